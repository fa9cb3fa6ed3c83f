"""Real documents in both views: each block selected is the same text, each character is found.

A part of each long document is looked at; with LEADER_READER_WHOLE=1 all of it, and the figures
are printed.
"""

import os
import sys
import time
import unicodedata
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPointF, Qt

from leader_reader.adapters.importers.formats import importer_for
from leader_reader.adapters.importers.symbols import symbol_character
from leader_reader.adapters.pdf_pages.client import PdfPages
from leader_reader.domain.document import Document
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import Opened, TextOf
from leader_reader.ui.reader.page import Page
from leader_reader.ui.reader.pages.page_lines import lines_of
from leader_reader.ui.reader.rendering import safe
from leader_reader.ui.reader.typography import Look
from leader_reader.ui.theme import active_theme
from tests.adapters.importers.corpus import CORPUS
from tests.samples import with_blocks
from tests.ui.reader.pages.test_real_pages import LEAST

pytestmark = pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")

WHOLE = os.environ.get("LEADER_READER_WHOLE") == "1"
PAGES, BLOCKS, PLACES = (10**9, 10**9, 10**9) if WHOLE else (3, 200, 120)
FILES = sorted(path for kind in ("pdf", "epub") for path in CORPUS.rglob(f"*.{kind}"))
JOINED = {0x02, 0xAD, 0xFFFE, *map(ord, "-\u2010\u2011")}
"""What an importer may remove where a line ends."""
OVERPRINTED = 0.4
"""The part of a character that is covered by its neighbour, from which either may be meant."""
ACCENTS = set("`^~ˆˇ")
"""Accents that a file may draw by themselves, beside those that fold to combining marks."""
BULLETS = set("•·▪●○◦‣■□➢❑◆❖⬥➔✓*o")


def read(path: Path):
    """Return what an importer reads, or skip a file that cannot be read."""
    try:
        return importer_for(path).read(path)
    except UnreadableFile as error:
        pytest.skip(error.reason)


