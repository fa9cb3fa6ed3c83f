"""The two lists of the export dialog: topics as a tree and documents, with check boxes."""

from collections.abc import Collection, Iterator

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QColor, QIcon, QPalette, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTreeWidget,
    QTreeWidgetItem,
    QTreeWidgetItemIterator,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.codebook import TopicId
from leader_reader.services.library import Library
from leader_reader.ui.parts import OverlayBar
from leader_reader.ui.parts.chip import colour_square
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.theme import active_theme
from leader_reader.ui.words import plain_tip

Index = QModelIndex | QPersistentModelIndex

_ID = int(Qt.ItemDataRole.UserRole)
_SQUARE = 10
_ROW, _BESIDE_BAR = 30, 10


class Chooser(QWidget):
    """A titled list of check boxes with All and None; `changed` follows every choice."""

    changed = Signal()

    def __init__(self, title: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.tree = _Rows()
        self.tree.setObjectName(f"{name}.list")
        self.tree.setAccessibleName(title)
        self.tree.setColumnCount(2)
        self.tree.setStyleSheet("QTreeWidget { background: transparent; }")
        self.tree.setHeaderHidden(True)
        self.tree.setIndentation(18)
        self.tree.setIconSize(QSize(_SQUARE, _SQUARE))
        self.tree.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        header = self.tree.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._tell)
        self._lay_out(title, name)

    def add(
        self, key: str, text: str, count: int, under: QTreeWidgetItem | None = None
    ) -> QTreeWidgetItem:
        """Add a row, checked; a row with others under it follows them."""
        item = QTreeWidgetItem([text, f"{count:,}" if count else ""])
        item.setData(0, _ID, key)
        item.setToolTip(0, plain_tip(text))
        item.setTextAlignment(1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        flags = item.flags() | Qt.ItemFlag.ItemIsUserCheckable | Qt.ItemFlag.ItemIsAutoTristate
        item.setFlags(flags)
        item.setCheckState(0, Qt.CheckState.Checked)
        if under is None:
            self.tree.addTopLevelItem(item)
        else:
            under.addChild(item)
        return item

    def checked(self) -> frozenset[str]:
        """Return the keys that are checked."""
        return frozenset(
            str(item.data(0, _ID))
            for item in self.items()
            if item.checkState(0) is Qt.CheckState.Checked
        )

    def everything(self) -> bool:
        """Tell whether all rows are checked."""
        return all(item.checkState(0) is Qt.CheckState.Checked for item in self.items())

    def check(self, keys: Collection[str] | None) -> None:
        """Check just the rows with these keys, and those under them; None checks all."""
        self.tree.blockSignals(True)
        wanted = set(keys or ())
        for item in self.items():
            parent = item.parent()
            if keys is None or (parent is not None and parent.data(0, _ID) in wanted):
                wanted.add(str(item.data(0, _ID)))
            on = item.data(0, _ID) in wanted
            item.setCheckState(0, Qt.CheckState.Checked if on else Qt.CheckState.Unchecked)
        self.tree.blockSignals(False)
        self.tree.viewport().update()
        self.changed.emit()

    def items(self) -> Iterator[QTreeWidgetItem]:
        """Walk the rows from the top."""
        walk = QTreeWidgetItemIterator(self.tree)
        while (item := walk.value()) is not None:
            yield item
            walk += 1

    def _tell(self, _item: QTreeWidgetItem, column: int) -> None:
        if column == 0:
            self.changed.emit()

    def _lay_out(self, title: str, name: str) -> None:
        label = PlainLabel(title)
        label.setProperty("role", "section")
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(label, 1)
        for key, text, keys in (("all", self.tr("All"), None), ("none", self.tr("None"), ())):
            button = QPushButton(text)
            button.setObjectName(f"{name}.{key}")
            button.setAccessibleName(f"{title}: {text}")
            button.setProperty("role", "link")
            button.setAutoDefault(False)
            button.clicked.connect(lambda _, chosen=keys: self.check(chosen))
            row.addWidget(button)
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(4, 4, 4, 4)
        inner.addWidget(self.tree)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addLayout(row)
        layout.addWidget(card, 1)


class _Rows(QTreeWidget):
    """Rows of one height, such that only whole ones fill the list, under a bar of their own."""

    def __init__(self) -> None:
        super().__init__()
        self.row_height = _ROW
        self.setItemDelegate(_RowDelegate(self))
        self.setUniformRowHeights(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.bar = OverlayBar(self)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        rows = max(1, self.height() // _ROW)
        self.row_height = max(_ROW, self.height() // rows)
        self.setViewportMargins(0, 0, _BESIDE_BAR, max(0, self.height() - rows * self.row_height))
        self.scheduleDelayedItemsLayout()


class _RowDelegate(QStyledItemDelegate):
    """Gives every row the same height, and the counts the muted colour."""

    def __init__(self, rows: _Rows) -> None:
        super().__init__(rows)
        self._rows = rows

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(super().sizeHint(option, index).width(), self._rows.row_height)

    def initStyleOption(self, option: QStyleOptionViewItem, index: Index) -> None:
        super().initStyleOption(option, index)
        if index.column():
            option.palette.setColor(QPalette.ColorRole.Text, QColor(active_theme().muted))


def topic_chooser(library: Library, title: str) -> Chooser:
    """Return the codebook as a tree to choose from, with counts."""
    chooser = Chooser(title, "export.topics")
    counts = library.passage_counts()
    rows: dict[TopicId | None, QTreeWidgetItem] = {}
    for topic in library.codebook:
        item = chooser.add(topic.id, topic.name, counts[topic.id], rows.get(topic.parent))
        item.setIcon(0, QIcon(colour_square(topic.colour, _SQUARE)))
        rows[topic.id] = item
    chooser.tree.expandAll()
    return chooser


def document_chooser(library: Library, title: str) -> Chooser:
    """Return the documents that have passages to choose from, by title."""
    chooser = Chooser(title, "export.documents")
    chooser.tree.setRootIsDecorated(False)
    records = sorted(library.documents.values(), key=lambda record: record.title.casefold())
    for record in records:
        count = library.annotation_count(record.id)
        if count:
            chooser.add(record.id, record.title, count)
    return chooser
