"""The text view: a document as one column of text, with marks painted under it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QTextEdit, QWidget

from leader_reader.domain.document import Document
from leader_reader.ui.parts.own_keys import is_escape, keeps_key
from leader_reader.ui.reader.asking import Asking
from leader_reader.ui.reader.beside import Beside
from leader_reader.ui.reader.caret import Caret
from leader_reader.ui.reader.comfort import Comfort
from leader_reader.ui.reader.copying import copied
from leader_reader.ui.reader.edge_drag import HANDLE_REACH, EdgeDrag
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.mouse import over_column
from leader_reader.ui.reader.page import Page
from leader_reader.ui.reader.picture_pointing import PicturePointing
from leader_reader.ui.reader.pictures import Pictures
from leader_reader.ui.reader.placing import Placing
from leader_reader.ui.reader.pointing import Pointing
from leader_reader.ui.reader.reading_edit import dress
from leader_reader.ui.reader.ruler import Ruler
from leader_reader.ui.reader.selection_ground import SelectionGround
from leader_reader.ui.reader.selection_watch import SelectionWatch
from leader_reader.ui.reader.text_asking import TextAsking
from leader_reader.ui.reader.text_edges import TextEdges
from leader_reader.ui.reader.text_keys import act_of, with_moved_start
from leader_reader.ui.reader.text_places import TextPlaces
from leader_reader.ui.reader.tools import Tools
from leader_reader.ui.reader.typography import Look
from leader_reader.ui.theme import Theme, active_theme


class TextView(QTextEdit):
    """Shows one document; offsets in and out are code points of `Document.text`.

    `passage_selected` comes after a mouse release, or when a keyboard selection has rested;
    `scrolled` at once, `place_changed` (offset at the top, progress 0-1) when it has rested.
    """

    passage_selected = Signal(int, int)
    selection_cleared = Signal()
    mark_activated = Signal(str)
    place_changed = Signal(int, float)
    scrolled = Signal()
    key_act = Signal(str)
    zoom_asked = Signal(int)
    edge_moved = Signal(str, int, int)
    menu_asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(active_theme())
        self._page: Page | None = None
        self._text = QTextDocument(self)
        self._beside = Beside(self, lambda: self._page)
        self._bar = self._beside.bar
        self._watch = SelectionWatch(self, self, self.selection)
        self._places = TextPlaces(self, lambda: self._page)
        self._caret = Caret(self, self._places.caret_line)
        self._ground = SelectionGround(self, lambda: self._page, self.selection)
        self._set_up()
        self._place = Placing(self, lambda: self._page)
        self._pointing = Pointing(self, lambda: self._page, lambda: not self._beside.has_room)
        self.pictures = Pictures(self)
        self._on_pictures = PicturePointing(self, lambda: self._page, self.pictures)
        self._ruler = Ruler(self, self._places.line_at, self._places.caret_line)
        self.edges = EdgeDrag(self, TextEdges(self, lambda: self._page, self._previewed))
        self.tools = Tools()
        self.tools.add(self.edges)
        around = TextAsking(self, lambda: self._page, self._pointing, self._beside.notes)
        self._asking = Asking(self, around.find)
        self._join()

    # What it shows

    @property
    def page(self) -> Page | None:
        return self._page

    def show_document(self, document: Document, offset: int = 0) -> None:
        """Show `document` with the line of `offset` at the top, without marks or hits."""
        self._watch.forget()
        self._put(Page(document, self._look, self))
        self.return_to(offset)

    def close_document(self) -> None:
        self._put(None)

    def set_look(self, theme: Theme, percent: int) -> None:
        """Set the text anew in a theme and a zoom; place, selection and marks stay."""
        self._take(replace(self._look, theme=theme, zoom=percent / 100))

    def set_comfort(self, comfort: Comfort) -> None:
        """Set the text anew in other fonts and distances; place, selection and marks stay."""
        self._take(replace(self._look, comfort=comfort))

    def set_ruler(self, *, on: bool) -> None:
        """Dim all lines but the one that is read, or none."""
        self._ruler.set_on(on=on)

    @property
    def ruler(self) -> Ruler:
        return self._ruler

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks in place of those before."""
        self.edges.set_marks(marks)
        if self._page is not None:
            changed = self._page.marks.set_marks(marks)
            self._page.reveal_marked()
            if self._page.areas.set_marks(marks):
                self._show_marks()
            elif changed is not None:
                self._show_marks(self._page.rows(*changed))

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Show these ranges as found in place of those before; none is outlined."""
        self._beside.set_hits(ranges)
        if self._page is not None:
            self._page.marks.set_hits(ranges)
            self._page.reveal(*ranges)
            self._page.marks.set_current(None)
            self._show_marks()

    # Where it is

    def place(self) -> tuple[int, float]:
        """Return the offset at the top of the view and the progress from 0 to 1."""
        if self._page is None:
            return 0, 0.0
        room = self.viewport().height()
        return self._place.top, self._page.progress(self._place.top, self._bar.value(), room)

    def return_to(self, offset: int) -> None:
        """Put the line of `offset` at the top again, and the caret there."""
        if self._page is not None:
            self.setTextCursor(self._page.cursor(self._page.shown(offset)))
        self._place.go_to_top(offset)

    def go_to(self, start: int, end: int | None = None, *, hit: bool = False) -> None:
        """Bring a passage into sight and the caret to its start; `hit` outlines it."""
        if self._page is None:
            return
        end = start if end is None else end
        self._page.marks.set_current((start, end) if hit else None)
        self._page.reveal((start, end))
        self.setTextCursor(self._page.cursor(self._page.shown(start)))
        self._place.bring_into_sight(start, end)
        self.viewport().update()
        self._announce_place()

    def selection(self) -> tuple[int, int] | None:
        """Return the selected code points, or None."""
        return self._page.selected(self.textCursor()) if self._page else None

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into sight; it is announced as a mouse selection is."""
        if self._page is not None:
            self._page.reveal((start, end))
            self.setTextCursor(self._page.cursor(start, end))
            self._place.bring_into_sight(start, end)
            self._watch.tell()

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def passage_rect(self, start: int, end: int) -> QRect:
        """Return the rectangle around a passage in this widget's coordinates."""
        return self._places.passage(start, end)

    def line_rect(self, offset: int) -> QRect:
        """Return the slice of line at `offset` in this widget's coordinates."""
        return self._places.line(offset)

    def lines_around(self, start: int, end: int) -> tuple[QRect, QRect]:
        """Return the slices of the lines before and after a passage; null where there is none."""
        return self._places.lines_around(start, end)

    def make_room(self, start: int, end: int, below: int) -> None:
        """Bring the end of a passage into sight, where it is cut off, with room `below` it."""
        self._places.make_room(start, end, below)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        self._place.settle()
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._look.theme.page))
        shift = self._bar.value()
        area = QRectF(event.rect()).translated(0, shift)
        page = self._page if self._page is not None and self._page.source.blocks else None
        if page is not None:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.translate(0, -shift)
            page.paint(painter, area)
            view = QRectF(self.viewport().rect()).translated(0, shift)
            self.pictures.paint(painter, page, area, view)
            self._ground.paint(painter, page, area)
            if not self._beside.has_room:
                page.paint_note_signs(painter, area)
        painter.end()
        super().paintEvent(event)
        painter = QPainter(self.viewport())
        self._caret.paint(painter, self._look.theme)
        self._ruler.paint(painter, self._look.theme)
        self.edges.paint(painter, self._look.theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._place.top
        with self._place.still():
            self._fit_column()
            super().resizeEvent(event)
        self._place.go_to_top(top)
        self._place.finish()
        self._show_marks()

    def event(self, event: QEvent) -> bool:
        """Let the white space beside the column scroll and select as the column does."""
        if keeps_key(event, lambda key: is_escape(key) and self.tools.held):
            return True
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        if isinstance(event, QContextMenuEvent):
            self.contextMenuEvent(event)
            return True
        over = over_column(event, self.viewport())
        return QApplication.sendEvent(self.viewport(), over) if over else super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._pointing.show_tip(event)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(10 if event.angleDelta().y() > 0 else -10)
            event.accept()
            return
        super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._asking.take(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.tools.press(event):
            return
        self._watch.pressed = event.button() == Qt.MouseButton.LeftButton
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self.tools.move(event):
            return
        super().mouseMoveEvent(event)
        if not event.buttons():
            shape = self.tools.cursor(event.position())
            self._pointing.hover(event.position().toPoint(), shape)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._watch.pressed = False
        if self.tools.release(event):
            return
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            if self.selection():
                self._watch.tell()
            else:
                self._pointing.activate_at(event.position().toPoint())
        event.accept()  # else a drag would never end: the base class ignores releases

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if (is_escape(event) and self.tools.cancel()) or self._asking.takes_key(event):
            return
        moved = with_moved_start(event, self.textCursor())
        if moved is not None:
            self.setTextCursor(moved)
            return
        if self._pointing.takes_key(event) or self._on_pictures.takes_key(event):
            return
        act = act_of(event) if self._page else ""
        if not act:
            super().keyPressEvent(event)
            return
        if act == "O":
            self._pointing.cycle()
        self.key_act.emit(act)

    def createMimeDataFromSelection(self) -> QMimeData:
        """Return what Copy puts on the clipboard: the document's own words as they are set."""
        found = self.selection()
        if self._page is None or found is None:
            return super().createMimeDataFromSelection()
        return copied(self._page.source, *found)

    # Within

    def _set_up(self) -> None:
        self.setObjectName("reader.text")
        self.setAccessibleName(self.tr("Document text"))
        self.setProperty("role", "reader")
        dress(self)

    def _join(self) -> None:
        self._beside.notes.activated.connect(self._pointing.activate)
        self._pointing.activated.connect(self.mark_activated)
        self.edges.moved.connect(self.edge_moved)
        self._asking.asked.connect(self.menu_asked)
        self.pictures.changed.connect(self.viewport().update)
        self._place.scrolled.connect(self._beside.lay_notes)
        self._place.scrolled.connect(self._pointing.card.close_card)
        self._place.scrolled.connect(self.scrolled)
        self._place.finished.connect(self._beside.show_ticks)
        self._place.rested.connect(self._announce_place)
        self._watch.made.connect(self.passage_selected)
        self._watch.let_go.connect(self.selection_cleared)

    def _put(self, page: Page | None) -> None:
        """Show `page`, and let go of the document before it."""
        old, self._text = self._text, page.text if page else QTextDocument(self)
        self._page = page
        self.tools.cancel()
        self.edges.set_marks(())
        self._beside.clear()
        self._pointing.card.close_card()
        blocked = self.blockSignals(True)
        with self._place.still():
            self.setDocument(self._text)
            self.setCursorWidth(0)
            self._fit_column()
        self.blockSignals(blocked)
        old.deleteLater()
        if page is not None:
            self._place.follow(page)
            self._place.finish()

    def _take(self, look: Look) -> None:
        """Show the same text in another look."""
        self._look = look
        if self._page is None:
            return
        top = self._place.top
        with self._place.still():
            self._page.set_look(look)
            self._fit_column()
        self._place.go_to_top(top)
        self._place.finish()
        self._show_marks()

    def _fit_column(self) -> None:
        """Place the column by viewport margins: the text then keeps its width on most resizes."""
        if self._page is not None:
            self._page.marks.forget()
        column = self._beside.fit(self._look)
        self.setViewportMargins(column.left, 0, column.right, 0)
        if self._page is not None:
            self._page.layout.set_room(self.viewport().height())

    def _show_marks(self, area: QRectF | None = None) -> None:
        """Bring ticks and notes up to date and paint `area` of the page again, or all."""
        if self._page is None:
            return
        self._beside.show_ticks()
        self._beside.lay_notes()
        viewport = self.viewport()
        rows = area.translated(0, -self._bar.value()).toAlignedRect() if area else viewport.rect()
        viewport.update(rows.adjusted(0, -HANDLE_REACH, 0, HANDLE_REACH))

    def _previewed(self, changed: tuple[int, int]) -> None:
        if self._page is not None:
            self._beside.lay_notes()
            rows = self._page.rows(*changed).translated(0, -self._bar.value()).toAlignedRect()
            self.viewport().update(rows.adjusted(0, -HANDLE_REACH, 0, HANDLE_REACH))

    def _announce_place(self) -> None:
        self._place.stop_timer()
        self.place_changed.emit(*self.place())
