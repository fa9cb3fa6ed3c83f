"""Asking for the menu of a document's view: with the mouse where it is, with keys at the caret."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent

from leader_reader.ui.reader.marks import Mark


@dataclass(frozen=True, slots=True)
class Asked:
    """What a menu was asked for, and `at` which point of the screen.

    `selected` tells whether that is the selection, of words or of an `area`; `marks` are the
    passages there, the shortest first, and `address` is where a link leads. A link within the
    document leads to the page named `leads`, by `follow`.
    """

    at: QPoint
    selected: bool = False
    area: bool = False
    marks: tuple[Mark, ...] = ()
    address: str = ""
    leads: str = ""
    follow: Callable[[], None] | None = None


class Asking(QObject):
    """`asked` carries what `find` returns for a point of the screen, or for the caret with None."""

    asked = Signal(object)

    def __init__(self, view: QObject, find: Callable[[QPoint | None], Asked]) -> None:
        super().__init__(view)
        self._find = find

    def take(self, event: QContextMenuEvent) -> None:
        """Ask where the mouse is, or at the caret where a key was pressed."""
        by_key = event.reason() == QContextMenuEvent.Reason.Keyboard
        self.asked.emit(self._find(None if by_key else event.globalPos()))
        event.accept()

    def takes_key(self, event: QKeyEvent) -> bool:
        """Ask at the caret for the Menu key and Shift+F10; tell whether it was one of them."""
        shift = event.modifiers() == Qt.KeyboardModifier.ShiftModifier
        if event.key() != Qt.Key.Key_Menu and not (shift and event.key() == Qt.Key.Key_F10):
            return False
        self.asked.emit(self._find(None))
        return True
