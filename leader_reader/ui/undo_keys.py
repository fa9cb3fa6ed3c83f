"""Undo and Redo in a field are its own typing first; with none left they are the library's."""

from PySide6.QtCore import QEvent, QObject, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


class UndoKeys(QObject):
    """Watches the field that has the keyboard: without typing to undo it lets the keys go by.

    Qt's fields take Ctrl+Z even when they have nothing to undo.
    """

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        app.focusChanged.connect(self._watch)

    @Slot(QWidget, QWidget)
    def _watch(self, before: QWidget | None, now: QWidget | None) -> None:
        if before is not None:
            before.removeEventFilter(self)
        if now is not None:
            now.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            undo = event.matches(QKeySequence.StandardKey.Undo)
            redo = event.matches(QKeySequence.StandardKey.Redo)
            if (undo and not _can(watched, "undo")) or (redo and not _can(watched, "redo")):
                event.ignore()
                return True
        return False


def _can(field: QObject, which: str) -> bool:
    if isinstance(field, QLineEdit):
        return field.isUndoAvailable() if which == "undo" else field.isRedoAvailable()
    if isinstance(field, QPlainTextEdit | QTextEdit) and not field.isReadOnly():
        typed = field.document()
        return typed.isUndoAvailable() if which == "undo" else typed.isRedoAvailable()
    return False
