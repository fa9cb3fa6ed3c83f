"""A note written on a page stands beside it, in the real window, and a click on it leads back."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from tests.adapters.pdf_pages.making import pdf, words
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, keys, press, where

LINES = [f"Line {n} tells how the ward was led in that long year" for n in range(1, 24)]
NOTE = "Ask the sisters"


@pytest.fixture
def paper(tmp_path):
    path = tmp_path / "printed.pdf"
    lines = b"\n".join(words(line, x=50, y=760 - 16 * n, size=9) for n, line in enumerate(LINES))
    path.write_bytes(pdf(lines, lines))
    return path


def show(qtbot, window):
    """Show the paper's pages, with nothing beside them but notes."""
    known = window.bridge.library.documents.items()
    window.open_document(next(each for each, card in known if card.file_name == "printed.pdf"))
    if not window.paging.shown:
        click(window.frame.bar.views.button("pages"))
    window.acts.show_side("left", shown=False)
    window.acts.show_side("right", shown=False)
    view = window.reader.view
    qtbot.waitUntil(lambda: not view.passage_rect(0, 1).isNull(), timeout=10_000)
    return view


def test_a_note_is_written_beside_the_page_and_kept(qtbot, stocked, paper):
    with opened(qtbot, stocked) as window:
        window.resize(1200, 800)
        window.intake.take([paper])
        at_rest(qtbot, window)
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
        view = show(qtbot, window)
        assert len(view.notes.right.rects()) == 1
        window.undo()
        assert not window.bridge.library.annotations
        assert view.viewport().width() == wide
