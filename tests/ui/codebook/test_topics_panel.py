"""The topics panel driven by mouse and keys."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QMenu

from leader_reader.services import annotating
from leader_reader.ui.codebook.describe_card import DescribeCard
from tests import samples
from tests.ui.codebook.acts import CTRL, LEFT, click, middle, press


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
