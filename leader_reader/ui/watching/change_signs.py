"""Tells when something changes in folders, as far as the system says so."""

from collections import deque
from collections.abc import Iterable
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

_MOST = 400
"""Folders followed at most: systems have limits; what is below is found by looking again."""
_AT_ONCE = 20
"""Folders taken up in one turn of the window, which a slow disk would hold up."""


class ChangeSigns(QObject):
    """Follows folders; `changed` when one has got or lost an entry."""

    changed = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._watcher: QFileSystemWatcher | None = None
        self._waiting: deque[str] = deque()
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._take_up)

    def follow(self, places: Iterable[Path]) -> None:
        """Follow these folders and no others; the first of very many."""
        wanted = [str(place) for place in places][:_MOST]
        watcher = self._made() if wanted else self._watcher
        if watcher is None:
            return
        followed = set(watcher.directories())
        if gone := followed - set(wanted):
            watcher.removePaths(list(gone))
        self._waiting = deque(place for place in wanted if place not in followed)
        if self._waiting:
            self._turn.start()

    def close(self) -> None:
        """Follow nothing any more."""
        self._turn.stop()
        if self._watcher is not None:
            self._watcher.directoryChanged.disconnect(self._sensed)
            self._watcher.deleteLater()
            self._watcher = None

    def _made(self) -> QFileSystemWatcher:
        if self._watcher is None:
            self._watcher = QFileSystemWatcher(self)
            self._watcher.directoryChanged.connect(self._sensed)
        return self._watcher

    @Slot()
    def _take_up(self) -> None:
        some = [self._waiting.popleft() for _ in range(min(_AT_ONCE, len(self._waiting)))]
        if some and self._watcher is not None:
            self._watcher.addPaths(some)
        if not self._waiting:
            self._turn.stop()

    @Slot(str)
    def _sensed(self, _place: str) -> None:
        self.changed.emit()
