"""The bookmarks of the open document, in the order of its text: to go to, rename and remove."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QFrame, QLineEdit, QListView, QMenu

from leader_reader.ui.icons import icon
from leader_reader.ui.library.bookmark_delegate import BookmarkDelegate, BookmarkRole, Index
from leader_reader.ui.parts import OverlayBar
from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.theme import active_theme
from leader_reader.ui.words import joined, plain_tip


@dataclass(frozen=True, slots=True)
class BookmarkRow:
    """One bookmark as it is listed; `locator` says where it is: "p. 12"."""

    id: str
    name: str
    locator: str = ""


class BookmarkList(CardView):
    """Each signal carries the id of a bookmark; `renamed` its new name as well."""

    opened = Signal(str)
    renamed = Signal(str, str)
    removed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("contents.bookmarks")
        self.setAccessibleName(self.tr("Bookmarks"))
        self._rows: tuple[BookmarkRow, ...] = ()
        self.items = QStandardItemModel(self)
        self.setModel(self.items)
        self._delegate = BookmarkDelegate(self)
        self.setItemDelegate(self._delegate)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)
        self.clicked.connect(lambda index: self.opened.emit(_id(index)))
        self._delegate.named.connect(self.renamed, Qt.ConnectionType.QueuedConnection)
        self._bar = OverlayBar(self)

    def set_rows(self, rows: Sequence[BookmarkRow]) -> None:
        """List these bookmarks in place of those before; the one with the keyboard keeps it."""
        if tuple(rows) == self._rows:
            return
        row, self._rows = self.currentIndex().row(), tuple(rows)
        self.items.clear()
        for each in rows:
            self.items.appendRow(_item(each))
        if row >= 0 and rows:
            self.setCurrentIndex(self.items.index(min(row, len(rows) - 1), 0))

    def set_here(self, bookmark: str) -> None:
        """Mark the bookmark of the place that is read; "" for none."""
        if bookmark != self._delegate.here:
            self._delegate.here = bookmark
            self.viewport().update()

    def wanted_height(self) -> int:
        """Return the pixels that all rows take."""
        rows = (self.items.index(row, 0) for row in range(self.items.rowCount()))
        return sum(self.sizeHintForIndex(index).height() for index in rows)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        index = self.currentIndex()
        naming = self.state() == QListView.State.EditingState  # its keys come here afterwards
        if naming or not index.isValid():
            super().keyPressEvent(event)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.opened.emit(_id(index))
        elif event.key() == Qt.Key.Key_F2:
            self.rename(index)
        elif event.key() == Qt.Key.Key_Delete:
            self.removed.emit(_id(index))
        else:
            super().keyPressEvent(event)

    def rename(self, index: QModelIndex) -> None:
        """Have a bookmark renamed in its row: the old name is chosen whole, and begins in sight."""
        self.edit(index)
        field = self.findChild(QLineEdit)
        if field is not None:
            field.setSelection(len(field.text()), -len(field.text()))

    def _open_menu(self, at: QPoint) -> None:
        index = self.indexAt(at)
        if index.isValid():
            menu = self.context_menu(index)
            menu.popup(self.viewport().mapToGlobal(at))

    def context_menu(self, index: Index) -> QMenu:
        """Return the menu of one bookmark: go there, rename, remove."""
        theme, bookmark, item = active_theme(), _id(index), self.items.itemFromIndex(index)
        menu = QMenu(self)
        menu.setObjectName("contents.bookmarks.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        going = menu.addAction(icon("bookmark", theme), self.tr("Go there"))
        going.triggered.connect(lambda: self.opened.emit(bookmark))
        menu.addSeparator()
        naming = menu.addAction(icon("edit", theme), self.tr("Rename…") + "\tF2")
        naming.triggered.connect(lambda: self.rename(item.index()))
        removing = menu.addAction(icon("trash", theme), self.tr("Remove") + "\tDel")
        removing.triggered.connect(lambda: self.removed.emit(bookmark))
        return menu


def _item(row: BookmarkRow) -> QStandardItem:
    item = QStandardItem(row.name)
    item.setData(row.id, BookmarkRole.ID)
    item.setData(row.locator, BookmarkRole.LOCATOR)
    item.setToolTip(plain_tip(joined(row.name, row.locator)))
    item.setData(row.locator, Qt.ItemDataRole.AccessibleDescriptionRole)
    return item


def _id(index: Index) -> str:
    return str(index.data(BookmarkRole.ID) or "")
