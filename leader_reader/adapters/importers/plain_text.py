"""Plain text, above all as people save it from web pages: title, headings, lists, comments."""

import re
from collections.abc import Sequence
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
_TOP_LINES = 6


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
    return Extract(_metadata(lines, headings), blocks)


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
        if at in headings:
            blocks.append(_heading(line, headings[at]))
        elif line.marker:
            indents = [indent for indent in indents if indent < line.indent] + [line.indent]
            text = clean_text(line.text)
            item = Block(BlockKind.LIST_ITEM, text, level=len(indents), marker=line.marker)
            blocks.append(item)
            continue
        else:
            blocks.append(_paragraph(line))
        indents = []
    return blocks


def _heading(line: Line, level: int) -> Block:
    return Block(BlockKind.HEADING, clean_text(line.text), level=level)


def _paragraph(line: Line) -> Block:
    text = clean_text(line.text)
    quoted = text.lstrip("> ") if text.startswith(">") else ""
    if quoted:
        return Block(BlockKind.QUOTE, quoted)
    return Block(BlockKind.PARAGRAPH, text, main=not is_furniture(text))


def is_furniture(text: str) -> bool:
    """Tell whether a line is part of the page around a text: "Share this", "Comments: 8"."""
    if is_counter(text) or ends_comments(text):
        return True
    return text.rstrip(":.").casefold() in _FURNITURE


def _metadata(lines: Sequence[Line], headings: dict[int, int]) -> Metadata:
    title = next((at for at in headings if headings[at] == 1), None)
    if title is None:
        return Metadata()
    top = [line.text for line in lines[title + 1 : title + _TOP_LINES]]
    return Metadata(
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
