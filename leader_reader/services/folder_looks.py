"""Looks into watched folders, waits until files stand still, and has them read. For a thread."""

import os
import stat
import time
from collections.abc import Generator, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from leader_reader.domain.document import DocumentId
from leader_reader.domain.watched import Trace, WatchedFile
from leader_reader.services import watching
from leader_reader.services.importing import FileOutcome
from leader_reader.services.jobs import HEARTBEAT, Heartbeat, ReadFile, Spawn
from leader_reader.services.reading_files import read_files

_LEFT_ALONE = 0x2 | 0x1000 | 0x400000
"""Windows' marks of what is hidden, or not on this computer: opening it would fetch it."""
_JUNCTION = 0xA0000003
"""Windows' tag of a folder that stands for another one, as a link does."""
_ENTRIES = 500
"""Entries of a folder between two places to stop."""


@dataclass(frozen=True, slots=True)
class FolderSeen:
    """What is below a watched folder: documents, and the places to be told of changes in.

    `missing` tells that the folder could not be looked into; what was there may still be.
    """

    folder: Path
    files: Mapping[Path, Trace]
    places: tuple[Path, ...] = ()
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Arrivals:
    """Files to take in, and how many more are still being written."""

    files: Mapping[Path, Trace]
    unsettled: int = 0


@dataclass(frozen=True, slots=True)
class Arrived:
    """What a file was read to, and its trace before and after that."""

    outcome: FileOutcome
    trace: Trace


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a look needs to know: endings of documents, and the library's own folder."""

    endings: tuple[str, ...]
    own: Path
    settled: float = watching.SETTLED


def look(
    folders: Sequence[Path], around: Surroundings, noted: Mapping[Path, WatchedFile]
) -> Generator[FolderSeen | Arrivals | Heartbeat, None, None]:
    """Look into `folders`; say what is in each, then which new and changed files stand still."""
    found: dict[Path, Trace] = {}
    for folder in folders:
        seen = yield from _look_into(folder, around)
        yield seen
        found.update(watching.fresh(seen.files, noted))
    yield (yield from _settle(found, around.settled))


def take_in(
    spawn: Spawn, files: Mapping[Path, Trace], known: frozenset[DocumentId]
) -> Generator[Arrived | Heartbeat, None, None]:
    """Have files read; one that is no longer as it was when it stood still is left for later."""
    for outcome in read_files(spawn, [ReadFile(path, known) for path in files]):
        if isinstance(outcome, Heartbeat):
            yield outcome
        elif trace_of(outcome.path) == files[outcome.path]:
            yield Arrived(outcome, files[outcome.path])
        else:
            yield Heartbeat()


def trace_of(path: Path) -> Trace | None:
    """Return a file's trace; None where there is no plain file of that name."""
    try:
        found = path.lstat()
    except (OSError, ValueError):
        return None
    return Trace(found.st_size, found.st_mtime_ns) if stat.S_ISREG(found.st_mode) else None


def _settle(found: Mapping[Path, Trace], seconds: float) -> Generator[Heartbeat, None, Arrivals]:
    """Wait, where there is anything new, and return what has stood still meanwhile."""
    until = time.monotonic() + seconds
    while found and (left := until - time.monotonic()) > 0:
        yield Heartbeat()
        time.sleep(min(HEARTBEAT, left))
    now: dict[Path, Trace] = {}
    for path in found:
        trace = trace_of(path)
        if trace is not None:
            now[path] = trace
    files = watching.steady(found, now)
    return Arrivals(files, len(now) - len(files))


def _look_into(folder: Path, around: Surroundings) -> Generator[Heartbeat, None, FolderSeen]:
    files: dict[Path, Trace] = {}
    places: list[Path] = []
    waiting = [folder]
    while waiting:
        place = waiting.pop()
        try:
            for number, entry in enumerate(_entries(place), 1):
                _sort_in(entry, around, files, waiting)
                if number % _ENTRIES == 0:
                    yield Heartbeat()
        except OSError:
            if place == folder:
                return FolderSeen(folder, {}, missing=True)
            continue
        places.append(place)
        yield Heartbeat()
    return FolderSeen(folder, dict(sorted(files.items())), tuple(places))


def _entries(place: Path) -> Iterator[os.DirEntry[str]]:
    with os.scandir(place) as entries:
        yield from entries


def _sort_in(
    entry: os.DirEntry[str], around: Surroundings, files: dict[Path, Trace], waiting: list[Path]
) -> None:
    """Put an entry among the documents or the folders still to be looked into, or nowhere."""
    try:
        if entry.is_dir(follow_symlinks=False):
            if _to_be_looked_into(entry, around):
                waiting.append(Path(entry.path))
        elif watching.is_document(entry.name, around.endings):
            found = entry.stat(follow_symlinks=False)
            if stat.S_ISREG(found.st_mode) and not _left_alone(found):
                files[Path(entry.path)] = Trace(found.st_size, found.st_mtime_ns)
    except OSError:  # gone since it was listed, or nobody's to look at
        return


def _to_be_looked_into(entry: os.DirEntry[str], around: Surroundings) -> bool:
    """Tell whether a folder is to be looked into: no hidden one, no link, not the library's."""
    if entry.name.startswith("."):
        return False
    found = entry.stat(follow_symlinks=False)
    if _left_alone(found) or getattr(found, "st_reparse_tag", 0) == _JUNCTION:
        return False
    named = entry.name.casefold() == around.own.name.casefold()
    return not (named and around.own.exists() and around.own.samefile(entry.path))


def _left_alone(found: os.stat_result) -> bool:
    return bool(getattr(found, "st_file_attributes", 0) & _LEFT_ALONE)
