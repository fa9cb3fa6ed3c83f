"""A tab that comes and goes: the others stay where they are as long as there is room."""

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.parts import PanelTabs
from leader_reader.ui.parts.passing_tab import PassingTab
from leader_reader.ui.theme import load_themes


@pytest.fixture
def tabs(qtbot, qapp):
    apply_theme(qapp, load_themes()["light"])
    made = PanelTabs(name="left", accessible="Left panel")
    qtbot.addWidget(made)
    for title in ("Library", "Contents", "Search"):
        made.add(QWidget(), title)
    made.show()
    return made


def lefts(tabs):
    QApplication.processEvents()  # in which a new style is laid out
    return [tabs.bar.tabRect(number).left() for number in range(3)]


def test_the_other_tabs_stay_where_they_are(tabs):
    passing = PassingTab(tabs, QWidget(), "Pages")
    tabs.resize(304, 400)
    before = lefts(tabs)
    passing.offer()
    assert lefts(tabs) == before
    passing.close()
    assert lefts(tabs) == before


def test_in_a_narrow_panel_all_move_together_and_apart_again(tabs):
    passing = PassingTab(tabs, QWidget(), "Pages")
    tabs.resize(236, 400)
    before = lefts(tabs)
    passing.offer()
    assert lefts(tabs)[2] < before[2]
    assert tabs.bar.sizeHint().width() <= 236 - 32
    tabs.resize(304, 400)
    assert lefts(tabs) == before
    tabs.resize(240, 400)
    assert lefts(tabs)[2] < before[2]
    passing.close()
    assert lefts(tabs) == before
