"""The annotations of a PDF page as they stand in the file, read through PDFium.

PDF 1.7 (ISO 32000-1), 12.5; the corners of quads come in any order, which programs do not agree on.
"""

import ctypes
import json
import math
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.importers.blocks import clean_text, without_controls
from leader_reader.adapters.pdf_pages.geometry import Geometry
from leader_reader.domain.found_mark import MarkKind
from leader_reader.services.pages import Rect

MAX_ON_PAGE = 5_000
"""The most annotations of a page that are looked at."""
MAX_QUADS = 1_000
"""The most quads of one annotation that are read: a page of print has about 60 lines."""

NO_TURN = -1
"""What an annotation answers to that answers to none."""

_KINDS = {
    pdfium_c.FPDF_ANNOT_HIGHLIGHT: MarkKind.HIGHLIGHT,
    pdfium_c.FPDF_ANNOT_UNDERLINE: MarkKind.UNDERLINE,
    pdfium_c.FPDF_ANNOT_STRIKEOUT: MarkKind.STRIKEOUT,
    pdfium_c.FPDF_ANNOT_SQUIGGLY: MarkKind.SQUIGGLY,
    pdfium_c.FPDF_ANNOT_SQUARE: MarkKind.AREA,
    pdfium_c.FPDF_ANNOT_CIRCLE: MarkKind.AREA,
    pdfium_c.FPDF_ANNOT_POLYGON: MarkKind.AREA,
}
_WITH_WORDS = {
    pdfium_c.FPDF_ANNOT_TEXT: MarkKind.NOTE,
    pdfium_c.FPDF_ANNOT_FREETEXT: MarkKind.NOTE,
    pdfium_c.FPDF_ANNOT_CARET: MarkKind.NOTE,
    pdfium_c.FPDF_ANNOT_INK: MarkKind.AREA,
    pdfium_c.FPDF_ANNOT_STAMP: MarkKind.AREA,
    pdfium_c.FPDF_ANNOT_LINE: MarkKind.AREA,
    pdfium_c.FPDF_ANNOT_POLYLINE: MarkKind.AREA,
}
"""What is a mark only where something is written with it, or answered to it."""
_UNSEEN = pdfium_c.FPDF_ANNOT_FLAG_HIDDEN | pdfium_c.FPDF_ANNOT_FLAG_NOVIEW

_LONGEST = 20_000
"""Characters of the longest note."""
_MOST_TAGS, _LONGEST_TAG = 30, 100
_LONGEST_NAME = 200
_SIDES = 4
_DATE = re.compile(
    r"(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:([+\-Z])(?:(\d\d)'?(?:(\d\d)'?)?)?)?"
)


@dataclass(frozen=True, slots=True)
class Annot:
    """One annotation that is a mark or says something of one.

    `quads` and `rect` are places of the displayed page, NaN and the like left out. `answers` is
    the number on the page of the annotation that it answers or, where `grouped`, belongs to;
    `state` says that it only notes a state of review, `bare` that nothing is marked by it alone,
    without words.
    """

    number: int
    kind: MarkKind
    quads: tuple[Rect, ...]
    rect: Rect | None
    words: str = ""
    creator: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    colour: str = ""
    tags: tuple[str, ...] = ()
    answers: int = NO_TURN
    grouped: bool = False
    state: bool = False
    bare: bool = False


def count_marks(page: pdfium.PdfPage) -> int:
    """Return how many marks there are on `page`; answers to them are no marks themselves."""
    found = 0
    for number in range(_count(page)):
        with _opened(page, number) as annot:
            if annot and not pdfium_c.FPDFAnnot_HasKey(annot, b"IRT"):
                found += _is_mark(annot)
    return found


def annots_on(page: pdfium.PdfPage, geometry: Geometry) -> list[Annot]:
    """Return the marks of `page` and what answers to them, as they come in the file."""
    found = []
    for number in range(_count(page)):
        with _opened(page, number) as annot:
            kind = _kind(annot) if annot else None
            if annot and kind is not None:
                found.append(_read(page, annot, number, kind, geometry))
    return found


def _count(page: pdfium.PdfPage) -> int:
    return min(int(pdfium_c.FPDFPage_GetAnnotCount(page.raw)), MAX_ON_PAGE)


@contextmanager
def _opened(page: pdfium.PdfPage, number: int) -> Iterator[ctypes.c_void_p | None]:
    annot = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
    try:
        yield annot
    finally:
        if annot:
            pdfium_c.FPDFPage_CloseAnnot(annot)


def _kind(annot: ctypes.c_void_p) -> MarkKind | None:
    """Return what an annotation is; None where it is not seen or no mark.

    Answers are read though they are marked as hidden, as some programs do.
    """
    hidden = pdfium_c.FPDFAnnot_GetFlags(annot) & _UNSEEN
    if hidden and not pdfium_c.FPDFAnnot_HasKey(annot, b"IRT"):
        return None
    subtype = pdfium_c.FPDFAnnot_GetSubtype(annot)
    return _KINDS.get(subtype) or _WITH_WORDS.get(subtype)


def _is_mark(annot: ctypes.c_void_p) -> bool:
    if _kind(annot) is None:
        return False
    subtype = pdfium_c.FPDFAnnot_GetSubtype(annot)
    return subtype in _KINDS or bool(_words(annot))


