"""Whatever is typed: no error, places in the text, and soon; known pieces mean what they say."""

import sys
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as wq

from leader_reader.adapters.whoosh_index.tree import Same
from tests.adapters.language.asking import Thesaurus, asked
from tests.adapters.language.notation import shown

PIECES = [
    *"aé領 \"“”()*?:~-.,'’&\n\0\u00ad😀",
    *("AND ", " OR ", "NOT ", "title:", "year:", "201", "..", "is:", "un", "note:", "foo:", "~2"),
]
ANYTHING = st.one_of(st.text(max_size=40), st.lists(st.sampled_from(PIECES)).map("".join))


@settings(max_examples=300)
@given(ANYTHING, st.booleans(), st.booleans())
def test_nothing_that_is_typed_raises(text, typing, widened):
    known = Thesaurus({"a": [("é 領", "synonym")], "a a": [("b", "acronym")]})
    found = asked(text, known, prefix_last=typing, widened=widened)
    assert shown(found.tree)
    for part in (*found.problems, *found.words):
        assert 0 <= part.start < part.end <= len(text)
    assert all(w.added and w.word in text for w in found.widenings)
    assert widened or not found.widenings


LEAVES = {
    "alpha": "alpha",
    "Nurses": "nurs",
    '"bravo charlie"': "'bravo charlie'",
    '"deltas"': "'deltas'",
    "echo*": "echo*",
    "fo?trot": "fo?trot",
    "golfing~2": "golfing~2",
    '"hotel india"~4': "<hotel india>4",
    "title:juliet": "title=juliet",
    "year:2012..2019": "year=2012..2019",
    "is:untagged": "is=untagged",
    'topic:"kilo lima"': "topic=kilo lima",
}
"""Pieces of a query and what they mean."""


@st.composite
def meant(draw, depth=3):
    """A query as typed, and what it means: a function of which leaves hold."""
    if not depth or draw(st.booleans()):
        text = draw(st.sampled_from(sorted(LEAVES)))
        return text, lambda holds: holds[LEAVES[text]]
    one, is_one = draw(meant(depth - 1))
    if draw(st.integers(0, 3)) == 0:
        sign = draw(st.sampled_from(["NOT ", "-"]))
        return f"({sign}({one}))", lambda holds: not is_one(holds)
    other, is_other = draw(meant(depth - 1))
    if draw(st.booleans()):
        return f"({one} OR {other})", lambda holds: is_one(holds) or is_other(holds)
    sign = draw(st.sampled_from([" ", " AND "]))
    return f"({one}{sign}{other})", lambda holds: is_one(holds) and is_other(holds)


def is_met(tree, holds):
    if isinstance(tree, wq.Not):
        return not is_met(tree.query, holds)
    if isinstance(tree, wq.And | wq.Or) and not isinstance(tree, Same):
        how = all if isinstance(tree, wq.And) else any
        return how(is_met(each, holds) for each in tree.subqueries)
    return holds[shown(tree)]


@given(meant(), st.data())
def test_a_query_of_known_pieces_means_what_they_mean_together(query, data):
    text, is_meant = query
    found = asked(text)
    assert found.problems == ()
    for _ in range(8):
        drawn = data.draw(st.lists(st.booleans(), min_size=len(LEAVES), max_size=len(LEAVES)))
        holds = dict(zip(LEAVES.values(), drawn, strict=True))
        assert is_met(found.tree, holds) == is_meant(holds)


@given(st.lists(st.sampled_from(sorted(LEAVES)), min_size=1, max_size=8))
def test_pieces_side_by_side_must_all_hold(texts):
    tree = asked(" ".join(texts)).tree
    leaves = tree.subqueries if len(texts) > 1 else [tree]
    assert [shown(leaf) for leaf in leaves] == [LEAVES[text] for text in texts]


LONG = [
    *("(", '"', "-", "*", "?", "~", "!", "é", "領", ")", "a:", "a ", "a-", "a.", "a~ ", "*a", "a?"),
    *("NOT ", "AND ", "a OR ", "-(", "(a ", "ab:cd ", "title:", "title:(", "title:(-", "note:("),
    *('"a"~', '"a b" ', "year:2012 ", "is:x ", "http://", "“", "(\u00ad", "a\u0301"),
]


@pytest.mark.parametrize(("piece", "typing"), [*product(LONG, [False]), ("a ", True), ("(a", True)])
def test_ten_times_the_length_takes_no_hundred_times_the_work(piece, typing):
    known = Thesaurus({"a a": [("b", "synonym")]})
    text = (piece * 10_000)[:10_000]
    short, long = (_work(text[:size], known, typing) for size in (1_000, 10_000))
    assert long < 30 * short + 5_000
    found = asked(text, known, prefix_last=typing)
    assert shown(found.tree)


def _work(text, known, typing):
    """Return how many functions are called to parse a text."""
    calls = 0

    def count(_frame, event, _argument):
        nonlocal calls
        calls += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        asked(text, known, prefix_last=typing)
    finally:
        sys.setprofile(before)
    return calls
