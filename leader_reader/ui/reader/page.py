"""One document laid out as a column: its text, marks and hits, and where everything stands."""

from collections.abc import Iterator, Sequence
from functools import cached_property

from PySide6.QtCore import QObject, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QTextCursor

from leader_reader.domain.document import Document
from leader_reader.ui.reader import adornments
from leader_reader.ui.reader.area_signs import AreaSigns
from leader_reader.ui.reader.column_layout import ColumnLayout
from leader_reader.ui.reader.footnotes import Footnotes, Reference
from leader_reader.ui.reader.geometry import (
    blocks_between,
    caret_rect,
    edge_rect,
    first_block,
    neighbours,
    span_rects,
)
from leader_reader.ui.reader.mark_painter import MarkPainter, mark_colour
from leader_reader.ui.reader.marks import Mark, MarkIndex
from leader_reader.ui.reader.note_signs import paint_signs
from leader_reader.ui.reader.offsets import Offsets
from leader_reader.ui.reader.rendering import PAGE_BOTTOM, PAGE_SIDE, render
from leader_reader.ui.reader.typography import Look

_EDGE = 4.0
LAID_OUT_SOON = 30_000
"""Documents of so many words are laid out at once; in longer ones places go by offset."""
_SCREENFUL = 2_000

_MOST_TICKS = 1500
"""Ticks of hits at most: a bar has fewer pixels, and each takes its time."""


