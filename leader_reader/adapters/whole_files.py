"""Writes files so that each is there whole or not at all, and clears away what was cut short."""

import os
import re
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

ABANDONED = 3600.0
"""Seconds after which nobody is still writing a file; the longest original takes minutes."""

_PREFIX = ".unfinished-"
_UNFINISHED = re.compile(r"\.(?:unfinished-)?[a-z0-9_]{8}")


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """Give a file to write, which takes the place of `target` once all is on the disk.

    Where that fails there is no trace of it. Raises OSError.
    """
    written = False
    with NamedTemporaryFile(dir=target.parent, prefix=_PREFIX, delete=False) as file:
        place = Path(file.name)
    try:
        with place.open("wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        place.replace(target)
        written = True
    finally:
        if not written:
            place.unlink(missing_ok=True)


def clear_unfinished(folder: Path, age: float = ABANDONED) -> int:
    """Remove what a process that was ended left half written in `folder`; return how many.

    What is younger than `age` seconds may still be written and stays.
    """
    cleared = 0
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(".") and _is_abandoned(entry, age):
                with suppress(OSError):
                    Path(entry.path).unlink()
                    cleared += 1
    return cleared


def _is_abandoned(entry: os.DirEntry[str], age: float) -> bool:
    if not _UNFINISHED.fullmatch(entry.name) or not entry.is_file(follow_symlinks=False):
        return False
    with suppress(OSError):
        return time.time() - entry.stat(follow_symlinks=False).st_mtime > age
    return False
