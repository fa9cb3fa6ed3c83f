"""The topics panel driven by mouse and keys."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QDragMoveEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu

from leader_reader.services import annotating, coding
from leader_reader.ui.codebook.describe_card import DescribeCard
from leader_reader.ui.codebook.merge_dialog import MergeDialog
from leader_reader.ui.codebook.topic_model import TOPICS_MIME
from leader_reader.ui.codebook.topics_panel import TopicsPanel
from tests import samples

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def panel(stage, qtbot) -> TopicsPanel:
    panel = TopicsPanel(stage.bridge)
    stage.put(panel)
    qtbot.waitUntil(panel.tree.isVisible)
    return panel


def middle(panel: TopicsPanel, topic) -> QPoint:
    return panel.tree.visualRect(panel.model.index_of(topic)).center()


def click(panel, qtbot, topic, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(panel.tree.viewport(), LEFT, modifier, middle(panel, topic))


def press(panel, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(panel.tree, key, modifier)


CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def test_a_click_shows_passages_and_with_a_selection_it_tags(stage, panel, qtbot):
    told: list[tuple[str, str]] = []
    panel.topic_chosen.connect(lambda topic: told.append(("chosen", topic)))
    panel.topic_selected.connect(lambda topic: told.append(("selected", topic)))
    click(panel, qtbot, stage.culture)
    assert ("chosen", stage.culture) in told
    assert ("selected", stage.culture) in told
    panel.set_selection_active(True)
    with qtbot.assertNotEmitted(panel.topic_chosen), qtbot.waitSignal(panel.tag_requested) as tag:
        click(panel, qtbot, stage.talent)
    assert tag.args == [stage.talent]


def test_a_double_click_tags_and_enter_shows(stage, panel, qtbot):
    click(panel, qtbot, stage.culture)
    with qtbot.waitSignal(panel.tag_requested) as tag:
        qtbot.mouseDClick(panel.tree.viewport(), LEFT, pos=middle(panel, stage.culture))
    assert tag.args == [stage.culture]
    panel.select(stage.talent)
    with qtbot.waitSignal(panel.topic_chosen) as chosen:
        press(panel, qtbot, Qt.Key.Key_Return)
    assert chosen.args == [stage.talent]


def test_the_chevron_folds_without_choosing(stage, panel, qtbot):
    index = panel.model.index_of(stage.leadership)
    assert panel.tree.isExpanded(index)
    at = QPoint(9, panel.tree.visualRect(index).center().y())
    with qtbot.assertNotEmitted(panel.topic_chosen):
        qtbot.mouseClick(panel.tree.viewport(), LEFT, pos=at)
    assert not panel.tree.isExpanded(index)


def test_a_topic_is_added_by_the_button_and_by_keys(stage, panel, qtbot):
    qtbot.mouseClick(panel.add_button, LEFT)
    qtbot.keyClicks(panel.name_field, "Teams")
    qtbot.keyClick(panel.name_field, Qt.Key.Key_Return)
    assert stage.names() == ["Leadership", "Culture", "Teams"]
    assert panel.tree.currentIndex().data() == "Teams"
    assert not panel.name_field.isVisible()
    panel.select(stage.culture)
    press(panel, qtbot, Qt.Key.Key_Insert, Qt.KeyboardModifier.ShiftModifier)
    assert panel.name_field.placeholderText() == "New topic below “Culture”"
    qtbot.keyClicks(panel.name_field, "Civility")
    qtbot.keyClick(panel.name_field, Qt.Key.Key_Return)
    assert stage.names(stage.culture) == ["Civility"]


def test_a_refused_name_stays_to_be_mended_and_esc_gives_up(stage, panel, qtbot):
    panel.add_topic()
    qtbot.keyClicks(panel.name_field, "culture")
    with qtbot.waitSignal(stage.bridge.failed):
        qtbot.keyClick(panel.name_field, Qt.Key.Key_Return)
    assert panel.name_field.isVisible()
    assert panel.name_field.text() == "culture"
    qtbot.keyClick(panel.name_field, Qt.Key.Key_Escape)
    assert not panel.name_field.isVisible()
    assert stage.names() == ["Leadership", "Culture"]
    qtbot.waitUntil(panel.tree.hasFocus)


def test_f2_renames_in_place(stage, panel, qtbot):
    panel.select(stage.culture)
    press(panel, qtbot, Qt.Key.Key_F2)
    field = panel.tree.findChild(QLineEdit, "topics.rename")
    assert field.text() == "Culture"
    field.selectAll()
    qtbot.keyClicks(field, "Safety culture")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: stage.topic(stage.culture).name == "Safety culture")


def test_delete_asks_nothing_and_undo_brings_the_row_back(stage, panel, qtbot):
    click(panel, qtbot, stage.talent)
    click(panel, qtbot, stage.culture, CTRL)
    press(panel, qtbot, Qt.Key.Key_Delete)
    assert [topic.name for topic in stage.library.codebook] == ["Leadership"]
    stage.bridge.undo()
    assert [topic.name for topic in stage.library.codebook] == [
        "Leadership",
        "Talent management",
        "Succession",
        "Culture",
    ]
    assert panel.model.index_of(stage.succession).parent().data() == "Talent management"


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


def test_the_menu_recolours_and_pins(stage, panel, qtbot):
    panel.select(stage.culture)
    menu = panel.actions_of_topic.menu(panel)
    colours = menu.findChild(QMenu, "topics.colours")
    words = [action.text() for action in colours.actions()]
    assert words[0] == "Yellow"
    assert [each.text() for each in colours.actions() if each.isChecked()] == ["Purple"]
    next(each for each in colours.actions() if each.text() == "Blue").trigger()
    keys = menu.findChild(QMenu, "topics.keys")
    assert [action.text() for action in keys.actions()][1] == "2   Talent management"
    keys.actions()[1].trigger()
    assert (stage.topic(stage.culture).colour, stage.topic(stage.culture).key) == ("#2ea8e5", 2)
    assert stage.topic(stage.talent).key == 0
    menu.deleteLater()


def test_several_topics_take_a_colour_as_one_edit(stage, panel, qtbot):
    click(panel, qtbot, stage.talent)
    click(panel, qtbot, stage.culture, CTRL)
    panel.actions_of_topic.recolour("#ff6666")
    assert {stage.topic(each).colour for each in (stage.talent, stage.culture)} == {"#ff6666"}
    stage.bridge.undo()
    assert stage.topic(stage.talent).colour == "#ffd400"
    assert stage.topic(stage.culture).colour == "#a28ae5"


def test_describing_saves_when_the_sheet_closes(stage, panel, qtbot):
    panel.select(stage.talent)
    press(panel, qtbot, Qt.Key.Key_I, CTRL)
    card = stage.window.findChild(DescribeCard)
    qtbot.keyClicks(card.words, "Finding and growing people.")
    qtbot.keyClick(card.words, Qt.Key.Key_Escape)
    assert not card.isVisible()
    assert stage.topic(stage.talent).description == "Finding and growing people."


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


def test_the_filter_shows_what_fits_and_folds_back(stage, panel, qtbot):
    panel.unfold([stage.leadership])
    panel.tree.setFocus()
    press(panel, qtbot, Qt.Key.Key_F, CTRL)
    qtbot.keyClicks(panel.filter_field, "succ")
    tree, model = panel.tree, panel.model
    assert tree.visualRect(model.index_of(stage.succession)).isValid()
    assert tree.isRowHidden(1, model.index(-1, 0)), "Culture does not fit"
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    assert not tree.isRowHidden(1, model.index(-1, 0))
    assert panel.open_topics() == [stage.leadership]
    assert not panel.filter_field.isVisible()


def test_the_filter_stays_with_many_topics(stage, panel, qtbot):
    assert not panel.filter_field.isVisible()
    for number in range(9):
        samples.topic(stage.library, f"More {number}")
    assert panel.filter_field.isVisible()


def test_an_empty_codebook_says_what_to_do(stage, panel, qtbot):
    panel.tree.selectAll()
    press(panel, qtbot, Qt.Key.Key_Delete)
    assert panel.empty.isVisible()
    qtbot.mouseClick(panel.empty.button, LEFT)
    qtbot.keyClicks(panel.name_field, "Staff engagement")
    qtbot.keyClick(panel.name_field, Qt.Key.Key_Return)
    assert stage.names() == ["Staff engagement"]
    assert panel.tree.isVisible()


def test_selection_and_folding_survive_changes_elsewhere(stage, panel, qtbot):
    panel.unfold([stage.leadership, stage.talent])
    panel.select(stage.succession)
    samples.topic(stage.library, "Alpha")
    stage.library.do(annotating.tag_passage(stage.library, stage.text, 42, 50, [stage.succession]))
    stage.bridge.undo()
    assert panel.tree.current_topic() == stage.succession
    assert panel.open_topics() == [stage.leadership, stage.talent]


def test_everything_to_act_on_has_a_name(stage, panel):
    for widget in (panel, panel.tree, panel.filter_field, panel.name_field, panel.add_button):
        assert widget.objectName()
    for widget in (panel, panel.tree, panel.filter_field, panel.add_button):
        assert widget.accessibleName()
    assert all(action.objectName() for action in panel.tree.actions())


def test_keys_of_the_tree_and_its_sheet_come_before_shortcuts_of_the_window(stage, panel, qtbot):
    heard: list[str] = []
    for keys in ("Del", "Ctrl+F", "Esc"):
        shortcut = QShortcut(QKeySequence(keys), stage.window)
        shortcut.activated.connect(lambda keys=keys: heard.append(keys))
    panel.select(stage.culture)
    panel.tree.setFocus()
    press(panel, qtbot, Qt.Key.Key_Delete)
    assert stage.names() == ["Leadership"]
    press(panel, qtbot, Qt.Key.Key_F, CTRL)
    assert panel.filter_field.isVisible()
    panel.describe(stage.talent)
    card = stage.window.findChild(DescribeCard)
    qtbot.keyClicks(card.words, "words")
    qtbot.keyClick(card.words, Qt.Key.Key_Escape)
    assert not card.isVisible()
    panel.focus_filter()
    qtbot.keyClick(panel.filter_field, Qt.Key.Key_Escape)
    assert not panel.filter_field.isVisible()
    assert heard == []


def test_ctrl_enter_closes_the_sheet(stage, panel, qtbot):
    panel.describe(stage.talent)
    card = stage.window.findChild(DescribeCard)
    qtbot.keyClicks(card.words, "Growing people")
    qtbot.keyClick(card.words, Qt.Key.Key_Return, CTRL)
    assert not card.isVisible()
    assert stage.topic(stage.talent).description == "Growing people"


def test_a_new_topic_is_named_in_the_place_of_the_filter(stage, panel, qtbot):
    for number in range(20):
        samples.topic(stage.library, f"Topic {number}")
    stage.bridge.reload()
    panel.tree.scrollToTop()
    qtbot.waitUntil(panel.filter_field.isVisible)
    top = panel.tree.mapTo(panel, QPoint(0, 0)).y()
    panel.add_topic(stage.talent)
    qtbot.wait(10)
    assert not panel.filter_field.isVisible()
    assert panel.tree.mapTo(panel, QPoint(0, 0)).y() == top
    square = panel.name_field.grab().toImage().pixelColor(17, panel.name_field.height() // 2)
    assert square.name() == coding.next_colour(stage.library)
    qtbot.keyClick(panel.name_field, Qt.Key.Key_Escape)
    assert panel.filter_field.isVisible()


def test_the_tree_comes_to_rest_with_a_whole_row_at_its_top(stage, panel):
    topics = [samples.topic(stage.library, f"Topic {number}") for number in range(60)]
    stage.bridge.reload()
    panel.select(topics[40])
    tree = panel.tree
    assert tree.verticalScrollBar().value() > 0
    first = tree.indexAt(QPoint(60, 1))
    assert tree.visualRect(first).top() == 0
    assert tree.viewport().rect().contains(tree.visualRect(panel.model.index_of(topics[40])))


def test_a_name_does_not_move_when_it_is_renamed(stage, panel, qtbot):
    panel.select(stage.culture)
    tree, row = panel.tree, panel.tree.visualRect(panel.model.index_of(stage.culture))
    before = first_ink(tree.viewport().grab(row).toImage())
    press(panel, qtbot, Qt.Key.Key_F2)
    field = tree.findChild(QLineEdit, "topics.rename")
    field.deselect()
    field.setCursorPosition(7)
    assert tree.viewport().rect().contains(field.geometry())
    assert row.contains(QRect(row.left(), field.y(), 1, field.height()))
    assert first_ink(tree.viewport().grab(row).toImage()) == before


def first_ink(image) -> int:
    """Return the first column right of the square that has dark ink."""
    scale = image.devicePixelRatio()
    rows = range(round(8 * scale), image.height() - round(8 * scale))
    columns = range(round(28 * scale), image.width())
    dark = (x for x in columns if any(image.pixelColor(x, y).lightness() < 90 for y in rows))
    return next(dark)


def test_squares_stand_alike_in_all_rows(stage, panel):
    image = panel.tree.viewport().grab().toImage()
    offsets = set()
    for topic in (stage.leadership, stage.talent, stage.succession, stage.culture):
        rect = panel.tree.visualRect(panel.model.index_of(topic))
        colour = stage.topic(topic).colour
        rows = range(rect.top(), rect.bottom() + 1)
        x = rect.left() + 18
        offsets.add(next(y - rect.top() for y in rows if image.pixelColor(x, y).name() == colour))
    assert len(offsets) == 1


def test_the_sheet_opens_beside_the_panel_with_the_caret_at_the_end(stage, panel, qtbot):
    stage.library.do(coding.describe_topic(stage.library, stage.talent, "Growing people."))
    stage.window.resize(900, 640)
    stage.window.layout().setContentsMargins(560, 0, 0, 0)
    qtbot.wait(10)
    panel.describe(stage.talent)
    card = stage.window.findChild(DescribeCard)
    frame = card.frame.geometry().translated(card.pos())
    assert frame.right() < 560
    assert stage.window.rect().contains(frame)
    assert card.words.textCursor().position() == len("Growing people.")
