"""The reader panel: the open document with find bar, selection bar and empty state."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QStackedWidget, QVBoxLayout, QWidget

from leader_reader.domain.annotation import Target
from leader_reader.domain.document import Document
from leader_reader.services.annotating import passage
from leader_reader.ui.parts import EmptyState
from leader_reader.ui.reader.area_panel import AreaPanel
from leader_reader.ui.reader.find_bar import FindBar
from leader_reader.ui.reader.finder import Finder
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.notice_line import NoticeLine
from leader_reader.ui.reader.pages.pages_view import PagesView
from leader_reader.ui.reader.selection_bar import SelectionBar
from leader_reader.ui.reader.text_view import TextView
from leader_reader.ui.theme import Theme, active_theme

LEAST_ZOOM, MOST_ZOOM = 50, 300
_WORDS_TO_FIND = 80
_PRINTED = 100


View = TextView | PagesView


class ReaderPanel(QWidget):
    """Shows a document and says what the user does with it; offsets are code points of its text.

    `act_requested` carries "tag", "highlight", "note", "again", "name" (a topic named by the
    words) or "remove"; `key_act` the letter or digit pressed in the text: T H N Q U V O 1-9.
    `escaped`: Escape was pressed and there is nothing to leave here; `hits_changed` carries the
    places found, of the library's search or of the find bar. `import_asked` is the empty state's
    button. `edge_moved` carries a passage and the extent to which its edges were dragged,
    `menu_asked` what a menu was asked for (Asked).
    """

    passage_selected = Signal(int, int)
    selection_cleared = Signal()
    mark_activated = Signal(str)
    place_changed = Signal(int, float)
    act_requested = Signal(str)
    key_act = Signal(str)
    zoom_changed = Signal(int)
    hits_changed = Signal(object)
    escaped = Signal()
    import_asked = Signal()
    edge_moved = Signal(str, int, int)
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAccessibleName(self.tr("Reader"))
        self._zoom = 100
        self._hits: list[tuple[int, int]] = []
        self._document: Document | None = None
        self.text = TextView()
        self._view: View = self.text
        self._marks: Sequence[Mark] = ()
        self.setFocusProxy(self.text)
        self.find_bar = FindBar()
        self.notice, self.page_notice = NoticeLine(), NoticeLine(name="reader.pageNotice")
        self.scan_notice = NoticeLine(name="reader.scanNotice")
        self._finder = Finder(self.find_bar, self)
        self._finder.shown.connect(self.hits_changed)
        self.empty = EmptyState("book", "", "", self.tr("Import…"), name="reader.empty")
        self.set_library_empty(False)
        self._stack = QStackedWidget()
        self._stack.setProperty("role", "page")
        self._bar = SelectionBar(self)
        self.areas = AreaPanel(self, self._bar, self._pages)
        self._lay_out()
        self._join()

    # The document

    @property
    def view(self) -> View:
        """The view that shows the document at present."""
        return self._view

    @property
    def hits(self) -> list[tuple[int, int]]:
        """What the library's search found in the document."""
        return self._hits

    def show_document(self, document: Document, offset: int = 0, zoom: int = 0) -> None:
        """Open `document` as text with the line of `offset` at the top.

        `zoom` is the size of its text in percent, 0 for the size there is.
        """
        self.find_bar.close_bar()
        self._bar.hide()
        self._hits, self._marks = [], ()
        self._document = document
        self._use(self.text)
        self.text.close_document()  # the one before need not be set anew
        self._zoom = max(LEAST_ZOOM, min(MOST_ZOOM, zoom or self._zoom))
        self._dress(self.text, active_theme())
        self.text.show_document(document, offset)

    def show_pages(self, view: PagesView) -> None:
        """Show the open document in the page view, at the same place; its pages are to come."""
        if self._stack.indexOf(view) < 0:
            self._stack.addWidget(view)
            self._join_view(view)
            self.areas.join(view)
        self._turn_to(view)

    def show_text(self) -> None:
        """Show the open document as text again, at the same place."""
        self._turn_to(self.text)

    def _pages(self) -> PagesView | None:
        return self._view if isinstance(self._view, PagesView) else None

    def _turn_to(self, view: View) -> None:
        """Go on in another view, with the same place, selection, marks and hits."""
        if self._document is None or view is self._view:
            return
        (top, _), selection = self._view.place(), self._view.selection()
        had_keyboard = self.isAncestorOf(QApplication.focusWidget() or self)
        self._bar.hide()
        view.show_document(self._document, top)
        self._dress(view, active_theme())
        view.set_marks(self._marks)
        self._use(view)
        self._show_hits()
        if selection is not None:
            view.select(*selection)
        if had_keyboard:
            view.setFocus()

    def _use(self, view: View) -> None:
        if view is not self._view:
            self._view.close_document()
        self._view = view
        self.setFocusProxy(view)
        self._finder.look_in(self._document, view)
        self._stack.setCurrentWidget(view)

    def close_document(self) -> None:
        """Show the empty state."""
        self.find_bar.close_bar()
        self._bar.hide()
        self._document = None
        self._finder.look_in(None, self.view)
        self.view.close_document()
        self._stack.setCurrentWidget(self.empty)

    def set_library_empty(self, empty: bool) -> None:  # noqa: FBT001 - says what is so
        """Say what can be read, when nothing is open; an empty library offers the import itself."""
        title = self.tr("No document is open")
        choose = self.tr("Choose one in the library, or import another.")
        self.empty.set_words(title, self.tr("Import something to read.") if empty else choose)
        self.empty.button.setVisible(not empty)

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these passages as marked, in place of those before."""
        self._marks = marks
        self.view.set_marks(marks)

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Show what a search of the library found here; the find bar's matches hide it."""
        self._hits = list(ranges)
        if self.find_bar.isHidden():
            self._show_hits()

    def go_to(self, start: int, end: int | None = None, *, hit: bool = False) -> None:
        """Bring a passage into sight and the caret to it; `hit` outlines it."""
        self.view.go_to(start, end, hit=hit)

    def go_to_target(self, target: Target) -> None:
        """Bring a passage into sight and the caret to it, or an area where pages are shown."""
        place = target.position
        if target.area is None or not self.areas.go_to(target.area, place.start):
            self.go_to(place.start, place.end)

    def outline_nothing(self) -> None:
        """Take the outline off what `go_to` showed as a hit."""
        self._show_hits()

    def add_bar(self, bar: QWidget) -> None:
        """Put a bar below the text."""
        self._column.addWidget(bar)

    def return_to(self, offset: int) -> None:
        """Put the line of `offset` at the top again, as it was when one left."""
        self.view.return_to(offset)
        self.place_changed.emit(*self.view.place())

    def selection(self) -> tuple[int, int] | None:
        """Return the selected code points, or None."""
        return self.view.selection()

    def select(self, start: int, end: int) -> None:
        """Select a passage, as if the user had."""
        self.view.select(start, end)

    def target(self) -> Target | None:
        """Return what is selected, words or an area. Raises Refused for nothing but white space."""
        found = self.view.selection()
        if found is None or self._document is None:
            return self.areas.target()
        return passage(self._document, *found)

    def clear_selection(self) -> None:
        self.view.clear_selection()

    def copy(self) -> None:
        """Put the selected words on the clipboard."""
        self.view.copy()

    def anchor_rect(self, start: int, end: int) -> QRect:
        """Return where a passage is in this panel's coordinates: a popup goes beside it."""
        rect = self.view.passage_rect(start, end)
        return rect.translated(self.view.mapTo(self, rect.topLeft()) - rect.topLeft())

    def target_rect(self, target: Target) -> QRect:
        """Return where a passage or an area is in this panel's coordinates."""
        rect = self.areas.rect(target.area) if target.area is not None else QRect()
        place = target.position
        return self.anchor_rect(place.start, place.end) if rect.isNull() else rect

    def place(self) -> tuple[int, float]:
        """Return the offset at the top of the view and the progress from 0 to 1."""
        return self.view.place()

    # The look

    @property
    def zoom(self) -> int:
        """The size of the text in percent, whatever view is shown: what is kept."""
        return self._zoom

    @property
    def percent(self) -> int:
        """The size of what is shown, in percent."""
        return self._view.percent if isinstance(self._view, PagesView) else self._zoom

    def set_zoom(self, percent: int) -> None:
        """Set the size of the text, 50 to 300 %, or that of the pages."""
        if isinstance(self._view, PagesView):
            self._view.set_fit(percent)
        else:
            self._zoom_text(max(LEAST_ZOOM, min(MOST_ZOOM, percent)))

    def _zoom_text(self, percent: int) -> None:
        if percent != self._zoom:
            self._zoom = percent
            self.view.set_look(active_theme(), percent)
            self._move_bar()
            self.zoom_changed.emit(percent)

    def apply_theme(self, theme: Theme) -> None:
        """Set the text in the colours of `theme`; the rest follows the style sheet."""
        self._dress(self.view, theme)

    def _dress(self, view: View, theme: Theme) -> None:
        """Give a view the colours, and the text its size: pages have one of their own."""
        view.set_look(theme, self._zoom if view is self.text else _PRINTED)

    def hide_selection_bar(self) -> None:
        """Hide the bar beside the selection, when a card opens in its place."""
        self._bar.hide()

    # Finding

    def open_find(self) -> None:
        """Open the find bar, on the selected words if there are few."""
        if self._document is None:
            return
        start, end = self.view.selection() or (0, 0)
        words = self._document.text[start:end].replace("\n", " ")
        self._bar.hide()
        self.find_bar.open_bar(words if len(words) <= _WORDS_TO_FIND else "")

    def find_next(self, by: int = 1) -> None:
        """Go to the next match (F3), or back with -1; open the bar when it is closed."""
        if self.find_bar.isHidden():
            self.open_find()
        else:
            self.find_bar.step(by)

    # Events

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._move_bar()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._bar.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.view.selection() is not None:
            self.view.clear_selection()
        elif event.key() == Qt.Key.Key_Escape and not self.find_bar.isHidden():
            self.find_bar.close_bar()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.text)
        layout = self._column = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.find_bar)
        layout.addWidget(self.notice)
        layout.addWidget(self.page_notice)
        layout.addWidget(self.scan_notice)
        layout.addWidget(self._stack, 1)

    def _join(self) -> None:
        self._join_view(self.text)
        self._bar.act_requested.connect(self._on_act)
        self.empty.acted.connect(self.import_asked)
        self.find_bar.closed.connect(self._end_finding)

    def _join_view(self, view: View) -> None:
        view.passage_selected.connect(self._on_selected)
        view.selection_cleared.connect(self._on_cleared)
        view.mark_activated.connect(self.mark_activated)
        view.place_changed.connect(self.place_changed)
        view.key_act.connect(self.key_act)
        view.scrolled.connect(self._move_bar)
        view.edge_moved.connect(self.edge_moved)
        view.menu_asked.connect(self.menu_asked)
        view.zoom_asked.connect(lambda by: self.set_zoom(self.percent + by))

    def _on_selected(self, start: int, end: int) -> None:
        self.view.make_room(start, end, self._bar.needed)
        self._place_bar(start, end)
        self.passage_selected.emit(start, end)

    def _on_cleared(self) -> None:
        self._bar.hide()
        self.selection_cleared.emit()

    def _on_act(self, act: str) -> None:
        if act == "copy":
            self.copy()
        else:
            self.act_requested.emit(act)

    def _move_bar(self) -> None:
        """Keep the bar beside its selection, or hide it when that has scrolled away."""
        found = self.view.selection()
        if self._bar.isHidden() or self.areas.place_bar():
            return
        if found is not None:
            self._place_bar(*found)

    def _place_bar(self, start: int, end: int) -> None:
        passage = self.anchor_rect(start, end)
        here = self.view.mapTo(self, QPoint())
        above, below = (line.translated(here) for line in self.view.lines_around(start, end))
        last = self.view.line_rect(end).translated(here)
        room = QRect(self._stack.geometry())
        if passage.intersects(room):
            self._bar.open_beside(passage, last, (above, below), room)

    def _show_hits(self) -> None:
        self.view.set_hits(self._hits)
        self.hits_changed.emit(self._hits)

    def _end_finding(self) -> None:
        self._show_hits()
        self.view.setFocus()
