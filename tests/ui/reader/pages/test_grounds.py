"""The grounds of marks on pages: one at each place, so that words under many stay readable."""

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.ui.reader.marks import Mark, MarkIndex
from leader_reader.ui.reader.pages.grounds import grounds, joined

spans = st.lists(
    st.tuples(st.integers(0, 30), st.integers(1, 12)).map(lambda pair: (pair[0], sum(pair))),
    max_size=12,
)


@given(spans)
def test_each_character_has_the_ground_of_the_last_mark_over_it(places):
    marks = [Mark(*place, ("#5fb236",), str(n)) for n, place in enumerate(places)]
    laned = MarkIndex(marks).laned
    over: dict[int, list[Mark]] = {}
    for (start, end), mark in grounds(laned):
        for place in range(start, end):
            over.setdefault(place, []).append(mark)
    for place in range(50):
        covering = [each.mark for each in laned if each.mark.start <= place < each.mark.end]
        assert over.get(place, []) == covering[-1:]


def test_a_space_between_two_stretches_belongs_to_the_second():
    marks = [Mark(0, 11, (), "one"), Mark(4, 7, (), "two")]
    found = joined(grounds(MarkIndex(marks).laned), "one two now")
    assert [place for place, _ in found] == [(0, 4), (3, 7), (7, 11)]


def test_a_mark_by_itself_is_one_stretch():
    marks = [Mark(0, 9, (), "one"), Mark(9, 20, (), "two")]
    assert [place for place, _ in grounds(MarkIndex(marks).laned)] == [(0, 9), (9, 20)]
