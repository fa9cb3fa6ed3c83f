"""Scans through the real window: recognised behind everything else, stopped, retried, checked."""

import os
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drag_between, drop_files, keys, open_paper, press, where
from tests.journeys.papers import OWN, SEEDS, open_file
from tests.scans import Played, running, write_scan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program here")

CTRL = Qt.KeyboardModifier.ControlModifier
THERE = SEEDS + OWN
PAGES = {
    "1": ["The ward met in March and asked", "who had kept the ledger by the kettle."],
    "2": ["Nobody had kept it since the winter,", "and so they began another."],
    "3": ["It was read aloud at handover."],
}


@pytest.fixture
def played(tmp_path, monkeypatch):
    part = Played(tmp_path / "programs", pages=PAGES)
    monkeypatch.setenv("PATH", f"{part.folder}{os.pathsep}{os.environ['PATH']}")
    return part


@pytest.fixture
def scan(tmp_path):
    return write_scan(tmp_path / "minutes.pdf", 3)


def child(window, kind, name):
    return window.findChild(kind, name)


def notice(window):
    return child(window.reader, QWidget, "reader.scanNotice")


def documents(window):
    return len(window.bridge.library.documents)


def stop_in_mid_scan(qtbot, window, played, scan):
    """Begin to import a scan whose second page takes for ever, and stop it there."""
    played.plan(ways={"2": "hang"})
    told = []
    window.recognitions.stepped.connect(lambda done, name: told.append((done, name)))
    drop_files(window, scan)
    qtbot.waitUntil(lambda: (2, "minutes.pdf") in told, timeout=30_000)
    strip = window.frame.status.progress
    label = child(strip, QLabel, "progress.label").text()
    assert label == "Recognising text · page 2 of 3"
    click(child(strip, QPushButton, "progress.stop"))
    qtbot.waitUntil(lambda: window.intake.report is not None, timeout=20_000)
    assert not strip.isVisible()


def test_a_scan_comes_after_the_others_and_says_what_it_is(qtbot, stocked, played, scan, tmp_path):
    letter = tmp_path / "letter.md"
    letter.write_text("# A letter\n\nAbout the harbour clinic.\n", "utf-8")
    order = []
    with opened(qtbot, stocked) as window:
        window.bridge.edited.connect(lambda edit: order.append(edit.label))
        drop_files(window, scan, letter)
        qtbot.waitUntil(lambda: documents(window) == THERE + 2, timeout=30_000)
        at_rest(qtbot, window)
        assert order[0] == "Import “A letter”"
        assert window.desk.document.title == "A letter"  # it is not taken out of the user's hands
        open_file(window, "minutes.pdf")
        assert notice(window).isVisible()
        said = child(notice(window), QLabel, "reader.scanNotice.label").text()
        assert said.startswith("The text was recognised from pictures of its pages; check quotes")
        assert "who had kept the ledger by the kettle." in window.desk.document.text
        row = window.documents.model.row_of(window.desk.document.id)
        card = window.documents.show_details(window.documents.model.index(row))
        program = child(card, QLabel, "library.details.recognised").text()
        assert program == "Recognised by Tesseract 5.3"
        card.close_card()
        open_paper(window, "A letter")
        assert not notice(window).isVisible()
    with opened(qtbot, stocked) as window:
        open_file(window, "minutes.pdf")
        assert notice(window).isVisible()
        press(window, Qt.Key.Key_Z, CTRL)
        assert documents(window) == THERE + 1


def test_a_passage_of_a_scan_is_on_its_page(qtbot, stocked, played, scan):
    with opened(qtbot, stocked) as window:
        window.intake.take([scan])
        at_rest(qtbot, window)
        open_file(window, "minutes.pdf")
        click(child(notice(window), QPushButton, "reader.scanNotice.act"))
        assert window.paging.shown
        assert not notice(window).isVisible()
        place = where(window, "began another")
        window.reader.go_to(place[0])
        view = window.reader.view
        qtbot.waitUntil(lambda: view.passage_rect(*place).isValid(), timeout=30_000)
        port = view.viewport()
        ends = (view.line_rect(each).center() for each in place)
        drag_between(port, *(port.mapFrom(view, end) for end in ends))
        assert window.reader.selection() == place
        keys(window, "1")
        [passage] = window.bridge.library.annotations.values()
        assert (passage.start, passage.end) == place
        assert passage.target.quote.exact == "began another"
        press(window, Qt.Key.Key_Z, CTRL)
        assert not window.bridge.library.annotations


def test_stop_then_retry(qtbot, stocked, played, scan):
    with opened(qtbot, stocked) as window:
        stop_in_mid_scan(qtbot, window, played, scan)
        report = window.intake.report
        assert report.summary.text() == "1 file could not be read"
        lines = [label.text() for label in report.findChildren(QLabel)]
        assert any(line.startswith("Recognising its text was stopped") for line in lines)
        assert documents(window) == THERE
        qtbot.waitUntil(lambda: not any(running(call["process"]) for call in played.calls))
        played.plan(ways={})
        click(child(report, QPushButton, "import.retry.0"))
        qtbot.waitUntil(lambda: documents(window) == THERE + 1, timeout=30_000)
        at_rest(qtbot, window)
        assert not report.isVisible()


def test_the_library_is_used_meanwhile(qtbot, stocked, played, scan, tmp_path):
    played.plan(ways={"2": "hang"})
    with opened(qtbot, stocked) as window:
        window.intake.take([scan])
        qtbot.waitUntil(lambda: len(played.calls) >= 2, timeout=30_000)
        letter = tmp_path / "letter.md"
        letter.write_text("# A letter\n\nAbout the harbour clinic.\n", "utf-8")
        window.intake.take([letter])
        qtbot.waitUntil(lambda: documents(window) == THERE + 1, timeout=30_000)
        qtbot.waitUntil(lambda: not window.imports.busy)
        assert window.desk.document.title == "A letter"
        strip = window.frame.status.progress
        assert strip.isVisible()
        assert "Recognising text" in child(strip, QLabel, "progress.label").text()
        press(window, Qt.Key.Key_Z, CTRL)
        assert documents(window) == THERE
        assert window.recognitions.busy
    assert not any(running(call["process"]) for call in played.calls)


def test_a_page_that_fails_is_said_and_the_rest_is_there(qtbot, stocked, played, scan):
    played.plan(ways={"3": "fail"})
    with opened(qtbot, stocked) as window:
        window.intake.take([scan])
        at_rest(qtbot, window)
        said = child(window.frame.status, QWidget, "status.said").text()
        assert said == "1 document added; 1 page could not be recognised"
        open_file(window, "minutes.pdf")
        assert "began another" in window.desk.document.text


def test_without_the_program_it_says_what_to_do(qtbot, stocked, scan, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with opened(qtbot, stocked) as window:
        window.intake.take([scan])
        qtbot.waitUntil(lambda: window.intake.report is not None, timeout=30_000)
        lines = [label.text() for label in window.intake.report.findChildren(QLabel)]
        [reason] = [line for line in lines if line.startswith("It is a scan")]
        assert "install Tesseract" in reason
        assert reason.endswith("then try again")
