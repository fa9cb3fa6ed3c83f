"""A PDF with an outline in the real window: its lines are headings, or stand for them."""

import pytest
from PySide6.QtCore import Qt

from tests.adapters.importers.making_pdf import lines, make_pdf
from tests.adapters.importers.test_pdf_outline import outline
from tests.conftest import opened
from tests.journeys.hands import click, press
from tests.journeys.papers import take_in

TEXT = [
    "Leaders who listen find out early what is going wrong in a service, and",
    "those who work in it feel that they are heard by the people who decide.",
]
PAGES = [lines([name, *TEXT]) for name in ("Wards", "Beds", "Nights")]


@pytest.fixture
def window(qtbot, stocked):
    with opened(qtbot, stocked) as found:
        yield found


def read(qtbot, window, tmp_path, *titles):
    """Take in a paper whose outline names its pages so, and open it as text."""
    path = tmp_path / "outlined.pdf"
    named = outline(*((title, page, ()) for page, title in enumerate(titles)))
    path.write_bytes(make_pdf(PAGES, catalogue=named))
    take_in(qtbot, window, path)
    press(window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)


def rows(window):
    model = window.contents.model
    return [model.item(row).text() for row in range(model.rowCount())]


def click_on(window, row):
    tree = window.contents.tree
    index = window.contents.model.index(row, 0)
    click(tree.viewport(), tree.visualRect(index).center())


def test_what_the_outline_names_is_a_heading_of_the_text(qtbot, window, tmp_path):
    read(qtbot, window, tmp_path, "1 Wards", "2 Beds", "3 Nights")
    assert rows(window) == ["Wards", "Beds", "Nights"]
    click_on(window, 2)
    offset = window.desk.document.text.index("Nights")
    qtbot.waitUntil(lambda: window.reader.text.line_rect(offset).isValid())
    assert window.desk.document.heading_at(offset + 10) == "Nights"


def test_an_outline_with_names_of_its_own_stands_for_headings(qtbot, window, tmp_path):
    read(qtbot, window, tmp_path, "The beginning", "The middle", "The end")
    assert rows(window) == []
    click(window.frame.bar.views.button("pages"))
    qtbot.waitUntil(lambda: rows(window) == ["The beginning", "The middle", "The end"])
    click_on(window, 2)
    qtbot.waitUntil(lambda: window.reader.view.current_page == 3)
    click(window.frame.bar.views.button("text"))
    assert rows(window) == ["The beginning", "The middle", "The end"]
    click_on(window, 1)
    beds = window.desk.document.text.index("Beds")
    qtbot.waitUntil(lambda: window.reader.text.textCursor().position() == beds)
