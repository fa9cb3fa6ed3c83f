import numpy as np
import pypdfium2 as pdfium
import pypdfium2.raw as pdfium_c
import pytest

from leader_reader.adapters.pdf_pages.requests import ReadText
from leader_reader.services.pages import Failed, NeedsPassword, Opened
from tests.adapters.pdf_pages.making import locked_pdf, pdf, picture, words

INK = 140
TURNS = [b"/Rotate %d" % turn for turn in (0, 90, 180, 270)]
CROP = b"/CropBox [50 400 400 760]"


def shown(text):
    return "".join(map(chr, text.codes))


def assert_boxes_hold_ink(desk, opened, text, scale=2.5):
    """Check that there is ink in the box of each letter, and none outside of all boxes."""
    image = desk.whole(opened, scale=scale).min(axis=2)
    seen = ~np.isnan(text.boxes[:, 0])
    outside = np.ones(image.shape, bool)
    for code, box in zip(text.codes[seen], text.boxes[seen], strict=True):
        left, top, right, bottom = (round(float(side) * scale) for side in box)
        left, top = max(0, left), max(0, top)
        outside[max(0, top - 2) : bottom + 2, max(0, left - 2) : right + 2] = False
        if chr(code).isalnum() and right - left > 2:
            assert image[top:bottom, left:right].min() < INK
    assert image[outside].min() > INK


@pytest.mark.parametrize("turn", TURNS)
@pytest.mark.parametrize("crop", [b"", CROP], ids=["whole", "cropped"])
def test_each_letter_is_drawn_where_its_box_says(desk, turn, crop):
    content = words("Patients waited", "for eleven weeks")
    opened = desk.open(pdf(content, page_keys=[turn + crop]))
    text = desk.text()
    assert sorted(shown(text).splitlines()) == ["Patients waited", "for eleven weeks"]
    assert_boxes_hold_ink(desk, opened, text)


def test_sizes_are_those_of_the_cropped_and_turned_page(desk):
    keys = [b"", b"/Rotate 90", CROP, CROP + b"/Rotate 270"]
    opened = desk.open(pdf(*[words("a")] * 4, page_keys=keys))
    sizes = [(size.width, size.height) for size in opened.pages.sizes]
    assert sizes == [(595, 842), (842, 595), (350, 360), (360, 350)]


def test_a_box_that_does_not_begin_at_nought_is_mapped(desk):
    opened = desk.open(pdf(words("offset", x=-80, y=-20), box=b"-100 -100 200 100"))
    assert_boxes_hold_ink(desk, opened, desk.text())


def test_characters_off_the_page_have_no_box_but_keep_their_index(desk):
    opened = desk.open(pdf(words("seen", x=72) + words("slug", x=700)))
    text = desk.text()
    hidden = np.isnan(text.boxes).all(axis=1)
    at = shown(text).index("slug")
    assert hidden[at : at + 4].all()
    assert not hidden[:4].any()
    assert_boxes_hold_ink(desk, opened, text)


def test_codes_are_pdfium_s_own_by_index(desk, tmp_path):
    data = pdf(words("caf\u00e9 \u201cquoted\u201d", "and a hyphen-", "ated word"))
    desk.open(data)
    text = desk.text()
    with pdfium.PdfDocument(data) as document:
        page = document[0].get_textpage()
        count = pdfium_c.FPDFText_CountChars(page.raw)
        codes = [pdfium_c.FPDFText_GetUnicode(page.raw, at) for at in range(count)]
    assert text.codes.tolist() == codes
    assert text.codes.dtype == np.uint32
    assert text.boxes.dtype == np.float32
    assert text.boxes.shape == (count, 4)


def test_a_scan_is_told_from_a_blank_page_and_from_text(desk):
    desk.open(pdf(picture(), b"", words("read me") + b"\n" + picture(100, 100)))
    scan, blank, mixed = (desk.text(page) for page in (1, 2, 3))
    assert (scan.usable, scan.pictures, len(scan.codes)) == (False, True, 0)
    assert (blank.usable, blank.pictures, blank.boxes.shape) == (False, False, (0, 4))
    assert mixed.usable
    assert not mixed.pictures


def test_a_font_that_does_not_say_what_its_signs_mean_is_not_usable(desk):
    nothing = b"<< /Length 0 >>\nstream\n\nendstream"
    font = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 9 9] /FontMatrix [.1 0 0 .1 0 0] "
        b"/CharProcs << /g1 4 0 R >> /Encoding << /Differences [1 /g1 /g1 /g1] >> "
        b"/FirstChar 1 /LastChar 3 /Widths [9 9 9] >>"
    )
    keys = [b"/Resources << /Font << /F1 5 0 R >> >>"]
    content = b"BT /F1 12 Tf 72 700 Td <010203010203> Tj ET"
    desk.open(pdf(content, page_keys=keys, more=[nothing, font]))
    assert not desk.text().usable


def test_a_password_is_asked_for_and_its_being_wrong_is_said(desk):
    data = locked_pdf(words("behind the lock"), "h\u00e9lios")
    assert desk.open(data) == NeedsPassword(wrong=False)
    assert desk.open(data, "sesame") == NeedsPassword(wrong=True)
    assert isinstance(desk.open(data, "h\u00e9lios"), Opened)
    assert shown(desk.text()) == "behind the lock"


def test_a_page_that_is_not_there_or_has_no_sane_size_is_said(desk):
    opened = desk.open(pdf(words("a"), box=b"0 0 595 2147483648"))
    assert opened.pages.sizes[0].height < 20_000
    for page in (0, 1, 2):
        answer = desk.server.answer(ReadText(page))
        assert isinstance(answer, Failed)
        assert answer.sentence.startswith(f"Page {page} cannot be shown: it is damaged")
