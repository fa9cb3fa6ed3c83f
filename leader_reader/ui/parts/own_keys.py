"""Keys that a widget has a use for itself, kept from the shortcuts of the window."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent


def keeps_key(event: QEvent, is_own: Callable[[QKeyEvent], object]) -> bool:
    """Tell whether an event asks for a key that is the widget's own, and then claim it."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if not is_own(event):
        return False
    event.accept()
    return True


def is_escape(event: QKeyEvent) -> bool:
    """Tell whether a key is Escape."""
    return event.key() == Qt.Key.Key_Escape
