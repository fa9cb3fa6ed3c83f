"""An open PDF in the process that draws: its pages, a few of which are kept ready."""

import math
from collections import OrderedDict
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.pdf_pages.destinations import MAX_PAGES, read_outline, wide_text
from leader_reader.adapters.pdf_pages.geometry import Geometry, page_geometry
from leader_reader.adapters.pdf_pages.sentences import DAMAGED, EMPTY, MISSING, cannot_open
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.pages import OpenedPages, PageSize

_KEPT = 8
"""Pages kept open: those in sight and their neighbours."""
_LONGEST = 20_000.0
"""Points; PDF 1.7 (Annex C) has pages of at most 14,400."""
_FALLBACK = (595.0, 842.0)
_MAX_LABEL = 40


class Locked(LeaderReaderError):
    """A document that needs a password, or another one."""


class PagesDocument:
    """One open document; pages count from 1. Raises Locked, or LeaderReaderError with why."""

    def __init__(self, path: Path, password: str = "") -> None:
        self._document = _opened(path, password)
        self._document.init_forms()
        self._geometries: dict[int, Geometry | None] = {}
        self._pages: OrderedDict[int, pdfium.PdfPage] = OrderedDict()
        count = min(len(self._document), MAX_PAGES)
        self._sizes = tuple(self._size(number) for number in range(1, count + 1))

    @property
    def raw(self) -> pdfium.PdfDocument:
        return self._document

    def describe(self) -> OpenedPages:
        """Return the sizes of all pages and the outline."""
        return OpenedPages(self._sizes, read_outline(self._document, self.geometry))

    def size(self, number: int) -> PageSize:
        return self._sizes[number - 1]

    def page(self, number: int) -> pdfium.PdfPage:
        """Return a page that is open. Raises PdfiumError where there is none or it is damaged."""
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        self._pages[number] = page = self._loaded(number)
        if len(self._pages) > _KEPT:
            self._pages.popitem(last=False)[1].close()
        return page

    def geometry(self, number: int) -> Geometry | None:
        """Return the map of a page, None where it cannot be had; no other page is closed."""
        if number not in self._geometries:
            self._geometries[number] = self._measured(number)
        return self._geometries[number]

    def close(self) -> None:
        while self._pages:
            self._pages.popitem()[1].close()
        self._document.close()

    def _loaded(self, number: int) -> pdfium.PdfPage:
        if not 1 <= number <= len(self._sizes):
            raise pdfium.PdfiumError("no such page")
        page = self._document[number - 1]
        if not _is_sane(*page.get_size()):
            page.close()
            raise pdfium.PdfiumError("not a size for a page")
        return page

    def _measured(self, number: int) -> Geometry | None:
        try:
            page = self._loaded(number)
        except pdfium.PdfiumError:
            return None
        try:
            return page_geometry(page)
        finally:
            page.close()

    def _size(self, number: int) -> PageSize:
        def read(buffer: object, size: int) -> int:
            return int(pdfium_c.FPDF_GetPageLabel(self._document.raw, number - 1, buffer, size))

        label = wide_text(read, _MAX_LABEL)
        try:
            width, height = self._document.get_page_size(number - 1)
        except pdfium.PdfiumError:
            width, height = _FALLBACK
        if not _is_sane(width, height):
            width, height = _FALLBACK
        return PageSize(width, height, label)


def _is_sane(width: float, height: float) -> bool:
    return all(math.isfinite(side) and 0 < side <= _LONGEST for side in (width, height))


def _opened(path: Path, password: str) -> pdfium.PdfDocument:
    try:
        if path.stat().st_size == 0:
            raise LeaderReaderError(cannot_open(path, EMPTY))
        return pdfium.PdfDocument(path, password or None)
    except pdfium.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise Locked(cannot_open(path, "it needs a password")) from error
        raise LeaderReaderError(cannot_open(path, DAMAGED)) from error
    except FileNotFoundError as error:
        raise LeaderReaderError(cannot_open(path, MISSING)) from error
    except OSError as error:
        reason = f"it cannot be read ({(error.strerror or 'unknown cause').lower()})"
        raise LeaderReaderError(cannot_open(path, reason)) from error
