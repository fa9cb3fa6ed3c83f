"""A long text is laid out only where it is looked at, and nobody can tell."""

from itertools import accumulate

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt

from leader_reader.ui.reader.comfort import Comfort
from leader_reader.ui.reader.heights import Heights
from tests.samples import document, with_blocks
from tests.ui.reader.sample import everything

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

LENGTHS = (4, 30, 11, 70, 2, 150)
LONG = [f"{number} word " * LENGTHS[number % len(LENGTHS)] for number in range(900)]


ROUGH = [f"{number} {'WWMW ' if number % 3 else 'illi '}" * 30 for number in range(900)]
"""Much wider and much narrower than text is, so that heights are not what they seem."""


@pytest.fixture
def view(reader, qtbot):
    reader.show_document(document(*LONG))
    qtbot.wait(10)
    return reader.view


def laid_out(view) -> int:
    """Return how many blocks have lines."""
    blocks = range(view.page.text.blockCount())
    return sum(view.page.text.findBlockByNumber(n).layout().lineCount() > 0 for n in blocks)


def line_at_top(view) -> tuple[int, int]:
    """Return the offset of the first whole line in the view, and where it is."""
    for y in range(2, 80):
        place = view.page.line_at(view.verticalScrollBar().value() + y)
        if place is not None:
            position = view.page.layout.hitTest(
                place.topLeft() + QPointF(1, 2), Qt.HitTestAccuracy.FuzzyHit
            )
            return position, round(place.top()) - view.verticalScrollBar().value()
    raise AssertionError("nothing to see")


@given(st.lists(st.integers(0, 9), max_size=40), st.data())
def test_heights_are_the_sums_they_seem(heights, data):
    kept = Heights(heights)
    for _ in range(data.draw(st.integers(0, 5)) if heights else 0):
        number = data.draw(st.integers(0, len(heights) - 1))
        height = data.draw(st.integers(0, 9))
        assert kept.change(number, height) == height - heights[number]
        heights[number] = height
    tops = list(accumulate(heights, initial=0))
    assert [kept.top(number) for number in range(len(heights) + 1)] == tops
    assert kept.total == tops[-1]
    for y in range(tops[-1]):
        assert tops[kept.at(y)] <= y < tops[kept.at(y) + 1]


def test_only_what_is_near_the_place_is_laid_out(view):
    assert laid_out(view) < 60
    view.go_to(len(view.page.source.text) - 500)
    assert laid_out(view) < 120


def test_what_is_estimated_is_not_far_from_what_it_turns_out_to_be(view):
    layout = view.page.layout
    guessed = layout.documentSize().height()
    for number in range(view.page.text.blockCount()):
        layout.lay(number)
    assert layout.documentSize().height() == pytest.approx(guessed, rel=0.06)


def test_scrolling_up_into_what_was_never_seen_moves_the_text_just_as_far(reader, view):
    reader.show_document(document(*ROUGH))
    view.return_to(view.page.source.starts[700])
    bar = view.verticalScrollBar()
    for _ in range(60):
        position, y = line_at_top(view)
        bar.setValue(bar.value() - 70)
        view.viewport().repaint()
        now = view.page.caret(view.page.offsets.to_code_point(position)).top() - bar.value()
        assert now == pytest.approx(y + 70, abs=1)


def test_the_end_is_reached_and_nothing_lies_below_it(view):
    bar = view.verticalScrollBar()
    bar.setValue(bar.maximum())
    view.viewport().repaint()
    assert bar.value() == bar.maximum()
    last = view.page.caret(len(view.page.source.text) - 1)
    assert bar.value() < last.top() < bar.value() + view.viewport().height()
    assert view.place()[1] == pytest.approx(1.0, abs=0.01)


def test_a_place_comes_back_to_the_top_from_anywhere(reader, view):
    reader.show_document(document(*ROUGH))
    starts = view.page.source.starts
    for number in (880, 3, 440, 899, 441):
        offset = starts[number]
        view.return_to(offset)
        view.viewport().repaint()
        assert view.place()[0] == offset
        room = view.verticalScrollBar().maximum()
        if view.verticalScrollBar().value() < room:
            assert view.line_rect(offset).top() == pytest.approx(0, abs=2)


def test_the_caret_goes_on_into_what_was_never_seen(view, qtbot):
    view.setFocus()
    view.return_to(view.page.source.starts[500])
    for _ in range(40):
        qtbot.keyClick(view, Qt.Key.Key_Up)
    position = view.textCursor().position()
    assert position < view.page.offsets.to_utf16(view.page.source.starts[495])
    assert view.viewport().rect().intersects(view.cursorRect())


def test_all_can_be_selected_and_copied_before_it_was_seen(view, qapp):
    view.selectAll()
    assert view.selection() == (0, len(view.page.source.text))
    view.copy()
    assert qapp.clipboard().text() == view.page.source.text


def test_layout_far_away_is_let_go_of_and_looks_the_same_again(view, monkeypatch):
    monkeypatch.setattr("leader_reader.ui.reader.column_layout._MOST_KEPT", 20_000)
    view.return_to(view.page.source.starts[100])
    before = view.viewport().grab().toImage()
    bar = view.verticalScrollBar()
    for value in range(bar.minimum(), bar.maximum(), 2_400):
        bar.setValue(value)
        view.viewport().repaint()
        assert laid_out(view) < 200
    view.return_to(view.page.source.starts[100])
    assert view.viewport().grab().toImage() == before


def test_every_point_of_a_line_is_hit_where_it_is(reader, qtbot):
    reader.show_document(everything())
    reader.view.set_comfort(Comfort(line=2.0, letters=0.12))
    page = reader.view.page
    for number, start in enumerate(page.source.starts):
        if (
            not page.source.blocks[number].text
            or not page.text.findBlockByNumber(number).isVisible()
        ):
            continue
        for offset in range(start, start + len(page.source.blocks[number].text)):
            rect = page.caret(offset)
            position = page.layout.hitTest(rect.center(), Qt.HitTestAccuracy.FuzzyHit)
            hit = page.caret(page.offsets.to_code_point(position))
            assert hit.topLeft() == rect.topLeft()


def test_a_text_without_blocks_can_be_shown_and_clicked(reader, qtbot):
    reader.show_document(with_blocks(title="Nothing"))
    view = reader.view
    view.set_comfort(Comfort(line=2.0))
    view.set_ruler(on=True)
    qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(60, 60))
    view.grab()
    assert view.place() == (0, pytest.approx(view.place()[1]))
    assert view.selection() is None


def test_the_mouse_finds_each_place_of_text_that_runs_to_the_left(view, reader, qtbot):
    arabic = "\u062a\u062d\u0633\u064a\u0646 \u0627\u0644\u0625\u0646\u062a\u0627\u062c"
    words = f"{arabic} 70 Python {arabic} "
    reader.show_document(document(words * 9, f"Read {words * 9}"))
    qtbot.wait(10)
    page = view.page
    for offset in range(15, len(page.source.text)):
        position = page.offsets.to_utf16(offset)
        block = page.text.findBlock(position)
        caret = page.caret(offset)
        if block.layout().isValidCursorPosition(position - block.position()):
            found = page.layout.hitTest(caret.center(), Qt.HitTestAccuracy.FuzzyHit)
            again = page.caret(page.offsets.to_code_point(found))
            assert abs(again.left() - caret.left()) <= 1, offset
