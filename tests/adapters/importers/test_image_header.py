import struct

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.importers.image_header import ImageHeader, image_header
from tests.adapters.importers.images import png

JPEG = (
    b"\xff\xd8\xff\xe0\x00\x10JFIF"
    + bytes(10)
    + b"\xff\xff\xff\xc2\x00\x11\x08\x00\xc8\x01\x2c\x03"
)
WEBP = b"RIFF\x00\x00\x00\x00WEBP"


@pytest.mark.parametrize(
    ("head", "found"),
    [
        (png(30, 20), ("png", 30, 20)),
        (JPEG + bytes(9), ("jpeg", 300, 200)),
        (b"GIF89a" + struct.pack("<HH", 7, 9), ("gif", 7, 9)),
        (b"BM" + bytes(16) + struct.pack("<ii", 12, -8), ("bmp", 12, 8)),
        (WEBP + b"VP8X" + bytes(8) + b"\x63\x00\x00\x31\x00\x00", ("webp", 100, 50)),
        (WEBP + b"VP8L" + bytes(5) + struct.pack("<I", 99 | 49 << 14), ("webp", 100, 50)),
        (WEBP + b"VP8 " + bytes(10) + struct.pack("<HH", 100, 50), ("webp", 100, 50)),
    ],
)
def test_format_and_size(head, found):
    assert image_header(head) == ImageHeader(*found)


@pytest.mark.parametrize(
    "head",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'/>",
        png(0, 20),
        png(30, 20)[:20],
        b"\x89PNG\r\n\x1a\n" + bytes(8) + struct.pack(">II", 30_000, 30_000),
        JPEG[:20],
        b"\xff\xd8\xff\xe0\x00\x00" * 9,
        WEBP + b"ANIM" + bytes(20),
        b"RIFF\x00\x00\x00\x00WAVE" + bytes(20),
    ],
)
def test_what_cannot_be_shown_has_none(head):
    assert image_header(head) is None


@given(st.sampled_from([b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"GIF8", b"BM", WEBP]), st.binary())
def test_no_bytes_are_too_odd(magic, rest):
    found = image_header(magic + rest)
    assert found is None or found.width * found.height > 0
