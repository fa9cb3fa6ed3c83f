"""The text view: a document as one column of text, with marks painted under it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextDocument,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QFrame, QTextEdit, QToolTip, QWidget

from leader_reader.domain.document import Document
from leader_reader.ui.reader.column import column_in
from leader_reader.ui.reader.margin_notes import MarginNote, MarginNotes
from leader_reader.ui.reader.mark_painter import mark_colour
from leader_reader.ui.reader.mark_ticks import TickedScrollBar
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.page import Page
from leader_reader.ui.reader.rendering import PAGE_BOTTOM, PAGE_SIDE
from leader_reader.ui.reader.text_keys import act_of, with_moved_start
from leader_reader.ui.reader.typography import Look
from leader_reader.ui.theme import Theme, active_theme

_SETTLE = 350
_THROTTLE = 120
_TARGET_HEIGHT = 0.28
_MOUSE = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
}


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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._look = Look(active_theme())
        self._page: Page | None = None
        self._text = QTextDocument(self)
        self._hits: list[tuple[int, int]] = []
        self._top = 0
        self._placing = False
        self._pressed = False
        self._announced: tuple[int, int] | None = None
        self._activated = ""
        self._notes = MarginNotes(self)
        self._bar = TickedScrollBar(self)
        self._settled = self._after(_SETTLE, self._announce_selection)
        self._rested = self._after(_THROTTLE, self._announce_place)
        self._set_up()

    # What it shows

    @property
    def page(self) -> Page | None:
        return self._page

    def show_document(self, document: Document, offset: int = 0) -> None:
        """Show `document` with the line of `offset` at the top, without marks or hits."""
        self._hits = []
        self._announced = None
        self._put(Page(document, self._look, self))
        self.return_to(offset)

    def close_document(self) -> None:
        self._put(None)

    def set_look(self, theme: Theme, percent: int) -> None:
        """Set the text anew in a theme and a zoom; place, selection and marks stay."""
        self._look = Look(theme, percent / 100)
        old = self._page
        if old is None:
            return
        top, selection = self._top, self.selection()
        caret = old.offsets.to_code_point(self.textCursor().position())
        page = Page(old.source, self._look, self)
        page.marks.take(old.marks)
        self._put(page)
        cursor = page.cursor(*selection) if selection else page.cursor(caret)
        self._quietly(lambda: self.setTextCursor(cursor))
        self._go_to_top(top)
        self._show_marks()

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks in place of those before."""
        if self._page is not None:
            changed = self._page.marks.set_marks(marks)
            if changed is not None:
                self._show_marks(self._page.rows(*changed))

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Show these ranges as found in place of those before; none is outlined."""
        self._hits = list(ranges)
        if self._page is not None:
            self._page.marks.set_hits(ranges)
            self._page.marks.set_current(None)
            self._show_marks()

    # Where it is

    def place(self) -> tuple[int, float]:
        """Return the offset at the top of the view and the progress from 0 to 1."""
        if self._page is None:
            return 0, 0.0
        reach = self._bar.maximum() - PAGE_BOTTOM
        return self._top, min(1.0, self._bar.value() / reach) if reach > 0 else 1.0

    def return_to(self, offset: int) -> None:
        """Put the line of `offset` at the top again, and the caret there."""
        if self._page is not None:
            self.setTextCursor(self._page.cursor(offset))
        self._go_to_top(offset)

    def go_to(self, start: int, end: int | None = None, *, hit: bool = False) -> None:
        """Bring a passage into sight and the caret to its start; `hit` outlines it."""
        if self._page is None:
            return
        end = start if end is None else end
        self._page.marks.set_current((start, end) if hit else None)
        self.setTextCursor(self._page.cursor(start))
        self._bring_into_sight(start, end)
        self.viewport().update()

    def selection(self) -> tuple[int, int] | None:
        """Return the selected code points, or None."""
        return self._page.selected(self.textCursor()) if self._page else None

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into sight; it is announced as a mouse selection is."""
        if self._page is not None:
            self.setTextCursor(self._page.cursor(start, end))
            self._bring_into_sight(start, end)
            self._announce_selection()

    def clear_selection(self) -> None:
        cursor = self.textCursor()
        cursor.clearSelection()
        self.setTextCursor(cursor)

    def passage_rect(self, start: int, end: int) -> QRect:
        """Return the rectangle around a passage in this widget's coordinates."""
        return self._in_view(self._page.passage(start, end)) if self._page else QRect()

    def line_rect(self, offset: int) -> QRect:
        """Return the slice of line at `offset` in this widget's coordinates."""
        return self._in_view(self._page.caret(offset)) if self._page else QRect()

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(self._look.theme.page))
        if self._page is not None and self._page.source.blocks:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            shift = self._bar.value()
            painter.translate(0, -shift)
            self._page.paint(painter, QRectF(event.rect()).translated(0, shift))
        painter.end()
        super().paintEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        top = self._top
        self._placing = True
        self._fit_column()
        super().resizeEvent(event)
        self._placing = False
        self._go_to_top(top)
        self._show_marks()

    def event(self, event: QEvent) -> bool:
        """Let the white space beside the column scroll and select as the column does."""
        if isinstance(event, QWheelEvent):
            self.wheelEvent(event)
            return True
        if isinstance(event, QMouseEvent) and event.type() in _MOUSE:
            return QApplication.sendEvent(self.viewport(), self._over_column(event))
        return super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            self._show_tip(event)
            return True
        return super().viewportEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.zoom_asked.emit(10 if event.angleDelta().y() > 0 else -10)
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = True
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._pressed = False
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton:
            if self.selection():
                self._announce_selection()
            else:
                self._activate_at(event.position().toPoint())
        event.accept()  # else a drag would never end: the base class ignores releases

    def keyPressEvent(self, event: QKeyEvent) -> None:
        moved = with_moved_start(event, self.textCursor())
        if moved is not None:
            self.setTextCursor(moved)
            return
        act = act_of(event) if self._page else ""
        if not act:
            super().keyPressEvent(event)
            return
        if act == "O":
            self._cycle()
        self.key_act.emit(act)

    # Within

    def _after(self, wait: int, slot: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(wait)
        timer.timeout.connect(slot)
        return timer

    def _set_up(self) -> None:
        self.setObjectName("reader.text")
        self.setAccessibleName(self.tr("Document text"))
        self.setProperty("role", "reader")
        self.setReadOnly(True)
        by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
        self.setTextInteractionFlags(by_mouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setVerticalScrollBar(self._bar)
        self.setCursorWidth(2)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._notes.activated.connect(self._activate)
        self._bar.valueChanged.connect(self._on_scroll)
        self.selectionChanged.connect(self._on_selection)

    def _put(self, page: Page | None) -> None:
        """Show `page`, and let go of the document before it."""
        old, self._text = self._text, page.text if page else QTextDocument(self)
        self._page = page
        self._bar.set_ticks([])
        self._notes.set_notes([])
        self._quietly(lambda: self.setDocument(self._text))
        old.deleteLater()
        self._fit_column()

    def _quietly(self, act: Callable[[], None]) -> None:
        """Do what moves the caret or the page without telling anyone."""
        self._placing = True
        blocked = self.blockSignals(True)
        act()
        self.blockSignals(blocked)
        self._placing = False

    def _fit_column(self) -> None:
        """Place the column by viewport margins: the text then keeps its width on most resizes."""
        if self._page is not None:
            self._page.marks.forget()
        column = column_in(self.width() - self._bar.sizeHint().width(), self._look.column)
        self.setViewportMargins(column.left, 0, column.right, 0)
        self._notes.setGeometry(column.notes_left, 0, column.notes_width, self.height())
        self._notes.setVisible(column.notes_width > 0)

    def _go_to_top(self, offset: int) -> None:
        """Scroll so that the line of `offset` is at the top."""
        if self._page is not None:
            self._placing = True
            y = self._page.caret(offset).top() if offset else 0
            self._bar.setValue(round(y))
            self._placing = False
        self._top = offset

    def _bring_into_sight(self, start: int, end: int) -> None:
        """Scroll only if the passage is not wholly in the view already."""
        rect = self.passage_rect(start, end)
        visible = self.viewport().geometry().adjusted(0, 24, 0, -48)
        if visible.contains(QRect(visible.left(), rect.top(), 1, rect.height())):
            return
        above = round(self.viewport().height() * _TARGET_HEIGHT)
        self._bar.setValue(self._bar.value() + rect.top() - above)

    def _in_view(self, rect: QRectF) -> QRect:
        shift = self.viewport().pos() - QPoint(0, self._bar.value())
        return rect.toAlignedRect().translated(shift)

    def _over_column(self, event: QMouseEvent) -> QMouseEvent:
        """Return a mouse event of this widget as one of its viewport."""
        place = event.position() - self.viewport().pos().toPointF()
        buttons, held = event.buttons(), event.modifiers()
        there = event.globalPosition()
        return QMouseEvent(event.type(), place, there, event.button(), buttons, held)

    def _show_marks(self, area: QRectF | None = None) -> None:
        """Bring ticks and notes up to date and paint `area` of the page again, or all."""
        if self._page is None:
            return
        self._bar.set_ticks(self._page.ticks(self._hits))
        self._lay_notes()
        viewport = self.viewport()
        rows = area.translated(0, -self._bar.value()).toAlignedRect() if area else viewport.rect()
        viewport.update(rows)

    def _lay_notes(self) -> None:
        if self._page is None or not self._notes.isVisibleTo(self):
            return
        shift, height = self._bar.value(), self.height()
        theme = self._look.theme
        near = self._page.notes_between(shift - height, shift + height)
        found = [
            MarginNote(mark.annotation, y - shift + 6, mark_colour(mark, theme), mark.note)
            for mark, y in near
        ]
        self._notes.set_notes(found)

    def _on_scroll(self) -> None:
        self._lay_notes()
        self.scrolled.emit()
        if self._page is None or self._placing:
            return
        cursor = self.cursorForPosition(QPoint(PAGE_SIDE + 1, 6))
        self._top = self._page.offsets.to_code_point(cursor.position())
        if not self._bar.value():
            self._top = 0
        self._rested.start()

    def _on_selection(self) -> None:
        if self.selection() is None:
            self._settled.stop()
            if self._announced is not None:
                self._announced = None
                self.selection_cleared.emit()
        elif not self._pressed:
            self._settled.start()

    def _announce_selection(self) -> None:
        self._settled.stop()
        found = self.selection()
        if found is not None and not self._pressed:
            self._announced = found
            self.passage_selected.emit(*found)

    def _announce_place(self) -> None:
        self.place_changed.emit(*self.place())

    def _marks_at(self, point: QPoint) -> list[Mark]:
        """Return the marks under a point of the viewport, the shortest first."""
        if self._page is None:
            return []
        return self._page.marks_at(point.toPointF() + QPoint(0, self._bar.value()).toPointF())

    def _activate_at(self, point: QPoint) -> None:
        for mark in self._marks_at(point)[:1]:
            self._activate(mark.annotation)

    def _activate(self, annotation: str) -> None:
        self._activated = annotation
        self.mark_activated.emit(annotation)

    def _cycle(self) -> None:
        """Go on to the next of the marks that overlap under the caret."""
        if self._page is None:
            return
        offset = self._page.offsets.to_code_point(self.textCursor().selectionStart())
        mark = self._page.index.after(self._activated, offset)
        if mark is not None:
            self._activate(mark.annotation)

    def _show_tip(self, event: QHelpEvent) -> None:
        lines = []
        for mark in self._marks_at(event.pos()):
            lines += [", ".join(mark.topics) or self.tr("Highlight")]
            lines += [mark.note] if mark.note else []
        QToolTip.showText(event.globalPos(), "\n".join(lines), self.viewport())
