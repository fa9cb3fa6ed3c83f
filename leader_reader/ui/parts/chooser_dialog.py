"""A dialog in which one row of a list is chosen: a field above narrows it, the keys walk it."""

from abc import abstractmethod
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leader_reader.ui.parts.plain_label import PlainLabel

_SIZE, _MARGIN = (520, 500), 24
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


@dataclass(frozen=True, slots=True)
class ChooserWords:
    """What such a dialog says: window title, heading, what the field is for, and its button."""

    title: str
    heading: str
    find: str
    go: str


class ChooserDialog(QDialog):
    """Accepted, the current row of `list` is the one chosen; without a row it stays open.

    Its parts are named after it: `name`.field, .cancel and .go.
    """

    def __init__(
        self, words: ChooserWords, name: str, view: QListView, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setWindowTitle(words.title)
        self.list = view
        self.field = QLineEdit()
        self.field.setObjectName(f"{name}.field")
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(words.find)
        self.field.setAccessibleName(words.find)
        self.go = dialog_button(words.go, f"{name}.go")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self.options = QVBoxLayout()
        self._lay_out(words.heading)
        self.field.textChanged.connect(self.seek)

    @abstractmethod
    def narrow(self, text: str) -> None:
        """Show the rows that fit what was typed."""

    def seek(self, text: str) -> None:
        """Narrow the rows to `text` and stand on the first."""
        self.narrow(text)
        self._stand_on(0)
        self.go.setEnabled(self.list.model().rowCount() > 0)

    def current(self) -> QModelIndex:
        return self.list.currentIndex()

    def accept(self) -> None:
        if self.current().isValid():
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down walk the list while the keyboard stays in the field."""
        if event.key() in _STEPS:
            row = self.current().row() + _STEPS[Qt.Key(event.key())]
            self._stand_on(max(0, min(row, self.list.model().rowCount() - 1)))
            return
        super().keyPressEvent(event)

    def _stand_on(self, row: int) -> None:
        index = self.list.model().index(row, 0)
        self.list.setCurrentIndex(index)
        self.list.scrollTo(index)

    def _lay_out(self, heading: str) -> None:
        title = PlainLabel(heading)
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        cancel = dialog_button(self.tr("Cancel"), f"{self.objectName()}.cancel")
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self.field)
        layout.addWidget(list_card(self.list), 1)
        layout.addLayout(self.options)
        layout.addLayout(dialog_buttons(cancel, self.go))
        self.resize(*_SIZE)


def dialog_button(text: str, name: str) -> QPushButton:
    """Return a button of a dialog; Enter goes to the default one, wherever the keyboard is."""
    button = QPushButton(text)
    button.setObjectName(name)
    button.setAccessibleName(text)
    button.setAutoDefault(False)
    return button


def dialog_buttons(*buttons: QPushButton) -> QHBoxLayout:
    """Return the row at a dialog's foot: its buttons at the right."""
    row = QHBoxLayout()
    row.setSpacing(8)
    row.addStretch(1)
    for button in buttons:
        row.addWidget(button)
    return row


def list_card(view: QListView) -> QFrame:
    """Return the card that a dialog's list lies on."""
    card = QFrame()
    card.setProperty("role", "card")
    inner = QVBoxLayout(card)
    inner.setContentsMargins(1, 4, 1, 4)
    inner.addWidget(view)
    return card
