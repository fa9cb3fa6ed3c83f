"""The characters of a PDF page with their places, turned upright and cut to the visible page."""

import ctypes
import math
import unicodedata
from array import array
from collections import Counter
from dataclasses import dataclass

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.importers.pdf.accents import compose_accents
from leader_reader.adapters.importers.pdf.placed import PlacedText, Places, page_places
from leader_reader.adapters.importers.symbols import symbol_character

SOFT_HYPHEN = "\u00ad"
"""How a hyphen that may be there only because the line ended is kept until lines are joined."""
MAX_CHARACTERS = 200_000
"""The most characters of one page that are read; a full page of print has about 6,000."""
NEWLINES = (10, 13)

_LIGATURES = {
    0xFB00 + at: text for at, text in enumerate(("ff", "fi", "fl", "ffi", "ffl", "st", "st"))
}
_BROKEN_SHARE = 0.5
_SAMPLES = 200
_ANGLES = (0, 90, 180, 270)
_SPACE = 32
_SOFT = 0xAD
_PLAIN_END = 0xD800
_BLANKS = (9, 10, 13)
_HIGH_SURROGATES = range(0xD800, 0xDC00)
_LOW_SURROGATES = range(0xDC00, 0xE000)
_PRIVATE = range(0xE000, 0xF900)
_SYMBOLS = range(0xF000, 0xF100)
_PRESENTATION = (range(0xFB1D, 0xFE00), range(0xFE70, 0xFEFF))
_UNKNOWN = (0xFFFD, 0xFFFF, 0xFEFF, 0)
_LAM = 0x644
_ALEFS = (0x622, 0x623, 0x625, 0x627)
_PDFIUM_HYPHENS = (0x02, 0xFFFE, _SOFT)

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from the upright page's top left corner."""


@dataclass(frozen=True, slots=True)
class Page:
    """One page's characters in the order of its content. `boxes` is None for what is not seen.

    `codes` are what PDFium gives for each character: UTF-16 units; `places` are where it has
    them. `number` counts from 1. `area` is the page as PDF has it, `turn` what sets it upright.
    """

    number: int
    width: float
    height: float
    codes: list[int]
    places: Places
    boxes: list[Box | None]
    handle: ctypes.c_void_p
    area: Box = (0.0, 0.0, 0.0, 0.0)
    turn: int = 0


def read_page(page: pdfium.PdfPage, text: pdfium.PdfTextPage, number: int) -> Page | None:
    """Return the characters of `page`, or None where its text layer cannot be read as words."""
    raw = text.raw
    count = min(pdfium_c.FPDFText_CountChars(raw), MAX_CHARACTERS)
    if count <= 0 or _is_broken(raw, count):
        return None
    turn = _main_angle(raw, count)
    left, bottom, right, top = page.get_bbox()
    width, height = right - left, top - bottom
    if turn in (90, 270):
        width, height = height, width
    codes = [pdfium_c.FPDFText_GetUnicode(raw, at) for at in range(count)]
    boxes = _boxes(raw, count, (left, bottom, right, top), turn)
    seen = [_visible(box, width, height) for box in boxes]
    places = page_places(number, count)
    _mend_lam_alef(codes, places, seen)
    compose_accents(codes, places, seen)
    area = (left, bottom, right, top)
    return Page(number, width, height, codes, places, seen, raw, area, turn)


def font_size(raw: ctypes.c_void_p, at: int) -> float:
    """Return the size in points in which the character is set, its matrix included."""
    matrix = pdfium_c.FS_MATRIX()
    size = float(pdfium_c.FPDFText_GetFontSize(raw, at))
    if pdfium_c.FPDFText_GetMatrix(raw, at, ctypes.byref(matrix)):
        return size * math.hypot(matrix.c, matrix.d)
    return size


def font_name(raw: ctypes.c_void_p, at: int) -> str:
    """Return the name of the font that the character is set in, in lower case."""
    buffer = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    if not pdfium_c.FPDFText_GetFontInfo(raw, at, buffer, 128, ctypes.byref(flags)):
        return ""
    return buffer.value.decode("latin-1").lower()


def is_bold(raw: ctypes.c_void_p, at: int, name: str) -> bool:
    """Tell whether the character is set bold, by its weight or by its font's `name`."""
    if pdfium_c.FPDFText_GetFontWeight(raw, at) >= 600:  # noqa: PLR2004 - semi-bold in OpenType
        return True
    marks = ("bold", "black", "heavy", "-bd", ".b+", "cmbx")
    return name.endswith(".b") or any(mark in name for mark in marks)


