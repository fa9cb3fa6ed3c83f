"""What is under the pointer in the text view, and what a click or a key does with it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, Qt, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent
from PySide6.QtWidgets import QTextEdit, QToolTip

from leader_reader.ui.reader.footnote_card import FootnoteCard
from leader_reader.ui.reader.footnotes import Reference
from leader_reader.ui.reader.marks import Mark, said_of
from leader_reader.ui.reader.page import Page
from leader_reader.ui.words import plain_tip


class Pointing(QObject):
    """`activated(annotation)` when a mark is clicked, or reached by going through them.

    `signed` tells whether notes have signs in the text, which are as good as their passage. The
    raised number of a footnote shows it in `card`.
    """

    activated = Signal(str)

    def __init__(
        self, view: QTextEdit, page: Callable[[], Page | None], signed: Callable[[], bool]
    ) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._signed = signed
        self._activated = ""
        self.card = FootnoteCard(view)

    def activate_at(self, point: QPoint) -> None:
        """Open the footnote, or else activate the shortest mark, at a point of the viewport.

        A sign that stands for several areas leads to one after the other.
        """
        reference = self._reference_at(point)
        if reference is not None:
            self._open(reference, stays=True)
            return
        page, found = self._page(), self.marks_at(point)
        signs = page.area_at(self._on_page(point)) if page is not None else []
        names = [mark.annotation for mark in signs]
        again = names.index(self._activated) + 1 if self._activated in names else 0
        if found:
            self.activate(names[again % len(names)] if names else found[0].annotation)

    def activate(self, annotation: str) -> None:
        self._activated = annotation
        self.activated.emit(annotation)

    def cycle(self) -> None:
        """Go on to the next of the marks that overlap under the caret."""
        page = self._page()
        if page is None:
            return
        offset = page.offsets.to_code_point(self._view.textCursor().selectionStart())
        mark = page.index.after(self._activated, offset)
        if mark is not None:
            self.activate(mark.annotation)

    def hover(self, point: QPoint, shape: Qt.CursorShape | None = None) -> None:
        """Show by the pointer's shape, which may be given, what can be clicked or dragged.

        A card left behind is closed.
        """
        reference, page = self._reference_at(point), self._page()
        over = reference is not None or (page and page.area_at(self._on_page(point)))
        usual = Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.IBeamCursor
        self._view.viewport().setCursor(shape or usual)
        if reference is None:
            self.card.leave()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Open the footnote at the caret with Enter and close its card with Esc; tell if so."""
        if event.key() == Qt.Key.Key_Escape and not self.card.isHidden():
            self.card.close_card()
            return True
        page = self._page()
        if page is None or event.key() not in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            return False
        here = page.offsets.to_code_point(self._view.textCursor().selectionStart())
        found = page.footnotes.at(here) or page.footnotes.at(here - 1)
        if found is not None:
            self._open(found, stays=True)
        return found is not None

    def show_tip(self, event: QHelpEvent) -> None:
        """Show the footnote under the pointer, or say what the marks or the link there are."""
        reference = self._reference_at(event.pos())
        if reference is not None:
            self._open(reference, stays=False)
            return
        link = plain_tip(self.link_at(event.pos()))
        said = said_of(self.marks_at(event.pos()), self.tr("Highlight")) or link
        QToolTip.showText(event.globalPos(), said, self._view.viewport())

    def link_at(self, point: QPoint) -> str:
        """Return where the link at a point of the viewport leads, or ""."""
        page = self._page()
        return page.link_at(self._on_page(point)) if page is not None else ""

    def marks_at(self, point: QPoint) -> list[Mark]:
        """Return the marks under a point of the viewport, the shortest first."""
        page = self._page()
        if page is None:
            return []
        place = self._on_page(point)
        signed = page.note_at(place) if self._signed() else []
        return page.area_at(place) or signed or page.marks_at(place)

    def _reference_at(self, point: QPoint) -> Reference | None:
        page = self._page()
        return page.reference_at(self._on_page(point)) if page is not None else None

    def _open(self, reference: Reference, *, stays: bool) -> None:
        page = self._page()
        if page is not None:
            shift = self._view.viewport().pos() - QPoint(0, self._view.verticalScrollBar().value())
            place: QRect = page.caret(reference.start).toAlignedRect().translated(shift)
            self.card.show_note(reference.note, place, stays=stays)

    def _on_page(self, point: QPoint) -> QPointF:
        return point.toPointF() + QPointF(0, self._view.verticalScrollBar().value())
