"""The topics tree in the real window: each change seen in tree, marks and cards, undone, redone."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from leader_reader.ui.codebook.topic_model import TopicRole
from tests.journeys.hands import LEFT, click, keys, open_paper, press, select
from tests.journeys.papers import KNEW, LIFTS, PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def marked(desk):
    """Two passages: one with Talent management and Teams, one with Succession."""
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "24")
    select(desk, KNEW)
    keys(desk, "7")
    press(desk, Qt.Key.Key_Escape)
    return desk


def topic(window, name):
    return window.bridge.library.codebook.find(name)[0]


def row_of(window, name):
    """Return the row of a topic and scroll to it."""
    index = window.topics.model.index_of(topic(window, name).id)
    window.topics.tree.scrollTo(index)
    return index


def counted(window, name):
    return row_of(window, name).data(TopicRole.PASSAGES)


def click_topic(window, name):
    tree = window.topics.tree
    place = tree.visualRect(row_of(window, name)).center()
    click(tree.viewport(), place)


def stand_on(window, name):
    """Put the keyboard on a topic."""
    press(window, Qt.Key.Key_5, CTRL)
    window.topics.select(topic(window, name).id)
    assert QApplication.focusWidget() is window.topics.tree


def names_below(window, name=""):
    """Return the names under a topic as the tree shows them."""
    model = window.topics.model
    above = row_of(window, name) if name else None
    return [str(model.index(row, 0, above).data()) for row in range(model.rowCount(above))]


def cards(window):
    model = window.passages.model
    return [model.card(row).topics for row in range(model.rowCount())]


def shape(window):
    """Return all that should come back with undo: the tree, the counts and the marks."""
    library = window.bridge.library
    tree = [
        (library.codebook.path(each.id), each.colour, each.description, each.key)
        for each in library.codebook
    ]
    counts = [row_of(window, path).data(TopicRole.PASSAGES) for path, *_ in tree]
    marks = {each.exact: tuple(sorted(each.topics)) for each in library.annotations.values()}
    ticks = window.reader.view.page.ticks()
    return tree, counts, marks, cards(window), ticks


def undone_and_redone(window, before):
    """Undo and redo the last act by keys; everything follows both ways."""
    after = shape(window)
    assert after != before
    press(window, Qt.Key.Key_Z, CTRL)
    assert shape(window) == before
    press(window, Qt.Key.Key_Y, CTRL)
    assert shape(window) == after


def drop_topic(window, name, onto, modifier=NONE):
    """Drag a topic onto the middle of another, as the tree hears of it."""
    tree, model = window.topics.tree, window.topics.model
    carried = model.mimeData([row_of(window, name)])
    at = tree.visualRect(row_of(window, onto)).center()
    both = Qt.DropAction.MoveAction | Qt.DropAction.CopyAction
    port = tree.viewport()
    QApplication.sendEvent(port, QDragEnterEvent(at, both, carried, LEFT, modifier))
    QApplication.sendEvent(port, QDragMoveEvent(at, both, carried, LEFT, modifier))
    QApplication.sendEvent(port, QDropEvent(QPointF(at), both, carried, LEFT, modifier))


def choose_in_menu(window, name, *path):
    """Open the menu of a topic and trigger the entry at the end of `path` (object names)."""
    tree = window.topics.tree
    window.topics.select(topic(window, name).id)
    tree.customContextMenuRequested.emit(tree.visualRect(row_of(window, name)).center())
    menu = QApplication.activePopupWidget()
    every = [*menu.actions(), *(a for s in menu.findChildren(type(menu)) for a in s.actions())]
    entry = next(each for each in every if each.objectName() == path[-1])
    entry.trigger()
    menu.close()


def test_adding_at_the_top_and_below(marked):
    before = shape(marked)
    click(marked.topics.findChild(QWidget, "topics.addButton"))
    keys(marked, "Night work")
    press(marked, Qt.Key.Key_Return)
    assert "Night work" in names_below(marked)
    undone_and_redone(marked, before)
    stand_on(marked, "Night work")
    before = shape(marked)
    press(marked, Qt.Key.Key_Insert, SHIFT)
    keys(marked, "Handover")
    press(marked, Qt.Key.Key_Return)
    assert names_below(marked, "Night work") == ["Handover"]
    undone_and_redone(marked, before)


def test_a_name_that_is_taken_is_refused_and_the_field_stays(marked):
    press(marked, Qt.Key.Key_5, CTRL)
    press(marked, Qt.Key.Key_Insert)
    keys(marked, "culture")
    press(marked, Qt.Key.Key_Return)
    assert "already a topic" in marked.frame.messages.sentence()
    assert marked.topics.name_field.isVisible()
    press(marked, Qt.Key.Key_Escape)
    assert not marked.topics.name_field.isVisible()
    assert QApplication.focusWidget() is marked.topics.tree


def test_renaming_by_f2_is_seen_on_cards_and_marks(qtbot, marked):
    stand_on(marked, "Talent management")
    before = shape(marked)
    press(marked, Qt.Key.Key_F2)
    press(marked, Qt.Key.Key_A, CTRL)
    keys(marked, "Growing people")
    press(marked, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Growing people" in names_below(marked, "Leadership"))
    assert "Growing people, Teams" in cards(marked)
    undone_and_redone(marked, before)
    assert counted(marked, "Growing people") == 2


def test_f2_and_esc_leaves_the_name(marked):
    stand_on(marked, "Talent management")
    before = shape(marked)
    press(marked, Qt.Key.Key_F2)
    keys(marked, "Nonsense")
    press(marked, Qt.Key.Key_Escape)
    assert shape(marked) == before
    assert QApplication.focusWidget() is marked.topics.tree


def test_recolouring_reaches_tree_and_marks(marked):
    before = shape(marked)
    choose_in_menu(marked, "Talent management", "topics.colour.red")
    assert row_of(marked, "Talent management").data(TopicRole.COLOUR) == "#ff6666"
    assert marked.passages.model.card(0).colours[0] == "#ff6666"
    undone_and_redone(marked, before)


def test_describing(marked):
    stand_on(marked, "Teams")
    before = shape(marked)
    press(marked, Qt.Key.Key_I, CTRL)
    press(marked, Qt.Key.Key_A, CTRL)
    keys(marked, "People who meet daily.")
    press(marked, Qt.Key.Key_Return, CTRL)
    assert "People who meet daily." in row_of(marked, "Teams").data(Qt.ItemDataRole.ToolTipRole)
    undone_and_redone(marked, before)
    assert QApplication.focusWidget() is marked.topics.tree


def test_moving_by_drag_keeps_marks_and_moves_counts(marked):
    before = shape(marked)
    assert counted(marked, "Culture") == 0
    drop_topic(marked, "Talent management", "Culture")
    assert "Talent management" in names_below(marked, "Culture")
    assert counted(marked, "Culture") == 2
    assert counted(marked, "Leadership") == 0
    assert len(marked.bridge.library.annotations) == 2
    undone_and_redone(marked, before)


def test_a_topic_does_not_go_under_itself(marked):
    before = shape(marked)
    drop_topic(marked, "Talent management", "Succession")
    assert shape(marked) == before


def test_merging_by_ctrl_drop_shows_what_will_change(marked):
    before = shape(marked)
    drop_topic(marked, "Talent management", "Teams", CTRL)
    dialog = marked.findChild(QWidget, "mergeTopics")
    assert dialog.isVisible()
    said = dialog.findChild(QLabel, "mergeTopics.preview").text()
    assert "1 passage" in said
    assert "1 topic" in said
    assert "“Teams”" in said
    assert shape(marked) == before
    click(dialog.findChild(QWidget, "mergeTopics.merge"))
    assert not marked.bridge.library.codebook.find("Talent management")
    assert names_below(marked, "Teams") == ["Succession"]
    assert counted(marked, "Teams") == 2
    assert sorted(cards(marked)) == ["Succession", "Teams"]
    undone_and_redone(marked, before)


def test_merging_can_be_left(marked):
    before = shape(marked)
    stand_on(marked, "Talent management")
    press(marked, Qt.Key.Key_M, CTRL)
    dialog = marked.findChild(QWidget, "mergeTopics")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert shape(marked) == before


def test_deleting_keeps_passages_that_have_another_topic(marked):
    stand_on(marked, "Talent management")
    before = shape(marked)
    press(marked, Qt.Key.Key_Delete)
    assert not marked.bridge.library.codebook.find("Succession")
    assert cards(marked) == ["Teams"]
    assert counted(marked, "Teams") == 1
    assert counted(marked, "Leadership") == 0
    undone_and_redone(marked, before)


def test_a_click_on_a_topic_tags_a_selection_or_else_shows_its_passages(marked):
    select(marked, "They fixed it in a week")
    click_topic(marked, "Culture")
    assert counted(marked, "Culture") == 1
    press(marked, Qt.Key.Key_Escape)
    click_topic(marked, "Culture")
    assert marked.passages.model.scope.topic == topic(marked, "Culture").id
    assert cards(marked) == ["Culture"]


def test_the_tree_keeps_its_folds_when_another_process_changed_the_library(qtbot, marked):
    tree = marked.topics.tree
    tree.collapse(row_of(marked, "Staff engagement"))
    window_folds = set(tree.open_topics())
    assert topic(marked, "Leadership").id in window_folds
    stand_on(marked, "Teams")
    marked.bridge.reload()
    assert set(tree.open_topics()) == window_folds
    assert tree.current_topic() == topic(marked, "Teams").id


def test_pinning_a_key_and_using_it(marked):
    before = shape(marked)
    choose_in_menu(marked, "Psychological safety", "topics.key.4")
    undone_and_redone(marked, before)
    select(marked, "They fixed it in a week")
    keys(marked, "4")
    assert counted(marked, "Psychological safety") == 1


def test_right_click_selects_what_it_is_about(marked):
    tree = marked.topics.tree
    place = tree.visualRect(row_of(marked, "Teams")).center()
    QTest.mouseClick(tree.viewport(), Qt.MouseButton.RightButton, NONE, QPoint(place))
    assert tree.current_topic() == topic(marked, "Teams").id


def marks_of(window):
    return [mark.topics for mark in window.reader.view.page.index]


def test_only_one_topics_marks_are_shown_until_all_are_wanted(marked):
    succession = topic(marked, "Succession")
    marked.desk.choose("")
    assert len(marks_of(marked)) == 2
    marked.topics.select(succession.id)
    menu = marked.topics.actions_of_topic.menu(marked.topics)
    next(each for each in menu.actions() if each.objectName() == "topics.only").trigger()
    assert marks_of(marked) == [("Succession",)]
    notice = marked.reader.notice
    assert notice.isVisible()
    marked.bridge.undo()
    assert marks_of(marked) == []
    marked.bridge.redo()
    assert marks_of(marked) == [("Succession",)]
    click(notice.button)
    assert not notice.isVisible()
    assert len(marks_of(marked)) == 2
