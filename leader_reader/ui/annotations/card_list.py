"""A list of cards of different heights that stays quick with thousands of them."""

from bisect import bisect_right
from itertools import accumulate

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyleOptionViewItem,
    QWidget,
)

from leader_reader.ui.annotations.gutter_bar import GutterBar
from leader_reader.ui.annotations.passage_card import GAP, PassageDelegate, Pictures
from leader_reader.ui.annotations.passage_model import PassageModel
from leader_reader.ui.parts.own_keys import keeps_key
from leader_reader.ui.theme import active_theme

_STEP = 40
_CLEAR = 12
"""Pixels that a card brought into view keeps above and below, as the last one does."""

Index = QModelIndex | QPersistentModelIndex
_Cursor = QAbstractItemView.CursorAction


class CardList(QListView):
    """Shows passages as cards, with its own layout: tops of rows are running sums of heights.

    QListView lays all rows out again after each change (30-50 ms for 5,000 cards); here a new
    row costs its own height and one pass over numbers. `pressed_row` is a plain click.
    """

    pressed_row = Signal(QModelIndex)

    def __init__(
        self,
        model: PassageModel,
        parent: QWidget | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__(parent)
        self._cards = PassageDelegate(model, self, pictures)
        self._heights: list[int] = []
        self._tops: list[int] = [0]
        self._laid_width = -1
        self._hovered = QPersistentModelIndex()
        self._by_keyboard = False
        self.setItemDelegate(self._cards)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        GutterBar(self)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setModel(model)
        self.entered.connect(self._hover)
        model.rowsInserted.connect(self._rows_came)
        model.rowsRemoved.connect(self._rows_went)
        model.dataChanged.connect(self._rows_changed)
        model.modelReset.connect(self._lay_out_all)
        if pictures is not None:
            pictures.came.connect(self.viewport().update)

    # Layout

    def _lay_out_all(self) -> None:
        width = self.viewport().width()
        rows = range(self.model().rowCount())
        self._heights = [self._cards.height(row, width) for row in rows]
        self._laid_width = width
        self._sum()
        self.updateGeometries()
        self.viewport().update()

    def _rows_came(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._lay_out(first, first, range(first, last + 1))

    def _rows_went(self, _parent: QModelIndex, first: int, last: int) -> None:
        self._lay_out(first, last + 1, range(0))

    def _rows_changed(self, first: QModelIndex, last: QModelIndex) -> None:
        rows = range(first.row(), last.row() + 1)
        self._lay_out(rows.start, rows.stop, rows)

    def _lay_out(self, first: int, last: int, rows: range) -> None:
        """Put `rows` of the model in the place of rows `first` up to `last` of the layout."""
        top, bottom = self._tops[first], self._tops[last]
        self._heights[first:last] = [self._cards.height(row, self._laid_width) for row in rows]
        self._sum()
        self._repaint(top, bottom, self._tops[rows.stop] if rows else top)
        self.updateGeometries()

    def _repaint(self, top: int, bottom: int, new: int) -> None:
        """Move what was painted below `bottom` to below `new`; paint what is above, to `top`."""
        view, shift = self.viewport(), self.verticalOffset()
        moved = QRect(view.rect())
        moved.setTop(max(0, min(bottom, new) - shift))
        if moved.isValid():
            view.scroll(0, new - bottom, moved)
        view.update(QRect(0, top - shift, view.width(), new - top))

    def _sum(self) -> None:
        self._tops = list(accumulate(self._heights, initial=0))

    def doItemsLayout(self) -> None:
        """Leave the layout to `_lay_out` and `_lay_out_all`, which paint what they changed."""
        if self._laid_width != self.viewport().width():
            self._lay_out_all()

    def updateGeometries(self) -> None:
        room = self.viewport().height()
        bar = self.verticalScrollBar()
        bar.setRange(0, max(0, self._tops[-1] + _CLEAR - room))
        bar.setPageStep(room)
        bar.setSingleStep(_STEP)

    def resizeEvent(self, event: QResizeEvent) -> None:
        kept = self.indexAt(QPoint(self.viewport().width() // 2, GAP))
        QAbstractItemView.resizeEvent(self, event)
        if self._laid_width != self.viewport().width():
            self._lay_out_all()
            if kept.isValid() and self.verticalScrollBar().value():
                self.verticalScrollBar().setValue(self._tops[kept.row()])
        self.updateGeometries()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        restyled = event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange)
        if restyled and self._cards.fonts_changed():
            self._lay_out_all()

    # Geometry, as Qt asks for it

    def visualRect(self, index: Index) -> QRect:
        row = index.row()
        if not 0 <= row < len(self._heights):
            return QRect()
        top = self._tops[row] - self.verticalOffset()
        return QRect(0, top, self.viewport().width(), self._heights[row])

    def indexAt(self, point: QPoint) -> QModelIndex:
        height = point.y() + self.verticalOffset()
        row = bisect_right(self._tops, height) - 1
        inside = 0 <= height < self._tops[-1]
        return self.model().index(row, 0) if inside else QModelIndex()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value() if hasattr(self, "_tops") else 0

    def horizontalOffset(self) -> int:
        return 0

    def isIndexHidden(self, index: Index) -> bool:  # noqa: ARG002 - no card is hidden
        return False

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Move what is painted: QListView moves only rows that it laid out itself."""
        super().scrollContentsBy(0, 0)  # stops its own scrolling to a card that was clicked
        self.scrollDirtyRegion(dx, dy)
        self.viewport().scroll(dx, dy)

    def scrollTo(
        self,
        index: Index,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        rect = self.visualRect(index)
        if rect.isNull():
            return
        bar, room = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(bar.value() + rect.center().y() - room // 2)
        elif rect.top() < _CLEAR or rect.height() > room - 2 * _CLEAR:
            bar.setValue(bar.value() + rect.top() - _CLEAR)
        elif rect.bottom() >= room - _CLEAR:
            bar.setValue(bar.value() + rect.bottom() + 1 + _CLEAR - room)

    def moveCursor(self, action: _Cursor, _modifiers: Qt.KeyboardModifier) -> QModelIndex:
        last = len(self._heights) - 1
        if last < 0:
            return QModelIndex()
        row = self.currentIndex().row()
        page = self.viewport().height()
        places = {
            _Cursor.MoveHome: 0,
            _Cursor.MoveEnd: last,
            _Cursor.MovePageUp: self._row_from(row, -page),
            _Cursor.MovePageDown: self._row_from(row, page),
            _Cursor.MoveUp: row - 1,
            _Cursor.MovePrevious: row - 1,
        }
        return self.model().index(max(0, min(last, places.get(action, row + 1))), 0)

    def _row_from(self, row: int, pixels: int) -> int:
        """Return the row that stands `pixels` below the top of `row`."""
        return bisect_right(self._tops, self._tops[max(0, row)] + pixels) - 1

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        rows = self._rows_between(rect.top(), rect.bottom())
        chosen = QItemSelection()
        if rows:
            chosen.select(self.model().index(rows[0], 0), self.model().index(rows[-1], 0))
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += QRegion(self.visualRect(index))
        return region

    def _rows_between(self, top: int, bottom: int) -> range:
        first = max(0, bisect_right(self._tops, top + self.verticalOffset()) - 1)
        last = bisect_right(self._tops, bottom + self.verticalOffset())
        return range(first, min(last, len(self._heights)))

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(active_theme().panel))
        for row in self._rows_between(event.rect().top(), event.rect().bottom()):
            index = self.model().index(row, 0)
            option = QStyleOptionViewItem()
            option.rect = self.visualRect(index)
            if not event.region().intersects(option.rect):
                continue
            option.state = self._state(index)
            self._cards.paint(painter, option, index)

    def _state(self, index: QModelIndex) -> QStyle.StateFlag:
        state = QStyle.StateFlag.State_Enabled
        if self.selectionModel().isSelected(index):
            state |= QStyle.StateFlag.State_Selected
        if self.hasFocus() and self._by_keyboard and index == self.currentIndex():
            state |= QStyle.StateFlag.State_HasFocus
        if self._hovered == index:
            state |= QStyle.StateFlag.State_MouseOver
        return state

    def _hover(self, index: QModelIndex) -> None:
        before, self._hovered = self._hovered, QPersistentModelIndex(index)
        self.update(before)
        self.update(index)

    # Keys and clicks

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, self._action_for) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        action = self._action_for(event)
        if action is not None:
            action.trigger()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        self.viewport().update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        index = self.indexAt(event.position().toPoint())
        super().mouseReleaseEvent(event)
        left = event.button() == Qt.MouseButton.LeftButton
        if left and index.isValid() and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.pressed_row.emit(index)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _action_for(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(event.keyCombination())
        return next((each for each in self.actions() if pressed in each.shortcuts()), None)
