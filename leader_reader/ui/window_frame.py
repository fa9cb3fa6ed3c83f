"""How the main window is laid out: bar, left panels, reader, right panels, messages, status."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QTreeView, QVBoxLayout, QWidget

from leader_reader.ui.messages import MessageBar, StatusLine
from leader_reader.ui.top_bar import TopBar

_LEFT_LEAST, _RIGHT_LEAST, _READER_LEAST = 236, 264, 320
_UPPER_LEAST = 120
_READER_WANTED = 480
"""Pixels that the text has before the side panels have what they want."""


class WindowFrame(QWidget):
    """Places the parts; panels on either side can be shown, hidden, sized and swapped."""

    def __init__(self, left: QWidget, reader: QWidget, right: Sequence[QWidget]) -> None:
        super().__init__()
        self.setObjectName("windowFrame")
        self.bar = TopBar()
        self.status = StatusLine()
        self.messages = MessageBar()
        self.left, self.reader = left, reader
        self.right = _splitter(Qt.Orientation.Vertical, right)
        self.right.setObjectName("rightPanels")
        self.across = _splitter(Qt.Orientation.Horizontal, [left, reader, self.right])
        self.across.setObjectName("panels")
        left.setMinimumWidth(_LEFT_LEAST)
        reader.setMinimumWidth(_READER_LEAST)
        self.right.setMinimumWidth(_RIGHT_LEAST)
        self._wanted = left.width(), self.right.width()
        self._part_below = 0.5
        self.across.resized.connect(self._share)
        self.across.splitterMoved.connect(self._remember)
        self.right.resized.connect(self._share_height, Qt.ConnectionType.QueuedConnection)
        self.right.splitterMoved.connect(self._remember_height)
        self._lay_out()

    def set_sizes(self, left: int, right: int, below: int) -> None:
        """Give the side panels these widths and the lower right one this height, in pixels."""
        self._wanted = left, right
        self._share()
        self._part_below = below / max(_UPPER_LEAST + below, self.height())
        self._share_height()

    def sizes(self) -> tuple[int, int, int]:
        """Return what `set_sizes` is to be given to have the panels as they were wanted."""
        return *self._wanted, round(self._part_below * self.height())

    @property
    def swapped(self) -> bool:
        return self.across.indexOf(self.left) > self.across.indexOf(self.reader)

    def swap(self, *, swapped: bool) -> None:
        """Put the library on the right and the topics on the left, or back."""
        left, right, below = self.sizes()
        order = (
            [self.right, self.reader, self.left]
            if swapped
            else [self.left, self.reader, self.right]
        )
        for place, part in enumerate(order):
            self.across.insertWidget(place, part)
        self._stretch()
        self.set_sizes(left, right, below)

    def _share(self) -> None:
        """Give the side panels what they want, less where the text would have too little."""
        left, right = self._wanted
        width = self.across.width() - sum(
            wanted
            for part, wanted in ((self.left, left), (self.right, right))
            if part.isVisibleTo(self.across)
        )
        spare = [max(0, left - _LEFT_LEAST), max(0, right - _RIGHT_LEAST)]
        taken = min(1.0, max(0, _READER_WANTED - width) / max(1, sum(spare)))
        left, right = left - round(spare[0] * taken), right - round(spare[1] * taken)
        rest = max(_READER_LEAST, self.across.width() - left - right)
        self.across.setSizes([right, rest, left] if self.swapped else [left, rest, right])

    def _share_height(self) -> None:
        """Share the height on the right; the upper panel ends after a whole row of its tree."""
        total = sum(self.right.sizes())
        below = round(total * self._part_below)
        self.right.setSizes([total - below, below])
        for grow in (0, 1):  # to the row before, or where that is too little the next
            above, below = self.right.sizes()
            sliced, row = _sliced(self.right.widget(0))
            if sliced:
                more = grow * row - sliced
                self.right.setSizes([above + more, below - more])

    def _remember_height(self) -> None:
        above, below = self.right.sizes()
        self._part_below = below / max(1, above + below)

    def _remember(self) -> None:
        left, right = self._wanted
        left = self.left.width() if self.left.isVisible() else left
        self._wanted = left, self.right.width() if self.right.isVisible() else right

    def _lay_out(self) -> None:
        self._stretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        line = QFrame()
        line.setProperty("role", "line")
        for part in (self.bar, line):
            layout.addWidget(part)
        layout.addWidget(self.across, 1)
        for part in (self.messages, self.status):
            layout.addWidget(part)

    def _stretch(self) -> None:
        for place in range(self.across.count()):
            reader = self.across.widget(place) is self.reader
            self.across.setStretchFactor(place, 1 if reader else 0)


def _sliced(panel: QWidget | None) -> tuple[int, int]:
    """Return how many pixels of a row stand at the end of the panel's tree, and those of a row."""
    tree = panel.findChild(QTreeView) if panel is not None else None
    if tree is None or not tree.verticalScrollBar().maximum():
        return 0, 0
    row = max(1, tree.sizeHintForRow(0))
    return tree.viewport().height() % row, row


class Splitter(QSplitter):
    """A splitter that says when there is another width, or upright another height, to share."""

    resized = Signal()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        now, before = event.size(), event.oldSize()
        upright = self.orientation() == Qt.Orientation.Vertical
        changed = now.height() != before.height() if upright else now.width() != before.width()
        if changed:
            self.resized.emit()


def _splitter(orientation: Qt.Orientation, parts: Sequence[QWidget]) -> Splitter:
    splitter = Splitter(orientation)
    splitter.setHandleWidth(1)
    splitter.setChildrenCollapsible(False)
    for part in parts:
        splitter.addWidget(part)
    return splitter
