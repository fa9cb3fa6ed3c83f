"""The text of a message as a row of entries, each with the depth at which it is quoted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from leader_reader.adapters.importers.html.tree import Element, parse_page, tag_of
from leader_reader.adapters.importers.html.walker import Manner, blocks_of
from leader_reader.domain.document import Block
from leader_reader.domain.errors import UnreadableFile

_SIGNS = re.compile(r"\s{0,2}((?:>[ \t]?){1,50})")
_DEEPEST = 20
_MARK = "\ue0f0{}\ue0f1"
_MARKED = re.compile("\ue0f0(\\d+)\ue0f1")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of plain text, "" where it is empty, or a `block` of a page."""

    text: str
    quoted: int = 0
    block: Block | None = None


def text_entries(text: str) -> list[Entry]:
    """Return the lines of a plain text, the signs > before them taken off and counted."""
    entries: list[Entry] = []
    for line in text.splitlines():
        signs = _SIGNS.match(line)
        inside = line[signs.end() :] if signs else line
        depth = signs.group(1).count(">") if signs else 0
        entries.append(Entry(inside.rstrip("\r\n") if inside.strip() else "", depth))
    return entries


def html_entries(text: str, path: Path) -> list[Entry]:
    """Return the blocks of a page; what stands in a <blockquote> is quoted once more."""
    try:
        root = parse_page(text, path)
    except UnreadableFile:  # an empty part is no fault of the message around it
        return []
    return list(_entries(root, 0))


def _entries(root: Element, depth: int) -> Iterator[Entry]:
    quotes = _taken_out(root) if depth < _DEEPEST else []
    for block in blocks_of(root, Manner(furniture=False)):
        mark = _MARKED.fullmatch(block.text)
        if mark and int(mark.group(1)) < len(quotes):
            yield from _entries(quotes[int(mark.group(1))], depth + 1)
        else:
            yield Entry(block.text, depth, block)


def _taken_out(root: Element) -> list[Element]:
    """Put a mark in place of each outermost <blockquote>; return these."""
    walk = etree.iterwalk(root, events=("start",))
    quotes: list[Element] = []
    for _, element in walk:
        if tag_of(element) == "blockquote" and element is not root:
            walk.skip_subtree()
            quotes.append(element)
    for number, quote in enumerate(quotes):
        above = quote.getparent()
        if above is None:
            continue
        mark = etree.Element("p")
        mark.text = _MARK.format(number)
        mark.tail, quote.tail = quote.tail, None
        above.replace(quote, mark)
        quote.tag = "div"
    return quotes
