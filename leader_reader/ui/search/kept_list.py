"""The list of saved and recent searches that the empty search panel shows."""

from PySide6.QtCore import QEvent, QModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QListView, QMenu

from leader_reader.domain.finding import SavedSearch
from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.search.kept_delegate import KeptDelegate
from leader_reader.ui.search.kept_model import Heading, KeptModel, Recent


class KeptList(CardView):
    """Saved searches with their counts, then recent ones.

    `chosen` carries a SavedSearch or the words of a recent search; `rename_asked` and
    `delete_asked` a SavedSearch; `forget_asked` that recent searches be forgotten; `shown` says
    that the counts are looked at; `top_left` is Up on the first one.
    """

    chosen = Signal(object)
    rename_asked = Signal(object)
    delete_asked = Signal(object)
    forget_asked = Signal()
    shown = Signal()
    top_left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("search.kept")
        self.setAccessibleName(self.tr("Saved and recent searches"))
        self.searches = KeptModel(self)
        self.setModel(self.searches)
        self.painter = KeptDelegate(self)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.customContextMenuRequested.connect(self._open_menu)

    def take_keyboard(self) -> None:
        """Take the focus, on the first search if none was chosen before."""
        if not self.currentIndex().isValid():
            self.setCurrentIndex(self.searches.index(1))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def place_of(self, search: SavedSearch) -> QRect:
        """Return where a saved search is, in the list's own coordinates."""
        row = self.searches.row_of(search.id)
        if row is None:
            return QRect(0, 0, self.width(), 1)
        return self.visualRect(self.searches.index(row))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.shown.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.searches.row(self.currentIndex().row())
        saved = isinstance(row, SavedSearch)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._choose(self.currentIndex())
        elif event.key() == Qt.Key.Key_F2 and saved:
            self.rename_asked.emit(row)
        elif event.key() == Qt.Key.Key_Delete and saved:
            self.delete_asked.emit(row)
        elif event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 1:
            self.top_left.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        at = event.position().toPoint()
        if event.button() != Qt.MouseButton.LeftButton or not self.viewport().rect().contains(at):
            return
        if self._is_on_link(at):
            self.forget_asked.emit()
        else:
            self._choose(self.indexAt(at))

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseMove and isinstance(event, QMouseEvent):
            at = event.position().toPoint()
            heading = isinstance(self.searches.row(self.indexAt(at).row()), Heading)
            able = self._is_on_link(at) or (self.indexAt(at).isValid() and not heading)
            shape = Qt.CursorShape.PointingHandCursor if able else Qt.CursorShape.ArrowCursor
            self.viewport().setCursor(shape)
        return super().viewportEvent(event)

    def _is_on_link(self, at: QPoint) -> bool:
        index = self.indexAt(at)
        row = self.searches.row(index.row())
        clearable = isinstance(row, Heading) and row.clearable
        return clearable and self.painter.link_place(self.visualRect(index)).contains(at)

    def _choose(self, index: QModelIndex) -> None:
        row = self.searches.row(index.row())
        if isinstance(row, SavedSearch):
            self.chosen.emit(row)
        elif isinstance(row, Recent):
            self.chosen.emit(row.text)

    def _open_menu(self, at: QPoint) -> None:
        row = self.searches.row(self.indexAt(at).row())
        menu = QMenu(self)
        menu.setObjectName("search.kept.menu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if isinstance(row, SavedSearch):
            for name, text, keys, signal in (
                ("rename", self.tr("Rename…"), "F2", self.rename_asked),
                ("delete", self.tr("Delete"), "Del", self.delete_asked),
            ):
                action = menu.addAction(f"{text}\t{keys}")
                action.setObjectName(f"search.kept.{name}")
                action.triggered.connect(lambda _, told=signal, which=row: told.emit(which))
        else:
            action = menu.addAction(self.tr("Forget recent searches"))
            action.setObjectName("search.kept.forget")
            action.triggered.connect(self.forget_asked)
        menu.popup(self.viewport().mapToGlobal(at))
