"""The mouse over the pages: selects, follows links, activates marks, drags words out."""

from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QDrag, QMouseEvent
from PySide6.QtWidgets import QAbstractScrollArea, QApplication

from leader_reader.ui.reader.autoscroll import Autoscroll
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.selection import MouseSelection, Selection
from leader_reader.ui.reader.pages.under import Under
from leader_reader.ui.reader.tools import Tools

_LEFT = Qt.MouseButton.LeftButton


class Pointer(QObject):
    """`released` when a selection is made; `mark_clicked` carries the marks under the mouse.

    `link_clicked` carries a link. While the button is held down, `pressed` is True.
    """

    released = Signal()
    mark_clicked = Signal(object)
    link_clicked = Signal(object)

    def __init__(
        self,
        view: QAbstractScrollArea,
        book: Book,
        selection: Selection,
        under: Under,
        tools: Tools,
    ) -> None:
        super().__init__(view)
        self._view, self._book, self._selection, self._under = view, book, selection, under
        self._tools = tools
        self._mouse = MouseSelection(selection)
        self._autoscroll = Autoscroll(view, self._extend)
        self._held: QPoint | None = None
        self.pressed = False

    def press(self, event: QMouseEvent) -> None:
        """Give a tool the mouse, put the caret, extend the selection, or take hold of it."""
        if self._tools.press(event):
            return
        spot = event.position().toPoint()
        place = self._under.boundary(event.position())
        if event.button() != _LEFT or self._book.text is None or place is None:
            return
        self.pressed = True
        extend = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if not extend and self._is_selected(event.position()) and not self._mouse.thrice:
            self._held = spot
            return
        self._mouse.press(self._book.text.document, place, spot, extend=extend)

    def press_twice(self, event: QMouseEvent) -> None:
        """Select the word under the mouse."""
        over = self._under.offset(event.position())
        place = over if over is not None else self._under.boundary(event.position())
        if event.button() == _LEFT and self._book.text is not None and place is not None:
            self.pressed, self._held = True, None
            document = self._book.text.document
            self._mouse.press_twice(document, place, event.position().toPoint())

    def move(self, event: QMouseEvent) -> None:
        """Go on selecting, drag the selected words out, or show what a click would do."""
        if self._tools.move(event):
            return
        spot = event.position().toPoint()
        if self._held is not None and event.buttons() & _LEFT:
            if (spot - self._held).manhattanLength() >= QApplication.startDragDistance():
                self._held, self.pressed = None, False
                self._drag_out()
        elif self.pressed and event.buttons() & _LEFT:
            self._extend(spot)
            self._autoscroll.follow(spot)
        else:
            self._show_cursor(event.position())

    def release(self, event: QMouseEvent) -> None:
        """Tell of what was selected, or do what a click does."""
        if self._tools.release(event) or event.button() != _LEFT or not self.pressed:
            return
        self.pressed = False
        self._autoscroll.stop()
        place = self._under.boundary(event.position())
        if self._held is not None and place is not None:
            self._selection.put(place, place)
        self._held = None
        if self._selection.span is not None:
            self.released.emit()
        else:
            self._click(event.position())

    def _click(self, point: QPointF) -> None:
        marks, link = self._under.marks(point), self._under.link(point)
        if marks:
            self.mark_clicked.emit(marks)
        elif link is not None:
            self.link_clicked.emit(link)

    def _extend(self, spot: QPoint) -> None:
        place = self._under.boundary(QPointF(spot))
        if self._book.text is not None and place is not None:
            self._mouse.move(self._book.text.document, place, spot)

    def _is_selected(self, point: QPointF) -> bool:
        over, span = self._under.offset(point), self._selection.span
        return over is not None and span is not None and span[0] <= over < span[1]

    def _show_cursor(self, point: QPointF) -> None:
        shape = self._tools.cursor(point)
        if shape is not None:
            self._view.viewport().setCursor(shape)
            return
        over_link = self._under.link(point) is not None or bool(self._under.marks(point))
        words = Qt.CursorShape.IBeamCursor
        if self._under.offset(point) is None:
            words = Qt.CursorShape.ArrowCursor
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if over_link else words)

    def _drag_out(self) -> None:
        span, text = self._selection.span, self._book.text
        if span is not None and text is not None:
            carried = QMimeData()
            carried.setText(text.document.text[slice(*span)])
            drag = QDrag(self._view)
            drag.setMimeData(carried)
            drag.exec(Qt.DropAction.CopyAction)
