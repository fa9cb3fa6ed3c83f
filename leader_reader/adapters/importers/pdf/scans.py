"""Pages of a PDF that are pictures of print: found, and counted by how far the file needs it."""

import ctypes
from dataclasses import dataclass, field
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c

from leader_reader.adapters.importers.archive import NO_TEXT
from leader_reader.domain.errors import UnreadableFile, UnrecognisedFile

SCAN = (
    "it is a scan: its pages are pictures without a text layer; "
    "run text recognition (OCR) on it first"
)
UNUSABLE = (
    "its text layer cannot be read as words (its fonts do not say what their signs mean); "
    "run text recognition (OCR) on it first"
)

_MOST_OBJECTS = 2_000
_DEPTH = 3
_MOST_OF_PAGE = 0.4
"""Of the page: what is less is a picture on an empty page, and no page of print."""


@dataclass
class Scans:
    """The pages without words: those whose text layer is `unusable`, and the `pictured` ones.

    `full` are those that a picture covers as a scan does.
    """

    unusable: list[int] = field(default_factory=list)
    pictured: list[int] = field(default_factory=list)
    full: list[int] = field(default_factory=list)

    def note(self, page: pdfium.PdfPage, number: int, characters: int) -> None:
        """Note a page without words that has so many characters in its text layer."""
        if characters > 0:
            self.unusable.append(number)
            return
        share = _picture_share(page)
        if share > 0:
            self.pictured.append(number)
        if share >= _MOST_OF_PAGE:
            self.full.append(number)

    def among_text(self) -> tuple[int, ...]:
        """Return the pages to recognise in a file that has words on others."""
        return tuple(sorted((*self.unusable, *self.full)))

    def failure(self, path: Path) -> UnreadableFile:
        """Return what is said of a file that has no words at all."""
        pages = tuple(sorted((*self.unusable, *self.pictured)))
        if not pages:
            return UnreadableFile(path, NO_TEXT)
        return UnrecognisedFile(path, UNUSABLE if self.unusable else SCAN, pages)


def _picture_share(page: pdfium.PdfPage) -> float:
    """Return how much of the page its pictures cover, from 0 to 1; strips of a scan together."""
    left, bottom, right, top = page.get_bbox()
    covered, sides = 0.0, [ctypes.c_float() for _ in range(4)]
    pictures = page.get_objects(filter=[pdfium_c.FPDF_PAGEOBJ_IMAGE], max_depth=_DEPTH)
    for _, shown in zip(range(_MOST_OBJECTS), pictures, strict=False):
        if not pdfium_c.FPDFPageObj_GetBounds(shown.raw, *map(ctypes.byref, sides)):
            continue
        x0, y0, x1, y1 = (side.value for side in sides)
        wide, high = min(right, x1) - max(left, x0), min(top, y1) - max(bottom, y0)
        covered += max(0.0, wide) * max(0.0, high)
    whole = (right - left) * (top - bottom)
    return min(1.0, covered / whole) if whole > 0 else 0.0
