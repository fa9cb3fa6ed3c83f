"""Reads the pages of a PDF one after the other to lines and rows of tables."""

from collections.abc import Iterable, Iterator
from pathlib import Path

import pypdfium2 as pdfium

from leader_reader.adapters.importers.pdf.aligned import with_aligned_tables
from leader_reader.adapters.importers.pdf.annots import count_marks
from leader_reader.adapters.importers.pdf.characters import Box, Page, read_page
from leader_reader.adapters.importers.pdf.lines import Line, page_lines
from leader_reader.adapters.importers.pdf.order import in_order, rows_joined
from leader_reader.adapters.importers.pdf.pictures import images_on
from leader_reader.adapters.importers.pdf.printed import PrintedPage
from leader_reader.adapters.importers.pdf.rules import Rules, page_rules
from leader_reader.adapters.importers.pdf.scans import Scans
from leader_reader.adapters.importers.pdf.tables import with_ruled_tables
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.pages import OutlineItem

DAMAGED = "it is damaged (not a complete PDF)"
TOO_LONG = "it holds more text than one document can (20 million characters); split it"
MAX_CHARACTERS = 20_000_000
_PATIENCE = 100
"""Pages in a row that cannot be opened before the rest is given up."""
_MOST_NAMED = 100


class PageReader:
    """Reads the lines of page after page; remembers what was wrong with those left out."""

    def __init__(
        self, path: Path, document: pdfium.PdfDocument, outline: Iterable[OutlineItem]
    ) -> None:
        self._path = path
        self._document = document
        self._named: dict[int, list[str]] = {}
        for item in outline:
            if item.page:
                self._named.setdefault(item.page, []).append(item.title)
        self._characters = 0
        self._opened = 0
        self.scans = Scans()
        self.marks = 0
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

    def failure(self) -> UnreadableFile:
        """Return why no page gave any text."""
        return (
            self.scans.failure(self._path) if self._opened else UnreadableFile(self._path, DAMAGED)
        )

    def _page(self, number: int) -> PrintedPage | None:
        page = self._document[number - 1]
        try:
            self._opened += 1
            self.marks += count_marks(page)
            return self._read(page, number)
        finally:
            page.close()

    def _read(self, page: pdfium.PdfPage, number: int) -> PrintedPage | None:
        text = page.get_textpage()
        try:
            characters = read_page(page, text, number)
            if characters is None:
                self.scans.note(page, number, text.count_chars())
                return None
            self.images[number] = images_on(page)
            lines = self._lines(characters, page_rules(page, characters))
            return PrintedPage(number, characters.height, tuple(lines))
        finally:
            text.close()

    def _lines(self, page: Page, rules: Rules) -> list[Line]:
        """Return the lines of a page in reading order, the rows of tables among them."""
        tabled = with_ruled_tables(page_lines(page), rules, page)
        ordered = in_order(tabled, page.width)
        named = self._named.get(page.number, ())[:_MOST_NAMED]
        return rows_joined(with_aligned_tables(ordered, page, named))
