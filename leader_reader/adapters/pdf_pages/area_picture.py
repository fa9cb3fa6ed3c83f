"""The picture of an area of a page, as a PNG; PDFium draws it in the process that calls this."""

import ctypes
import math
from pathlib import Path

import pypdfium2 as pdfium

from leader_reader.adapters.pdf_pages.document import PagesDocument
from leader_reader.adapters.pdf_pages.drawing import draw
from leader_reader.adapters.pdf_pages.png import encode_png
from leader_reader.adapters.pdf_pages.sentences import DAMAGED_PAGE, cannot_show
from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.pages import tile_of_area

DOTS = 200.0
"""Dots per inch: sharp on paper, and a page of A4 is still one tile."""


def area_png(path: Path, area: AreaSelector, dots: float = DOTS) -> bytes:
    """Return what an area of the PDF at `path` looks like, at `dots` per inch or as many as fit.

    Raises LeaderReaderError where the file or the page cannot be shown.
    """
    tile = tile_of_area(area, dots)
    canvas = (ctypes.c_ubyte * (4 * tile.width * tile.height))()
    document = PagesDocument(path)
    try:
        page = document.page(area.page)
        draw(page, document.size(area.page), tile, ctypes.addressof(canvas))
    except (pdfium.PdfiumError, MemoryError) as error:
        raise LeaderReaderError(cannot_show(area.page, DAMAGED_PAGE)) from error
    finally:
        document.close()
    return encode_png(bytes(canvas), tile.width, tile.height, math.floor(tile.scale * 72))
