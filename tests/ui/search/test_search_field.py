"""The search field: what is typed is told once, Enter and Esc and Down do what they say."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QToolButton

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
