"""Lists of painted rows, and such with tick boxes: a click on a row or Space ticks it."""

from abc import abstractmethod
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate

from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.parts.overlay_bar import OverlayBar

Index = QModelIndex | QPersistentModelIndex
_BATCH = 40


class TickedModel(QAbstractListModel):
    """Rows of which some can be ticked: a model says which, and keeps what is ticked."""

    @abstractmethod
    def can_tick(self, row: int) -> bool:
        """Tell whether a row has a tick box."""

    @abstractmethod
    def is_ticked(self, row: int) -> bool:
        """Tell whether a row that has one is ticked."""

    @abstractmethod
    def tick(self, row: int, *, on: bool) -> None:
        """Keep the tick of a row that has one, or that it has none."""

    def toggle(self, index: Index) -> None:
        """Tick a row, or take its tick off."""
        on = self.check_state(index) == Qt.CheckState.Checked
        state = Qt.CheckState.Unchecked if on else Qt.CheckState.Checked
        self.setData(index, state, Qt.ItemDataRole.CheckStateRole)

    def check_state(self, index: Index) -> Qt.CheckState | None:
        """Return what a row's box shows, None where it has none."""
        if not self.can_tick(index.row()):
            return None
        on = self.is_ticked(index.row())
        return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        if self.can_tick(index.row()):
            flags |= Qt.ItemFlag.ItemIsUserCheckable
        return flags

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:  # noqa: ANN401
        if role != Qt.ItemDataRole.CheckStateRole or not self.can_tick(index.row()):
            return False
        self.tick(index.row(), on=Qt.CheckState(value) == Qt.CheckState.Checked)
        self.dataChanged.emit(index, index)
        return True


class RowList(CardView):
    """Painted rows on the ground that they lie on, laid out a batch at a time."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = OverlayBar(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setLayoutMode(QListView.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.setMouseTracking(True)
        self.setStyleSheet("QListView { background: transparent; }")

    def show_rows(self, model: QAbstractListModel, delegate: QStyledItemDelegate) -> None:
        """Show the rows of a model; it is taken last: all rows would be laid out at once."""
        self.setItemDelegate(delegate)
        self.setModel(model)


class TickedList(RowList):
    """Rows to tick."""

    def __init__(self, name: str, model: TickedModel) -> None:
        super().__init__(name)
        self.rows = model
        self.clicked.connect(self.click)

    def click(self, index: QModelIndex) -> None:
        """Do what a click on a row does."""
        self.rows.toggle(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space:
            for index in self.selectionModel().selectedIndexes():
                self.rows.toggle(index)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            event.ignore()  # the dialog's button takes it
        else:
            super().keyPressEvent(event)
