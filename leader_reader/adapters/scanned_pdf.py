"""A PDF of which pages are pictures: recognised, kept beside its original, and read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from pypdfium2 import PdfiumError

from leader_reader.adapters.importers.pdf import read_recognised
from leader_reader.adapters.ocr.finding import Tesseract, languages_for
from leader_reader.adapters.ocr.kept import (
    Recognition,
    kept_beside,
    read_about,
    read_kept,
    write_kept,
)
from leader_reader.adapters.ocr.pages import stated_language
from leader_reader.adapters.ocr.recognising import recognise
from leader_reader.adapters.ocr.tesseract import Recogniser
from leader_reader.adapters.ocr.words import RecognisedPage
from leader_reader.domain.errors import UnreadableFile, UnrecognisedFile
from leader_reader.services.ports import Extract

NO_WORDS = "it is a scan, and no words could be recognised on its pages"
NO_LANGUAGE = (
    "it is a scan, and Tesseract has no language installed to recognise its text in; "
    "install one (on Debian and Ubuntu the package tesseract-ocr-eng), then try again"
)
DAMAGED = "it is damaged, and its pages cannot be drawn"
FAILED = "it is a scan, and Tesseract, which recognises its text, failed over its pages"


@dataclass
class ScannedPdf:
    """An importer of PDFs whose pages, by number, were recognised."""

    pages: Mapping[int, RecognisedPage]
    format: str = "pdf"
    endings: tuple[str, ...] = field(default=(".pdf",))

    def read(self, path: Path) -> Extract:
        """Read the file at `path`. Raises UnreadableFile with the reason, and nothing else."""
        try:
            return replace(read_recognised(path, self.pages), scanned=())
        except UnrecognisedFile as error:
            raise UnreadableFile(path, NO_WORDS) from error


def recognised_before(original: Path) -> ScannedPdf | None:
    """Return what reads a kept original whose recognition is kept beside it; None for others."""
    pages = read_kept(kept_beside(original))
    return ScannedPdf(pages) if pages else None


@dataclass
class Recognising:
    """One file's recognition: `found` and `about` are what came of it once `pages` has ended."""

    path: Path
    numbers: Sequence[int]
    found: dict[int, RecognisedPage] = field(default_factory=dict)
    about: Recognition | None = None

    def take_kept(self, kept: Path) -> bool:
        """Take what was recognised before, if it is kept at `kept` and has the pages wanted."""
        about = read_about(kept)
        if about is None or not set(self.numbers) <= {*about.pages, *about.failed}:
            return False
        self.found, self.about = read_kept(kept), about
        return bool(self.found)

    def pages(
        self, tesseract: Tesseract, before_each: Callable[[], None]
    ) -> Iterator[tuple[int, int]]:
        """Recognise; yield how many pages are done and how many of these failed.

        Raises UnreadableFile where nothing could be recognised.
        """
        languages = languages_for(tesseract.languages, stated_language(self.path))
        if not languages:
            raise UnreadableFile(self.path, NO_LANGUAGE)
        recogniser, failed = Recogniser(tesseract, languages), list[int]()
        try:
            for done in recognise(self.path, self.numbers, recogniser, before_each):
                self.found = {page.number: page for page in done.pages}
                failed = sorted(done.failed)
                yield len(done.pages) + len(failed), len(failed)
        except PdfiumError as error:
            raise UnreadableFile(self.path, DAMAGED) from error
        if not self.found:
            raise UnreadableFile(self.path, FAILED)
        program = f"Tesseract {tesseract.version}"
        self.about = Recognition(program, languages, tuple(sorted(self.found)), tuple(failed))

    def keep(self, kept: Path) -> None:
        """Keep what was recognised at `kept`. Raises OSError."""
        if self.about is not None:
            write_kept(kept, self.about, self.found.values())
