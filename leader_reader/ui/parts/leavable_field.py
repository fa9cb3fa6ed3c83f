"""A field that one enters and leaves by key, inside a panel."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class LeavableField(QLineEdit):
    """A line edit that says when Enter or Esc was pressed, before the window hears of it.

    With `down_enters` the Down key does what Enter does: it goes on to the list below.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, *, down_enters: bool = False) -> None:
        super().__init__()
        self._entering = (*_ENTER, Qt.Key.Key_Down) if down_enters else _ENTER

    def event(self, event: QEvent) -> bool:
        override = event.type() == QEvent.Type.ShortcutOverride
        if override and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._entering:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)
