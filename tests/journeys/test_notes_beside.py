"""A note written on a page stands beside it, in the real window, and a click on it leads back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.conftest import opened
from tests.journeys.hands import click, keys, press, where
from tests.journeys.papers import take_in
from tests.journeys.printed import open_printed, print_lines, show_pages

NOTE = "Ask the sisters"


@pytest.fixture
def paper(tmp_path):
    return print_lines(tmp_path, pages=2)


def show(qtbot, window):
    """Show the paper's pages, with nothing beside them but notes."""
    window.acts.show_side("left", shown=False)
    window.acts.show_side("right", shown=False)
    show_pages(qtbot, window)
    return window.reader.view


def test_a_note_is_written_beside_the_page_and_kept(qtbot, stocked, paper):
    with opened(qtbot, stocked) as window:
        window.resize(1200, 800)
        take_in(qtbot, window, paper)
        view = show(qtbot, window)
        wide = view.viewport().width()
        window.reader.select(*where(window, "Line 3 tells how"))
        keys(window, "n")
        QTest.keyClicks(window.notes.words, NOTE)
        press(window, Qt.Key.Key_Escape)
        assert [each.note for each in window.bridge.library.annotations.values()] == [NOTE]
        assert len(view.notes.right.rects()) == 1
        assert view.viewport().width() < wide
        window.desk.choose("")
        click(view.notes.right, view.notes.right.rects()[0].center().toPoint())
        assert window.desk.annotation in window.bridge.library.annotations
    with opened(qtbot, stocked) as window:
        window.resize(1200, 800)
        open_printed(window)
        view = show(qtbot, window)
        assert len(view.notes.right.rects()) == 1
        window.undo()
        assert not window.bridge.library.annotations
        assert view.viewport().width() == wide
