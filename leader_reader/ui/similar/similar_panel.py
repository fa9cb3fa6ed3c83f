"""Passages like another one or like a topic's: a list to go through by keys or by mouse."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QListView,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from leader_reader.services.similar import Suggestion
from leader_reader.ui.parts import ElidedLabel, EmptyState, IconButton, OverlayBar
from leader_reader.ui.parts.act_button import ActButton
from leader_reader.ui.parts.card_view import CardView
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.similar.suggestion_delegate import SuggestionDelegate
from leader_reader.ui.similar.suggestion_model import SuggestionModel
from leader_reader.ui.words import counted


class SimilarPanel(QFrame):
    """Suggestions and what to do with the current one.

    `taken`, `asked` (for other topics), `skipped` and `shown` carry a Suggestion; `left` asks to
    go back to what was there before.
    """

    taken = Signal(object)
    asked = Signal(object)
    skipped = Signal(object)
    shown = Signal(object)
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("similar")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Similar passages"))
        self.model = SuggestionModel(self)
        self.list = SuggestionList(self.model)
        self.title = ElidedLabel(name="similar.title", role="section")
        self.summary = PlainLabel()
        self.summary.setObjectName("similar.summary")
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self._close = IconButton(
            "close", name="similar.close", accessible=self.tr("Close similar passages (Esc)")
        )
        self._take = ActButton("", self.tr("Tag"), self.tr("Enter"), "similar.take")
        self._skip = ActButton("", self.tr("Skip"), self.tr("Space"), "similar.skip")
        self._show = ActButton("", self.tr("Show"), "", "similar.show")
        self._show.setToolTip(self.tr("Show in the text (O)"))
        self._acts = QFrame()
        self._nothing = EmptyState("search", "", name="similar.empty")
        self._topics = ""
        self._lay_out()
        self._connect()

    # What the window asks

    def show_seed(self, title: str, topics: str) -> None:
        """Say what the passages are like, and with which topics those taken are tagged."""
        self._topics = topics
        self.title.setText(self.tr("Like “{}”").format(title))
        self.summary.hide()
        self.model.set_suggestions(())
        self._nothing.set_words(self.tr("Looking for similar passages…"))
        self._turn()

    def show_suggestions(self, rows: Sequence[Suggestion]) -> None:
        """Show what is left; the one after what has gone, or what came back, becomes current."""
        row = max(0, self.list.currentIndex().row())
        self.model.set_suggestions(rows)
        if rows and not self.list.currentIndex().isValid():
            self.list.setCurrentIndex(self.model.index(min(row, len(rows) - 1)))
        self._tell(len(rows))
        self._turn()

    def current(self) -> Suggestion | None:
        return self.model.suggestion(self.list.currentIndex().row())

    def take_keyboard(self) -> None:
        """Put the keyboard on the list, or where that is empty on the way out."""
        target = self.list if self.model.rowCount() else self._close
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            return
        super().keyPressEvent(event)

    # Showing

    def _tell(self, count: int) -> None:
        found = counted(count, self.tr("1 suggestion"), self.tr("{} suggestions"))
        does = (
            self.tr("Enter tags with {}, Space skips").format(self._topics)
            if self._topics
            else self.tr("Enter asks for a topic, Space skips")
        )
        self.summary.setText(f"{found}. {does}.")
        self.summary.setVisible(bool(count))
        text = self.tr("Passages tagged or skipped are left out.")
        self._nothing.set_words(self.tr("No more passages like this"), text)

    def _turn(self) -> None:
        """Turn to the list, or where it is empty to what that means."""
        has_rows = self.model.rowCount() > 0
        mine = self.list.hasFocus() or self._close.hasFocus()
        self._pages.setCurrentWidget(self.list if has_rows else self._nothing)
        self._acts.setVisible(has_rows)
        if mine:
            self.take_keyboard()

    def _moved(self, now: QModelIndex) -> None:
        self.list.scrollTo(now)

    def _came(self, _parent: QModelIndex, first: int) -> None:
        self.list.setCurrentIndex(self.model.index(first))

    # Building

    def _connect(self) -> None:
        self.list.acted.connect(self._act)
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.model.rowsInserted.connect(self._came)
        self._close.clicked.connect(self.left)
        for name, button in (("take", self._take), ("skip", self._skip), ("show", self._show)):
            button.clicked.connect(lambda _=False, name=name: self._act(name))

    def _act(self, name: str) -> None:
        current = self.current()
        signals = {
            "take": self.taken,
            "ask": self.asked,
            "skip": self.skipped,
            "show": self.shown,
        }
        if current is not None:
            signals[name].emit(current)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(16, 0, 10, 0)
        head.addWidget(self.title, 1)
        head.addWidget(self._close)
        said = QVBoxLayout()
        said.setContentsMargins(16, 0, 16, 6)
        said.addWidget(self.summary)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addLayout(said)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.list)
        layout.addLayout(self._pages, 1)
        layout.addWidget(self._acts)
        self._lay_out_acts()

    def _lay_out_acts(self) -> None:
        self._acts.setProperty("role", "panel")
        line = QFrame()
        line.setProperty("role", "line")
        row = QHBoxLayout()
        row.setContentsMargins(8, 5, 8, 5)
        row.setSpacing(0)
        for button in (self._take, self._skip, self._show):
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            row.addWidget(button)
        row.addStretch(1)
        outer = QVBoxLayout(self._acts)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(line)
        outer.addLayout(row)


class SuggestionList(CardView):
    """The rows; `acted` is "take", "ask", "skip" or "show"."""

    acted = Signal(str)

    def __init__(self, model: SuggestionModel) -> None:
        super().__init__()
        self.setObjectName("similar.list")
        self.setAccessibleName(self.tr("Similar passages"))
        painter = SuggestionDelegate(self, model)
        self.forget = painter.forget
        self.setModel(model)
        self.setItemDelegate(painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.bar = OverlayBar(self)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setMouseTracking(True)
        self.clicked.connect(lambda _: self.acted.emit("show"))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        act = _KEYS.get(Qt.Key(event.key())) if not event.modifiers() & _OTHER else None
        if act is not None:
            self.acted.emit(act)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


_OTHER = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
_KEYS = {
    Qt.Key.Key_Return: "take",
    Qt.Key.Key_Enter: "take",
    Qt.Key.Key_T: "ask",
    Qt.Key.Key_Space: "skip",
    Qt.Key.Key_O: "show",
}
