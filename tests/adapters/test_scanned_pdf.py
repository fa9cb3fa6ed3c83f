"""Scans read as documents: paragraphs, pages and places from recognised words."""

import shutil
from collections import Counter
from pathlib import Path

import pypdfium2 as pdfium
import pytest

from leader_reader.adapters.importers.pdf import IMPORTER, read_recognised
from leader_reader.adapters.ocr.finding import find_program, look_at
from leader_reader.adapters.ocr.kept import kept_beside
from leader_reader.adapters.ocr.words import RecognisedPage, Word
from leader_reader.adapters.pdf_pages.requests import Open, ReadText
from leader_reader.adapters.pdf_pages.server import Server
from leader_reader.adapters.scanned_pdf import NO_WORDS, Recognising, ScannedPdf, recognised_before
from leader_reader.domain.document import BlockKind
from leader_reader.domain.errors import UnreadableFile, UnrecognisedFile
from leader_reader.domain.pages import PageMap
from tests.adapters.importers.layouts import Layout
from tests.adapters.importers.making_layouts import typeset
from tests.adapters.importers.making_pdf import lines, make_pdf
from tests.scans import photographed, write_pictures, write_scan

HIGH = {"d", "b", "l", "h", "k", "t", "f", "i"}


def line(text, top, left=72.0, size=10.0):
    """Return a recognised line as print has it: words as high as their letters are."""
    words, at = [], left
    for text_of_word in text.split():
        rises = any(letter.isupper() or letter in HIGH for letter in text_of_word)
        falls = any(letter in "gjpqy" for letter in text_of_word)
        right = at + 0.5 * size * len(text_of_word)
        base = top + 0.71 * size
        box = (at, base - (0.71 if rises else 0.48) * size, right, base + 0.21 * size * falls)
        words.append(Word(text_of_word, box, 95))
        at = right + 0.3 * size
    return tuple(words)


def page(number, *found, turn=0):
    return RecognisedPage(number, 595, 842, tuple(found), turn)


PARAGRAPH = (
    "The ward met on the second of March, and the matron asked who",
    "had kept the ledger by the kettle since the winter of the evacua-",
    "tion; nobody had, and that was the first thing which they changed.",
)
JOINED = " ".join(PARAGRAPH).replace("evacua- tion", "evacuation")


def printed(head, texts, top=100.0):
    found = [line(head, top, size=15)] if head else []
    return [*found, *(line(text, top + 30 + 13 * at) for at, text in enumerate(texts))]


@pytest.fixture
def scan(tmp_path):
    return write_scan(tmp_path / "scan.pdf", 3)


def test_a_scan_says_which_pages_are_pictures(scan):
    with pytest.raises(UnrecognisedFile, match="it is a scan: its pages are pictures") as caught:
        IMPORTER.read(scan)
    assert caught.value.pages == (1, 2, 3)


def test_a_paragraph_and_its_heading_are_put_together(scan):
    extract = read_recognised(scan, {2: page(2, *printed("What the ward did", PARAGRAPH))})
    kinds = [(block.kind, block.text, block.page) for block in extract.blocks]
    assert kinds == [
        (BlockKind.HEADING, "What the ward did", 2),
        (BlockKind.PARAGRAPH, JOINED, 2),
    ]
    assert extract.pages == 3


def test_a_paragraph_goes_on_over_the_page(scan):
    pages = {
        1: page(1, *printed("", [*PARAGRAPH, PARAGRAPH[0]], top=700)),
        2: page(2, *printed("", PARAGRAPH[1:], top=70)),
    }
    [block] = read_recognised(scan, pages).blocks
    assert block.text == f"{JOINED} {JOINED}"
    assert [number for _, number in block.breaks] == [2]


