"""The note editor driven by keys and mouse."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QToolButton

from leader_reader.domain.annotation import Annotation
from leader_reader.services import annotating
from leader_reader.ui.annotations.note_editor import NoteEditor
from leader_reader.ui.parts import Chip
from tests.ui.annotations.conftest import ANCHOR, MAP

CTRL = Qt.KeyboardModifier.ControlModifier
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def passage(stage) -> Annotation:
    return stage.mark(stage.first, MAP[:20], stage.talent, note="Old words")


@pytest.fixture
def reader(stage) -> QLineEdit:
    reader = QLineEdit()
    stage.put(reader)
    reader.setFocus()
    return reader


@pytest.fixture
def editor(stage, reader, passage, qtbot) -> NoteEditor:
    """An open editor whose owner saves as the window does."""
    editor = NoteEditor(stage.bridge, stage.window)
    library = stage.library
    editor.saved.connect(lambda name, note: library.do(annotating.set_note(library, name, note)))
    editor.topic_removed.connect(
        lambda name, topic: library.do(annotating.untag(library, name, topic))
    )
    qtbot.waitUntil(reader.hasFocus)
    editor.open_for(passage, ANCHOR)
    qtbot.waitUntil(editor.words.hasFocus)
    return editor


def note(stage, passage) -> str:
    return stage.library.annotations[passage.id].note


def chips(editor: NoteEditor) -> list[Chip]:
    return [chip for chip in editor.topics.findChildren(Chip) if not chip.isHidden()]


def test_esc_closes_and_saves_and_gives_the_focus_back(stage, editor, reader, passage, qtbot):
    qtbot.keyClicks(editor.words, " and new")
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(editor.words, Qt.Key.Key_Escape)
    assert note(stage, passage) == "Old words and new"
    assert not editor.isVisible()
    qtbot.waitUntil(reader.hasFocus)


def test_ctrl_enter_closes_and_an_emptied_note_is_removed(stage, editor, passage, qtbot):
    editor.words.selectAll()
    qtbot.keyClick(editor.words, Qt.Key.Key_Delete)
    qtbot.keyClick(editor.words, Qt.Key.Key_Return, CTRL)
    assert not editor.isVisible()
    assert note(stage, passage) == ""
    assert passage.id in stage.library.annotations


def test_closing_untouched_saves_nothing(stage, editor, qtbot):
    with qtbot.assertNotEmitted(editor.saved):
        qtbot.keyClick(editor.words, Qt.Key.Key_Escape)


def test_a_click_elsewhere_saves(stage, editor, passage, qtbot):
    qtbot.keyClicks(editor.words, "!")
    qtbot.mouseClick(stage.window, LEFT, pos=QPoint(300, 630))
    assert not editor.isVisible()
    assert note(stage, passage) == "Old words!"


def test_losing_the_focus_saves(stage, editor, reader, passage, qtbot):
    qtbot.keyClicks(editor.words, "!")
    reader.setFocus()
    assert note(stage, passage) == "Old words!"


def test_undo_takes_back_typing_first_and_then_leaves_it_to_the_window(
    stage, editor, passage, qtbot
):
    undone: list[bool] = []
    shortcut = QShortcut(QKeySequence.StandardKey.Undo, stage.window)
    shortcut.activated.connect(lambda: undone.append(True))
    qtbot.keyClicks(editor.words, "xyz")
    qtbot.keyClick(editor.words, Qt.Key.Key_Z, CTRL)
    assert editor.words.toPlainText() == "Old words"
    assert not undone
    qtbot.keyClick(editor.words, Qt.Key.Key_Z, CTRL)
    assert undone == [True]


def test_the_topics_are_chips_to_take_off(stage, editor, passage, qtbot):
    assert [chip.text() for chip in chips(editor)] == ["Talent management"]
    stage.library.do(
        annotating.set_topics(stage.library, passage.id, [stage.talent, stage.culture])
    )
    assert [chip.text() for chip in chips(editor)] == ["Talent management", "Culture"]
    qtbot.mouseClick(chips(editor)[0], LEFT)
    assert stage.library.annotations[passage.id].topics == {stage.culture}
    assert [chip.text() for chip in chips(editor)] == ["Culture"]
    assert editor.isVisible()


def test_a_topic_can_be_asked_for(stage, editor, passage, qtbot):
    button = editor.findChild(QToolButton, "noteEditor.addTopic")
    with qtbot.waitSignal(editor.topics_requested) as asked:
        qtbot.mouseClick(button, LEFT)
    assert asked.args == [passage.id]


def test_a_note_changed_elsewhere_is_shown_unless_typed_over(stage, editor, passage, qtbot):
    stage.library.do(annotating.set_note(stage.library, passage.id, "From elsewhere"))
    assert editor.words.toPlainText() == "From elsewhere"
    qtbot.keyClicks(editor.words, "Mine ")
    stage.bridge.undo()
    assert "Mine" in editor.words.toPlainText()


def test_the_editor_closes_when_its_passage_goes(stage, editor, passage, qtbot):
    qtbot.keyClicks(editor.words, "lost")
    with qtbot.assertNotEmitted(editor.saved), qtbot.waitSignal(editor.closed):
        stage.library.do(annotating.delete(stage.library, [passage.id]))
    assert editor.annotation is None


def test_opening_for_another_passage_saves_the_first(stage, editor, passage, qtbot):
    other = stage.mark(stage.second, "Culture is", stage.culture)
    qtbot.keyClicks(editor.words, "!")
    editor.open_for(other, ANCHOR)
    assert note(stage, passage) == "Old words!"
    assert editor.words.toPlainText() == ""
    assert [chip.text() for chip in chips(editor)] == ["Culture"]


def test_it_grows_with_the_words_and_stays_inside_the_window(stage, editor, qtbot):
    small = editor.words.height()
    editor.words.setPlainText("line\n" * 30)
    assert small < editor.words.height() <= 220
    card = editor.frame.geometry().translated(editor.pos())
    assert stage.window.rect().height() >= card.bottom()
    assert editor.frame.rect().contains(editor.topics.geometry())
