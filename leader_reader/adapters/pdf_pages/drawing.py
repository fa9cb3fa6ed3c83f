"""Draws a tile of a page, with its annotations and form fields, into memory given to it."""

import ctypes

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.services.pages import MOST_PIXELS, PageSize, Tile

_WHITE = 0xFFFFFFFF


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
        pdfium_c.FPDF_RenderPageBitmap(bitmap, page.raw, *place)
        if page.formenv:
            pdfium_c.FPDF_FFLDraw(page.formenv.raw, bitmap, page.raw, *place)
    finally:
        pdfium_c.FPDFBitmap_Destroy(bitmap)
