"""What is copied from a document: its words letter for letter, and how they were set."""

from collections.abc import Iterator
from html import escape
from itertools import pairwise

from PySide6.QtCore import QMimeData

from leader_reader.domain.document import Block, BlockKind, Document, SpanStyle

_TAGS = {
    SpanStyle.BOLD: "b",
    SpanStyle.ITALIC: "i",
    SpanStyle.SUPERSCRIPT: "sup",
    SpanStyle.SUBSCRIPT: "sub",
}


def copied(document: Document, start: int, end: int) -> QMimeData:
    """Return code points `start..end` of the document as plain text and as HTML."""
    found = QMimeData()
    found.setText(document.text[start:end])
    found.setHtml("\n".join(_blocks(document, start, end)))
    return found


def _blocks(document: Document, start: int, end: int) -> Iterator[str]:
    for number in range(document.block_at(start), document.block_at(max(start, end - 1)) + 1):
        first, last = document.block_range(number)
        block = document.blocks[number]
        words = _words(block, max(start - first, 0), min(end, last) - first)
        yield f"<{_tag(block)}>{words}</{_tag(block)}>"


def _tag(block: Block) -> str:
    if block.kind is BlockKind.HEADING:
        return f"h{max(1, min(6, block.level))}"
    names = {BlockKind.QUOTE: "blockquote", BlockKind.CODE: "pre"}
    return names.get(block.kind, "p")


def _words(block: Block, start: int, end: int) -> str:
    """Return part of a block's text, each piece in the tags that hold for all of it."""
    ends = {point for span in block.spans for point in (span.start, span.end)}
    cuts = sorted({start, end} | {point for point in ends if start < point < end})
    return "".join(_piece(block, *each) for each in pairwise(cuts))


def _piece(block: Block, start: int, end: int) -> str:
    styles = {span.style for span in block.spans if span.start < end and span.end > start}
    words = escape(block.text[start:end])
    for style, tag in _TAGS.items():
        if style in styles:
            words = f"<{tag}>{words}</{tag}>"
    return words
