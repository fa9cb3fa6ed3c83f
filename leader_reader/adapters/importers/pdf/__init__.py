"""Reads PDF: paragraphs rebuilt from the places of its characters, with the page of each."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.importers.archive import EMPTY, ENCRYPTED, NO_TEXT
from leader_reader.adapters.importers.pdf.characters import Box, read_page
from leader_reader.adapters.importers.pdf.furniture import printed_numbers
from leader_reader.adapters.importers.pdf.layout import Layout, lay_out
from leader_reader.adapters.importers.pdf.lines import page_lines
from leader_reader.adapters.importers.pdf.order import reading_order
from leader_reader.adapters.importers.pdf.pictures import images_on
from leader_reader.adapters.importers.pdf.printed import PrintedPage
from leader_reader.adapters.importers.properties import (
    author_names,
    find_doi,
    iso_date,
    opening_authors,
    real_title,
)
from leader_reader.adapters.pdf_pages.destinations import read_outline
from leader_reader.domain.document import Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

DAMAGED = "it is damaged (not a complete PDF)"
SCAN = (
    "it is a scan: its pages are pictures without a text layer; "
    "run text recognition (OCR) on it first"
)
UNUSABLE = (
    "its text layer cannot be read as words (its fonts do not say what their signs mean); "
    "run text recognition (OCR) on it first"
)

TOO_LONG = "it holds more text than one document can (20 million characters); split it"

MAX_PAGES = 20_000
MAX_CHARACTERS = 20_000_000
_PATIENCE = 100
"""Pages in a row that cannot be opened before the rest is given up."""
_DOI_PAGES = 2
_PICTURE_PAGES = 3
_ET_AL = re.compile(r"[\s,]*\{?\bet al\b\.?\}?", re.IGNORECASE)
_MANY_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")


class Pdf:
    """Reads one PDF to blocks. PDFium allows one thread at a time."""

    format = "pdf"
    endings = (".pdf",)

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        document = _opened(path)
        try:
            return _extract(path, document)
        finally:
            document.close()


IMPORTER = Pdf()


def _opened(path: Path) -> pdfium.PdfDocument:
    try:
        if path.stat().st_size == 0:
            raise UnreadableFile(path, EMPTY)
        return pdfium.PdfDocument(path)
    except pdfium.PdfiumError as error:
        locked = error.err_code == pdfium_c.FPDF_ERR_PASSWORD
        raise UnreadableFile(path, ENCRYPTED if locked else DAMAGED) from error
    except OSError as error:
        reason = f"it cannot be opened ({error.strerror or 'unknown cause'})"
        raise UnreadableFile(path, reason) from error


def _extract(path: Path, document: pdfium.PdfDocument) -> Extract:
    count = max(0, len(document))
    reader = _PageReader(path, document)
    pages = [page for page in reader.pages(min(count, MAX_PAGES)) if page.main]
    if not pages:
        raise UnreadableFile(path, reader.why_no_text())
    layout = lay_out(pages, read_outline(document, lambda _: None), reader.images)
    labels = _labels(document, layout)
    blocks = tuple(
        replace(block, page_label=labels.get(block.page or 0, "")) for block in layout.blocks
    )
    return Extract(_metadata(document, layout), blocks, count, layout.runs)


class _PageReader:
    """Reads the lines of page after page; remembers what was wrong with those left out."""

    def __init__(self, path: Path, document: pdfium.PdfDocument) -> None:
        self._path = path
        self._document = document
        self._characters = 0
        self._opened = 0
        self._unusable = 0
        self._pictures = 0
        self.images: dict[int, list[Box]] = {}

    def pages(self, count: int) -> Iterator[PrintedPage]:
        """Yield the pages that can be read; gives up after many damaged ones in a row."""
        failed = 0
        for number in range(1, count + 1):
            try:
                page = self._page(number)
            except pdfium.PdfiumError:
                failed += 1
                if failed >= _PATIENCE:
                    return
                continue
            failed = 0
            if page is not None:
                self._count(page)
                yield page

    def _count(self, page: PrintedPage) -> None:
        self._characters += sum(len(line.text) for line in page.main)
        if self._characters > MAX_CHARACTERS:
            raise UnreadableFile(self._path, TOO_LONG)

    def why_no_text(self) -> str:
        """Return the reason why no page gave any text."""
        if not self._opened:
            return DAMAGED
        if self._unusable:
            return UNUSABLE
        return SCAN if self._pictures else NO_TEXT

    def _page(self, number: int) -> PrintedPage | None:
        page = self._document[number - 1]
        try:
            self._opened += 1
            return self._read(page, number)
        finally:
            page.close()

    def _read(self, page: pdfium.PdfPage, number: int) -> PrintedPage | None:
        text = page.get_textpage()
        try:
            characters = read_page(page, text, number)
            if characters is None:
                self._note_missing(page, text)
                return None
            self.images[number] = images_on(page)
            lines = reading_order(page_lines(characters), characters.width)
            return PrintedPage(number, characters.height, tuple(lines))
        finally:
            text.close()

    def _note_missing(self, page: pdfium.PdfPage, text: pdfium.PdfTextPage) -> None:
        self._unusable += text.count_chars() > 0
        if self._pictures < _PICTURE_PAGES:
            objects = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=3)
            self._pictures += any(True for _ in objects)


def _labels(document: pdfium.PdfDocument, layout: Layout) -> dict[int, str]:
    """Return the printed label of each page: as the file states it, or as the pages show it.

    Labels that count from 0 are a slip of the program that wrote the file.
    """
    stated = {page.number: document.get_page_label(page.number - 1) for page in layout.pages}
    if all(label == str(number - 1) for number, label in stated.items()):
        return printed_numbers(layout.pages)
    if any(label and label != str(number) for number, label in stated.items()):
        return stated
    return printed_numbers(layout.pages) or stated


def _metadata(document: pdfium.PdfDocument, layout: Layout) -> Metadata:
    info = document.get_metadata_dict(skip_empty=True)
    opening = (block.text for block in layout.blocks if (block.page or 0) <= _DOI_PAGES)
    stated = [info.get("Subject", ""), info.get("Title", ""), info.get("Keywords", "")]
    return Metadata(
        title=real_title(info.get("Title", "")) or layout.title,
        authors=_authors(info.get("Author", ""), layout),
        date=iso_date(info.get("CreationDate", "")),
        doi=find_doi([*opening, *stated]) or _closing_doi(layout),
    )


def _authors(stated: str, layout: Layout) -> tuple[str, ...]:
    """Return the authors as stated, or as the first page names them.

    Names that commas part are told from "Surname, First name".
    """
    whole = _ET_AL.sub("", stated)
    names = author_names(whole)
    if not names or whole != stated:
        return opening_authors(layout.blocks) or names
    if len(names) > 1:
        return names
    parts = [part for part in _MANY_NAMES.split(names[0]) if part]
    full = all(" " in part.strip() and not any(c.isdigit() for c in part) for part in parts)
    return tuple(parts) if full else names


def _closing_doi(layout: Layout) -> str:
    """Return the DOI that some journals print on the last page, above how to cite the article."""
    lines = [line.text for page in layout.pages[-_DOI_PAGES:] for line in page.main]
    for at, text in enumerate(lines[1:], 1):
        if text.lower().startswith("cite this article"):
            return find_doi(lines[max(0, at - 2) : at + 6])
    return ""
