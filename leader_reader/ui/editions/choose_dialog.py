"""Asks which document another one is the new edition of."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
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

from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import format_name, joined, passages_counted

_SIZE, _MARGIN = (520, 480), 24


class ChooseDialog(QDialog):
    """Lists documents; accepted, `earlier()` is the one chosen."""

    def __init__(
        self,
        new: DocumentRecord,
        others: Sequence[tuple[DocumentRecord, int]],
        parent: QWidget | None = None,
    ) -> None:
        """`others` are the documents to choose from with their passages, the likeliest first."""
        super().__init__(parent)
        self.setObjectName("edition.choose")
        self.setWindowTitle(self.tr("New edition"))
        self._others = list(others)
        self._shown = list(others)
        self.field = QLineEdit()
        self.field.setObjectName("edition.choose.field")
        self.field.setProperty("role", "search")
        self.field.setAccessibleName(self.tr("Find a document"))
        self.field.setPlaceholderText(self.tr("Find a document"))
        self.list = QListView()
        self.list.setObjectName("edition.choose.list")
        self.list.setAccessibleName(self.tr("Documents"))
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setStyleSheet("QListView { background: transparent; }")
        self.model = QStringListModel(self)
        self.list.setModel(self.model)
        self.list.doubleClicked.connect(self.accept)
        self._lay_out(new)
        self.field.textChanged.connect(self._refresh)
        self._refresh()

    def earlier(self) -> DocumentId | None:
        """Return the document that is chosen."""
        index = self.list.currentIndex()
        return self._shown[index.row()][0].id if index.isValid() else None

    def accept(self) -> None:
        if self.earlier() is not None:
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down walk the list while the focus stays in the field."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            row = self.list.currentIndex().row() + steps[Qt.Key(event.key())]
            self._go(max(0, min(row, self.model.rowCount() - 1)))
            return
        super().keyPressEvent(event)

    def _refresh(self) -> None:
        wanted = self.field.text().casefold().split()
        self._shown = [
            each for each in self._others if all(word in _line(*each).casefold() for word in wanted)
        ]
        self.model.setStringList([_line(*each) for each in self._shown])
        self._go(0)
        self._next.setEnabled(bool(self._shown))

    def _go(self, row: int) -> None:
        if row < self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(row))
            self.list.scrollTo(self.model.index(row))

    def _lay_out(self, new: DocumentRecord) -> None:
        title = PlainLabel(self.tr("“{}” is a new edition of").format(new.title))
        title.setProperty("role", "heading")
        title.setWordWrap(True)
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(4, 4, 4, 4)
        inner.addWidget(self.list)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self.field)
        layout.addWidget(card, 1)
        layout.addLayout(self._buttons())
        self.resize(*_SIZE)

    def _buttons(self) -> QHBoxLayout:
        cancel = self._button(self.tr("Cancel"), "edition.choose.cancel")
        cancel.clicked.connect(self.reject)
        self._next = self._button(self.tr("Compare"), "edition.choose.compare")
        self._next.setDefault(True)
        self._next.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self._next)
        return row

    def _button(self, text: str, name: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setAutoDefault(False)
        return button


def _line(record: DocumentRecord, passages: int) -> str:
    count = passages_counted(passages) if passages else ""
    about = joined(record.metadata.year, format_name(record.format), record.file_name, count)
    return f"{record.title}  ·  {about}"
