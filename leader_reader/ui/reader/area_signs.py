"""Signs of areas beside the text: a small picture level with the line nearest to each of them."""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from leader_reader.ui.reader.mark_painter import mark_colour
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.theme import Theme

SIDE = 9.0
"""Pixels of a sign, which leaves a little of the white before the text."""

_LEFT, _TINT, _RADIUS = 0.5, 0.30, 1.5
_HILLS = ((1.0, 7.0), (3.5, 3.5), (5.0, 5.5), (6.0, 4.5), (8.0, 7.0))
_SUN = QPointF(6.2, 2.5)


class AreaSigns:
    """The areas of a document, each at its place in the text; `caret` gives the line there."""

    def __init__(self, caret: Callable[[int], QRectF]) -> None:
        self._caret = caret
        self.marks: Sequence[Mark] = ()
        self._starts: list[int] = []

    def set_marks(self, marks: Iterable[Mark]) -> bool:
        """Take those of `marks` that are areas; tell whether anything looks different."""
        found = sorted((mark for mark in marks if mark.area), key=lambda mark: mark.start)
        changed = found != list(self.marks)
        self.marks, self._starts = found, [mark.start for mark in found]
        return changed

    def between(self, start: int, end: int) -> Sequence[Mark]:
        """Return the areas whose place is from `start` to `end`, both ends included."""
        return self.marks[bisect_left(self._starts, start) : bisect_left(self._starts, end + 1)]

    def at(self, start: int, end: int, point: QPointF) -> list[Mark]:
        """Return those of the areas between two places whose sign is at a point of the page."""
        if not 0 <= point.x() <= SIDE + 1:
            return []
        signs = ((mark, sign_rect(self._caret(mark.start))) for mark in self.between(start, end))
        return [mark for mark, rect in signs if rect.adjusted(-1, -3, 2, 3).contains(point)]

    def paint(self, painter: QPainter, start: int, end: int, theme: Theme) -> None:
        """Paint the signs of the areas between two places; of one line there is one."""
        seen: set[float] = set()
        found = sorted(self.between(start, end), key=lambda mark: not mark.selected)
        for mark in found:
            rect = sign_rect(self._caret(mark.start))
            if rect.top() not in seen:
                seen.add(rect.top())
                _paint(painter, rect, mark, theme)


def sign_rect(line: QRectF) -> QRectF:
    """Return where the sign is that stands before a line of the text."""
    top = round(line.center().y() - SIDE / 2) + 0.5
    return QRectF(_LEFT, top, SIDE, SIDE)


def _paint(painter: QPainter, rect: QRectF, mark: Mark, theme: Theme) -> None:
    """Paint a framed picture in the colour of the area's first topic."""
    ground = QColor(mark_colour(mark, theme))
    ground.setAlphaF(_TINT)
    ink = QColor(theme.accent if mark.selected else theme.icon_ink)
    painter.setPen(QPen(ink, 1.5 if mark.selected else 1))
    painter.setBrush(ground)
    painter.drawRoundedRect(rect, _RADIUS, _RADIUS)
    hills = QPainterPath(QPointF(*_HILLS[0]))
    for place in _HILLS[1:]:
        hills.lineTo(QPointF(*place))
    painter.setPen(QPen(ink, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(hills.translated(rect.topLeft()))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(_SUN + rect.topLeft(), 1, 1)
