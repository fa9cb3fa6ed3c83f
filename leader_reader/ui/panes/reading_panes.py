"""The panes in which documents are read, and which of them is the current one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QMetaObject, QObject, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from leader_reader.ui.panes.reading_pane import ReadingPane

ROOM_FOR_TWO = 760
"""Pixels of width from which two panes stand side by side; else one stands above the other."""

_P = ParamSpec("_P")
_R = TypeVar("_R")

SignalOf = Callable[[ReadingPane], Any]
"""Picks a signal of a pane."""


@dataclass(slots=True)
class _Link:
    """A slot that hears the current pane, whichever that is."""

    signal_of: SignalOf
    slot: Callable[..., object]
    connection: QMetaObject.Connection


class ReadingPanes(QSplitter):
    """One pane or two, each made by `make`; the one that had the keyboard last is the current one.

    `turned(ReadingPane)`: another is the current one; `closing(ReadingPane)`: one is about to go;
    `split_changed(bool)`: whether there are two. Who wants to hear only the current pane uses
    `follow`, who wants to hear every one `each`.
    """

    turned = Signal(object)
    closing = Signal(object)
    split_changed = Signal(bool)

    def __init__(self, make: Callable[[], ReadingPane]) -> None:
        super().__init__()
        self.setObjectName("readingPanes")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._make = make
        self._joins: list[Callable[[ReadingPane], object]] = []
        self._links: list[_Link] = []
        self._share = 0.5
        self._current = self._added(0)
        self.splitterMoved.connect(self._remember_share)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    # Which there are

    @property
    def current(self) -> ReadingPane:
        """The pane that acts are for."""
        return self._current

    @property
    def other(self) -> ReadingPane | None:
        """The pane beside the current one, None where there is only one."""
        return next((pane for pane in self if pane is not self._current), None)

    def __iter__(self) -> Iterator[ReadingPane]:
        found = (self.widget(place) for place in range(self.count()))
        return iter([pane for pane in found if isinstance(pane, ReadingPane)])

    # Hearing and doing

    def each(self, join: Callable[[ReadingPane], object]) -> None:
        """Call `join` with every pane: those that are there and those to come."""
        self._joins.append(join)
        for pane in self:
            join(pane)

    def follow(self, signal_of: SignalOf, slot: Callable[..., object]) -> None:
        """Connect a signal of the current pane to `slot`, and go along when another is current."""
        connection = signal_of(self._current).connect(slot)
        self._links.append(_Link(signal_of, slot, connection))

    def here(self, act: Callable[Concatenate[ReadingPane, _P], _R]) -> Callable[_P, _R]:
        """Return `act` as one for the pane that is current when it is done."""
        return lambda *given, **named: act(self._current, *given, **named)

    # Splitting and turning

    def split(self, *, first: bool = False) -> ReadingPane:
        """Return the pane beside the current one, made where there is none, before it if wanted."""
        if self.other is None:
            self._added(0 if first else 1)
            self._show_which()
            self._turn_round()
            self.split_changed.emit(True)
        return self.other or self._current

    def close_pane(self, pane: ReadingPane) -> None:
        """Let go of one of two panes; the one that is left is the current one."""
        if self.other is None:
            return
        if pane is self._current:
            self.turn_to(self.other)
        self.closing.emit(pane)
        had_keyboard = pane.isAncestorOf(QApplication.focusWidget() or self)
        pane.end()
        pane.setParent(None)
        pane.deleteLater()
        self._show_which()
        if had_keyboard:
            self._current.reader.setFocus()
        self.split_changed.emit(False)

    def turn_to(self, pane: ReadingPane) -> None:
        """Make a pane the current one."""
        before = self._current
        if pane is before:
            return
        before.reader.hide_selection_bar()
        self._current = pane
        for link in self._links:
            QObject.disconnect(link.connection)
            link.connection = link.signal_of(pane).connect(link.slot)
        self._show_which()
        if pane.desk.document is before.desk.document:
            pane.paging.note_view()
        self.turned.emit(pane)

    def take_keyboard(self, pane: ReadingPane) -> None:
        """Make a pane the current one and put the keyboard into its text, where there is any."""
        self.turn_to(pane)
        pane.reader.setFocus()

    def end(self) -> None:
        """Keep the places, the current one last, and end what draws pages; nothing comes after."""
        for pane in (self.other, self._current):
            if pane is not None:
                pane.end()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        found = (pane for pane in self if now is not None and pane.isAncestorOf(now))
        pane = next(found, None)
        if pane is not None:
            self.turn_to(pane)

    def _added(self, place: int) -> ReadingPane:
        pane = self._make()
        pane.close_asked.connect(lambda: self.close_pane(pane))
        pane.pressed.connect(lambda: self.take_keyboard(pane))
        self.insertWidget(place, pane)
        for join in self._joins:
            join(pane)
        return pane

    def _show_which(self) -> None:
        """Have each desk know of the one beside it, and show which pane is current of two."""
        panes = sorted(self, key=lambda pane: pane is self._current)
        for pane in panes:
            current = pane is self._current
            pane.show_header(shown=len(panes) > 1, current=current)
            pane.paging.eager = len(panes) == 1
            beside = next((each.desk for each in panes if each is not pane), None)
            pane.desk.stand_beside(beside, leads=current)

    # Sharing the room

    @property
    def share(self) -> float:
        """The part of the room that the first of two panes has, 0 to 1."""
        return self._share

    def set_share(self, share: float) -> None:
        """Give the first of two panes a part of the room, 0 to 1."""
        self._share = share
        self._share_out()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._turn_round()

    def _turn_round(self) -> None:
        """Put two panes side by side, or one above the other where they would be too narrow."""
        upright = self.width() < ROOM_FOR_TWO
        wanted = Qt.Orientation.Vertical if upright else Qt.Orientation.Horizontal
        if self.orientation() != wanted:
            self.setOrientation(wanted)
        self._share_out()

    def _share_out(self) -> None:
        if self.count() > 1:
            total = sum(self.sizes())
            first = round(total * self._share)
            if abs(self.sizes()[0] - first) > 1:
                self.setSizes([first, total - first])

    @Slot()
    def _remember_share(self) -> None:
        sizes = self.sizes()
        if len(sizes) > 1:
            self._share = sizes[0] / max(1, sum(sizes))
