"""Areas of pages: those marked, and the one drawn just now, painted over their pages."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from leader_reader.domain.annotation import AreaSelector
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.area_grips import GRIP, places_of
from leader_reader.ui.reader.pages.area_words import rect_of
from leader_reader.ui.reader.pages.page_painter import Look
from leader_reader.ui.theme import Theme, mark_line

_TINT, _DRAWN_TINT = 0.10, 0.14
_LANE, _CONTRAST_LANE = 2.0, 3.0
_MOST_LANES = 4
_AROUND, _OUTLINE = 1.5, 1.5


class Areas:
    """The areas of a document by page, a PageLayer; `drawn` is selected and not marked yet."""

    def __init__(self) -> None:
        self._marks: list[Mark] = []
        self._by_page: dict[int, list[tuple[Mark, AreaSelector]]] = {}
        self.drawn: AreaSelector | None = None
        self.moving = False

    def set_marks(self, marks: Sequence[Mark]) -> bool:
        """Show those of `marks` that are areas; tell whether anything looks different."""
        found = [mark for mark in marks if mark.area is not None]
        changed, self._marks = found != self._marks, found
        self._by_page = {}
        for mark in found:
            if mark.area is not None:
                self._by_page.setdefault(mark.area.page, []).append((mark, mark.area))
        return changed

    def preview(self, annotation: str, area: AreaSelector) -> None:
        """Show a mark with another rectangle, until marks are set again."""
        self.set_marks([_with(mark, annotation, area) for mark in self._marks])

    @property
    def marks(self) -> Sequence[Mark]:
        return self._marks

    @property
    def selected(self) -> Mark | None:
        """The mark that is the current passage, if that is an area."""
        return next((mark for mark in self._marks if mark.selected), None)

    def at(self, page: int, point: QPointF) -> list[Mark]:
        """Return the marks over a point of a page, the smallest first."""
        here = [
            (area.width * area.height, mark)
            for mark, area in self._by_page.get(page, ())
            if rect_of(area).contains(point)
        ]
        return [mark for _, mark in sorted(here, key=lambda each: each[0])]

    def paint(self, painter: QPainter, page: int, scale: float, look: Look) -> None:
        """Paint the areas of a page, the largest first, and then what is drawn just now."""
        found = sorted(
            self._by_page.get(page, ()), key=lambda each: -each[1].width * each[1].height
        )
        for mark, area in found:
            _paint_mark(painter, _scaled(area, scale), mark, look.theme)
        for mark, area in found:
            if mark.selected:
                self._paint_selected(painter, _scaled(area, scale), mark, look.theme)
        if self.drawn is not None and self.drawn.page == page:
            _paint_drawn(painter, _scaled(self.drawn, scale), look.theme)

    def _paint_selected(self, painter: QPainter, rect: QRectF, mark: Mark, theme: Theme) -> None:
        """Paint an outline around the current passage, and the grips by which it is resized."""
        ink = QColor(theme.text if theme.high_contrast else theme.accent)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(ink, _OUTLINE))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if not self.moving:
            around = _lane(theme) * len(_colours(mark, theme)) + _AROUND
            inner = _on_paper(painter, rect, around + _OUTLINE / 2)
            painter.drawRect(inner.adjusted(-around, -around, around, around))
        painter.setPen(QPen(QColor(theme.page), _OUTLINE))
        painter.setBrush(ink)
        for place in places_of(rect).values():
            painter.drawRoundedRect(QRectF(place, place).adjusted(-GRIP, -GRIP, GRIP, GRIP), 2, 2)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _with(mark: Mark, annotation: str, area: AreaSelector) -> Mark:
    return replace(mark, area=area) if mark.annotation == annotation else mark


def _scaled(area: AreaSelector, by: float) -> QRectF:
    return QRectF(area.left * by, area.top * by, area.width * by, area.height * by)


def _paint_mark(painter: QPainter, rect: QRectF, mark: Mark, theme: Theme) -> None:
    """Paint a light tint, and a line around it in the colour of each topic, one around another."""
    colours, lane = _colours(mark, theme), _lane(theme)
    rect = _on_paper(painter, rect, lane * len(colours))
    tint = QColor(colours[0])
    tint.setAlphaF(_TINT)
    painter.fillRect(rect, tint)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for number, colour in enumerate(colours):
        pen = mark_line(colour, theme, lane)
        pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
        painter.setPen(pen)
        out = lane * (number + 0.5)
        painter.drawRect(rect.adjusted(-out, -out, out, out))


def _on_paper(painter: QPainter, rect: QRectF, around: float) -> QRectF:
    """Return a rectangle, or so much of it that what is painted around it is on the page too."""
    page = painter.clipBoundingRect()
    return rect if page.isEmpty() else rect & page.adjusted(around, around, -around, -around)


def _colours(mark: Mark, theme: Theme) -> tuple[str, ...]:
    return mark.colours[:_MOST_LANES] or (theme.hit_edge,)


def _lane(theme: Theme) -> float:
    return _CONTRAST_LANE if theme.high_contrast else _LANE


def _paint_drawn(painter: QPainter, rect: QRectF, theme: Theme) -> None:
    ground = QColor(theme.accent)
    ground.setAlphaF(_DRAWN_TINT)
    painter.fillRect(rect, ground)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(theme.text if theme.high_contrast else theme.accent), _OUTLINE))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(rect)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
