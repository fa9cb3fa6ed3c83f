import numpy as np
import pytest

from leader_reader.adapters.pdf_pages.requests import Draw
from leader_reader.services.pages import Failed, Tile
from tests.adapters.pdf_pages.making import pdf, words

RED = [0, 0, 255]


@pytest.mark.parametrize("turn", [b"", b"/Rotate 90"])
@pytest.mark.parametrize("scale", [1.0, 2.3])
def test_tiles_fit_together_to_the_page(desk, turn, scale):
    opened = desk.open(pdf(words("Every tile is a part", "of the whole page"), page_keys=[turn]))
    whole = desk.whole(opened, scale=scale)
    height, width = whole.shape[:2]
    joined = np.zeros_like(whole)
    for y in range(0, height, 512):
        for x in range(0, width, 512):
            part = Tile(1, scale, x, y, min(512, width - x), min(512, height - y))
            joined[y : y + 512, x : x + 512] = desk.drawn(part)
    assert (joined == whole).all()
    assert whole.min() < 100
    assert whole[:5].min() == 255


def test_a_mark_made_by_another_program_is_drawn(desk):
    mark = (
        b"/Annots [<< /Subtype /Highlight /C [1 0 0] /Rect [72 690 172 710] "
        b"/QuadPoints [72 710 172 710 72 690 172 690] >>]"
    )
    image = desk.whole(desk.open(pdf(b"", page_keys=[mark])), scale=1.0)
    assert image[142, 120].tolist() == RED


def test_highlights_are_left_out_of_a_bare_tile_and_come_back(desk):
    place = b"/Rect [72 %d 172 %d] /QuadPoints [72 %d 172 %d 72 %d 172 %d]"
    marks = b"/Annots [%s]" % b" ".join(
        b"<< /Subtype /%s /C [1 0 0] %s >>" % (kind, place % (low, low + 20, *[low + 20, low] * 2))
        for kind, low in ((b"Highlight", 690), (b"Square", 590))
    )
    desk.open(pdf(b"", page_keys=[marks]))
    whole = Tile(1, 1.0, 0, 0, 595, 842)
    seen = [desk.drawn(tile) for tile in (whole, whole._replace(bare=True), whole)]
    assert [image[142, 120].tolist() == RED for image in seen] == [True, False, True]
    assert all((image[230:255, 70:175] == RED).all(axis=2).any() for image in seen)


def test_a_form_field_is_drawn_as_it_is_filled_in(desk):
    look = b"1 0 0 rg 0 0 100 20 re f"
    more = [
        b"<< /Subtype /Widget /FT /Tx /T (name) /Rect [72 690 172 710] /AP << /N 5 0 R >> >>",
        b"<< /Subtype /Form /BBox [0 0 100 20] /Length %d >>\nstream\n%s\nendstream"
        % (len(look), look),
    ]
    form = b"/AcroForm << /Fields [4 0 R] >>"
    data = pdf(b"", page_keys=[b"/Annots [4 0 R]"], catalogue=form, more=more)
    image = desk.whole(desk.open(data), scale=1.0)
    assert image[142, 120].tolist() == RED


def test_a_tile_larger_than_the_canvas_is_refused(desk):
    desk.open(pdf(b""))
    answer = desk.server.answer(Draw(Tile(1, 9.0, 0, 0, 4000, 4000)))
    assert isinstance(answer, Failed)


def test_many_pages_are_drawn_with_few_kept_open(desk):
    opened = desk.open(pdf(*[words(f"page {number}") for number in range(40)]))
    for page in range(1, 41):
        assert desk.whole(opened, page, 0.5).min() < 200
    assert len(desk.server._document._pages) < 10
