"""Draws areas on pages with the mouse, and resizes the one that is the current passage."""

from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.domain.annotation import AreaSelector
from leader_reader.ui.reader.autoscroll import Autoscroll
from leader_reader.ui.reader.pages.area_grips import (
    Sides,
    cursor_of,
    grip_at,
    moved,
    places_of,
)
from leader_reader.ui.reader.pages.area_words import rect_of
from leader_reader.ui.reader.pages.areas import Areas
from leader_reader.ui.reader.pages.scroller import Scroller
from leader_reader.ui.reader.pages.selection import Selection
from leader_reader.ui.reader.pages.under import Under

_BORDER = 18


@dataclass(frozen=True, slots=True)
class _Drag:
    """What is being drawn or resized: the `rect` it began with, and the sides that follow.

    `annotation` is "" for an area that is being drawn; `armed` says that the act began it. `off`
    is how far from the middle of its grip the mouse took hold, in pixels.
    """

    page: int
    rect: QRectF
    sides: Sides
    annotation: str = ""
    armed: bool = False
    off: QPointF = field(default_factory=QPointF)


class AreaTool(QObject):
    """`drawn(AreaSelector)` when an area is drawn, `let_go` when it is selected no more.

    `changed(annotation, AreaSelector)` tells the new rectangle of a mark, once, at the end.
    """

    drawn = Signal(object)
    let_go = Signal()
    changed = Signal(str, object)

    def __init__(
        self,
        view: QAbstractScrollArea,
        scroller: Scroller,
        areas: Areas,
        selection: Selection,
        under: Under,
    ) -> None:
        super().__init__(view)
        self._view, self._scroller, self._areas = view, scroller, areas
        self._selection, self._under = selection, under
        self._autoscroll = Autoscroll(view, self._follow, _BORDER)
        self._drag: _Drag | None = None
        self._to: AreaSelector | None = None
        self._armed = False
        selection.selectionChanged.connect(self._on_text)

    @property
    def armed(self) -> bool:
        """Whether the next drag draws an area, wherever it begins."""
        return self._armed

    def arm(self) -> None:
        """Let the next drag draw an area; the pointer is a cross until then."""
        self._armed = True
        self._view.viewport().setCursor(Qt.CursorShape.CrossCursor)

    def escape(self) -> bool:
        """Draw nothing, and let go of what is drawn; tell whether there was anything."""
        was = self._armed
        if was:
            self._armed = False
            self._view.viewport().unsetCursor()
        return self.clear() or was

    def clear(self) -> bool:
        """Let go of the area that is drawn and not marked; tell whether there was one."""
        if self._areas.drawn is None:
            return False
        self._areas.drawn = None
        self._view.viewport().update()
        self.let_go.emit()
        return True

    # As a tool

    def take(self, event: QMouseEvent) -> bool:
        """Take hold of a grip, or begin to draw; any other press lets go of what was drawn."""
        if not self._scroller.sheets.sizes:
            return False
        found = self._grip_at(event.position())
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if found is not None:
            self._drag, self._areas.moving = found, True
        elif self._armed or (shift and not self._under.among_words(event.position())):
            page, point = self._scroller.spot(event.position())
            self._drag = _Drag(page, QRectF(point, point), (1, 1), armed=self._armed)
        self._to = None
        if found is None:
            self.clear()
        return self._drag is not None

    def drag(self, event: QMouseEvent) -> None:
        """Show what the area comes to, and scroll at the view's border."""
        spot = event.position().toPoint()
        self._follow(spot)
        self._autoscroll.follow(spot)

    def drop(self, event: QMouseEvent) -> None:
        """Keep what was drawn or resized; what is too small is nothing."""
        drag, area = self._drag, self._to
        self._rest()
        if drag is None:
            return
        if drag.annotation:
            self._put_back(drag)
            if area is not None and area != self._begun(drag):
                self.changed.emit(drag.annotation, area)
        elif area is not None:
            self._armed = False
            self._selection.put(self._selection.caret, self._selection.caret)
            self._areas.drawn = area
            self.drawn.emit(area)
        else:
            self._areas.drawn = None
            self._extend_text(event.position(), drag)
        self._view.viewport().update()

    def cancel(self) -> None:
        """Leave everything as it was before the press."""
        drag = self._drag
        self._rest()
        self._armed = False
        self._areas.drawn = None
        if drag is not None and drag.annotation:
            self._put_back(drag)
        self._view.viewport().update()

    def cursor(self, point: QPointF) -> Qt.CursorShape | None:
        """Return a cross while an area is to be drawn, or how a grip moves."""
        found = self._grip_at(point)
        if found is not None:
            return cursor_of(found.sides)
        return Qt.CursorShape.CrossCursor if self._armed else None

    # Within

    def _rest(self) -> None:
        self._autoscroll.stop()
        self._drag = self._to = None
        self._areas.moving = False

    def _grip_at(self, point: QPointF) -> _Drag | None:
        mark = self._areas.selected
        if mark is None or mark.area is None or not self._on_sheets(mark.area.page):
            return None
        rect = rect_of(mark.area)
        seen = self._scroller.in_view(mark.area.page, rect)
        sides = grip_at(seen, point)
        if sides is None:
            return None
        off = point - places_of(seen)[sides]
        return _Drag(mark.area.page, rect, sides, mark.annotation, off=off)

    def _on_sheets(self, page: int) -> bool:
        return 1 <= page <= len(self._scroller.sheets.sizes)

    def _follow(self, spot: QPoint) -> None:
        drag = self._drag
        if drag is None:
            return
        size = self._scroller.sheets.sizes[drag.page - 1]
        to = self._scroller.spot_on(drag.page, QPointF(spot) - drag.off)
        left, top, right, bottom = _corners(moved(drag.rect, drag.sides, to))
        rect = (left, top, right, bottom)
        self._to = AreaSelector.within(drag.page, rect, (size.width, size.height))
        if drag.annotation and self._to is not None:
            self._areas.preview(drag.annotation, self._to)
        elif not drag.annotation:
            self._areas.drawn = self._to
        self._view.viewport().update()

    def _begun(self, drag: _Drag) -> AreaSelector:
        rect = drag.rect
        return AreaSelector(drag.page, rect.left(), rect.top(), rect.width(), rect.height())

    def _put_back(self, drag: _Drag) -> None:
        self._areas.preview(drag.annotation, self._begun(drag))

    def _extend_text(self, point: QPointF, drag: _Drag) -> None:
        """Do what a click with Shift does beside the text: select up to the nearest letter."""
        place = self._under.boundary(point)
        if not drag.armed and place is not None:
            self._selection.extend(place)

    def _on_text(self) -> None:
        if self._selection.span is not None:
            self.clear()


def _corners(rect: QRectF) -> tuple[float, float, float, float]:
    return rect.left(), rect.top(), rect.right(), rect.bottom()
