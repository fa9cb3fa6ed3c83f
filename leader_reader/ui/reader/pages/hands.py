"""The mouse and the keyboard over the pages: what they select, and what else they do."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.ui.parts.own_keys import is_escape
from leader_reader.ui.reader.edge_drag import EdgeDrag
from leader_reader.ui.reader.pages.acting import Acting
from leader_reader.ui.reader.pages.area_tool import AreaTool
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.caret import PageCaret
from leader_reader.ui.reader.pages.keyboard import Keyboard
from leader_reader.ui.reader.pages.page_edges import PageEdges
from leader_reader.ui.reader.pages.page_notes import PageNotes
from leader_reader.ui.reader.pages.pointer import Pointer
from leader_reader.ui.reader.pages.selection import Selection
from leader_reader.ui.reader.pages.standing import Standing
from leader_reader.ui.reader.pages.surface import Surface
from leader_reader.ui.reader.pages.under import Under
from leader_reader.ui.reader.selection_watch import SelectionWatch
from leader_reader.ui.reader.tools import Tools


class Hands(QObject):
    """Joins what takes events of `view`; `tools` take the mouse before the text does.

    `copied` tells that the selected words are wanted on the clipboard.
    """

    copied = Signal()

    def __init__(
        self,
        view: QAbstractScrollArea,
        book: Book,
        standing: Standing,
        surface: Surface,
        notes: PageNotes,
    ) -> None:
        super().__init__(view)
        self._surface = surface
        self.selection = Selection(self)
        self.tools = Tools()
        found = surface.marks, surface.areas
        self.under = Under(book, *found, standing.scroller, notes.at)
        self.caret = PageCaret(view, self.selection, standing, surface.marks)
        self.acting = Acting(self, surface.marks, self.selection, surface.areas)
        self.watch = SelectionWatch(self, self.selection, lambda: self.selection.span)
        self.keyboard = Keyboard(self, book, self.selection)
        ground = PageEdges(book, standing.passages, self.under, surface)
        self.edges = EdgeDrag(view, ground)
        self.tools.add(self.edges)
        self.areas = AreaTool(view, standing.scroller, surface.areas, self.selection, self.under)
        self.tools.add(self.areas)
        self._pointer = Pointer(view, book, self.selection, self.under, self.tools)
        self._join(standing)
        notes.activated.connect(self.acting.activate)

    def begin(self) -> None:
        """Select nothing, before another document comes."""
        self.tools.cancel()
        self.areas.escape()
        self.edges.set_marks(())
        self.watch.forget()
        self.selection.put(0, 0)

    def paint(self, painter: QPainter) -> None:
        """Paint the caret and the handles of the current passage over the pages."""
        self.caret.paint(painter, self._surface.theme.accent)
        self.edges.paint(painter, self._surface.theme)

    def press(self, event: QMouseEvent, *, twice: bool = False) -> None:
        self.watch.pressed = event.button() == Qt.MouseButton.LeftButton
        if twice:
            self._pointer.press_twice(event)
        else:
            self._pointer.press(event)

    def move(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def release(self, event: QMouseEvent) -> None:
        self.watch.pressed = False
        self._pointer.release(event)
        event.accept()

    def take_key(self, event: QKeyEvent) -> bool:
        """Do what a key asks for; tell whether it asked for anything."""
        if is_escape(event) and (self.tools.cancel() or self.areas.escape()):
            return True
        return self.keyboard.take(event)

    def is_own(self, event: QKeyEvent) -> bool:
        """Tell whether a key is for the pages, before any shortcut of the window."""
        held = self.tools.held or self.areas.armed
        return (is_escape(event) and held) or self.keyboard.is_own(event)

    def _join(self, standing: Standing) -> None:
        self._pointer.released.connect(self.watch.tell)
        self._pointer.mark_clicked.connect(self.acting.click)
        self._pointer.link_clicked.connect(self.acting.follow)
        self.keyboard.acted.connect(self.acting.act)
        self.keyboard.stepped.connect(self.caret.follow)
        self.keyboard.turned.connect(self._turn)
        self.keyboard.paged.connect(standing.scroller.turn)
        self.keyboard.copied.connect(self.copied)

    def _turn(self, screens: int, extend: bool) -> None:  # noqa: FBT001 - a slot
        self.caret.turn(screens, self.under, extend=extend)
