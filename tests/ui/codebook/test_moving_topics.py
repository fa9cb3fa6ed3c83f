"""Topics moved by keys and by the mouse, dropped on each other, and merged."""

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent

from leader_reader.ui.codebook.merge_dialog import MergeDialog
from leader_reader.ui.codebook.topic_model import TOPICS_MIME
from tests.ui.codebook.acts import CTRL, CTRL_SHIFT, LEFT, middle, press


def test_keys_move_a_topic_and_keep_it_current(stage, panel, qtbot):
    panel.select(stage.culture)
    press(panel, qtbot, Qt.Key.Key_Up, CTRL_SHIFT)
    assert stage.names() == ["Culture", "Leadership"]
    press(panel, qtbot, Qt.Key.Key_Up, CTRL_SHIFT)
    assert stage.names() == ["Culture", "Leadership"], "the first stays first"
    press(panel, qtbot, Qt.Key.Key_Down, CTRL_SHIFT)
    press(panel, qtbot, Qt.Key.Key_Right, CTRL_SHIFT)
    assert stage.names(stage.leadership) == ["Talent management", "Culture"]
    assert panel.tree.currentIndex().data() == "Culture"
    press(panel, qtbot, Qt.Key.Key_Left, CTRL_SHIFT)
    assert stage.names() == ["Leadership", "Culture"]


def test_merging_says_what_changes_before_it_does(stage, panel, qtbot):
    panel.select(stage.talent)
    press(panel, qtbot, Qt.Key.Key_M, CTRL)
    dialog = stage.window.findChild(MergeDialog)
    qtbot.keyClicks(dialog.field, "cult")
    assert dialog.preview.text() == (
        "1 passage and 1 topic move to “Culture”; “Talent management” is removed. "
        "Undo brings it back."
    )
    assert stage.talent in stage.library.codebook
    qtbot.mouseClick(dialog.merge_button, LEFT)
    assert stage.talent not in stage.library.codebook
    assert stage.names(stage.culture) == ["Succession"]
    assert [each.topics for each in stage.library.annotations.values()] == [{stage.culture}]


def test_a_topic_cannot_be_merged_into_one_below_it(stage, panel, qtbot):
    dialog = MergeDialog(stage.bridge, stage.leadership, parent=stage.window)
    qtbot.addWidget(dialog)
    rows = [dialog.model.index(row).data() for row in range(dialog.model.rowCount())]
    assert rows == ["Culture"]
    qtbot.keyClicks(dialog.field, "zzz")
    assert not dialog.merge_button.isEnabled()
    dialog.accept()
    assert stage.leadership in stage.library.codebook


def drop(panel, stage, topic, onto, modifier) -> None:
    carried = panel.model.mimeData([panel.model.index_of(topic)])
    _drop(panel, carried, QPointF(middle(panel, onto)), modifier)


def _drop(panel, carried, at, modifier) -> None:
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    event = QDropEvent(at, actions, carried, LEFT, modifier)
    panel.tree.dropEvent(event)


def test_dropping_a_topic_on_another_moves_it_and_with_ctrl_previews_a_merge(stage, panel, qtbot):
    drop(panel, stage, stage.culture, stage.talent, Qt.KeyboardModifier.NoModifier)
    assert stage.names(stage.talent) == ["Succession", "Culture"]
    drop(panel, stage, stage.culture, stage.leadership, CTRL)
    dialog = stage.window.findChild(MergeDialog)
    assert dialog.target() == stage.leadership
    assert stage.culture in stage.library.codebook
    dialog.reject()


def test_dropping_between_two_rows_puts_the_topic_there(stage, panel, qtbot):
    rect = panel.tree.visualRect(panel.model.index_of(stage.leadership))
    carried = panel.model.mimeData([panel.model.index_of(stage.culture)])
    at = QPointF(rect.center().x(), rect.top() + 1)
    _drop(panel, carried, at, Qt.KeyboardModifier.NoModifier)
    assert stage.names() == ["Culture", "Leadership"]
    assert panel.model.rowCount() == 2, "the view took no row away itself"


def test_the_place_of_a_drop_is_outlined_and_not_filled(stage, panel, qtbot):
    carried = panel.model.mimeData([panel.model.index_of(stage.culture)])
    actions = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    at, none = middle(panel, stage.talent), Qt.KeyboardModifier.NoModifier
    event = QDragMoveEvent(at, actions, carried, LEFT, none)
    panel.tree.dragMoveEvent(event)
    assert event.isAccepted()
    assert event.dropAction() == Qt.DropAction.MoveAction
    picture = panel.tree.viewport().grab().toImage()
    beside = picture.pixelColor(panel.tree.viewport().width() - 90, at.y())
    assert beside == picture.pixelColor(panel.tree.viewport().width() - 90, at.y() + 40)


def test_words_dropped_on_a_topic_ask_for_a_tag(stage, panel, qtbot):
    words = QMimeData()
    words.setText("as work of the whole team")
    assert not words.hasFormat(TOPICS_MIME)
    with qtbot.waitSignal(panel.tag_requested) as tag:
        _drop(panel, words, QPointF(middle(panel, stage.culture)), Qt.KeyboardModifier.NoModifier)
    assert tag.args == [stage.culture]
