"""Marks that a PDF brings with it: what they say, where they stand, what belongs together."""

import pypdfium2 as pdfium
import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.pdf.annots import count_marks, pdf_moment
from leader_reader.adapters.importers.pdf.marks import read_marks
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.found_mark import MarkKind
from tests.adapters.importers.corpus import CORPUS
from tests.adapters.importers.making_marks import (
    ORDERS,
    Mark,
    annots,
    document_of,
    over,
    places_of,
    tagged,
)
from tests.adapters.pdf_pages.making import pdf, picture, words

LINES = (
    "The porters knew which lifts failed at night and told",
    "nobody until a sister asked them over tea what kept the",
    "trolleys waiting by the kitchen door every Friday morning.",
)
FIRST = over(72, 700, 250)
"""A quad over most of the first line."""


@pytest.fixture
def read(tmp_path):
    """Return what reads the marks of a PDF made of contents and page keys."""

    def do(*contents, **keys):
        path = tmp_path / "marked.pdf"
        path.write_bytes(pdf(*contents, **keys))
        return marks_in(path)

    return do


def marks_in(path):
    extract = IMPORTER.read(path)
    return read_marks(path, document_of(extract), places_of(extract))


def exact(found):
    return [mark.target.quote.exact for mark in found.marks]


def of(found, kind):
    return [mark for mark in found.marks if mark.kind is kind]


@pytest.mark.parametrize("order", ORDERS)
def test_a_highlight_whose_corners_come_in_any_order(read, order):
    mark = Mark(rects=(over(72, 700, 500), over(72, 680, 500)), order=order)
    found = read(words(*LINES), page_keys=(annots(mark),))
    assert exact(found) == [" ".join(LINES[:2])]
    assert found.lost == 0


def test_all_that_a_mark_says_is_kept(read):
    mark = Mark(
        rects=(over(72, 680, 500),),
        words="Ask Édith\rabout this 🙂",
        creator="Dr Ámbar Okafor",
        colour="0 0 1 0",
        more="/M (D:20240514091500+01'00') /CreationDate (D:20240513080000Z) "
        + tagged("Lifts", "Staff engagement"),
    )
    (found,) = read(words(*LINES), page_keys=(annots(mark),)).marks
    assert found.note == "Ask Édith\nabout this 🙂"
    assert found.creator == "Dr Ámbar Okafor"
    assert found.colour == "#ffff00"
    assert found.tags == ("Lifts", "Staff engagement")
    assert found.created.isoformat() == "2024-05-13T08:00:00+00:00"
    assert found.modified.isoformat() == "2024-05-14T08:15:00+00:00"
    assert found.target.quote.exact == LINES[1]
    assert found.target.quote.prefix.endswith("and told ")


@pytest.mark.parametrize(
    ("subtype", "kind"),
    [
        ("Highlight", MarkKind.HIGHLIGHT),
        ("Underline", MarkKind.UNDERLINE),
        ("StrikeOut", MarkKind.STRIKEOUT),
        ("Squiggly", MarkKind.SQUIGGLY),
    ],
)
def test_every_kind_of_mark_over_words(read, subtype, kind):
    mark = Mark(subtype, rects=(over(72, 700, 500),))
    found = read(words(*LINES), page_keys=(annots(mark),))
    assert [each.kind for each in found.marks] == [kind]
    assert exact(found) == [LINES[0]]


@pytest.mark.parametrize(
    ("colour", "rgb"), [(".5", "#7f7f7f"), ("1 0 0", "#ff0000"), ("0 1 1 0", "#ff0000"), ("", "")]
)
def test_grey_rgb_and_cmyk_colours(read, colour, rgb):
    mark = Mark(rects=(FIRST,), colour=colour)
    assert read(words(*LINES), page_keys=(annots(mark),)).marks[0].colour == rgb


def test_the_colour_of_a_mark_that_has_a_picture_of_its_own(read):
    form = b"<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Length 0 >>\nstream\n\nendstream"
    mark = Mark(rects=(FIRST,), colour="0 .5 0", more="/AP << /N 4 0 R >>")
    assert read(words(*LINES), page_keys=(annots(mark),), more=[form]).marks[0].colour == "#007f00"


