"""The main window: builds the panels, joins their signals, and comes back as it was left."""

from PySide6.QtCore import QEvent, QPoint, QRect, QTimer, Slot
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QMainWindow

from leader_reader.domain.document import DocumentId
from leader_reader.services import annotating, seeding
from leader_reader.services.library import Library
from leader_reader.ui.acts import Acts
from leader_reader.ui.adopting import Adopting
from leader_reader.ui.aloud import Aloud
from leader_reader.ui.annotations.note_editor import NoteEditor
from leader_reader.ui.annotations.passages_panel import PassagesPanel
from leader_reader.ui.area_acts import AreaActs
from leader_reader.ui.area_pictures import AreaPictures
from leader_reader.ui.backing import Backing
from leader_reader.ui.bookmarks import Bookmarks
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_picker import TopicPicker
from leader_reader.ui.codebook.topics_panel import TopicsPanel
from leader_reader.ui.describing import Describing
from leader_reader.ui.desk import Desk
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.edging import Edging
from leader_reader.ui.editions.edition_acts import Editions
from leader_reader.ui.exports import Exports
from leader_reader.ui.finding import Finding
from leader_reader.ui.handing_out import HandingOut
from leader_reader.ui.hits.hit_acts import HitActs
from leader_reader.ui.imports import Imports
from leader_reader.ui.in_step import InStep
from leader_reader.ui.index_keeper import IndexKeeper
from leader_reader.ui.intake import Intake
from leader_reader.ui.keeping import Keeping
from leader_reader.ui.library.contents_panel import ContentsPanel
from leader_reader.ui.library.documents_panel import DocumentsPanel
from leader_reader.ui.look_card import LookCard
from leader_reader.ui.looking import Looking
from leader_reader.ui.marks_shown import MarksShown
from leader_reader.ui.page_number import PageNumber
from leader_reader.ui.paging import Paging
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.panes.reading_panes import ReadingPanes
from leader_reader.ui.parts import PanelTabs
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.reader_menu import ReaderMenu
from leader_reader.ui.readings import Readings
from leader_reader.ui.recognitions import Recognitions
from leader_reader.ui.references import References
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.search_tabs import SearchTabs
from leader_reader.ui.searches import Searches
from leader_reader.ui.similar.similar_panel import SimilarPanel
from leader_reader.ui.splitting import Splitting
from leader_reader.ui.suggesting import Suggesting
from leader_reader.ui.tagging import Tagging
from leader_reader.ui.theme import load_themes
from leader_reader.ui.undo_keys import UndoKeys
from leader_reader.ui.watching.watch_acts import WatchActs
from leader_reader.ui.watching.watching import Watching
from leader_reader.ui.window_frame import WindowFrame
from leader_reader.ui.window_state import WindowState
from leader_reader.ui.words import done

_ELSEWHERE = 2000
"""Milliseconds between two looks whether another process has changed the library."""


