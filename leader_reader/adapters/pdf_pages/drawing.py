"""Draws a tile of a page, with its annotations and form fields, into memory given to it."""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.services.pages import MOST_PIXELS, PageSize, Tile

_WHITE = 0xFFFFFFFF
_MOST_HIGHLIGHTS = 5_000


def draw(page: pdfium.PdfPage, size: PageSize, tile: Tile, canvas: int) -> None:
    """Draw `tile` at the address `canvas` : rows of blue, green, red and a byte.

    Raises PdfiumError where PDFium refuses.
    """
    if not 0 < tile.width * tile.height <= MOST_PIXELS:
        raise pdfium.PdfiumError("no tile")  # PDFium itself would write past the canvas
    stride = 4 * tile.width
    bitmap = pdfium_c.FPDFBitmap_CreateEx(
        tile.width, tile.height, pdfium_c.FPDFBitmap_BGRx, ctypes.c_void_p(canvas), stride
    )
    if not bitmap:
        raise pdfium.PdfiumError("no bitmap")
    place = (-tile.x, -tile.y, *size.pixels(tile.scale), 0, pdfium_c.FPDF_ANNOT)
    try:
        pdfium_c.FPDFBitmap_FillRect(bitmap, 0, 0, tile.width, tile.height, _WHITE)
        with _without_highlights(page) if tile.bare else nullcontext():
            pdfium_c.FPDF_RenderPageBitmap(bitmap, page.raw, *place)
        if page.formenv:
            pdfium_c.FPDF_FFLDraw(page.formenv.raw, bitmap, page.raw, *place)
    finally:
        pdfium_c.FPDFBitmap_Destroy(bitmap)


@contextmanager
def _without_highlights(page: pdfium.PdfPage) -> Iterator[None]:
    """Have the highlights of the file itself hidden for a while; the file stays as it is."""
    hidden = []
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), _MOST_HIGHLIGHTS)
    for annot in filter(None, (pdfium_c.FPDFPage_GetAnnot(page.raw, at) for at in range(count))):
        flags = pdfium_c.FPDFAnnot_GetFlags(annot)
        if pdfium_c.FPDFAnnot_GetSubtype(annot) == pdfium_c.FPDF_ANNOT_HIGHLIGHT:
            pdfium_c.FPDFAnnot_SetFlags(annot, flags | pdfium_c.FPDF_ANNOT_FLAG_HIDDEN)
            hidden.append((annot, flags))
        else:
            pdfium_c.FPDFPage_CloseAnnot(annot)
    try:
        yield
    finally:
        for annot, flags in hidden:
            pdfium_c.FPDFAnnot_SetFlags(annot, flags)
            pdfium_c.FPDFPage_CloseAnnot(annot)
