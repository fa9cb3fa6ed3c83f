"""The line under the documents that says the starter library is there and can go."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leader_reader.ui.parts import ElidedLabel, IconButton


class StarterLine(QWidget):
    """Says what the starter library is for; has "Remove…" (`remove_clicked`) and a cross.

    The cross (`dismissed`) keeps the documents and hides the line.
    """

    remove_clicked = Signal()
    dismissed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("library.starter")
        self._label = ElidedLabel(self.tr("Starter library, to try things out"), role="muted")
        self._remove = QPushButton(self.tr("Remove…"))
        self._remove.setObjectName("library.starter.remove")
        self._remove.setAccessibleName(self.tr("Remove the starter library"))
        self._remove.setProperty("role", "link")
        self._remove.clicked.connect(self.remove_clicked)
        self._close = IconButton(
            "close",
            name="library.starter.dismiss",
            accessible=self.tr("Keep it and hide this"),
            size=12,
        )
        self._close.clicked.connect(self.dismissed)
        self._lay_out()

    def _lay_out(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(4)
        row.addWidget(self._label, 1)
        row.addWidget(self._remove)
        row.addWidget(self._close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(line)
        layout.addLayout(row)
