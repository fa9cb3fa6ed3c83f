"""Files of arrays: what is written is read, and what is damaged is told."""

import struct
import zlib

import numpy as np
import pytest

from leader_reader.adapters.whoosh_index.arrays import (
    ArraysDamaged,
    read_arrays,
    small,
    write_arrays,
)

ARRAYS = {
    "none": np.zeros(0, np.uint32),
    "bytes": np.arange(200, dtype=np.uint8),
    "big": np.arange(5, dtype=">u8"),
    "floats": np.array([0.5, -1], np.float32),
    "last": np.zeros(0, np.uint8),
}


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "some.lrx"
    assert write_arrays(path, ARRAYS, {"name": "some"}) == path.stat().st_size
    return path


def test_what_is_written_is_read(path):
    read = read_arrays(path)
    assert read.kept == {"name": "some"}
    for name, array in ARRAYS.items():
        assert read[name].tolist() == array.tolist()
        assert read[name].dtype.kind == array.dtype.kind
        assert not read[name].flags.writeable
    read.verify()
    with pytest.raises(ArraysDamaged):
        read["another"]


def test_every_flip_is_found(path):
    whole = path.read_bytes()
    padding = padded(path)
    for at in range(len(whole)):
        path.write_bytes(whole[:at] + bytes([whole[at] ^ (1 << at % 8)]) + whole[at + 1 :])
        if at in padding:
            read_arrays(path).verify()
            continue
        with pytest.raises(ArraysDamaged):
            read_arrays(path).verify()


def padded(path):
    """Return the places of the file that belong to nothing."""
    whole = path.read_bytes()
    first = 20 + int.from_bytes(whole[12:16], "little")
    base, used = first + -first % 64, set(range(first))
    for array in ARRAYS.values():
        used |= set(range(base, base + array.nbytes))
        base += array.nbytes + -array.nbytes % 64
    return set(range(len(whole))) - used


def test_every_truncation_is_found(path):
    whole = path.read_bytes()
    for length in range(len(whole)):
        path.write_bytes(whole[:length])
        with pytest.raises(ArraysDamaged):
            read_arrays(path).verify()


@pytest.mark.parametrize("body", [b"", b"x", b"%PDF-1.7" * 20, bytes(4096), b"\xff" * 4096])
def test_foreign_files_are_told(path, body):
    path.write_bytes(body)
    with pytest.raises(ArraysDamaged):
        read_arrays(path)


@pytest.mark.parametrize(
    "table",
    [
        *("null", "[]", "{}", '{"arrays":[],"kept":{}}', '{"arrays":{"a":1},"kept":{}}'),
        '{"arrays":{"a":["O",1,0,0]},"kept":{}}',
        '{"arrays":{"a":["<u4",1000000000000,0,0]},"kept":{}}',
        '{"arrays":{"a":["<u4",1,-64,0]},"kept":{}}',
        '{"arrays":{"a":["<u4",-5,0,0]},"kept":{}}',
    ],
)
def test_a_table_that_makes_no_sense_is_told(path, table):
    raw = table.encode()
    head = struct.pack("<8sIII", b"LRarrays", 1, len(raw), zlib.crc32(raw))
    path.write_bytes(head + raw + bytes(256))
    with pytest.raises(ArraysDamaged):
        read_arrays(path).verify()


@pytest.mark.parametrize(
    ("most", "kind"), [(0, "u1"), (255, "u1"), (256, "u2"), (65_536, "u4"), (1 << 32, "u8")]
)
def test_numbers_get_the_smallest_type(most, kind):
    assert small(np.array([0, most])).dtype == kind
    assert small(np.array([0, most])).tolist() == [0, most]
    assert small(np.zeros(0, np.int64)).dtype == "u1"
