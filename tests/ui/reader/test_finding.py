"""The find bar's toggles and list, in the panel with a document open."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolButton

from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.theme import load_themes
from tests.samples import document

ALT = Qt.KeyboardModifier.AltModifier
PAPER = document("Teams lead. A team leads the teamwork.", "Nobody led.", "The TEAM was asked.")


@pytest.fixture
def reader(qtbot):
    reader = ReaderPanel()
    reader.apply_theme(load_themes()["light"])
    qtbot.addWidget(reader)
    reader.resize(700, 600)
    reader.show()
    reader.activateWindow()
    qtbot.waitUntil(reader.isActiveWindow)
    reader.show_document(PAPER)
    reader.open_find()
    return reader


def look_for(qtbot, reader, words):
    reader.find_bar.field.clear()
    qtbot.keyClicks(reader.find_bar.field, words)


def count(reader):
    return reader.find_bar.count.text()


def listed(reader):
    model = reader.find_bar.model
    return [model.index(row).data() for row in range(model.rowCount())]


def test_case_and_whole_words_by_key_and_by_mouse(qtbot, reader):
    bar = reader.find_bar
    look_for(qtbot, reader, "team")
    assert count(reader).endswith("of 5")
    qtbot.keyClick(bar.field, Qt.Key.Key_C, ALT)
    assert bar.case.isChecked()
    assert count(reader).endswith("of 3")
    qtbot.mouseClick(bar.whole, Qt.MouseButton.LeftButton)
    assert count(reader).endswith("of 1")
    qtbot.keyClick(bar.field, Qt.Key.Key_C, ALT)
    assert count(reader).endswith("of 2")
    for button in bar.findChildren(QToolButton):
        assert button.accessibleName()
        assert button.objectName()


def test_a_pattern_and_what_is_wrong_with_one(qtbot, reader):
    bar = reader.find_bar
    qtbot.keyClick(bar.field, Qt.Key.Key_R, ALT)
    look_for(qtbot, reader, "l(ead|ed)")
    qtbot.waitUntil(lambda: count(reader) == "1 of 4")
    assert not bar.problem.isVisible()
    look_for(qtbot, reader, "l(ead")
    assert bar.problem.isVisible()
    assert bar.problem.text().startswith("This is not a pattern yet: a closing bracket is missing")
    assert count(reader) == ""
    look_for(qtbot, reader, "led")
    qtbot.waitUntil(lambda: count(reader) == "1 of 1")
    assert not bar.problem.isVisible()
    qtbot.keyClick(bar.field, Qt.Key.Key_R, ALT)
    look_for(qtbot, reader, "l(ead")
    assert count(reader) == "Not in this document"


def test_the_window_works_while_a_pattern_is_looked_for(qtbot, reader):
    reader.show_document(document(*["a lead and a team " * 40 for _ in range(2500)]))
    reader.open_find()
    reader.find_bar.pattern.setChecked(True)
    reader.find_bar.field.setText("team a l")
    assert count(reader) != "1 of 97,500"
    qtbot.waitUntil(lambda: count(reader) == "1 of 20,000+", timeout=10_000)


def test_the_list_shows_each_place_with_the_words_around_it(qtbot, reader):
    bar = reader.find_bar
    look_for(qtbot, reader, "team")
    assert not bar.list.isVisible()
    qtbot.keyClick(bar.field, Qt.Key.Key_L, ALT)
    assert bar.list.isVisible()
    assert listed(reader)[:2] == ["How teams lead", "Teams lead. A team leads the teamwork."]
    text, (start, end) = bar.model.context(2)
    assert text[start:end] == "team"
    assert bar.list.currentIndex().row() == int(count(reader).split()[0]) - 1
    qtbot.keyClick(bar.field, Qt.Key.Key_F3)
    assert count(reader) == "2 of 5"
    assert bar.list.currentIndex().row() == 1


def test_the_list_is_walked_by_keys_and_left_by_them(qtbot, reader):
    bar = reader.find_bar
    look_for(qtbot, reader, "team")
    qtbot.keyClick(bar.field, Qt.Key.Key_Down)
    qtbot.waitUntil(bar.list.hasFocus)
    qtbot.keyClick(bar.list, Qt.Key.Key_Down)
    qtbot.keyClick(bar.list, Qt.Key.Key_Down)
    assert count(reader) == "3 of 5"
    start, _ = bar.current()
    caret = reader.view.textCursor().position()
    assert reader.view.page.offsets.to_code_point(caret) == start
    rect = bar.list.visualRect(bar.model.index(4))
    qtbot.mouseClick(bar.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    assert count(reader) == "5 of 5"
    qtbot.keyClick(bar.list, Qt.Key.Key_Escape)
    assert bar.field.hasFocus()
    assert not bar.list.isVisible()
    assert bar.isVisible()
    qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()


def test_the_list_goes_when_there_is_nothing_in_it(qtbot, reader):
    bar = reader.find_bar
    look_for(qtbot, reader, "team")
    qtbot.keyClick(bar.field, Qt.Key.Key_L, ALT)
    look_for(qtbot, reader, "zymurgy")
    assert not bar.list.isVisible()
    look_for(qtbot, reader, "team")
    assert bar.list.isVisible()


def test_a_long_paragraph_is_cut_around_what_was_found(qtbot, reader):
    reader.show_document(document("word " * 100 + "needle " + "word " * 100))
    reader.open_find()
    look_for(qtbot, reader, "needle")
    text, (start, end) = reader.find_bar.model.context(0)
    assert text.startswith("…word ")
    assert text[start:end] == "needle"
    assert len(text) < 260


def test_qt_rules(qtmodeltester, qtbot, reader):
    look_for(qtbot, reader, "team")
    qtmodeltester.check(reader.find_bar.model)
