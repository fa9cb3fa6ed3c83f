"""Lets the user choose one entry of a reference file for one document."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.reference import Reference
from leader_reader.ui.library.metadata_rows import byline
from leader_reader.ui.parts.plain_label import PlainLabel

_SIZE, _MARGIN = (520, 480), 24
_MOST_SHOWN = 200
_ENTRY = int(Qt.ItemDataRole.UserRole)


class ChoiceDialog(QDialog):
    """The entries, the likeliest first; accepted, `chosen()` is the one to fill in from."""

    def __init__(self, entries: Sequence[Reference], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("chooseReference")
        self.setWindowTitle(self.tr("Choose a reference"))
        self._entries = entries
        self._sought = [f"{each.title} {byline(each)} {each.key}".casefold() for each in entries]
        self.field = QLineEdit()
        self.field.setObjectName("chooseReference.field")
        self.field.setProperty("role", "search")
        self.field.setPlaceholderText(self.tr("Find a reference"))
        self.field.setAccessibleName(self.field.placeholderText())
        self.list = QListWidget()
        self.list.setObjectName("chooseReference.list")
        self.list.setAccessibleName(self.tr("References"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.replace = QCheckBox(self.tr("Change what says something else, too"))
        self.replace.setObjectName("chooseReference.replace")
        self._fill = self._button(self.tr("Fill in"), "chooseReference.fill")
        self._fill.setDefault(True)
        self._lay_out()
        self.field.textChanged.connect(self._show)
        self.list.itemDoubleClicked.connect(self.accept)
        self.list.currentItemChanged.connect(lambda: self._fill.setEnabled(bool(self.chosen())))
        self._show()

    @property
    def replacing(self) -> bool:
        return self.replace.isChecked()

    def chosen(self) -> Reference | None:
        """Return the current entry."""
        item = self.list.currentItem()
        found = item.data(_ENTRY) if item is not None else None
        return found if isinstance(found, Reference) else None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down walk the list while the keyboard stays in the field."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
            return
        super().keyPressEvent(event)

    def _show(self) -> None:
        words = self.field.text().casefold().split()
        pairs = zip(self._entries, self._sought, strict=True)
        found = [entry for entry, text in pairs if all(word in text for word in words)]
        self.list.clear()
        for entry in found[:_MOST_SHOWN]:
            item = QListWidgetItem(f"{entry.title}\n{byline(entry)}", self.list)
            item.setData(_ENTRY, entry)
        self.list.setCurrentRow(0)
        self._fill.setEnabled(bool(found))

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Fill in from which reference?"))
        title.setProperty("role", "heading")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        for part in (title, self.field, self.list, self.replace):
            layout.addWidget(part)
        layout.setStretchFactor(self.list, 1)
        cancel = self._button(self.tr("Cancel"), "chooseReference.cancel")
        cancel.clicked.connect(self.reject)
        self._fill.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._fill)
        layout.addLayout(row)
        self.resize(*_SIZE)

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button
