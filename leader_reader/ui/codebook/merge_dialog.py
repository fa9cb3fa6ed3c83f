"""Asks which topic another is merged into, and says beforehand what will change."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.codebook import TopicId
from leader_reader.services import coding
from leader_reader.services.library import Library
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_choices import ChoiceDelegate, ChoiceModel, choice_of
from leader_reader.ui.codebook.topic_matching import matching_topics
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import passages_counted, topics_counted

_SIZE = (400, 440)
_MARGIN = 24


class MergeDialog(QDialog):
    """Lists the topics that `source` can be merged into; accepting makes the change."""

    def __init__(
        self,
        bridge: LibraryBridge,
        source: TopicId,
        into: TopicId | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._source = source
        self._name = bridge.library.codebook[source].name
        self.setObjectName("mergeTopics")
        self.setWindowTitle(self.tr("Merge “{}”").format(self._name))
        self.field = QLineEdit()
        self.model = ChoiceModel(self)
        self.list = _WholeRows()
        self.preview = PlainLabel()
        self.merge_button = QPushButton(self.tr("Merge"))
        self._name_widgets()
        self._lay_out()
        self.field.textChanged.connect(self._refresh)
        self.list.selectionModel().currentChanged.connect(self._tell)
        self.list.doubleClicked.connect(self.accept)
        self._refresh()
        if into is not None:
            self._go_to(into)

    def target(self) -> TopicId | None:
        """Return the topic chosen to merge into."""
        choice = self.model.choice(self.list.currentIndex())
        return choice.topic if choice else None

    def accept(self) -> None:
        into = self.target()
        library = self._bridge.library
        if into is not None and self._bridge.attempt(
            lambda: coding.merge(library, self._source, into)
        ):
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Up and Down walk the list while the focus stays in the field."""
        steps = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
        if event.key() in steps:
            row = self.list.currentIndex().row() + steps[Qt.Key(event.key())]
            self._go(self.model.index(max(0, min(row, self.model.rowCount() - 1))))
            return
        super().keyPressEvent(event)

    def _name_widgets(self) -> None:
        self.field.setObjectName("mergeTopics.field")
        self.field.setProperty("role", "search")
        self.field.setAccessibleName(self.tr("Find a topic"))
        self.field.setPlaceholderText(self.tr("Find a topic"))
        self.list.setObjectName("mergeTopics.list")
        self.list.setAccessibleName(self.tr("Topics to merge into"))
        self.list.setModel(self.model)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.preview.setObjectName("mergeTopics.preview")
        self.preview.setProperty("role", "muted")
        self.preview.setTextFormat(Qt.TextFormat.PlainText)
        self.preview.setWordWrap(True)
        self.preview.setMinimumHeight(self.preview.fontMetrics().lineSpacing() * 2)
        self.merge_button.setObjectName("mergeTopics.merge")
        self.merge_button.setAccessibleName(self.tr("Merge"))
        self.merge_button.setDefault(True)

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Merge “{}” into").format(self._name))
        title.setProperty("role", "heading")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        for widget in (title, self.field, self.list, self.preview):
            layout.addWidget(widget)
        layout.setStretchFactor(self.list, 1)
        layout.addLayout(self._buttons())
        self.resize(*_SIZE)

    def _buttons(self) -> QHBoxLayout:
        cancel = QPushButton(self.tr("Cancel"))
        cancel.setObjectName("mergeTopics.cancel")
        cancel.setAccessibleName(cancel.text())
        cancel.setAutoDefault(False)
        cancel.clicked.connect(self.reject)
        self.merge_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(self.merge_button)
        return row

    def _refresh(self) -> None:
        codebook = self._bridge.library.codebook
        barred = codebook.descendants(self._source)
        found = matching_topics(codebook, self.field.text())
        self.model.show([choice_of(codebook, each) for each in found if each.id not in barred])
        self._go(self.model.index(0))
        self._tell()

    def _go_to(self, topic: TopicId) -> None:
        for row in range(self.model.rowCount()):
            choice = self.model.choice(self.model.index(row))
            if choice is not None and choice.topic == topic:
                self._go(self.model.index(row))

    def _go(self, index: QModelIndex) -> None:
        if index.isValid():
            self.list.setCurrentIndex(index)
            self.list.scrollTo(index)

    def _tell(self) -> None:
        choice = self.model.choice(self.list.currentIndex())
        self.merge_button.setEnabled(choice is not None)
        if choice is None:
            self.preview.setText(self.tr("No other topic has this name."))
            return
        moved = self.tr("{} and {} move to “{}”; “{}” is removed. Undo brings it back.")
        passages, topics = merged_counts(self._bridge.library, self._source)
        self.preview.setText(
            moved.format(
                passages_counted(passages), topics_counted(topics), choice.text, self._name
            )
        )


class _WholeRows(QListView):
    """A list that leaves the room free in which a row would be cut."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        row = self.sizeHintForRow(0)
        self.setViewportMargins(0, 0, 0, self.height() % row if row > 0 else 0)


def merged_counts(library: Library, source: TopicId) -> tuple[int, int]:
    """Return how many passages and topics a merge of `source` moves."""
    passages = [each for each in library.annotations_with(source) if source in each.topics]
    return len(passages), len(library.codebook.children(source))
