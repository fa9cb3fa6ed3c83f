"""Passages and words found on the pages: painted in every theme, ticked, clicked, told of."""

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.tone import mark_ground, tone_of
from leader_reader.ui.theme import THEME_NAMES, load_themes
from tests.ui.reader.pages.acts import click, colour_at, near, place_of, spot_of
from tests.ui.reader.pages.conftest import settle

GREEN, RED, BLUE = "#5fb236", "#ff6666", "#2ea8e5"


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_mark_is_painted_under_its_words_in_every_theme(view, qapp, qtbot, name):
    theme = load_themes()[name]
    apply_theme(qapp, theme)
    view.set_look(theme, 100)
    settle(qtbot)
    tone = tone_of(theme)
    start, end = place_of(view, "word5 word6")
    assert near(colour_at(view, start), tone.paper)
    view.set_marks([Mark(start, end, (GREEN,), "a")])
    assert near(colour_at(view, start), mark_ground(GREEN, theme, tone))
    letter, ink = colour_at(view, start, 0.5), QColor(tone.ink)
    brighter = theme.dark and letter.lightness() > ink.lightness()
    assert near(letter, tone.ink) or brighter, "the letter is as strong as before"
    assert near(colour_at(view, end + 2), tone.paper)


def test_white_paper_is_kept_in_a_dark_theme_where_it_is_wanted(view, qapp, qtbot):
    start, _ = place_of(view, "word5")
    dark = load_themes()["dark"]
    view.set_look(dark, 100)
    view.set_as_printed(True)
    settle(qtbot)
    assert near(colour_at(view, start), "#ffffff")
    assert near(colour_at(view, start, 0.5), "#000000")


def test_the_underlines_of_overlapping_marks_have_a_lane_each(view):
    start, end = place_of(view, "word5 word6")
    view.set_fit(300)
    view.go_to(start)
    marks = [Mark(start, end, (RED,), "a"), Mark(start, end, (BLUE, GREEN), "b")]
    view.set_marks(marks)
    rect = view.passage_rect(start, start + 1)
    image = view.viewport().grab().toImage()
    rows = range(rect.top(), rect.bottom() + 4)
    column = {image.pixelColor(rect.left() + 2, y).name() for y in rows}
    assert {RED, BLUE, GREEN} <= column


def test_words_found_and_the_current_one_have_an_edge(view):
    theme = load_themes()["light"]
    start, end = place_of(view, "word12")
    view.set_hits([(start, end)])
    assert near(colour_at(view, start + 2), theme.found)
    view.go_to(start, end, hit=True)
    assert near(colour_at(view, start + 2), theme.found_current)
    view.set_hits([])
    assert near(colour_at(view, start + 2), "#ffffff")


def test_ticks_stand_where_marks_and_hits_are(view):
    start, end = place_of(view, "word304")
    view.set_marks([Mark(start, end, (GREEN,), "a")])
    view.set_hits([place_of(view, "word5")])
    (place, colour), (hit, _) = view.verticalScrollBar().ticks()
    assert colour == GREEN
    assert 0 < hit < 0.3 < place < 1


def test_a_click_on_a_mark_and_o_activate_overlapping_marks(view, qtbot):
    start, end = place_of(view, "word5 word6 word7")
    view.set_marks([Mark(start, end, (), "long"), Mark(start + 6, start + 11, (), "short")])
    with qtbot.waitSignal(view.mark_activated) as clicked:
        click(qtbot, view, start + 8)
    assert clicked.args == ["short"]
    with qtbot.waitSignal(view.mark_activated) as cycled:
        qtbot.keyClick(view, Qt.Key.Key_O)
    assert cycled.args == ["long"]


def test_a_tool_tip_names_topics_and_note(view):
    start, end = place_of(view, "word5 word6")
    view.set_marks([Mark(start, end, (GREEN,), "a", topics=("Engagement",), note="Use this.")])
    spot = QPointF(spot_of(view, start + 1))
    assert view._under.said(spot) == "Engagement\nUse this."
    assert view._under.said(QPointF(3, 3)) == ""
