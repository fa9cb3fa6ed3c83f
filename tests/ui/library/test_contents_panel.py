"""The contents of a document: its tree of headings, and the one that is being read."""

import pytest
from PySide6.QtCore import Qt

from leader_reader.domain.document import Block, BlockKind
from leader_reader.services.pages import OutlineItem
from leader_reader.ui.library.outline import heading_at, outline, printed_outline
from leader_reader.ui.theme import load_themes
from tests import samples

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def heading(text: str, level: int, *, main: bool = True) -> Block:
    return Block(BlockKind.HEADING, text, level=level, main=main)


WORDS = Block(BlockKind.PARAGRAPH, "Some words to read.")
DOCUMENT = samples.with_blocks(
    WORDS,
    heading("Menu", 2, main=False),
    heading("One", 1),
    WORDS,
    heading("Deep", 4),
    WORDS,
    heading("Less deep", 2),
    heading("Two", 1),
    WORDS,
)


def test_outline_leaves_no_gaps_and_no_navigation():
    found = [(each.text, each.depth) for each in outline(DOCUMENT)]
    assert found == [("One", 0), ("Deep", 1), ("Less deep", 1), ("Two", 0)]


def test_a_document_without_text_has_no_headings():
    assert outline(samples.with_blocks()) == ()


def test_heading_at():
    headings = outline(DOCUMENT)
    assert heading_at(headings, 0) == -1
    assert heading_at(headings, headings[1].offset) == 1
    assert heading_at(headings, 10_000) == 3


def test_a_click_and_enter_go_to_the_heading(qtbot, panel):
    panel.set_document(DOCUMENT)
    one = panel.model.index(0, 0)
    at = panel.tree.visualRect(panel.model.index(1, 0, one)).center()
    with qtbot.waitSignal(panel.heading_activated) as told:
        qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert DOCUMENT.text[told.args[0] :].startswith("Less deep")
    qtbot.keyClick(panel.tree, Qt.Key.Key_Down)
    with qtbot.waitSignal(panel.heading_activated) as told:
        qtbot.keyClick(panel.tree, Qt.Key.Key_Return)
    assert DOCUMENT.text[told.args[0] :].startswith("Two")


def test_the_heading_being_read_is_marked(panel):
    panel.set_document(DOCUMENT)
    panel.set_place(0)
    assert panel.current_heading() is None
    panel.set_place(DOCUMENT.starts[5])
    assert panel.current_heading().text == "Deep"
    image = panel.tree.viewport().grab().toImage()
    rect = panel.tree.visualRect(panel.model.index(0, 0, panel.model.index(0, 0)))
    assert image.pixelColor(1, rect.center().y()).name() == load_themes()["light"].accent


def test_empty_states_say_why(panel):
    assert panel._nothing.title_label.text() == "No document is open"
    panel.set_document(samples.with_blocks(WORDS))
    assert panel._nothing.isVisible()
    assert panel._nothing.title_label.text() == "This document has no headings"
    panel.set_place(5)
    panel.set_document(DOCUMENT)
    assert panel.tree.isVisible()


def test_a_heading_clicked_stays_marked_until_one_reads_on(panel, qtbot):
    panel.set_document(DOCUMENT)
    deep = panel.tree.indexBelow(panel.model.index(0, 0))
    place = panel.tree.visualRect(deep).center()
    qtbot.mouseClick(panel.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    chosen = panel.current_heading()
    panel.set_place(0)
    assert panel.current_heading() == chosen
    panel.set_place(1)
    assert panel.current_heading() != chosen


PRINTED = samples.with_blocks(
    *(Block(BlockKind.PARAGRAPH, f"Page {page} in words.", page=page) for page in (1, 2, 4)),
    format="pdf",
    pages=4,
)
ITEMS = (
    OutlineItem("Wards", 0, 1),
    OutlineItem("Beds", 1, 2),
    OutlineItem("Elsewhere", 1, 0),
    OutlineItem("Back", 1, 1),
    OutlineItem("A picture", 2, 3),
    OutlineItem("Beyond", 0, 9),
)


def test_the_outline_of_a_pdf_leads_to_the_text_of_its_pages():
    found = [(each.text, each.depth, each.offset) for each in printed_outline(PRINTED, ITEMS)]
    starts = PRINTED.starts
    assert found == [("Wards", 0, 0), ("Beds", 1, starts[1]), ("A picture", 2, starts[2])]


def test_the_outline_of_a_pdf_stands_for_headings_that_are_not_there(qtbot, panel):
    panel.set_document(PRINTED)
    panel.set_passages([(PRINTED.starts[1], ("#ff0000",))])
    panel.set_outline(ITEMS)
    assert panel.model.item(0).text() == "Wards"
    with qtbot.waitSignal(panel.heading_activated) as told:
        panel.tree.opened.emit(panel.model.item(0).child(0).index())
    assert told.args == [PRINTED.starts[1]]
    assert [under.passages for under in panel.tree.under] == [0, 1, 0]
    panel.set_document(DOCUMENT)
    panel.set_outline(ITEMS)
    assert panel.model.item(0).text() == "One"
