"""Notes beside the pages: level with their passages, never over each other, else as signs."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF

from leader_reader.ui.reader.margin_notes import LEAST_WIDTH, MOST_WIDTH
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.sheets import GAP
from leader_reader.ui.reader.pages.strips import Strip, strip_in
from tests.ui.reader.pages.acts import LEFT, place_of, turn_wheel
from tests.ui.reader.pages.conftest import settle, shown

GREEN = "#5fb236"
NOTES = ("word2", "word3", "word35")


def noted(view, *words: str) -> list[Mark]:
    """Return a mark with a note at each of some words, and one without."""
    marks = [
        Mark(*place_of(view, word), (GREEN,), word, topics=("Trust",), note=f"See {word}. " * 9)
        for word in words
    ]
    return [*marks, Mark(*place_of(view, "word9"), (GREEN,), "plain")]


@pytest.fixture
def wide(qtbot, made):
    """A view with room beside its pages, and notes on them."""
    view = shown(qtbot, made, size=(1000, 700))
    view.set_marks(noted(view, *NOTES))
    settle(qtbot)
    return view


@given(st.integers(100, 3000), st.floats(0.05, 3), st.booleans(), st.booleans())
def test_notes_and_pages_share_the_room(room, share, fitted, facing):
    pages = min(room - 2 * GAP, room * share) if fitted else room * share
    strip = strip_in(room, pages, fitted=fitted, facing=facing)
    if not strip.width:
        assert strip == Strip()
        return
    assert LEAST_WIDTH <= strip.width <= MOST_WIDTH
    view = room - strip.margin
    wide = view - 2 * GAP if fitted and not facing else pages
    left, right = (view - wide) / 2, (view + wide) / 2
    assert left >= GAP - 1
    assert right + GAP + strip.width <= room
    assert not strip.both or left - GAP - strip.width >= 0


def test_notes_stand_level_with_their_passages_and_not_over_each_other(wide):
    rects = wide.notes.right.rects()
    assert len(rects) == len(NOTES)
    first = wide.passage_rect(*place_of(wide, NOTES[0]))
    assert abs(rects[0].top() + 8 - first.center().y()) < 4
    assert all(below.top() >= above.bottom() for above, below in pairwise(rects))
    assert wide.notes.right.geometry().left() >= wide.viewport().geometry().right()


def test_the_strip_stays_while_one_scrolls_and_goes_with_the_last_note(wide, qtbot):
    width = wide.viewport().width()
    assert width < 900
    for page in (2, 3, 1):
        wide.go_to_page(page)
        settle(qtbot)
        assert wide.viewport().width() == width
    wide.set_marks(noted(wide))
    settle(qtbot)
    assert wide.viewport().width() > width
    assert not wide.notes.right.isVisible()


def test_a_click_on_a_note_is_one_on_its_passage(wide, qtbot):
    spot = wide.notes.right.rects()[1].center().toPoint()
    with qtbot.waitSignal(wide.mark_activated) as told:
        qtbot.mouseClick(wide.notes.right, LEFT, pos=spot)
    assert told.args == [NOTES[1]]


def test_the_wheel_over_the_notes_scrolls_the_pages(wide):
    before = wide.verticalScrollBar().value()
    spot = wide.notes.right.geometry().center()
    turn_wheel(wide, spot.toPointF(), -2, to=wide)  # the notes leave it to the view
    assert wide.verticalScrollBar().value() > before


def test_without_room_notes_have_signs_that_tell_and_select(qtbot, made):
    view = shown(qtbot, made, size=(640, 700))
    view.set_marks(noted(view, "word2", "word35"))
    settle(qtbot)
    assert not view.notes.right.isVisible()
    line = view.passage_rect(*place_of(view, "word2")).center().y()
    edge = view._scroller.sheets.rect(1).translated(-view._scroller.shift).right()
    spot = QPointF(edge + 6, line)
    assert [mark.annotation for mark in view.notes.at(spot)] == ["word2"]
    assert view._under.said(spot).startswith("Trust\nSee word2.")
    with qtbot.waitSignal(view.mark_activated) as told:
        qtbot.mouseClick(view.viewport(), LEFT, pos=spot.toPoint())
    assert told.args == ["word2"]


def test_notes_of_one_line_share_a_sign(qtbot, made):
    view = shown(qtbot, made, size=(640, 700))
    place = place_of(view, "word2")
    marks = [Mark(*place, (GREEN,), name, note=name) for name in ("one", "two")]
    view.set_marks(marks)
    settle(qtbot)
    line = view.passage_rect(*place).center().y()
    edge = view._scroller.sheets.rect(1).translated(-view._scroller.shift).right()
    assert len(view.notes.at(QPointF(edge + 6, line))) == 2


def test_left_pages_have_their_notes_at_the_left(qtbot, made):
    view = shown(qtbot, made, size=(1300, 500))
    view.set_facing(True)
    view.set_fit("page")
    second = made.places.page_offsets(2)
    marks = [Mark(second[0] + 1, second[0] + 6, (GREEN,), "left", note="On the left")]
    view.set_marks(marks)
    view.go_to_page(2)
    settle(qtbot)
    assert view.notes.strip.both
    assert len(view.notes.left.rects()) == 1
    assert not view.notes.right.rects()
    sheet = view._scroller.sheets.rect(2).translated(-view._scroller.shift)
    assert view.notes.left.geometry().right() < sheet.left()
