"""The index of marks: overlaps, lanes and turns."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.ui.reader.marks import Mark, MarkIndex

spans = st.tuples(st.integers(0, 60), st.integers(1, 20), st.integers(0, 3))


def marks_of(found: list[tuple[int, int, int]]) -> list[Mark]:
    colours = ("#ffd400", "#5fb236", "#2ea8e5")
    return [
        Mark(start, start + length, colours[:many], str(number))
        for number, (start, length, many) in enumerate(found)
    ]


@given(st.lists(spans, max_size=30), st.integers(0, 80), st.integers(1, 20))
def test_a_query_finds_just_the_marks_that_share_a_character(found, start, length):
    marks, end = marks_of(found), start + length
    expected = {mark.annotation for mark in marks if mark.start < end and mark.end > start}
    index = MarkIndex(marks)
    assert {laned.mark.annotation for laned in index.between(start, end)} == expected


@given(st.lists(spans, max_size=30))
def test_overlapping_marks_never_share_a_lane(found):
    laned = MarkIndex(marks_of(found)).between(-1, 1_000)
    for one in laned:
        assert len(one.lanes) == max(1, len(one.mark.colours))
        for other in laned:
            over = one.mark.start < other.mark.end and other.mark.start < one.mark.end
            if one is not other and over:
                assert not set(one.lanes) & set(other.lanes)


@given(st.lists(spans, max_size=30), st.lists(spans, max_size=5), st.sets(st.integers(0, 29)))
def test_an_index_that_takes_over_from_another_equals_one_made_anew(found, more, gone):
    old = marks_of(found)
    kept = [mark for number, mark in enumerate(old) if number not in gone]
    marks = kept + [replace(mark, annotation=f"new {mark.annotation}") for mark in marks_of(more)]
    after, anew = MarkIndex(marks, MarkIndex(old)), MarkIndex(marks)
    assert after.laned == anew.laned
    assert after.between(0, 40) == anew.between(0, 40)


@given(st.lists(spans, max_size=30), st.sets(st.integers(0, 29)))
def test_marks_outside_the_stretch_that_differs_look_alike(found, gone):
    old = marks_of(found)
    before = MarkIndex(old)
    after = MarkIndex([each for number, each in enumerate(old) if number not in gone], before)
    start, end = after.differs(before) or (0, 0)
    for one, other in ((before, after), (after, before)):
        outside = [each for each in one.laned if each.mark.end <= start or each.mark.start >= end]
        assert all(each in other.laned for each in outside)


def test_marks_at_a_place_take_turns_the_shortest_first():
    index = MarkIndex([Mark(0, 50, (), "long"), Mark(10, 20, (), "short"), Mark(30, 40, (), "x")])
    assert [mark.annotation for mark in index.at(15)] == ["short", "long"]
    turns = []
    for _ in range(3):
        mark = index.after(turns[-1] if turns else "", 15)
        turns.append(mark.annotation if mark else "none")
    assert turns == ["short", "long", "short"]
    assert index.after("", 60) is None


@given(
    st.lists(st.tuples(st.integers(0, 30), st.integers(1, 12)), min_size=1, max_size=12),
    st.data(),
)
def test_a_moved_mark_has_lanes_of_its_own_and_the_others_keep_theirs(places, data):
    marks = [
        Mark(start, start + long, ("#5fb236",), str(n)) for n, (start, long) in enumerate(places)
    ]
    index = MarkIndex(marks)
    old = data.draw(st.sampled_from(marks))
    start = data.draw(st.integers(0, 30))
    new = replace(old, start=start, end=start + data.draw(st.integers(1, 12)))
    moved = index.moved(old, new)
    lanes = {laned.mark.annotation: laned.lanes for laned in index.laned}
    for laned in moved.laned:
        if laned.mark is not new:
            assert laned.lanes == lanes[laned.mark.annotation]
        for other in moved.between(laned.mark.start, laned.mark.end):
            assert other is laned or not set(other.lanes) & set(laned.lanes)
    order = [(mark.start, -mark.end) for mark in moved]
    assert order == sorted(order)
    assert new in moved.at(start)
