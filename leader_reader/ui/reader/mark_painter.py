"""Paints marks and search hits under the text: grounds, then outlines, then the underlines."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPainterPath, QPen, QTextBlock

from leader_reader.domain.document import Document
from leader_reader.ui.reader.geometry import span_rects
from leader_reader.ui.reader.marks import LanedMark, Mark, MarkIndex, SpanIndex
from leader_reader.ui.reader.offsets import Offsets
from leader_reader.ui.theme import Theme, mark_line, mark_tint

_STRIPE = 2.0
_LANE, _CONTRAST_LANE = 3.0, 4.0
"""From one underline to the next: a pixel is left between, where lines of 3 pixels occur too."""
_MOST_LANES = 4
_TINT_TOP = 0.5
_HIT_RADIUS = 3.0
_OUTLINE, _OUTLINE_SIDE = 1.5, 1.5
_RING = 2.0


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is painted for one mark in one block, relative to the block's top left corner."""

    ground: QBrush
    rects: tuple[QRectF, ...]
    lines: tuple[tuple[QLineF, QPen], ...]
    outline: QPainterPath | None


class MarkPainter:
    """Knows the marks and hits of one document and paints those of a block.

    Drawings are kept by block for as long as the marks in it are there and the layout is the
    same (`forget`). `pitch_of` returns the distance of lines in a block.
    """

    def __init__(
        self, source: Document, offsets: Offsets, theme: Theme, pitch_of: Callable[[int], float]
    ) -> None:
        self.index = MarkIndex()
        self._source = source
        self._offsets = offsets
        self._theme = theme
        self._pitch_of = pitch_of
        self._kept: dict[int, dict[LanedMark, _Drawing]] = {}
        self.hits = SpanIndex()
        self.current: tuple[int, int] | None = None

    def set_marks(self, marks: Sequence[Mark]) -> tuple[int, int] | None:
        """Show these marks; return the stretch of text that has to be painted again, if any."""
        before, self.index = self.index, MarkIndex(marks, self.index)
        return self.index.differs(before)

    def move(self, old: Mark, new: Mark) -> None:
        """Show `new` in the place of `old`."""
        self.index = self.index.moved(old, new)

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        self.hits = SpanIndex(ranges)

    def set_current(self, current: tuple[int, int] | None) -> None:
        """Outline one passage: the hit the user is at."""
        self.current = current

    def set_theme(self, theme: Theme) -> None:
        self._theme = theme
        self.forget()

    def forget(self) -> None:
        self._kept.clear()

    def paint(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        """Paint what lies under `block`, whose top left corner is `at`."""
        drawings = self._drawings(block)
        for drawing in drawings:
            for rect in drawing.rects:
                painter.fillRect(rect.translated(at), drawing.ground)
        self._paint_hits(painter, block, at)
        painter.setPen(_outline_pen(self._theme))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for drawing in drawings:
            if drawing.outline is not None:
                painter.drawPath(drawing.outline.translated(at))
        for drawing in drawings:
            for line, pen in drawing.lines:
                painter.setPen(pen)
                painter.drawLine(line.translated(at))

    def _drawings(self, block: QTextBlock) -> Collection[_Drawing]:
        number = block.blockNumber()
        known = self._kept.get(number, {})
        marks = self.index.between(*self._source.block_range(number))
        found = {laned: known.get(laned) or self._draw(block, laned) for laned in marks}
        self._kept[number] = found
        return found.values()

    def _draw(self, block: QTextBlock, laned: LanedMark) -> _Drawing:
        mark, theme = laned.mark, self._theme
        rects = self._rects(block, mark.start, mark.end)
        lines = [line for rect in rects for line in _underlines(rect, laned, theme)]
        outline = _joined(rects) if mark.selected else None
        inner = tuple(rect.adjusted(0, _TINT_TOP, 0, -_TINT_TOP) for rect in rects)
        return _Drawing(QBrush(_ground(mark, theme)), inner, tuple(lines), outline)

    def _rects(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        base = block.position()
        first, last = self._offsets.to_utf16(start) - base, self._offsets.to_utf16(end) - base
        return span_rects(block, first, last, self._pitch_of(block.blockNumber()))

    def _paint_hits(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        start, end = self._source.block_range(block.blockNumber())
        here = self.current if self.current and self.current[0] < end else None
        painter.setPen(QPen(QColor(self._theme.found_edge), _RING if self._contrasts else 1))
        painter.setBrush(QColor(self._theme.found))
        for place in self.hits.between(start, end):
            if place != here:
                self._paint_patch(painter, block, at, place)
        if here and here[1] > start:
            painter.setPen(QPen(QColor(self._theme.accent), _RING))
            painter.setBrush(QColor(self._theme.found_current))
            self._paint_patch(painter, block, at, here)

    @property
    def _contrasts(self) -> bool:
        return self._theme.high_contrast

    def _paint_patch(
        self, painter: QPainter, block: QTextBlock, at: QPointF, place: tuple[int, int]
    ) -> None:
        """Paint a rounded patch under the words, its edge no wider than they: letters follow."""
        half = painter.pen().widthF() / 2
        for rect in self._rects(block, *place):
            patch = rect.translated(at).adjusted(half - 1, 2, 1 - half, -2)
            painter.drawRoundedRect(patch, _HIT_RADIUS, _HIT_RADIUS)


def mark_colour(mark: Mark, theme: Theme) -> str:
    """Return the colour a mark is known by: its first topic's, else that of a highlight."""
    return mark.colours[0] if mark.colours else theme.hit_edge


def _ground(mark: Mark, theme: Theme) -> QColor:
    return mark_tint(mark.colours[0], theme) if mark.colours else QColor(theme.hit)


def _underlines(rect: QRectF, laned: LanedMark, theme: Theme) -> list[tuple[QLineF, QPen]]:
    """Return a mark's underlines under one line of text, the first topic's lowest."""
    colours = laned.mark.colours or (theme.hit_edge,)
    pitch = _CONTRAST_LANE if theme.high_contrast else _LANE
    lines = []
    for lane, colour in zip(laned.lanes, colours, strict=True):
        y = rect.bottom() - _STRIPE / 2 - pitch * (lane % _MOST_LANES)
        lines.append((QLineF(rect.left(), y, rect.right(), y), mark_line(colour, theme, _STRIPE)))
    return lines


def _joined(rects: Sequence[QRectF]) -> QPainterPath:
    """Return one outline around the lines of a passage; where lines meet it has no edge."""
    whole = QPainterPath()
    for rect in rects:
        line = QPainterPath()
        line.addRect(rect.adjusted(-_OUTLINE_SIDE, -0.5, _OUTLINE_SIDE, 0.5))
        whole = whole.united(line)
    return whole.simplified()


def _outline_pen(theme: Theme) -> QPen:
    colour = theme.text if theme.high_contrast else theme.accent
    pen = QPen(QColor(colour), _OUTLINE)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return pen
