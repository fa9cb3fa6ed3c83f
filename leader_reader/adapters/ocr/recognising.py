"""Recognises the pages of one PDF: drawn one after the other, two at a time read by Tesseract."""

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium

from leader_reader.adapters.ocr.pages import PagePicture, draw_page
from leader_reader.adapters.ocr.tesseract import PageNotRecognised, Recogniser
from leader_reader.adapters.ocr.tsv import read_lines, sureness, turn_of
from leader_reader.adapters.ocr.words import RecognisedPage

AT_ONCE = 2
"""Pages that are read at once, where there are as many processors."""
GIVEN_UP_AFTER = 6
"""Pages from the first on that may fail before the rest is not tried."""

_DOUBTFUL = 65.0
"""How sure the program is of a page on the whole: below it, it may stand on its head."""
_WORSE = 15.0


@dataclass
class Recognised:
    """What came of a file's pages: those recognised, and the numbers of those that failed."""

    pages: list[RecognisedPage] = field(default_factory=list)
    failed: list[int] = field(default_factory=list)


def recognise(
    path: Path,
    numbers: Sequence[int],
    recogniser: Recogniser,
    before_each: Callable[[], None] = lambda: None,
) -> Iterator[Recognised]:
    """Recognise the pages `numbers` (from 1) of the PDF at `path`; yield after each what there is.

    `before_each` is called before a page is begun. A page that fails is noted; where the first
    ones all do, the rest is not tried. Closing the iterator ends the programs. Raises PdfiumError
    where the file cannot be opened.
    """
    document = pdfium.PdfDocument(path)
    pool = ThreadPoolExecutor(min(AT_ONCE, os.cpu_count() or 1))
    desk = _Desk(document, recogniser, pool, before_each)
    try:
        yield from desk.work(numbers)
    finally:
        recogniser.stop()
        pool.shutdown(cancel_futures=True)
        document.close()


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read off a picture, how sure the program is, and a turn that may make it better."""

    page: RecognisedPage
    sure: float
    turn: int = 0


_Running = dict[Future[_Reading], int]


@dataclass
class _Desk:
    """Draws pages ahead of those who read them. PDFium is only ever used in its own thread."""

    document: pdfium.PdfDocument
    recogniser: Recogniser
    pool: ThreadPoolExecutor
    before_each: Callable[[], None]
    done: Recognised = field(default_factory=Recognised)
    running: _Running = field(default_factory=dict)
    first_tries: dict[int, _Reading] = field(default_factory=dict)

    def work(self, numbers: Sequence[int]) -> Iterator[Recognised]:
        waiting = deque(numbers)
        while waiting or self.running:
            while waiting and len(self.running) <= AT_ONCE:
                self._begin(waiting.popleft())
            if self.running:
                finished, _ = wait(self.running, return_when=FIRST_COMPLETED)
                for future in finished:
                    self._note(self.running.pop(future), future)
            yield self.done
            if len(self.done.failed) >= GIVEN_UP_AFTER and not self.done.pages:
                self.done.failed += [*self.running.values(), *waiting]
                return

    def _begin(self, number: int, turn: int = 0) -> None:
        self.before_each()
        try:
            picture = draw_page(self.document, number, turn)
        except pdfium.PdfiumError:
            self.done.failed.append(number)
        else:
            self.running[self.pool.submit(_read, self.recogniser, picture)] = number

    def _note(self, number: int, future: Future[_Reading]) -> None:
        """Note what came of a page; one that may stand on its side is tried once more."""
        first = self.first_tries.pop(number, None)
        try:
            reading = future.result()
        except PageNotRecognised:
            reading = None
        if reading is not None and reading.turn:
            self.first_tries[number] = reading
            self._begin(number, reading.turn)
            return
        if reading is None or (first is not None and reading.sure < first.sure - _WORSE):
            reading = first
        if reading is None:
            self.done.failed.append(number)
        else:
            self.done.pages.append(reading.page)


def _read(recogniser: Recogniser, picture: PagePicture) -> _Reading:
    """Read the words off a picture, and look whether it stands upright where they are doubtful."""
    lines = read_lines(recogniser.table(picture.image), picture.scale)
    page = RecognisedPage(picture.number, picture.width, picture.height, lines, picture.turn)
    sure = sureness(lines)
    if picture.turn:
        return _Reading(page, sure)
    turn = turn_of(lines)
    if not turn and sure < _DOUBTFUL:
        turn = recogniser.turn(picture.image)
    return _Reading(page, sure, turn)
