"""What stands around the text, kept in step with the current pane: contents, passages, title."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QStackedWidget

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.document import Document, DocumentId
from leader_reader.ui.parts.passing_tab import PassingTab

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow
    from leader_reader.ui.panes.reading_pane import ReadingPane

WORDS_A_MINUTE = 230
"""How fast people read prose silently: Brysbaert 2019, doi:10.1016/j.jml.2019.104047, gives 238."""


class InStep(QObject):
    """Shows the current pane's document in the panels, the top bar, the title and the status."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._panes = window, window.panes
        self.small = QStackedWidget()
        self._tab = PassingTab(window.left, self.small, self.tr("Pages"))
        self._panes.each(self._join)
        self._follow_text()
        self._follow_view()
        self._shown: DocumentId | None = None
        self._later = QTimer(self, singleShot=True, interval=0)
        self._later.timeout.connect(self._fill_panels)
        self._panes.turned.connect(self._turned)
        self._panes.closing.connect(self._leave)
        self._lead()

    def _join(self, pane: "ReadingPane") -> None:
        self.small.addWidget(pane.paging.thumbnails)
        pane.reader.import_asked.connect(self._window.intake.ask_files)
        pane.desk.progressed.connect(self._window.documents.update_progress)

    def _follow_text(self) -> None:
        window, follow = self._window, self._panes.follow
        active = window.topics.set_selection_active
        follow(lambda pane: pane.reader.passage_selected, lambda: active(True))
        window.areas.selected.connect(lambda: active(True))
        follow(lambda pane: pane.reader.selection_cleared, lambda: active(False))
        follow(lambda pane: pane.reader.place_changed, window.contents.set_place)
        follow(lambda pane: pane.reader.hits_changed, window.contents.set_hits)
        follow(lambda pane: pane.desk.opened, self._opened)
        follow(lambda pane: pane.desk.marked, window.contents.set_passages)
        follow(lambda pane: pane.paging.outlined, window.contents.set_outline)
        follow(lambda pane: pane.desk.annotation_chosen, window.passages.select)
        follow(lambda pane: pane.desk.progressed, self._minutes_left)

    def _follow_view(self) -> None:
        acts, follow = self._window.acts, self._panes.follow
        follow(lambda pane: pane.desk.moved, acts.refresh)
        follow(lambda pane: pane.paging.offered, acts.pages_offered)
        follow(lambda pane: pane.paging.switched, self._switched)

    @Slot(object)
    def _leave(self, pane: "ReadingPane") -> None:
        """Let go of the small pictures of a pane that is about to go."""
        small = pane.paging.thumbnails
        self.small.removeWidget(small)
        small.deleteLater()

    def _lead(self) -> None:
        """Have what is chosen beside the text shown in the current pane."""
        window, here = self._window, self._panes.here
        window.contents.heading_activated.connect(self._go_to_heading)
        window.frame.bar.views.chosen.connect(here(_show_as))
        only = here(lambda pane, topic: pane.marks_shown.toggle(topic))
        window.topics.only_requested.connect(only)
        go = here(lambda pane, passage: pane.desk.go_to_annotation(passage))
        window.passages.passage_activated.connect(go)

    @Slot(object)
    def _opened(self, document: Document | None) -> None:
        window, reader = self._window, self._panes.current.reader
        self._later.stop()
        self._name(document)
        window.documents.set_current(document.id if document else None)
        self._show(document)
        window.contents.set_hits(reader.hits)
        window.contents.set_place(reader.place()[0])

    def _name(self, document: Document | None) -> None:
        title = f"{document.title} – Leader Reader" if document else "Leader Reader"
        self._window.setWindowTitle(title)
        if document is None:
            self._window.frame.status.set_minutes_left(None)

    def _show(self, document: Document | None) -> None:
        """Show a document in the panels, unless they show it already."""
        known = document.id if document else None
        if known is None or known != self._shown:
            self._window.contents.set_document(document)
            self._window.passages.set_document(known)
        self._shown = known

    @Slot(object)
    def _turned(self, pane: "ReadingPane") -> None:
        """Name another pane's document at once; the panels follow when the click has been seen."""
        window = self._window
        self._name(pane.desk.document)
        self._later.start()
        window.topics.set_selection_active(pane.reader.selection() is not None)
        window.acts.pages_offered(pane.paging.is_offered)
        self._switched(pane.paging.shown)
        window.acts.refresh()
        self._minutes_left()

    @Slot()
    def _fill_panels(self) -> None:
        """Show the current pane's document with all that would have been told of it."""
        window, pane = self._window, self._panes.current
        self._opened(pane.desk.document)
        window.contents.set_passages(pane.desk.places_marked)
        window.contents.set_outline(pane.paging.outline)
        window.passages.select(pane.desk.annotation or AnnotationId(""))

    @Slot(bool)
    def _switched(self, shown: bool) -> None:  # noqa: FBT001 - a slot
        """Offer the small pictures of pages while pages are shown."""
        self.small.setCurrentWidget(self._panes.current.paging.thumbnails)
        self._window.acts.pages_shown(shown)
        if shown:
            self._tab.offer()
        else:
            self._tab.close()

    @Slot()
    def _minutes_left(self) -> None:
        pane = self._panes.current
        if pane.desk.document is not None:
            left = 1 - pane.reader.place()[1]
            minutes = round(pane.desk.document.record.words * left / WORDS_A_MINUTE)
            self._window.frame.status.set_minutes_left(minutes)

    @Slot(int)
    def _go_to_heading(self, offset: int) -> None:
        pane = self._panes.current
        if pane.desk.document is not None:
            pane.desk.go_to(pane.desk.document.id, offset, offset)
            pane.reader.setFocus()


def _show_as(pane: "ReadingPane", view: str) -> None:
    """Show "pages" or "text", and go on there by keys."""
    pane.paging.show_as(view)
    pane.reader.setFocus()