def decoded(codes: list[int], places: Places) -> PlacedText:
    """Return the text of `codes`: pairs joined, ligatures folded, nothing unprintable.

    A hyphen at the end of a line comes back as SOFT_HYPHEN. A pair has the place of its first.
    """
    if codes and min(codes) >= _SPACE and max(codes) < _PLAIN_END and _SOFT not in codes:
        return PlacedText("".join(map(chr, codes)), places)
    written: list[str] = []
    found = array("q")
    high = 0
    for at, code in enumerate(codes):
        pair = code in _LOW_SURROGATES and high
        if pair:
            written.append(chr(0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00)))
            found.append(places[at - 1])
        elif code not in _HIGH_SURROGATES:
            written.append(_character(code))
            found.extend([places[at]] * len(written[-1]))
        high = code if code in _HIGH_SURROGATES else 0
    return PlacedText("".join(written), found)


def _character(code: int) -> str:
    """Return what one code below U+D800 or from U+E000 on stands for."""
    if code in _PDFIUM_HYPHENS:
        return SOFT_HYPHEN
    if code < _SPACE or code in _UNKNOWN or code in _LOW_SURROGATES:
        return " " if code in _BLANKS else ""
    if code in _PRIVATE:
        return symbol_character(code, "symbol") if code in _SYMBOLS else ""
    if code in _LIGATURES:
        return _LIGATURES[code]
    folded = any(code in forms for forms in _PRESENTATION)
    return unicodedata.normalize("NFKC", chr(code)) if folded else chr(code)


def _is_broken(raw: ctypes.c_void_p, count: int) -> bool:
    """Tell whether half of the characters have no known meaning (a damaged ToUnicode table)."""
    places = range(0, count, max(1, count // _SAMPLES))
    wrong = seen = 0
    for at in places:
        code = pdfium_c.FPDFText_GetUnicode(raw, at)
        if code in (*_BLANKS, _SPACE):
            continue
        seen += 1
        mapped = pdfium_c.FPDFText_HasUnicodeMapError(raw, at) != 1
        wrong += not mapped or code in _UNKNOWN or code in _PRIVATE
    return seen > 0 and wrong > _BROKEN_SHARE * seen


def _main_angle(raw: ctypes.c_void_p, count: int) -> int:
    """Return the turn (0, 90, 180, 270 clockwise) that sets most of the characters upright.

    PDFium's angles are clockwise too, so the turn is the rest of the circle.
    """
    angles: Counter[int] = Counter()
    for at in range(0, count, max(1, count // _SAMPLES)):
        angle = pdfium_c.FPDFText_GetCharAngle(raw, at)
        if angle >= 0:
            angles[-round(math.degrees(angle) / 90) * 90 % 360] += 1
    return angles.most_common(1)[0][0] if angles else 0


def turned(box: Box, area: Box, turn: int) -> Box:
    """Return a place on a page as (left, top, right, bottom) of the upright page.

    `box` and the page's `area` are (left, bottom, right, top) as PDF has them.
    """
    left, bottom, right, top = area
    if turn == 0:
        return box[0] - left, top - box[3], box[2] - left, top - box[1]
    if turn == 90:  # noqa: PLR2004
        return box[1] - bottom, box[0] - left, box[3] - bottom, box[2] - left
    if turn == 180:  # noqa: PLR2004
        return right - box[2], box[1] - bottom, right - box[0], box[3] - bottom
    return top - box[3], right - box[2], top - box[1], right - box[0]


def _boxes(raw: ctypes.c_void_p, count: int, area: Box, turn: int) -> list[Box | None]:
    left, top = area[0], area[3]
    found = pdfium_c.FS_RECTF()
    pointer = ctypes.byref(found)
    boxes: list[Box | None] = []
    for at in range(count):
        if not pdfium_c.FPDFText_GetLooseCharBox(raw, at, pointer):
            boxes.append(None)
        elif turn:
            place = found.left, found.bottom, found.right, found.top
            boxes.append(turned(place, area, turn))
        else:
            boxes.append(
                (found.left - left, top - found.top, found.right - left, top - found.bottom)
            )
    return boxes


def _mend_lam_alef(codes: list[int], places: Places, boxes: list[Box | None]) -> None:
    """Put lam before alef where PDFium took their one glyph apart in the order of the eye."""
    for at in range(len(codes) - 1):
        if codes[at] in _ALEFS and codes[at + 1] == _LAM and boxes[at] == boxes[at + 1]:
            codes[at], codes[at + 1] = codes[at + 1], codes[at]
            places[at], places[at + 1] = places[at + 1], places[at]


def _visible(box: Box | None, width: float, height: float) -> Box | None:
    if box is None or box[2] <= box[0] or box[3] <= box[1]:
        return None
    inside = box[2] > 0 and box[0] < width and box[3] > 0 and box[1] < height
    return box if inside else None
