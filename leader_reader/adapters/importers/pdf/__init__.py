"""Reads PDF: paragraphs rebuilt from the places of its characters, with the page of each."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.importers.archive import EMPTY, ENCRYPTED
from leader_reader.adapters.importers.pdf.furniture import printed_numbers
from leader_reader.adapters.importers.pdf.layout import Layout, lay_out
from leader_reader.adapters.importers.pdf.metadata import read_metadata
from leader_reader.adapters.importers.pdf.reading import DAMAGED, PageReader
from leader_reader.adapters.importers.pdf.recognised import with_recognised
from leader_reader.adapters.ocr.words import RecognisedPage
from leader_reader.adapters.pdf_pages.destinations import read_outline
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

MAX_PAGES = 20_000


class Pdf:
    """Reads one PDF to blocks. PDFium allows one thread at a time."""

    format = "pdf"
    endings = (".pdf",)

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        return read_recognised(path, {})


IMPORTER = Pdf()


def read_recognised(path: Path, recognised: Mapping[int, RecognisedPage]) -> Extract:
    """Read a file of which some pages, by number, were recognised. Raises UnreadableFile.

    A page with words of its own is read as any other.
    """
    document = _opened(path)
    try:
        return _extract(path, document, recognised)
    finally:
        document.close()


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


def _extract(
    path: Path, document: pdfium.PdfDocument, recognised: Mapping[int, RecognisedPage]
) -> Extract:
    count = max(0, len(document))
    outline = read_outline(document, lambda _: None)
    reader = PageReader(path, document, outline)
    read = [page for page in reader.pages(min(count, MAX_PAGES)) if page.main]
    pages = with_recognised(read, recognised)
    if not pages:
        raise reader.failure()
    layout = lay_out(pages, outline, reader.images)
    labels = _labels(document, layout)
    blocks = tuple(
        replace(block, page_label=labels.get(block.page or 0, "")) for block in layout.blocks
    )
    return Extract(
        read_metadata(document, layout),
        blocks,
        count,
        layout.runs,
        scanned=reader.scans.among_text(),
        marks=reader.marks,
    )


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
