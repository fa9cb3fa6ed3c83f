"""Keeps the search index up to date behind every edit, in a child process."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.indexing import IndexProgress
from leader_reader.services.jobs import UpdateIndex, run
from leader_reader.ui.backing import Backing
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.worker import Worker

PAUSE = 1000
"""Milliseconds from the last of some edits to the indexing of them."""

MOST = 5000
"""Milliseconds that an edit waits at most while others follow."""


class IndexKeeper(QObject):
    """Starts indexing soon after edits. `moved_on()`: the index has seen more than before."""

    moved_on = Signal()
    failed = Signal(str)

    def __init__(self, bridge: LibraryBridge, backing: Backing, parent: QObject) -> None:
        super().__init__(parent)
        self._library = bridge.library
        self._spawn = backing.spawn
        self._renew = backing.renew_index
        self._worker = Worker("indexing", self)
        self._worker.progressed.connect(self._progressed)
        self._worker.finished.connect(self._finished)
        self._worker.failed.connect(self._failed)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._catch_up)
        self._waited = QElapsedTimer()
        self._broken = False
        self._made_anew = self._verified = False
        bridge.edited.connect(self._edited)

    @property
    def busy(self) -> bool:
        """Whether the index is, or soon will be, on its way to the newest edit."""
        return self._worker.busy or self._timer.isActive()

    @Slot()
    def start(self) -> None:
        """Catch up with what was left over; a damaged index is made anew."""
        if not self._worker.busy and (self._renew() or self._library.unindexed()):
            self._timer.start(0)

    def close(self) -> None:
        """Stop at once; what is left is caught up with at the next start."""
        self._timer.stop()
        self._worker.close()

    @Slot(object)
    def _edited(self, _edit: object) -> None:
        if not self._timer.isActive():
            self._waited.start()
        self._timer.start(min(PAUSE, max(0, MOST - self._waited.elapsed())))

    @Slot()
    def _catch_up(self) -> None:
        if not self._worker.busy:
            self._broken = False
            self._renew()
            job, self._verified = UpdateIndex(verify=not self._verified), True
            self._worker.start(lambda: run(self._spawn, job))

    @Slot(int, object)
    def _progressed(self, number: int, message: object) -> None:
        if isinstance(message, IndexProgress):
            try:
                self._library.indexed(message.sequence)
            except LeaderReaderError as error:
                self._failed(number, error.sentence)
            self.moved_on.emit()

    @Slot(int)
    def _finished(self, _number: int) -> None:
        if not self._broken and self._library.unindexed():
            self._edited(None)

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        if not self._made_anew and self._renew():
            self._made_anew = True  # once: a disk that fails would fail again
            self._timer.start(0)
            return
        self._broken = True
        self.failed.emit(sentence)
