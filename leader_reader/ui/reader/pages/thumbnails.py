"""Small pictures of all pages with their labels; a click goes to the page."""

from PySide6.QtCore import (
    QAbstractListModel,
    QEvent,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leader_reader.ui.fonts import ui_font
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.tiles import COARSE
from leader_reader.ui.theme import active_theme

_Index = QModelIndex | QPersistentModelIndex
_PAD, _LABEL, _RING = 8, 20, 2
_ROOT = QModelIndex()
_SETTLED = 100  # milliseconds after which all have taken another theme


class Thumbnails(QListView):
    """Shows the pages of `book`; `page_asked` carries the page clicked or chosen by Enter."""

    page_asked = Signal(int)

    def __init__(self, book: Book, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking = QTimer(self, singleShot=True)
        self.setObjectName("reader.thumbnails")
        self.setAccessibleName(self.tr("Small pictures of the pages"))
        self._book = book
        self._pages = _Pages(book, self)
        self.setModel(self._pages)
        self.setItemDelegate(_PageDelegate(book, self))
        self.setUniformItemSizes(False)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._asking.timeout.connect(self._ask)
        self.verticalScrollBar().valueChanged.connect(lambda _: self._asking.start(0))
        self.clicked.connect(self._go)
        self.activated.connect(self._go)
        book.opened.connect(self._begin)
        book.pictures.came.connect(self._show)

    def set_current(self, page: int) -> None:
        """Show which page is read, and bring it into sight."""
        index = self._pages.index(page - 1, 0)
        if index.isValid() and index != self.currentIndex():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._asking.start(0)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._asking.start(0)

    def changeEvent(self, event: QEvent) -> None:
        """Ask for the pictures again where they are to have other colours."""
        super().changeEvent(event)
        if hasattr(self, "_asking") and event.type() in {
            QEvent.Type.StyleChange,
            QEvent.Type.PaletteChange,
        }:
            self._asking.start(_SETTLED)

    def _begin(self) -> None:
        self._pages.begin()
        self._asking.start(0)

    def _go(self, index: QModelIndex) -> None:
        self.page_asked.emit(index.row() + 1)

    def _show(self, page: int) -> None:
        self.update(self._pages.index(page - 1, 0))

    def _ask(self) -> None:
        """Ask for the pictures of the rows that are seen."""
        first = self.indexAt(self.viewport().rect().topLeft())
        if not first.isValid() or not self.isVisible():
            return
        tiles = []
        for row in range(first.row(), self._pages.rowCount()):
            if self.visualRect(self._pages.index(row, 0)).top() > self.viewport().height():
                break
            tiles.append(self._book.pictures.coarse_of(row + 1))
        self._book.pictures.want("thumbnails", tiles)


class _Pages(QAbstractListModel):
    """One row a page; its words are the label as printed."""

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book

    def begin(self) -> None:
        self.beginResetModel()
        self.endResetModel()

    def rowCount(self, parent: _Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._book.sizes)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._book.sizes):
            return None
        label = self._book.sizes[index.row()].label or str(index.row() + 1)
        if role == Qt.ItemDataRole.DisplayRole:
            return label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.tr("Page {}").format(label)
        return None


class _PageDelegate(QStyledItemDelegate):
    """Paints a page's coarse picture with its label under it; the current one has a ring."""

    def __init__(self, book: Book, parent: QObject) -> None:
        super().__init__(parent)
        self._book = book

    def sizeHint(self, _option: QStyleOptionViewItem, index: _Index) -> QSize:
        size = self._book.sizes[index.row()]
        height = min(2 * COARSE, round(COARSE * size.height / max(1.0, size.width)))
        return QSize(COARSE + 2 * _PAD, height + _LABEL + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        theme = active_theme()
        room: QRect = option.rect.adjusted(_PAD, _PAD, -_PAD, -_PAD - _LABEL)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        tile = self._book.pictures.coarse_of(index.row() + 1)
        ratio = painter.device().devicePixelRatioF()
        place = QRect(0, 0, round(tile.width / ratio), round(tile.height / ratio))
        place.moveCenter(room.center())
        painter.save()
        image = self._book.pictures.get(tile)
        painter.fillRect(place, QColor(self._book.pictures.tone.paper))
        if image is not None:
            painter.drawImage(place, image)
        painter.setPen(QPen(QColor(theme.accent if chosen else theme.line), _RING if chosen else 1))
        painter.drawRect(place.adjusted(-1, -1, 0, 0))
        painter.setFont(ui_font(12))
        painter.setPen(QColor(theme.accent_text if chosen else theme.muted))
        under = QRect(place.left(), place.bottom() + 2, place.width(), _LABEL)
        painter.drawText(under, Qt.AlignmentFlag.AlignCenter, str(index.data()))
        painter.restore()
