"""Excerpts out of the real window: the dialog, the five formats, and places that refuse."""

import html
import os

import pytest
from docx import Document
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QFileDialog,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from tests.journeys.hands import click, keys, open_paper, press, select
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, PORTERS

CTRL = Qt.KeyboardModifier.ControlModifier
LEDGER = "held forty nights of small observations"
NOTE = "Ask whether this still holds."


@pytest.fixture
def marked(qtbot, desk):
    open_paper(desk, NIGHTS)
    select(desk, LEDGER)
    keys(desk, "2")
    keys(desk, "n")
    qtbot.waitUntil(desk.notes.isVisible)
    keys(desk, NOTE)
    press(desk, Qt.Key.Key_Escape)
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "24")
    select(desk, KNEW)
    keys(desk, "h")
    return desk


def ask(window):
    press(window, Qt.Key.Key_E, CTRL)
    dialog = window.handing_out.dialog
    assert dialog.isVisible()
    return dialog


def counted(dialog):
    return dialog.findChild(QLabel, "export.count").text()


def tick(dialog, name, text):
    """Click the check box of a row."""
    tree = dialog.findChild(QTreeWidget, f"export.{name}.list")
    (item,) = tree.findItems(text, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive)
    tree.scrollToItem(item)
    tree.setCurrentItem(item)
    tree.setFocus()
    QTest.keyClick(tree, Qt.Key.Key_Space)


def save_as(dialog, path):
    click(dialog.findChild(QWidget, f"export.format.{path.suffix[1:]}"))
    click(dialog.findChild(QWidget, "export.save"))
    files = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QFileDialog) and each.isVisible()
    )
    field = files.findChild(QLineEdit)
    field.setText(str(path))
    QTest.keyClick(field, Qt.Key.Key_Return)


def test_the_count_follows_what_is_chosen(marked):
    dialog = ask(marked)
    assert counted(dialog) == "3 passages from 2 documents under 2 topics"
    click(dialog.findChild(QWidget, "export.topics.none"))
    assert counted(dialog) == ""
    assert dialog.findChild(QWidget, "export.save").toolTip() == "Choose at least one topic."
    assert not dialog.findChild(QWidget, "export.save").isEnabled()
    tick(dialog, "topics", "Teams")
    assert counted(dialog) == "1 passage from 1 document under 1 topic"
    tick(dialog, "topics", "Leadership")
    assert counted(dialog) == "2 passages from 2 documents under 2 topics"
    tick(dialog, "documents", NIGHTS)
    assert counted(dialog) == "1 passage from 1 document under 2 topics"
    click(dialog.findChild(QWidget, "export.topics.all"))
    click(dialog.findChild(QWidget, "export.documents.all"))
    assert counted(dialog).startswith("3 passages")
    click(dialog.findChild(QWidget, "export.cancel"))


@pytest.mark.parametrize("ending", ["docx", "html", "md", "csv", "xlsx"])
def test_each_format_holds_words_notes_and_sources(qtbot, marked, tmp_path, ending):
    path = tmp_path / f"excerpts.{ending}"
    save_as(ask(marked), path)
    qtbot.waitUntil(lambda: path.exists() and not marked.exports.busy, timeout=20_000)
    said = words_in(path)
    for words in (LIFTS, KNEW, LEDGER, NOTE, PORTERS.replace("'", "’"), NIGHTS):
        plain = said.replace("'", "’").replace("\\", "")
        assert words in plain, words
    assert "excerpts" in marked.frame.status.findChild(QWidget, "status.said").text()
    assert not marked.frame.status.progress.isVisible()
    assert list(tmp_path.glob("*.part")) == []


def words_in(path):
    if path.suffix == ".docx":
        return "\n".join(each.text for each in Document(path).paragraphs)
    if path.suffix == ".xlsx":
        rows = load_workbook(path)["Excerpts"].iter_rows(values_only=True)
        return "\n".join(str(cell) for row in rows for cell in row)
    return html.unescape(path.read_text("utf-8-sig"))


def test_one_topic_of_one_document_and_nothing_else(qtbot, marked, tmp_path):
    dialog = ask(marked)
    click(dialog.findChild(QWidget, "export.topics.none"))
    tick(dialog, "topics", "Talent management")
    tick(dialog, "documents", NIGHTS)
    path = tmp_path / "talent.md"
    save_as(dialog, path)
    qtbot.waitUntil(lambda: path.exists() and not marked.exports.busy, timeout=20_000)
    said = path.read_text("utf-8")
    assert LIFTS in said
    assert LEDGER not in said
    assert KNEW not in said


def test_cancel_writes_nothing(marked, tmp_path):
    dialog = ask(marked)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert not marked.exports.busy
    dialog = ask(marked)
    click(dialog.findChild(QWidget, "export.save"))
    files = next(
        each
        for each in QApplication.topLevelWidgets()
        if isinstance(each, QFileDialog) and each.isVisible()
    )
    files.reject()
    assert dialog.isVisible()
    click(dialog.findChild(QWidget, "export.cancel"))
    assert list(tmp_path.glob("*.docx")) == []


@pytest.mark.skipif(os.name == "nt", reason="folders are read-only in another way there")
def test_a_place_that_cannot_be_written_to_is_said(qtbot, marked, tmp_path):
    before = dict(marked.bridge.library.annotations)
    (tmp_path / "taken.docx").mkdir()
    marked.handing_out.ask()
    dialog = marked.handing_out.dialog
    dialog._take_path(str(tmp_path / "taken.docx"))
    qtbot.waitUntil(lambda: marked.frame.messages.sentence() != "", timeout=20_000)
    assert "taken.docx could not be written" in marked.frame.messages.sentence()
    assert not marked.frame.status.progress.isVisible()
    assert marked.bridge.library.annotations == before
    marked.handing_out.ask()
    marked.handing_out.dialog._take_path(str(tmp_path / "gone" / "excerpts.docx"))
    qtbot.waitUntil(
        lambda: "1 more" in marked.frame.messages.findChild(QPushButton, "messages.more").text(),
        timeout=20_000,
    )


def test_there_is_nothing_to_export_without_passages(desk):
    button = desk.frame.bar.export
    assert not button.isEnabled()
    assert "highlight or tag a passage first" in button.toolTip()
    press(desk, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert desk.handing_out.dialog is None
