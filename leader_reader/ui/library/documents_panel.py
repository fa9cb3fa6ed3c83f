"""The documents of the library as cards, with a filter, sorting and reading progress."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QPoint, QRect, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QKeySequence, QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.domain.edit import Edit
from leader_reader.services.adopting import MARKED_FORMATS
from leader_reader.services.editions import keep_apart
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.icons import icon
from leader_reader.ui.library.document_details import DocumentDetails
from leader_reader.ui.library.documents_list import DocumentsList
from leader_reader.ui.library.documents_model import DocumentsModel, Index
from leader_reader.ui.library.edition_links import edition_links
from leader_reader.ui.library.filter_field import FilterField
from leader_reader.ui.library.ordering import Order
from leader_reader.ui.library.starter_line import StarterLine
from leader_reader.ui.parts import EmptyState
from leader_reader.ui.theme import active_theme

_MANY, _LATER = 500, 250
"""With more documents than this, those that come or go are shown so many milliseconds later.

Where the panel is hidden that is when it is shown again: to sort so many takes its time.
"""


class DocumentsPanel(QFrame):
    """The library's documents.

    `document_activated` carries the id of one clicked or opened by Enter, `beside_requested` of one
    to open in the other pane, by Ctrl+Enter; `remove_requested` the ids to remove;
    `describe_requested` the id of one whose details are to be changed;
    `edition_requested` the id of one that is a new edition of another, `review_requested` of one
    to be compared with the edition before it; `marks_requested` the ids of those whose files may
    hold highlights to take in;
    `import_requested` and `remove_starter_requested` the wish alone; `arrangement_changed` (order,
    reversed) is for the settings.
    """

    document_activated = Signal(str)
    beside_requested = Signal(str)
    remove_requested = Signal(list)
    edition_requested = Signal(str)
    review_requested = Signal(str)
    describe_requested = Signal(str)
    marks_requested = Signal(list)
    import_requested = Signal()
    remove_starter_requested = Signal()
    starter_dismissed = Signal()
    arrangement_changed = Signal(str, bool)

    def __init__(self, bridge: LibraryBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library")
        self.setProperty("role", "panel")
        self._bridge = bridge
        self.recognised: Callable[[DocumentId], str] = lambda _: ""
        """What says which program recognised a document's text (Backing.pages)."""
        self._dismissed = False
        self._filled = True
        self.model = DocumentsModel(bridge.library, self)
        self.filter = FilterField()
        self.list = DocumentsList()
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.setModel(self.model)
        self.starter = StarterLine()
        self._nothing = self._make_empty()
        self._no_match = EmptyState(
            "filter",
            self.tr("No documents match"),
            self.tr("Try fewer or other words."),
            self.tr("Show all documents"),
            name="library.no-match",
        )
        self._later = QTimer(self, singleShot=True, interval=_LATER)
        self._later.timeout.connect(self._reload_if_seen)
        self._stale = False
        self._lay_out()
        self._connect()
        self._show_state()

    # What the main window asks

    def set_readings(self, readings: Mapping[str, float]) -> None:
        """Show how far each document (by id) is read, from 0 to 1."""
        self.model.set_readings(dict(readings))

    def update_progress(self, document: str, progress: float) -> None:
        """Show how far one document is read, without moving its card."""
        self.model.update_progress(document, progress)

    def set_current(self, document: str | None) -> None:
        """Mark the document that is open, and bring its card into view."""
        if self._stale:
            self._reload()
        self.model.set_current(document)
        row = None if document is None else self.model.row_of(document)
        if row is not None:
            self.list.scrollTo(self.model.index(row))
            if len(self.selected()) <= 1:
                selection = self.list.selectionModel()
                alone = selection.SelectionFlag.ClearAndSelect  # whatever keys are held
                selection.setCurrentIndex(self.model.index(row), alone)

    def set_arrangement(self, order: str, *, reverse: bool = False) -> None:
        """Sort as it was when the program was closed."""
        self._rearrange(order=Order(order), reverse=reverse)

    def dismiss_starter(self) -> None:
        """Hide the starter line for good; the main window remembers that."""
        self._dismissed = True
        self.starter.hide()

    def selected(self) -> list[str]:
        """Return the ids of the selected documents, from the top."""
        rows = sorted(index.row() for index in self.list.selectionModel().selectedIndexes())
        return [self.model.record(row).id for row in rows]

    # What the user does

    def _activate(self, index: Index) -> None:
        if index.isValid():
            self.document_activated.emit(self.model.record(index.row()).id)

    def _open_beside(self, index: Index) -> None:
        if index.isValid():
            self.beside_requested.emit(self.model.record(index.row()).id)

    def _describe(self, index: Index) -> None:
        if index.isValid():
            self.describe_requested.emit(self.model.record(index.row()).id)

    def _remove_selected(self) -> None:
        chosen = self.selected()
        if chosen:
            self.remove_requested.emit(chosen)

    def _open_menu(self, at: QPoint) -> None:
        index = self.list.indexAt(at)
        if index.isValid():
            menu = self.context_menu(index)
            menu.aboutToHide.connect(menu.deleteLater)
            menu.popup(self.list.viewport().mapToGlobal(at))

    def context_menu(self, index: Index) -> QMenu:
        """Return the menu of one card: open, open beside, details and to change them, remove."""
        theme = active_theme()
        menu = QMenu(self)
        menu.setObjectName("library.menu")
        opening = menu.addAction(icon("book", theme), self.tr("Open"))
        opening.triggered.connect(lambda: self._activate(index))
        beside = menu.addAction(icon("split", theme), self.tr("Open beside"))
        beside.setShortcut(QKeySequence("Ctrl+Return"))
        beside.triggered.connect(lambda: self._open_beside(index))
        details = menu.addAction(icon("info", theme), self.tr("Details"))
        details.triggered.connect(lambda: self.show_details(index))
        editing = menu.addAction(icon("edit", theme), self.tr("Change details…"))
        editing.setShortcut(Qt.Key.Key_F2)
        editing.triggered.connect(lambda: self._describe(index))
        self._add_editions(menu, index)
        self._add_marks(menu, index)
        menu.addSeparator()
        removing = menu.addAction(icon("trash", theme), self.tr("Remove"))
        removing.setShortcut(Qt.Key.Key_Delete)
        removing.triggered.connect(self._remove_selected)
        return menu

    def _add_editions(self, menu: QMenu, index: Index) -> None:
        record, known = self.model.record(index.row()), self._bridge.library.documents
        theme = active_theme()
        asking = menu.addAction(icon("recent", theme), self.tr("New edition of…"))
        asking.setEnabled(len(known) > 1)
        asking.triggered.connect(lambda: self.edition_requested.emit(record.id))
        if record.edition_of in known:
            again = menu.addAction(icon("repeat", theme), self.tr("Review editions…"))
            again.triggered.connect(lambda: self.review_requested.emit(record.id))
            apart = menu.addAction(self.tr("Keep the editions apart"))
            library = self._bridge.library
            apart.triggered.connect(
                lambda: self._bridge.attempt(lambda: keep_apart(library, record.id))
            )

    def _add_marks(self, menu: QMenu, index: Index) -> None:
        known, here = self._bridge.library.documents, self.model.record(index.row()).id
        chosen = [DocumentId(each) for each in self.selected()]
        chosen = chosen if here in chosen else [here]
        able = [each for each in chosen if known[each].format in MARKED_FORMATS]
        taking = menu.addAction(
            icon("highlight", active_theme()), self.tr("Take in highlights from the file")
        )
        taking.setEnabled(bool(able))
        taking.triggered.connect(lambda: self.marks_requested.emit(able))

    def show_details(self, index: Index) -> DocumentDetails:
        """Open the card with what is known about the document beside its row."""
        record = self.model.record(index.row())
        window = self.window()
        editions = edition_links(record, self._bridge.library.documents)
        passages = self.model.card(record).passages
        details = DocumentDetails(record, passages, editions, window)
        details.say_recognised(self.recognised(record.id))
        details.beside_requested.connect(self.beside_requested)
        row = self.list.visualRect(index)
        origin = self.list.viewport().mapTo(window, row.topLeft())
        details.edit_requested.connect(lambda: self.describe_requested.emit(record.id))
        details.open_at(QRect(origin + QPoint(24, 0), row.size()))
        details.setFocus()
        return details

    def _rearrange(self, **fields: str | bool | Order) -> None:
        kept = self.selected()
        self.model.rearrange(**fields)
        self._select(kept)
        now = self.model.arrangement
        self._show_state()
        if "order" in fields or "reverse" in fields:
            self.arrangement_changed.emit(now.order.value, now.reverse)

    def _show_all(self) -> None:
        self.filter.clear()
        self._rearrange(words="", format="")

    # What changed

    def _follow(self, edit: Edit) -> None:
        many = self.model.rowCount() > _MANY
        if many and any(isinstance(change.record, DocumentRecord) for change in edit.changes):
            if not self._later.isActive():
                self._later.start()
            return
        kept, place = self.selected(), self.list.verticalScrollBar().value()
        self.model.follow(edit)
        self._select(kept)
        self.list.verticalScrollBar().setValue(place)
        self._show_state()

    @Slot()
    def _reload_if_seen(self) -> None:
        self._stale = not self.isVisible()
        if not self._stale:
            self._reload()

    def showEvent(self, event: QShowEvent) -> None:
        if self._stale:
            self._reload()
        super().showEvent(event)

    @Slot()
    def _reload(self) -> None:
        self._stale = False
        kept = self.selected()
        self.model.refresh()
        self._select(kept)
        self._show_state()

    def _select(self, documents: list[str]) -> None:
        """Select these documents again after the rows were built anew."""
        if documents == self.selected():
            return
        selection = self.list.selectionModel()
        rows = [row for row in map(self.model.row_of, documents) if row is not None]
        for number, row in enumerate(rows):
            index = self.model.index(row)
            if not number:
                selection.setCurrentIndex(index, selection.SelectionFlag.NoUpdate)
            selection.select(index, selection.SelectionFlag.Select)

    def _show_state(self) -> None:
        records = self._bridge.library.documents.values()
        self.filter.show_arrangement(
            self.model.arrangement, sorted({record.format for record in records})
        )
        page = self.list if self.model.rowCount() else self._no_match
        self._pages.setCurrentWidget(page if records else self._nothing)
        self.filter.setVisible(bool(records))
        if not records and self._filled:
            button = self._nothing.button
            QTimer.singleShot(0, button, button.setFocus)  # after what was removed has gone
        self._filled = bool(records)
        starters = any(record.starter for record in records)
        self.starter.setVisible(starters and not self._dismissed)

    # Building

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "library",
            self.tr("Your library is empty"),
            self.tr("Import reports, articles and saved pages, or drop them onto this window."),
            self.tr("Import…"),
            name="library.empty",
        )
        empty.button.setProperty("role", "primary")
        return empty

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        row = QVBoxLayout()
        row.setContentsMargins(12, 0, 12, 8)
        row.addWidget(self.filter)
        layout.addLayout(row)
        self._pages = QStackedLayout()
        for page in (self.list, self._no_match, self._nothing):
            self._pages.addWidget(page)
        layout.addLayout(self._pages, 1)
        layout.addWidget(self.starter)

    def _connect(self) -> None:
        self._bridge.edited.connect(self._follow)
        self._bridge.reloaded.connect(self._reload)
        self.filter.words_changed.connect(lambda words: self._rearrange(words=words))
        self.filter.order_chosen.connect(lambda key: self._rearrange(order=Order(key)))
        self.filter.reverse_chosen.connect(lambda on: self._rearrange(reverse=on))
        self.filter.format_chosen.connect(lambda key: self._rearrange(format=key))
        self.filter.down_pressed.connect(self.list.take_keyboard)
        self.list.opened.connect(self._activate)
        self.list.opened_beside.connect(self._open_beside)
        self.list.delete_pressed.connect(self._remove_selected)
        self.list.describe_pressed.connect(self._describe)
        self.list.customContextMenuRequested.connect(self._open_menu)
        self._nothing.acted.connect(self.import_requested)
        self._no_match.acted.connect(self._show_all)
        self.starter.remove_clicked.connect(self.remove_starter_requested)
        self.starter.dismissed.connect(self.dismiss_starter)
        self.starter.dismissed.connect(self.starter_dismissed)
