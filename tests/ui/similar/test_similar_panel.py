"""The panel of suggestions: its keys, what leaves and comes back, and what it says."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from leader_reader.domain.anchoring import describe
from leader_reader.domain.search import Hit, HitKind, Snippet
from leader_reader.services.hits import place_of
from leader_reader.services.similar import Suggestion
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.similar.similar_panel import SimilarPanel
from leader_reader.ui.theme import load_themes
from tests.samples import document

PAPER = document("Senior vacancies last.", "Boards count vacancies.", "Vacancies cost sleep.")


def suggestion(number):
    start, end = PAPER.block_range(number)
    text = PAPER.text[start:end]
    at = text.casefold().index("vacancies")
    shown = Snippet(text, ((at, at + 9),))
    hit = Hit(
        PAPER.id,
        PAPER.title,
        HitKind.PASSAGE,
        start,
        end,
        1,
        "",
        1.0,
        shown,
        reasons=("vacancies", "senior"),
    )
    return Suggestion(hit, place_of(PAPER, describe(PAPER, start, end)))


ALL = tuple(map(suggestion, (1, 2, 3)))


@pytest.fixture
def panel(qtbot, qapp):
    apply_theme(qapp, load_themes()["light"])
    panel = SimilarPanel()
    qtbot.addWidget(panel)
    panel.resize(304, 640)
    panel.show()
    panel.show_seed("Talent management", "Talent management")
    panel.show_suggestions(ALL)
    panel.activateWindow()
    panel.take_keyboard()
    return panel


def test_qt_rules(qtmodeltester, panel):
    qtmodeltester.check(panel.model)


def test_it_says_what_the_passages_are_like_and_why(panel):
    assert panel.title.text() == "Like “Talent management”"
    said = panel.summary.text()
    assert said == "3 suggestions. Enter tags with Talent management, Space skips."
    spoken = panel.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    where = "How teams lead · p. 1"
    assert spoken == f"Senior vacancies last. {where}. because: vacancies, senior"


@pytest.mark.parametrize(
    ("key", "name"),
    [
        (Qt.Key.Key_Return, "taken"),
        (Qt.Key.Key_Space, "skipped"),
        (Qt.Key.Key_O, "shown"),
        (Qt.Key.Key_T, "asked"),
    ],
)
def test_keys_act_on_the_current_suggestion(qtbot, panel, key, name):
    qtbot.keyClick(panel.list, Qt.Key.Key_Down)
    with qtbot.waitSignal(getattr(panel, name)) as told:
        qtbot.keyClick(panel.list, key)
    assert told.args == [ALL[1]]


def test_buttons_and_clicks_do_the_same(qtbot, panel):
    for button, name in (("take", "taken"), ("skip", "skipped"), ("show", "shown")):
        with qtbot.waitSignal(getattr(panel, name)) as told:
            found = panel.findChild(QPushButton, f"similar.{button}")
            qtbot.mouseClick(found, Qt.MouseButton.LeftButton)
        assert told.args == [ALL[0]]
    rect = panel.list.visualRect(panel.model.index(2))
    with qtbot.waitSignal(panel.shown) as told:
        qtbot.mouseClick(panel.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert told.args == [ALL[2]]


def test_esc_leaves(qtbot, panel):
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.list, Qt.Key.Key_Escape)


def test_the_next_one_is_current_when_one_has_gone_and_that_one_when_it_comes_back(panel):
    panel.list.setCurrentIndex(panel.model.index(1))
    panel.show_suggestions([ALL[0], ALL[2]])
    assert panel.current() == ALL[2]
    panel.show_suggestions([ALL[0]])
    assert panel.current() == ALL[0]
    panel.show_suggestions([ALL[0], ALL[2]])
    assert panel.current() == ALL[2]
    panel.show_suggestions(ALL)
    assert panel.current() == ALL[1]


def test_with_nothing_left_it_says_so_and_keeps_the_keyboard(qtbot, panel):
    qtbot.waitUntil(panel.list.hasFocus)
    panel.show_suggestions(())
    assert panel.current() is None
    assert panel.findChild(QPushButton, "similar.take").isVisible() is False
    with qtbot.waitSignal(panel.left):
        qtbot.keyClick(panel.focusWidget(), Qt.Key.Key_Escape)


def test_without_a_topic_it_says_that_one_is_asked_for(panel):
    panel.show_seed("some words", "")
    panel.show_suggestions(ALL[:1])
    assert panel.summary.text() == "1 suggestion. Enter asks for a topic, Space skips."
