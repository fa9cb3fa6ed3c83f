"""The passages panel in the real window: scopes, jumps, filter, notes, removal and undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget

from tests.journeys.hands import click, keys, open_paper, point_of, press, select
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEDGER = "held forty nights of small observations"


@pytest.fixture
def marked(qtbot, desk):
    """Passages in two documents; the porters' paper is open."""
    open_paper(desk, NIGHTS)
    select(desk, LEDGER)
    keys(desk, "2")
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "2")
    select(desk, KNEW)
    keys(desk, "4")
    press(desk, Qt.Key.Key_Escape)
    return desk


def quotes(window):
    model = window.passages.model
    return [model.card(row).quote for row in range(model.rowCount())]


def choose_scope(window, name):
    menu = window.passages.scope_button.menu()
    next(e for e in menu.actions() if e.objectName() == f"passages.scope.{name}").trigger()


def click_card(window, quote):
    panel = window.passages
    index = panel.model.index(quotes(window).index(quote))
    panel.list.scrollTo(index)
    click(panel.list.viewport(), panel.list.visualRect(index).center())


def test_scopes(marked):
    assert quotes(marked) == [LIFTS, KNEW]
    open_paper(marked, NIGHTS)
    assert quotes(marked) == [LEDGER]
    choose_scope(marked, "all")
    assert quotes(marked) == [LIFTS, KNEW, LEDGER]
    assert marked.passages.model.card(2).title == NIGHTS
    (talent,) = marked.bridge.library.codebook.find("Talent management")
    tree = marked.topics.tree
    tree.scrollTo(marked.topics.model.index_of(talent.id))
    place = tree.visualRect(marked.topics.model.index_of(talent.id)).center()
    click(tree.viewport(), place)
    assert quotes(marked) == [LIFTS, LEDGER]
    chip = marked.passages.findChild(QWidget, "passages.topic")
    assert chip.isVisible()
    click(chip)
    assert quotes(marked) == [LIFTS, KNEW, LEDGER]
    choose_scope(marked, "newest")
    assert quotes(marked) == [KNEW, LIFTS, LEDGER]
    choose_scope(marked, "document")
    assert quotes(marked) == [LEDGER]


def test_a_click_goes_to_the_passage_also_in_another_document(marked):
    choose_scope(marked, "all")
    click_card(marked, LEDGER)
    assert marked.desk.document.title == NIGHTS
    start = marked.desk.document.text.index(LEDGER)
    assert marked.reader.view.viewport().rect().contains(point_of(marked, start))
    assert marked.desk.annotation is not None
    press(marked, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert marked.desk.document.title == PORTERS


def test_a_click_on_a_mark_shows_its_card(marked):
    start = marked.desk.document.text.index(KNEW)
    click(marked.reader.view.viewport(), point_of(marked, start + 3))
    assert marked.passages.list.currentIndex().row() == 1


def test_filtering_by_words_note_or_topic(qtbot, marked):
    click(marked.passages.findChild(QWidget, "passages.filterButton"))
    keys(marked, "lifts")
    assert quotes(marked) == [KNEW]
    press(marked, Qt.Key.Key_A, CTRL)
    keys(marked, "talent")
    assert quotes(marked) == [LIFTS]
    press(marked, Qt.Key.Key_A, CTRL)
    keys(marked, "zzz")
    assert quotes(marked) == []
    assert marked.passages.empty.isVisible()
    press(marked, Qt.Key.Key_Escape)
    assert quotes(marked) == [LIFTS, KNEW]


def test_removing_by_keys_and_undo(marked):
    press(marked, Qt.Key.Key_6, CTRL)
    press(marked, Qt.Key.Key_Home)
    press(marked, Qt.Key.Key_Down, SHIFT)
    press(marked, Qt.Key.Key_Delete)
    assert quotes(marked) == []
    assert len(marked.bridge.library.annotations) == 1
    press(marked, Qt.Key.Key_Z, CTRL)
    assert quotes(marked) == [LIFTS, KNEW]
    press(marked, Qt.Key.Key_Z, CTRL | SHIFT)
    assert quotes(marked) == []


def test_a_note_and_topics_are_edited_from_the_panel(qtbot, marked):
    press(marked, Qt.Key.Key_6, CTRL)
    press(marked, Qt.Key.Key_End)
    press(marked, Qt.Key.Key_F2)
    qtbot.waitUntil(marked.notes.isVisible)
    keys(marked, "Which lifts?")
    press(marked, Qt.Key.Key_Return, CTRL)
    assert marked.passages.model.card(1).note == "Which lifts?"
    press(marked, Qt.Key.Key_6, CTRL)
    press(marked, Qt.Key.Key_T)
    qtbot.waitUntil(marked.picker.isVisible)
    keys(marked, "culture")
    press(marked, Qt.Key.Key_Return)
    assert marked.passages.model.card(1).topics == "Culture, Teams"
    press(marked, Qt.Key.Key_Z, CTRL, times=2)
    assert marked.passages.model.card(1).note == ""
    assert marked.passages.model.card(1).topics == "Teams"


def test_a_note_of_another_document_is_edited_where_it_belongs(qtbot, marked):
    choose_scope(marked, "all")
    press(marked, Qt.Key.Key_6, CTRL)
    press(marked, Qt.Key.Key_End)
    press(marked, Qt.Key.Key_F2)
    qtbot.waitUntil(marked.notes.isVisible)
    assert marked.desk.document.title == NIGHTS
    keys(marked, "Forty!")
    press(marked, Qt.Key.Key_Escape)
    noted = {each.exact: each.note for each in marked.bridge.library.annotations.values()}
    assert noted[LEDGER] == "Forty!"


def test_copying_takes_quote_and_citation(marked):
    press(marked, Qt.Key.Key_6, CTRL)
    press(marked, Qt.Key.Key_Home)
    press(marked, Qt.Key.Key_C, CTRL)
    copied = QApplication.clipboard().text()
    assert copied.startswith(f"“{LIFTS}”")
    assert PORTERS in copied