def spread(things, most):
    """Return at most so many of the things, evenly spread, the first and the last among them."""
    things = list(things)
    if len(things) <= most:
        return things
    return [things[number * (len(things) - 1) // (most - 1)] for number in range(most)]


def told(document: Document, what: str, checked: int, wrong: int) -> None:
    if WHOLE:
        sys.stdout.write(f"{document.title}: {checked} {what}, {wrong} wrong\n")


@pytest.mark.parametrize("path", FILES, ids=lambda path: str(path.relative_to(CORPUS)))
def test_a_document_is_the_same_in_both_views(path, qapp):
    extract = read(path)
    document = with_blocks(*extract.blocks, title=path.stem, pages=extract.pages)
    check_blocks_as_text(document)
    if extract.runs:
        places = PageMap(extract.runs)
        pages = characters(path, spread(sorted({run.page for run in extract.runs}), PAGES))
        check_blocks_on_pages(document, places, pages)
        check_characters(document, places, pages)


def check_blocks_as_text(document: Document) -> None:
    owner = QObject()
    page = Page(document, Look(active_theme()), owner)
    page.text.setTextWidth(700)
    numbers = spread(range(len(document.blocks)), BLOCKS)
    wrong = 0
    for number in numbers:
        start, end = document.block_range(number)
        cursor = page.cursor(start, end)
        same = cursor.selectedText() == safe(document.blocks[number].text)
        wrong += not same or page.selected(cursor) != (start, end)
    told(document, "blocks selected as text", len(numbers), wrong)
    assert not wrong
    lost = strays_in_text(page, document)
    assert not lost, lost[:5]


def strays_in_text(page: Page, document: Document) -> list[int]:
    """Return the code points whose place in the column leads to another place."""
    found = []
    offsets = spread(range(len(document.text)), PLACES)
    for offset in offsets:
        if any(a <= offset < b for a, b in page.folded):
            continue
        position = page.offsets.to_utf16(offset)
        block = page.text.findBlock(position)
        rect = page.caret(offset)
        if not block.layout().isValidCursorPosition(position - block.position()):
            continue
        middle = QPointF(rect.left() + 0.01, rect.center().y())
        there = page.layout.hitTest(middle, Qt.HitTestAccuracy.FuzzyHit)
        again = page.caret(page.offsets.to_code_point(there))
        if abs(again.left() - rect.left()) > 0.5 or abs(again.top() - rect.top()) > 0.5:
            found.append(offset)
    told(document, "characters of the text", len(offsets), len(found))
    return found


def check_blocks_on_pages(document: Document, places: PageMap, pages) -> None:
    checked = wrong = 0
    for number, block in enumerate(document.blocks):
        stretches = places.stretches(*document.block_range(number))
        if not all(page in pages for page, *_ in stretches):
            continue
        codes = [code for page, a, b in stretches for code in pages[page].codes[a:b].tolist()]
        checked += 1
        wrong += plain(block.text) != plain(written(codes))
    told(document, "blocks selected on pages", checked, wrong)
    assert checked
    assert not wrong


def check_characters(document: Document, places: PageMap, pages) -> None:
    checked = over = 0
    strays = []
    for page, text in pages.items():
        lines = lines_of(page, text, places)
        for at in spread(range(len(lines.offsets)), PLACES):
            if lines.boxes[at, 2] - lines.boxes[at, 0] <= LEAST:
                continue
            checked += 1
            if is_stray(lines, at):
                over += overprinted(lines, at)
                strays += [] if overprinted(lines, at) else [(page, int(lines.offsets[at]))]
    told(document, f"characters of pages ({over} overprinted)", checked, len(strays))
    assert checked
    assert not strays


def is_stray(lines, at: int) -> bool:
    """Tell whether a point of a character leads elsewhere."""
    offset = int(lines.offsets[at])
    middle = lines.rects(offset, offset + 1)[0].center()
    begin = lines.caret(offset).center()
    there = lines.over(middle), lines.boundary(middle + (begin - middle) * 0.2)
    return there != (offset, offset)


def overprinted(lines, at: int) -> bool:
    """Tell whether a character is printed over its neighbour, as a comma under a quotation mark."""
    left, _, right, _ = lines.boxes[at].tolist()
    near = [each for each in (at - 1, at + 1) if 0 <= each < len(lines.boxes)]
    shared = [min(right, lines.boxes[each, 2]) - max(left, lines.boxes[each, 0]) for each in near]
    return max(shared, default=0.0) > OVERPRINTED * (right - left)


def characters(path, wanted):
    """Return the characters of these pages, as the process that draws them has them."""
    found, opened = {}, []

    def take(answer: object) -> None:
        if isinstance(answer, Opened):
            opened.append(answer)
            for page in wanted:
                engine.text(page)
        elif isinstance(answer, TextOf):
            found[answer.page] = answer.text

    engine = PdfPages(take)
    engine.open(path)
    end = time.monotonic() + 120
    while len(found) < len(wanted):
        assert time.monotonic() < end
        time.sleep(0.01)
    engine.close()
    return found


def written(codes):
    """Return the text of UTF-16 units as PDFium has them."""
    known = [
        ord(symbol_character(code, "symbol") or " ") if 0xF000 <= code < 0xF100 else code
        for code in codes
        if code not in JOINED and not 0 <= code < 32
    ]
    units = "".join(map(chr, known)).encode("utf-16-le", "surrogatepass")
    return units.decode("utf-16-le", "replace")


def plain(text):
    """Return a text as it is compared: no spaces, hyphens, bullets and accents, forms folded."""
    kept = (
        sign
        for sign in unicodedata.normalize("NFKD", text.replace("ı", "i"))
        if not (sign.isspace() or ord(sign) in JOINED or sign in BULLETS | ACCENTS)
        and not unicodedata.combining(sign)
        and not 0xE000 <= ord(sign) < 0xF900
    )
    return "".join(kept)
