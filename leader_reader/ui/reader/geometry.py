"""Where text stands on the page: visible blocks, and the rectangles of a passage."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QTextBlock, QTextDocument, QTextLine

_INSIDE = 20.0


def blocks_between(text: QTextDocument, top: float, bottom: float) -> Iterator[tuple[int, QRectF]]:
    """Yield (number, rectangle) of each block between two heights of the page."""
    layout = text.documentLayout()
    block = first_block(text, top)
    while block.isValid():
        rect = layout.blockBoundingRect(block)
        if block.isVisible() and rect.top() > bottom:
            return
        if block.isVisible():
            yield block.blockNumber(), rect
        block = block.next()


def block_at(text: QTextDocument, height: float) -> QTextBlock:
    """Return the block at a height of the page, or one of the two beside the gap there."""
    margin = text.rootFrame().frameFormat().topMargin() + 1
    place = QPointF(_INSIDE, max(height, margin))
    position = text.documentLayout().hitTest(place, Qt.HitTestAccuracy.FuzzyHit)
    return text.findBlock(max(0, position))


def first_block(text: QTextDocument, top: float) -> QTextBlock:
    """Return the block at height `top`, or the one before the gap there."""
    block = block_at(text, top)
    return block.previous() if block.previous().isValid() else block


def span_rects(block: QTextBlock, start: int, end: int) -> list[QRectF]:
    """Return the rectangles, one a line, of UTF-16 `start..end` (counted from the block's start).

    They are relative to the block's own top left corner and as high as a line is.
    """
    pitch = block.blockFormat().lineHeight()
    rects = []
    for line in _lines(block, start, end):
        first = max(start, line.textStart())
        last = min(end, line.textStart() + line.textLength())
        if first < last:
            rects.append(_line_rect(line, first, last, pitch))
    return rects


def x_of(line: QTextLine, position: int) -> float:
    """Return the x of a cursor position on its line."""
    place: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return place[0]


def caret_rect(text: QTextDocument, position: int) -> QRectF:
    """Return the rectangle, on the page, of the line's slice at a UTF-16 `position`."""
    block = text.findBlock(min(position, text.characterCount() - 1))
    rect = text.documentLayout().blockBoundingRect(block)
    inside = position - block.position()
    line = block.layout().lineForTextPosition(inside)
    if not line.isValid():
        return rect
    middle = rect.top() + line.y() + line.height() / 2
    pitch = block.blockFormat().lineHeight() or line.height()
    return QRectF(rect.left() + x_of(line, inside), middle - pitch / 2, 1, pitch)


def neighbours(text: QTextDocument, start: int, end: int) -> tuple[QRectF, QRectF]:
    """Return the lines before and after those of UTF-16 `start..end`; null where there is none.

    They are on the page and as wide as the caret.
    """
    first, last = text.findBlock(start), text.findBlock(end)
    line = first.layout().lineForTextPosition(start - first.position())
    before = first.position() + line.textStart() - 1 if line.isValid() else first.position() - 1
    line = last.layout().lineForTextPosition(end - last.position())
    after = last.position() + last.length()
    if line.isValid() and line.lineNumber() + 1 < last.layout().lineCount():
        after = last.position() + line.textStart() + line.textLength()
    above = caret_rect(text, before) if before >= 0 else QRectF()
    below = caret_rect(text, after) if after < text.characterCount() else QRectF()
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
    height = pitch or line.height()
    top = line.y() + line.height() / 2 - height / 2
    return QRectF(from_x, top, to_x - from_x, height)
