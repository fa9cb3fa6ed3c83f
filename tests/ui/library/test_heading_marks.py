"""Under which headings passages and hits stand."""

import pytest
from PySide6.QtCore import Qt

from leader_reader.ui.library.contents_panel import ContentsPanel
from leader_reader.ui.library.heading_marks import Under, under_headings
from leader_reader.ui.library.outline import Heading, outline
from tests.ui.library.test_contents_panel import DOCUMENT

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

RED, BLUE = "#ff6666", "#2ea8e5"
HEADINGS = [Heading("One", 0, 10), Heading("Deep", 1, 20), Heading("Two", 0, 30)]


def test_what_stands_between_a_heading_and_the_next_is_under_it():
    passages = [(3, [RED]), (10, [RED]), (19, [BLUE, RED]), (20, []), (99, [BLUE])]
    found = under_headings(HEADINGS, passages, [5, 25, 26])
    assert found == [
        Under(2, (RED, BLUE)),
        Under(1, ("",), hits=2),
        Under(1, (BLUE,)),
    ]
    assert [each.words for each in found] == [
        "2 passages",
        "1 passage · 2 places found",
        "1 passage",
    ]
    assert under_headings([], passages, [1]) == []


@pytest.fixture
def panel(panel) -> ContentsPanel:
    panel.set_document(DOCUMENT)
    return panel


def under(panel: ContentsPanel, text: str) -> Under:
    flags = Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly
    return panel.tree.under_of(panel.model.findItems(text, flags)[0].index())


def test_a_closed_heading_shows_what_stands_further_down(panel):
    one, deep, less, two = (heading.offset for heading in outline(DOCUMENT))
    panel.set_passages([(one + 1, [RED]), (deep + 1, [BLUE])])
    panel.set_hits([(less, less + 2), (two, two + 1)])
    assert under(panel, "One") == Under(1, (RED,))
    panel.tree.collapseAll()
    assert under(panel, "One") == Under(2, (RED, BLUE), hits=1)
    assert under(panel, "Two") == Under(hits=1)


def test_marks_are_painted_at_the_end_of_the_row_and_said(panel):
    one = outline(DOCUMENT)[0].offset
    panel.set_passages([(one, [RED])])
    assert RED in colours_at_the_end(panel)
    said = panel.model.item(0).data(Qt.ItemDataRole.AccessibleDescriptionRole)
    assert said == "1 passage"
    panel.set_document(DOCUMENT)
    assert RED not in colours_at_the_end(panel)


def colours_at_the_end(panel: ContentsPanel) -> set[str]:
    """Return the colours at the right end of the first row."""
    seen = panel.tree.viewport().grab().toImage()
    row = panel.tree.visualRect(panel.model.index(0, 0))
    middle = row.center().y()
    return {seen.pixelColor(x, middle).name() for x in range(row.right() - 40, row.right())}
