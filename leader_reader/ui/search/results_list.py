"""The list of hits: keys and clicks that open and choose them, and a place that outlives change."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QKeySequence, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu

from leader_reader.domain.search import Hit
from leader_reader.ui.icons import icon
from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.search.hit_delegate import HitDelegate, TopicColour
from leader_reader.ui.search.results_model import ResultsModel
from leader_reader.ui.theme import active_theme

_INSIDE = QPoint(1, 1)
_BREATH = 20  # milliseconds between some rows and the next: the window lives in them
_AHEAD = 2
"""Pages before the end at which more hits are asked for."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where one is: the hits from the chosen one on, those in sight, and the first one's top."""

    following: Sequence[Hit]
    above: Sequence[Hit]
    offset: int
    chosen: bool


class ResultsList(CardView):
    """`opened` carries the hit clicked or entered; `top_left` is Up on the first one.

    `opened_beside` carries one to show in the other pane: Ctrl+Enter, or by the context menu.

    `near_end` says that the last rows are in sight, or the next one asked for is not there.

    Ctrl and Shift choose several hits, Ctrl+A all; `choice_changed` tells. The scroll bar always
    has its place, and the rows run on below it to the panel's edge.
    """

    opened = Signal(object)
    opened_beside = Signal(object)
    top_left = Signal()
    choice_changed = Signal()
    near_end = Signal()

    def __init__(self, model: ResultsModel, colour: TopicColour) -> None:
        super().__init__()
        self.setObjectName("search.results")
        self._results = model
        self._painter = HitDelegate(self, model, colour)
        self._pressed = QPersistentModelIndex()
        self._kept: list[Hit] = []
        self.setModel(model)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setItemDelegate(self._painter)
        self.forget = self._painter.forget
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.verticalScrollBar().installEventFilter(self)
        self._run_below_bar()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setMouseTracking(True)
        model.modelAboutToBeReset.connect(self._keep)
        model.modelReset.connect(self.choice_changed)
        self._filling = QTimer(self, interval=_BREATH)
        self._filling.timeout.connect(self._fill)
        model.modelReset.connect(self._filling.start)
        self._before_next = -1
        self.verticalScrollBar().valueChanged.connect(self._look_ahead)
        self.selectionModel().selectionChanged.connect(self.choice_changed)

    def current_hit(self) -> Hit | None:
        """Return the hit of the current row."""
        return self._results.hit(self.currentIndex().row())

    def chosen_hits(self) -> list[Hit]:
        """Return the hits chosen, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [hit for row in rows if (hit := self._results.hit(row)) is not None]

    def choose_all(self) -> None:
        """Choose every hit, also of those that were not handed to the view yet."""
        while self._results.canFetchMore():
            self._results.fetchMore()
        self.selectAll()

    def step(self, step: int) -> Hit | None:
        """Move to the next (1) or previous (-1) hit and return it; None at the end."""
        here = self.currentIndex().row() if self.currentIndex().isValid() else self._before_next
        row = self._results.next_row(here, step)
        if row is None and step > 0:
            self.near_end.emit()
        return None if row is None else self._stand_on(row)

    def begin_again(self, step: int) -> Hit | None:
        """Move to the first hit, or with -1 the last, and return it; None where there is none."""
        row = self._results.end_row(step)
        return None if row is None else self._stand_on(row)

    def place(self) -> Place:
        """Return the place to come back to when the same search is answered anew."""
        top = self.indexAt(self.viewport().rect().topLeft() + _INSIDE)
        above = self._results.hits_from(top.row()) if top.isValid() else []
        offset = self._top_of(above[0]) if above else 0
        here = self.currentIndex()
        row = here.row() if here.isValid() else self._before_next + 1
        following = self._results.hits_from(row) if row > 0 else []
        return Place(following, above, offset, chosen=here.isValid())

    def go_back_to(self, place: Place) -> None:
        """Stand on the same hit and show the same ones, as far as they are still there.

        Where the hit has gone, the next step leads to the one that followed it.
        """
        row = self._first_left(place.following)
        stays = place.chosen and row is not None and row == self._row_of(place.following[0])
        if stays and row is not None:
            self._stand_on(row)
        self._before_next = -1 if stays or row is None else row - 1
        self._choose_again(self._kept)
        self._scroll_to(place)

    def _fill(self) -> None:
        """Hand some more rows to the view, until it has what it is to have."""
        if self._results.is_filling:
            self._results.fetchMore()
        else:
            self._filling.stop()

    def begin_anew(self) -> None:
        """Show the first hits of another search."""
        self._before_next = -1
        self.scrollToTop()

    def _scroll_to(self, place: Place) -> None:
        top = self._first_left(place.above)
        if top is None:
            self.scrollToTop()
            return
        self._results.show_row(top)
        self.executeDelayedItemsLayout()
        now = self.visualRect(self._results.index(top)).top()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + now - place.offset)

    def _first_left(self, hits: Sequence[Hit]) -> int | None:
        """Return the row of the first of `hits` that is still there."""
        rows = (self._row_of(hit) for hit in hits)
        return next((row for row in rows if row is not None), None)

    def _row_of(self, hit: Hit) -> int | None:
        return self._results.row_of(hit)

    def _top_of(self, hit: Hit) -> int:
        row = self._results.row_of(hit)
        return self.visualRect(self._results.index(row)).top() if row is not None else 0

    def _look_ahead(self, value: int) -> None:
        bar = self.verticalScrollBar()
        near = bar.maximum() and value > bar.maximum() - _AHEAD * bar.pageStep()
        if near and not self._results.canFetchMore():
            self.near_end.emit()

    def take_keyboard(self) -> None:
        """Take the focus, on the first hit if none was chosen before."""
        if self.current_hit() is None:
            self.step(1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        several = len(self.selectionModel().selectedIndexes()) > 1
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            beside = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self._open_beside if beside else self._open)(self.currentIndex())
        elif event.key() == Qt.Key.Key_Escape and several:
            self.setCurrentIndex(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self._results.next_row(row, -1) is None:
            self.top_left.emit()
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = QPersistentModelIndex(self.indexAt(event.position().toPoint()))
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Open the hit that was clicked, unless the click chose it besides others."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        plain = event.modifiers() == Qt.KeyboardModifier.NoModifier
        if left and plain and self._pressed == index:
            self._open(index)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if self._results.hit(index.row()) is not None:
            menu = self.context_menu(index)
            menu.aboutToHide.connect(menu.deleteLater)
            mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            row = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft())
            menu.popup(event.globalPos() if mouse else row)

    def context_menu(self, index: QModelIndex) -> QMenu:
        """Return the menu of one hit: open, open beside."""
        menu = QMenu(self)
        menu.setObjectName("search.results.menu")
        opening = menu.addAction(icon("book", active_theme()), self.tr("Open"))
        opening.triggered.connect(lambda: self._open(index))
        beside = menu.addAction(icon("split", active_theme()), self.tr("Open beside"))
        beside.setShortcut(QKeySequence("Ctrl+Return"))
        beside.triggered.connect(lambda: self._open_beside(index))
        return menu

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Show no scroll bar where there is nothing to scroll."""
        bar = self.verticalScrollBar()
        if watched is bar and event.type() == QEvent.Type.Paint:
            return bar.minimum() == bar.maximum()
        return super().eventFilter(watched, event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._run_below_bar()

    def _run_below_bar(self) -> None:
        self.setViewportMargins(0, 0, -self.verticalScrollBar().sizeHint().width(), 0)

    def _stand_on(self, row: int) -> Hit | None:
        self._results.show_row(row)
        self.setCurrentIndex(self._results.index(row))
        return self.current_hit()

    def _keep(self) -> None:
        """Remember, before other rows come, what was chosen."""
        chosen = self.chosen_hits()
        self._kept = chosen if len(chosen) > 1 else []

    def _choose_again(self, hits: list[Hit]) -> None:
        wanted = QItemSelection()
        for row in self._results.rows_of(hits):
            self._results.show_row(row)
            wanted.select(self._results.index(row), self._results.index(row))
        self.selectionModel().select(wanted, QItemSelectionModel.SelectionFlag.Select)

    def _open(self, index: QModelIndex) -> None:
        hit = self._results.hit(index.row())
        if hit is not None:
            self.opened.emit(hit)

    def _open_beside(self, index: QModelIndex) -> None:
        hit = self._results.hit(index.row())
        if hit is not None:
            self.opened_beside.emit(hit)
