"""Jobs for the child process, the messages that come back, and how to wait for them."""

import math
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.importing import FileFailed, FileOutcome, find_files
from leader_reader.services.ports import ExcerptGroup

HEARTBEAT = 0.1
"""Seconds between two looks at the clock, and so between two chances to stop."""

_PATIENCE = 20.0
_PATIENCE_A_MEGABYTE = 4.0
_PLACES_PATIENCE = 180.0


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read one file; answered by a FileOutcome."""

    path: Path
    known: frozenset[DocumentId] = frozenset()
    starter: bool = False


@dataclass(frozen=True, slots=True)
class UpdateIndex:
    """Bring the search index up to date; answered by IndexProgress until Done.

    `verify`: read all of it first; where it is damaged the answer is Failed.
    """

    verify: bool = False


@dataclass(frozen=True, slots=True)
class WriteExport:
    """Write excerpts to a file that says it was `written` that day; answered by Done."""

    groups: tuple[ExcerptGroup, ...]
    path: Path
    format: str
    written: date


@dataclass(frozen=True, slots=True)
class FindPlaces:
    """Find where the text of a document that was imported long ago stands on its pages.

    Its kept original is read again; answered by PlacesFound, then Done.
    """

    document: DocumentId


@dataclass(frozen=True, slots=True)
class DrawArea:
    """Draw an area of a page of a kept original; answered by AreaDrawn."""

    document: DocumentId
    area: AreaSelector


@dataclass(frozen=True, slots=True)
class ReadPicture:
    """Read a picture out of a kept original; answered by PictureRead.

    `reference` is that of domain/picture.py; what is a place on a page is drawn `width` wide.
    """

    document: DocumentId
    reference: str
    width: int


Job = ReadFile | UpdateIndex | WriteExport | FindPlaces | DrawArea | ReadPicture


@dataclass(frozen=True, slots=True)
class Done:
    """The job is finished."""


@dataclass(frozen=True, slots=True)
class Failed:
    """The job could not be done; `sentence` is meant for the user."""

    sentence: str


@dataclass(frozen=True, slots=True)
class PlacesFound:
    """Where a document's text stands on its pages: `runs` as domain/pages.py encodes them."""

    document: DocumentId
    runs: bytes


@dataclass(frozen=True, slots=True)
class AreaDrawn:
    """What an area looks like, as a PNG."""

    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PictureRead:
    """A picture as a file: PNG, JPEG, GIF, BMP or WebP, checked to be of a bearable size."""

    picture: bytes = field(repr=False)


class ChildDied(LeaderReaderError):
    """The child process ended in the middle of a job."""


class Child(Protocol):
    """A process that does jobs one after the other."""

    def ask(self, job: Job) -> None: ...

    def answer(self, timeout: float) -> object:
        """Return the next message, or None after `timeout` seconds. Raises ChildDied."""

    def close(self) -> None:
        """End the process, at once if need be."""


Spawn = Callable[[], Child]


@dataclass(frozen=True, slots=True)
class Heartbeat:
    """Nothing new, but a place to stop. `path` is the file being read, if it is an import."""

    path: Path | None = None


@dataclass(frozen=True, slots=True)
class FilesFound:
    """How many files an import is about."""

    files: int


def import_files(
    spawn: Spawn,
    paths: Iterable[Path],
    endings: Iterable[str],
    known: frozenset[DocumentId] = frozenset(),
) -> Generator[FileOutcome | Heartbeat | FilesFound, None, None]:
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
    spawn: Spawn, files: list[ReadFile], patience: Callable[[Path], float] | None = None
) -> Generator[FileOutcome | Heartbeat, None, None]:
    """Have files read one after the other; one that takes too long or kills the child has failed.

    `patience` gives the seconds a file may take. Closing the generator ends the child.
    """
    allowed = patience or patience_for
    child: Child | None = None
    try:
        for job in files:
            child = child or spawn()
            fatal = False
            for message in _one_file(child, job, allowed(job.path)):
                fatal = isinstance(message, FileFailed) and message.reason in _FATAL
                yield message
            if fatal:
                child.close()
                child = None
    finally:
        if child is not None:
            child.close()


_TOO_SLOW = "reading it took too long; it may be damaged"
_DIED = "it is damaged in a way that stopped the reader"
_FATAL = (_TOO_SLOW, _DIED)


def patience_for(path: Path) -> float:
    """Return the seconds that reading a file of this size may take."""
    try:
        size = path.stat().st_size
    except OSError:
        size = 0
    return _PATIENCE + _PATIENCE_A_MEGABYTE * size / 1_000_000


def _one_file(child: Child, job: ReadFile, patience: float) -> Iterator[FileOutcome | Heartbeat]:
    try:
        child.ask(job)
        deadline = time.monotonic() + patience
        while (message := child.answer(HEARTBEAT)) is None:
            if time.monotonic() > deadline:
                yield FileFailed(job.path, _TOO_SLOW)
                return
            yield Heartbeat(job.path)
    except ChildDied:
        yield FileFailed(job.path, _DIED)
        return
    if isinstance(message, Failed):
        yield FileFailed(job.path, message.sentence)
    else:
        yield message  # type: ignore[misc]  # ReadFile is answered by a FileOutcome


def run(
    spawn: Spawn, job: UpdateIndex | WriteExport | FindPlaces, patience: float | None = None
) -> Generator[object, None, None]:
    """Have one job done; yields its progress, heartbeats and what it found.

    `patience` gives the seconds that it may take; without it, reading a file again has a limit
    and the rest has none. Raises LeaderReaderError where it failed. Closing the generator ends
    the child.
    """
    deadline = time.monotonic() + _allowed(job, patience)
    with closing(spawn()) as child:
        child.ask(job)
        while not isinstance(message := child.answer(HEARTBEAT), Done):
            if isinstance(message, Failed):
                raise LeaderReaderError(message.sentence)
            if time.monotonic() > deadline:
                raise LeaderReaderError(_NOT_IN_TIME)
            yield Heartbeat() if message is None else message


_NOT_IN_TIME = "The file took too long to read; it may be damaged. Its text is still there."


def _allowed(job: UpdateIndex | WriteExport | FindPlaces, patience: float | None) -> float:
    if patience is not None:
        return patience
    return _PLACES_PATIENCE if isinstance(job, FindPlaces) else math.inf