def test_a_sticky_note_stands_on_the_words_of_the_nearest_line(read):
    beside = Mark("Text", rect=(500, 676, 520, 696), words="Why tea?", creator="Orla")
    found = read(words(*LINES), page_keys=(annots(beside),))
    assert exact(found) == [LINES[1]]
    assert (found.marks[0].kind, found.marks[0].note) == (MarkKind.NOTE, "Why tea?")


def test_typed_text_on_the_page_is_a_note(read):
    typed = Mark("FreeText", rect=(400, 655, 560, 672), words="not only Fridays")
    found = read(words(*LINES), page_keys=(annots(typed),))
    assert exact(found) == [LINES[2]]
    assert found.marks[0].note == "not only Fridays"


def test_empty_notes_popups_links_and_hidden_marks_are_no_marks(read, tmp_path):
    none = (
        Mark("Text", rect=(10, 10, 30, 30)),
        Mark("Popup", rect=(10, 10, 90, 90), words="no"),
        Mark("Link", rect=(10, 10, 90, 90), words="no"),
        Mark("Widget", rect=(10, 10, 90, 90), words="no"),
        Mark("Ink", rect=(10, 10, 90, 90)),
        Mark(rects=(FIRST,), more="/F 2"),
        Mark(rects=(FIRST,), more="/F 32"),
    )
    found = read(words(*LINES), page_keys=(annots(*none),))
    assert (found.marks, found.lost) == ((), 0)
    assert counted(tmp_path / "marked.pdf") == 0


def counted(path):
    document = pdfium.PdfDocument(path)
    try:
        return sum(count_marks(document[at]) for at in range(len(document)))
    finally:
        document.close()


def replied(marks):
    """Return objects 4 and on, and the page key that names them: answers need numbers."""
    rows = b" ".join(b"%d 0 R" % number for number in range(4, 4 + len(marks)))
    return [mark.written() for mark in marks], b"/Annots [" + rows + b"]"


def test_answers_become_part_of_the_note(read, tmp_path):
    more, keys = replied(
        [
            Mark(rects=(over(72, 700, 500),), words="Is this so?", creator="Orla"),
            Mark(
                "Text",
                rect=(1, 1, 9, 9),
                words="Yes.",
                creator="Teo",
                more="/IRT 4 0 R /F 30 /CreationDate (D:20240102)",
            ),
            Mark(
                "Text",
                rect=(1, 1, 9, 9),
                words="Since when?",
                creator="Orla",
                more="/IRT 5 0 R /CreationDate (D:20240103)",
            ),
            Mark(
                "Text",
                rect=(1, 1, 9, 9),
                words="Accepted set by Teo",
                creator="Teo",
                more="/IRT 4 0 R /StateModel (Review) /State (Accepted)",
            ),
            Mark("Popup", rect=(1, 1, 9, 9), more="/Parent 4 0 R"),
        ]
    )
    found = read(words(*LINES), page_keys=(keys,), more=more)
    assert [mark.note for mark in found.marks] == ["Is this so?\nTeo: Yes.\nOrla: Since when?"]
    assert found.marks[0].creator == "Orla"
    assert counted(tmp_path / "marked.pdf") == 1


def test_words_to_put_in_place_of_struck_ones_are_one_mark(read):
    more, keys = replied(
        [
            Mark("Caret", rect=(300, 690, 306, 700), words="nights", creator="Orla"),
            Mark(
                "StrikeOut",
                rects=(over(72, 700, 500),),
                creator="Orla",
                more="/IRT 4 0 R /RT /Group",
            ),
        ]
    )
    found = read(words(*LINES), page_keys=(keys,), more=more)
    assert exact(found) == [LINES[0]]
    assert [mark.note for mark in found.marks] == ["nights"]


def test_a_note_that_only_repeats_the_words_is_none(read):
    mark = Mark(rects=(over(72, 700, 500),), words=LINES[0].replace(" and", "\rand"))
    assert read(words(*LINES), page_keys=(annots(mark),)).marks[0].note == ""


