"""Where passages are in the viewport, and what the view still has to bring into sight."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF

from leader_reader.domain.annotation import AreaSelector
from leader_reader.ui.reader.mark_painter import mark_colour
from leader_reader.ui.reader.marks import Mark, MarkIndex
from leader_reader.ui.reader.pages.area_words import rect_of
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.page_lines import PageLines
from leader_reader.ui.reader.pages.scroller import Scroller
from leader_reader.ui.theme import Theme

Span = tuple[int, int]

_MOST_TICKS = 1500
_CARET, _AWAY, _SHORTER = 2, 0.5, 0.08


@dataclass(frozen=True, slots=True)
class Target:
    """A passage to bring into sight, or its line `to_top` of the view, or an area of a page."""

    start: int
    end: int
    to_top: bool = False
    area: AreaSelector | None = None


class Passages:
    """Finds passages of `book` in the view that `scroller` scrolls; rectangles are of its viewport.

    A rectangle is null where the page's text is not known, or has no such passage.
    """

    def __init__(self, book: Book, scroller: Scroller) -> None:
        self._book, self._scroller = book, scroller

    def caret(self, offset: int) -> QRectF:
        """Return the slice of line at a boundary."""
        found = self._book.text.caret(offset) if self._book.text and self._book.sizes else None
        return self._scroller.in_view(*found) if found else QRectF()

    def caret_box(self, offset: int) -> QRectF:
        """Return what is painted as caret: a little lower than its line, clear of the letter."""
        line = self.caret(offset)
        if line.isNull():
            return line
        free = round(max(line.height(), line.width()) * _SHORTER)
        if line.width() > line.height():  # in text that runs down or up
            top = line.top() - _AWAY - _CARET
            return QRectF(line.left() + free, top, line.width() - 2 * free, _CARET)
        left = line.left() - _AWAY - _CARET
        return QRectF(left, line.top() + free, _CARET, line.height() - 2 * free)

    def edge(self, offset: int, *, after: bool) -> QRectF:
        """Return the slice of line on the near side of a character, or `after` it."""
        text = self._book.text if self._book.sizes else None
        found = text.edge(offset, after=after) if text else None
        return self._scroller.in_view(*found) if found else QRectF()

    def stretch(self, start: int, end: int) -> QRectF:
        """Return the rectangle around what is seen of a stretch of text."""
        around = QRectF()
        for page in self._scroller.visible() if self._book.text else ():
            for rect in self._rects(page, start, end):
                around = around.united(self._scroller.in_view(page, rect))
        return around

    def around(self, start: int, end: int) -> QRectF:
        """Return the rectangle around the part of a passage beside its end, in one column.

        Where that is not seen it is the part beside its beginning.
        """
        if self._book.text is None or not self._book.sizes:
            return QRectF()
        pages = self._book.text.pages_of(start, end)
        if not pages:
            return QRectF()
        last = self._part(pages[-1], start, end, from_end=True)
        if last.intersects(QRectF(QPointF(), self._scroller.seen.size())):
            return last
        first = self._part(pages[0], start, end, from_end=False)
        return last if first.isNull() else first

    def top(self) -> int:
        """Return the offset of the line at the top of the view."""
        text, seen = self._book.text, self._scroller.visible()
        if text is None or self._scroller.seen.top() <= 0:
            return 0
        for page in seen:
            y = self._scroller.spot_on(page, QPointF()).y()
            found = text.top_of(page, y)
            if found is not None:
                return found
        return 0

    def page_of(self, target: Target) -> int | None:
        """Return the page that a target is on."""
        if target.area is not None:
            return target.area.page
        return self._book.text.page_of(target.start) if self._book.text else None

    def ticks(
        self, marks: MarkIndex, hits: Sequence[Span], theme: Theme
    ) -> list[tuple[float, str]]:
        """Return (place from 0 to 1, colour) of every mark, and of the hits over them."""
        if self._book.text is None or not self._book.sizes or not (len(marks) or hits):
            return []
        found = [(mark.start, mark_colour(mark, theme)) for mark in marks]
        apart = max(1, len(self._book.text.document.text) // _MOST_TICKS)
        places = {start // apart: start for start, _ in reversed(hits)}
        found += [(start, theme.warning) for start in places.values()]
        fractions = self._fractions([offset for offset, _ in found])
        return [(place, colour) for place, (_, colour) in zip(fractions, found, strict=True)]

    def area_ticks(self, marks: Sequence[Mark], theme: Theme) -> list[tuple[float, str]]:
        """Return (place from 0 to 1, colour) of the top of each area."""
        sheets = self._scroller.sheets
        known = [(mark, mark.area) for mark in marks if mark.area is not None]
        return [
            (sheets.from_page(area.page, rect_of(area)).top() / max(1.0, sheets.height), colour)
            for mark, area in known
            if area.page <= len(sheets.sizes)
            for colour in [mark_colour(mark, theme)]
        ]

    def area(self, area: AreaSelector) -> QRectF:
        """Return where an area is; null where there is no such page."""
        known = area.page <= len(self._scroller.sheets.sizes)
        return self._scroller.in_view(area.page, rect_of(area)) if known else QRectF()

    def neighbours(self, start: int, end: int) -> tuple[QRectF, QRectF]:
        """Return the lines above and below a passage on its page and in its column."""
        return self._beside(start, -1), self._beside(end, 1)

    def aim(self, target: Target) -> bool:
        """Bring a target into sight; tell whether its place is known exactly."""
        text, scroller = self._book.text, self._scroller
        if target.area is not None:
            return self._aim_at_area(target.area)
        page = text.page_of(target.start) if text else None
        if text is None or page is None or not 1 <= page <= len(self._book.sizes):
            return not text
        found = text.caret(target.start)
        if target.to_top and not target.start:
            scroller.to_top(1, 0)
        elif found is not None and target.to_top:
            scroller.to_top(found[0], found[1].top())
        elif found is not None:
            scroller.show(*self._rect(target, found))
        else:
            scroller.to_top(page, 0)
        return found is not None or text.lines(page) is not None

    def _aim_at_area(self, area: AreaSelector) -> bool:
        if not 1 <= area.page <= len(self._book.sizes):
            return False
        rect, scale = rect_of(area), self._scroller.sheets.scale(area.page)
        high = self._scroller.seen.height() / scale
        top = QRectF(rect.left(), rect.top(), rect.width(), 1)
        self._scroller.show(area.page, rect if rect.height() < high else top)
        return True

    def _fractions(self, offsets: Sequence[int]) -> list[float]:
        """Return how far down the pages offsets are, as if text were spread evenly over each."""
        text, sheets = self._book.text, self._scroller.sheets
        stretches = []
        for page in range(1, len(sheets.sizes) + 1) if text else ():
            whole = text.places.page_offsets(page) if text else None
            if whole is not None:
                rect = sheets.rect(page)
                stretches.append((*whole, rect.top(), rect.height() / max(1, whole[1] - whole[0])))
        stretches.sort()
        firsts = [stretch[0] for stretch in stretches]
        fractions = []
        for offset in offsets if stretches else ():
            first, last, top, slope = stretches[max(0, bisect_right(firsts, offset) - 1)]
            y = top + (min(max(offset, first), last) - first) * slope
            fractions.append(y / max(1.0, sheets.height))
        return fractions or [0.0] * len(offsets)

    def _rect(self, target: Target, found: tuple[int, QRectF]) -> tuple[int, QRectF]:
        """Return the part of a target to be seen: its column, or its line if that is high."""
        page, caret = found
        part = _one_column(self._rects(page, target.start, target.end))
        high = self._scroller.seen.height() / self._scroller.sheets.scale(page)
        return page, part if 0 < part.height() < high / 2 else caret

    def _rects(self, page: int, start: int, end: int) -> list[QRectF]:
        return self._book.text.rects(page, start, end) if self._book.text else []

    def _part(self, page: int, start: int, end: int, *, from_end: bool) -> QRectF:
        rects = self._rects(page, start, end)
        part = _one_column(rects[::-1] if from_end else rects)
        return QRectF() if part.isNull() else self._scroller.in_view(page, part)

    def _beside(self, offset: int, by: int) -> QRectF:
        here = self._book.text.line_at(offset) if self._book.text else None
        lines = self._book.text.lines(here[0]) if here and self._book.text else None
        if here is None or lines is None:
            return QRectF()
        return self._scroller.in_view(here[0], _next_line(lines, here[1], by))


def _next_line(lines: PageLines, number: int, by: int) -> QRectF:
    """Return the line above or below in the same column, null where there is none."""
    here, other = lines.lines[number], number + by
    while 0 <= other < len(lines.lines):
        line = lines.lines[other]
        apart = line.left >= here.right or line.right <= here.left
        level = min(line.bottom, here.bottom) - max(line.top, here.top) > line.rect.height() / 2
        if apart and not level:
            return QRectF()
        if not level:
            return lines.rect(other)
        other += by
    return QRectF()


def _one_column(rects: Sequence[QRectF]) -> QRectF:
    """Return the rectangle around those of `rects` that come first, up to another column."""
    part = rects[0] if rects else QRectF()
    for rect in rects[1:]:
        if rect.left() >= part.right() or rect.right() <= part.left():
            break
        part = part.united(rect)
    return part
