"""Draws the pages of a PDF in grey, as text recognition wants them: about 300 dots an inch."""

import ctypes
import math
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

DOTS = 300
"""Dots an inch, which Tesseract is made for."""
MOST_PIXELS = 20_000_000
"""The most that a page is drawn with: A3 at 300 dots has 17 million."""
MOST_SIDE = 30_000
"""Tesseract takes pictures of up to 32,767 pixels a side."""

_POINTS = 72
_LONGEST_TAG = 80


@dataclass(frozen=True, slots=True)
class PagePicture:
    """A page drawn: a PGM file, and how many pixels of it make a point.

    `width` and `height` are those of the displayed page in points; `turn` is by how much the
    picture was turned from it (degrees clockwise).
    """

    number: int
    width: float
    height: float
    scale: float
    turn: int = 0
    image: bytes = field(repr=False, default=b"")


def draw_page(document: pdfium.PdfDocument, number: int, turn: int = 0) -> PagePicture:
    """Draw page `number` (from 1). Raises PdfiumError where it is damaged or has no size."""
    page = document[number - 1]
    try:
        width, height = page.get_size()
        scale = _scale(width, height)
        bitmap = page.render(
            scale=scale, rotation=turn, grayscale=True, may_draw_forms=False, draw_annots=False
        )
        try:
            return PagePicture(number, width, height, scale, turn, _pgm(bitmap))
        finally:
            bitmap.close()
    finally:
        page.close()


def _scale(width: float, height: float) -> float:
    if not (math.isfinite(width) and math.isfinite(height) and min(width, height) > 0):
        raise pdfium.PdfiumError("not a size for a page")
    by_area = math.sqrt(MOST_PIXELS / (width * height))
    return min(DOTS / _POINTS, by_area, MOST_SIDE / max(width, height))


def _pgm(bitmap: pdfium.PdfBitmap) -> bytes:
    """Return a grey bitmap as a PGM file (https://netpbm.sourceforge.net/doc/pgm.html)."""
    width, height, stride = bitmap.width, bitmap.height, bitmap.stride
    grey = memoryview(bitmap.buffer).cast("B")
    head = b"P5 %d %d 255\n" % (width, height)
    if stride == width:
        return head + bytes(grey[: width * height])
    rows = (bytes(grey[at * stride : at * stride + width]) for at in range(height))
    return head + b"".join(rows)


def stated_language(path: Path) -> str:
    """Return the language that a PDF says it is in ("en-GB"), "" where it does not."""
    try:
        document = pdfium.PdfDocument(path)
    except (OSError, pdfium.PdfiumError):
        return ""
    try:
        room = ctypes.create_string_buffer(_LONGEST_TAG)
        units = ctypes.cast(room, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
        count = pdfium_c.FPDFCatalog_GetLanguage(document.raw, units, _LONGEST_TAG)
        told = room.raw[: max(0, min(count, _LONGEST_TAG) - 2)]
        return told.decode("utf-16-le", "replace")
    finally:
        document.close()
