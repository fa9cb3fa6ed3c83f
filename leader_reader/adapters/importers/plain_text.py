"""Plain text, above all as people save it from web pages: title, headings, lists, comments."""

import re
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import only_date
from leader_reader.adapters.importers.encoding import decode, is_binary
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.plain_comments import (
    Comment,
    comments_in,
    ends_comments,
    is_counter,
)
from leader_reader.adapters.importers.plain_headings import headings_in
from leader_reader.adapters.importers.plain_lines import Line, lines_of
from leader_reader.adapters.importers.properties import first_doi, first_isbn, first_pmid
from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

_FURNITURE = frozenset(
    (
        "this content relates to the following topics",
        "skip to content",
        "skip to main content",
        "back to top",
        "print this page",
        "print",
        "share",
        "share this",
        "share this page",
        "menu",
        "search",
        "log in",
        "sign up",
        "subscribe",
    )
)
_ORIGINAL = re.compile(r"(?:\s*\((?:original|raw)\))+$", re.IGNORECASE)
_BYLINE = re.compile(r"(?:by|authors?:|written by)\s+(?P<names>\S.*)", re.IGNORECASE)
_NAME = re.compile(r"(?:(?:[A-ZÀ-Þ][\w.'’-]*|de|van|von|der|di|al|la)\s?){2,5}")
_CAPTION = re.compile(
    r"(?:Table|Figure|Fig\.|Box|Chart|Exhibit)\s*\d{1,3}(?:\.\d{1,2})?[a-z]?\s*(?:[.:–—-]\s*)?[A-Z].*"
)
_LONGEST_CAPTION = 300
_PICTURE_WORDS = 3
_TOP_LINES = 6
_OPENING = 30
"""A text's own DOI or ISBN stands in its first lines; later ones are those of its references."""


class PlainText:
    """Reads .txt and the like in any encoding."""

    format: str = "txt"
    endings: tuple[str, ...] = (".txt", ".text", ".log")

    def read(self, path: Path) -> Extract:
        data = read_bytes(path)
        if is_binary(data):
            raise UnreadableFile(path, "it is not a text file (it holds binary data)")
        extract = extract_text(decode(data).text)
        if not extract.blocks:
            raise UnreadableFile(path, "it holds no text")
        return extract


def extract_text(text: str) -> Extract:
    """Return what a plain text holds."""
    lines = [line for line in lines_of(text) if clean_text(line.text)]
    comments = comments_in(lines)
    headings = headings_in(lines, {at for note in comments for at in range(note.first, note.end)})
    blocks = tuple(_blocks(lines, comments, headings))
    pages = lines[-1].last_page if lines else 0
    return Extract(_metadata(lines, headings), blocks, pages or None)


def paragraphs_of(text: str, width: int = 0) -> list[Block]:
    """Return the blocks of a text that has neither title nor headings: a letter, a message.

    `width` is the column at which it is wrapped, 0 where that is not known.
    """
    lines = [line for line in lines_of(text, width) if clean_text(line.text)]
    return _plain_blocks(lines, {}, range(len(lines)))


def _blocks(
    lines: Sequence[Line], comments: Sequence[Comment], headings: dict[int, int]
) -> list[Block]:
    """Return the blocks of all lines; a comment's header lives on in its fields."""
    blocks: list[Block] = []
    place = 0
    for comment in comments:
        blocks += _plain_blocks(lines, headings, range(place, comment.first))
        blocks += [_comment_block(line, comment) for line in lines[comment.start : comment.end]]
        place = comment.end
    return blocks + _plain_blocks(lines, headings, range(place, len(lines)))


def _comment_block(line: Line, comment: Comment) -> Block:
    return Block(
        BlockKind.COMMENT,
        clean_text(line.text),
        marker=line.marker,
        author=clean_text(comment.author),
        role=clean_text(comment.role),
        date=comment.date,
    )


