"""The scenes of the panels at the sides: library, contents, search, topics and passages."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QMenu

from tests.journeys.hands import click, keys, press
from tests.pictures.stage import Stage, found

_CTRL = Qt.KeyboardModifier.ControlModifier
_FAIR = "Fair access to such chances"


def contents(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_2, _CTRL)
    tree = stage.window.contents.tree
    click(tree.viewport(), tree.visualRect(tree.indexBelow(tree.model().index(0, 0))).center())
    stage.still(300)


def library_filter(stage: Stage) -> None:
    field = stage.window.documents.filter
    field.setFocus()
    keys(stage.window, "lead")


def library_no_match(stage: Stage) -> None:
    field = stage.window.documents.filter
    field.setFocus()
    keys(stage.window, "zymurgy")


def library_sort(stage: Stage) -> None:
    button = stage.window.documents.filter.button
    menu = stage.window.documents.filter.menu
    menu.popup(button.mapToGlobal(QPoint(0, button.height())))


def library_menu(stage: Stage) -> None:
    view = stage.window.documents.list
    view.customContextMenuRequested.emit(view.visualRect(view.model().index(2, 0)).center())


def library_keyboard(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_1, _CTRL)
    stage.window.documents.list.take_keyboard()
    press(stage.window, Qt.Key.Key_Down)


def details(stage: Stage) -> None:
    panel = stage.window.documents
    card = panel.show_details(panel.model.index(1))
    stage.window.destroyed.connect(card.deleteLater)


def topics_menu(stage: Stage) -> None:
    _topic(stage, "Talent management")
    tree = stage.window.topics.tree
    tree.customContextMenuRequested.emit(tree.visualRect(tree.currentIndex()).center())


def topics_colour(stage: Stage) -> None:
    topics_menu(stage)
    menu = found(stage.window, "topics.menu")
    assert isinstance(menu, QMenu)
    colours = found(stage.window, "topics.colours")
    assert isinstance(colours, QMenu)
    menu.setActiveAction(colours.menuAction())


def topics_merge(stage: Stage) -> None:
    stage.window.topics.merge(_topic(stage, "Talent management"), _topic(stage, "Leadership"))


def topics_describe(stage: Stage) -> None:
    stage.window.topics.describe(_topic(stage, "Talent management"))


def topics_rename(stage: Stage) -> None:
    _topic(stage, "Staff engagement")
    stage.window.topics.tree.setFocus()
    press(stage.window, Qt.Key.Key_F2)


def topics_add(stage: Stage) -> None:
    stage.window.topics.add_topic(_topic(stage, "Teams"))
    keys(stage.window, "Huddles")


def topics_filter(stage: Stage) -> None:
    stage.window.topics.focus_filter()
    keys(stage.window, "lead")


def topic_passages(stage: Stage) -> None:
    stage.window.passages.show_topic(_topic(stage, "Talent management"))


def passages_filter(stage: Stage) -> None:
    stage.window.passages.focus_filter()
    keys(stage.window, "board")


def passages_menu(stage: Stage) -> None:
    view = stage.window.passages.list
    at = view.visualRect(view.model().index(1, 0)).center()
    view.setCurrentIndex(view.model().index(1, 0))
    view.customContextMenuRequested.emit(at)


def passage_chosen(stage: Stage) -> None:
    stage.window.desk.go_to_annotation(stage.passage(_FAIR).id)


def _topic(stage: Stage, name: str) -> str:
    """Make a topic the current one and return its id."""
    topic = next(each.id for each in stage.window.bridge.library.codebook if each.name == name)
    stage.window.topics.select(topic)
    return topic
