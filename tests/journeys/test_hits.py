"""Hits one can work with: several chosen, tagged with a preview and one undo, copied, walked."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.conftest import at_rest
from tests.journeys.hands import click, keys, open_paper, press
from tests.journeys.papers import NIGHTS, PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
LEFT = Qt.MouseButton.LeftButton


def hits(window):
    return window.results.model.hits_from(0)


def find(qtbot, window, words):
    press(window, Qt.Key.Key_K, CTRL)
    press(window, Qt.Key.Key_A, CTRL)
    with qtbot.waitSignal(window.searches.found, timeout=5000):
        keys(window, words)
    return hits(window)


def row_click(window, hit, modifier=Qt.KeyboardModifier.NoModifier):
    view = window.results.list
    index = window.results.model.index(window.results.model.row_of(hit))
    view.scrollTo(index)
    QTest.mouseClick(view.viewport(), LEFT, modifier, view.visualRect(index).center())


def pick(qtbot, window, *names, last=Qt.KeyboardModifier.NoModifier):
    """Type topics into the picker for hits; all but the last with Ctrl+Enter."""
    qtbot.waitUntil(window.hits.question.picker.isVisible)
    for number, name in enumerate(names, 1):
        keys(window, name)
        press(window, Qt.Key.Key_Return, CTRL if number < len(names) else last)


def to_list(qtbot, window):
    """Go back from a dialog to the hits, once everything is at rest."""
    at_rest(qtbot, window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    window.results.list.setFocus()


def preview(qtbot, window):
    qtbot.waitUntil(lambda: window.hits.dialog is not None and window.hits.dialog.isVisible())
    dialog = window.hits.dialog
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def tagged(window, name):
    library = window.bridge.library
    topic = next(each.id for each in library.codebook if each.name == name)
    return {each.exact for each in library.annotations.values() if topic in each.topics}


@pytest.fixture
def found(qtbot, desk):
    """The hits of a word that stands in both papers and the starter library."""
    some = [hit for hit in find(qtbot, desk, "porters") if hit.title in (PORTERS, NIGHTS)]
    assert len(some) >= 3
    return some


def test_ctrl_and_shift_choose_without_opening(qtbot, desk, found):
    row_click(desk, found[0])
    assert desk.desk.document.title == found[0].title
    assert desk.hits.bar.count.text() == "1 chosen"
    opened = desk.desk.document
    row_click(desk, found[-1], CTRL)
    assert desk.desk.document is opened
    assert desk.hits.bar.count.text() == "2 chosen"
    assert desk.results.list.chosen_hits() == [found[0], found[-1]]
    row_click(desk, found[0], CTRL)
    assert desk.results.list.chosen_hits() == [found[-1]]
    press(desk, Qt.Key.Key_Escape)
    row_click(desk, found[0])
    row_click(desk, found[2], SHIFT)
    assert len(desk.results.list.chosen_hits()) >= 3
    press(desk, Qt.Key.Key_Escape)
    assert len(desk.results.list.chosen_hits()) == 1


def test_hits_are_tagged_after_a_preview_and_undone_at_once(qtbot, desk, found):
    before = dict(desk.bridge.library.annotations)
    row_click(desk, found[0])
    for hit in found[1:]:
        row_click(desk, hit, CTRL)
    assert desk.hits.bar.count.text() == f"{len(found)} chosen"
    desk.results.list.setFocus()
    keys(desk, "t")
    pick(qtbot, desk, "Staff engagement")
    dialog = preview(qtbot, desk)
    listed = [place.words for place in dialog.chosen()]
    assert len(listed) == len(found)
    press(desk, Qt.Key.Key_Space)
    assert dialog.tag_button.text().startswith(f"Tag {len(found) - 1} passage")
    press(desk, Qt.Key.Key_Return)
    assert tagged(desk, "Staff engagement") == set(listed[1:])
    assert desk.bridge.library.undo_label.startswith("Tag")
    to_list(qtbot, desk)
    assert len(desk.results.list.chosen_hits()) == len(found)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert dict(desk.bridge.library.annotations) == before
    press(desk, Qt.Key.Key_Z, CTRL | SHIFT)
    assert tagged(desk, "Staff engagement") == set(listed[1:])


def test_a_new_topic_and_the_tags_are_one_edit(qtbot, desk, found):
    topics = len(desk.bridge.library.codebook)
    row_click(desk, found[0])
    row_click(desk, found[1], CTRL)
    click(desk.hits.bar.tag)
    pick(qtbot, desk, "Lifts and porters")
    assert len(desk.bridge.library.codebook) == topics
    dialog = preview(qtbot, desk)
    click(dialog.tag_button)
    assert len(tagged(desk, "Lifts and porters")) == 2
    desk.undo()
    assert len(desk.bridge.library.codebook) == topics
    assert not desk.bridge.library.annotations


def test_cancel_and_esc_change_nothing(qtbot, desk, found):
    row_click(desk, found[0])
    click(desk.hits.bar.tag)
    qtbot.waitUntil(desk.hits.question.picker.isVisible)
    press(desk, Qt.Key.Key_Escape)
    assert QApplication.focusWidget() in (desk.results.list, desk.hits.bar.tag)
    desk.results.list.setFocus()
    keys(desk, "t")
    pick(qtbot, desk, "Staff engagement")
    dialog = preview(qtbot, desk)
    press(desk, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not dialog.isVisible())
    assert not desk.bridge.library.annotations
    assert not desk.bridge.library.undo_label.startswith("Tag")


def test_what_has_the_topic_is_said_and_left_alone(qtbot, desk, found):
    row_click(desk, found[0])
    desk.results.list.setFocus()
    for _ in range(2):
        keys(desk, "t")
        pick(qtbot, desk, "Staff engagement")
        dialog = preview(qtbot, desk)
        said = dialog.summary.text()
        click(dialog.tag_button)
        if dialog.isVisible():
            press(desk, Qt.Key.Key_Escape)
        to_list(qtbot, desk)
    assert said == "0 of 0 passages ticked · 1 has the topic already"
    assert len(desk.bridge.library.annotations) == 1


def test_ctrl_a_means_all_hits_of_the_search(qtbot, desk):
    find(qtbot, desk, "the")
    total = desk.hits._found.total
    desk.results.list.setFocus()
    press(desk, Qt.Key.Key_A, CTRL)
    said = desk.hits.bar.count.text()
    assert f"{total:,}" in said
    keys(desk, "t")
    pick(qtbot, desk, "Staff engagement")
    dialog = preview(qtbot, desk)
    listed = dialog.model.rowCount()
    assert 60 < listed <= total
    click(dialog.tag_button)
    assert desk.bridge.library.undo_label == f"Tag {listed:,} passages"
    assert len(desk.bridge.library.annotations) == listed
    desk.undo()
    assert not desk.bridge.library.annotations


def test_hits_are_copied_with_their_references(qtbot, desk, found):
    row_click(desk, found[0])
    row_click(desk, found[-1], CTRL)
    desk.results.list.setFocus()
    QApplication.clipboard().clear()
    press(desk, Qt.Key.Key_C, CTRL)
    qtbot.waitUntil(lambda: bool(QApplication.clipboard().text()))
    one, other = QApplication.clipboard().text().split("\n\n")
    assert one.startswith("“")
    assert PORTERS in one + other
    assert NIGHTS in one + other
    assert "para." in one


def test_the_choice_outlives_an_answer_to_the_same_search(qtbot, desk, found):
    row_click(desk, found[0])
    row_click(desk, found[1], CTRL)
    with qtbot.waitSignal(desk.searches.found, timeout=5000):
        desk.searches.ask_again()
    assert desk.results.list.chosen_hits() == found[:2]
    find(qtbot, desk, "kettle")
    assert not desk.results.list.chosen_hits()
    assert not desk.hits.bar.isVisible()


def test_f3_goes_round_from_the_text_and_says_so(qtbot, desk, found):
    order = hits(desk)
    open_paper(desk, NIGHTS)
    desk.reader.setFocus()
    press(desk, Qt.Key.Key_F3)
    assert desk.results.current_hit() == order[0]
    assert QApplication.focusWidget() is desk.reader.view
    press(desk, Qt.Key.Key_F3, times=len(order) - 1)
    assert desk.results.current_hit() == order[-1]
    assert desk.desk.document.title == order[-1].title
    press(desk, Qt.Key.Key_F3)
    assert desk.results.current_hit() == order[0]
    assert desk.frame.status._said.text() == "Round to the first hit"
    press(desk, Qt.Key.Key_F3, SHIFT)
    assert desk.results.current_hit() == order[-1]
    assert desk.frame.status._said.text() == "Round to the last hit"


def test_finding_in_the_document_by_list_pattern_and_f3(qtbot, desk):
    open_paper(desk, PORTERS)
    bar = desk.reader.find_bar
    press(desk, Qt.Key.Key_F, CTRL)
    press(desk, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    keys(desk, "shift [1-3] ")
    qtbot.waitUntil(lambda: bar.count.text() == "1 of 3")
    press(desk, Qt.Key.Key_Down)
    assert QApplication.focusWidget() is bar.list
    press(desk, Qt.Key.Key_Down)
    assert bar.count.text() == "2 of 3"
    start, end = bar.current()
    assert desk.desk.document.text[start:end] == "Shift 2 "
    desk.reader.view.setFocus()
    press(desk, Qt.Key.Key_F3)
    assert bar.count.text() == "3 of 3"
    press(desk, Qt.Key.Key_F3)
    assert bar.count.text() == "1 of 3"
    press(desk, Qt.Key.Key_Escape)
    assert not bar.isVisible()
