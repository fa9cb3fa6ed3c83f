"""Footnotes beside their numbers: shown where the match is sure, and never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication

from leader_reader.domain.document import Block, BlockKind, Document, Span, SpanStyle
from leader_reader.ui.reader.footnotes import Footnotes
from tests.samples import with_blocks

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

TEXT, NOTE = BlockKind.PARAGRAPH, BlockKind.FOOTNOTE


def said(words: str, *raised: str, link: str = "") -> Block:
    """Return a paragraph in which each of `raised`, written as ^1^, is raised."""
    text, spans = words, []
    for each in raised:
        start = text.index(f"^{each}^")
        text = text.replace(f"^{each}^", each, 1)
        spans.append(Span(start, start + len(each), SpanStyle.SUPERSCRIPT))
        if link:
            spans.append(Span(start, start + len(each), SpanStyle.LINK, link))
    return Block(TEXT, text, spans=tuple(spans))


def found(*blocks: Block) -> dict[str, str]:
    """Return the note of each reference, by the words up to it."""
    document = with_blocks(*blocks)
    return {
        document.text[max(0, each.start - 5) : each.end]: each.note.text
        for each in Footnotes(document).references
    }


def test_a_number_finds_its_note_however_both_are_printed():
    notes = Block(NOTE, "Counted in May.", marker="1."), Block(NOTE, "[2] See the report.")
    text = said("The wards^1^ and the clinics^[2]^ differ.", "1", "[2]")
    assert found(text, *notes) == {
        "wards1": "Counted in May.",
        "inics[2]": "[2] See the report.",
    }


def test_a_note_of_several_paragraphs_is_whole():
    notes = Block(NOTE, "First.", marker="1"), Block(NOTE, "Second."), Block(NOTE, "O.", marker="2")
    assert found(said("Here^1^.", "1"), *notes) == {"Here1": "First.\nSecond."}


@pytest.mark.parametrize("words", ["12 m^2^", "an area in km^2^", "10^2^", "with R^2^ = 0.4"])
def test_a_power_is_no_reference(words):
    note = Block(NOTE, "A note.", marker="2")
    assert found(said(words, "2"), note) == {}
    assert len(found(said(words, "2", link="#fn2"), note)) == 1


def test_notes_that_begin_anew_are_taken_in_turn_only_if_the_counts_agree():
    first, second = Block(NOTE, "One.", marker="1"), Block(NOTE, "Two.", marker="1")
    text, more = said("Wards^1^ here.", "1"), said("Clinics^1^ there.", "1")
    assert list(found(text, first, more, second).values()) == ["One.", "Two."]
    assert found(text, more, said("Homes^1^.", "1"), first, second) == {}


def test_what_is_raised_without_a_note_is_left_alone():
    assert found(said("The 4^th^ ward^3^", "th", "3"), Block(NOTE, "N.", marker="1")) == {}
    assert found(said("The ward^1^", "1")) == {}


def test_a_number_in_a_note_is_no_reference_to_it():
    note = Block(NOTE, "As before1.", marker="1", spans=(Span(9, 10, SpanStyle.SUPERSCRIPT),))
    assert (
        found(
            said(
                "The ward stays.",
            ),
            note,
        )
        == {}
    )


@given(st.integers(0, 60))
def test_a_place_has_the_reference_that_is_over_it(offset):
    document = with_blocks(
        said("The wards^1^ and clinics^2^ differ.", "1", "2"),
        Block(NOTE, "One.", marker="1"),
        Block(NOTE, "Two.", marker="2"),
    )
    notes = Footnotes(document)
    over = [each for each in notes.references if each.start <= offset < each.end]
    assert notes.at(offset) == (over[0] if over else None)


@pytest.fixture
def noted() -> Document:
    return with_blocks(
        Block(BlockKind.HEADING, "How teams lead", level=1),
        said("The wards^1^ differ, as is well known.", "1"),
        said("See the page^x^ there.", "x", link="https://example.org/a"),
        *(Block(TEXT, "word " * 80) for _ in range(20)),
        Block(NOTE, "Counted in May <b>2024</b>.", marker="1"),
    )


@pytest.fixture
def view(reader, noted, qtbot):
    reader.show_document(noted)
    qtbot.wait(10)
    return reader.view


def spot(view, words: str) -> QPoint:
    """Return the middle of the last character of `words` in the viewport."""
    end = view.page.source.text.index(words) + len(words)
    left, right = view.line_rect(end - 1), view.line_rect(end)
    return QPoint((left.left() + right.left()) // 2, left.center().y()) - view.viewport().pos()


def card(view):
    return view.findChild(type(view._pointing.card))


def test_a_click_on_the_number_opens_a_card_and_escape_closes_it(view, qtbot):
    view.setFocus()
    activated = []
    view.mark_activated.connect(activated.append)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, "wards1"))
    shown = card(view)
    assert shown.isVisible()
    assert shown.words.text() == "Counted in May <b>2024</b>."
    assert shown.accessibleName() == "Footnote 1"
    assert view.rect().contains(shown.geometry().center())
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not shown.isVisible()
    assert view.hasFocus()
    assert activated == []


def test_the_card_comes_with_the_mouse_and_goes_with_it(view, qtbot):
    place = spot(view, "wards1")
    qtbot.mouseMove(view.viewport(), place)
    assert view.viewport().cursor().shape() is Qt.CursorShape.PointingHandCursor
    event = QHelpEvent(QHelpEvent.Type.ToolTip, place, view.viewport().mapToGlobal(place))
    QApplication.sendEvent(view.viewport(), event)
    assert card(view).isVisible()
    assert not card(view).isAncestorOf(QApplication.focusWidget())
    qtbot.mouseMove(view.viewport(), place - QPoint(20, 40))
    assert view.viewport().cursor().shape() is Qt.CursorShape.IBeamCursor
    qtbot.waitUntil(lambda: not card(view).isVisible())


def test_enter_opens_the_note_at_the_caret_and_nothing_elsewhere(view, qtbot):
    view.setFocus()
    start = view.page.source.text.index("wards1")
    view.setTextCursor(view.page.cursor(start))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert not card(view).isVisible()
    view.setTextCursor(view.page.cursor(start + 5))
    qtbot.keyClick(view, Qt.Key.Key_Return)
    assert card(view).isVisible()
    view.verticalScrollBar().setValue(200)
    assert not card(view).isVisible()


def test_a_click_beside_the_number_opens_nothing(view, qtbot):
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot(view, "well"))
    assert not card(view).isVisible()


def test_a_link_is_known_by_where_it_leads(view):
    place = spot(view, "pagex").toPointF()
    assert view.page.link_at(place) == "https://example.org/a"
    assert view.page.link_at(spot(view, "See").toPointF()) == ""


def test_what_is_copied_is_letter_for_letter_and_keeps_its_style(view, qapp):
    text = view.page.source.text
    start, end = text.index("The wards"), text.index("page") + 4
    view.select(start, end)
    view.copy()
    copied = qapp.clipboard().mimeData()
    assert copied.text() == text[start:end]
    assert copied.html() == (
        "<p>The wards<sup>1</sup> differ, as is well known.</p>\n<p>See the page</p>"
    )


def test_what_looks_like_html_in_a_document_is_not_taken_for_it(reader, qapp):
    reader.show_document(with_blocks(Block(BlockKind.QUOTE, "a <b> & c")))
    reader.view.selectAll()
    reader.view.copy()
    assert qapp.clipboard().mimeData().html() == "<blockquote>a &lt;b&gt; &amp; c</blockquote>"
