"""Opens dialogs that come by themselves one after the other, never over one that is open."""

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QDialog


def open_in_turn(dialog: QDialog) -> None:
    """Open a dialog, or where one is open already, when that has been closed."""
    shown = QApplication.activeModalWidget()
    if isinstance(shown, QDialog):
        shown.finished.connect(lambda: QTimer.singleShot(0, dialog, lambda: open_in_turn(dialog)))
    else:
        dialog.open()