def test_a_highlight_over_columns_is_one_where_the_text_goes_on(read):
    left = [f"Left line {n} tells of the ward in that long year" for n in range(1, 9)]
    right = [f"right line {n} goes on about the people there" for n in range(1, 9)]
    content = b"\n".join(
        words(line, x=x, y=760 - 16 * n, size=9)
        for x, column in ((50, left), (320, right))
        for n, line in enumerate(column)
    )
    last, first = over(50, 760 - 16 * 7, 240, 9), over(320, 760, 240, 9)
    found = read(content, page_keys=(annots(Mark(rects=(last, first))),))
    assert exact(found) == [f"{left[-1]} {right[0]}"]
    apart = Mark(rects=(over(50, 760, 240, 9), over(320, 760 - 16 * 4, 240, 9)), words="Two")
    found = read(content, page_keys=(annots(apart),))
    assert exact(found) == [left[0], right[4]]
    assert [mark.note for mark in found.marks] == ["Two", ""]


def test_a_highlight_that_goes_on_over_the_page_is_one(read):
    long = [
        f"line {n} of a long page tells how the ward was led in that year and" for n in range(40)
    ]
    rest = [
        f"on the next page line {n} says what became of it all in the end so" for n in range(40)
    ]
    first, second = (
        Mark(rects=(over(50, 760 - 16 * 39, 500, 9),)),
        Mark(rects=(over(50, 760, 500, 9),), words="Both"),
    )
    contents = [
        b"\n".join(words(line, x=50, y=760 - 16 * n, size=9) for n, line in enumerate(page))
        for page in (long, rest)
    ]
    found = read(*contents, page_keys=(annots(first), annots(second)))
    assert exact(found) == [f"{long[-1]} {rest[0]}"]
    assert found.marks[0].note == "Both"


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_a_page_that_is_turned_and_cropped(read, turn):
    mark = Mark(rects=(over(72, 680, 500),))
    keys = b"/Rotate %d /CropBox [40 500 580 800] " % turn + annots(mark)
    assert exact(read(words(*LINES), page_keys=(keys,))) == [LINES[1]]


def test_text_set_upwards_is_marked_across(read):
    shown = b"\n".join(
        b"BT /F1 12 Tf 0 1 -1 0 %d 72 Tm (%s) Tj ET" % (200 + 20 * at, line.encode())
        for at, line in enumerate(LINES)
    )
    mark = Mark(rects=((211 - 4, 72, 225, 500),))
    assert exact(read(shown, page_keys=(annots(mark),))) == [LINES[1]]


def test_quads_that_overlap_their_neighbours_take_their_own_line(read):
    tall = (72, 680 - 12, 580, 680 + 16)
    assert exact(read(words(*LINES), page_keys=(annots(Mark(rects=(tall,))),))) == [LINES[1]]


def test_quads_of_single_words_make_one_passage(read):
    width = 2.5 * 12
    rects = tuple(over(72 + at * width, 700, width - 3) for at in range(12))
    (found,) = exact(read(words(*LINES), page_keys=(annots(Mark(rects=rects)),)))
    assert found in LINES[0]
    assert len(found) > 40


def test_a_square_is_an_area_of_the_page(read):
    square = Mark("Square", rect=(60, 675, 400, 712), words="The table", creator="Orla")
    (found,) = read(words(*LINES), page_keys=(annots(square),)).marks
    area = found.target.area
    assert (area.page, area.left, area.width, area.height) == (1, 60, 340, 37)
    assert area.top == 842 - 712
    assert found.note == "The table"
    assert found.target.quote.exact.startswith("The porters knew")


def test_a_highlight_where_there_are_no_words_is_an_area(read):
    mark = Mark(rects=((100, 300, 200, 304),), words="See")
    scan = picture() + b"\n"
    found = read(words(*LINES), scan, page_keys=(b"", annots(mark)))
    (area,) = [each.target.area for each in found.marks]
    assert (area.page, area.left, area.width) == (2, 100, 100)
    assert area.height >= 8
    assert found.marks[0].target.quote.exact == ""


