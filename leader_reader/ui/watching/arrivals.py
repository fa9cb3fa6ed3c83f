"""Has files of watched folders read, and takes them in where that disturbs nobody."""

import math
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from pathlib import Path
from time import monotonic

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leader_reader.domain.document import DocumentId
from leader_reader.domain.edit import Edit
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.watched import Trace, WatchedFile
from leader_reader.services import folder_looks, importing, watching
from leader_reader.services.folder_looks import Arrived
from leader_reader.services.importing import ImportReport
from leader_reader.services.jobs import Spawn
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.imports import Imports
from leader_reader.ui.watching.pace import Pace
from leader_reader.ui.worker import Worker

_CHUNK, _CHUNK_BYTES = 100, 200_000_000
"""Files, and their bytes, that are read before what was read is taken in: they are in memory."""
_NOTED_AT_ONCE = 50
_BUSY = 0.5
"""Seconds until it is asked again whether an import by hand has ended."""


@dataclass
class Round:
    """What one look found to take in: files still to be read, read, and what came of them."""

    files: deque[tuple[Path, Trace]]
    total: int
    known: Callable[[], frozenset[DocumentId]]
    report: ImportReport = field(default_factory=lambda: ImportReport(unasked=True))
    arrived: deque[Arrived] = field(default_factory=deque)
    scans: dict[Path, Trace] = field(default_factory=dict)
    done: int = 0
    batch: str = ""
    in_batch: int = 0


class Arrivals(QObject):
    """Takes in one round at a time.

    `noted(list[WatchedFile])`: what became of files. `stepped(done, total)` for each.
    `ended(Round)`. `refused`: the user took a part of it back, or it could not be stored: the rest
    was left out.
    """

    noted = Signal(object)
    stepped = Signal(int, int)
    ended = Signal(object)
    refused = Signal()

    def __init__(self, bridge: LibraryBridge, spawn: Spawn, imports: Imports, pace: Pace) -> None:
        super().__init__(imports)
        self.pace = pace
        self._bridge, self._spawn, self._imports = bridge, spawn, imports
        self._worker: Worker | None = None
        self._round: Round | None = None
        self._notes: list[WatchedFile] = []
        self._reading = self._taking = False
        self._edited_at = -math.inf
        self._turn = QTimer(self, singleShot=True)
        self._turn.timeout.connect(self._take_next)
        bridge.edited.connect(self._edited)

    @property
    def busy(self) -> bool:
        return self._round is not None

    def start(
        self, files: Mapping[Path, Trace], known: Callable[[], frozenset[DocumentId]]
    ) -> None:
        """Take in files; `known` tells, whenever it is asked, what is not to be read again."""
        self._round = Round(deque(files.items()), len(files), known)
        self._begin_batch(self._round)
        self._go_on()

    def leave(self, unwanted: Callable[[Path], bool]) -> None:
        """Leave out what is not in yet and no longer wanted."""
        now = self._round
        if now is None:
            return
        now.files = deque(each for each in now.files if not unwanted(each[0]))
        now.arrived = deque(each for each in now.arrived if not unwanted(each.outcome.path))
        now.scans = {path: each for path, each in now.scans.items() if not unwanted(path)}
        if self._worker is not None:
            self._worker.stop()
        self._turn.start(0)

    def stop(self) -> None:
        """Leave out what is not in yet; a later look finds it again."""
        self.leave(lambda _: True)

    def give_way(self) -> None:
        """Read no further, for an import by hand; what has been read comes in after it."""
        now = self._round
        if now is not None and self._worker is not None:
            now.files.clear()
            self._worker.stop()

    def close(self) -> None:
        """Keep what is known of files, stop, and wait for the thread."""
        self._turn.stop()
        self._tell_notes()
        if self._worker is not None:
            self._worker.close()

    # Reading

    def _go_on(self) -> None:
        """Read the next files once those before are in; end where there are none."""
        now = self._round
        if now is None or self._reading or now.arrived:
            return
        if now.files:
            self._reading = True
            chunk = _chunk(now.files)
            self._work().start(partial(folder_looks.take_in, self._spawn, chunk, now.known()))
            return
        self._tell_notes()
        self._round = None
        self.ended.emit(now)

    def _work(self) -> Worker:
        """Return the thread, made when there is something to read."""
        if self._worker is None:
            self._worker = Worker("arrivals", self)
            self._worker.progressed.connect(self._progressed)
            self._worker.finished.connect(self._finished)
            self._worker.failed.connect(self._failed)
        return self._worker

    @Slot(int, object)
    def _progressed(self, _number: int, message: object) -> None:
        if isinstance(message, Arrived) and self._round is not None:
            self._round.arrived.append(message)
            self._take_soon()

    @Slot(int)
    def _finished(self, _number: int) -> None:
        self._reading = False
        self._go_on()

    @Slot(int, str)
    def _failed(self, _number: int, sentence: str) -> None:
        self._bridge.failed.emit(sentence)
        self.stop()
        self.refused.emit()

    # Taking in

    def _take_soon(self) -> None:
        if not self._turn.isActive():
            self._turn.start(round(1000 * max(0.0, self._held_for())))

    def _held_for(self) -> float:
        """Return the seconds for which nothing may come in yet."""
        if self._imports.busy:
            return _BUSY
        redo = bool(self._bridge.library.redo_label)
        hold = self.pace.after_undo if redo else self.pace.after_edit
        return self._edited_at + hold - monotonic()

    @Slot()
    def _take_next(self) -> None:
        """Take one file in; the window has its turn before the next."""
        now = self._round
        if now is None:
            return
        if now.arrived and self._held_for() > 0:
            self._take_soon()
            return
        if now.arrived:
            self._take(now, now.arrived.popleft())
        if now.arrived:
            self._take_soon()
        else:
            self._tell_notes()
            self._go_on()

    def _take(self, now: Round, arrived: Arrived) -> None:
        label = f"Import {now.in_batch + 1} documents" if now.in_batch else ""
        before = len(now.report.imported)
        self._taking = True
        try:
            importing.accept(self._bridge.library, arrived.outcome, now.report, now.batch, label)
        except LeaderReaderError as error:
            self._bridge.failed.emit(error.sentence)
            self.stop()
            self.refused.emit()
            return
        finally:
            self._taking = False
        now.in_batch += len(now.report.imported) - before
        self._note(now, arrived)

    def _note(self, now: Round, arrived: Arrived) -> None:
        note = watching.note_of(arrived.outcome, arrived.trace)
        if note is None:
            now.scans[arrived.outcome.path] = arrived.trace
        else:
            self._notes.append(note)
        if len(self._notes) >= _NOTED_AT_ONCE:
            self._tell_notes()
        now.done += 1
        self.stepped.emit(now.done, now.total)

    def _tell_notes(self) -> None:
        if self._notes:
            notes, self._notes = self._notes, []
            self.noted.emit(notes)

    def _begin_batch(self, now: Round) -> None:
        now.batch, now.in_batch = self._bridge.library.stamp().id, 0

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        """Keep away from what the user does: it has an undo of its own."""
        if self._taking:
            return
        self._edited_at = monotonic()
        now = self._round
        if now is None:
            return
        came = {record.id for record in now.report.imported}
        if any(change.after is None and change.record.id in came for change in edit.changes):
            self.stop()
            self.refused.emit()
        self._begin_batch(now)


def _chunk(files: deque[tuple[Path, Trace]]) -> dict[Path, Trace]:
    """Take the next files off: so many as may be in memory at once."""
    number, size = 0, 0
    for _, trace in islice(files, _CHUNK):
        number, size = number + 1, size + trace.size
        if size > _CHUNK_BYTES:
            break
    return dict(files.popleft() for _ in range(number))