class Page:
    """A document in one look. Offsets are code points, places are pixels from the page's top.

    `folded` are the stretches of furniture around a saved page's text that are not shown.
    """

    def __init__(self, source: Document, look: Look, parent: QObject) -> None:
        self.source = source
        self.look = look
        self.offsets = Offsets(source.text)
        self._rendering = render(source, look, parent)
        self.text = self._rendering.text
        self.layout = ColumnLayout(self._rendering)
        self.marks = MarkPainter(source, self.offsets, look.theme, self._pitch_of)
        self.areas = AreaSigns(lambda offset: self.caret(self.shown(offset)))
        self._fractions: dict[int, float] = {}
        self._fractions_for = QSizeF()
        self.folded = [self._stretch(run) for run in self._rendering.furniture]
        self._fold(hidden=True)

    @property
    def index(self) -> MarkIndex:
        return self.marks.index

    def set_look(self, look: Look) -> None:
        """Set the same text in another look; all else stays as it is."""
        self.look = look
        self._rendering = self._rendering.in_look(look)
        self.marks.set_theme(look.theme)
        self.layout.set_rendering(self._rendering)

    def reveal(self, *places: tuple[int, int]) -> None:
        """Show the furniture around the text for good if one of `places` lies in it."""
        for first, last in self.folded:
            if any(start < last and end > first for start, end in places):
                self._unfold()
                return

    def reveal_marked(self) -> None:
        """Show the furniture around the text if there is a mark in it."""
        if any(self.index.between(first, last) for first, last in self.folded):
            self._unfold()

    def shown(self, offset: int) -> int:
        """Return `offset`, or what is next to it of the text that is shown."""
        for first, last in self.folded:
            if first <= offset <= last:
                return last + 1 if first == 0 else first - 1
        return offset

    def progress(self, top: int, scrolled: int, room: int) -> float:
        """Return how far the text is read, 0 to 1, with offset `top` at the top of the view.

        The view is `room` pixels high and `scrolled` down by so many.
        """
        if self.source.record.words > LAID_OUT_SOON:
            return min(1.0, top / max(1, len(self.source.text) - _SCREENFUL))
        reach = self.layout.documentSize().height() - room - PAGE_BOTTOM
        return min(1.0, scrolled / reach) if reach > 0 else 1.0

    def paint(self, painter: QPainter, area: QRectF) -> None:
        """Paint everything but the text itself; `area` is what is exposed."""
        adornments.paint_page_head(painter, self._rendering)
        area = area.adjusted(0, -_EDGE, 0, _EDGE)
        blocks = list(blocks_between(self.layout, area.top(), area.bottom()))
        self._paint_groups(painter, [block.blockNumber() for block, _ in blocks])
        for block, rect in blocks:
            block.layout().setCacheEnabled(True)  # else its words are shaped at every look
            adornments.paint_beside(painter, self._rendering, block, rect)
            self.marks.paint(painter, block, rect.topLeft())
        if self.areas.marks:
            stretch = self._stretch_between(area.top(), area.bottom())
            self.areas.paint(painter, *stretch, self.look.theme)

    def caret(self, offset: int) -> QRectF:
        """Return the slice of its line at `offset`."""
        return caret_rect(self.layout, self.offsets.to_utf16(offset))

    def is_near(self, offset: int, top: float, room: float) -> bool:
        """Tell whether the block of `offset` is in sight of a view at `top`, as far as is known."""
        if not self.source.blocks:
            return False
        number = self.source.block_at(offset)
        return self.layout.bottom(number) >= top - _EDGE and self.layout.top(number) <= top + room

    def edge(self, offset: int, *, after: bool) -> QRectF:
        """Return the slice of line on the near side of a character, or `after` it."""
        return edge_rect(self.layout, self.offsets.to_utf16(offset), after=after)

    def top_of(self, offset: int) -> float:
        """Return the height of the line at `offset`, where a block begins that of its pictures."""
        number = self.source.block_at(offset)
        if self.source.blocks and self.source.starts[number] == offset:
            return self.layout.start(number)
        return self.caret(offset).top()

    def passage(self, start: int, end: int) -> QRectF:
        """Return the rectangle around a passage; over several lines it has the full width."""
        first, last = self.caret(start), self.caret(end)
        rect = first.united(last)
        if first.top() != last.top():
            rect.setLeft(PAGE_SIDE)
            rect.setWidth(self._rendering.width)
        return rect

    def neighbours(self, start: int, end: int) -> tuple[QRectF, QRectF]:
        """Return the lines before and after those of a passage; null where there is none."""
        first, last = self.offsets.to_utf16(start), self.offsets.to_utf16(end)
        return neighbours(self.layout, first, min(last, self.text.characterCount() - 1))

    def rows(self, start: int, end: int) -> QRectF:
        """Return the rows of the page that a passage stands in, with the edge of its mark."""
        rect = self.caret(start).united(self.caret(end))
        return QRectF(0, rect.top() - _EDGE, self.text.textWidth(), rect.height() + 2 * _EDGE)

    def lines(self, start: int, end: int, area: QRectF) -> Iterator[QRectF]:
        """Yield the rectangles, one a line, of a passage as far as it is in `area`."""
        first, last = self.offsets.to_utf16(start), self.offsets.to_utf16(end)
        for block, rect in blocks_between(self.layout, area.top(), area.bottom()):
            inside = max(0, first - block.position()), last - block.position()
            if inside[1] > 0 and inside[0] < block.length():
                rects = span_rects(block, *inside, self._pitch_of(block.blockNumber()))
                yield from (line.translated(rect.topLeft()) for line in rects)

    def line_at(self, y: float) -> QRectF | None:
        """Return the slice of the line at a height of the page; None between lines."""
        number = self.layout.number_at(y)
        rect = self.layout.rect(number)
        if not rect.top() <= y < rect.bottom():
            return None
        position = self.layout.hitTest(QPointF(rect.left() + 1, y), Qt.HitTestAccuracy.FuzzyHit)
        return caret_rect(self.layout, position)

    def cursor(self, start: int, end: int | None = None) -> QTextCursor:
        """Return a cursor at `start`, or with `start..end` selected."""
        cursor = QTextCursor(self.text)
        last = self.text.characterCount() - 1
        cursor.setPosition(min(self.offsets.to_utf16(start), last))
        if end is not None:
            place = min(self.offsets.to_utf16(end), last)
            cursor.setPosition(place, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected(self, cursor: QTextCursor) -> tuple[int, int] | None:
        """Return the code points that `cursor` selects, or None."""
        if not cursor.hasSelection():
            return None
        start = self.offsets.to_code_point(cursor.selectionStart())
        return start, self.offsets.to_code_point(cursor.selectionEnd())

    def notes_between(self, top: float, bottom: float) -> Iterator[tuple[Mark, float]]:
        """Yield each mark that has a note and begins between two heights, with its own height."""
        if not self.source.blocks:
            return
        start, end = self._stretch_between(top, bottom)
        texts = [laned.mark for laned in self.index.between(start, end)]
        found = [mark for mark in (*texts, *self.areas.between(start, end)) if mark.note]
        for mark in sorted(found, key=lambda mark: mark.start):
            if mark.start >= start:
                yield mark, self.caret(mark.start).top()

    def area_at(self, point: QPointF) -> list[Mark]:
        """Return the areas whose sign is at a point of the page."""
        if not self.areas.marks or not self.source.blocks:
            return []
        return self.areas.at(*self._stretch_between(point.y() - _EDGE, point.y() + _EDGE), point)

    def marks_at(self, point: QPointF) -> list[Mark]:
        """Return the marks under a point of the page, the shortest first."""
        offset = self._offset_at(point)
        for place in (offset, offset - 1):
            over = self.index.at(place)
            if any(self.passage(mark.start, mark.end).contains(point) for mark in over):
                return over
        return []

    @cached_property
    def footnotes(self) -> Footnotes:
        """The footnotes that are surely known, found when they are asked for."""
        return Footnotes(self.source)

    def reference_at(self, point: QPointF) -> Reference | None:
        """Return the footnote's number at a point of the page, or close beside it."""
        offset = self._offset_at(point) if self.footnotes.references else 0
        found = (self.footnotes.at(place) for place in (offset, offset - 1))
        near = (each for each in found if each and self._over(each.start, each.end, point))
        return next(near, None)

    def link_at(self, point: QPointF) -> str:
        """Return where the link at a point of the page leads, or ""."""
        offset = self._offset_at(point)
        number = self.source.block_at(offset)
        start = self.source.starts[number]
        for span in self.source.blocks[number].spans:
            first, last = start + span.start, start + span.end
            if span.href and first <= offset <= last and self._over(first, last, point):
                return span.href
        return ""

    def ticks(self, hits: Sequence[tuple[int, int]] = ()) -> list[tuple[float, str]]:
        """Return (place from 0 to 1, colour) of every mark, and of the hits over them."""
        theme = self.look.theme
        self._forget_other_layouts()
        found = [
            (mark.start, mark_colour(mark, theme)) for mark in (*self.index, *self.areas.marks)
        ]
        apart = max(1, len(self.source.text) // _MOST_TICKS)
        places = {start // apart: start for start, _ in reversed(hits)}
        found += [(start, theme.warning) for start in places.values()]
        if self.source.record.words > LAID_OUT_SOON:
            length = max(1, len(self.source.text))
            return [(offset / length, colour) for offset, colour in found]
        return [(self._fraction(offset), colour) for offset, colour in found]

    def paint_note_signs(self, painter: QPainter, area: QRectF) -> None:
        """Paint a sign at the end of each line in which a passage with a note begins."""
        found = self.notes_between(area.top() - _EDGE, area.bottom() + _EDGE)
        lines = [self.caret(mark.start) for mark, _ in found]
        paint_signs(painter, self.look.theme, lines, PAGE_SIDE + self._rendering.width)

    def note_at(self, point: QPointF) -> list[Mark]:
        """Return the marks whose note's sign is at a point of the page."""
        if point.x() < PAGE_SIDE + self._rendering.width:
            return []
        found = self.notes_between(point.y(), point.y())
        return [mark for mark, _ in found if _level(self.caret(mark.start), point)]

    def _stretch_between(self, top: float, bottom: float) -> tuple[int, int]:
        """Return the code points of the blocks from one height of the page to another."""
        first = first_block(self.layout, top).blockNumber()
        last = self.layout.number_at(bottom)
        return self.source.block_range(first)[0], self.source.block_range(last)[1]

    def _offset_at(self, point: QPointF) -> int:
        position = self.layout.hitTest(point, Qt.HitTestAccuracy.FuzzyHit)
        return self.offsets.to_code_point(max(0, position))

    def _over(self, start: int, end: int, point: QPointF) -> bool:
        """Tell whether a point is on a passage, or as good as on it."""
        area = QRectF(0, point.y(), 1, 1)
        lines = self.lines(start, end, area)
        return any(line.adjusted(-_EDGE, 0, _EDGE, 0).contains(point) for line in lines)

    def _stretch(self, run: range) -> tuple[int, int]:
        """Return the code points of a run of blocks."""
        return self.source.block_range(run[0])[0], self.source.block_range(run[-1])[1]

    def _unfold(self) -> None:
        self.folded = []
        self._fold(hidden=False)

    def _fold(self, *, hidden: bool) -> None:
        for run in self._rendering.furniture:
            for number in run:
                self.text.findBlockByNumber(number).setVisible(not hidden)
        if self._rendering.furniture:
            self.layout.estimate()

    def _fraction(self, offset: int) -> float:
        if offset not in self._fractions:
            number = self.source.block_at(offset)
            start, end = self.source.block_range(number)
            share = (offset - start) / max(1, end - start)
            self._fractions[offset] = self.layout.fraction(number, share)
        return self._fractions[offset]

    def _forget_other_layouts(self) -> None:
        if self.source.record.words <= LAID_OUT_SOON:
            size = self.layout.documentSize()
            if size != self._fractions_for:
                self._fractions.clear()
                self._fractions_for = size

    def _paint_groups(self, painter: QPainter, numbers: list[int]) -> None:
        """Paint the ground of each group of which some block is exposed, once."""
        groups = self._rendering.groups
        for group in {groups[number] for number in numbers if number in groups}:
            top, bottom = self.layout.top(group.first), self.layout.bottom(group.last)
            rect = QRectF(PAGE_SIDE, top, self._rendering.width, bottom - top)
            adornments.paint_under(painter, self._rendering, group, rect)

    def _pitch_of(self, number: int) -> float:
        return self._rendering.setting(number).line


def _level(line: QRectF, point: QPointF) -> bool:
    return line.top() <= point.y() <= line.bottom()
