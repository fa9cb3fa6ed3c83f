"""Each code point of a PDF's text is traced to the page character that it came from."""

import unicodedata
from contextlib import closing
from itertools import pairwise

import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.pdf.characters import Page, _mend_lam_alef, decoded
from leader_reader.adapters.importers.pdf.lines import _with_bullet
from leader_reader.adapters.importers.pdf.placed import (
    NOWHERE,
    PlacedText,
    joined_by,
    nowhere,
    page_places,
    runs_of,
)
from leader_reader.adapters.importers.symbols import BULLET, symbol_character
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.pages import PageMap, decode_runs, encode_runs
from tests.adapters.importers.corpus import samples
from tests.adapters.importers.making_pdf import Words, lines, make_pdf

HYPHENS = (0x02, 0xAD, 0xFFFE)
PLAIN = [
    "Leaders who listen find out early what is going wrong in a",
    "service, and those who work in it feel that they are heard by",
    "the people who decide; this holds for wards as for boards and",
]


def page_codes(path):
    """Return what PDFium gives for each character, by page from 1."""
    found = {}
    with closing(pdfium.PdfDocument(path)) as document:
        for number in range(len(document)):
            try:
                text = document[number].get_textpage()
            except pdfium.PdfiumError:
                continue
            count = pdfium_c.FPDFText_CountChars(text.raw)
            found[number + 1] = [pdfium_c.FPDFText_GetUnicode(text.raw, i) for i in range(count)]
    return found


def may_show(codes, index):
    """Return what the character at `index` may be in a text."""
    code = codes[index]
    if 0xD800 <= code < 0xDC00:
        return {chr(0x10000 + ((code - 0xD800) << 10) + codes[index + 1] - 0xDC00)}
    shown = {unicodedata.normalize("NFKC", chr(code)), chr(code)}
    if code in HYPHENS:
        shown.add("-")
    if chr(code).isspace() or code in HYPHENS:
        shown.add(" ")
    if code < 32 or 0xE000 <= code < 0xF900:
        shown.add(BULLET)
    if 0xF000 <= code < 0xF100:
        shown.add(symbol_character(code, "symbol"))
    return shown


def shows(character, codes, index):
    """Tell whether a text may have `character` for the one at `index`, or with an accent near."""
    shown = may_show(codes, index)
    base, *marks = unicodedata.normalize("NFD", character)
    near = (chr(code) for code in codes[max(0, index - 120) : index + 121])
    drawn = {unicodedata.normalize("NFKD", each)[-1] for each in near} if marks else set()
    return character in shown or (base in shown and set(marks) <= drawn)


def assert_traced(path):
    """Check the runs of a file against PDFium, code point by code point; return them."""
    extract = IMPORTER.read(path)
    text = "\n".join(block.text for block in extract.blocks)
    codes = page_codes(path)
    for run in extract.runs:
        assert run.last <= len(codes[run.page])
        words = text[run.start : run.end]
        if run.together:
            assert run.length > 1
            assert words in may_show(codes[run.page], run.first)
            continue
        for at, character in enumerate(words):
            assert shows(character, codes[run.page], run.first + at), (run, words)
    assert_one_place_each(extract.runs)
    assert_all_placed(extract, PageMap(extract.runs))
    assert decode_runs(encode_runs(extract.runs)) == extract.runs
    return extract


def assert_one_place_each(runs):
    assert all(first.end <= second.start for first, second in pairwise(runs))
    used = sorted((run.page, run.first, run.last) for run in runs)
    assert all(a[0] < b[0] or a[2] <= b[1] for a, b in pairwise(used))
    pages = PageMap(runs)
    for run in runs:
        for offset in range(run.start, run.end):
            assert pages.offset(*pages.place(offset)) == (run.start if run.together else offset)


def assert_all_placed(extract, pages):
    """Check that all but spaces is on a page, and on the page that its block says."""
    start = 0
    for block in extract.blocks:
        page, breaks = block.page, dict(block.breaks)
        for at, character in enumerate(block.text):
            page = breaks.get(at, page)
            place = pages.place(start + at)
            assert place is not None or character.isspace(), block.text
            assert place is None or place[0] == page
        assert pages.place(start + len(block.text)) is None
        start += len(block.text) + 1


