"""Writes excerpts to a file while the window goes on."""

from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.services.exporting import Choice, gather, unfinished
from leader_reader.services.jobs import WriteExport, run
from leader_reader.services.picturing import with_pictures
from leader_reader.ui.backing import Backing
from leader_reader.ui.worker import Task, Worker


class Exports(QObject):
    """Runs one export after the other.

    `started(label)`, then `written(Path)`, `failed(str)` or, where it was stopped, `stopped()`.
    """

    started = Signal(str)
    written = Signal(object)
    failed = Signal(str)
    stopped = Signal()

    def __init__(self, backing: Backing, parent: QObject) -> None:
        super().__init__(parent)
        self._backing = backing
        self._worker = Worker("exports", self)
        self._worker.finished.connect(self._finished)
        self._worker.failed.connect(self._failed)
        self._paths: dict[int, Path] = {}
        self._stopped: set[int] = set()

    @property
    def busy(self) -> bool:
        return bool(self._paths)

    def start(self, choice: Choice, path: Path, format_name: str) -> None:
        """Write the passages of `choice` to `path`."""
        number = self._worker.start(lambda: self._task(choice, path, format_name))
        self._paths[number] = path
        self.started.emit(self.tr("Writing {}").format(path.name))

    def stop(self) -> None:
        """Stop; no half-written file is left."""
        self._stopped |= self._paths.keys()
        self._worker.stop()

    def close(self) -> None:
        """Stop and wait for the thread."""
        self._worker.close()

    def _task(self, choice: Choice, path: Path, format_name: str) -> Task:
        with self._backing.open_library() as library:
            groups = tuple(gather(library, choice))
        today = datetime.now(UTC).astimezone().date()
        try:
            spawn, kind = self._backing.spawn, format_name or path.suffix
            groups = yield from with_pictures(spawn, groups, kind)
            yield from run(spawn, WriteExport(groups, path, format_name, today))
        finally:
            with suppress(OSError):  # what a child that was ended in the middle has left
                unfinished(path.resolve()).unlink(missing_ok=True)

    @Slot(int)
    def _finished(self, number: int) -> None:
        path = self._paths.pop(number, None)
        if number in self._stopped:
            self._stopped.remove(number)
            self.stopped.emit()
        elif path is not None:
            self.written.emit(path)

    @Slot(int, str)
    def _failed(self, number: int, sentence: str) -> None:
        self._paths.pop(number, None)
        self.failed.emit(sentence)
