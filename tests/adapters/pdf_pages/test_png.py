"""Pictures written as PNG: what a reader of the format finds in them."""

import pytest
from PySide6.QtGui import QColor, QImage

from leader_reader.adapters.pdf_pages.png import encode_png


def test_pixels_come_back_in_their_places_and_colours() -> None:
    pixels = bytes([10, 20, 30, 0, 40, 50, 60, 0, 70, 80, 90, 0] * 2)
    image = QImage.fromData(encode_png(pixels, 3, 2, 300))
    assert (image.width(), image.height()) == (3, 2)
    assert QColor(image.pixel(1, 1)).getRgb()[:3] == (60, 50, 40)
    assert image.dotsPerMeterX() == pytest.approx(11811, abs=1)


def test_what_is_not_all_the_pixels_is_refused() -> None:
    with pytest.raises(ValueError, match="reshape"):
        encode_png(b"\0" * 8, 3, 2, 72)
