"""The edges of the current passage as handles that the mouse drags, in text and on pages alike."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.services.edges import EdgeOf, dragged
from leader_reader.ui.reader.autoscroll import Autoscroll
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.theme import Theme

HANDLE_REACH = 12
"""Pixels that a handle stands out above its line, below it, and to either side."""

_BAR, _RING = 2.0, 1.25
_LEAST_KNOB, _KNOB, _KNOB_SHARE = 3.25, 4.5, 0.3
"""The radius of a knob: a share of its line's height, within bounds."""
_HIT = 5.0
_BORDER = 18
_LETTERWISE = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier


class Edged(Protocol):
    """A view that shows a document's passages; points and rectangles are of its viewport."""

    def words(self) -> str:
        """Return the document's text."""

    def edge_line(self, mark: Mark, edge: EdgeOf) -> QRectF:
        """Return the slice of line at an edge of a passage; null where that is not known."""

    def boundary(self, point: QPointF) -> int | None:
        """Return the boundary of the text nearest to a point."""

    def preview(self, old: Mark, new: Mark) -> None:
        """Show `new` in the place of `old`, a mark that is shown, until marks are set."""


class EdgeDrag(QObject):
    """`moved` carries an annotation and its new start and end, once, when a handle is let go.

    Handles keep to whole words; with Alt or Shift held they go to any letter.
    """

    moved = Signal(str, int, int)

    def __init__(self, view: QAbstractScrollArea, ground: Edged) -> None:
        super().__init__(view)
        self._ground = ground
        self._autoscroll = Autoscroll(view, self._follow, _BORDER)
        self._chosen: Mark | None = None
        self._shown: Mark | None = None
        self._edge: EdgeOf | None = None
        self._off = QPointF()
        self._by_word = True

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Take the marks that the view shows; the selected one has the handles."""
        self._autoscroll.stop()
        self._edge = None
        self._chosen = self._shown = next((mark for mark in marks if mark.selected), None)

    # As a tool

    def take(self, event: QMouseEvent) -> bool:
        """Take hold of a handle."""
        found = self._handle_at(event.position())
        if found is None:
            return False
        self._edge, line = found
        self._off = event.position() - line.center()
        return True

    def drag(self, event: QMouseEvent) -> None:
        """Show the passage with the edge under the mouse, and scroll at the view's border."""
        self._by_word = not event.modifiers() & _LETTERWISE
        spot = event.position().toPoint()
        self._follow(spot)
        self._autoscroll.follow(spot)

    def drop(self, _event: QMouseEvent) -> None:
        """Tell where the passage is to be, if it is elsewhere now."""
        mark, shown = self._chosen, self._shown
        self.cancel()
        if mark is not None and shown is not None and shown != mark:
            self.moved.emit(mark.annotation, shown.start, shown.end)

    def cancel(self) -> None:
        """Show the passage where it is."""
        self._autoscroll.stop()
        self._edge = None
        if self._chosen is not None:
            self._show(self._chosen)

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """Return the shape that tells of an edge to be dragged."""
        return Qt.CursorShape.SplitHCursor if self._handle_at(point) else None

    # As it looks

    def paint(self, painter: QPainter, theme: Theme) -> None:
        """Paint a bar with a knob at either edge of the current passage."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ink = QColor(theme.text if theme.high_contrast else theme.accent)
        for edge, line in self._lines():
            bar = _bar(line)
            painter.fillRect(bar, ink)
            painter.setPen(QPen(QColor(theme.page), _RING))
            painter.setBrush(ink)
            painter.drawEllipse(_knob(bar, edge), _radius(bar), _radius(bar))
        painter.restore()

    def handle(self, edge: EdgeOf) -> QPointF | None:
        """Return the middle of a handle's knob, None where there is none."""
        lines = dict(self._lines())
        return _knob(_bar(lines[edge]), edge) if edge in lines else None

    def _lines(self) -> Iterator[tuple[EdgeOf, QRectF]]:
        """Yield both edges of the current passage, as it is shown, with their slices of line."""
        mark = self._shown
        for edge in EdgeOf if mark is not None and mark.start < mark.end else ():
            line = self._ground.edge_line(mark, edge) if mark is not None else QRectF()
            if max(line.width(), line.height()) > 0:
                yield edge, line

    def _handle_at(self, point: QPointF) -> tuple[EdgeOf, QRectF] | None:
        """Return the edge whose handle is at a point, the nearer of two, and its slice of line."""
        near = []
        for edge, line in self._lines():
            bar = _bar(line)
            knob = _knob(bar, edge)
            away = knob - point
            on_knob = max(abs(away.x()), abs(away.y())) <= _radius(bar) + _HIT / 2
            if on_knob or bar.adjusted(1 - _HIT, 0, _HIT - 1, 0).contains(point):
                near.append((away.manhattanLength(), edge, line))
        return min(near)[1:] if near else None

    def _follow(self, spot: QPoint) -> None:
        to = self._ground.boundary(QPointF(spot) - self._off)
        if self._chosen is None or self._edge is None or to is None:
            return
        whole, text = (self._chosen.start, self._chosen.end), self._ground.words()
        start, end = dragged(text, whole, self._edge, to, by_word=self._by_word)
        same = (start, end) == whole
        self._show(self._chosen if same else replace(self._chosen, start=start, end=end))

    def _show(self, mark: Mark) -> None:
        """Show a mark in the place of the one that is shown for the current passage."""
        shown, self._shown = self._shown, mark
        if shown is not None and shown != mark:
            self._ground.preview(shown, mark)


def _bar(line: QRectF) -> QRectF:
    """Return the bar at a slice of line, which lies down in text that runs down or up."""
    half = _BAR / 2
    if line.width() > line.height():
        return QRectF(line.left(), line.center().y() - half, line.width(), _BAR)
    return QRectF(line.center().x() - half, line.top(), _BAR, line.height())


def _radius(bar: QRectF) -> float:
    """Return how large a knob is: small print has small ones, which hide less of it."""
    return min(_KNOB, max(_LEAST_KNOB, max(bar.width(), bar.height()) * _KNOB_SHARE))


def _knob(bar: QRectF, edge: EdgeOf) -> QPointF:
    """Return where a handle's knob is: above the first line, below the last."""
    away, middle = _radius(bar) - 1, bar.center()
    if bar.width() > bar.height():
        x = bar.right() + away if edge is EdgeOf.START else bar.left() - away
        return QPointF(x, middle.y())
    y = bar.top() - away if edge is EdgeOf.START else bar.bottom() + away
    return QPointF(middle.x(), y)
