"""What was found in the document as a list: each place with the words around it."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.domain.document import Document
from leader_reader.ui.fonts import count_font, ui_font
from leader_reader.ui.parts import OverlayBar
from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.text_lines import lay_out
from leader_reader.ui.theme import active_theme

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_BEFORE, _AFTER = 36, 160
"""Characters shown before and after what was found, as far as its paragraph goes."""

_ROW, _MOST_ROWS = 30, 6
_LEFT, _RIGHT, _GAP = 18, 20, 14
_PIXELS, _LEADING, _PLACE_PIXELS = 14, 20.0, 12
_MARKS = int(Qt.ItemDataRole.UserRole) + 1
_PLACE = _MARKS + 1


class FoundModel(QAbstractListModel):
    """The places found; the words around them are taken from the text when they are shown."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._document: Document | None = None
        self._found: Sequence[tuple[int, int]] = ()

    def set_found(self, document: Document | None, found: Sequence[tuple[int, int]]) -> None:
        """Show these (start, end) of a document."""
        self.beginResetModel()
        self._document, self._found = document, found
        self.endResetModel()

    def context(self, row: int) -> tuple[str, tuple[int, int]]:
        """Return the words around a match on one line, and where in them it stands."""
        document = self._document
        assert document is not None  # noqa: S101 - there are no rows without one
        start, end = self._found[row]
        first, last = document.block_range(document.block_at(start))
        begin = max(first, start - _BEFORE)
        if begin > first:
            begin = document.text.find(" ", begin - 1, start) + 1 or begin
        lead = "…" if begin > first else ""
        text = document.text[begin : min(last, end + _AFTER)]
        return f"{lead}{text}", (len(lead) + start - begin, len(lead) + end - begin)

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._found)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid() or self._document is None:
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.context(index.row())[0]
        if role == _MARKS:
            return [self.context(index.row())[1]]
        if role == _PLACE:
            return self._document.locator(self._found[index.row()][0])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{self.context(index.row())[0]}. {index.data(_PLACE)}"
        return None


class FoundList(CardView):
    """At most six rows; `went` carries the row one is at, `left_up` is Up on the first."""

    went = Signal(int)
    left_up = Signal()
    left = Signal()

    def __init__(self, model: FoundModel) -> None:
        super().__init__()
        self.setObjectName("reader.find.list")
        self.setAccessibleName(self.tr("Places found in this document"))
        self.setModel(model)
        self.setItemDelegate(_FoundDelegate(self))
        self.setUniformItemSizes(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = OverlayBar(self)
        self.setMouseTracking(True)
        self.selectionModel().currentChanged.connect(self._tell)
        self.clicked.connect(self._tell)
        model.modelReset.connect(self._fit)

    def stand_on(self, row: int) -> None:
        """Make a row the current one, in sight; -1 for none."""
        index = self.model().index(row, 0)
        self.setCurrentIndex(index)
        self.scrollTo(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Up and self.currentIndex().row() <= 0:
            self.left_up.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell(self.currentIndex())
        else:
            super().keyPressEvent(event)

    def _fit(self) -> None:
        self.setFixedHeight(_ROW * min(_MOST_ROWS, self.model().rowCount()))

    def _tell(self, index: QModelIndex) -> None:
        if index.isValid():
            self.went.emit(index.row())


class _FoundDelegate(QStyledItemDelegate):
    """Paints a line of context with what was found marked, and where it stands."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = active_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        current = self._view.currentIndex() == index
        paint_ground(painter, option.rect, option.state, theme, current=current)
        line = QRectF(option.rect).adjusted(_LEFT, 0, -_RIGHT, 0)
        painter.setFont(count_font(_PLACE_PIXELS))
        painter.setPen(QColor(theme.muted))
        place = index.data(_PLACE)
        middle = Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, place)
        width = line.width() - painter.fontMetrics().horizontalAdvance(place) - _GAP
        words = lay_out(
            index.data(),
            ui_font(_PIXELS),
            width,
            1,
            leading=_LEADING,
            marks=index.data(_MARKS),
        )
        at = QPointF(line.left(), line.top() + (_ROW - _LEADING) / 2)
        words.paint(painter, at, QColor(theme.text), QColor(theme.hit))
        painter.restore()
