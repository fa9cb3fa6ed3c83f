"""Tells of a selection when it is made: after a drag, or when a keyboard selection has rested."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

_SETTLE = 350


class Selecting(Protocol):
    """Something to select in; `selectionChanged` comes after each change of what is selected."""

    @property
    def selectionChanged(self) -> SignalInstance: ...


class SelectionWatch(QObject):
    """`made(start, end)` once for each selection, `let_go` when there is none any more.

    `selection` returns what is selected in `view`. While the mouse is `pressed` nothing is told.
    """

    made = Signal(int, int)
    let_go = Signal()

    def __init__(
        self,
        parent: QObject,
        view: Selecting,
        selection: Callable[[], tuple[int, int] | None],
    ) -> None:
        super().__init__(parent)
        self._selection = selection
        self._told = False
        self.pressed = False
        self._settled = QTimer(self, singleShot=True, interval=_SETTLE)
        self._settled.timeout.connect(self.tell)
        view.selectionChanged.connect(self._follow)

    def forget(self) -> None:
        """Take what was told as gone: another document is shown."""
        self._told = False

    def tell(self) -> None:
        """Tell of the selection at once."""
        self._settled.stop()
        found = self._selection()
        if found is not None and not self.pressed:
            self._told = True
            self.made.emit(*found)

    def _follow(self) -> None:
        if self._selection() is None:
            self._settled.stop()
            if self._told:
                self._told = False
                self.let_go.emit()
        elif not self.pressed:
            self._settled.start()
