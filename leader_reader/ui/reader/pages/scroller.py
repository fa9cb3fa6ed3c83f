"""Scrolls over the sheets: what is seen of them, and how a place is brought into sight."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.services.pages import PageSize
from leader_reader.ui.reader.pages.sheets import GAP, Fit, Sheets

_STEP = 48
_ABOVE, _BELOW = 24, 48
_TARGET_HEIGHT = 0.28
_CURRENT_HEIGHT = 0.4


class Scroller:
    """Lays the pages out for a scroll area and keeps their place; points are of its viewport."""

    def __init__(self, area: QAbstractScrollArea) -> None:
        self._area = area
        self.fit: Fit = "width"
        self.facing = False
        self.sheets = Sheets((), QSizeF(), 1.0)

    def lay_out(self, sizes: Sequence[PageSize], at: QPointF | None = None) -> None:
        """Lay out the pages anew; what is at point `at`, the top by default, stays there."""
        at = at if at is not None else QPointF(self._room.width() / 2, 0)
        known = bool(self.sheets.sizes) and self.sheets.sizes == tuple(sizes)
        page = self.sheets.nearest(at + self.shift) if known else 1
        place = self.sheets.on_page(page, at + self.shift) if known else QPointF()
        at_top = not self._area.verticalScrollBar().value() and not at.y()
        ratio = self._area.devicePixelRatioF()
        self.sheets = Sheets(sizes, self._room, ratio, fit=self.fit, facing=self.facing)
        self._set_ranges()
        if known:
            there = self.sheets.from_page(page, QRectF(place, place)).topLeft()
            self.scroll_to(there - at)
        if not known or at_top:
            self._area.verticalScrollBar().setValue(0)

    @property
    def shift(self) -> QPointF:
        """How far the sheets are scrolled, in whole device pixels."""
        ratio = self.sheets.ratio
        x = self._area.horizontalScrollBar().value()
        y = self._area.verticalScrollBar().value()
        return QPointF(round(x * ratio) / ratio, round(y * ratio) / ratio)

    @property
    def seen(self) -> QRectF:
        """What is seen of the sheets."""
        return QRectF(self.shift, self._room)

    def visible(self) -> range:
        """Return the pages of which something is seen."""
        seen = self.seen
        return self.sheets.between(seen.top(), seen.bottom())

    def current(self) -> int:
        """Return the page that is read: the one under the eye, above the middle; 0 for none."""
        if not self.sheets.sizes:
            return 0
        seen = self.seen
        height = seen.top() + seen.height() * _CURRENT_HEIGHT
        if self._area.verticalScrollBar().value() >= self._area.verticalScrollBar().maximum() > 0:
            height = seen.bottom() - GAP
        return self.sheets.row(self.sheets.nearest(QPointF(0, height)))[0]

    def progress(self) -> float:
        """Return how far the pages are scrolled, from 0 to 1."""
        most = self._area.verticalScrollBar().maximum()
        return self._area.verticalScrollBar().value() / most if most > 0 else 1.0

    def spot(self, point: QPointF) -> tuple[int, QPointF]:
        """Return the page that a point is nearest to, and the point in points of that page."""
        page = self.sheets.nearest(point + self.shift)
        return page, self.sheets.on_page(page, point + self.shift)

    def spot_on(self, page: int, point: QPointF) -> QPointF:
        """Return a point in points of a page, also where it is beside it."""
        return self.sheets.on_page(page, point + self.shift)

    def in_view(self, page: int, rect: QRectF) -> QRectF:
        """Return where a rectangle of a page is in the viewport."""
        return self.sheets.from_page(page, rect).translated(-self.shift)

    def scroll_to(self, corner: QPointF) -> None:
        """Scroll so that a place of the sheets is at the top left corner of the view."""
        self._area.verticalScrollBar().setValue(round(corner.y()))
        self._area.horizontalScrollBar().setValue(round(corner.x()))

    def to_top(self, page: int, y: float) -> None:
        """Scroll so that height `y` of a page, in points, is at the top."""
        rect = self.sheets.from_page(page, QRectF(0, y, 1, 1))
        top = rect.top() - (GAP if y <= 0 else 0)
        self._area.verticalScrollBar().setValue(round(top))

    def show(self, page: int, rect: QRectF) -> None:
        """Scroll only if a rectangle of a page is not wholly in the view."""
        place = self.in_view(page, rect)
        visible = QRectF(QPointF(), self._room).adjusted(0, _ABOVE, 0, -_BELOW)
        if place.top() < visible.top() or place.bottom() > visible.bottom():
            bar = self._area.verticalScrollBar()
            above = self._room.height() * _TARGET_HEIGHT
            bar.setValue(round(bar.value() + place.top() - above))
        self._show_across(place)

    def follow(self, place: QRectF) -> None:
        """Scroll as little as brings a rectangle of the viewport into it."""
        bar, room = self._area.verticalScrollBar(), self._room.height()
        if place.top() < _ABOVE:
            bar.setValue(round(bar.value() + place.top() - _ABOVE))
        elif place.bottom() > room - _ABOVE:
            bar.setValue(round(bar.value() + place.bottom() - room + _ABOVE))
        self._show_across(place)

    def turn(self, screens: int) -> None:
        """Scroll by so many screens, less two steps so that the eye finds where it was."""
        bar = self._area.verticalScrollBar()
        bar.setValue(bar.value() + screens * (bar.pageStep() - 2 * _STEP))

    def _show_across(self, place: QRectF) -> None:
        bar, room = self._area.horizontalScrollBar(), self._room.width()
        if place.left() < 0 or place.left() > room - _ABOVE:
            bar.setValue(round(bar.value() + place.left() - _BELOW))
        elif place.right() > room and place.width() < room - _BELOW:
            bar.setValue(round(bar.value() + place.right() - room + _BELOW))

    @property
    def _room(self) -> QSizeF:
        return QSizeF(self._area.viewport().size())

    def _set_ranges(self) -> None:
        sheets, room = self.sheets, self._room
        across, down = self._area.horizontalScrollBar(), self._area.verticalScrollBar()
        fitted = not isinstance(self.fit, int)
        across.setRange(0, 0 if fitted else max(0, round(sheets.width - room.width())))
        down.setRange(0, max(0, round(sheets.height - room.height())))
        across.setPageStep(round(room.width()))
        down.setPageStep(round(room.height()))
        across.setSingleStep(_STEP)
        down.setSingleStep(_STEP)


def pages_around(visible: range, count: int, most: int) -> list[int]:
    """Return the pages next to the visible ones, nearest first, up to `most` on each side."""
    found: list[int] = []
    for away in range(1, most + 1):
        near = (visible.stop - 1 + away, visible.start - away)
        found += [page for page in near if 1 <= page <= count]
    return found
