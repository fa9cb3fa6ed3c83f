"""What is under the mouse, or at the caret, when a menu is asked for in the text view."""

from collections.abc import Callable

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QTextEdit

from leader_reader.ui.reader.asking import Asked
from leader_reader.ui.reader.margin_notes import MarginNotes
from leader_reader.ui.reader.marks import marks_named
from leader_reader.ui.reader.page import Page
from leader_reader.ui.reader.pointing import Pointing


class TextAsking:
    """Looks at the text that `view` shows, and at the notes beside it."""

    def __init__(
        self,
        view: QTextEdit,
        page: Callable[[], Page | None],
        pointing: Pointing,
        notes: MarginNotes,
    ) -> None:
        self._view, self._page, self._pointing, self._notes = view, page, pointing, notes

    def find(self, at: QPoint | None) -> Asked:
        """Return what is at a point of the screen, or at the caret for None."""
        page = self._page()
        if page is None:
            return Asked(at or self._view.mapToGlobal(QPoint()))
        if at is None:
            return self._at_caret(page)
        port = self._view.viewport()
        point = port.mapFromGlobal(at)
        named = marks_named(page.index, self._notes.annotation_at(at))
        if named or not port.rect().contains(point):
            return Asked(at, marks=named)
        place = page.offsets.to_code_point(self._view.cursorForPosition(point).position())
        selected = page.selected(self._view.textCursor())
        over = selected is not None and selected[0] <= place <= selected[1]
        marks = tuple(self._pointing.marks_at(point))
        return Asked(at, selected=over, marks=marks, address=self._pointing.link_at(point))

    def _at_caret(self, page: Page) -> Asked:
        cursor = self._view.textCursor()
        place = page.offsets.to_code_point(cursor.position())
        line = page.caret(place).translated(0, -self._view.verticalScrollBar().value())
        inside = line.bottomLeft().toPoint()
        at = self._view.viewport().mapToGlobal(inside)
        marks = page.index.at(place) or page.index.at(place - 1)
        link = self._pointing.link_at(line.center().toPoint())
        return Asked(at, selected=cursor.hasSelection(), marks=tuple(marks), address=link)
