"""Paints marks and search hits under the text."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QTextBlock

from leader_reader.domain.document import Document
from leader_reader.ui.reader.geometry import span_rects
from leader_reader.ui.reader.marks import LanedMark, Mark, MarkIndex
from leader_reader.ui.reader.offsets import Offsets
from leader_reader.ui.theme import Theme, blend, mark_line, mark_tint

_STRIPE = 2.0
_MOST_LANES = 4
_TINT_TOP = 0.5
_HIT_RADIUS = 3.0


@dataclass(frozen=True, slots=True)
class _Drawing:
    """What is painted for one mark in one block, relative to the block's top left corner."""

    ground: QBrush
    rects: tuple[QRectF, ...]
    lines: tuple[tuple[QLineF, QPen], ...]
    edges: tuple[QRectF, ...]


class MarkPainter:
    """Knows the marks and hits of one document and paints those of a block.

    Drawings are kept by block for as long as the marks in it are there and the layout is the
    same (`forget`).
    """

    def __init__(self, source: Document, offsets: Offsets, theme: Theme) -> None:
        self.index = MarkIndex()
        self._source = source
        self._offsets = offsets
        self._theme = theme
        self._kept: dict[int, dict[LanedMark, _Drawing]] = {}
        self.hits = MarkIndex()
        self.current: tuple[int, int] | None = None

    def set_marks(self, marks: Sequence[Mark]) -> tuple[int, int] | None:
        """Show these marks; return the stretch of text that has to be painted again, if any."""
        before, self.index = self.index, MarkIndex(marks, self.index)
        return self.index.differs(before)

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        self.hits = MarkIndex([Mark(start, end, (), "") for start, end in ranges])

    def set_current(self, current: tuple[int, int] | None) -> None:
        """Outline one passage: the hit the user is at."""
        self.current = current

    def take(self, other: "MarkPainter") -> None:
        """Show what `other` shows: the same document, set anew."""
        self.index, self.hits, self.current = other.index, other.hits, other.current

    def forget(self) -> None:
        self._kept.clear()

    def paint(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        """Paint what lies under `block`, whose top left corner is `at`."""
        drawings = self._drawings(block)
        for drawing in drawings:
            for rect in drawing.rects:
                painter.fillRect(rect.translated(at), drawing.ground)
        self._paint_hits(painter, block, at)
        for drawing in drawings:
            for line, pen in drawing.lines:
                painter.setPen(pen)
                painter.drawLine(line.translated(at))
        painter.setPen(QPen(QColor(self._theme.text), 1.5))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for drawing in drawings:
            for rect in drawing.edges:
                painter.drawRoundedRect(rect.translated(at), 2, 2)

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
        edges = [rect.adjusted(-1.5, -0.5, 1.5, 0.5) for rect in rects if mark.selected]
        inner = tuple(rect.adjusted(0, _TINT_TOP, 0, -_TINT_TOP) for rect in rects)
        return _Drawing(QBrush(_ground(mark, theme)), inner, tuple(lines), tuple(edges))

    def _rects(self, block: QTextBlock, start: int, end: int) -> list[QRectF]:
        base = block.position()
        first, last = self._offsets.to_utf16(start) - base, self._offsets.to_utf16(end) - base
        return span_rects(block, first, last)

    def _paint_hits(self, painter: QPainter, block: QTextBlock, at: QPointF) -> None:
        start, end = self._source.block_range(block.blockNumber())
        painter.setPen(QPen(blend(self._theme.warning, self._theme.hit, 0.55), 1))
        painter.setBrush(QColor(self._theme.hit))
        for laned in self.hits.between(start, end):
            for rect in self._rects(block, laned.mark.start, laned.mark.end):
                painter.drawRoundedRect(_patch(rect, at), _HIT_RADIUS, _HIT_RADIUS)
        if self.current and self.current[0] < end and self.current[1] > start:
            painter.setPen(QPen(QColor(self._theme.accent), 2))
            for rect in self._rects(block, *self.current):
                painter.drawRoundedRect(_patch(rect, at), _HIT_RADIUS, _HIT_RADIUS)


def mark_colour(mark: Mark, theme: Theme) -> str:
    """Return the colour a mark is known by: its first topic's, else that of a highlight."""
    return mark.colours[0] if mark.colours else theme.hit_edge


def _ground(mark: Mark, theme: Theme) -> QColor:
    return mark_tint(mark.colours[0], theme) if mark.colours else QColor(theme.hit)


def _underlines(rect: QRectF, laned: LanedMark, theme: Theme) -> list[tuple[QLineF, QPen]]:
    """Return a mark's underlines under one line of text, the first topic's lowest."""
    colours = laned.mark.colours or (theme.hit_edge,)
    lines = []
    for lane, colour in zip(laned.lanes, colours, strict=True):
        y = rect.bottom() - _STRIPE * (lane % _MOST_LANES + 0.5)
        lines.append((QLineF(rect.left(), y, rect.right(), y), mark_line(colour, theme, _STRIPE)))
    return lines


def _patch(rect: QRectF, at: QPointF) -> QRectF:
    return rect.translated(at).adjusted(-1.5, 2, 1.5, -2)