@pytest.mark.parametrize(
    "broken",
    [
        b"/Annots 99 0 R",
        b"/Annots [null 3 (x) 99 0 R << >> << /Subtype /Highlight >>]",
        b"/Annots [<< /Subtype /Highlight /QuadPoints [1 2 3] /Rect [0 0 0 0] >>]",
        b"/Annots [<< /Subtype /Highlight /QuadPoints (x) /Rect (x) /Contents 7 /C [9 9 9 9 9]"
        b"/T [1] >>]",
        b"/Annots [<< /Subtype /Highlight /Rect [1e39 -1e39 nan 4]"
        b"/QuadPoints [1e39 -1e39 1 1 9e99 1 1 1] >>]",
        b"/Annots [<< /Subtype /Text /Contents (x) /IRT 10 0 R /Rect [1 1 2 2] >>]",
        b"/Annots [<< /Subtype /Text /Contents (x) /Rect [-9 -9 -8 -8] /Zotero:Tags ([[[[) >>]",
        b"/Annots [<< /Subtype /Text /Contents (x) /M (D:999999999999) /CreationDate (D:00) >>]",
    ],
)
def test_damaged_annotations_are_left_out(read, broken):
    found = read(words(*LINES), page_keys=(broken,))
    assert all(0 <= mark.target.position.start <= mark.target.position.end for mark in found.marks)


def test_answers_in_a_circle(read):
    more, keys = replied(
        [
            Mark("Text", rect=(1, 1, 9, 9), words="A", more="/IRT 5 0 R"),
            Mark("Text", rect=(1, 1, 9, 9), words="B", more="/IRT 4 0 R"),
        ]
    )
    found = read(words(*LINES), page_keys=(keys,), more=more)
    assert sorted(mark.note for mark in found.marks) == ["A", "B"]


def test_a_mark_with_no_quads_is_as_its_rectangle(read):
    mark = Mark(rect=over(72, 680, 500))
    assert exact(read(words(*LINES), page_keys=(annots(mark),))) == [LINES[1]]


def test_thousands_of_marks_are_bounded(read):
    many = annots(*[Mark(rects=((0, 0, 595, 842),) * 3)] * 6000)
    found = read(words(*LINES), page_keys=(many,))
    assert 1 <= len(found.marks) <= 5000


def test_a_torn_file_says_so(tmp_path):
    path = tmp_path / "torn.pdf"
    path.write_bytes(pdf(words(*LINES), page_keys=(annots(Mark(rects=(FIRST,))),)))
    extract = IMPORTER.read(path)
    path.write_bytes(b"%PDF-1.4 torn")
    with pytest.raises(LeaderReaderError, match="damaged"):
        read_marks(path, document_of(extract), places_of(extract))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("D:20240514091500+01'00'", "2024-05-14T08:15:00+00:00"),
        ("D:20240514091500-05'30", "2024-05-14T14:45:00+00:00"),
        ("D:202405140915Z", "2024-05-14T09:15:00+00:00"),
        ("20240514", "2024-05-14T00:00:00+00:00"),
        ("D:2024", "2024-01-01T00:00:00+00:00"),
        ("D:20241332", None),
        ("yesterday", None),
        ("", None),
    ],
)
def test_times(text, iso):
    found = pdf_moment(text)
    assert (found.isoformat() if found else None) == iso


@pytest.mark.skipif(not CORPUS.is_dir(), reason="the corpora are not beside us")
def test_the_highlight_of_a_real_file():
    found = marks_in(CORPUS / "pdf/existing-highlight.pdf")
    (mark,) = found.marks
    assert mark.creator == "Tim van der Meij"
    assert mark.target.quote.exact


def test_a_note_in_the_margin_is_of_the_line_at_its_height(read):
    content = b"\n".join(
        (
            words("A long line of the left column of it", x=50, y=700, size=9),
            words("Short.", x=50, y=684, size=9),
            words("One more line over there in the right", x=320, y=700, size=9),
            words("The end.", x=320, y=684, size=9),
        )
    )
    right = Mark("Text", rect=(570, 678, 590, 698), words="Right")
    left = Mark("Text", rect=(10, 678, 30, 698), words="Left")
    found = read(content, page_keys=(annots(right, left),))
    assert {mark.note: mark.target.quote.exact for mark in found.marks} == {
        "Right": "The end.",
        "Left": "Short.",
    }


def test_the_import_counts_the_marks(tmp_path):
    path = tmp_path / "marked.pdf"
    marks = annots(Mark(rects=(FIRST,)), Mark("Square", rect=(1, 1, 90, 90)))
    path.write_bytes(pdf(words(*LINES), words(*LINES), page_keys=(marks,)))
    assert IMPORTER.read(path).marks == 4