def test_running_heads_and_numbers_are_set_apart(scan):
    pages = {
        number: page(
            number,
            line("Minutes of the ward", 30),
            *printed("", [*PARAGRAPH, "It did."]),
            line("Then they wrote it down.", 300),
            line(str(number + 40), 810, left=290),
        )
        for number in (1, 2, 3)
    }
    extract = read_recognised(scan, pages)
    aside = [block.text for block in extract.blocks if not block.main]
    heads = ["Minutes of the ward"] * 3
    assert aside == [text for pair in zip(heads, ("41", "42", "43"), strict=True) for text in pair]
    labels = [block.page_label for block in extract.blocks if block.main]
    assert labels == ["41", "41", "42", "42", "43", "43"]


def test_rows_of_a_table_have_cells(scan):
    rows = [("Beds", "41", "55"), ("Falls", "7", "3"), ("Days", "19", "14"), ("Letters", "8", "2")]
    found = []
    for at, cells in enumerate(rows):
        words = [
            w
            for x, cell in zip((72, 240, 400), cells, strict=True)
            for w in line(cell, 300 + 14 * at, left=x)
        ]
        found.append(tuple(words))
    extract = read_recognised(scan, {1: page(1, *printed("", PARAGRAPH), *found)})
    tables = [block.text for block in extract.blocks if block.kind is BlockKind.TABLE]
    assert tables == ["\t".join(cells) for cells in rows]


def test_only_the_pages_without_words_are_scans(tmp_path):
    path = tmp_path / "mixed.pdf"
    path.write_bytes(make_pdf([lines(["Words of the first page are text."]), [], []]))
    extract = IMPORTER.read(path)
    assert extract.scanned == ()  # empty pages, without a picture
    again = read_recognised(path, {2: page(2, *printed("", PARAGRAPH))})
    assert [block.page for block in again.blocks] == [1, 2]


def test_a_page_covered_by_a_picture_among_text_is_a_scan(tmp_path):
    text, scan, path = (tmp_path / name for name in ("text.pdf", "scan.pdf", "both.pdf"))
    text.write_bytes(make_pdf([lines(["Words of the first page are text."])]))
    small = write_pictures(tmp_path / "small.pdf", [(4, 4, bytes(16))], 595.0, 842.0)
    write_scan(scan, 1)
    whole = pdfium.PdfDocument.new()
    for source in (text, scan, small):
        with pdfium.PdfDocument(source) as other:
            whole.import_pages(other)
    whole.save(path)
    whole.close()
    assert IMPORTER.read(path).scanned == (2, 3)


def test_places_lead_to_the_words_on_the_page(scan):
    pages = {2: page(2, *printed("What the ward did", PARAGRAPH))}
    extract = read_recognised(scan, pages)
    text = "\n".join(block.text for block in extract.blocks)
    found = PageMap(extract.runs)
    shown = "".join(c for words in pages[2].lines for c in f"{' '.join(w.text for w in words)}\n")
    for word in ("ward", "matron", "kettle", "tion;", "changed."):
        start = text.index(word)
        [(number, first, last)] = found.stretches(start, start + len(word))
        assert (number, shown[first:last]) == (2, word)


def test_the_page_view_has_the_letters_in_the_same_order(tmp_path, scan):
    work = Recognising(scan, (2,), found={2: page(2, *printed("Head", PARAGRAPH), turn=180)})
    extract = ScannedPdf(work.found).read(scan)
    take(work, scan, tmp_path)
    server = Server(0)
    server.answer(Open(scan))
    blank, text = (server.answer(ReadText(number)).text for number in (1, 2))
    server._document.close()
    assert (blank.usable, blank.pictures) == (False, True)
    assert text.usable
    run = extract.runs[0]
    assert "".join(map(chr, text.codes[run.first : run.last])) == "Head"
    left, top, right, bottom = text.boxes[run.first]
    assert 595 - 72 - 8 < left < right < 595 - 71
    assert 842 - 120 < top < bottom < 842 - 99


def take(work, original, folder):
    from leader_reader.adapters.ocr.kept import Recognition

    work.about = Recognition("Tesseract 5.3.0", "eng", tuple(work.found), ())
    work.keep(kept_beside(original))
    assert folder in kept_beside(original).parents


