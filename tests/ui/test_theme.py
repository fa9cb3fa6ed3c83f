"""Themes: contrast, marks, style sheet, icons and fonts."""

import re
from itertools import product

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from leader_reader import paths
from leader_reader.domain.codebook import COLOURS
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.fonts import load_fonts, reading_font, ui_font
from leader_reader.ui.icons import icon, icon_image
from leader_reader.ui.parts import IconButton
from leader_reader.ui.theme import (
    THEME_NAMES,
    Theme,
    active_theme,
    blend,
    load_themes,
    mark_line,
    mark_tint,
)

GROUNDS = ("window", "panel", "page", "raised", "accent_soft", "chip")

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def luminance(colour: QColor) -> float:
    """Relative luminance after WCAG 2.2 (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    parts = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in (colour.redF(), colour.greenF(), colour.blueF())
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: QColor | str, other: QColor | str) -> float:
    light, dark = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.fixture(params=THEME_NAMES)
def theme(request) -> Theme:
    return load_themes()[request.param]


@pytest.mark.parametrize("ink", ["text", "muted", "accent_text", "danger", "success", "warning"])
@pytest.mark.parametrize("ground", GROUNDS)
def test_words_reach_aa_contrast_on_every_ground(theme, ink, ground):
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


def test_words_on_filled_grounds_reach_aa_contrast(theme):
    assert contrast(theme.on_accent, theme.accent) >= 4.5
    for ground in (theme.hit, theme.found, theme.found_current):
        assert contrast(theme.text, ground) >= 4.5
    assert contrast(theme.danger, theme.danger_soft) >= 4.5


@pytest.mark.parametrize("colour", COLOURS.values())
def test_text_stays_readable_on_every_mark(theme, colour):
    assert contrast(theme.text, mark_tint(colour, theme)) >= 4.5


def test_a_word_found_is_edged_so_that_no_mark_looks_like_it(theme):
    grounds = [theme.page, *(mark_tint(colour, theme).name() for colour in COLOURS.values())]
    assert contrast(theme.found_edge, theme.page) >= 3
    assert not {theme.found, theme.found_current} & {*grounds[1:], theme.hit}


def test_selected_words_reach_aa_contrast_on_the_page_and_on_every_mark(theme):
    grounds = [theme.page, *(mark_tint(colour, theme).name() for colour in COLOURS.values())]
    for ground in grounds:
        under = blend(theme.accent, ground, theme.selection_opacity)
        assert contrast(theme.selection_text, under) >= 4.5


def test_high_contrast_tells_topics_apart_without_colour():
    theme = load_themes()["contrast"]
    pens = [mark_line(colour, theme) for colour in COLOURS.values()]
    looks = {(pen.style(), pen.widthF()) for pen in pens}
    assert len(looks) == len(COLOURS)


def test_a_theme_reaches_palette_style_sheet_and_painters(qapp, theme):
    apply_theme(qapp, theme)
    assert active_theme() == theme
    assert qapp.palette().color(QPalette.ColorRole.Base) == QColor(theme.page)
    assert theme.accent in qapp.styleSheet()
    assert "$" not in qapp.styleSheet()


def test_the_style_sheet_names_only_drawings_that_exist(qapp, theme):
    apply_theme(qapp, theme)
    named = re.findall(r'url\("([^"]+)"\)', qapp.styleSheet())
    assert named
    assert not [name for name in named if not (paths.resources() / name).is_file()]


def test_focus_is_painted_in_the_accent_colour(qtbot, qapp, theme):
    apply_theme(qapp, theme)
    for widget in (QPushButton("Import"), QLineEdit()):
        qtbot.addWidget(widget)
        widget.show()
        widget.activateWindow()
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus)
        image = widget.grab().toImage()
        edge = image.pixelColor(image.width() // 2, 0)
        assert edge == QColor(theme.accent)


def test_an_icon_button_follows_the_theme(qtbot, qapp):
    themes = load_themes()
    apply_theme(qapp, themes["light"])
    button = IconButton("search", name="x", accessible="Search")
    qtbot.addWidget(button)
    button.show()
    light = button.icon().pixmap(16, 16).toImage()
    apply_theme(qapp, themes["dark"])
    assert button.icon().pixmap(16, 16).toImage() != light
    assert (button.objectName(), button.accessibleName()) == ("x", "Search")


@pytest.mark.parametrize(
    "name", [file.stem for file in sorted((paths.resources() / "icons").glob("*.svg"))]
)
def test_every_icon_draws_something_sharp_at_both_scales(qapp, name):
    found = icon(name, load_themes()["light"], 16)
    for scale in (1.0, 2.0):
        image = found.pixmap(QSize(16, 16), scale).toImage()
        assert image.width() == 16 * scale
        spots = product(range(image.width()), range(image.height()))
        assert sum(image.pixelColor(x, y).alpha() > 60 for x, y in spots) > 4 * scale


@pytest.mark.parametrize(
    ("name", "size"),
    [*product(("chevron-down", "chevron-right", "close", "plus"), (10, 12, 16)), ("more", 16)],
)
def test_small_icons_are_as_strong_as_their_colour(qapp, theme, name, size):
    image = icon_image(name, theme.icon_ink, size)
    spots = product(range(image.width()), range(image.height()))
    strongest = sorted((image.pixelColor(x, y).alphaF() for x, y in spots), reverse=True)[:4]
    for alpha in strongest:
        assert contrast(blend(theme.icon_ink, theme.panel, alpha), theme.panel) >= 3


def test_the_arrows_of_the_style_sheet_have_the_theme_s_ink(theme):
    for way in ("up", "down", "left", "right"):
        drawing = paths.resources() / "icons" / "controls" / f"{theme.name}-{way}.svg"
        assert theme.icon_ink in drawing.read_text("utf-8")


def test_both_families_are_loaded_once(qapp):
    load_fonts()
    load_fonts()
    assert {"Source Sans Pro", "Source Serif Pro"} <= set(QFontDatabase.families())
    assert (ui_font().pixelSize(), reading_font().pixelSize()) == (14, 18)
    assert QApplication.font().pixelSize() in {-1, 14}


def test_resources_and_seeds_are_where_they_are_looked_for():
    assert (paths.resources() / "themes" / "light.toml").is_file()
    assert paths.seeds().is_dir()
    assert paths.default_library().is_absolute()
