"""Underlines of many topics under small print: all are seen, and none strikes the words through."""

import pytest

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.theme import load_themes
from tests.ui.reader.pages.acts import place_of
from tests.ui.reader.pages.conftest import settle

COLOURS = ("#5fb236", "#ff6666", "#2ea8e5", "#f19837")


@pytest.mark.parametrize("name", ["light", "contrast"])
@pytest.mark.parametrize("percent", [90, 140, 300])
def test_four_lanes_stay_under_the_letters(view, qapp, qtbot, name, percent):
    theme = load_themes()[name]
    apply_theme(qapp, theme)
    view.set_look(theme, 100)
    view.set_fit(percent)
    start, end = place_of(view, "word5 word6")
    view.go_to(start)
    settle(qtbot)
    view.set_marks([Mark(start, end, COLOURS, "a")])
    rect = view.passage_rect(start, end)
    image = view.viewport().grab().toImage()
    rows = {
        colour: [
            y
            for y in range(rect.top(), rect.bottom() + 4)
            if any(image.pixelColor(x, y).name() == colour for x in range(*_across(rect)))
        ]
        for colour in COLOURS
    }
    assert all(rows.values())
    assert min(map(min, rows.values())) >= rect.bottom() - 0.36 * rect.height()


def _across(rect):
    return rect.left(), rect.left() + min(40, rect.width())
