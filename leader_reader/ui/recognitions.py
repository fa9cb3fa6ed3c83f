"""Has scans recognised behind everything else, and takes their documents into the library."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import importing
from leader_reader.services.importing import FileFailed, FileScanned, ImportReport
from leader_reader.services.jobs import PageRecognised
from leader_reader.services.recognising import STOPPED, recognise_files
from leader_reader.ui.backing import Backing
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.worker import Worker


@dataclass
class _Round:
    """The scans of one import: those still `waiting`, and how many pages were done before."""

    waiting: dict[Path, FileScanned]
    pages: int
    batch: str
    before: int = 0
    failed: int = 0
    begun: bool = False
    report: ImportReport = field(default_factory=ImportReport)


class Recognitions(QObject):
    """Runs one round of recognition after the other, each the scans of one import.

    `started(pages)` when a round begins, `stepped(done, name)` for each page, `ended(ImportReport)`
    at its end or after `stop`, which keeps the documents that have arrived.
    """

    started = Signal(int)
    stepped = Signal(int, str)
    ended = Signal(object)

    def __init__(self, bridge: LibraryBridge, backing: Backing, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge, self._backing = bridge, backing
        self._rounds: dict[int, _Round] = {}
        self._worker = Worker("recognition", self)
        self._worker.progressed.connect(self._progressed)
        self._worker.finished.connect(self._finished)
        self._worker.failed.connect(self._failed)

    @property
    def busy(self) -> bool:
        """Whether scans are being recognised, or what became of them has not been told yet."""
        return bool(self._rounds)

    def start(self, scans: Sequence[FileScanned], *, unasked: bool = False) -> None:
        """Have scans recognised, after those that are waiting already.

        `unasked`: they came by themselves, as the report then says.
        """
        files = tuple(scans)
        number = self._worker.start(partial(recognise_files, self._backing.spawn, files))
        pages = sum(len(scan.pages) for scan in files)
        batch = self._bridge.library.stamp().id
        waiting, report = {scan.path: scan for scan in files}, ImportReport(unasked=unasked)
        self._rounds[number] = _Round(waiting, pages, batch, report=report)

    def stop(self) -> None:
        """End it; documents that have arrived stay, the others are in the report."""
        self._worker.stop()

    def close(self) -> None:
        """Stop and wait for the thread."""
        self._worker.close()

    @Slot(int, object)
    def _progressed(self, number: int, message: object) -> None:
        now = self._rounds[number]
        if not now.begun:
            now.begun = True
            self.started.emit(now.pages)
        if isinstance(message, PageRecognised):
            self.stepped.emit(now.before + message.done, message.path.name)
            now.failed = message.failed
        elif isinstance(message, importing.FileRead | importing.FileKnown | FileFailed):
            self._arrived(now, message)

    def _arrived(self, now: _Round, message: importing.FileOutcome) -> None:
        scan = now.waiting.pop(message.path, None)
        now.before += len(scan.pages) if scan else 0
        if isinstance(message, importing.FileRead):
            now.report.pages_failed += now.failed
        try:
            importing.accept(self._bridge.library, message, now.report, now.batch)
        except LeaderReaderError as error:
            reason = self.tr("the library could not be written to; try again")
            now.report.failed.append((message.path, reason))
            self._worker.stop()
            self._bridge.failed.emit(error.sentence)

    @Slot(int)
    def _finished(self, number: int) -> None:
        now = self._rounds[number]
        now.report.failed += [(path, STOPPED) for path in now.waiting]
        self.ended.emit(now.report)
        del self._rounds[number]

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        self._bridge.failed.emit(sentence)
