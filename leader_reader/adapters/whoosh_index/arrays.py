"""Files of named arrays: written once, checked, and mapped into memory as they stand.

A file is a fixed head (magic number, version, length and checksum of the table), a table in JSON
(type, length, place and checksum of each array, and what else is to be kept), and the arrays
themselves, little-endian, each at a multiple of 64 bytes. Nothing in it can run code.
"""

import json
import mmap
import os
import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Array = NDArray[Any]

VERSION = 1
_MAGIC = b"LRarrays"
_HEAD = struct.Struct("<8sIII")  # magic, version, bytes of the table, its checksum
_ALIGN = 64
_KINDS = frozenset("uif")


class ArraysDamaged(Exception):
    """A file of arrays is not one of ours, or not whole."""


@dataclass(frozen=True, slots=True)
class Arrays:
    """An opened file: arrays that are views of it, and the small things kept beside them."""

    path: Path
    arrays: Mapping[str, Array]
    kept: Mapping[str, Any]
    checksums: Mapping[str, int]
    mapped: mmap.mmap

    def release(self) -> None:
        """Let the system have the memory that the file stands in; what is needed is there again.

        Nothing is read anew: the pages stay in the system's own cache as long as it has room.
        """
        if hasattr(mmap, "MADV_DONTNEED"):
            self.mapped.madvise(mmap.MADV_DONTNEED)

    def __getitem__(self, name: str) -> Array:
        try:
            return self.arrays[name]
        except KeyError:
            raise ArraysDamaged(self.path.name) from None

    def verify(self, names: Iterable[str] | None = None) -> None:
        """Read every byte of some arrays, or of all.

        Raises ArraysDamaged where one is not what was written.
        """
        for name in self.arrays if names is None else names:
            if _checksum(self[name]) != self.checksums[name]:
                raise ArraysDamaged(self.path.name)


def write_arrays(path: Path, arrays: Mapping[str, Array], kept: Mapping[str, Any]) -> int:
    """Write a file so that it is on the disk when this returns; return its length in bytes."""
    plain = {name: _plain(array) for name, array in arrays.items()}
    table = _table(plain, kept)
    head = _HEAD.pack(_MAGIC, VERSION, len(table), zlib.crc32(table))
    with path.open("wb", buffering=1 << 20) as file:
        file.write(head + table)
        for array in plain.values():
            file.write(bytes(-file.tell() % _ALIGN))
            file.write(array.data.cast("B") if array.nbytes else b"")
        length = file.tell()
        file.flush()
        os.fsync(file.fileno())
    return length


def read_arrays(path: Path) -> Arrays:
    """Map a file into memory. Raises ArraysDamaged, or OSError where it cannot be read."""
    with path.open("rb") as file:
        try:
            mapped = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        except ValueError:  # it is empty
            raise ArraysDamaged(path.name) from None
    try:
        return _read(path, mapped)
    except (struct.error, ValueError, TypeError, KeyError, AttributeError) as error:
        raise ArraysDamaged(path.name) from error


def resident() -> int:
    """Return the bytes of this process that are in memory; 0 where the system does not say."""
    try:
        with open("/proc/self/statm", "rb", buffering=0) as file:  # noqa: PTH123 - asked often
            pages = int(file.read().split()[1])
    except (OSError, ValueError, IndexError):
        return 0
    return pages * mmap.PAGESIZE


def _read(path: Path, mapped: mmap.mmap) -> Arrays:
    magic, version, size, checksum = _HEAD.unpack_from(mapped)
    table = mapped[_HEAD.size : _HEAD.size + size]
    if (magic, version) != (_MAGIC, VERSION) or zlib.crc32(table) != checksum:
        raise ArraysDamaged(path.name)
    found = json.loads(table)
    first = _HEAD.size + size
    arrays = {
        name: np.frombuffer(mapped, _type(kind), count, _aligned(first) + place)
        for name, (kind, count, place, _) in found["arrays"].items()
    }
    checksums = {name: row[3] for name, row in found["arrays"].items()}
    return Arrays(path, arrays, found["kept"], checksums, mapped)


def _type(kind: str) -> np.dtype[Any]:
    found = np.dtype(kind)
    if found.kind not in _KINDS:
        raise ValueError(kind)
    return found


def _table(arrays: Mapping[str, Array], kept: Mapping[str, Any]) -> bytes:
    rows: dict[str, tuple[str, int, int, int]] = {}
    place = 0
    for name, array in arrays.items():
        rows[name] = (array.dtype.str, len(array), place, _checksum(array))
        place = _aligned(place + array.nbytes)
    return json.dumps({"arrays": rows, "kept": kept}, separators=(",", ":")).encode()


def _plain(array: Array) -> Array:
    """Return an array in one piece, with the byte order of the file."""
    return np.ascontiguousarray(array, array.dtype.newbyteorder("<"))


def _checksum(array: Array) -> int:
    return zlib.crc32(np.ascontiguousarray(array).data.cast("B")) if array.nbytes else 0


def _aligned(place: int) -> int:
    return place + -place % _ALIGN


def small(values: Array) -> Array:
    """Return whole numbers from 0 up in the smallest type that holds them all."""
    most = int(values.max()) if len(values) else 0
    return values.astype(np.min_scalar_type(most))