def _plain_blocks(lines: Sequence[Line], headings: dict[int, int], places: range) -> list[Block]:
    blocks: list[Block] = []
    indents: list[int] = []
    for at in places:
        line = lines[at]
        if _is_caption(lines, at) and headings.get(at) != 1:
            blocks.append(_placed(Block(BlockKind.CAPTION, _without_colon(line.text)), line))
        elif at in headings:
            blocks.append(_heading(line, headings[at]))
        elif line.marker:
            indents = [indent for indent in indents if indent < line.indent] + [line.indent]
            item = Block(BlockKind.LIST_ITEM, clean_text(line.text), level=len(indents))
            blocks.append(_placed(replace(item, marker=line.marker), line))
            continue
        else:
            blocks.append(_paragraph(line))
        indents = []
    return blocks


def _is_caption(lines: Sequence[Line], at: int) -> bool:
    """Tell whether a line tells of a table or picture: "Table 2. Beds", or right above rows."""
    line = lines[at]
    if line.row or line.quoted or line.marker or len(line.text) > _LONGEST_CAPTION:
        return False
    if _CAPTION.fullmatch(line.text) or (line.gap and _is_picture(line.text)):
        return True
    if line.text.startswith(": ") and at and lines[at - 1].row:
        return True
    above_rows = at + 1 < len(lines) and lines[at + 1].row
    return above_rows and bool(line.gap) and not line.text.endswith((".", ":", ","))


def _without_colon(text: str) -> str:
    """Return a caption without the colon that Pandoc puts before it."""
    return clean_text(text.removeprefix(": "))


def _is_picture(text: str) -> bool:
    """Tell whether a line stands for a picture, as programs write it: [what it shows]."""
    inside = text[1:-1]
    bracketed = text.startswith("[") and text.endswith("]")
    return bracketed and not {"[", "]"} & set(inside) and len(inside.split()) >= _PICTURE_WORDS


def _heading(line: Line, level: int) -> Block:
    return _placed(Block(BlockKind.HEADING, clean_text(line.text), level=level), line)


def _paragraph(line: Line) -> Block:
    if line.row:
        return _placed(Block(BlockKind.TABLE, _cells(line.text)), line)
    text = clean_text(line.text)
    if line.quoted:
        return _placed(Block(BlockKind.QUOTE, text), line)
    return _placed(Block(BlockKind.PARAGRAPH, text, main=not is_furniture(text)), line)


def _cells(row: str) -> str:
    return "\t".join(clean_text(cell) for cell in row.split("\t"))


def _placed(block: Block, line: Line) -> Block:
    """Return the block with the pages that its line stands on."""
    return replace(block, page=line.page, breaks=line.breaks) if line.page else block


def is_furniture(text: str) -> bool:
    """Tell whether a line is part of the page around a text: "Share this", "Comments: 8"."""
    if is_counter(text) or ends_comments(text):
        return True
    return text.rstrip(":.").casefold() in _FURNITURE


def _metadata(lines: Sequence[Line], headings: dict[int, int]) -> Metadata:
    title = next((at for at in headings if headings[at] == 1), None)
    opening = [line.text for line in lines[:_OPENING]]
    numbers = Metadata(doi=first_doi(opening), isbn=first_isbn(opening), pmid=first_pmid(opening))
    if title is None:
        return numbers
    top = [line.text for line in lines[title + 1 : title + _TOP_LINES]]
    return replace(
        numbers,
        title=_ORIGINAL.sub("", clean_text(lines[title].text)),
        authors=next((names for names in map(_names, top[:2]) if names), ()),
        date=next((day for day in map(only_date, top) if day), ""),
    )


def _names(text: str) -> tuple[str, ...]:
    """Return the people a line names, where it holds nothing else."""
    byline = _BYLINE.fullmatch(text)
    names = re.split(r";|,| and | & ", byline.group("names") if byline else text)
    listed = [name.strip() for name in names if name.strip()]
    enough = byline is not None or (";" in text and len(listed) > 1)
    people = all(_NAME.fullmatch(name) for name in listed)
    return tuple(listed) if enough and people else ()
