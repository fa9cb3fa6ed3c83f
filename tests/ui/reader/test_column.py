"""The column is centred, gives way to notes, and never leaves the view."""

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.ui.reader.column import column_in
from leader_reader.ui.reader.rendering import PAGE_SIDE


@given(st.integers(160, 4_000), st.integers(200, 1_500))
def test_page_margins_and_notes_share_the_room(room, wanted):
    column = column_in(room, wanted)
    page = room - column.left - column.right
    assert 0 < page <= wanted + 2 * PAGE_SIDE
    assert column.notes_left >= column.left + page
    assert column.notes_left + column.notes_width <= room


def test_a_wide_view_centres_the_text_and_a_middling_one_makes_room_for_notes():
    wide, middling = column_in(1_600, 620), column_in(800, 620)
    assert wide.left == wide.right
    assert middling.left < middling.right
    assert middling.notes_width > 90
