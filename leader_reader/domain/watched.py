"""Watched folders: which they are, and what became of each file that was seen in them."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from leader_reader.domain.document import DocumentId


@dataclass(frozen=True, slots=True)
class Trace:
    """What tells, without reading it, whether a file is as it was: bytes, and when written."""

    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class WatchedFolder:
    """A folder whose new and changed files are taken in, `since` it was chosen."""

    path: Path
    since: datetime


@dataclass(frozen=True, slots=True)
class WatchedFile:
    """What became of a file as its `trace` says it was.

    `document` is what its content is in the library, or was where the user has removed it; None
    where it could not be read, for which `reason` says why.
    """

    path: Path
    trace: Trace
    document: DocumentId | None
    reason: str = ""
