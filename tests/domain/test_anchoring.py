"""Describing a passage and finding it again."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.anchoring import CONTEXT, anchor, describe, locate, trim
from tests.samples import document

PAPER = document("Staff who were asked 😀 saw a change.", "Staff who were asked, said so.")


def test_a_passage_is_described_by_place_and_words():
    start = PAPER.text.index("asked 😀")
    target = describe(PAPER, start, start + 7)
    assert target.quote.exact == "asked 😀"
    assert target.quote.prefix == PAPER.text[max(0, start - CONTEXT) : start]
    assert anchor(target, PAPER.text) == (start, start + 7)


@pytest.mark.parametrize(("start", "end"), [(5, 5), (7, 3), (-1, 4), (0, 10_000)])
def test_no_passage_no_target(start, end):
    with pytest.raises(ValueError, match="no passage"):
        describe(PAPER, start, end)


@given(st.text(max_size=60), st.integers(0, 30))
def test_an_anchor_survives_what_is_put_in_before_it(inserted, at):
    start = PAPER.text.index("saw a change")
    target = describe(PAPER, start, start + 12)
    changed = PAPER.text[:at] + inserted + PAPER.text[at:]
    found = anchor(target, changed)
    assert found is not None
    assert changed[slice(*found)] == "saw a change"


def test_of_equal_quotes_the_one_in_its_surroundings_is_taken():
    second = PAPER.text.rindex("Staff who were asked")
    target = describe(PAPER, second, second + 20)
    moved = replace(target, position=replace(target.position, start=second - 7, end=second + 13))
    assert anchor(moved, PAPER.text) == (second, second + 20)


def test_words_that_are_gone_have_no_anchor():
    target = describe(PAPER, 0, 3)
    assert anchor(target, "Nothing of it") is None


@pytest.mark.parametrize(
    "quote", ["asked,\n said so", "ASKED, said so", "asked, said  so", " asked, said so "]
)
def test_a_quote_retyped_is_found(quote):
    (place,) = locate(PAPER.text, quote)
    assert PAPER.text[slice(*place)] == "asked, said so"


def test_typographic_marks_are_as_plain_ones():
    assert locate("the ward’s “own” map", 'ward\'s "own"') == [(4, 16)]
    assert locate("text", "  ") == []


@given(st.text(), st.integers(0, 30), st.integers(0, 30))
def test_trimming_leaves_the_words_alone(text, start, length):
    first, last = trim(text, start, start + length)
    assert text[first:last] == text[start : start + length].strip()


FIRST = "The ward sister leads the team on most nights of the year."
SECOND = "A board that listens keeps its nurses for many more years."


def test_reworded_words_are_anchored_where_they_are_now():
    paper = document(FIRST, SECOND)
    start = paper.text.index("sister leads the team on most nights")
    target = describe(paper, start, start + len("sister leads the team on most nights"))
    new = (
        f"{SECOND}\nSince then the ward sister has led the team on most of the nights of the year."
    )
    found = anchor(target, new)
    assert found is not None
    assert new[slice(*found)] == "sister has led the team on most of the nights"


def test_two_places_that_are_alike_are_no_anchor():
    paper = document(FIRST, SECOND)
    start = paper.text.index("sister leads the team")
    target = describe(paper, start, start + len("sister leads the team"))
    once = "On that day the ward sister led the team on nights."
    twice = f"{once} {once} {once}"
    assert anchor(target, twice) is None


@given(st.text(max_size=80), st.text(max_size=80))
def test_an_anchor_lies_in_the_text_whatever_it_is(words, text):
    paper = document(f"Before {words} after.")
    found = anchor(describe(paper, 0, len(paper.text)), text)
    assert found is None or 0 <= found[0] <= found[1] <= len(text)
