"""Slips of the hand in the real window: nothing that was typed or brought in is lost by them."""

from PySide6.QtCore import Qt

from tests.conftest import at_rest
from tests.journeys.hands import drop_files, keys, open_paper, press, select
from tests.journeys.papers import LIFTS, NIGHTS, PORTERS

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


def test_the_key_for_a_note_pressed_again_keeps_what_was_typed(qtbot, desk):
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "n")
    qtbot.waitUntil(desk.notes.isVisible)
    keys(desk, "Ask the porters.")
    press(desk, Qt.Key.Key_N, ALT)
    assert [each.note for each in desk.bridge.library.annotations.values()] == ["Ask the porters."]


def test_a_topic_clicked_twice_tags_nothing_that_is_not_in_hand(qtbot, desk):
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "t")
    qtbot.waitUntil(desk.picker.isVisible)
    keys(desk, "talent")
    press(desk, Qt.Key.Key_Return)
    open_paper(desk, NIGHTS)
    topic = next(iter(desk.bridge.library.codebook))
    desk.topics.tag_requested.emit(topic.id)
    assert [each.exact for each in desk.bridge.library.annotations.values()] == [LIFTS]


def test_undo_while_files_come_in_stops_them_and_redo_brings_back_what_came(qtbot, desk, tmp_path):
    library = desk.bridge.library
    before = len(library.documents)
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(60):
        (folder / f"{number}.txt").write_text(f"Paper {number}\n\nIt says little.\n", "utf-8")
    drop_files(desk, folder)
    qtbot.waitUntil(lambda: len(library.documents) > before + 2, timeout=20_000)
    came = len(library.documents)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert len(library.documents) == before
    qtbot.waitUntil(lambda: not desk.imports.busy, timeout=20_000)
    assert len(library.documents) == before
    press(desk, Qt.Key.Key_Y, CTRL)
    assert len(library.documents) == came
    at_rest(qtbot, desk)
