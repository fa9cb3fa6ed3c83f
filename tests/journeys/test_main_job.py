"""The main job in the real window: import, search, open, tag, note, undo, close, reopen, export."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget

from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drag, drop_files, keys, press

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
WORDS = "Nobody had asked the porters before"
TITLE = "The porters' round"
SEEDS = 9
TEXT = f"""{TITLE}

Small teams notice what large ones miss.

{WORDS}, and the porters knew which lifts failed at night.

They fixed it in a week.
"""


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "porters.txt"
    path.write_text(TEXT, "utf-8")
    return path


def passages(window):
    return [each.exact for each in window.bridge.library.annotations.values()]


def notes(window):
    return [each.note for each in window.bridge.library.annotations.values()]


def find_and_open(qtbot, window, query):
    press(window, Qt.Key.Key_K, CTRL)
    keys(window, query)
    qtbot.waitUntil(lambda: window.results.model.rowCount() > 0, timeout=5000)
    press(window, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.results.current_hit() is not None, timeout=5000)


def name_file(path):
    """Type a path into the file dialog that is open."""
    dialog = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QFileDialog) and each.isVisible()
    )
    field = dialog.findChild(QLineEdit)
    field.setFocus()
    field.setText(str(path))  # typed letter by letter, Qt's completer would grab the keyboard
    QTest.keyClick(field, Qt.Key.Key_Return)


def export(qtbot, window, path):
    press(window, Qt.Key.Key_E, CTRL)
    qtbot.waitUntil(window.handing_out.dialog.isVisible, timeout=5000)
    click(window.handing_out.dialog.findChild(QWidget, f"export.format.{path.suffix[1:]}"))
    click(window.handing_out.dialog.findChild(QWidget, "export.save"))
    name_file(path)
    qtbot.waitUntil(lambda: path.exists() and not window.exports.busy, timeout=30_000)


def tag_talent(qtbot, window):
    keys(window, "t")
    qtbot.waitUntil(window.picker.isVisible)
    keys(window, "talent")
    press(window, Qt.Key.Key_Return)
    assert passages(window) == [WORDS]
    (annotation,) = window.bridge.library.annotations.values()
    (topic,) = annotation.topics
    assert window.bridge.library.codebook.path(topic) == "Leadership › Talent management"


def write_note(qtbot, window):
    keys(window, "n")
    qtbot.waitUntil(window.notes.isVisible)
    keys(window, "Ask them first.")
    press(window, Qt.Key.Key_Return, CTRL)
    assert notes(window) == ["Ask them first."]


def undo_and_redo_three(window):
    press(window, Qt.Key.Key_Z, CTRL, times=3)
    assert passages(window) == []
    assert len(window.bridge.library.documents) == SEEDS
    press(window, Qt.Key.Key_Z, CTRL | SHIFT, times=3)
    assert notes(window) == ["Ask them first."]


def undo_reaches_back(qtbot, window, tmp_path):
    assert window.desk.document is None or window.desk.document.title == TITLE
    assert notes(window) == ["Ask them first."]
    press(window, Qt.Key.Key_Z, CTRL)
    assert notes(window) == [""]
    press(window, Qt.Key.Key_Y, CTRL)
    out = tmp_path / "out.md"
    export(qtbot, window, out)
    said = out.read_text("utf-8")
    assert WORDS in said
    assert "Ask them first." in said
    assert TITLE in said


def test_the_whole_main_job_with_the_mouse(qtbot, home, paper, tmp_path):
    with opened(qtbot, home) as window:
        drop_files(window, paper)
        qtbot.waitUntil(lambda: len(window.bridge.library.documents) == SEEDS + 1, timeout=20_000)
        at_rest(qtbot, window)
        find_and_open(qtbot, window, '"asked the porters"')
        assert window.desk.document.title == TITLE
        start = window.desk.document.text.index(WORDS)
        drag(window, start, start + len(WORDS))
        assert window.reader.selection() == (start, start + len(WORDS))
        tag_talent(qtbot, window)
        write_note(qtbot, window)
        undo_and_redo_three(window)
        at_rest(qtbot, window)
    with opened(qtbot, home) as window:
        undo_reaches_back(qtbot, window, tmp_path)


def test_the_whole_main_job_by_keyboard_alone(qtbot, home, paper, tmp_path):
    with opened(qtbot, home) as window:
        press(window, Qt.Key.Key_O, CTRL)
        name_file(paper)
        window.activateWindow()  # as a window manager does; offscreen there is none
        qtbot.waitUntil(window.isActiveWindow)
        qtbot.waitUntil(lambda: len(window.bridge.library.documents) == SEEDS + 1, timeout=20_000)
        at_rest(qtbot, window)
        find_and_open(qtbot, window, '"asked the porters"')
        press(window, Qt.Key.Key_4, CTRL)
        press(window, Qt.Key.Key_Home)
        press(window, Qt.Key.Key_Right, SHIFT, times=len(WORDS))
        start = window.desk.document.text.index(WORDS)
        assert window.reader.selection() == (start, start + len(WORDS))
        tag_talent(qtbot, window)
        write_note(qtbot, window)
        undo_and_redo_three(window)
        at_rest(qtbot, window)
    with opened(qtbot, home) as window:
        undo_reaches_back(qtbot, window, tmp_path)
