"""Writes a file whole or not at all."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from leader_reader.services.exporting import unfinished


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Open a temporary file beside `path` and put it in its place once all is written.

    Where anything is raised the temporary file goes and `path` stays as it was. A link is
    followed, so that the file it points to is replaced and not the link. Raises OSError.
    """
    target = path.resolve()
    temporary = unfinished(target)
    try:
        with temporary.open("wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        temporary.replace(target)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise
