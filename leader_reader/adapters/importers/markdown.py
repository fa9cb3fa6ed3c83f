"""Markdown: CommonMark with tables, footnotes and front matter, read by way of its HTML."""

import re
from collections.abc import Mapping
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date_or_year
from leader_reader.adapters.importers.encoding import decode, is_binary
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.front_matter import split_front_matter
from leader_reader.adapters.importers.html.tree import parse_page
from leader_reader.adapters.importers.html.walker import Manner, blocks_of
from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

_MOST_QUOTES = 20
_DEEPEST_INDENT = 40
_NESTING = 200
_QUOTES = re.compile(rf"^((?:[ \t]{{0,3}}>){{{_MOST_QUOTES}}})[ \t>]*>", re.M)
_INDENT = re.compile(rf"^[ \t]{{{_DEEPEST_INDENT}}}[ \t]+(?=[-*+\d])", re.M)
_PARAGRAPH_END = re.compile(r"(\n[ \t]*\n)")
_MOST_OPEN = 1000


class Markdown:
    """Reads .md files."""

    format: str = "md"
    endings: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

    def read(self, path: Path) -> Extract:
        data = read_bytes(path)
        if is_binary(data):
            raise UnreadableFile(path, "it is not a text file (it holds binary data)")
        text = decode(data).text.removeprefix("\ufeff")
        matter, body = split_front_matter("\n".join(text.splitlines()))
        root = parse_page(f"<!doctype html><body>{_html(body)}</body>", path)
        blocks = blocks_of(root, Manner(furniture=False))
        if not blocks:
            raise UnreadableFile(path, "it holds no text")
        return Extract(_metadata(matter, blocks), tuple(blocks))


def _html(body: str) -> str:
    """Return the text as HTML. Nesting that no one writes by hand is made shallow first."""
    body = _QUOTES.sub(r"\1", body)
    body = _INDENT.sub(" " * _DEEPEST_INDENT, body)
    body = "".join(_closed(part) for part in _PARAGRAPH_END.split(body))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin)
    parser.add_render_rule("footnote_anchor", _nothing)
    return str(parser.render(body))


def _closed(paragraph: str) -> str:
    """Take brackets literally where a thousand stay open; looking for their ends takes minutes."""
    open_ones = paragraph.count("[") - paragraph.count("]")
    return paragraph.replace("[", r"\[") if open_ones > _MOST_OPEN else paragraph


def _nothing(*_: object) -> str:
    return ""


def _metadata(matter: Mapping[str, list[str]], blocks: list[Block]) -> Metadata:
    def one(*keys: str) -> str:
        return next((clean_text(matter[key][0]) for key in keys if matter.get(key)), "")

    heads = (block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1)
    return Metadata(
        title=one("title") or next(heads, ""),
        authors=_authors(matter),
        organisation=one("organisation", "organization", "affiliation", "institute"),
        date=iso_date_or_year(one("date", "published", "created", "pubdate")),
        doi=one("doi"),
        isbn=one("isbn"),
        publisher=one("publisher"),
        source=one("url", "source", "canonical_url", "link"),
        language=one("lang", "language"),
    )


def _authors(matter: Mapping[str, list[str]]) -> tuple[str, ...]:
    for key in ("author", "authors", "by", "creator"):
        names = [part.strip() for name in matter.get(key, []) for part in name.split(";")]
        if any(names):
            return tuple(clean_text(name) for name in names if name)
    return ()
