"""What every view of a document offers, so that a page view can stand beside the text view."""

from collections.abc import Sequence
from typing import Protocol

from PySide6.QtCore import QRect

from leader_reader.domain.document import Document
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.theme import Theme


class DocumentView(Protocol):
    """A view of one document; all offsets are code points of `Document.text`."""

    def show_document(self, document: Document, offset: int = 0) -> None:
        """Show `document` with the line of `offset` at the top."""

    def close_document(self) -> None:
        """Show nothing."""

    def go_to(self, start: int, end: int | None = None, *, hit: bool = False) -> None:
        """Bring a passage into sight and the caret to it; `hit` outlines it."""

    def selection(self) -> tuple[int, int] | None:
        """Return what is selected, or None."""

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into sight."""

    def clear_selection(self) -> None:
        """Select nothing."""

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these passages as marked, in place of those before."""

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Show these ranges as found, in place of those before."""

    def copy(self) -> None:
        """Put the selected words on the clipboard."""

    def return_to(self, offset: int) -> None:
        """Put the line of `offset` at the top again, and the caret there."""

    def make_room(self, start: int, end: int, below: int) -> None:
        """Bring the end of a passage into sight, where it is cut off, with room `below` it."""

    def place(self) -> tuple[int, float]:
        """Return the offset at the top of the view and how far that is, from 0 to 1."""

    def passage_rect(self, start: int, end: int) -> QRect:
        """Return where a passage is, in the view's coordinates."""

    def line_rect(self, offset: int) -> QRect:
        """Return the slice of line at `offset`, in the view's coordinates."""

    def lines_around(self, start: int, end: int) -> tuple[QRect, QRect]:
        """Return the slices of the lines before and after a passage; null where there is none."""

    def set_look(self, theme: Theme, percent: int) -> None:
        """Take a theme's colours and a zoom."""
