"""The open document's pages as printed, beside its text: made ready, and shown when wanted."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QInputDialog,
    QLineEdit,
    QVBoxLayout,
)

from leader_reader.domain.document import Document, DocumentId
from leader_reader.domain.pages import PageMap, decode_runs
from leader_reader.services.jobs import FindPlaces, PlacesFound, run
from leader_reader.services.pages import OutlineItem, PagesEngine
from leader_reader.ui.backing import Backing
from leader_reader.ui.desk import Desk
from leader_reader.ui.reader.notice_line import NoticeLine
from leader_reader.ui.reader.pages.pages_view import PagesView
from leader_reader.ui.reader.pages.sheets import Fit, fit_of
from leader_reader.ui.reader.pages.thumbnails import Thumbnails
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.worker import Task, Worker

PAGED = "pdf"
"""The format of documents that have pages to show."""


class Paging(QObject):
    """Switches the reader between text and pages; both show the same place and passages.

    `offered(bool)`: whether the open document has pages; `switched(bool)`: whether they are shown;
    `page_changed(int)`: which one is read, from 1. How a document is shown is noted on the desk.
    """

    offered = Signal(bool)
    switched = Signal(bool)
    page_changed = Signal(int)
    outlined = Signal(object)

    def __init__(self, backing: Backing, desk: Desk, reader: ReaderPanel, parent: QObject) -> None:
        super().__init__(parent)
        self._backing, self._pages = backing, backing.pages
        self._desk, self._reader = desk, reader
        self._notice: NoticeLine = reader.page_notice
        self._engine: PagesEngine | None = None
        self._view: PagesView | None = None
        self.thumbnails = _panel(self.tr("Pages"))
        self._worker: Worker | None = None
        self._seeking = 0
        self._address = ""
        self._bare = False
        self.eager = True
        """Whether a process that draws pages is made ready before pages are shown."""
        desk.opened.connect(self._opened)
        self._notice.acted.connect(self._copy_address)

    @property
    def shown(self) -> bool:
        """Whether the reader shows pages."""
        return self._view is not None and self._reader.view is self._view

    @property
    def is_offered(self) -> bool:
        """Whether the open document has pages."""
        document = self._desk.document
        return document is not None and self._original(document) is not None

    @property
    def current_page(self) -> int:
        """The page that is read, from 1; 0 where no pages are shown."""
        return self._view.current_page if self.shown and self._view is not None else 0

    def toggle(self) -> None:
        """Show the pages in place of the text, or the text in place of the pages."""
        document = self._desk.document
        if document is None or self._original(document) is None:
            return
        self._desk.note_view(view="text" if self.shown else "pages")
        if self.shown:
            self._show_text()
        else:
            self._show(document)

    def note_view(self) -> None:
        """Note which view it is: another pane may have shown the same document otherwise."""
        if self.is_offered:
            self._desk.note_view(view="pages" if self.shown else "text")

    @Slot(str)
    def show_as(self, view: str) -> None:
        """Show "pages" or "text"."""
        if (view == "pages") != self.shown:
            self.toggle()

    def set_facing(self, *, facing: bool) -> None:
        """Show two pages side by side, or one."""
        if self._view is not None:
            self._view.set_facing(facing)

    def fit(self, how: str) -> None:
        """Fit the "width" or the "page" into the view."""
        if self.shown and self._view is not None:
            self._view.set_fit("page" if how == "page" else "width")

    def set_bare(self, *, bare: bool) -> None:
        """Show pages without the file's own highlights: they are passages, and seen as such."""
        self._bare = bare
        if self._view is not None:
            self._view.book.set_bare(bare=bare)

    def close(self) -> None:
        """End what draws pages and what looks for places."""
        if self._worker is not None:
            self._worker.close()
        if self._engine is not None:
            self._engine.close()

    def _original(self, document: Document) -> Path | None:
        if self._pages is None or document.record.format != PAGED:
            return None
        return self._pages.original(document.id)

    @Slot(object)
    def _opened(self, document: Document | None) -> None:
        self._say("")
        paged = document is not None and self._original(document) is not None
        self.offered.emit(paged)
        readings = self._desk.readings
        if document is not None and paged and readings.of(document.id).view == "pages":
            self._show(document)
            return
        self.switched.emit(False)
        # who has read pages before may soon want these
        if paged and self.eager and readings.any_pages():
            self._made_view()
            if self._engine is not None:
                self._engine.warm()

    def _show_text(self) -> None:
        self._say("")
        self._reader.show_text()
        self.switched.emit(False)

    def _show(self, document: Document) -> None:
        """Show the pages; where the words stand on them may have to be found first."""
        path = self._original(document)
        if self._pages is None or path is None:
            return
        view, runs = self._made_view(), self._pages.runs(document.id)
        view.set_fit(fit_of(self._desk.readings.of(document.id).fit, view.fit))
        self._reader.show_pages(view)
        if self._engine is not None:
            view.set_pages(self._engine, PageMap(runs), path)
        self.switched.emit(True)
        if not runs:
            self._seek(document.id)

    def _made_view(self) -> PagesView:
        if self._view is None:
            view = self._view = PagesView()
            view.book.set_bare(bare=self._bare)
            view.message.connect(self._say)
            view.link_asked.connect(self._tell_link)
            view.password_asked.connect(self._ask_password)
            view.leaving.connect(self._desk.leave_place)
            view.page_changed.connect(self.page_changed)
            view.book.opened.connect(lambda: self.outlined.emit(self.outline))
            view.fit_changed.connect(self._note_fit)
            self._lay_thumbnails(view)
            if self._pages is not None:
                self._engine = self._pages.engine(view.answered())
        return self._view

    @property
    def outline(self) -> tuple[OutlineItem, ...]:
        """The outline of the document whose pages are shown, as far as it is known."""
        return self._view.book.outline if self.shown and self._view is not None else ()

    def _lay_thumbnails(self, view: PagesView) -> None:
        small = Thumbnails(view.book)
        small.setFrameShape(QFrame.Shape.NoFrame)
        small.page_asked.connect(self.go_to_page)
        view.page_changed.connect(small.set_current)
        layout = self.thumbnails.layout()
        if layout is not None:
            layout.addWidget(small)

    @Slot(int)
    def go_to_page(self, page: int) -> None:
        """Go to a page, where pages are shown; Back leads here again."""
        if self._view is not None:
            self._desk.leave_place()
            self._view.go_to_page(page)
            self._view.setFocus()

    @Slot(object)
    def _note_fit(self, fit: Fit) -> None:
        if self.shown:
            self._desk.note_view(fit=str(fit))

    # What the line over the pages says

    @Slot(str)
    def _say(self, sentence: str, act: str = "") -> None:
        self._notice.say(sentence, act)

    @Slot(str)
    def _tell_link(self, address: str) -> None:
        """Show where a link leads; nothing is ever opened."""
        self._address = address
        self._say(self.tr("This link leads to {}").format(address), self.tr("Copy the address"))

    @Slot()
    def _copy_address(self) -> None:
        QApplication.clipboard().setText(self._address)
        self._say("")

    @Slot(bool)
    def _ask_password(self, wrong: bool) -> None:  # noqa: FBT001 - a slot
        dialog = QInputDialog(self._reader.window())
        dialog.setObjectName("reader.password")
        dialog.setWindowTitle(self.tr("Password"))
        again = self.tr("That was not the password. Please type it again.")
        dialog.setLabelText(again if wrong else self.tr("These pages are locked. Their password:"))
        dialog.setTextEchoMode(QLineEdit.EchoMode.Password)
        if self._view is not None:
            dialog.textValueSelected.connect(self._view.give_password)
        dialog.rejected.connect(self._show_text)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    # Documents that came in before places were kept

    def _seek(self, document: DocumentId) -> None:
        if self._worker is None:
            self._worker = Worker("places", self)
            self._worker.progressed.connect(self._found)
            self._worker.failed.connect(self._not_found)
        self._worker.stop(self._seeking)
        self._say(self.tr("Finding where the words stand on the pages…"))
        self._seeking = self._worker.start(lambda: self._task(FindPlaces(document)))

    def _task(self, job: FindPlaces) -> Task:
        yield from run(self._backing.spawn, job)

    @Slot(int, object)
    def _found(self, number: int, found: object) -> None:
        if number != self._seeking or not isinstance(found, PlacesFound) or self._pages is None:
            return
        self._say("")
        self._pages.keep_runs(found.document, found.runs)
        document = self._desk.document
        if self.shown and self._view and document and document.id == found.document:
            self._view.set_places(PageMap(decode_runs(found.runs)))

    @Slot(int, str)
    def _not_found(self, number: int, sentence: str) -> None:
        if number == self._seeking:
            self._say(sentence)


def _panel(name: str) -> QFrame:
    """Return an empty panel that small pictures of the pages come into."""
    panel = QFrame()
    panel.setObjectName("thumbnails")
    panel.setProperty("role", "panel")
    panel.setAccessibleName(name)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(0, 0, 0, 0)
    return panel
