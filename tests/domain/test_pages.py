import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.pages import PageMap, PageRun, decode_runs, encode_runs

RUNS = (
    PageRun(0, 1, 10, 5),
    PageRun(6, 1, 17, 1),
    PageRun(7, 1, 18, 2, together=True),
    PageRun(9, 1, 19, 3),
    PageRun(14, 1, 2, 4),
    PageRun(19, 3, 0, 2),
)
"""Two lines with a ligature in the second, one from above them, and one on another page."""


@st.composite
def sound_runs(draw):
    """Return runs in the order of a text whose page characters belong to one run each."""
    runs, end, used = [], 0, {}
    for _ in range(draw(st.integers(0, 12))):
        page = draw(st.integers(1, 4))
        first = used.get(page, 0) + draw(st.integers(0, 3))
        start = end + draw(st.integers(0, 3))
        run = PageRun(start, page, first, draw(st.integers(1, 6)), draw(st.booleans()))
        end, used[page] = run.end, run.last
        runs.append(run)
    return tuple(runs)


def shuffled_on_the_page(runs):
    """Return the same stretches of text with the order on their pages turned round."""
    return tuple(PageRun(r.start, r.page, 500 - r.last, r.length, r.together) for r in runs)


many_runs = st.one_of(sound_runs(), sound_runs().map(shuffled_on_the_page))


def spelled_out(runs):
    """Return (offset, page, index) of each code point, one by one."""
    return [
        (run.start + at, run.page, run.first + (0 if run.together else at))
        for run in runs
        for at in range(run.length)
    ]


def test_a_place_and_its_neighbours():
    pages = PageMap(RUNS)
    assert pages.place(0) == (1, 10)
    assert pages.place(5) is None
    assert pages.near(5) == (1, 17)
    assert pages.place(7) == pages.place(8) == (1, 18)
    assert pages.near(12) == (1, 2)
    assert pages.near(99) == (3, 1)
    assert pages.place(99) is None


def test_from_the_page_to_the_text():
    pages = PageMap(RUNS)
    assert pages.offset(1, 12) == 2
    assert pages.offset(1, 18) == 7
    assert pages.offset(1, 15) is None
    assert pages.near_offset(1, 15) == 4
    assert pages.near_offset(1, 16) == 6
    assert pages.near_offset(1, 0) == 14
    assert pages.near_offset(1, 900) == 11
    assert pages.near_offset(2, 0) is None
    assert pages.page_offsets(1) == (0, 18)
    assert pages.page_offsets(2) is None


def test_stretches_follow_the_text_and_join_at_ligatures():
    pages = PageMap(RUNS)
    assert pages.stretches(3, 10) == [(1, 13, 15), (1, 17, 20)]
    assert pages.stretches(8, 9) == [(1, 18, 19)]
    assert pages.stretches(11, 21) == [(1, 21, 22), (1, 2, 6), (3, 0, 2)]
    assert pages.stretches(5, 6) == []
    assert pages.stretches(4, 4) == []


def test_without_runs_there_is_no_place():
    pages = PageMap(())
    assert not pages
    assert pages.near(0) is None
    assert pages.near_offset(1, 0) is None
    assert pages.stretches(0, 10) == []


@given(many_runs)
def test_the_map_agrees_with_the_runs_spelled_out(runs):
    pages = PageMap(runs)
    every = spelled_out(runs)
    by_offset = {offset: (page, index) for offset, page, index in every}
    by_place = {(page, index): offset for offset, page, index in reversed(every)}
    end = runs[-1].end + 2 if runs else 2
    assert [pages.place(at) for at in range(end)] == [by_offset.get(at) for at in range(end)]
    for (page, index), offset in by_place.items():
        assert pages.offset(page, index) == pages.near_offset(page, index) == offset
    for page in range(1, 5):
        on_page = [offset for offset, where, _ in every if where == page]
        assert pages.page_offsets(page) == ((on_page[0], on_page[-1] + 1) if on_page else None)


@given(many_runs, st.integers(0, 60), st.integers(0, 60))
def test_the_nearest_place_is_the_nearest(runs, offset, index):
    pages = PageMap(runs)
    every = spelled_out(runs)
    later = [(page, at) for where, page, at in every if where >= offset]
    back = [(page, at) for where, page, at in every if where < offset]
    assert pages.near(offset) == (later[0] if later else back[-1] if back else None)
    on_page = {at: where for where, page, at in reversed(every) if page == 1}
    nearest = min(on_page, key=lambda at: (abs(at - index), -at), default=None)
    assert pages.near_offset(1, index) == (None if nearest is None else on_page[nearest])


@given(many_runs, st.integers(0, 60), st.integers(0, 20))
def test_stretches_hold_each_character_of_the_passage_once_and_no_other(runs, start, length):
    found = PageMap(runs).stretches(start, start + length)
    held = [(page, at) for page, first, last in found for at in range(first, last)]
    every = spelled_out(runs)
    wanted = [(page, at) for where, page, at in every if start <= where < start + length]
    assert held == list(dict.fromkeys(wanted))


@given(many_runs)
def test_runs_come_back_from_bytes(runs):
    assert decode_runs(encode_runs(runs)) == runs


@given(many_runs.filter(bool), st.data())
def test_damaged_bytes_are_told(runs, data):
    sound = encode_runs(runs)
    at = data.draw(st.integers(0, len(sound) - 1))
    damaged = bytearray(sound)
    damaged[at] ^= data.draw(st.integers(1, 255))
    for broken in (bytes(damaged), sound[:at], sound + b"x"):
        try:
            found = decode_runs(broken)
        except ValueError:
            continue
        assert found == runs or not broken


@pytest.mark.parametrize(
    "runs",
    [
        (PageRun(5, 1, 0, 2), PageRun(6, 1, 4, 2)),
        (PageRun(0, 0, 0, 1),),
        (PageRun(0, 1, -1, 1),),
        (PageRun(0, 1, 0, 0),),
        (PageRun(0, 1, 0, 1 << 40),),
    ],
)
def test_what_are_no_runs_is_not_written(runs):
    with pytest.raises(ValueError, match="run"):
        encode_runs(runs)


def test_no_bytes_are_no_runs():
    assert decode_runs(b"") == ()
    with pytest.raises(ValueError, match="no runs"):
        decode_runs(b"something else")