class MainWindow(QMainWindow):
    """Everything the user sees; panels know only the bridge, and meet here."""

    def __init__(self, app: QApplication, library: Library, backing: Backing) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setWindowTitle("Leader Reader")
        self.setAcceptDrops(True)
        self._app = app
        self._backing = backing
        self._ended = False
        self.state = WindowState(self, backing.settings_file)
        self._themes = load_themes()
        self._sized = False
        self.bridge = LibraryBridge(library, self)
        self._build_panels()
        self._build_work()
        self.looking = Looking(self, self._themes)
        self.acts = Acts(self)
        self._reader_menu = ReaderMenu(self)
        self._search_tabs = SearchTabs(self)
        self._join_panels()
        self.in_step = InStep(self)
        self._join_status()
        self._undo_keys = UndoKeys(app, self)
        self._restore()

    # What is read in the current pane

    @property
    def reader(self) -> ReaderPanel:
        return self.panes.current.reader

    @property
    def desk(self) -> Desk:
        return self.panes.current.desk

    @property
    def paging(self) -> Paging:
        return self.panes.current.paging

    @property
    def edging(self) -> Edging:
        return self.panes.current.edging

    @property
    def marks_shown(self) -> MarksShown:
        return self.panes.current.marks_shown

    # Building

    def _build_panels(self) -> None:
        bridge = self.bridge
        self.readings = Readings(bridge.library)
        self.panes = ReadingPanes(lambda: ReadingPane(bridge, self._backing, self.readings))
        self.area_pictures = AreaPictures(self._backing.pages, self)
        self.documents = DocumentsPanel(bridge)
        if self._backing.pages is not None:
            self.documents.recognised = self._backing.pages.recognised
        self.contents = ContentsPanel()
        self.results = ResultsPanel(bridge, self._topic_colour)
        self.similar = SimilarPanel()
        self.topics = TopicsPanel(bridge)
        self.passages = PassagesPanel(
            bridge,
            self.panes.here(lambda pane, passage: pane.desk.locator_of(passage)),
            citation_of=self.panes.here(lambda pane, passage: pane.desk.citation_of(passage)),
            pictures=self.area_pictures,
        )
        self.left = PanelTabs(name="leftTabs", accessible=self.tr("Library, contents, search"))
        self.left.add(self.documents, self.tr("Library"))
        self.left.add(self.contents, self.tr("Contents"))
        self.left.add(self.results, self.tr("Search"))
        self.frame = WindowFrame(self.left, self.panes, [self.topics, self.passages])
        self.setCentralWidget(self.frame)
        self.picker = TopicPicker(bridge, self.frame)
        self.notes = NoteEditor(bridge, self.frame)
        self.look = LookCard(self.frame)

    def _build_work(self) -> None:
        bridge, backing = self.bridge, self._backing
        status = self.frame.status
        self.searches = Searches(bridge, backing, self)
        self.index = IndexKeeper(bridge, backing, self)
        self.imports = Imports(bridge, backing, self)
        self.recognitions = Recognitions(bridge, backing, self)
        self.exports = Exports(backing, self)
        self.intake = Intake(self, self.imports, self.recognitions, status, backing.endings)
        self.references = References(bridge, backing, status, self)
        self.describing = Describing(self, bridge, self.references, self.frame.bar)
        self.handing_out = HandingOut(self, bridge, self.exports, status)
        self.tagging = Tagging(bridge, self.panes, self.picker, self.notes)
        self.areas = AreaActs(bridge, self.panes, self.area_pictures, self)
        self.aloud = Aloud(backing, self.panes, self.tagging, self)
        self.aloud.failed.connect(self.frame.messages.post)
        self.finding = Finding(self.frame.bar.field, self.searches, self.results, self.panes)
        self.keeping = Keeping(
            bridge, self.finding, self.searches, self.frame.bar.field, self.results
        )
        self.hits = HitActs(bridge, self.searches, self.results, self.frame)
        self.bookmarks = Bookmarks(bridge, self.panes, self.contents, self)
        self.bookmarks.said.connect(status.say)
        self.page_number = PageNumber(self.panes, status, self.frame)
        self.splitting = Splitting(self)
        self.suggesting = Suggesting(bridge, self.searches, self.similar, self.panes)
        self.watching = Watching(self, backing)
        self.watch_acts = WatchActs(self, self.watching)
        self.editions = Editions(self, backing.open_library)
        self.adopting = Adopting(self, backing.spawn)

    def _join_panels(self) -> None:
        self.documents.document_activated.connect(self.open_document)
        self.documents.remove_requested.connect(self._remove_documents)
        self.documents.describe_requested.connect(self.describing.open)
        self.intake.references_found.connect(self.describing.take)
        self.documents.import_requested.connect(self.intake.ask_files)
        self.documents.remove_starter_requested.connect(self.remove_starter)
        self.topics.tag_requested.connect(self.tagging.apply)
        self.topics.topic_chosen.connect(self.passages.show_topic)
        self.passages.note_requested.connect(self.tagging.edit_note)
        self.passages.topics_requested.connect(self.tagging.change_topics)
        self.intake.arrived.connect(self.open_document)
        self.look.zoom_stepped.connect(self.step_zoom)
        self.look.theme_chosen.connect(self.choose_theme)

    def _join_status(self) -> None:
        status, messages = self.frame.status, self.frame.messages
        status.undo_clicked.connect(self.undo)
        self.bridge.said.connect(self._said)
        self.bridge.failed.connect(messages.post)
        self.searches.failed.connect(messages.post)
        self.searches.failed.connect(self.index.start)
        self.index.failed.connect(messages.post)
        self.index.moved_on.connect(self.searches.ask_again)
        self.index.moved_on.connect(self.keeping.index_moved)
        self.bridge.edited.connect(self._count)
        self.bridge.reloaded.connect(self._count)
        self._elsewhere = QTimer(self, interval=_ELSEWHERE)
        self._elsewhere.timeout.connect(self._look_elsewhere)

    # Starting and ending

    def begin(self) -> None:
        """Start what goes on behind the window, once it is on the screen."""
        self.imports.start_seeds()
        self.index.start()
        self._elsewhere.start()
        known = self.bridge.library.documents
        latest = self.state.settings.document or self.readings.latest(known) or ""
        if latest in known:
            self.open_document(latest)
        self.splitting.restore(self.state.settings.split)
        self.watching.begin()
        self.editions.begin()

    def _restore(self) -> None:
        settings = self.state.settings
        self.looking.restore()
        self.choose_theme(settings.theme if settings.theme in self._themes else "light")
        self.state.restore()
        self.documents.set_readings(self.readings.progress())
        self._count()

    def showEvent(self, event: QShowEvent) -> None:
        """Size the panels the first time, now that there is a width to share."""
        super().showEvent(event)
        if not self._sized:
            self._sized = True
            was = self.state.settings
            self.frame.set_sizes(was.left_width, was.right_width, was.passages_height)

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self._ended:
            self._ended = True
            self._end()
        super().closeEvent(event)

    def _end(self) -> None:
        """Keep what was being written and end all work; nothing comes after."""
        self.notes.close_card()
        self.picker.close_card()
        self._elsewhere.stop()
        self.looking.focus.set_on(on=False)
        self.state.save()
        self.aloud.close()
        self.panes.end()
        parts = (
            self.watching,
            self.imports,
            self.recognitions,
            self.references,
            self.exports,
            self.index,
            self.searches,
            self.area_pictures,
        )
        for work in (*parts, self.editions, self.adopting):
            work.close()
        self.bridge.close()

    # Documents

    @Slot()
    def undo(self) -> None:
        """Take the newest edit back; files that are still coming in would lose it, so they stop."""
        self.imports.stop()
        self.bridge.undo()

    @Slot(str)
    def open_document(self, document: str) -> None:
        """Open a document where it was left and put the keyboard into its text."""
        if self.desk.open(document):
            self.reader.setFocus()

    @Slot()
    def remove_starter(self) -> None:
        """Remove the starter library's documents: one edit, one undo."""
        self._remove_documents(seeding.starter_documents(self.bridge.library))

    @Slot(list)
    def _remove_documents(self, documents: list[DocumentId]) -> None:
        library = self.bridge.library
        if documents:
            self.bridge.attempt(lambda: annotating.remove_documents(library, documents))

    # The look

    @Slot(str)
    def choose_theme(self, name: str) -> None:
        """Put the whole program into a theme."""
        apply_theme(self._app, self._themes[name])
        for pane in self.panes:
            pane.reader.apply_theme(self._themes[name])
        self.state.keep(theme=name)
        self.acts.theme_chosen(name)
        self.look.show_state(self.reader.percent, name)

    @Slot(int)
    def step_zoom(self, step: int) -> None:
        """Make the text larger (1), smaller (-1) or normal (0)."""
        self.reader.set_zoom(self.reader.percent + 10 * step if step else 100)
        self.look.show_state(self.reader.percent, self.state.settings.theme)

    def open_look(self) -> None:
        """Open the card with text size and theme."""
        bar = self.frame.bar
        ends = bar.export.mapTo(self.frame, bar.export.rect().bottomRight()).x()
        begins = bar.look.mapTo(self.frame, QPoint(0, 0)).x()
        self.look.show_state(self.reader.percent, self.state.settings.theme)
        self.look.open_at(QRect(QPoint(begins, 0), QPoint(ends, bar.height() + 2)))
        self.look.setFocus()

    def _topic_colour(self, topic: str) -> str:
        found = next((each for each in self.bridge.library.codebook if each.id == topic), None)
        return found.colour if found else ""

    # What the status line says

    @Slot(str)
    def _said(self, label: str) -> None:
        self.frame.status.say(done(label), undo=bool(self.bridge.library.undo_label))

    @Slot()
    def _count(self) -> None:
        library = self.bridge.library
        self.frame.status.set_counts(len(library.documents), len(library.annotations))
        for pane in self.panes:
            pane.reader.set_library_empty(not library.documents)
        self.acts.refresh()
        self.acts.actions["export"].setEnabled(bool(library.annotations))
        self.frame.bar.offer_export(bool(library.annotations))

    @Slot()
    def _look_elsewhere(self) -> None:
        if self._backing.changed_elsewhere():
            self.bridge.reload()
            self.index.start()

    # Dropped files

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.intake.dropped(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.intake.take(self.intake.dropped(event.mimeData()))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.WindowStateChange and hasattr(self, "acts"):
            self.acts.refresh()
