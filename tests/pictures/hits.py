"""The scenes of hits one can work with: chosen, tagged with a preview, and passages like others."""

from PySide6.QtCore import Qt

from tests.journeys.hands import click, keys, press
from tests.pictures.stage import Stage

_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


def hits_chosen(stage: Stage) -> None:
    stage.search("talent management")
    press(stage.window, Qt.Key.Key_Down)
    press(stage.window, Qt.Key.Key_Return)
    press(stage.window, Qt.Key.Key_Down, _SHIFT, times=3)
    stage.still()


def hits_all(stage: Stage) -> None:
    stage.search("team")
    press(stage.window, Qt.Key.Key_Down)
    press(stage.window, Qt.Key.Key_A, _CTRL)
    stage.still()


def hits_menu(stage: Stage) -> None:
    hits_chosen(stage)
    click(stage.window.hits.bar.more)


def hits_picker(stage: Stage) -> None:
    hits_chosen(stage)
    keys(stage.window, "t")
    stage.still()


def hits_preview(stage: Stage) -> None:
    stage.search("talent management")
    press(stage.window, Qt.Key.Key_Down)
    press(stage.window, Qt.Key.Key_A, _CTRL)
    keys(stage.window, "t")
    keys(stage.window, "talent")
    press(stage.window, Qt.Key.Key_Return)
    stage.until(lambda: stage.window.hits.dialog is not None)
    dialog = stage.window.hits.dialog
    assert dialog is not None
    dialog.activateWindow()
    stage.still(100)
    press(stage.window, Qt.Key.Key_Down)
    press(stage.window, Qt.Key.Key_Space)


def similar_topic(stage: Stage) -> None:
    book = stage.window.bridge.library.codebook
    stage.window.suggesting.like_topic(book.find("Talent management")[0].id)
    stage.until(lambda: stage.window.similar.model.rowCount() > 0)
    stage.still()


def similar_shown(stage: Stage) -> None:
    similar_topic(stage)
    press(stage.window, Qt.Key.Key_Down)
    keys(stage.window, "o")
    stage.still()


def similar_selection(stage: Stage) -> None:
    stage.select("Nobody senior had known.")
    press(stage.window, Qt.Key.Key_L, _CTRL | _SHIFT)
    window = stage.window
    stage.until(lambda: window.similar.isVisible() and not window.suggesting.busy)
    stage.still()


def similar_nothing(stage: Stage) -> None:
    similar_topic(stage)
    stage.window.similar.show_suggestions(())


def similar_narrow(stage: Stage) -> None:
    stage.window.resize(1000, 700)
    similar_topic(stage)


def find_listed(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F, _CTRL)
    keys(stage.window, "team")
    press(stage.window, Qt.Key.Key_Down)
    press(stage.window, Qt.Key.Key_Down)


def find_problem(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F, _CTRL)
    press(stage.window, Qt.Key.Key_R, Qt.KeyboardModifier.AltModifier)
    keys(stage.window, "(team")


def find_narrow(stage: Stage) -> None:
    stage.window.resize(1000, 700)
    stage.still()
    find_listed(stage)
