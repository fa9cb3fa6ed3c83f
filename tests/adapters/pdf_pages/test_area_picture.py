"""Pictures of areas: just what is in the rectangle, on rotated and cropped pages too."""

import pytest
from PySide6.QtGui import QColor, QImage

from leader_reader.adapters.pdf_pages.area_picture import area_png
from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.pages import MOST_PIXELS, tile_of_area
from tests.adapters.pdf_pages.making import locked_pdf, pdf

SQUARE = b"1 0 0 rg 100 600 200 100 re f"
CROPPED = b"/CropBox [50 50 545 792]"


def shown(tmp_path, area, keys=b"", dots=144.0):
    path = tmp_path / "figure.pdf"
    path.write_bytes(pdf(SQUARE, page_keys=(keys,)))
    return QImage.fromData(area_png(path, area, dots))


@pytest.mark.parametrize(
    ("keys", "area"),
    [
        (b"", AreaSelector(1, 100, 142, 200, 100)),
        (CROPPED, AreaSelector(1, 50, 92, 200, 100)),
        (b"/Rotate 90", AreaSelector(1, 600, 100, 100, 200)),
        (b"/Rotate 90 " + CROPPED, AreaSelector(1, 550, 50, 100, 200)),
        (b"/Rotate 180", AreaSelector(1, 295, 600, 200, 100)),
    ],
)
def test_the_picture_is_of_the_rectangle_and_no_more(tmp_path, keys, area):
    image = shown(tmp_path, area, keys)
    assert (image.width(), image.height()) == (2 * area.width, 2 * area.height)
    inside = [(1, 1), (image.width() - 2, image.height() - 2)]
    assert {QColor(image.pixel(*each)).name() for each in inside} == {"#ff0000"}
    around = AreaSelector(1, area.left - 8, area.top - 8, area.width + 16, area.height + 16)
    wider = shown(tmp_path, around, keys)
    assert QColor(wider.pixel(8, 8)).name() == "#ffffff"
    assert QColor(wider.pixel(20, 20)).name() == "#ff0000"


@pytest.mark.parametrize("dots", [72.0, 300.0, 5000.0])
def test_a_whole_page_is_one_tile_however_fine(dots):
    tile = tile_of_area(AreaSelector(3, 0, 0, 595.27, 841.89), dots)
    assert 0 < tile.width * tile.height <= MOST_PIXELS
    assert tile.scale <= dots / 72
    assert tile.page == 3


def test_what_cannot_be_shown_is_said(tmp_path):
    area = AreaSelector(7, 10, 10, 90, 90)
    with pytest.raises(LeaderReaderError, match="7"):
        shown(tmp_path, area)
    path = tmp_path / "locked.pdf"
    path.write_bytes(locked_pdf(SQUARE, "secret"))
    with pytest.raises(LeaderReaderError, match="password"):
        area_png(path, area)
