"""When something is wrong around the window: it says so in a sentence and goes on."""

import contextlib
import os
import sqlite3
import subprocess
import sys
from contextlib import closing

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.errors import LeaderReaderError
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drop_files, keys, open_paper, press, select
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, OWN, PORTERS, SEEDS

CTRL = Qt.KeyboardModifier.ControlModifier
THERE = SEEDS + OWN


def program(home, *arguments):
    """Run the command line in a process of its own."""
    command = [sys.executable, "-m", "leader_reader", "--library", str(home), *map(str, arguments)]
    return subprocess.run(command, env=os.environ, capture_output=True, text=True, check=False)


def said(window):
    return window.frame.messages.sentence()


@contextlib.contextmanager
def database(home):
    with closing(sqlite3.connect(home / "library.db", isolation_level=None)) as opened_twice:
        yield opened_twice


@pytest.mark.parametrize("damage", ["DELETE FROM content", "UPDATE content SET data = x'00'"])
def test_a_document_without_its_text_is_said_and_the_window_lives(qtbot, stocked, damage):
    with opened(qtbot, stocked) as window:
        record = window.bridge.library.find_document(PORTERS)
        with database(stocked) as direct:
            direct.execute(f"{damage} WHERE document = ?", (record.id,))
        assert not window.desk.open(record.id)
        assert PORTERS in said(window)
        assert window.frame.messages.isVisible()
        assert window.desk.document is None
        open_paper(window, NIGHTS)
        window.finding.search_for("porters")
        qtbot.waitUntil(lambda: window.results.model.rowCount() > 0, timeout=5000)
        window.frame.messages.close_message()
        assert not window.frame.messages.isVisible()


def refuse(*_arguments, **_named):
    raise LeaderReaderError("The change could not be saved; see that the disk is not full.")


def test_a_change_that_cannot_be_stored_changes_nothing(qtbot, desk, monkeypatch):
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "1")
    before = dict(desk.bridge.library.annotations)
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "commit", refuse)
        select(desk, KNEW)
        keys(desk, "2")
        assert "could not be saved" in said(desk)
        assert desk.bridge.library.annotations == before
        assert desk.passages.model.rowCount() == 1
        desk.frame.messages.close_message()
        keys(desk, "t")
        keys(desk, "Brand new")
        press(desk, Qt.Key.Key_Return)
        assert "could not be saved" in said(desk)
        assert not desk.bridge.library.codebook.find("Brand new")
        desk.remove_starter()
        assert len(desk.bridge.library.documents) == THERE
    desk.frame.messages.close_message()
    select(desk, KNEW)
    keys(desk, "2")
    assert len(desk.bridge.library.annotations) == 2
    assert said(desk) == ""


def test_a_note_that_cannot_be_stored_is_not_lost_from_sight(qtbot, desk, monkeypatch):
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "n")
    qtbot.waitUntil(desk.notes.isVisible)
    keys(desk, "Long thought about")
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "commit", refuse)
        press(desk, Qt.Key.Key_Escape)
        assert "could not be saved" in said(desk)
        assert desk.notes.isVisible()
        assert desk.notes.words.toPlainText() == "Long thought about"
    press(desk, Qt.Key.Key_Escape)
    assert not desk.notes.isVisible()
    assert [each.note for each in desk.bridge.library.annotations.values()] == [
        "Long thought about"
    ]


def test_an_undo_that_cannot_be_stored_changes_nothing(qtbot, desk, monkeypatch):
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "1")
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "undo", refuse)
        press(desk, Qt.Key.Key_Z, CTRL)
        assert "could not be saved" in said(desk)
        assert len(desk.bridge.library.annotations) == 1
        assert desk.passages.model.rowCount() == 1
    press(desk, Qt.Key.Key_Z, CTRL)
    assert not desk.bridge.library.annotations
    assert desk.passages.model.rowCount() == 0


def test_an_import_that_cannot_be_stored_names_its_files(qtbot, desk, tmp_path, monkeypatch):
    letter = tmp_path / "letter.txt"
    letter.write_text("A letter\n\nabout the harbour.\n", "utf-8")
    with monkeypatch.context() as patch:
        patch.setattr(SqliteStore, "commit", refuse)
        drop_files(desk, letter)
        qtbot.waitUntil(lambda: desk.intake.report is not None, timeout=10_000)
        assert "could not be saved" in said(desk)
    assert len(desk.bridge.library.documents) == THERE
    click(desk.intake.report.findChild(object, "import.retry.0"))
    qtbot.waitUntil(lambda: len(desk.bridge.library.documents) == THERE + 1, timeout=10_000)
    at_rest(qtbot, desk)


def test_places_that_cannot_be_kept_do_not_keep_the_window_open(qtbot, stocked, monkeypatch):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        monkeypatch.setattr(SqliteStore, "remember_reading", refuse)
        window.close()
        assert not window.isVisible()


def test_what_another_process_imports_is_shown_soon(qtbot, stocked, tmp_path):
    letter = tmp_path / "letter.txt"
    letter.write_text("The other letter\n\nabout a heliotrope garden.\n", "utf-8")
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        select(window, LIFTS)
        keys(window, "1")
        done = program(stocked, "import", letter)
        assert done.returncode == 0, done.stderr
        tagged = program(stocked, "tag", NIGHTS, "--quote", "small observations", "--topic", "New")
        assert tagged.returncode == 0, tagged.stderr
        model = window.documents.model
        qtbot.waitUntil(lambda: model.rowCount() == THERE + 1, timeout=5000)
        titles = {model.index(row).data() for row in range(model.rowCount())}
        assert "The other letter" in titles
        qtbot.waitUntil(lambda: bool(window.bridge.library.codebook.find("New")), timeout=5000)
        assert window.desk.document.title == PORTERS
        assert len(window.bridge.library.annotations) == 2
        at_rest(qtbot, window)
        window.finding.search_for("heliotrope")
        qtbot.waitUntil(lambda: window.results.model.rowCount() == 2, timeout=10_000)
        assert said(window) == ""


def test_a_rebuilt_index_is_searched_on(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        window.finding.search_for("marmalade")
        qtbot.waitUntil(lambda: window.results.model.rowCount() == 2, timeout=5000)
        done = program(stocked, "rebuild-index")
        assert done.returncode == 0, done.stderr
        window.finding.search_for("kettle")
        qtbot.waitUntil(lambda: window.results.model.rowCount() > 2, timeout=5000)
        assert said(window) == ""


def test_two_windows_on_one_library_see_each_other(qtbot, stocked):
    with opened(qtbot, stocked) as one, opened(qtbot, stocked) as two:
        for window in (one, two):
            window._elsewhere.setInterval(100)  # the same look, only more often
        for window, words, key in ((one, LIFTS, "1"), (two, KNEW, "2")):
            window.activateWindow()
            qtbot.waitUntil(window.isActiveWindow)
            open_paper(window, PORTERS)
            select(window, words)
            keys(window, key)
        for window in (one, two):
            qtbot.waitUntil(lambda w=window: len(w.bridge.library.annotations) == 2, timeout=6000)
            assert window.passages.model.rowCount() == 2
        two.bridge.undo()
        qtbot.waitUntil(lambda: len(one.bridge.library.annotations) == 1, timeout=6000)
        one.bridge.redo()
        qtbot.waitUntil(lambda: len(two.bridge.library.annotations) == 2, timeout=6000)
        at_rest(qtbot, one)
        at_rest(qtbot, two)
        assert said(one) == said(two) == ""
    done = program(stocked, "check")
    assert done.returncode == 0, done.stderr
    assert QApplication.activeWindow() is None