@pytest.mark.parametrize("sample", samples("pdf"), ids=lambda sample: sample.name)
def test_every_code_point_of_the_corpus_is_the_page_character_that_its_place_says(sample):
    try:
        assert_traced(sample.path)
    except UnreadableFile:
        pytest.skip("a file that cannot be read has no places")


@pytest.fixture
def traced(tmp_path):
    """Return what reads pages of Words and gives their text with the page text of any part."""

    def make(pages, **keys):
        path = tmp_path / "a.pdf"
        path.write_bytes(make_pdf(pages, **keys))
        extract = assert_traced(path)
        return Traced(path, extract)

    return make


class Traced:
    def __init__(self, path, extract):
        self.text = "\n".join(block.text for block in extract.blocks)
        self.codes = page_codes(path)
        self.runs, self.map = extract.runs, PageMap(extract.runs)

    def on_pages(self, passage):
        """Return (page, what PDFium has there) for each stretch of a passage."""
        start = self.text.index(passage)
        return [
            (page, "".join(map(chr, self.codes[page][first:last])))
            for page, first, last in self.map.stretches(start, start + len(passage))
        ]


def test_lines_of_a_paragraph_and_the_space_between_them(traced):
    found = traced([lines(PLAIN)])
    assert found.on_pages("wrong in a service, and") == [(1, "wrong in a"), (1, "service, and")]
    space = found.text.index(" service")
    assert found.map.place(space) is None
    assert found.map.near(space) == found.map.place(space + 1)


def test_a_removed_hyphen_has_no_code_point_and_a_real_one_has(traced):
    found = traced(
        [lines(["Well-being and rehabili-", "tation of all, and the well-", "being of staff."])]
    )
    assert found.on_pages("rehabilitation") == [(1, "rehabili"), (1, "tation")]
    page, index = found.map.place(found.text.index("litation") + 1)
    assert found.map.offset(page, index + 1) is None
    assert found.codes[page][index + 1] in (*HYPHENS, ord("-"))
    assert found.map.near_offset(page, index + 1) == found.text.index("tation")
    hyphen = found.map.place(found.text.index("-being of"))
    assert found.codes[hyphen[0]][hyphen[1]] in (*HYPHENS, ord("-"))


def test_columns_that_were_written_row_by_row(traced):
    left = lines([f"left column line {at} runs on and on to" for at in range(9)], x=60)
    right = lines([f"right column line {at} runs on and on" for at in range(9)], x=320)
    found = traced([[word for pair in zip(left, right, strict=True) for word in pair]])
    firsts = [first for _, first, _ in found.map.stretches(0, len(found.text))]
    assert firsts != sorted(firsts)
    assert found.on_pages("to left column line 8 runs on and on to right column") == [
        (1, "to"),
        (1, "left column line 8 runs on and on to"),
        (1, "right column"),
    ]


def test_a_paragraph_over_a_page_with_furniture_beside_it(traced):
    head = Words(72, 800, "Journal of Leading")
    pages = [
        [
            head,
            *lines([f"Page {n} begins here and has words of its own to say", *PLAIN]),
            Words(290, 40, n),
        ]
        for n in ("11", "12", "13", "14")
    ]
    found = traced(pages)
    assert found.on_pages("boards and Page 12") == [(1, "boards and"), (2, "Page 12")]
    assert found.on_pages("Journal of Leading\n") == [(1, "Journal of Leading")]
    assert found.map.page_offsets(4)[1] == len(found.text)
    assert found.map.page_offsets(5) is None


def test_the_marker_of_a_list_item_is_in_no_block(traced):
    found = traced([[Words(72, 700, "• ask the team what it needs"), Words(72, 670, "• then act")]])
    assert found.text == "ask the team what it needs\nthen act"
    page, index = found.map.place(found.text.index("then"))
    assert found.codes[page][index - 2] == ord("•")
    assert found.map.offset(page, index - 2) is None


