"""The view of the topic tree: rows, folding, dragging, and keys that the window must not take."""

from collections.abc import Iterable

from PySide6.QtCore import (
    QEvent,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QAction,
    QColor,
    QDragMoveEvent,
    QDropEvent,
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QStyleOptionViewItem, QTreeView, QWidget

from leader_reader.domain.codebook import TopicId
from leader_reader.ui.codebook.topic_model import TOPICS_MIME, TopicModel
from leader_reader.ui.codebook.topic_row import TopicRowDelegate, paint_chevron, paint_ground
from leader_reader.ui.parts.own_keys import keeps_key
from leader_reader.ui.theme import active_theme

_INDENT, _CHEVRON = 18, 12
_MANY = 40
_OPENS_AFTER = 600
_DRAGGING = QAbstractItemView.State.DraggingState
_UNSELECTED = QItemSelectionModel.SelectionFlag.NoUpdate
_ENSURE_VISIBLE = QAbstractItemView.ScrollHint.EnsureVisible

Index = QModelIndex | QPersistentModelIndex


class TopicTreeView(QTreeView):
    """The tree. `pressed_topic(topic)` is a plain click or Enter; `doubled(topic)` two clicks.

    Keys go to the actions of the view before any shortcut of the window hears of them.
    """

    pressed_topic = Signal(str)
    doubled = Signal(str)

    def __init__(self, model: TopicModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._topics = model
        self._hovered = QPersistentModelIndex()
        self._by_keyboard = False
        self.setModel(model)
        self._rows = TopicRowDelegate(self)
        self.setItemDelegate(self._rows)
        self._set_up()
        self.entered.connect(self._hover)
        self.doubleClicked.connect(lambda index: self.doubled.emit(self._id(index)))
        model.rowsMoved.connect(self._show_moved)
        if model.rowCount() and len(list(self._all())) <= _MANY:
            self.expandAll()

    def _set_up(self) -> None:
        self.setHeaderHidden(True)
        self.setIndentation(_INDENT)
        self.setUniformRowHeights(True)
        self.setExpandsOnDoubleClick(False)
        self.setMouseTracking(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragDrop)
        self.setDropIndicatorShown(True)
        self.setAutoExpandDelay(_OPENS_AFTER)
        self.setDefaultDropAction(Qt.DropAction.MoveAction)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setSizeAdjustPolicy(QAbstractItemView.SizeAdjustPolicy.AdjustIgnored)

    # Topics

    def current_topic(self) -> TopicId | None:
        topic = self._topics.topic_at(self.currentIndex())
        return topic.id if topic else None

    def chosen_topics(self) -> list[TopicId]:
        """Return the selected topics in the order of the tree."""
        chosen = {self._id(index) for index in self.selectionModel().selectedIndexes()}
        return [TopicId(self._id(index)) for index in self._all() if self._id(index) in chosen]

    def go_to(self, topic: TopicId) -> None:
        """Select a topic and bring it into view, unfolding what is above it."""
        index = self._topics.index_of(topic)
        if index.isValid():
            self.setCurrentIndex(index)
            self.scrollTo(index)

    def open_topics(self) -> list[TopicId]:
        """Return the topics that are unfolded."""
        return [TopicId(self._id(index)) for index in self._all() if self.isExpanded(index)]

    def unfold(self, topics: Iterable[TopicId]) -> None:
        """Unfold just these topics."""
        self.collapseAll()
        for topic in topics:
            self.setExpanded(self._topics.index_of(topic), True)

    def show_only(self, words: str) -> None:
        """Show the topics whose name holds `words`, and those above them; all for ""."""
        wanted = words.casefold().strip()
        for row in range(self._topics.rowCount()):
            self._sift(self._topics.index(row, 0), wanted)

    def _sift(self, index: QModelIndex, wanted: str) -> bool:
        rows = range(self._topics.rowCount(index))
        below = [self._sift(self._topics.index(row, 0, index), wanted) for row in rows]
        fits = wanted in str(index.data()).casefold() or any(below)
        self.setRowHidden(index.row(), index.parent(), not fits)
        if wanted and any(below):
            self.expand(index)
        return fits

    def _all(self, parent: QModelIndex | None = None) -> Iterable[QModelIndex]:
        for row in range(self._topics.rowCount(parent)):
            index = self._topics.index(row, 0, parent)
            yield index
            yield from self._all(index)

    def _id(self, index: Index) -> str:
        topic = self._topics.topic_at(index)
        return topic.id if topic else ""

    def _show_moved(self) -> None:
        """Unfold what the current topic was moved into."""
        if self.currentIndex().isValid():
            self.scrollTo(self.currentIndex())

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = _ENSURE_VISIBLE) -> None:
        """Bring a row into view, and whole rows to the top."""
        super().scrollTo(index, hint)
        bar, row = self.verticalScrollBar(), max(1, self._rows.row_height)
        bar.setValue(-(-bar.value() // row) * row)

    # Painting

    def changeEvent(self, event: QEvent) -> None:
        if event.type() in (QEvent.Type.StyleChange, QEvent.Type.FontChange):
            self._rows.forget()
        super().changeEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        painter.fillRect(event.rect(), QColor(active_theme().panel))
        painter.end()
        super().paintEvent(event)

    def drawRow(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        plain = self._topics.index(index.row(), 0, index.parent())
        row = option.rect
        row.setLeft(0)
        row.setRight(self.viewport().width())
        current = plain == self.currentIndex()
        painter.save()
        paint_ground(
            painter,
            row,
            selected=self.selectionModel().isSelected(plain),
            hovered=self._hovered == plain,
            focused=current and self.hasFocus() and self._by_keyboard,
        )
        content = self.visualRect(plain)
        if self._topics.rowCount(plain):
            centre = QPoint(content.left() - _INDENT + _CHEVRON, row.center().y() + 1)
            paint_chevron(painter, centre, is_open=self.isExpanded(plain))
        option.rect = content
        self.itemDelegate().paint(painter, option, plain)
        painter.restore()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._hover(QModelIndex())

    def _hover(self, index: QModelIndex) -> None:
        self._hovered = QPersistentModelIndex(index)
        self.viewport().update()

    # Keys, clicks and drops

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, self._action_for) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._by_keyboard = True
        editing = self.state() == QAbstractItemView.State.EditingState
        action = None if editing else self._action_for(event)
        if action is not None:
            action.trigger()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not editing:
            self.pressed_topic.emit(self._id(self.currentIndex()))
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_keyboard = event.reason() != Qt.FocusReason.MouseFocusReason
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            first = self._topics.index(0, 0)
            self.selectionModel().setCurrentIndex(first, _UNSELECTED)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._by_keyboard = False
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        dragged = self.state() in (_DRAGGING, QAbstractItemView.State.DragSelectingState)
        at = event.position().toPoint()
        index = self.indexAt(at)
        plain = (
            event.button() == Qt.MouseButton.LeftButton
            and event.modifiers() == Qt.KeyboardModifier.NoModifier
        )
        super().mouseReleaseEvent(event)
        if plain and not dragged and self.visualRect(index).contains(at):
            self.pressed_topic.emit(self._id(index))

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._settle_action(event)
        super().dragMoveEvent(event)
        if event.isAccepted():
            self._settle_action(event)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        self._settle_action(event)
        super().dropEvent(event)

    def _settle_action(self, event: QDropEvent) -> None:
        """Move topics, merge them with Ctrl; never take words from where they came."""
        ours = event.mimeData().hasFormat(TOPICS_MIME)
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        merging = not ours or ctrl
        event.setDropAction(Qt.DropAction.CopyAction if merging else Qt.DropAction.MoveAction)

    def _action_for(self, event: QKeyEvent) -> QAction | None:
        pressed = QKeySequence(event.keyCombination())
        return next((each for each in self.actions() if pressed in each.shortcuts()), None)
