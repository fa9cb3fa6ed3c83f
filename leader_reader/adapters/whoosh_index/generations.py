"""Which segments make up the index: a small file a generation, put in place in one step.

A generation is written beside the others, brought to the disk, and only then given its name; so
whoever is killed in between leaves the one before. Files that no generation names are swept away.
"""

import json
import os
import re
import zlib
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from leader_reader.adapters.whoosh_index.marking import VERSION
from leader_reader.adapters.whoosh_index.segment import ENDING

_FORMAT = "leader-reader-index"
_NAME = re.compile(r"generation-(\d{10})\.json\Z")
_GONE = ".gone"
_RETRIES = 5


class NoGeneration(Exception):
    """The folder holds no whole generation of this version."""


@dataclass(frozen=True, slots=True)
class SegmentEntry:
    """A segment in a generation: its passages, and the file of those deleted, "" for none."""

    name: str
    passages: int
    deleted: str = ""
    deletions: int = 0

    @property
    def live(self) -> int:
        return self.passages - self.deletions


@dataclass(frozen=True, slots=True)
class Generation:
    """The index at one moment."""

    number: int
    segments: tuple[SegmentEntry, ...] = ()


def newest(folder: Path) -> Generation:
    """Return the newest generation. Raises NoGeneration where it is not whole or there is none.

    An older one would do for a search, but lacks what has been reported as indexed since.
    """
    for _ in range(_RETRIES):
        number = latest(folder)
        try:
            return _read(folder / _file(number), number)
        except FileNotFoundError:  # there is a newer one already, or none at all
            continue
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise NoGeneration(folder.name) from error
    raise NoGeneration(folder.name)


def latest(folder: Path) -> int:
    """Return the number of the newest generation, whole or not; -1 where there is none."""
    return max(_numbers(folder), default=-1)


def is_newest(folder: Path, number: int) -> bool:
    """Tell whether a generation is still the newest: it is there, and the next is not.

    Whatever comes after it sweeps it away; asked before each search, so no names are listed.
    """
    is_there, start = os.access, f"{folder}{os.sep}"
    newer = is_there(start + _file(number + 1), os.F_OK)
    return not newer and is_there(start + _file(number), os.F_OK)


def put(folder: Path, generation: Generation) -> None:
    """Make `generation` the newest; it is on the disk when this returns."""
    body = {
        "format": _FORMAT,
        "version": VERSION,
        "generation": generation.number,
        "segments": [
            [each.name, each.passages, each.deleted, each.deletions] for each in generation.segments
        ],
    }
    text = json.dumps(body, separators=(",", ":")).encode()
    made = folder / f"{_file(generation.number)}.new"
    with made.open("wb") as file:
        file.write(b"%08x\n" % zlib.crc32(text) + text)
        file.flush()
        os.fsync(file.fileno())
    made.replace(folder / _file(generation.number))
    _settle(folder)


def sweep(folder: Path, generation: Generation) -> None:
    """Delete the files that `generation` does not need; what is still open stays for now."""
    needed = {_file(generation.number)}
    needed |= {each.name + ENDING for each in generation.segments}
    needed |= {each.deleted for each in generation.segments if each.deleted}
    for path in _ours(folder):
        if path.name not in needed:
            with suppress(OSError):
                path.unlink()


def deletions_file(name: str, number: int) -> str:
    """Return the name of the file that says which passages of a segment are deleted."""
    return f"{name}-{number}{_GONE}"


def _read(path: Path, number: int) -> Generation:
    head, text = path.read_bytes().split(b"\n", 1)
    if int(head, 16) != zlib.crc32(text):
        raise ValueError(path.name)
    body = json.loads(text)
    if (body["format"], body["version"], body["generation"]) != (_FORMAT, VERSION, number):
        raise ValueError(path.name)
    return Generation(number, tuple(SegmentEntry(*row) for row in body["segments"]))


def _numbers(folder: Path) -> Iterable[int]:
    with suppress(OSError):
        names = os.listdir(folder)  # noqa: PTH208 - asked before each search
        return [int(found[1]) for name in names if (found := _NAME.match(name))]
    return []


def _file(number: int) -> str:
    return f"generation-{number:010}.json"


def _ours(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.suffix in (ENDING, _GONE, ".new") or _NAME.match(path.name):
            yield path


def _settle(folder: Path) -> None:
    """Bring the folder's own list of names to the disk, where the system can."""
    with suppress(OSError, PermissionError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
