"""Has files read by child processes, two at a time where there are many, each within its limits."""

import os
import time
from collections import deque
from collections.abc import Callable, Generator, Iterable, Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path

from leader_reader.domain.document import DocumentId
from leader_reader.services.importing import TOO_MUCH_MEMORY, FileFailed, FileOutcome, find_files
from leader_reader.services.jobs import (
    HEARTBEAT,
    Child,
    ChildDied,
    Death,
    Failed,
    FilesFound,
    Heartbeat,
    ReadFile,
    Spawn,
)

Progress = FileOutcome | Heartbeat
Patience = Callable[[Path], float]

MANY = 8
"""So many files are read by two children from the beginning; fewer once they take their time."""
BRIEF = 0.4
"""Seconds that one child may take over a few files before a second one comes to help."""

_PATIENCE = 18.0
_PATIENCE_COVERS = 3.0
_PATIENCE_A_MEGABYTE = 8.0

_OWN_SHARE = 0.5
"""The share of its time that a child computes where the machine has room for it."""
_GRACE = 1.5
_GRACE_SHARE = 2.0
"""Seconds more where others leave a child less, and their share of what a large file is given."""

TOO_SLOW = "reading it took too long; it may be damaged"
STOPPED_THE_READER = "it is damaged in a way that stopped the reader"
_BECAUSE = {
    Death.FAULT: STOPPED_THE_READER,
    Death.TIME: TOO_SLOW,
    Death.MEMORY: TOO_MUCH_MEMORY,
}
_FATAL = frozenset(_BECAUSE.values())
"""After these a child is not trusted with another file."""


def import_files(
    spawn: Spawn,
    paths: Iterable[Path],
    endings: Iterable[str],
    known: frozenset[DocumentId] = frozenset(),
) -> Generator[Progress | FilesFound, None, None]:
    """Look for files in `paths`, say how many there are, and have them read."""
    files: dict[Path, None] = {}
    closed: list[FileFailed] = []
    for found in find_files(paths, endings):
        if isinstance(found, Path):
            files.setdefault(found)
        elif found is None:
            yield Heartbeat()
        else:
            closed.append(found)
    yield FilesFound(len(files) + len(closed))
    yield from closed
    yield from read_files(spawn, [ReadFile(path, known) for path in files])


def read_files(
    spawn: Spawn, files: Iterable[ReadFile], patience: Patience | None = None
) -> Generator[Progress, None, None]:
    """Have files read; one that takes too long or ends its child has failed, the rest go on.

    They are begun in order; with two children at work a short one may overtake a long one.
    `patience` gives the seconds a file may take. Closing the generator ends the children.
    """
    crew = _Crew(spawn, deque(files), patience or patience_for)
    try:
        while crew.at_work():
            yield from crew.answers()
    finally:
        crew.close()


def patience_for(path: Path) -> float:
    """Return the seconds that reading a file of this size may take."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return _PATIENCE + _PATIENCE_A_MEGABYTE * max(0.0, size / 1_000_000 - _PATIENCE_COVERS)


@dataclass
class _Reader:
    """A child and the file it is reading, None while it has none."""

    child: Child
    job: ReadFile | None = None
    begun: float = 0.0
    patience: float = 0.0
    computed: float | None = None

    def fileno(self) -> int:
        return self.child.fileno()

    def begin(self, job: ReadFile, seconds: float) -> None:
        self.job, self.patience, self.begun = job, seconds, time.monotonic()
        self.computed = self.child.computed()
        self.child.ask(job)

    def overdue(self) -> bool:
        """Tell whether the file has had its time: on a busy machine that is not the clock's."""
        gone = time.monotonic() - self.begun
        if gone <= self.patience:
            return False
        now = self.child.computed()
        grace = _GRACE + _GRACE_SHARE * max(0.0, self.patience - _PATIENCE)
        if now is None or self.computed is None or gone > self.patience + grace:
            return True
        return now - self.computed > _OWN_SHARE * self.patience


class _Crew:
    """One child or two, and the files that wait for them."""

    def __init__(self, spawn: Spawn, files: deque[ReadFile], patience: Patience) -> None:
        self._spawn, self._waiting, self._patience = spawn, files, patience
        self._readers: list[_Reader] = []
        self._begun = time.monotonic()
        self._most = min(2, os.cpu_count() or 1)
        self._many = len(files) >= MANY

    def at_work(self) -> bool:
        """Tell whether anything is still to come."""
        return bool(self._waiting) or any(reader.job for reader in self._readers)

    def answers(self) -> Iterator[Progress]:
        """Give out the files that wait; yield what has come, or a heartbeat."""
        yield from self._give_out()
        busy = [reader for reader in self._readers if reader.job]
        if not busy:
            return
        _wait_for_one(busy)
        came: list[Progress] = [each for reader in busy for each in self._heard(reader)]
        came.extend(self._overdue())
        yield from came or [Heartbeat(busy[0].job.path if busy[0].job else None)]

    def close(self) -> None:
        """End the children."""
        while self._readers:
            self._readers.pop().child.close()

    def _give_out(self) -> Iterator[Progress]:
        while self._waiting and (reader := self._free()):
            job = self._waiting.popleft()
            try:
                reader.begin(job, self._patience(job.path))
            except ChildDied as error:
                yield self._lost(reader, _BECAUSE[error.death])

    def _free(self) -> _Reader | None:
        """Return who has nothing to do, started where one more helps; None where all are busy."""
        idle = next((reader for reader in self._readers if reader.job is None), None)
        if idle is None and len(self._readers) < self._wanted():
            idle = _Reader(self._spawn())
            self._readers.append(idle)
        return idle

    def _wanted(self) -> int:
        helps = self._many or time.monotonic() - self._begun > BRIEF
        return self._most if helps else 1

    def _heard(self, reader: _Reader) -> Iterator[FileOutcome]:
        """Yield what a file came to, nothing while the child has not said it all."""
        try:
            message = reader.child.answer(0)
        except ChildDied as error:
            yield self._lost(reader, _BECAUSE[error.death])
            return
        job = reader.job
        if message is None or job is None:
            return
        reader.job = None
        if isinstance(message, Failed):
            message = FileFailed(job.path, message.sentence)
        if isinstance(message, FileFailed) and message.reason in _FATAL:
            self._dismiss(reader)
        yield message  # type: ignore[misc]  # ReadFile is answered by a FileOutcome

    def _overdue(self) -> Iterator[FileFailed]:
        for reader in [each for each in self._readers if each.job and each.overdue()]:
            yield self._lost(reader, TOO_SLOW)

    def _lost(self, reader: _Reader, reason: str) -> FileFailed:
        """End a child over the file it had; say that this one has failed."""
        self._dismiss(reader)
        assert reader.job is not None  # noqa: S101 - it was given one when it was begun
        return FileFailed(reader.job.path, reason)

    def _dismiss(self, reader: _Reader) -> None:
        self._readers.remove(reader)
        reader.child.close()


def _wait_for_one(readers: list[_Reader]) -> None:
    """Wait until one of them has something to say, for a while at most."""
    wait(readers, HEARTBEAT)  # type: ignore[arg-type]  # it takes what has a fileno
