"""Files into the library through the real window: progress, report, Retry, Stop and undo."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget

from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drop_files, press
from tests.journeys.papers import OWN, PORTERS_PAPER, SEEDS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
THERE = SEEDS + OWN


def titles(window):
    return {record.title for record in window.bridge.library.documents.values()}


def shown(window):
    """Return the titles on the cards."""
    model = window.documents.model
    return {model.index(row).data() for row in range(model.rowCount())}


def said(window):
    return window.frame.status.findChild(QWidget, "status.said").text()


def texts(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible()]


def button(widget, name):
    return widget.findChild(QPushButton, name)


@pytest.fixture
def folder(tmp_path):
    """Three good files, one that is in the library already, two damaged and one of another kind."""
    made = tmp_path / "post"
    (made / "inner").mkdir(parents=True)
    for number in range(3):
        words = f"# Letter {number}\n\nA letter about the harbour clinic, number {number}.\n"
        (made / "inner" / f"letter {number}.md").write_text(words, "utf-8")
    (made / "again.md").write_text(PORTERS_PAPER, "utf-8")
    (made / "torn.docx").write_bytes(b"PK\x03\x04 torn in the middle")
    (made / "blank.txt").write_bytes(b"")
    (made / "picture.png").write_bytes(b"\x89PNG\r\n")
    return made


def test_a_folder_with_good_known_and_damaged_files(qtbot, desk, folder):
    strip = desk.frame.status.progress
    labels = []
    desk.imports.stepped.connect(
        lambda done, name: labels.append((strip.isVisible(), done, *texts(strip)[:1]))
    )
    drop_files(desk, folder)
    qtbot.waitUntil(lambda: desk.intake.report is not None, timeout=20_000)
    report = desk.intake.report
    assert [done for _, done, _ in labels] == [1, 2, 3, 4, 5, 6]
    assert all(visible for visible, _, _ in labels)
    assert not strip.isVisible()
    assert report.isVisible()
    assert report.summary.text() == (
        "3 documents added, 1 was already in the library, 2 could not be read"
    )
    lines = texts(report)
    for name in ("torn.docx", "blank.txt"):
        assert name in lines
        reason = lines[lines.index(name) + 1]
        assert len(reason) > 10
        assert name not in reason
    assert {"Letter 0", "Letter 1", "Letter 2"} <= shown(desk)
    assert len(desk.bridge.library.documents) == THERE + 3


def test_retry_after_the_file_was_mended(qtbot, desk, folder):
    drop_files(desk, folder / "blank.txt", folder / "torn.docx")
    qtbot.waitUntil(lambda: desk.intake.report is not None, timeout=20_000)
    report = desk.intake.report
    (folder / "blank.txt").write_text("The mended page\n\nIt reads well now.\n", "utf-8")
    row = texts(report).index("blank.txt")
    assert row > 0
    name = next(
        each.objectName()
        for each in report.findChildren(QPushButton)
        if each.accessibleName() == "Retry blank.txt"
    )
    click(button(report, name))
    qtbot.waitUntil(lambda: len(desk.bridge.library.documents) == THERE + 1, timeout=20_000)
    at_rest(qtbot, desk)
    assert desk.desk.document.title == "The mended page"
    assert report.isVisible()
    assert "blank.txt" not in texts(report)
    click(button(report, "import.done"))
    assert not report.isVisible()


def test_stop_keeps_what_has_arrived(qtbot, desk, tmp_path):
    many = tmp_path / "many"
    many.mkdir()
    for number in range(300):
        (many / f"page {number:03}.txt").write_text(f"Page {number}\n\nWords {number}.\n", "utf-8")
    desk.imports.stepped.connect(
        lambda done, _: done == 5 and click(button(desk.frame.status, "progress.stop"))
    )
    drop_files(desk, many)
    qtbot.waitUntil(lambda: desk.imports.busy)
    qtbot.waitUntil(lambda: not desk.imports.busy, timeout=20_000)
    at_rest(qtbot, desk)
    arrived = len(desk.bridge.library.documents) - THERE
    assert 5 <= arrived < 300
    assert said(desk).startswith(f"{arrived} documents added")
    assert not desk.frame.status.progress.isVisible()
    press(desk, Qt.Key.Key_Z, CTRL)
    assert len(desk.bridge.library.documents) == THERE


def test_a_whole_import_is_one_undo_also_after_a_restart(qtbot, stocked, folder):
    with opened(qtbot, stocked) as window:
        before = titles(window)
        drop_files(window, folder / "inner")
        qtbot.waitUntil(lambda: said(window).startswith("3 documents added"), timeout=20_000)
        after = titles(window)
        assert len(after) == len(before) + 3
        click(window.frame.status.findChild(QWidget, "status.undo"))
        assert titles(window) == shown(window) == before
        assert said(window).startswith("Undone: Import “Letter ")
        assert said(window).endswith("” and 2 more")
        press(window, Qt.Key.Key_Z, CTRL | SHIFT)
        assert titles(window) == shown(window) == after
    with opened(qtbot, stocked) as window:
        assert titles(window) == after
        press(window, Qt.Key.Key_Z, CTRL)
        assert titles(window) == before
        press(window, Qt.Key.Key_Y, CTRL)
        at_rest(qtbot, window)
        window.finding.search_for("harbour clinic")
        qtbot.waitUntil(lambda: window.results.model.rowCount() == 6, timeout=5000)


def test_two_imports_at_once_are_two_undos(qtbot, desk, folder):
    drop_files(desk, folder / "inner" / "letter 0.md")
    drop_files(desk, folder / "inner" / "letter 1.md", folder / "inner" / "letter 2.md")
    qtbot.waitUntil(lambda: len(desk.bridge.library.documents) == THERE + 3, timeout=20_000)
    at_rest(qtbot, desk)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert len(desk.bridge.library.documents) == THERE + 1
    press(desk, Qt.Key.Key_Z, CTRL)
    assert len(desk.bridge.library.documents) == THERE


def test_removing_and_importing_again_brings_the_document_back(qtbot, desk, folder):
    letter = folder / "inner" / "letter 0.md"
    drop_files(desk, letter)
    qtbot.waitUntil(lambda: desk.desk.document is not None, timeout=20_000)
    press(desk, Qt.Key.Key_Z, CTRL)
    assert desk.desk.document is None
    drop_files(desk, letter)
    qtbot.waitUntil(lambda: desk.desk.document is not None, timeout=20_000)
    assert desk.desk.document.title == "Letter 0"


def test_a_folder_without_documents_says_so(qtbot, desk, tmp_path):
    (tmp_path / "bare").mkdir()
    drop_files(desk, tmp_path / "bare")
    qtbot.waitUntil(lambda: said(desk) == "Nothing was added", timeout=10_000)


def test_what_an_import_brings_is_shown_one_thing_after_the_other(qtbot, desk, folder):
    title, references = "How the harbour clinic answers its letters", folder / "mine.ris"
    (folder / "answers.md").write_text(f"# {title}\n\nWithin a week.\n", "utf-8")
    references.write_text(f"TY  - JOUR\nTI  - {title}\nJO  - Tides\nER  - \n", "utf-8")
    desk.acts.actions["about"].trigger()
    about = QApplication.activeModalWidget()
    desk.intake.take([references, folder])
    qtbot.waitUntil(lambda: desk.describing.dialog is not None, timeout=20_000)
    at_rest(qtbot, desk)
    report, review = desk.intake.report, desk.describing.dialog
    assert [each.isVisible() for each in (about, report, review)] == [True, False, False]
    about.reject()
    qtbot.waitUntil(report.isVisible)
    qtbot.wait(20)
    assert not review.isVisible()
    click(button(report, "import.done"))
    qtbot.waitUntil(review.isVisible)
    assert [each.record.title for each in review.chosen()] == [title]
