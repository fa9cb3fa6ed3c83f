"""The search field: what is typed is told once, Enter and Esc and Down do what they say."""

from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

from leader_reader.domain.search import Problem
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.search.search_field import SearchField
from leader_reader.ui.theme import load_themes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def field(qtbot, qapp) -> SearchField:
    apply_theme(qapp, load_themes()["light"])
    field = SearchField()
    qtbot.addWidget(field)
    field.resize(500, 34)
    field.show()
    return field


def test_typing_is_told_once_after_a_pause(qtbot, field):
    told: list[str] = []
    field.query_changed.connect(told.append)
    qtbot.keyClicks(field, "talent ")
    assert told == []
    qtbot.waitUntil(lambda: told == ["talent"], timeout=1000)
    qtbot.keyClicks(field, " ")
    qtbot.wait(200)
    assert told == ["talent"]


def test_enter_tells_at_once(qtbot, field):
    qtbot.keyClicks(field, "ward")
    with qtbot.waitSignals([field.query_changed, field.submitted], timeout=50):
        qtbot.keyClick(field, Qt.Key.Key_Return)


def test_escape_clears_then_leaves(qtbot, field):
    qtbot.keyClicks(field, "ward")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(field.left), qtbot.waitSignal(field.query_changed) as told:
        qtbot.keyClick(field, Qt.Key.Key_Escape)
    assert told.args == [""]
    with qtbot.waitSignal(field.left):
        qtbot.keyClick(field, Qt.Key.Key_Escape)


def test_down_asks_for_the_results(qtbot, field):
    with qtbot.waitSignal(field.down_pressed):
        qtbot.keyClick(field, Qt.Key.Key_Down)


def test_the_badge_gives_way_to_a_cross(qtbot, field):
    badge = field.findChild(QLabel, "search.key")
    cross = field.findChild(QToolButton, "search.clear")
    assert (badge.text(), badge.isVisible(), cross.isVisible()) == ("Ctrl+K", True, False)
    qtbot.keyClicks(field, "x")
    assert (badge.isVisible(), cross.isVisible()) == (False, True)
    assert field.rect().contains(cross.geometry())
    qtbot.mouseClick(cross, Qt.MouseButton.LeftButton)
    assert field.text() == ""


def test_f1_asks_for_help_and_does_not_reach_the_window(qtbot, field):
    with qtbot.waitSignal(field.help_asked):
        qtbot.keyClick(field, Qt.Key.Key_F1)
    with qtbot.waitSignal(field.save_asked):
        qtbot.keyClick(field, Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier)
    with qtbot.waitSignal(field.kept_asked), qtbot.assertNotEmitted(field.down_pressed):
        qtbot.keyClick(field, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    with qtbot.waitSignal(field.help_asked):
        qtbot.mouseClick(field.help, Qt.MouseButton.LeftButton)


def test_buttons_stand_beside_the_text_and_not_over_it(qtbot, field):
    qtbot.keyClicks(field, "ward " * 40)
    parts = (field.clearing, field.saved, field.kept, field.help)
    places = [part.geometry() for part in parts]
    assert all(part.isVisible() for part in parts)
    assert all(one.right() < other.left() for one, other in pairwise(places))
    assert field.textMargins().right() >= field.width() - places[0].left()


def test_an_example_goes_where_one_writes(qtbot, field):
    field.setText("🙂 ward")
    field.insert_example("leader*")
    assert field.text() == "🙂 ward leader*"
    assert field.selectedText() == "leader*"
    field.insert_example("wom?n")
    assert field.text() == "🙂 ward wom?n"


def test_the_wrong_part_is_underlined_and_told_to_screen_readers(qtbot, field):
    qtbot.keyClicks(field, "ward year:20x")
    qtbot.wait(80)
    field.clearFocus()
    plain = field.grab().toImage()
    field.mark_problems([Problem(10, 13, "A year has four digits.")])
    marked = field.grab().toImage()
    assert marked != plain
    assert field.text() == "ward year:20x"
    assert "four digits" in field.accessibleDescription()
    field.mark_problems(())
    assert field.grab().toImage() == plain
    assert "four digits" not in field.accessibleDescription()


def test_the_bookmark_shows_whether_a_search_is_saved(qtbot, field):
    qtbot.keyClicks(field, "ward")
    field.show_saved("Wards")
    assert field.saved.isChecked()
    with qtbot.waitSignal(field.save_asked):
        qtbot.mouseClick(field.saved, Qt.MouseButton.LeftButton)
    assert field.saved.isChecked()
    assert "Wards" in field.saved.toolTip()
    field.show_saved("")
    assert not field.saved.isChecked()
