"""The list of the library's documents, with what the mouse and the keys do in it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from leader_reader.ui.library.card_delegate import CardDelegate
from leader_reader.ui.library.documents_model import Index
from leader_reader.ui.parts import OverlayBar
from leader_reader.ui.parts.card_view import CardView


class DocumentsList(CardView):
    """`opened` by a plain click or Enter, `delete_pressed` by Delete.

    `opened_beside` by Ctrl+Enter, `describe_pressed` by F2.
    """

    opened = Signal(object)
    opened_beside = Signal(object)
    delete_pressed = Signal()
    describe_pressed = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("library.documents")
        self._cards = CardDelegate(self)
        self.setItemDelegate(self._cards)
        self.forget = self._cards.forget
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.bar = OverlayBar(self)
        self.clicked.connect(self._click)

    def take_keyboard(self) -> None:
        """Take the focus, on the first card if none was chosen before."""
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.setCurrentIndex(self.model().index(0, 0))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            beside = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.opened_beside if beside else self.opened).emit(self.currentIndex())
        elif event.key() in {Qt.Key.Key_Delete, Qt.Key.Key_Backspace}:
            self.delete_pressed.emit()
        elif event.key() == Qt.Key.Key_F2:
            self.describe_pressed.emit(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def dataChanged(self, first: Index, last: Index, _roles: Sequence[int] = ()) -> None:
        """Paint the cards that changed; Qt would lay out the whole list again."""
        for row in range(first.row(), last.row() + 1):
            self.update(self.model().index(row, 0))

    def _click(self, index: Index) -> None:
        if len(self.selectionModel().selectedIndexes()) <= 1:
            self.opened.emit(index)
