"""Facets of the results: chips, menus with ticks, and what is chosen taken off again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMenu, QToolButton

from leader_reader.domain.search import Facet
from leader_reader.ui.search.results_panel import ResultsPanel
from tests import samples
from tests.journeys.hands import click
from tests.ui.search.found import FACETS, TITLES, A, results

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def chips(panel: ResultsPanel) -> list[str]:
    """Return the words of the chips that are shown, in their order."""
    shown = [each for each in panel.facets.findChildren(QToolButton) if each.isVisible()]
    QApplication.processEvents()
    return [chip.text() for chip in sorted(shown, key=lambda each: (each.y(), each.x()))]


def opened(panel: ResultsPanel, facet: str) -> QMenu:
    """Click the chip of a facet and return its menu."""
    click(panel.findChild(QToolButton, f"search.facet.{facet}"))
    menu = panel.findChild(QMenu, f"search.facet.{facet}.menu")
    assert menu.isVisible()
    return menu


def test_facets_with_one_value_are_not_shown(panel):
    panel.show_results(results(facets=FACETS))
    assert chips(panel) == ["Document", "Format"]


def test_a_facet_is_ticked_in_a_menu_that_stays_open(qtbot, panel):
    panel.show_results(results(facets=FACETS))
    menu = opened(panel, "format")
    assert [action.text() for action in menu.actions()] == ["Text\t3", "PDF\t1"]
    with qtbot.waitSignal(panel.narrowed) as told:
        click(menu, menu.actionGeometry(menu.actions()[1]).center())
    assert told.args == [(("format", "pdf"),)]
    assert menu.isVisible()
    panel.show_results(results(facets=FACETS, narrowed=(("format", "pdf"),)))
    assert [action.isChecked() for action in menu.actions()] == [False, True]
    with qtbot.waitSignal(panel.narrowed) as told:
        click(menu, menu.actionGeometry(menu.actions()[0]).center())
    assert told.args == [(("format", "pdf"), ("format", "txt"))]
    qtbot.keyClick(menu, Qt.Key.Key_Down)
    menu.setActiveAction(menu.actions()[1])
    with qtbot.waitSignal(panel.narrowed) as told:
        qtbot.keyClick(menu, Qt.Key.Key_Space)
    assert told.args == [()]
    assert menu.isVisible()
    menu.close()


def test_what_is_chosen_comes_off_one_by_one_or_at_once(qtbot, panel):
    chosen = (("format", "pdf"), ("document", A))
    panel.show_results(results(facets=FACETS, narrowed=chosen))
    assert chips(panel) == ["PDF", TITLES[A], "Clear all", "Document", "Format"]
    chip = panel.findChild(QToolButton, "search.on.format.pdf")
    with qtbot.waitSignal(panel.narrowed) as told:
        click(chip)
    assert told.args == [(("document", A),)]
    with qtbot.waitSignal(panel.narrowed) as told:
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    assert told.args == [(("document", A),)]
    with qtbot.waitSignal(panel.narrowed) as told:
        click(panel.findChild(QToolButton, "search.facets.clear"))
    assert told.args == [()]
    panel.show_results(results(facets=FACETS, narrowed=chosen[:1]))
    assert chips(panel) == ["PDF", "Document", "Format"]


def test_topics_have_their_path_and_colour_in_the_menu(panel, library):
    above = samples.topic(library, "People", colour="#5fb236")
    below = samples.topic(library, "Culture", above, colour="#ff6666")
    facets = [Facet("topic", above, 5, "People"), Facet("topic", below, 2, "People › Culture")]
    panel.show_results(results(facets=facets, narrowed=(("topic", below),)))
    assert chips(panel) == ["People › Culture", "Topic"]
    menu = opened(panel, "topic")
    assert [action.text() for action in menu.actions()] == ["People\t5", "People › Culture\t2"]
    image = menu.actions()[1].icon().pixmap(12).toImage()
    assert image.pixelColor(image.rect().center()).name() == "#ff6666"


def test_a_value_that_has_gone_stays_to_be_taken_off(panel):
    facets = [*FACETS, Facet("year", "2004", 2)]
    panel.show_results(results(facets=facets, narrowed=(("year", "2001"),)))
    assert "2001" in chips(panel)
    menu = opened(panel, "year")
    assert [action.text() for action in menu.actions()] == ["2004\t2", "2001\t0"]
    menu.close()


def test_long_titles_are_cut_by_their_width(panel, library):
    wide, slim = "W" * 90, "i" * 90
    for name, title in (("w", wide), ("i", slim)):
        samples.add(library, samples.document("x", name=name, title=title))
    ids = [each for each in library.documents if library.documents[each].title in (wide, slim)]
    panel.show_results(results(facets=[Facet("document", each, 1) for each in ids]))
    menu = opened(panel, "document")
    texts = [action.text().partition("\t")[0] for action in menu.actions()]
    first, second = (menu.fontMetrics().horizontalAdvance(text) for text in texts)
    assert texts[0].endswith("…")
    assert texts[1] == slim
    assert max(first, second) <= 340
