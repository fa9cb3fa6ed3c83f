"""Real PDFs on the real engine: every character is found again where it is seen."""

import time
from itertools import chain

import pytest

from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.pdf_pages.client import PdfPages
from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import Opened, PageText, TextOf
from leader_reader.ui.reader.pages.page_lines import lines_of

NAMES = (
    "arabic-rtl.pdf",
    "rotated.pdf",
    "siege-of-vicksburg-ocr.pdf",
    "hindawi-2010-heart-failure-patient-experiences.pdf",
)
LEAST = 0.05
"""Points: what is narrower has no middle of its own."""


def texts(path) -> dict[int, PageText]:
    """Return the characters of each page, as the engine answers them."""
    found: dict[int, PageText] = {}
    sizes: list[int] = []

    def take(answer: object) -> None:
        if isinstance(answer, Opened):
            sizes.append(len(answer.pages.sizes))
            for page in range(1, sizes[0] + 1):
                engine.text(page)
        elif isinstance(answer, TextOf):
            found[answer.page] = answer.text

    engine = PdfPages(take)
    engine.open(path)
    end = time.monotonic() + 30
    while not sizes or len(found) < sizes[0]:
        assert time.monotonic() < end
        time.sleep(0.01)
    engine.close()
    return found


@pytest.mark.parametrize("name", NAMES)
def test_each_character_of_a_real_document_is_found_at_its_place(shared, name):
    path = shared / "corpora" / "dev" / "pdf" / name
    places = PageMap(importer_for(path).read(path).runs)
    pages = {page: lines_of(page, text, places) for page, text in texts(path).items()}
    checked = list(chain.from_iterable(_strays(lines) for lines in pages.values()))
    assert len(checked) > 50
    assert not any(checked)


def _strays(lines) -> list[bool]:
    """Tell of each seen character whether a point of it leads elsewhere."""
    strays = []
    widths = (lines.boxes[:, 2] - lines.boxes[:, 0]).tolist()
    for offset, width in zip(lines.offsets.tolist(), widths, strict=True):
        if width > LEAST:
            middle = lines.rects(offset, offset + 1)[0].center()
            begin = lines.caret(offset).center()
            there = lines.over(middle), lines.boundary(middle + (begin - middle) * 0.2)
            strays.append(there != (offset, offset))
    return strays
