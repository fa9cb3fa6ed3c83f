"""A small card that asks for the name of a saved search."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPushButton, QWidget

from leader_reader.ui.parts import PopupCard
from leader_reader.ui.parts.plain_label import PlainLabel

_MARGIN = 16
_WIDTH = 260


class NameCard(PopupCard):
    """`named` carries the name that was entered; the card stays until `close_card`."""

    named = Signal(str)

    def __init__(self, parent: QWidget, title: str, action: str) -> None:
        super().__init__(parent, name="search.name_card", accessible=title)
        self.body.setContentsMargins(_MARGIN, 12, _MARGIN, _MARGIN)
        self.body.setSpacing(8)
        heading = PlainLabel(title)
        heading.setProperty("role", "section")
        self.field = QLineEdit()
        self.field.setObjectName("search.name")
        self.field.setAccessibleName(self.tr("Name of the search"))
        self.field.setMinimumWidth(_WIDTH)
        self.note = PlainLabel()
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.button = QPushButton(action)
        self.button.setObjectName("search.name.save")
        self.button.setAccessibleName(action)
        self.button.setProperty("role", "primary")
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.button)
        for part in (heading, self.field, self.note):
            self.body.addWidget(part)
        self.body.addLayout(row)
        self.field.returnPressed.connect(self._done)
        self.button.clicked.connect(self._done)
        self.field.textChanged.connect(self._typed)

    def begin(self, name: str, note: str = "") -> None:
        """Offer a name, chosen whole so that typing replaces it; `note` says what is named."""
        self.field.setText(name)
        self.note.setText(note)
        self.note.setVisible(bool(note))
        self.field.selectAll()
        self._typed(name)

    def take_keyboard(self) -> None:
        """Put the keyboard into the name."""
        self.field.setFocus()
        self.field.selectAll()

    def _typed(self, name: str) -> None:
        self.button.setEnabled(bool(name.strip()))

    def _done(self) -> None:
        if self.field.text().strip():
            self.named.emit(self.field.text())
