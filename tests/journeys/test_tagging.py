"""Passages in the real window: several topics, overlaps, keys, notes; every act is one undo."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from tests.conftest import at_rest, opened
from tests.journeys.hands import click, keys, open_paper, point_of, press, select, where
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def porters(qtbot, desk):
    open_paper(desk, PORTERS)
    return desk


def topics_of(window, words):
    library = window.bridge.library
    start, end = where(window, words)
    found = [a for a in library.annotations.values() if (a.start, a.end) == (start, end)]
    assert len(found) <= 1
    return {library.codebook[topic].name for a in found for topic in a.topics} if found else None


def tag(qtbot, window, typed):
    keys(window, "t")
    qtbot.waitUntil(window.picker.isVisible)
    keys(window, typed)
    press(window, Qt.Key.Key_Return)
    assert not window.picker.isVisible()


def count_of(window, name):
    """Return the number that stands at a topic's row."""
    from leader_reader.ui.codebook.topic_model import TopicRole

    (topic,) = window.bridge.library.codebook.find(name)
    return window.topics.model.index_of(topic.id).data(TopicRole.PASSAGES)


def ground_at(window, offset):
    """Return the colour of the ground just above the baseline gap of a character."""
    port = window.reader.view.viewport()
    rect = window.reader.view.passage_rect(offset, offset + 1)
    corner = port.mapFrom(window.reader.view, rect.topLeft())
    picture = port.grab().toImage()
    ratio = picture.devicePixelRatio()
    place = QPoint(corner.x() + 1, corner.y() + rect.height() // 2) * ratio
    spots = [QColor(picture.pixel(place + QPoint(0, dy))) for dy in range(-8, 9)]
    return max(spots, key=lambda spot: spot.lightness())


def test_several_topics_on_one_passage_and_each_undone(qtbot, porters):
    bare = ground_at(porters, where(porters, LIFTS)[0] + 7)
    select(porters, LIFTS)
    tag(qtbot, porters, "talent")
    assert topics_of(porters, LIFTS) == {"Talent management"}
    assert ground_at(porters, where(porters, LIFTS)[0] + 7) != bare
    tag(qtbot, porters, "board")
    keys(porters, "3")
    assert topics_of(porters, LIFTS) == {
        "Talent management",
        "Board leadership",
        "Staff engagement",
    }
    assert count_of(porters, "Leadership") == 1
    assert count_of(porters, "Staff engagement") == 1
    card = porters.passages.model.card(0)
    assert card.topics == "Talent management, Board leadership, Staff engagement"
    for left in (
        {"Talent management", "Board leadership"},
        {"Talent management"},
        None,
    ):
        press(porters, Qt.Key.Key_Z, CTRL)
        assert topics_of(porters, LIFTS) == left
    assert porters.passages.model.rowCount() == 0
    assert ground_at(porters, where(porters, LIFTS)[0] + 7) == bare
    press(porters, Qt.Key.Key_Y, CTRL, times=3)
    assert len(topics_of(porters, LIFTS)) == 3
    assert count_of(porters, "Leadership") == 1


def test_ctrl_enter_in_the_picker_stays_for_the_next_topic(qtbot, porters):
    select(porters, LIFTS)
    keys(porters, "t")
    qtbot.waitUntil(porters.picker.isVisible)
    keys(porters, "talent")
    press(porters, Qt.Key.Key_Return, CTRL)
    assert porters.picker.isVisible()
    keys(porters, "board")
    press(porters, Qt.Key.Key_Return)
    assert topics_of(porters, LIFTS) == {"Talent management", "Board leadership"}
    assert porters.focusWidget() is porters.reader.view


def test_overlapping_passages_are_cycled_and_removed_one_by_one(qtbot, porters):
    select(porters, f"{LIFTS}, and {KNEW}")
    keys(porters, "1")
    select(porters, KNEW)
    keys(porters, "2")
    select(porters, "lifts failed at night")
    keys(porters, "h")
    assert len(porters.bridge.library.annotations) == 3
    start, _ = where(porters, "lifts failed at night")
    click(porters.reader.view.viewport(), point_of(porters, start + 6))
    seen = [porters.desk.annotation]
    for _ in range(3):
        keys(porters, "o")
        seen.append(porters.desk.annotation)
    assert len(set(seen)) == 3
    assert seen[0] == seen[3]
    current = porters.bridge.library.annotations[porters.desk.annotation]
    assert current.exact == "lifts failed at night"
    assert porters.passages.list.currentIndex() == porters.passages.model.index_of(current.id)
    keys(porters, "u")
    assert topics_of(porters, "lifts failed at night") is None
    assert topics_of(porters, KNEW) == {"Talent management"}
    press(porters, Qt.Key.Key_Z, CTRL)
    assert topics_of(porters, "lifts failed at night") == set()


def test_u_on_a_selection_removes_what_lies_in_it_with_one_undo(qtbot, porters):
    select(porters, LIFTS)
    keys(porters, "1")
    select(porters, KNEW)
    keys(porters, "2")
    select(porters, f"{LIFTS}, and {KNEW}")
    keys(porters, "u")
    assert not porters.bridge.library.annotations
    press(porters, Qt.Key.Key_Z, CTRL)
    assert len(porters.bridge.library.annotations) == 2


def test_q_tags_again_and_numbers_tag_with_pinned_topics(qtbot, porters):
    select(porters, LIFTS)
    tag(qtbot, porters, "quality")
    select(porters, KNEW)
    keys(porters, "q")
    assert topics_of(porters, KNEW) == {"Quality improvement"}
    select(porters, "The marmalade kept everyone honest")
    keys(porters, "9")
    assert topics_of(porters, "The marmalade kept everyone honest") == {"Quality improvement"}
    assert count_of(porters, "Quality improvement") == 3


def test_q_without_a_last_topic_opens_the_picker_and_esc_leaves_it(qtbot, porters):
    select(porters, LIFTS)
    keys(porters, "q")
    qtbot.waitUntil(porters.picker.isVisible)
    press(porters, Qt.Key.Key_Escape)
    assert not porters.picker.isVisible()
    assert porters.focusWidget() is porters.reader.view
    assert not porters.bridge.library.annotations
    assert porters.reader.selection() == where(porters, LIFTS)
    press(porters, Qt.Key.Key_Escape)
    assert porters.reader.selection() is None


def test_a_topic_made_by_typing_is_one_undo(qtbot, porters):
    topics = len(porters.bridge.library.codebook)
    select(porters, LIFTS)
    tag(qtbot, porters, "Night work")
    assert topics_of(porters, LIFTS) == {"Night work"}
    assert count_of(porters, "Night work") == 1
    press(porters, Qt.Key.Key_Z, CTRL)
    assert len(porters.bridge.library.codebook) == topics
    assert topics_of(porters, LIFTS) is None
    press(porters, Qt.Key.Key_Y, CTRL)
    assert topics_of(porters, LIFTS) == {"Night work"}


def test_v_names_a_topic_by_the_words_and_finds_it_the_second_time(qtbot, porters):
    words = "lifts failed at night"
    select(porters, words)
    keys(porters, "v")
    assert topics_of(porters, words) == {words}
    press(porters, Qt.Key.Key_Z, CTRL)
    assert topics_of(porters, words) is None
    assert not porters.bridge.library.codebook.find(words)
    press(porters, Qt.Key.Key_Y, CTRL)
    press(porters, Qt.Key.Key_Escape)
    keys(porters, "u")
    select(porters, words)
    keys(porters, "v")
    assert topics_of(porters, words) == {words}
    assert porters.frame.messages.sentence() == ""


def test_the_selection_bar_does_what_its_buttons_say(qtbot, porters):
    bar = porters.reader.findChild(QWidget, "reader.selection_bar")
    select(porters, LIFTS)
    assert bar.isVisible()
    click(bar.findChild(QWidget, "reader.selection_bar.highlight"))
    assert topics_of(porters, LIFTS) == set()
    select(porters, KNEW)
    click(bar.findChild(QWidget, "reader.selection_bar.more"))
    menu = QApplication.activePopupWidget()
    entry = next(e for e in menu.actions() if e.objectName() == "reader.selection_bar.name")
    click(menu, menu.actionGeometry(entry).center())
    assert topics_of(porters, KNEW) == {KNEW}
    porters.desk.choose("")  # its edges would be taken hold of
    select(porters, KNEW)
    click(bar.findChild(QWidget, "reader.selection_bar.more"))
    menu = QApplication.activePopupWidget()
    entry = next(e for e in menu.actions() if e.objectName() == "reader.selection_bar.remove")
    click(menu, menu.actionGeometry(entry).center())
    assert topics_of(porters, KNEW) is None


def open_note(qtbot, window):
    keys(window, "n")
    qtbot.waitUntil(window.notes.isVisible)


def note_on(window, words):
    start, end = where(window, words)
    found = [
        a for a in window.bridge.library.annotations.values() if (a.start, a.end) == (start, end)
    ]
    return found[0].note if found else None


def test_a_note_is_written_edited_twice_and_undone_step_by_step(qtbot, porters):
    select(porters, LIFTS)
    open_note(qtbot, porters)
    keys(porters, "Ask first.")
    press(porters, Qt.Key.Key_Escape)
    assert note_on(porters, LIFTS) == "Ask first."
    assert porters.focusWidget() is porters.reader.view
    for more in (" Then listen.", " Then act."):
        open_note(qtbot, porters)
        keys(porters, more)
        press(porters, Qt.Key.Key_Return, CTRL)
    assert note_on(porters, LIFTS) == "Ask first. Then listen. Then act."
    assert porters.passages.model.card(0).note == "Ask first. Then listen. Then act."
    for left in ("Ask first. Then listen.", "Ask first.", None):
        press(porters, Qt.Key.Key_Z, CTRL)
        assert note_on(porters, LIFTS) == left
    press(porters, Qt.Key.Key_Z, CTRL | SHIFT, times=3)
    assert note_on(porters, LIFTS) == "Ask first. Then listen. Then act."


def test_ctrl_z_in_the_note_takes_back_typing_first_and_then_acts(qtbot, porters):
    select(porters, LIFTS)
    keys(porters, "1")
    open_note(qtbot, porters)
    keys(porters, "Hm")
    press(porters, Qt.Key.Key_Z, CTRL)
    assert porters.notes.words.toPlainText() == ""
    assert topics_of(porters, LIFTS) == {"Distributed leadership"}
    press(porters, Qt.Key.Key_Z, CTRL)
    assert topics_of(porters, LIFTS) is None
    assert not porters.notes.isVisible()


def test_a_new_note_outlives_a_look_elsewhere(qtbot, porters):
    select(porters, LIFTS)
    open_note(qtbot, porters)
    keys(porters, "Half a")
    porters.bridge.reload()  # as when another process has imported something
    assert porters.notes.isVisible()
    keys(porters, " thought")
    porters.reader.setFocus()
    assert note_on(porters, LIFTS) == "Half a thought"


def test_topics_are_added_from_a_note_that_is_still_new(qtbot, porters):
    select(porters, LIFTS)
    open_note(qtbot, porters)
    keys(porters, "Both")
    click(porters.notes.findChild(QWidget, "noteEditor.addTopic"))
    qtbot.waitUntil(porters.picker.isVisible)
    keys(porters, "talent")
    press(porters, Qt.Key.Key_Return)
    assert topics_of(porters, LIFTS) == {"Talent management"}
    keys(porters, " of them")
    assert porters.notes.findChild(QWidget, "noteEditor.topic.Talent management").isVisible()
    press(porters, Qt.Key.Key_Escape)
    assert note_on(porters, LIFTS) == "Both of them"
    assert len(porters.bridge.library.annotations) == 1
    assert porters.focusWidget() is porters.reader.view


def test_a_note_stays_with_its_passage_when_another_document_is_opened(qtbot, porters):
    open_paper(porters, NIGHTS)
    open_paper(porters, PORTERS)
    select(porters, LIFTS)
    open_note(qtbot, porters)
    keys(porters, "Mine")
    press(porters, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert porters.desk.document.title == NIGHTS
    assert not porters.notes.isVisible()
    (kept,) = porters.bridge.library.annotations.values()
    assert (kept.exact, kept.note) == (LIFTS, "Mine")


def test_everything_is_there_after_a_restart(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        select(window, LIFTS)
        tag(qtbot, window, "talent")
        open_note(qtbot, window)
        keys(window, "Keep")
        window.close()
    with opened(qtbot, stocked) as window:
        assert window.desk.document.title == PORTERS
        assert topics_of(window, LIFTS) == {"Talent management"}
        assert note_on(window, LIFTS) == "Keep"
        at_rest(qtbot, window)


def test_the_edges_of_the_current_passage_move_by_words(qtbot, porters):
    library, alt = porters.bridge.library, Qt.KeyboardModifier.AltModifier
    select(porters, LIFTS)
    keys(porters, "h")
    (made,) = library.annotations.values()
    before = (made.start, made.end)

    def now():
        (found,) = library.annotations.values()
        return found.start - before[0], found.end - before[1]

    press(porters, Qt.Key.Key_Right, CTRL | alt)
    assert now()[0] > 0
    assert now()[1] == 0
    press(porters, Qt.Key.Key_Left, CTRL | alt)
    assert now() == (0, 0)
    press(porters, Qt.Key.Key_Right, CTRL | alt | SHIFT)
    press(porters, Qt.Key.Key_Right, CTRL | alt | SHIFT)
    press(porters, Qt.Key.Key_Left, CTRL | alt | SHIFT)
    assert now()[0] == 0
    assert now()[1] > 0
    for _ in range(5):
        porters.bridge.undo()
    assert now() == (0, 0)
