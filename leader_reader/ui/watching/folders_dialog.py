"""The watched folders in a list: how each stands, and to add, stop or look now."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from leader_reader.ui.parts import EmptyState
from leader_reader.ui.parts.chooser_dialog import dialog_button
from leader_reader.ui.parts.fitted_height import height_at
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.watching.folder_row import FolderRow
from leader_reader.ui.watching.folder_state import FolderState

_WIDTH, _MARGIN = 600, 24
_LEAST, _LIST_HEIGHT = 240, 380
_GATHERED, _CLOCK = 150, 20_000
"""Milliseconds in which changes are shown together, and until "a minute ago" is looked over."""


class FoldersDialog(QDialog):
    """Shows what `states` returns, again whenever `refresh` is called.

    `add_requested`, `look_requested`, `stop_requested(Path)`, `retry_requested(tuple)`.
    """

    add_requested = Signal()
    look_requested = Signal()
    stop_requested = Signal(object)
    retry_requested = Signal(object)

    def __init__(
        self, states: Callable[[], Sequence[FolderState]], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._states = states
        self._rows: list[FolderRow] = []
        self.setObjectName("watching")
        self.setWindowTitle(self.tr("Watched folders"))
        self.setFixedWidth(_WIDTH)
        self._page = QWidget()
        self._column = QVBoxLayout(self._page)
        self._area = self._make_area()
        self._empty = self._make_empty()
        self._refused = PlainLabel()
        self._gathered = QTimer(self, singleShot=True, interval=_GATHERED)
        self._gathered.timeout.connect(self._refresh)
        self._clock = QTimer(self, interval=_CLOCK)
        self._clock.timeout.connect(self._refresh)
        self._lay_out()
        self._refresh()
        self._clock.start()

    @Slot()
    def refresh(self) -> None:
        """Show before long how the folders stand."""
        if not self._gathered.isActive():
            self._gathered.start()

    def show_refusal(self, sentence: str) -> None:
        """Say why a folder cannot be watched, until the next act; "" for nothing."""
        self._refused.setText(sentence)
        self._refused.setVisible(bool(sentence))
        self._fit()

    def done(self, result: int) -> None:
        self._clock.stop()
        self._gathered.stop()
        super().done(result)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the rows need, which the fonts of the screen settle."""
        self._fit()
        (self._done if self._rows else self._empty.button).setFocus()
        super().showEvent(event)

    @Slot()
    def _refresh(self) -> None:
        states, now = self._states(), datetime.now(UTC)
        if [row.path for row in self._rows] != [state.path for state in states]:
            self._make_rows(states)
        for row, state in zip(self._rows, states, strict=True):
            row.show_state(state, now)
        self._empty.setVisible(not states)
        self._area.setVisible(bool(states))
        self._hint.setVisible(bool(states))
        self._add.setVisible(bool(states))
        self._look.setVisible(bool(states))
        (self._done if states else self._empty.button).setDefault(True)
        self._fit()

    def _make_rows(self, states: Sequence[FolderState]) -> None:
        while (item := self._column.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self._rows = [FolderRow(state, number) for number, state in enumerate(states)]
        for row in self._rows:
            if row is not self._rows[0]:
                line = QFrame()
                line.setProperty("role", "line")
                self._column.addWidget(line)
            self._column.addWidget(row)
            row.stop_requested.connect(self.stop_requested)
            row.retry_requested.connect(self.retry_requested)
            row.fitted.connect(self._fit)
        self._column.addStretch(1)

    @Slot()
    def _fit(self) -> None:
        if self._rows:
            needed = height_at(self._page, _WIDTH - 2 * _MARGIN)
            self._area.setFixedHeight(min(_LIST_HEIGHT, needed))
        self.setFixedHeight(height_at(self, _WIDTH))

    # Building

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Watched folders"))
        title.setProperty("role", "heading")
        self._hint = PlainLabel(
            self.tr(
                "New and changed files are taken in while the program runs."
                " Nothing is ever deleted, here or there."
            )
        )
        self._refused.setObjectName("watching.refused")
        self._refused.setProperty("role", "danger")
        self._hint.setProperty("role", "muted")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(8)
        for part in (title, self._hint, self._area, self._empty, self._refused):
            layout.addWidget(part)
        for part in (self._hint, self._refused):
            part.setWordWrap(True)
        self._refused.hide()
        layout.addSpacing(8)
        layout.addLayout(self._buttons())

    def _make_area(self) -> QScrollArea:
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        area = QScrollArea()
        area.setObjectName("watching.folders")
        area.setAccessibleName(self.tr("Watched folders"))
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(self._page)
        return area

    def _make_empty(self) -> EmptyState:
        empty = EmptyState(
            "folder",
            self.tr("No folder is watched"),
            self.tr(
                "New and changed files of a folder you choose come into the library by themselves."
            ),
            self.tr("Add a folder…"),
            name="watching.empty",
        )
        empty.setMinimumHeight(_LEAST)
        empty.button.setAutoDefault(False)
        empty.acted.connect(self.add_requested)
        return empty

    def _buttons(self) -> QHBoxLayout:
        self._add = dialog_button(self.tr("Add a folder…"), "watching.add")
        self._add.clicked.connect(self.add_requested)
        self._look = dialog_button(self.tr("Look now"), "watching.look")
        self._look.clicked.connect(self.look_requested)
        self._done = dialog_button(self.tr("Done"), "watching.done")
        self._done.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._add)
        row.addWidget(self._look)
        row.addStretch(1)
        row.addWidget(self._done)
        return row
