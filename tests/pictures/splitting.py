"""The scenes of the split view: side by side, one above the other, marked, found, chosen."""

from PySide6.QtCore import Qt

from tests.journeys.hands import click, keys, press
from tests.pictures.searching import search_open
from tests.pictures.stage import Stage

_CTRL = Qt.KeyboardModifier.ControlModifier


def split(stage: Stage) -> None:
    """Two places of one document, with its passages in both."""
    press(stage.window, Qt.Key.Key_F9)
    press(stage.window, Qt.Key.Key_F8)
    stage.still()
    stage.window.reader.go_to(stage.place("Growing leaders on the ward")[0])
    stage.still(300)


def split_beside(stage: Stage) -> None:
    """Another document beside, in which something is about to be tagged."""
    press(stage.window, Qt.Key.Key_F9)
    records = stage.window.bridge.library.documents.values()
    other = next(each.id for each in records if each.title.startswith("Listening well"))
    stage.window.splitting.open_beside(other)
    stage.still()
    stage.select("One question a week is about")
    keys(stage.window, "t")
    keys(stage.window, "lis")


def split_narrow(stage: Stage) -> None:
    """One above the other, the first the current one."""
    press(stage.window, Qt.Key.Key_F8)
    press(stage.window, Qt.Key.Key_F6)
    stage.still(300)


def split_wide(stage: Stage) -> None:
    stage.window.resize(1920, 1200)
    split_narrow(stage)


def split_hits(stage: Stage) -> None:
    """Hits gone through beside what is read."""
    search_open(stage)
    click(stage.window.results.list.viewport())
    press(stage.window, Qt.Key.Key_Down)
    press(stage.window, Qt.Key.Key_Return, _CTRL)
    stage.still(300)


def split_empty(stage: Stage) -> None:
    press(stage.window, Qt.Key.Key_F9)
    press(stage.window, Qt.Key.Key_F8)
    stage.window.desk.close()
    stage.still()


SPLITTING = (split, split_beside, split_narrow, split_wide, split_hits, split_empty)
