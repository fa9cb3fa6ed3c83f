"""The codebook as a Qt tree model: names, colours, keys and counts; renaming and moving."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from enum import IntEnum
from typing import Any
from uuid import uuid4

from PySide6.QtCore import (
    QAbstractItemModel,
    QMimeData,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    Signal,
)

from leader_reader.domain.codebook import COLOURS, PATH_SEPARATOR, Topic, TopicId
from leader_reader.domain.edit import Edit
from leader_reader.services import coding
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.passage_tally import PassageTally
from leader_reader.ui.codebook.topic_nodes import Insert, Move, Node, Step, TopicTree
from leader_reader.ui.words import passages_counted, plain_tip

TOPICS_MIME = "application/x-leader-reader-topics"
"""Ids of dragged topics, one a line."""

Index = QModelIndex | QPersistentModelIndex


class TopicRole(IntEnum):
    """What a row tells besides its name."""

    ID = Qt.ItemDataRole.UserRole + 1
    COLOUR = Qt.ItemDataRole.UserRole + 2
    PASSAGES = Qt.ItemDataRole.UserRole + 3
    KEY = Qt.ItemDataRole.UserRole + 4


class TopicModel(QAbstractItemModel):
    """The tree of topics. Edits go through the bridge; rows change only when it tells of them.

    `merge_requested(source, into)` follows a topic dropped on another with Ctrl held;
    `passage_dropped(topic)` follows words dropped on a topic.
    """

    merge_requested = Signal(str, str)
    passage_dropped = Signal(str)

    def __init__(self, bridge: LibraryBridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._tree = TopicTree()
        self._fill()
        bridge.edited.connect(self._follow)
        bridge.reloaded.connect(self._reload)

    # Topics and indexes

    def topic_at(self, index: Index) -> Topic | None:
        """Return the topic of a row, None for the invalid index."""
        return self._node(index).topic

    def index_of(self, topic: TopicId) -> QModelIndex:
        """Return the row of a topic; invalid where there is none."""
        node = self._tree.find(topic)
        return QModelIndex() if node is None else self._index(node)

    def index(self, row: int, column: int, parent: Index | None = None) -> QModelIndex:
        children = self._node(parent or QModelIndex()).children
        if column != 0 or not 0 <= row < len(children):
            return QModelIndex()
        return self.createIndex(row, 0, children[row].serial)

    def parent(self, index: Index | None = None) -> Any:  # noqa: ANN401
        """Return the parent of `index`; without one, of the model itself, as QObject has it."""
        if index is None:
            return super().parent()
        above = self._node(index).parent
        return QModelIndex() if above is None else self._index(above)

    def rowCount(self, parent: Index | None = None) -> int:
        return len(self._node(parent or QModelIndex()).children)

    def columnCount(self, parent: Index | None = None) -> int:  # noqa: ARG002
        return 1

    # What a row shows

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        node = self._node(index)
        if node.topic is None:
            return None
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return node.topic.name
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(_tip(node))
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(node.topic, node.passages)
        return _extra(node.topic, node.passages, role)

    def _spoken(self, topic: Topic, passages: int) -> str:
        parts = [topic.name, passages_counted(passages), colour_name(topic.colour)]
        if topic.key:
            parts.append(self.tr("key {}").format(topic.key))
        return ", ".join(parts)

    # Renaming and moving

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.ItemIsDropEnabled
        return (
            Qt.ItemFlag.ItemIsEnabled
            | Qt.ItemFlag.ItemIsSelectable
            | Qt.ItemFlag.ItemIsEditable
            | Qt.ItemFlag.ItemIsDragEnabled
            | Qt.ItemFlag.ItemIsDropEnabled
        )

    def setData(
        self,
        index: Index,
        value: Any,  # noqa: ANN401
        role: int = Qt.ItemDataRole.EditRole,
    ) -> bool:
        """Rename the topic of a row."""
        topic = self.topic_at(index)
        if topic is None or role != Qt.ItemDataRole.EditRole:
            return False
        library = self._bridge.library
        return self._bridge.attempt(lambda: coding.rename(library, topic.id, str(value)))

    def supportedDragActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def supportedDropActions(self) -> Qt.DropAction:
        return Qt.DropAction.MoveAction | Qt.DropAction.CopyAction

    def mimeTypes(self) -> list[str]:
        return [TOPICS_MIME, "text/plain"]

    def mimeData(self, indexes: Sequence[Index]) -> QMimeData:
        found = [topic.id for topic in map(self.topic_at, indexes) if topic is not None]
        carried = QMimeData()
        carried.setData(TOPICS_MIME, "\n".join(found).encode())
        return carried

    def canDropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Tell whether a drop here means something: no topic goes under itself."""
        del column
        if not data.hasFormat(TOPICS_MIME):
            return data.hasText() and row < 0 and parent.isValid()
        into = self.topic_at(parent)
        if into is None:
            return action == Qt.DropAction.MoveAction
        codebook = self._bridge.library.codebook
        return not any(into.id in codebook.descendants(topic) for topic in self._carried(data))

    def dropMimeData(
        self, data: QMimeData, action: Qt.DropAction, row: int, column: int, parent: Index
    ) -> bool:
        """Move, or ask for a merge or a tag. Always False: the view must not remove any rows."""
        into = self.topic_at(parent)
        topics = self._carried(data)
        if not topics:
            if into is not None and row < 0 and data.hasText():
                self.passage_dropped.emit(into.id)
        elif action == Qt.DropAction.CopyAction:
            if into is not None and row < 0:
                self.merge_requested.emit(topics[0], into.id)
        elif self.canDropMimeData(data, action, row, column, parent):
            self.move(topics, into.id if into else None, row)
        return False

    def move(self, topics: Iterable[TopicId], parent: TopicId | None, row: int = -1) -> None:
        """Put topics under `parent`, before the one that stands at `row` now; -1 for last.

        All of them go back with one undo.
        """
        children = self._bridge.library.codebook.children(parent)
        before = children[row].id if 0 <= row < len(children) else None
        batch = str(uuid4())
        chosen = self._topmost(topics)
        for topic in chosen:
            if topic != before and not self._move_one(topic, parent, before, batch):
                break

    def _move_one(
        self, topic: TopicId, parent: TopicId | None, before: TopicId | None, batch: str
    ) -> bool:
        library = self._bridge.library
        order = [each.id for each in library.codebook.children(parent) if each.id != topic]
        position = order.index(before) if before in order else -1

        def build() -> Edit:
            return replace(coding.move(library, topic, parent, position), batch=batch)

        return self._bridge.attempt(build)

    def _topmost(self, topics: Iterable[TopicId]) -> list[TopicId]:
        """Leave out topics that travel along with one above them."""
        codebook = self._bridge.library.codebook
        chosen = [topic for topic in topics if topic in codebook]
        return [
            topic
            for topic in chosen
            if not any(above.id in chosen for above in codebook.ancestors(topic))
        ]

    def _carried(self, data: QMimeData) -> list[TopicId]:
        if not data.hasFormat(TOPICS_MIME):
            return []
        names = bytes(data.data(TOPICS_MIME).data()).decode().split("\n")
        codebook = self._bridge.library.codebook
        return [TopicId(name) for name in names if name in codebook]

    # Following the library

    def _follow(self, edit: Edit) -> None:
        touched = self._tally.apply(edit.changes)
        if any(isinstance(change.record, Topic) for change in edit.changes):
            self._align()
            self._recount(node.topic.id for node in self._tree.nodes() if node.topic)
        elif touched:
            codebook = self._bridge.library.codebook
            known = [topic for topic in touched if topic in codebook]
            above = {each.id for topic in known for each in codebook.ancestors(topic)}
            self._recount({*known, *above})

    def _reload(self) -> None:
        self.beginResetModel()
        self._tree = TopicTree()
        self._fill()
        self.endResetModel()

    def _fill(self) -> None:
        library = self._bridge.library
        for step in self._tree.steps(library.codebook):
            self._tree.apply(step)
        self._tally = PassageTally(library.annotations.values())
        for node in self._tree.nodes():
            if node.topic is not None:
                node.passages = self._tally.count(library.codebook.descendants(node.topic.id))

    def _align(self) -> None:
        codebook = self._bridge.library.codebook
        for step in self._tree.steps(codebook):
            self._apply(step)
        for node in self._tree.nodes():
            new = codebook.get(node.topic.id) if node.topic else None
            if new is not None and new != node.topic:
                node.topic = new
                self._changed(node)

    def _apply(self, step: Step) -> None:
        if isinstance(step, Insert):
            self.beginInsertRows(self._index(step.parent), step.row, step.row)
            self._tree.apply(step)
            self.endInsertRows()
        elif isinstance(step, Move):
            row, above = step.node.row, step.node.parent or self._tree.root
            self.beginMoveRows(self._index(above), row, row, self._index(step.parent), step.row)
            self._tree.apply(step)
            self.endMoveRows()
        else:
            row, above = step.node.row, step.node.parent or self._tree.root
            self.beginRemoveRows(self._index(above), row, row)
            self._tree.apply(step)
            self.endRemoveRows()

    def _recount(self, topics: Iterable[TopicId]) -> None:
        """Count the passages of `topics` and those below them anew."""
        codebook = self._bridge.library.codebook
        for topic in topics:
            node = self._tree.find(topic)
            passages = self._tally.count(codebook.descendants(topic))
            if node is not None and node.passages != passages:
                node.passages = passages
                self._changed(node)

    def _changed(self, node: Node) -> None:
        index = self._index(node)
        self.dataChanged.emit(index, index)

    def _node(self, index: Index) -> Node:
        return self._tree.node(index.internalId()) if index.isValid() else self._tree.root

    def _index(self, node: Node) -> QModelIndex:
        return QModelIndex() if node.parent is None else self.createIndex(node.row, 0, node.serial)


def colour_name(colour: str) -> str:
    """Return the name of a topic's colour, or its code where it is none of the eight."""
    return next((name for name, code in COLOURS.items() if code == colour), colour)


def _tip(node: Node) -> str:
    names: list[str] = []
    above: Node | None = node
    while above is not None and above.topic is not None:
        names.insert(0, above.topic.name)
        above = above.parent
    description = node.topic.description if node.topic else ""
    return "\n".join(part for part in (PATH_SEPARATOR.join(names), description) if part)


def _extra(topic: Topic, passages: int, role: int) -> str | int | None:
    values: dict[int, str | int] = {
        TopicRole.ID: topic.id,
        TopicRole.COLOUR: topic.colour,
        TopicRole.PASSAGES: passages,
        TopicRole.KEY: topic.key,
    }
    return values.get(role)
