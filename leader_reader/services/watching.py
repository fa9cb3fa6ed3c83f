"""What to take in from watched folders, given what is seen there and what is known. Pure rules."""

import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.watched import Trace, WatchedFile, WatchedFolder
from leader_reader.services.importing import (
    TRY_AGAIN,
    FileFailed,
    FileKnown,
    FileOutcome,
    FileRead,
)

SETTLED = 2.0
"""Seconds for which a file's trace must have stood still: it is then no longer being written."""

_UNFINISHED = (".part", ".crdownload", ".tmp", ".temp", ".download", ".partial", ".filepart")
"""Endings of files that another program is still writing, or keeps for a while only."""
_BESIDE = (".", "~")
"""What hidden names begin with, and those that Word and LibreOffice put beside an open file."""


class NotToBeWatched(LeaderReaderError):
    """A folder cannot be watched; the sentence says why and what to do."""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many documents a folder's files are, and which of them could not be read."""

    documents: int
    failed: tuple[WatchedFile, ...]


def is_document(name: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a file of this name is one to take in: not hidden, and not still written."""
    lowered = name.lower()
    passing = lowered.startswith(_BESIDE) or lowered.endswith(_UNFINISHED)
    return lowered.endswith(endings) and not passing


def fresh(seen: Mapping[Path, Trace], noted: Mapping[Path, WatchedFile]) -> dict[Path, Trace]:
    """Return the files that are new, or are not as they were when they were noted."""
    return {
        path: trace
        for path, trace in seen.items()
        if path not in noted or noted[path].trace != trace
    }


def steady(before: Mapping[Path, Trace], now: Mapping[Path, Trace]) -> dict[Path, Trace]:
    """Return the files of `before` that are `now` as they were then; the rest is still written."""
    return {path: trace for path, trace in before.items() if now.get(path) == trace}


def contents_known(
    documents: Iterable[DocumentId], noted: Iterable[WatchedFile]
) -> frozenset[DocumentId]:
    """Return the contents that are not to be read again.

    Those in the library, and those that came from a watched folder before: what the user has
    removed since does not come back by itself, also when its file is renamed.
    """
    return frozenset(documents) | {file.document for file in noted if file.document is not None}


def note_of(outcome: FileOutcome, trace: Trace) -> WatchedFile | None:
    """Return what to note of a file; None while it waits for its text to be recognised."""
    if isinstance(outcome, FileRead):
        return WatchedFile(outcome.path, trace, outcome.document.record.id)
    if isinstance(outcome, FileKnown):
        return WatchedFile(outcome.path, trace, outcome.id)
    if isinstance(outcome, FileFailed):
        return WatchedFile(outcome.path, trace, None, outcome.reason)
    return None


def may_pass(file: WatchedFile) -> bool:
    """Tell whether a file may be readable another time: it was locked, or its disk was away."""
    return file.document is None and file.reason.endswith(TRY_AGAIN)


def tally(
    folder: Path, noted: Iterable[WatchedFile], seen: Mapping[Path, Trace] | None = None
) -> Tally:
    """Count what came from below `folder`.

    Where `seen` tells what is there now, files that are gone are no longer said to have failed.
    """
    below = os.path.join(folder, "")  # noqa: PTH118 - with a separator at its end
    here = [file for file in noted if str(file.path).startswith(below)]
    documents = {file.document for file in here if file.document is not None}
    failed = (file for file in here if file.document is None)
    there = [file for file in failed if seen is None or file.path in seen]
    return Tally(len(documents), tuple(sorted(there, key=lambda file: file.path)))


def with_folder(
    folders: Sequence[WatchedFolder], path: Path, own: Path, now: datetime
) -> tuple[WatchedFolder, ...]:
    """Return the folders to watch with the one at `path`, in place of those that are inside it.

    Raises NotToBeWatched where it is watched already, or is inside `own`, the library's folder.
    """
    if path.is_relative_to(own):
        raise NotToBeWatched(
            f"“{path.name}” belongs to the library itself; choose a folder of your own files."
        )
    above = next((each for each in folders if path.is_relative_to(each.path)), None)
    if above is not None and above.path == path:
        raise NotToBeWatched(f"“{path.name}” is watched already.")
    if above is not None:
        raise NotToBeWatched(f"“{path.name}” is watched already, as a part of “{above.path.name}”.")
    kept = [each for each in folders if not each.path.is_relative_to(path)]
    return (*kept, WatchedFolder(path, now))
