"""What is under the mouse, or at the caret, when a menu is asked for on the pages."""

from collections.abc import Callable

from PySide6.QtCore import QPoint, QPointF
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.domain.annotation import AreaSelector
from leader_reader.services.pages import PageLink
from leader_reader.ui.reader.asking import Asked
from leader_reader.ui.reader.marks import marks_named
from leader_reader.ui.reader.pages.hands import Hands
from leader_reader.ui.reader.pages.page_notes import PageNotes
from leader_reader.ui.reader.pages.passages import Passages
from leader_reader.ui.reader.pages.surface import Surface


class PageAsking:
    """Looks at the pages that `view` shows, and at the notes beside them."""

    def __init__(
        self,
        view: QAbstractScrollArea,
        passages: Passages,
        surface: Surface,
        hands: Hands,
        notes: PageNotes,
    ) -> None:
        self._view, self._passages, self._surface = view, passages, surface
        self._hands, self._notes = hands, notes

    def find(self, at: QPoint | None) -> Asked:
        """Return what is at a point of the screen, or at the caret for None."""
        if at is None:
            return self._at_caret()
        named = marks_named(self._surface.every_mark, self._notes.annotation_at(at))
        point = self._view.viewport().mapFromGlobal(at)
        if named or not self._view.viewport().rect().contains(point):
            return Asked(at, marks=named)
        return self._at(at, QPointF(point))

    def _at(self, at: QPoint, point: QPointF) -> Asked:
        under, areas = self._hands.under, self._surface.areas
        offset, span = under.offset(point), self._hands.selection.span
        words = offset is not None and span is not None and span[0] <= offset < span[1]
        area = areas.drawn is not None and self._passages.area(areas.drawn).contains(point)
        marks = tuple(under.marks(point))
        link = self._link(under.link(point))
        return Asked(at, words or area, area, marks, *link)

    def _at_caret(self) -> Asked:
        """Return what is at the caret, or of the area drawn; where it is seen, or in the middle."""
        selection, areas = self._hands.selection, self._surface.areas
        line, drawn = self._passages.caret(selection.caret), areas.drawn is not None
        spot = line.bottomLeft() if areas.drawn is None else self._middle(areas.drawn)
        room = self._view.viewport().rect()
        seen = room.contains(spot.toPoint()) and (drawn or not line.isNull())
        at = self._view.viewport().mapToGlobal(spot.toPoint() if seen else room.center())
        marks = tuple(self._surface.marks.around(selection.caret))
        link = None if line.isNull() else self._hands.under.link(line.center())
        return Asked(at, drawn or selection.span is not None, drawn, marks, *self._link(link))

    def _middle(self, area: AreaSelector) -> QPointF:
        return self._passages.area(area).center()

    def _link(self, link: PageLink | None) -> tuple[str, str, Callable[[], None] | None]:
        if link is None:
            return "", "", None
        if link.page is None:
            return link.address, "", None
        label = self._hands.under.label(link.page)
        return "", label, lambda: self._hands.acting.follow(link)
