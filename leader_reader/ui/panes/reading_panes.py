"""The panes in which documents are read, and which of them is the current one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Concatenate, ParamSpec, TypeVar

from PySide6.QtCore import QMetaObject, QObject, Signal, Slot
from PySide6.QtWidgets import QApplication, QSplitter, QWidget

from leader_reader.ui.panes.reading_pane import ReadingPane

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
    """The panes, each made by `make`; the one that had the keyboard last is the current one.

    `turned(ReadingPane)`: another is the current one. Who wants to hear only the current pane
    uses `follow`, who wants to hear every one `each`.
    """

    turned = Signal(object)

    def __init__(self, make: Callable[[], ReadingPane]) -> None:
        super().__init__()
        self.setObjectName("readingPanes")
        self.setHandleWidth(1)
        self.setChildrenCollapsible(False)
        self._make = make
        self._joins: list[Callable[[ReadingPane], object]] = []
        self._links: list[_Link] = []
        self._current = self._make()
        self.addWidget(self._current)
        QApplication.instance().focusChanged.connect(self._focus_moved)  # type: ignore[union-attr]

    @property
    def current(self) -> ReadingPane:
        """The pane that acts are for."""
        return self._current

    def __iter__(self) -> Iterator[ReadingPane]:
        found = (self.widget(place) for place in range(self.count()))
        return iter([pane for pane in found if isinstance(pane, ReadingPane)])

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

    def turn_to(self, pane: ReadingPane) -> None:
        """Make a pane the current one."""
        if pane is self._current:
            return
        self._current = pane
        for link in self._links:
            QObject.disconnect(link.connection)
            link.connection = link.signal_of(pane).connect(link.slot)
        self.turned.emit(pane)

    def end(self) -> None:
        """Keep the places and end what draws pages; nothing comes after."""
        for pane in self:
            pane.end()

    @Slot(QWidget, QWidget)
    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        found = (pane for pane in self if now is not None and pane.isAncestorOf(now))
        pane = next(found, None)
        if pane is not None:
            self.turn_to(pane)
