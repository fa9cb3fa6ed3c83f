"""Answers requests in the process that owns PDFium, one after the other."""

import logging
from pathlib import Path

import pypdfium2 as pdfium

from leader_reader.adapters.pdf_pages.characters import page_text
from leader_reader.adapters.pdf_pages.destinations import read_links
from leader_reader.adapters.pdf_pages.document import Locked, PagesDocument
from leader_reader.adapters.pdf_pages.drawing import draw
from leader_reader.adapters.pdf_pages.recognised import RecognisedText
from leader_reader.adapters.pdf_pages.requests import (
    Draw,
    Drawn,
    Open,
    PageRequest,
    ReadLinks,
    ReadText,
    Request,
)
from leader_reader.adapters.pdf_pages.sentences import DAMAGED_PAGE, cannot_show
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.pages import (
    CannotOpen,
    Failed,
    LinksOf,
    NeedsPassword,
    Opened,
    PageText,
    TextOf,
)

Reply = Opened | NeedsPassword | CannotOpen | Drawn | TextOf | LinksOf | Failed


class Server:
    """Holds the open document, and the address of the memory that tiles are drawn in.

    A fault that is not foreseen here ends the process: the window starts another one.
    """

    def __init__(self, canvas: int) -> None:
        logging.getLogger("pypdfium2").setLevel(logging.ERROR)
        self._canvas = canvas
        self._document: PagesDocument | None = None
        self._recognised = RecognisedText(Path())

    def answer(self, request: Request) -> Reply:
        if isinstance(request, Open):
            return self._open(request)
        try:
            return self._of_page(request)
        except (pdfium.PdfiumError, MemoryError):
            return Failed(request.page, cannot_show(request.page, DAMAGED_PAGE))

    def _open(self, request: Open) -> Reply:
        if self._document is not None:
            self._document.close()
            self._document = None
        try:
            self._document = PagesDocument(request.path, request.password)
            self._recognised = RecognisedText(request.path)
            return Opened(self._document.describe())
        except Locked:
            return NeedsPassword(wrong=bool(request.password))
        except LeaderReaderError as error:
            return CannotOpen(error.sentence)

    def _text(self, page: pdfium.PdfPage, number: int) -> PageText:
        text = page_text(page)
        return text if text.usable else self._recognised.of(number) or text

    def _of_page(self, request: PageRequest) -> Reply:
        document = self._document
        if document is None:
            raise pdfium.PdfiumError("no document")
        page = document.page(request.page)
        match request:
            case Draw(tile):
                draw(page, document.size(tile.page), tile, self._canvas)
                return Drawn(tile)
            case ReadText(number):
                return TextOf(number, self._text(page, number))
            case ReadLinks(number):
                return LinksOf(number, read_links(document.raw, page, document.geometry))
