"""What stands beside the text: notes in the margin, and ticks on the scroll bar."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTextEdit

from leader_reader.ui.reader.column import Column, column_in
from leader_reader.ui.reader.margin_notes import MarginNotes
from leader_reader.ui.reader.mark_ticks import TickedScrollBar
from leader_reader.ui.reader.page import Page
from leader_reader.ui.reader.typography import Look


class Beside(QObject):
    """Keeps notes and ticks level with the text of `view`, which shows `page`."""

    def __init__(self, view: QTextEdit, page: Callable[[], Page | None]) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._hits: Sequence[tuple[int, int]] = ()
        self.notes = MarginNotes(view)
        self.bar = TickedScrollBar(view)
        view.setVerticalScrollBar(self.bar)

    @property
    def has_room(self) -> bool:
        """Whether there is room for notes; else they have signs in the text."""
        return self.notes.isVisibleTo(self._view)

    def clear(self) -> None:
        """Show nothing, before another document comes."""
        self._hits = ()
        self.bar.set_ticks([])
        self.notes.set_notes([])

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        self._hits = list(ranges)

    def fit(self, look: Look) -> Column:
        """Give the notes the room that the column of a look leaves, and return the column."""
        room = self._view.width() - self.bar.sizeHint().width()
        column = column_in(room, look.column, look.comfort.margin)
        self.notes.setGeometry(column.notes_left, 0, column.notes_width, self._view.height())
        self.notes.setVisible(column.notes_width > 0)
        return column

    @Slot()
    def show_ticks(self) -> None:
        """Show where the marks and hits are."""
        page = self._page()
        if page is not None:
            self.bar.set_ticks(page.ticks(self._hits))

    @Slot()
    def lay_notes(self) -> None:
        """Bring the notes level with their passages."""
        page = self._page()
        if page is None or not self.has_room:
            return
        shift, height = self.bar.value(), self._view.height()
        near = page.notes_between(shift - height, shift + height)
        self.notes.show_marks(near, shift, page.look.theme)
