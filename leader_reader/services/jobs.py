"""Jobs for the child process, the messages that come back, and how to wait for them.

Reading files, which may take two children, has a module of its own: reading_files.py.
"""

import math
import time
from collections.abc import Callable, Generator
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, auto
from pathlib import Path
from typing import Protocol

from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.found_mark import MarksFound
from leader_reader.domain.reference import Reference
from leader_reader.services.ports import ExcerptGroup

HEARTBEAT = 0.1
"""Seconds between two looks at the clock, and so between two chances to stop."""

PLACES_PATIENCE = 180.0
"""Seconds that finding a document's places may take."""


@dataclass(frozen=True, slots=True)
class ReadFile:
    """Read one file; answered by a FileOutcome."""

    path: Path
    known: frozenset[DocumentId] = frozenset()
    starter: bool = False


@dataclass(frozen=True, slots=True)
class RecogniseText:
    """Read a file by recognising its `pages` (from 1), which are pictures of print.

    Answered by PageRecognised after each, then a FileOutcome. It is read by a program that the
    child starts, if that is installed.
    """

    path: Path
    pages: tuple[int, ...]


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
class FindMarks:
    """Find the highlights and notes that a document's file brought with it.

    Its kept original is read again; answered by MarksRead, then Done.
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


@dataclass(frozen=True, slots=True)
class ReadReferences:
    """Read the entries of a reference file; answered by ReferencesRead, perhaps many, then Done."""

    path: Path


Job = (
    ReadFile
    | RecogniseText
    | UpdateIndex
    | WriteExport
    | FindPlaces
    | FindMarks
    | DrawArea
    | ReadPicture
    | ReadReferences
)


@dataclass(frozen=True, slots=True)
class PageRecognised:
    """So many pages of a file are recognised, `done` of `pages`; `failed` of them could not be."""

    path: Path
    done: int
    pages: int
    failed: int = 0


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
class MarksRead:
    """The highlights and notes in a document's file."""

    document: DocumentId
    found: MarksFound = field(repr=False)


@dataclass(frozen=True, slots=True)
class AreaDrawn:
    """What an area looks like, as a PNG."""

    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class PictureRead:
    """A picture as a file: PNG, JPEG, GIF, BMP or WebP, checked to be of a bearable size."""

    picture: bytes = field(repr=False)


@dataclass(frozen=True, slots=True)
class ReferencesRead:
    """Some entries of a reference file, in its order."""

    references: tuple[Reference, ...]


class Death(Enum):
    """What ended a child process: a fault, too much time, or too much memory."""

    FAULT = auto()
    TIME = auto()
    MEMORY = auto()


class ChildDied(LeaderReaderError):
    """The child process ended in the middle of a job; `death` says what ended it."""

    def __init__(self, sentence: str, death: Death = Death.FAULT) -> None:
        super().__init__(sentence)
        self.death = death


class Child(Protocol):
    """A process that does jobs one after the other."""

    def ask(self, job: Job) -> None: ...

    def answer(self, timeout: float) -> object:
        """Return the next message, or None after `timeout` seconds. Raises ChildDied."""

    def fileno(self) -> int:
        """Return what multiprocessing.connection.wait takes to wait for an answer."""

    def computed(self) -> float | None:
        """Return the seconds that it has computed; None where the system does not say."""

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


def run(
    spawn: Spawn,
    job: UpdateIndex | WriteExport | FindPlaces | FindMarks | ReadReferences,
    patience: float | None = None,
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
                raise LeaderReaderError(_not_in_time(job))
            yield Heartbeat() if message is None else message


_NOT_IN_TIME = "The file took too long to read; it may be damaged. Its text is still there."


def _not_in_time(job: object) -> str:
    if isinstance(job, ReadReferences):
        return f"{job.path.name} took too long to read; try a part of it."
    return _NOT_IN_TIME


def _allowed(job: object, patience: float | None) -> float:
    if patience is not None:
        return patience
    limited = isinstance(job, FindPlaces | FindMarks | ReadReferences)
    return PLACES_PATIENCE if limited else math.inf
