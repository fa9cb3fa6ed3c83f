"""The documents list in the real window: order, filter, removal, undo, the empty state."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMenu, QWidget

from tests.conftest import opened
from tests.journeys.hands import click, keys, open_paper, press, select
from tests.journeys.papers import LIFTS, NIGHTS, OWN, PORTERS, SEEDS

CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
THERE = SEEDS + OWN


def shown(window):
    model = window.documents.model
    return [model.index(row).data() for row in range(model.rowCount())]


def stand_on(window, title):
    row = shown(window).index(title)
    press(window, Qt.Key.Key_1, CTRL)
    press(window, Qt.Key.Key_Home)
    press(window, Qt.Key.Key_Down, times=row)
    return window.documents.model.index(row)


def choose_in_sort_menu(window, name):
    menu = window.documents.filter.menu
    next(entry for entry in menu.actions() if entry.objectName() == name).trigger()


def test_sorting_and_reversing_come_back_after_a_restart(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        choose_in_sort_menu(window, "library.sort.title")
        assert shown(window) == sorted(shown(window), key=str.casefold)
        choose_in_sort_menu(window, "library.sort.reverse")
        assert shown(window) == sorted(shown(window), key=str.casefold, reverse=True)
        choose_in_sort_menu(window, "library.sort.words")
        by_length = shown(window)
        words = [window.bridge.library.find_document(title).words for title in by_length]
        assert words == sorted(words)
    with opened(qtbot, stocked) as window:
        assert shown(window) == by_length


def test_filtering_by_words_and_format(qtbot, desk):
    click(desk.documents.filter)
    keys(desk, "porters")
    assert shown(desk) == [PORTERS]
    keys(desk, "zzz")
    assert shown(desk) == []
    button = desk.findChild(QWidget, "library.no-match.action")
    assert button.isVisible()
    click(button)
    assert len(shown(desk)) == THERE
    choose_in_sort_menu(desk, "library.format.html")
    assert NIGHTS in shown(desk)
    assert len(shown(desk)) < THERE
    choose_in_sort_menu(desk, "library.format.all")
    assert len(shown(desk)) == THERE


def test_removing_a_document_and_undo_brings_its_passages_back(qtbot, desk):
    open_paper(desk, NIGHTS)
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "1")
    before = desk.bridge.library.annotations.copy()
    stand_on(desk, PORTERS)
    press(desk, Qt.Key.Key_Delete)
    assert PORTERS not in shown(desk)
    assert not desk.bridge.library.annotations
    assert desk.desk.document is None
    assert desk.findChild(QWidget, "reader.empty").isVisible()
    assert desk.passages.model.rowCount() == 0
    press(desk, Qt.Key.Key_Z, CTRL)
    assert PORTERS in shown(desk)
    assert desk.bridge.library.annotations == before
    open_paper(desk, PORTERS)
    assert desk.passages.model.rowCount() == 1


def test_back_does_not_lead_into_a_removed_document(qtbot, desk):
    open_paper(desk, NIGHTS)
    open_paper(desk, PORTERS)
    open_paper(desk, NIGHTS)
    stand_on(desk, PORTERS)
    press(desk, Qt.Key.Key_Delete)
    press(desk, Qt.Key.Key_4, CTRL)
    press(desk, Qt.Key.Key_Left, ALT)
    assert desk.desk.document.title == NIGHTS
    assert desk.frame.messages.sentence() == ""


def test_several_are_removed_together_and_come_back_together(qtbot, desk):
    press(desk, Qt.Key.Key_1, CTRL)
    press(desk, Qt.Key.Key_Home)
    press(desk, Qt.Key.Key_Down, Qt.KeyboardModifier.ShiftModifier, times=3)
    press(desk, Qt.Key.Key_Delete)
    assert len(shown(desk)) == THERE - 4
    press(desk, Qt.Key.Key_Z, CTRL)
    assert len(shown(desk)) == THERE


def test_the_starter_library_goes_in_one_step_and_comes_back(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        click(window.findChild(QWidget, "library.starter.remove"))
        assert sorted(shown(window)) == sorted([NIGHTS, PORTERS])
        assert not window.documents.starter.isVisible()
        assert not window.acts.actions["remove_starter"].isEnabled()
        press(window, Qt.Key.Key_Z, CTRL)
        assert len(shown(window)) == THERE
        assert window.documents.starter.isVisible()
        click(window.findChild(QWidget, "library.starter.dismiss"))
        assert not window.documents.starter.isVisible()
    with opened(qtbot, stocked) as window:
        assert not window.documents.starter.isVisible()


def test_an_empty_library_says_what_to_do(qtbot, desk):
    press(desk, Qt.Key.Key_1, CTRL)
    press(desk, Qt.Key.Key_A, CTRL)
    press(desk, Qt.Key.Key_Delete)
    empty = desk.findChild(QWidget, "library.empty")
    assert empty.isVisible()
    words = [label.text() for label in empty.findChildren(QLabel)]
    assert "Your library is empty" in words
    click(desk.findChild(QWidget, "library.empty.action"))
    dialog = desk.findChild(QFileDialog, "import.files")
    assert dialog.isVisible()
    dialog.reject()
    desk.finding.search_for("leadership")
    qtbot.waitUntil(lambda: not desk.searches._worker.busy, timeout=5000)
    assert desk.results.model.rowCount() == 0
    desk.activateWindow()
    qtbot.waitUntil(desk.isActiveWindow)
    press(desk, Qt.Key.Key_Z, CTRL)
    press(desk, Qt.Key.Key_Escape)
    assert len(desk.bridge.library.documents) in (0, THERE)


def test_details_are_shown_and_closed(qtbot, desk):
    index = stand_on(desk, NIGHTS)
    place = desk.documents.list.visualRect(index).center()
    desk.documents.list.customContextMenuRequested.emit(place)
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(each for each in menu.actions() if each.text() == "Details")
    click(menu, menu.actionGeometry(entry).center())
    card = desk.findChild(QWidget, "library.details")
    assert card.isVisible()
    assert card.findChild(QLabel, "library.details.title").text() == NIGHTS
    assert "Orla Penhaligon" in card.findChild(QLabel, "library.details.authors").text()
    press(desk, Qt.Key.Key_Escape)
    assert not card.isVisible()


@pytest.mark.parametrize("times", [1, 3])
def test_the_list_keeps_place_and_selection_through_edits(qtbot, desk, times):
    stand_on(desk, NIGHTS)
    before = desk.documents.selected()
    for _ in range(times):
        desk.bridge.reload()
    assert desk.documents.selected() == before
