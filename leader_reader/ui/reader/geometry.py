"""Where text stands on the page: visible blocks, and the rectangles of a passage."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF
from PySide6.QtGui import QTextBlock, QTextLine

from leader_reader.ui.reader.column_layout import ColumnLayout, x_of


def blocks_between(
    layout: ColumnLayout, top: float, bottom: float
) -> Iterator[tuple[QTextBlock, QRectF]]:
    """Yield (block, rectangle) of each block between two heights of the page."""
    text = layout.document()
    block = first_block(layout, top)
    while block.isValid():
        number = block.blockNumber()
        if block.isVisible() and layout.top(number) > bottom:
            return
        if block.isVisible():
            yield block, layout.rect(number)
        block = text.findBlockByNumber(number + 1)


def first_block(layout: ColumnLayout, top: float) -> QTextBlock:
    """Return the block before the one at height `top`: what is painted below it may be there."""
    return layout.document().findBlockByNumber(max(0, layout.number_at(top) - 1))


def span_rects(block: QTextBlock, start: int, end: int, pitch: float) -> list[QRectF]:
    """Return the rectangles, one a line, of UTF-16 `start..end` (counted from the block's start).

    They are relative to the block's own top left corner and `pitch` high, as a line is.
    """
    rects = []
    for line in _lines(block, start, end):
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            rects.append(_line_rect(line, first, last, pitch))
    return rects


def caret_rect(layout: ColumnLayout, position: int) -> QRectF:
    """Return the rectangle, on the page, of the line's slice at a UTF-16 `position`."""
    text = layout.document()
    block = text.findBlock(min(position, text.characterCount() - 1))
    rect = layout.rect(block.blockNumber())
    inside = position - block.position()
    line = block.layout().lineForTextPosition(inside)
    if not line.isValid():
        return rect
    middle = rect.top() + line.y() + line.height() / 2
    pitch = layout.setting(block.blockNumber()).line
    return QRectF(rect.left() + x_of(line, inside), middle - pitch / 2, 1, pitch)


def edge_rect(layout: ColumnLayout, position: int, *, after: bool) -> QRectF:
    """Return the slice of line at the near side of a character, or `after` it.

    A passage that ends with a line has its end there, not at the beginning of the next.
    """
    place = caret_rect(layout, position)
    block = layout.document().findBlock(position)
    line = block.layout().lineForTextPosition(position - block.position())
    if after and line.isValid():
        left = layout.rect(block.blockNumber()).left()
        place.moveLeft(left + x_of(line, position - block.position() + 1))
    return place


def neighbours(layout: ColumnLayout, start: int, end: int) -> tuple[QRectF, QRectF]:
    """Return the lines before and after those of UTF-16 `start..end`; null where there is none.

    They are on the page and as wide as the caret.
    """
    text = layout.document()
    first, last = text.findBlock(start), text.findBlock(end)
    for block in (first, last):
        layout.lay(block.blockNumber())
    line = first.layout().lineForTextPosition(start - first.position())
    before = first.position() + line.textStart() - 1 if line.isValid() else first.position() - 1
    line = last.layout().lineForTextPosition(end - last.position())
    after = last.position() + last.length()
    if line.isValid() and line.lineNumber() + 1 < last.layout().lineCount():
        after = last.position() + line.textStart() + line.textLength()
    above = caret_rect(layout, before) if before >= 0 else QRectF()
    below = caret_rect(layout, after) if after < text.characterCount() else QRectF()
    return above, below


def _lines(block: QTextBlock, start: int, end: int) -> Iterator[QTextLine]:
    """Yield the lines that UTF-16 `start..end` stands on."""
    layout = block.layout()
    number = layout.lineForTextPosition(max(0, start)).lineNumber()
    while number < layout.lineCount() and layout.lineAt(number).textStart() < end:
        yield layout.lineAt(number)
        number += 1


def _line_rect(line: QTextLine, first: int, last: int, pitch: float) -> QRectF:
    from_x, to_x = sorted((x_of(line, first), x_of(line, last)))
    to_x = max(from_x, min(to_x, line.x() + line.naturalTextWidth()))  # not the space at its end
    top = line.y() + line.height() / 2 - pitch / 2
    return QRectF(from_x, top, to_x - from_x, pitch)
