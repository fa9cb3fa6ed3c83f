"""Markdown: CommonMark with tables, footnotes and front matter, read by way of its HTML."""

import re
from collections.abc import Iterable, Mapping
from itertools import accumulate
from pathlib import Path

from markdown_it import MarkdownIt
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.attrs import attrs_plugin
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date_or_year
from leader_reader.adapters.importers.encoding import decode, is_binary
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.front_matter import literal_blocks, split_front_matter
from leader_reader.adapters.importers.html.pictures import alt_of
from leader_reader.adapters.importers.html.tree import Element, parse_page
from leader_reader.adapters.importers.html.walker import Manner, Place, blocks_of
from leader_reader.adapters.importers.pandoc_markdown import as_commonmark, raised_plugin
from leader_reader.adapters.importers.pictures import picture_elsewhere, with_last_pictures
from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.identifiers import doi_in, isbn, isbn_in, pmid
from leader_reader.domain.people import authors_in
from leader_reader.domain.picture import Picture
from leader_reader.services.ports import Extract

_MOST_QUOTES = 20
_DEEPEST_INDENT = 40
_NESTING = 200
_QUOTES = re.compile(rf"^((?:[ \t]{{0,3}}>){{{_MOST_QUOTES}}})[ \t>]*>", re.M)
_INDENT = re.compile(rf"^[ \t]{{{_DEEPEST_INDENT}}}[ \t]+(?=[-*+\d])", re.M)
_TASK = re.compile(r"(<li>\s*(?:<p>)?)\[([ xX])\] ")
_ABSTRACT_HEADING = "# Abstract"
_TITLE_OF_PARTS = re.compile(r"^(#{1,5} )", re.M)
_PARAGRAPH_END = re.compile(r"(\n[ \t]*\n)")
_BRACKET = re.compile(r"[\[\]]")
_MOST_OPEN = 1000


class Markdown:
    """Reads .md files."""

    format: str = "md"
    endings: tuple[str, ...] = (".md", ".markdown", ".mdown", ".mkd")

    def read(self, path: Path) -> Extract:
        data = read_bytes(path)
        if is_binary(data):
            raise UnreadableFile(path, "it is not a text file (it holds binary data)")
        text = "\n".join(decode(data).text.removeprefix("\ufeff").splitlines())
        matter, body = split_front_matter(text)
        body = as_commonmark(_abstract(text) + body, _keys(matter.get("references", ())))
        root = parse_page(f"<!doctype html><body>{_html(body)}</body>", path)
        place = Place()
        blocks = blocks_of(root, Manner(furniture=False, picture=_told), place)
        blocks = with_last_pictures(blocks, place.pictures)
        if not blocks:
            raise UnreadableFile(path, "it holds no text")
        return Extract(_metadata(matter, blocks), tuple(blocks))


def _abstract(text: str) -> str:
    """Return the abstract that the front matter holds, its headings below one of its own."""
    abstract = literal_blocks(text).get("abstract", "")
    below = _TITLE_OF_PARTS.sub(r"#\1", abstract)
    return f"{_ABSTRACT_HEADING}\n\n{below}\n\n" if abstract else ""


def _keys(references: Iterable[str]) -> list[str]:
    """Return the keys of the works that the front matter lists."""
    named = (entry.partition("id:") for entry in references)
    return [key.strip().strip("\"'") for before, sign, key in named if sign and not before.strip()]


def _told(element: Element) -> Picture | None:
    return picture_elsewhere(clean_text(alt_of(element)))


def _html(body: str) -> str:
    """Return the text as HTML. Nesting that no one writes by hand is made shallow first."""
    body = _QUOTES.sub(r"\1", body)
    body = _INDENT.sub(" " * _DEEPEST_INDENT, body)
    body = "".join(_closed(part) for part in _PARAGRAPH_END.split(body))
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": _NESTING})
    parser.enable(["table", "strikethrough"]).use(footnote_plugin).use(deflist_plugin)
    parser.use(admon_plugin).use(attrs_plugin, spans=True).use(raised_plugin)
    parser.add_render_rule("footnote_anchor", _nothing)
    return _TASK.sub(lambda task: task[1] + ("☐ " if task[2] == " " else "☒ "), parser.render(body))


def _closed(paragraph: str) -> str:
    """Take brackets literally where a thousand are open at once: to find their ends takes long."""
    steps = (1 if sign == "[" else -1 for sign in _BRACKET.findall(paragraph))
    deepest = max(accumulate(steps, lambda held, step: max(0, held + step)), default=0)
    return paragraph.replace("[", r"\[") if deepest > _MOST_OPEN else paragraph


def _nothing(*_: object) -> str:
    return ""


def _metadata(matter: Mapping[str, list[str]], blocks: list[Block]) -> Metadata:
    def one(*keys: str) -> str:
        return next((clean_text(matter[key][0]) for key in keys if matter.get(key)), "")

    heads = (block.text for block in blocks if block.kind is BlockKind.HEADING and block.level == 1)
    heads = (head for head in heads if f"# {head}" != _ABSTRACT_HEADING)
    book = one("isbn")
    return Metadata(
        title=one("title") or next(heads, ""),
        authors=_authors(matter),
        organisation=one("organisation", "organization", "affiliation", "institute", "institution"),
        date=iso_date_or_year(one("date", "published", "created", "pubdate", "issued")),
        doi=doi_in(one("doi")) or doi_in(one("url", "source")),
        isbn=isbn(book) or isbn_in(book),
        publisher=one("publisher"),
        source=one("url", "source", "canonical_url", "link"),
        language=one("lang", "language", "locale"),
        pmid=pmid(one("pmid")),
        container=one("journal", "container-title", "container"),
        volume=one("volume"),
        issue=one("issue"),
        page_range=one("page", "pages"),
    )


def _authors(matter: Mapping[str, list[str]]) -> tuple[str, ...]:
    for key in ("author", "authors", "by", "creator"):
        listed = matter.get(key, [])
        if len(listed) > 1:
            return tuple(dict.fromkeys(clean_text(name) for name in listed if name.strip()))
        if any(listed):
            return authors_in(listed[0])
    return ()
