"""A menu in which several entries can be ticked before it is closed."""

from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QIcon, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu, QWidget

from leader_reader.ui.parts.chip import colour_square
from leader_reader.ui.words import plain_tip

_SQUARE = 12
_WIDEST = 340
"""Pixels that the words of an entry take at most."""

_MOST = 40
"""Entries at most; who wants a rarer value types it or narrows by another facet first."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One value to tick: its key, its words, how many passages have it, a topic's colour."""

    key: str
    text: str
    count: int
    colour: str = ""


class TickMenu(QMenu):
    """`ticked` carries the key of an entry that was ticked, or whose tick was taken off.

    A click and Space leave the menu open; Enter ticks and closes it.
    """

    ticked = Signal(str)

    def __init__(self, name: str, accessible: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setToolTipsVisible(True)

    def show_entries(self, entries: Iterable[Entry], chosen: Iterable[str]) -> None:
        """Offer these; a menu that is open keeps its entries in place and counts anew."""
        every, on = list(entries), set(chosen)
        if self.isVisible():
            self._count_anew(every, on)
            return
        self.clear()
        shown = [each for place, each in enumerate(every) if place < _MOST or each.key in on]
        for entry in shown:
            self._add(entry, ticked=entry.key in on)
        if len(shown) < len(every):
            rest = self.addAction(self.tr("{} more with fewer").format(len(every) - len(shown)))
            rest.setEnabled(False)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._tick(self.actionAt(event.position().toPoint())):
            super().mouseReleaseEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_Space or not self._tick(self.activeAction()):
            super().keyPressEvent(event)

    def _tick(self, action: QAction | None) -> bool:
        tickable = action is not None and action.isCheckable() and action.isEnabled()
        if tickable and action is not None:
            action.trigger()
        return tickable

    def _count_anew(self, entries: Iterable[Entry], on: set[str]) -> None:
        counts = {each.key: each for each in entries}
        for action in self.actions():
            key = str(action.data() or "")
            if action.isCheckable():
                entry = counts.get(key)
                words = action.text().partition("\t")[0]
                action.setText(f"{words}\t{entry.count if entry else 0:,}")
                action.setChecked(key in on)

    def _add(self, entry: Entry, *, ticked: bool) -> None:
        metrics = self.fontMetrics()
        cut = Qt.TextElideMode.ElideMiddle if entry.colour else Qt.TextElideMode.ElideRight
        text = metrics.elidedText(entry.text, cut, _WIDEST)
        action = self.addAction(f"{text.replace('&', '&&')}\t{entry.count:,}")
        action.setObjectName(f"{self.objectName().removesuffix('.menu')}.{entry.key}")
        action.setData(entry.key)
        action.setCheckable(True)
        action.setChecked(ticked)
        action.setToolTip(plain_tip(entry.text) if text != entry.text else "")
        if entry.colour:
            action.setIcon(QIcon(colour_square(entry.colour, _SQUARE)))
        action.triggered.connect(lambda _checked, key=entry.key: self.ticked.emit(key))
