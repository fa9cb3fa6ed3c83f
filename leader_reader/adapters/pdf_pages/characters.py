"""The characters of a page by PDFium's own index, with the boxes they are displayed in."""

import ctypes

import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
from numpy.typing import NDArray

from leader_reader.adapters.pdf_pages.geometry import page_geometry
from leader_reader.services.pages import PageText

MAX_CHARACTERS = 200_000
"""The most characters of one page that are read, as in the import of a PDF."""

_SAMPLES = 200
_BROKEN_SHARE = 0.5
_BLANKS = (9, 10, 13, 32)
_UNKNOWN = (0, 0xFEFF, 0xFFFD, 0xFFFF)
_PRIVATE = range(0xE000, 0xF900)


def page_text(page: pdfium.PdfPage) -> PageText:
    """Return the text of `page`; one without a text layer gives no characters."""
    try:
        text = page.get_textpage()
    except pdfium.PdfiumError:
        return PageText(*_nothing(), usable=False, pictures=_has_pictures(page))
    try:
        codes, boxes = _characters(page, text.raw)
        usable = len(codes) > 0 and not _is_broken(text.raw, codes)
    finally:
        text.close()
    return PageText(codes, boxes, usable, not usable and _has_pictures(page))


def _nothing() -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    return np.empty(0, np.uint32), np.empty((0, 4), np.float32)


def _characters(
    page: pdfium.PdfPage, raw: ctypes.c_void_p
) -> tuple[NDArray[np.uint32], NDArray[np.float32]]:
    count = min(pdfium_c.FPDFText_CountChars(raw), MAX_CHARACTERS)
    if count <= 0:
        return _nothing()
    code, box = pdfium_c.FPDFText_GetUnicode, pdfium_c.FPDFText_GetLooseCharBox
    codes = np.fromiter((code(raw, at) for at in range(count)), np.uint32, count)
    found = np.full((count, 4), np.nan)
    rect = pdfium_c.FS_RECTF()
    pointer = ctypes.byref(rect)
    for at in range(count):
        if box(raw, at, pointer):
            found[at] = rect.left, rect.top, rect.right, rect.bottom
    return codes, page_geometry(page).boxes(found)


def _is_broken(raw: ctypes.c_void_p, codes: NDArray[np.uint32]) -> bool:
    """Tell whether half of the characters have no known meaning, as the import does."""
    wrong = seen = 0
    for at in range(0, len(codes), max(1, len(codes) // _SAMPLES)):
        code = int(codes[at])
        if code in _BLANKS:
            continue
        seen += 1
        unmapped = pdfium_c.FPDFText_HasUnicodeMapError(raw, at) == 1
        wrong += unmapped or code in _UNKNOWN or code in _PRIVATE
    return seen > 0 and wrong > _BROKEN_SHARE * seen


def _has_pictures(page: pdfium.PdfPage) -> bool:
    return any(True for _ in page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3))
