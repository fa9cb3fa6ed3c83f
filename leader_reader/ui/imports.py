"""Takes files into the library while the window goes on; each counts as soon as it is in."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import importing
from leader_reader.services.importing import ImportReport
from leader_reader.services.jobs import FilesFound
from leader_reader.services.reading_files import import_files, read_files
from leader_reader.ui.backing import Backing
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.worker import Task, Worker

_OUTCOMES = (
    importing.FileRead,
    importing.FileKnown,
    importing.FileFailed,
    importing.FileScanned,
)


class Imports(QObject):
    """Runs one import after the other.

    `started(label, files)` when the files are known, `stepped(done, name)` for each,
    `ended(ImportReport)` at the end or after `stop`, which keeps what has arrived.
    """

    started = Signal(str, int)
    stepped = Signal(int, str)
    ended = Signal(object)

    def __init__(self, bridge: LibraryBridge, backing: Backing, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._backing = backing
        self._running: set[int] = set()
        self._worker = Worker("imports", self)
        self._worker.progressed.connect(self._progressed)
        self._worker.finished.connect(self._finished)
        self._worker.failed.connect(self._failed)
        self._reset()

    @property
    def busy(self) -> bool:
        """Whether files are on their way, or what became of them has not been told yet."""
        return bool(self._running)

    def start(self, paths: Sequence[Path]) -> None:
        """Import files and folders."""
        known = frozenset(self._bridge.library.documents)
        spawn, endings = self._backing.spawn, self._backing.endings
        self.started.emit(self.tr("Importing"), 0)
        self._run(lambda: import_files(spawn, paths, endings, known))

    def start_seeds(self) -> None:
        """Read the starter library, if this library is new or reading it was cut short."""
        seeds = list(self._backing.seeds)
        if seeds:
            self._quiet = True
            self._run(lambda: read_files(self._backing.spawn, seeds))

    def stop(self) -> None:
        """End the import; what has been taken in stays, what is still on its way does not come."""
        self._stopped = self.busy
        self._worker.stop()

    def _run(self, make: Callable[[], Task]) -> None:
        self._running.add(self._worker.start(make))

    def close(self) -> None:
        """Stop and wait for the thread."""
        self._worker.close()

    @Slot(int, object)
    def _progressed(self, _number: int, message: object) -> None:
        if isinstance(message, FilesFound):
            self.started.emit(self.tr("Importing"), message.files)
        elif self._stopped:
            return
        elif isinstance(message, _OUTCOMES):
            self._accept(message)

    def _accept(self, message: importing.FileOutcome) -> None:
        if not self._refused:
            self._take(message)
        if self._refused:
            reason = self.tr("the library could not be written to; try again")
            self._report.failed.append((message.path, reason))
        self._done += 1
        self.stepped.emit(self._done, message.path.name)

    def _take(self, message: importing.FileOutcome) -> None:
        try:
            importing.accept(self._bridge.library, message, self._report, self._batch)
        except LeaderReaderError as error:
            self._refused = True
            self._worker.stop()
            self._bridge.failed.emit(error.sentence)

    @Slot(int)
    def _finished(self, number: int) -> None:
        report, quiet = self._report, self._quiet
        if quiet and not self._refused and self._done == len(self._backing.seeds):
            self._backing.seeded()
        self._reset()
        if not quiet or report.failed:
            self.ended.emit(report)
        self._running.discard(number)

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        self._bridge.failed.emit(sentence)

    def _reset(self) -> None:
        self._report = ImportReport()
        self._batch = self._bridge.library.stamp().id
        self._done = 0
        self._stopped = False
        self._quiet = False
        self._refused = False
