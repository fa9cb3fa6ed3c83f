"""The scenes of searching: results, narrowed and sorted, notes on the question, what is kept."""

from PySide6.QtCore import Qt

from leader_reader.services import finding
from tests.journeys.hands import click, keys, press
from tests.pictures.stage import Stage, found

_CTRL = Qt.KeyboardModifier.ControlModifier
_ALT = Qt.KeyboardModifier.AltModifier


def search(stage: Stage) -> None:
    stage.search("talent management")


def search_open(stage: Stage) -> None:
    stage.search("talent management")
    press(stage.window, Qt.Key.Key_Return)
    stage.still(700)
    press(stage.window, Qt.Key.Key_Down)
    press(stage.window, Qt.Key.Key_Return)
    stage.still()


def search_facet(stage: Stage) -> None:
    search(stage)
    click(found(stage.window, "search.facet.topic"))


def search_narrowed(stage: Stage) -> None:
    stage.search("talent")
    book = stage.window.bridge.library.codebook
    topic = next(each.id for each in book if each.name == "Talent management")
    stage.window.finding.narrow((("topic", topic), ("kind", "passage"), ("kind", "note")))
    stage.still(100)
    stage.until(lambda: not stage.window.searches.busy)


def search_order(stage: Stage) -> None:
    search(stage)
    click(found(stage.window, "search.order"))


def search_flat(stage: Stage) -> None:
    stage.search("ward")
    stage.window.results.order.grouped_chosen.emit(False)
    stage.still(100)


def search_none(stage: Stage) -> None:
    stage.search("zymurgy")


def search_meant(stage: Stage) -> None:
    stage.search("talnet managment")


def search_problem(stage: Stage) -> None:
    stage.search("huddle year:20x")


def search_widened(stage: Stage) -> None:
    _synonyms(stage)
    stage.search("staff organisation")


def search_as_typed(stage: Stage) -> None:
    search_widened(stage)
    click(found(stage.window, "search.as_typed"))
    stage.until(lambda: not stage.window.searches.busy)


def search_synonyms(stage: Stage) -> None:
    _synonyms(stage)
    stage.search("staff")
    click(found(stage.window, "search.synonyms"))
    stage.still(200)
    keys(stage.window, "huddle")
    press(stage.window, Qt.Key.Key_Return)
    stage.still(200)


def search_kept(stage: Stage) -> None:
    _kept(stage)
    press(stage.window, Qt.Key.Key_3, _CTRL)
    _counted(stage)


def search_kept_menu(stage: Stage) -> None:
    _kept(stage)
    stage.search("huddle")
    press(stage.window, Qt.Key.Key_Down, _ALT)
    _counted(stage)


def search_save(stage: Stage) -> None:
    search(stage)
    press(stage.window, Qt.Key.Key_D, _CTRL)


def search_help(stage: Stage) -> None:
    stage.search("leaders")
    press(stage.window, Qt.Key.Key_F1)
    press(stage.window, Qt.Key.Key_Down)


def _counted(stage: Stage) -> None:
    """Wait until the saved searches have their counts."""
    stage.still(600)
    stage.until(lambda: not stage.window.searches.busy)


def _synonyms(stage: Stage) -> None:
    bridge = stage.window.bridge
    groups = [["staff", "workforce", "personnel"], ["ICB", "integrated care board"]]
    bridge.attempt(lambda: finding.set_synonyms(bridge.library, groups))


def _kept(stage: Stage) -> None:
    bridge = stage.window.bridge
    for name, text, narrowed in (
        ("Talent on the wards", "talent ward", ()),
        ("Huddles, still untagged", "huddle", (("tagged", "untagged"),)),
        ("Everything about what leaders do and what they leave undone", "leaders", ()),
    ):
        bridge.attempt(
            lambda what=(name, text, narrowed): finding.save_search(bridge.library, *what)
        )
    for words in ("board", '"staff engagement"'):
        stage.window.finding.used.emit(words)


SEARCHING = (
    search,
    search_open,
    search_facet,
    search_narrowed,
    search_order,
    search_none,
    search_meant,
    search_problem,
    search_widened,
    search_as_typed,
    search_synonyms,
    search_kept,
    search_kept_menu,
    search_save,
    search_help,
    search_flat,
)
"""In an order in which none stands in the way of the next."""