def _read(
    page: pdfium.PdfPage, annot: ctypes.c_void_p, number: int, kind: MarkKind, geometry: Geometry
) -> Annot:
    return Annot(
        number,
        kind,
        quads=tuple(_quads(annot, geometry)),
        rect=_rect(annot, geometry),
        words=_words(annot),
        creator=_name(_string(annot, b"T") or _string(annot, b"Zotero:AuthorName")),
        created=pdf_moment(_string(annot, b"CreationDate")),
        modified=pdf_moment(_string(annot, b"M")),
        colour=_colour(annot),
        tags=_tags(_string(annot, b"Zotero:Tags")),
        answers=_answers(page, annot),
        grouped=_string(annot, b"RT") == "Group",
        state=bool(pdfium_c.FPDFAnnot_HasKey(annot, b"StateModel")),
        bare=pdfium_c.FPDFAnnot_GetSubtype(annot) in _WITH_WORDS,
    )


def _words(annot: ctypes.c_void_p) -> str:
    text = _string(annot, b"Contents").replace("\r\n", "\n").replace("\r", "\n")
    return without_controls(text).strip()[:_LONGEST]


def _name(text: str) -> str:
    return clean_text(text)[:_LONGEST_NAME]


def _string(annot: ctypes.c_void_p, key: bytes) -> str:
    """Return a string or name of an annotation, "" where it has none of this `key`."""
    size = pdfium_c.FPDFAnnot_GetStringValue(annot, key, None, 0)
    if size <= 2:  # noqa: PLR2004 - the two bytes that end it
        return ""
    buffer = ctypes.create_string_buffer(size)
    wide = ctypes.cast(buffer, ctypes.POINTER(pdfium_c.FPDF_WCHAR))
    pdfium_c.FPDFAnnot_GetStringValue(annot, key, wide, size)
    return buffer.raw[: size - 2].decode("utf-16-le", "replace")


def _colour(annot: ctypes.c_void_p) -> str:
    """Return an annotation's colour, grey and CMYK turned to RGB.

    PDFium tells it only of annotations that have no picture of their own: that is taken off, in
    memory alone.
    """
    if not pdfium_c.FPDFAnnot_HasKey(annot, b"C"):
        return ""
    pdfium_c.FPDFAnnot_SetAP(annot, pdfium_c.FPDF_ANNOT_APPEARANCEMODE_NORMAL, None)
    parts = [ctypes.c_uint() for _ in range(_SIDES)]
    if not pdfium_c.FPDFAnnot_GetColor(annot, pdfium_c.FPDFANNOT_COLORTYPE_Color, *parts):
        return ""
    return "#" + "".join(f"{min(part.value, 255):02x}" for part in parts[:3])


def _answers(page: pdfium.PdfPage, annot: ctypes.c_void_p) -> int:
    if not pdfium_c.FPDFAnnot_HasKey(annot, b"IRT"):
        return NO_TURN
    other = pdfium_c.FPDFAnnot_GetLinkedAnnot(annot, b"IRT")
    if not other:
        return NO_TURN
    try:
        return int(pdfium_c.FPDFPage_GetAnnotIndex(page.raw, other))
    finally:
        pdfium_c.FPDFPage_CloseAnnot(other)


def _quads(annot: ctypes.c_void_p, geometry: Geometry) -> Iterator[Rect]:
    if not pdfium_c.FPDFAnnot_HasAttachmentPoints(annot):
        return
    points = pdfium_c.FS_QUADPOINTSF()
    pointer = ctypes.byref(points)
    for at in range(min(pdfium_c.FPDFAnnot_CountAttachmentPoints(annot), MAX_QUADS)):
        if pdfium_c.FPDFAnnot_GetAttachmentPoints(annot, at, pointer):
            corners = (
                (points.x1, points.y1),
                (points.x2, points.y2),
                (points.x3, points.y3),
                (points.x4, points.y4),
            )
            seen = _seen(corners, geometry)
            if seen is not None:
                yield seen


def _rect(annot: ctypes.c_void_p, geometry: Geometry) -> Rect | None:
    found = pdfium_c.FS_RECTF()
    if not pdfium_c.FPDFAnnot_GetRect(annot, ctypes.byref(found)):
        return None
    return _seen(((found.left, found.bottom), (found.right, found.top)), geometry)


def _seen(corners: tuple[tuple[float, float], ...], geometry: Geometry) -> Rect | None:
    """Return the part of the displayed page between some corners; None where it is none."""
    if not all(math.isfinite(side) for corner in corners for side in corner):
        return None
    places = [geometry.place(x, y) for x, y in corners]
    across = [min(max(x, 0.0), geometry.width) for x, _ in places]
    down = [min(max(y, 0.0), geometry.height) for _, y in places]
    found = min(across), min(down), max(across), max(down)
    return found if found[0] < found[2] and found[1] < found[3] else None


def _tags(text: str) -> tuple[str, ...]:
    """Return the names in a JSON list of names, or of objects with a `tag`."""
    try:
        listed = json.loads(text) if text.startswith("[") else []
    except (ValueError, RecursionError):
        return ()
    plain = (each.get("tag") if isinstance(each, dict) else each for each in listed)
    names = (clean_text(each)[:_LONGEST_TAG] for each in plain if isinstance(each, str))
    return tuple(dict.fromkeys(name for name in names if name))[:_MOST_TAGS]


def pdf_moment(text: str) -> datetime | None:
    """Return the time that a PDF writes as "D:20140522101500+01'00'"; None where it is none."""
    found = _DATE.match(text.strip())
    if found is None:
        return None
    year, month, day, *clock = (int(part or least) for part, least in _parts(found))
    away = timedelta(hours=int(found[8] or 0), minutes=int(found[9] or 0))
    try:
        local = datetime(year, month, day, *clock, tzinfo=UTC)  # type: ignore[misc, arg-type]
        return local + away if found[7] == "-" else local - away
    except (ValueError, OverflowError):
        return None


def _parts(found: re.Match[str]) -> Iterator[tuple[str | None, int]]:
    return zip(found.groups()[:6], (0, 1, 1, 0, 0, 0), strict=True)
