"""The list of hits: keys and clicks that open them, rows laid out at once when it changes."""

from PySide6.QtCore import QEvent, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QListView

from leader_reader.domain.search import Hit
from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.search.hit_delegate import HitDelegate, TopicColour
from leader_reader.ui.search.results_model import ResultsModel


class ResultsList(CardView):
    """`opened` carries the hit clicked or entered; `top_left` is Up on the first one.

    The scroll bar always has its place, and the rows run on below it to the panel's edge.
    """

    opened = Signal(object)
    top_left = Signal()

    def __init__(self, model: ResultsModel, colour: TopicColour) -> None:
        super().__init__()
        self.setObjectName("search.results")
        self._results = model
        self._painter = HitDelegate(self, model, colour)
        self.setModel(model)
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
        model.modelReset.connect(self._painter.forget)
        self.clicked.connect(self._open)

    def current_hit(self) -> Hit | None:
        """Return the hit of the current row."""
        return self._results.hit(self.currentIndex().row())

    def step(self, step: int) -> Hit | None:
        """Move to the next (1) or previous (-1) hit and return it; None at the end."""
        row = self._results.next_row(self.currentIndex().row(), step)
        if row is None:
            return None
        self._results.show_row(row)
        self.setCurrentIndex(self._results.index(row))
        return self.current_hit()

    def go_back_to(self, hit: Hit | None, place: int) -> None:
        """Stand on a hit again, if it is still there, and scroll to where the list was."""
        row = self._results.row_of(hit) if hit is not None else None
        if row is not None:
            self._results.show_row(row)
            self.setCurrentIndex(self._results.index(row))
        self.verticalScrollBar().setValue(place)

    def take_keyboard(self) -> None:
        """Take the focus, on the first hit if none was chosen before."""
        if self.current_hit() is None:
            self.step(1)
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._open(self.currentIndex())
        elif event.key() == Qt.Key.Key_Up and self._results.next_row(row, -1) is None:
            self.top_left.emit()
        else:
            super().keyPressEvent(event)

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

    def _open(self, index: QModelIndex) -> None:
        hit = self._results.hit(index.row())
        if hit is not None:
            self.opened.emit(hit)