def test_cells_of_a_table(traced):
    rows = [("Dose", "Time"), ("5 mg", "daily"), ("9 mg", "weekly")]
    page = [
        Words(72 + 120 * column, 700 - 14 * row, cell)
        for row, cells in enumerate(rows)
        for column, cell in enumerate(cells)
    ]
    found = traced([page])
    assert found.text.endswith("9 mg\tweekly")
    assert found.map.place(found.text.rindex("\t")) is None
    assert found.on_pages("mg\tweekly") == [(1, "mg"), (1, "weekly")]


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_pages_turned_for_display(traced, turn):
    found = traced([lines([*PLAIN, "ends here."])], page_keys=b"/Rotate %d" % turn)
    assert found.on_pages("ends here.") == [(1, "ends here.")]


def test_what_is_outside_the_page_is_in_no_block(traced):
    found = traced([[Words(900, 720, "Unseen words"), Words(72, 700, "Seen words")]])
    everything = "".join(map(chr, found.codes[1]))
    assert found.text == "Seen words"
    if "Unseen" in everything:
        assert found.map.offset(1, everything.index("Unseen")) is None
    assert found.map.offset(1, everything.index("Seen words")) == 0


def page_of(codes, boxes):
    return Page(3, 500, 500, codes, page_places(3, len(codes)), boxes, None)


def test_the_places_of_lam_and_alef_change_with_them():
    box, other = (1.0, 1.0, 2.0, 2.0), (3.0, 1.0, 4.0, 2.0)
    page = page_of([0x627, 0x644, 0x627, 0x644], [box, box, box, other])
    _mend_lam_alef(page.codes, page.places, page.boxes)
    assert page.codes == [0x644, 0x627, 0x627, 0x644]
    found = decoded(page.codes, page.places)
    assert [(run.first, run.length) for run in runs_of(found.places, 0)] == [(1, 1), (0, 1), (2, 2)]


def test_a_bullet_without_a_meaning_has_the_place_of_its_sign():
    codes = [0xE123, 32, 32, 97, 98]
    found = _with_bullet(codes, page_places(2, len(codes)))
    assert found.text == "• ab"
    runs = list(runs_of(found.places, 0))
    assert [(r.start, r.page, r.first, r.length) for r in runs] == [(0, 2, 0, 2), (2, 2, 3, 2)]


PIECES = st.text(st.sampled_from("ab \u00a0\t\n\x02\x9f\x85\u00ad\u2003ﬁ😀-"), max_size=30)


@given(PIECES)
def test_cleaning_keeps_each_code_point_in_its_place(text):
    found = PlacedText(text, page_places(1, len(text))).cleaned()
    assert found.text == clean_text(text)
    assert len(found.places) == len(found.text)
    for character, place in zip(found.text, found.places, strict=True):
        came_from = text[place - page_places(1, 1)[0]]
        assert came_from == character or (character == " " and came_from.isspace())
    assert list(found.places) == sorted(set(found.places))


@given(st.lists(PIECES), st.sampled_from(["", " ", "\t"]))
def test_texts_are_joined_and_split_as_strings_are(texts, parting):
    parts = [PlacedText(text, page_places(at + 1, len(text))) for at, text in enumerate(texts)]
    whole = joined_by(parting, parts)
    assert whole.text == parting.join(texts)
    assert len(whole.places) == len(whole.text)
    if parting and texts:
        again = whole.split(parting)
        assert [part.text for part in again] == whole.text.split(parting)
        assert [p for part in again for p in part.places if p != NOWHERE] == [
            p for part in parts for c, p in zip(part.text, part.places, strict=True) if c != parting
        ]


@given(st.lists(st.tuples(st.integers(1, 3), st.integers(0, 6)) | st.none(), max_size=25))
def test_runs_say_the_places_that_they_were_made_of(places):
    coded = nowhere("").places
    for place in places:
        coded.append(NOWHERE if place is None else page_places(place[0], place[1] + 1)[-1])
    found = {}
    for run in runs_of(coded, 100):
        for at in range(run.length):
            found[run.start + at] = (run.page, run.first + (0 if run.together else at))
    assert [found.get(100 + at) for at in range(len(places))] == places
