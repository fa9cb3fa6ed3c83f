"""Writes pixels as a PNG file: https://www.w3.org/TR/png-3/, colour type 2, without filters."""

import struct
import zlib

import numpy as np

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_METRE = 39.3701
"""Inches."""


def encode_png(pixels: bytes, width: int, height: int, dots: float) -> bytes:
    """Return `height` rows of `width` pixels as a PNG of `dots` per inch.

    Pixels are blue, green, red and one byte unused. Raises ValueError where they are not as many.
    """
    found = np.frombuffer(pixels, np.uint8).reshape(height, width, 4)
    rows = np.zeros((height, 1 + 3 * width), np.uint8)
    rows[:, 1:] = found[:, :, 2::-1].reshape(height, 3 * width)
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    density = round(dots * _METRE)
    chunks = (
        (b"IHDR", head),
        (b"pHYs", struct.pack(">IIB", density, density, 1)),
        (b"IDAT", zlib.compress(rows.tobytes(), 6)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(name, content) for name, content in chunks)


def _chunk(name: bytes, content: bytes) -> bytes:
    check = zlib.crc32(content, zlib.crc32(name))
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", check)