def test_what_is_kept_is_not_recognised_again(tmp_path, scan):
    work = Recognising(scan, (1, 2), found={n: page(n, *printed("", PARAGRAPH)) for n in (1, 2)})
    take(work, scan, tmp_path)
    again = Recognising(scan, (1, 2))
    assert again.take_kept(kept_beside(scan))
    assert again.found.keys() == work.found.keys()
    assert not Recognising(scan, (1, 2, 3)).take_kept(kept_beside(scan))
    assert recognised_before(scan).read(scan).blocks == ScannedPdf(work.found).read(scan).blocks


def test_no_words_at_all(scan):
    assert recognised_before(scan) is None
    with pytest.raises(UnreadableFile, match=NO_WORDS) as caught:
        ScannedPdf({1: page(1)}).read(scan)
    assert not isinstance(caught.value, UnrecognisedFile)


# With the real program

TESSERACT = find_program()
real = pytest.mark.skipif(TESSERACT is None, reason="Tesseract is not installed here")


def share(found, wanted):
    """Return F1 on words."""
    one, other = Counter(found.split()), Counter(wanted.split())
    same = (one & other).total()
    return 2 * same / (one.total() + other.total())


@real
@pytest.mark.parametrize(
    "layout",
    [
        Layout(width=420, height=480, size=11, heads="same", numbers="Page {0} of {1}"),
        Layout(columns=2, height=400, justified=True, gap=0, indent=12, heads="same"),
    ],
    ids=["one column", "two columns"],
)
def test_photographed_print_is_read_as_it_was_set(qapp, tmp_path, layout):
    made = typeset(tmp_path / "set.pdf", layout, count=10)
    path = photographed(tmp_path / "set.pdf", tmp_path / "scan.pdf")
    with pytest.raises(UnrecognisedFile) as caught:
        IMPORTER.read(path)
    work = Recognising(path, caught.value.pages)
    steps = list(work.pages(look_at(TESSERACT), lambda: None))
    assert steps[-1] == (made.pages, 0)
    blocks = ScannedPdf(work.found).read(path).blocks
    main = [block.text for block in blocks if block.main]
    assert share(" ".join(main), " ".join((*made.headings, *made.paragraphs))) >= 0.97
    assert sum(text in main for text in made.paragraphs) >= 0.7 * len(made.paragraphs)
    heads = [block.text for block in blocks if block.kind is BlockKind.HEADING]
    assert set(made.headings) <= set(heads)
    assert not made.furniture & set(main)


@real
def test_a_page_that_stands_on_its_side_is_turned(qapp, tmp_path):
    made = typeset(tmp_path / "set.pdf", Layout(size=12), count=6)
    with pdfium.PdfDocument(tmp_path / "set.pdf") as document:
        document[0].set_rotation(90)
        document.save(tmp_path / "turned.pdf")
    path = photographed(tmp_path / "turned.pdf", tmp_path / "scan.pdf")
    tesseract = look_at(TESSERACT)
    if "osd" not in tesseract.languages:
        pytest.skip("Tesseract's data for orientation is not installed here")
    work = Recognising(path, (1,))
    list(work.pages(tesseract, lambda: None))
    assert work.found[1].turn == 270
    blocks = ScannedPdf(work.found).read(path).blocks
    assert (
        share(" ".join(b.text for b in blocks), " ".join((*made.headings, *made.paragraphs))) > 0.9
    )


@real
def test_the_scan_of_the_corpus(shared, tmp_path):
    path = Path(shutil.copy(shared / "corpora/dev/pdf/scan-no-text-layer.pdf", tmp_path))
    work = Recognising(path, (1,))
    list(work.pages(look_at(TESSERACT), lambda: None))
    text = " ".join(block.text for block in ScannedPdf(work.found).read(path).blocks)
    assert "PDF document conversion to JSON and Markdown in an easy self contained package" in text
    assert work.about.program.startswith("Tesseract ")
