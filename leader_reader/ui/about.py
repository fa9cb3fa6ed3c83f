"""What this program is: its icon, name, version and licence, on a calm card."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leader_reader import __version__
from leader_reader.ui.parts import IconLabel
from leader_reader.ui.parts.plain_label import PlainLabel

_MARGIN, _ICON, _WIDTH = 24, 48, 420


class About(QDialog):
    """Says what the program is and does; Esc, Enter and Close end it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(self.tr("About Leader Reader"))
        self.setAccessibleName(self.windowTitle())
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFixedWidth(_WIDTH)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(_MARGIN)
        layout.addLayout(self._card())
        layout.addLayout(self._buttons())

    def _card(self) -> QHBoxLayout:
        words = QVBoxLayout()
        words.setSpacing(4)
        told = (
            ("Leader Reader", "title"),
            (self.tr("Version {}").format(__version__), "muted"),
            (self.tr("Reads, tags, searches and quotes documents, offline."), ""),
        )
        for text, role in told:
            label = PlainLabel(text)
            label.setProperty("role", role)
            label.setWordWrap(True)
            words.addWidget(label)
        words.insertSpacing(2, 8)
        row = QHBoxLayout()
        row.setSpacing(16)
        picture = IconLabel("book", _ICON, "accent")
        row.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        return row

    def _buttons(self) -> QHBoxLayout:
        close = QPushButton(self.tr("Close"))
        close.setObjectName("about.close")
        close.setAccessibleName(close.text())
        close.setProperty("role", "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        return row
