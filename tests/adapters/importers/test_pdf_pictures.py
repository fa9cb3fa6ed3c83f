"""Images on the pages of a PDF stand with the text below them, and are drawn from the page."""

import pytest

from leader_reader.adapters.importers.image_header import image_header
from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.picture_bytes import picture_bytes
from tests.adapters.pdf_pages.making import pdf, words

TEXT = "Leaders who listen find out early what is going wrong in a service."


def image(x, y, width, height):
    """Return the drawing of an image whose lower left corner is at (x, y)."""
    pixels = b"\xc8\x28\x28" * 4
    place = b"q %d 0 0 %d %d %d cm " % (width, height, x, y)
    return place + b"BI /W 2 /H 2 /CS /RGB /BPC 8 ID " + pixels + b" EI Q"


def lines(*texts, top, x=72):
    return b"\n".join(words(text, x=x, y=top - 14 * at, size=10) for at, text in enumerate(texts))


@pytest.fixture
def read(tmp_path):
    def make(*pages):
        path = tmp_path / "a.pdf"
        path.write_bytes(pdf(*pages))
        return path, [
            (block.text.split(".")[0], picture.reference, picture.below)
            for block in IMPORTER.read(path).blocks
            for picture in block.pictures
        ]

    return make


def test_an_image_stands_with_its_caption_below(read):
    page = b"\n".join(
        (
            lines(f"Before. {TEXT}", top=700),
            image(72, 400, 200, 150),
            lines("Figure 1. Posts", top=380),
        )
    )
    path, found = read(page)
    ((text, reference, below),) = found
    assert (text, below) == ("Figure 1", False)
    assert reference == "page=1&viewrect=72,292,200,150"
    drawn = picture_bytes(path, reference, 300)
    width, high = image_header(drawn)[1:]
    assert 298 <= width <= 304
    assert abs(width * 150 / 200 - high) <= 4


def test_an_image_at_the_foot_of_a_page_waits_for_the_next(read):
    first = lines(f"Before. {TEXT}", top=700) + b"\n" + image(72, 60, 200, 150)
    _, found = read(first, lines(f"After. {TEXT}", top=700))
    assert [(text, below) for text, _, below in found] == [("After", False)]


def test_an_image_at_the_end_stands_below_the_last_text(read):
    _, found = read(lines(f"Before. {TEXT}", top=700) + b"\n" + image(72, 60, 200, 150))
    assert [(text, below) for text, _, below in found] == [("Before", True)]


def test_strips_of_an_image_are_one(read):
    strips = b"\n".join(image(72, 400 + 50 * at, 200, 50) for at in (2, 1, 0))
    _, found = read(strips + b"\n" + lines(f"After. {TEXT}", top=380))
    assert len(found) == 1
    assert found[0][1].endswith("200,150")


@pytest.mark.parametrize(
    "shown",
    [
        image(72, 400, 60, 150),
        image(0, 0, 612, 792),
        image(60, 640, 400, 90) + b"\n" + lines(TEXT, TEXT, top=700),
    ],
    ids=["an ornament", "a scan", "the ground of text"],
)
def test_what_is_no_picture_is_left_out(read, shown):
    _, found = read(shown + b"\n" + lines(f"After. {TEXT}", top=380))
    assert not found


def test_a_letterhead_is_no_picture(read):
    pages = [
        image(72, 650, 90, 90) + b"\n" + lines(f"Page {at}. {TEXT}", top=600) for at in range(5)
    ]
    assert not read(*pages)[1]
