"""Lets the user choose one entry of a reference file for one document."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.reference import Reference
from leader_reader.ui.library.metadata_lists import EntryList
from leader_reader.ui.library.metadata_rows import ChoiceModel
from leader_reader.ui.parts.plain_label import PlainLabel

_SIZE, _MARGIN = (520, 520), 24


class ChoiceDialog(QDialog):
    """The entries, the likeliest first; accepted, `chosen()` is the one to fill in from."""

    def __init__(self, entries: Sequence[Reference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chooseReference")
        self.setWindowTitle(self.tr("Choose a reference"))
        self.model = ChoiceModel(entries, self)
        self.list = EntryList(self.model, "chooseReference.list")
        self.field = QLineEdit()
        self.field.setObjectName("chooseReference.field")
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(self.tr("Find a reference"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.replace = QCheckBox(self.tr("Change what says something else, too"))
        self.replace.setObjectName("chooseReference.replace")
        self._fill = self._button(self.tr("Fill in"), "chooseReference.fill")
        self._fill.setDefault(True)
        self._lay_out()
        self.field.textChanged.connect(self._seek)
        self.list.opened.connect(self.accept)
        self._seek("")

    @property
    def replacing(self) -> bool:
        return self.replace.isChecked()

    def chosen(self) -> Reference | None:
        """Return the current entry."""
        return self.model.entry(self.list.currentIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down walk the list while the keyboard stays in the field."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            row = self.list.currentIndex().row() + steps[Qt.Key(event.key())]
            self._go(max(0, min(row, self.model.rowCount() - 1)))
            return
        super().keyPressEvent(event)

    def _seek(self, text: str) -> None:
        self.model.seek(text)
        self._go(0)
        self._fill.setEnabled(self.model.rowCount() > 0)

    def _go(self, row: int) -> None:
        self.list.setCurrentIndex(self.model.index(row))

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Fill in from which reference?"))
        title.setProperty("role", "heading")
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 4, 1, 4)
        inner.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        for part in (title, self.field, card, self.replace):
            layout.addWidget(part)
        layout.setStretchFactor(card, 1)
        layout.addLayout(self._buttons())
        self.resize(*_SIZE)

    def _buttons(self) -> QHBoxLayout:
        cancel = self._button(self.tr("Cancel"), "chooseReference.cancel")
        cancel.clicked.connect(self.reject)
        self._fill.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._fill)
        return row

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button
