"""What is shown when the program itself is at fault: an apology and where it happened."""

import traceback
from types import TracebackType

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from leader_reader import __version__


class FaultDialog(QMessageBox):
    """Says that something went wrong; Copy takes the places in the code, and no text or note."""

    def __init__(
        self, kind: type[BaseException], trace: TracebackType | None, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("fault")
        self.setWindowTitle("Leader Reader")
        self.setIcon(QMessageBox.Icon.Warning)
        self.setText(self.tr("Something went wrong in the program. Your library is safe."))
        self.setInformativeText(
            self.tr("You can go on. To report it, copy the details: they hold nothing you read.")
        )
        self.details = places(kind, trace)
        copy = self.addButton(self.tr("Copy details"), QMessageBox.ButtonRole.ActionRole)
        copy.clicked.disconnect()
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.details))
        self.addButton(QMessageBox.StandardButton.Close)


def places(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Return the kind of fault and the lines of code it went through, without any values."""
    frames = traceback.extract_tb(trace)
    lines = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in frames]
    return "\n".join([f"Leader Reader {__version__}: {kind.__name__}", *lines])
