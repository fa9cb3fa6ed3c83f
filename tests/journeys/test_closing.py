"""Closing the window in the middle of work: at once, with nothing left over, and nothing lost."""

import multiprocessing
import threading
import time

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from leader_reader.services.exporting import Choice
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drop_files, keys, open_paper, press, select
from tests.journeys.papers import LIFTS, OWN, PORTERS, SEEDS

THERE = SEEDS + OWN
PATIENCE = 2.0


def close_quickly(window):
    """Close the window; in two seconds its threads and processes are gone."""
    begun = time.monotonic()
    window.close()
    assert time.monotonic() - begun < PATIENCE
    assert not multiprocessing.active_children()
    working = {"imports", "exports", "indexing", "searches", "places", "pages"}
    assert not [thread for thread in threading.enumerate() if thread.name in working]
    assert not window.isVisible()


@pytest.fixture
def many(tmp_path):
    folder = tmp_path / "many"
    folder.mkdir()
    for number in range(200):
        (folder / f"page {number:03}.txt").write_text(
            f"Page {number}\n\nQuire {number}.\n", "utf-8"
        )
    return folder


def test_while_an_import_runs(qtbot, stocked, many):
    with opened(qtbot, stocked) as window:
        library = window.bridge.library
        drop_files(window, many)
        qtbot.waitUntil(lambda: len(library.documents) > THERE + 3, timeout=20_000)
        close_quickly(window)
        arrived = set(library.documents)
        assert len(arrived) < THERE + 200
    with opened(qtbot, stocked) as window:
        assert set(window.bridge.library.documents) == arrived
        window.finding.search_for("quire")
        pages = len(arrived) - THERE
        qtbot.waitUntil(lambda: window.results.model.rowCount() == 2 * pages, timeout=10_000)


def test_while_the_starter_library_is_read(qtbot, home):
    from PySide6.QtWidgets import QApplication

    from leader_reader import app
    from leader_reader.background.home import Home

    with app.open_window(app.prepare(QApplication.instance()), Home(home)) as window:
        window.show()
        window.begin()
        library = window.bridge.library
        qtbot.waitUntil(lambda: len(library.documents) >= 2, timeout=20_000)
        close_quickly(window)
        assert len(library.documents) < SEEDS
    with opened(qtbot, home) as window:
        assert len(window.bridge.library.documents) == SEEDS
        assert window.intake.report is None
    with opened(qtbot, home) as window:
        window.remove_starter()
    with opened(qtbot, home) as window:
        assert not window.bridge.library.documents


def test_while_the_index_is_brought_up_to_date(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        select(window, LIFTS)
        keys(window, "n")
        qtbot.waitUntil(window.notes.isVisible)
        keys(window, "Ask about zeppelins.")
        press(window, Qt.Key.Key_Escape)
        window.index.start()
        qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=5000)
        close_quickly(window)
    with opened(qtbot, stocked) as window:
        assert not window.bridge.library.unindexed()
        window.finding.search_for("zeppelins")
        qtbot.waitUntil(lambda: window.results.model.rowCount() == 2, timeout=10_000)


def test_while_an_export_runs(qtbot, stocked, tmp_path):
    out = tmp_path / "out"
    out.mkdir()
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        select(window, LIFTS)
        keys(window, "1")
        at_rest(qtbot, window)
        window.exports.start(Choice(), out / "excerpts.docx", "docx")
        qtbot.waitUntil(lambda: bool(multiprocessing.active_children()), timeout=5000)
        close_quickly(window)
    assert {path.name for path in out.iterdir()} <= {"excerpts.docx"}


def test_with_a_note_still_open(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        select(window, LIFTS)
        keys(window, "n")
        qtbot.waitUntil(window.notes.isVisible)
        keys(window, "Unfinished")
        close_quickly(window)
    with opened(qtbot, stocked) as window:
        (kept,) = window.bridge.library.annotations.values()
        assert (kept.exact, kept.note) == (LIFTS, "Unfinished")


def test_while_a_search_runs(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        window.finding.search_for("leadership")
        close_quickly(window)


def test_stopping_an_export_ends_its_progress(qtbot, stocked, tmp_path):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        select(window, LIFTS)
        keys(window, "1")
        window.exports.start(Choice(), tmp_path / "excerpts.docx", "docx")
        strip = window.frame.status.progress
        assert strip.isVisible()
        click(strip.findChild(QWidget, "progress.stop"))
        qtbot.waitUntil(lambda: not window.exports.busy, timeout=5000)
        assert not strip.isVisible()
        at_rest(qtbot, window)
