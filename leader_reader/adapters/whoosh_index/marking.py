"""Whether a folder holds an index of ours: a small mark, read without loading Whoosh.

Whoever changes the library looks here when it opens: where there is no sound mark, the store
first lists everything as unindexed, and only then is an index made. So a crash in between costs
time and never an entry.
"""

import json
import shutil
from pathlib import Path

from leader_reader.domain.errors import LeaderReaderError

VERSION = 5
"""Goes up when the schema or the analysis changes; an index of another version is made anew."""

_MARK = "leader-reader-index.json"


class IndexDamaged(LeaderReaderError):
    """The search index cannot be read; it is a cache, and made anew from the library."""


def is_ours(folder: Path) -> bool:
    """Tell whether `folder` holds an index of this version."""
    try:
        mark = json.loads((folder / _MARK).read_text("utf-8"))
    except (OSError, ValueError):
        return False
    return mark == {"version": VERSION} and any(folder.glob("generation-*.json"))


def mark(folder: Path) -> None:
    """Say that `folder` now holds an index of this version."""
    (folder / _MARK).write_text(json.dumps({"version": VERSION}), "utf-8")


def unmark(folder: Path) -> None:
    """Say that what `folder` holds is of no use, so that it is made anew."""
    (folder / _MARK).unlink(missing_ok=True)


def wipe(folder: Path) -> None:
    """Empty `folder`, its mark first."""
    unmark(folder)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
