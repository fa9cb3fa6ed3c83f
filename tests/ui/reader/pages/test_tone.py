"""The tones of pages: paper like the text's, dark ink that is read as well as black on white."""

import pytest
from PySide6.QtGui import QColor, QImage

from leader_reader.ui.own_theme import contrast
from leader_reader.ui.reader.pages.tone import Tone, tone_of
from leader_reader.ui.theme import THEME_NAMES, load_themes

PRINTED = ("#ffffff", "#000000", "#333333", "#808080", "#c00000", "#1f6feb", "#f6e7b0")


def printed() -> QImage:
    image = QImage(len(PRINTED), 1, QImage.Format.Format_RGB32)
    for at, colour in enumerate(PRINTED):
        image.setPixelColor(at, 0, QColor(colour))
    return image


def laid(tone: Tone) -> dict[str, QColor]:
    image = printed()
    tone.lay(image)
    return {colour: image.pixelColor(at, 0) for at, colour in enumerate(PRINTED)}


@pytest.mark.parametrize("name", THEME_NAMES)
def test_white_paper_becomes_the_paper_of_the_text(name):
    theme = load_themes()[name]
    seen = laid(tone_of(theme))
    assert seen["#ffffff"] == QColor(theme.page)
    assert seen["#000000"] == QColor(theme.text if theme.dark else "#000000")
    assert laid(tone_of(theme, as_printed=True))["#333333"] == QColor("#333333")


@pytest.mark.parametrize("name", ["dark", "contrast"])
def test_ink_that_is_not_quite_black_is_read_well_on_dark_paper(name):
    theme = load_themes()[name]
    seen = laid(tone_of(theme))
    assert contrast(seen["#333333"].name(), theme.page) >= 10
    assert contrast(seen["#808080"].name(), theme.page) >= 4
    red, blue = seen["#c00000"], seen["#1f6feb"]
    assert red.red() > max(red.green(), red.blue())
    assert blue.blue() > max(blue.red(), blue.green())


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_tone_is_taken_away_again(name):
    tone, image = tone_of(load_themes()[name]), printed()
    tone.lay(image)
    tone.lift(image)
    for at, colour in enumerate(PRINTED):
        found, before = image.pixelColor(at, 0), QColor(colour)
        parts = zip(found.getRgb(), before.getRgb(), strict=True)
        assert max(abs(one - other) for one, other in parts) <= 3  # type: ignore[operator]
