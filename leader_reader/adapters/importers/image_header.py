"""What the first bytes of an image say: its format and its size, without decoding it."""

from typing import NamedTuple

HEAD = 1 << 18
"""Bytes in which the size of an image is looked for; cameras put much before a JPEG's."""
MOST_PIXELS = 40_000_000
"""Images of more pixels are not shown."""

_JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_JPEG_BARE = frozenset((0x01, *range(0xD0, 0xD9)))


class ImageHeader(NamedTuple):
    """`format` is "png", "jpeg", "gif", "bmp" or "webp"; the size is in pixels."""

    format: str
    width: int
    height: int


def image_header(head: bytes) -> ImageHeader | None:
    """Return what an image's first bytes say; None for what is not shown, and for nonsense."""
    found = next((read(head) for magic, read in _FORMATS if head.startswith(magic)), None)
    if found is None or not 0 < found.width * found.height <= MOST_PIXELS:
        return None
    return found


def _png(head: bytes) -> ImageHeader:
    return ImageHeader("png", _big(head[16:20]), _big(head[20:24]))


def _gif(head: bytes) -> ImageHeader:
    return ImageHeader("gif", _little(head[6:8]), _little(head[8:10]))


def _bmp(head: bytes) -> ImageHeader:
    height = int.from_bytes(head[22:26], "little", signed=True)
    return ImageHeader("bmp", _little(head[18:22]), abs(height))


def _webp(head: bytes) -> ImageHeader | None:
    kind = head[12:16]
    if head[8:12] != b"WEBP":
        return None
    if kind == b"VP8X":
        return ImageHeader("webp", _little(head[24:27]) + 1, _little(head[27:30]) + 1)
    if kind == b"VP8L":
        bits = _little(head[21:25])
        return ImageHeader("webp", (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1)
    if kind == b"VP8 ":
        return ImageHeader("webp", _little(head[26:28]) & 0x3FFF, _little(head[28:30]) & 0x3FFF)
    return None


def _jpeg(head: bytes) -> ImageHeader | None:
    """Go from segment to segment to the one that has the size."""
    at = 2
    while at + 9 <= len(head):
        if head[at] != 0xFF:  # noqa: PLR2004 - each segment begins so
            return None
        kind = head[at + 1]
        if kind in _JPEG_SIZES:
            return ImageHeader("jpeg", _big(head[at + 7 : at + 9]), _big(head[at + 5 : at + 7]))
        if kind == 0xFF:  # noqa: PLR2004 - bytes that only fill
            at += 1
        else:
            at += 2 if kind in _JPEG_BARE else 2 + max(2, _big(head[at + 2 : at + 4]))
    return None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


_FORMATS = (
    (b"\x89PNG\r\n\x1a\n", _png),
    (b"\xff\xd8\xff", _jpeg),
    (b"GIF8", _gif),
    (b"BM", _bmp),
    (b"RIFF", _webp),
)
