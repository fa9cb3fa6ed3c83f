"""Reads reference files behind the window, one after the other."""

from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.services.referencing import Review, look_up
from leader_reader.ui.backing import Backing
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.messages import StatusLine
from leader_reader.ui.worker import Worker

_WORK = "references"


class References(QObject):
    """`read(Path, Review)` follows `start`; or `failed(str)`; nothing where it was stopped."""

    read = Signal(object, object)
    failed = Signal(str)

    def __init__(
        self, bridge: LibraryBridge, backing: Backing, status: StatusLine, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._bridge, self._backing, self._progress = bridge, backing, status.progress
        self._worker: Worker | None = None
        self._paths: dict[int, Path] = {}
        self._progress.stopped.connect(self._asked_to_stop)

    @property
    def busy(self) -> bool:
        return bool(self._paths)

    def start(self, path: Path) -> None:
        """Read a file and look up its entries among the documents there are now."""
        spawn, documents = self._backing.spawn, list(self._bridge.library.documents.values())
        worker = self._worker = self._worker or self._made_worker()
        self._paths[worker.start(lambda: look_up(spawn, path, documents))] = path
        self._progress.start(self.tr("Reading {}").format(path.name), name=_WORK)

    @Slot(str)
    def _asked_to_stop(self, name: str) -> None:
        if name == _WORK:
            self.stop()

    def stop(self) -> None:
        """Give up what is being read."""
        if self._worker is not None:
            self._worker.stop()

    def close(self) -> None:
        """Stop and wait for the thread."""
        if self._worker is not None:
            self._worker.close()

    def _made_worker(self) -> Worker:
        worker = Worker("references", self)
        worker.progressed.connect(self._progressed)
        worker.finished.connect(self._finished)
        worker.failed.connect(self._told)
        return worker

    @Slot(int, object)
    def _progressed(self, number: int, message: object) -> None:
        if isinstance(message, Review):
            self._progress.finish(_WORK)
            self.read.emit(self._paths[number], message)

    @Slot(int, str)
    def _told(self, _number: int, sentence: str) -> None:
        self.failed.emit(sentence)

    @Slot(int)
    def _finished(self, number: int) -> None:
        self._paths.pop(number, None)
        if not self._paths:
            self._progress.finish(_WORK)
