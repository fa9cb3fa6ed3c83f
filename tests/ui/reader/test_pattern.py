"""Patterns: what they find, how a wrong one is explained, and that an endless one ends."""

from time import thread_time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.ui.reader.find import Wanted
from leader_reader.ui.reader.pattern import PatternProblem, compiled, find_pattern
from tests.samples import document

PAPER = document("Talent needs time 😀, talents need teams.", "A team of teams.", "x" * 9000)


def places(words, paper=PAPER, **asked):
    expression = compiled(Wanted(words, pattern=True, **asked))
    found = [span for some in find_pattern(expression, paper) for span in some]
    return [paper.text[start:end] for start, end in found]


def test_a_pattern_finds_what_fits_whatever_its_case():
    assert places(r"talents?\b") == ["Talent", "talents"]
    assert places(r"talents?\b", case=True) == ["talents"]
    assert places(r"teams?") == ["teams", "teams", "team", "teams"]


def test_whole_words_and_places_after_wide_characters():
    assert places(r"t..m") == ["team"] * 4
    assert places(r"t..m", whole=True) == ["team"]
    assert places(r"need|time", whole=True) == ["time", "need"]


def test_a_match_lies_in_one_paragraph_and_has_a_character():
    assert places(r"^A") == ["A"]
    assert places(r"teams\.\s*A") == []
    assert places(r"z*") == []
    assert places(r"😀|z*") == ["😀"]


def test_long_paragraphs_are_looked_through_in_pieces_once():
    paper = document("word " * 3000 + "needle " + "word " * 3000)
    assert places("needle", paper) == ["needle"]
    assert len(places("word", paper)) == 6000


@pytest.mark.parametrize("words", ["(team", "[a", "*", "a{2,1}", "(?P<x", "\\"])
def test_what_is_no_pattern_is_explained(words):
    with pytest.raises(PatternProblem) as problem:
        places(words)
    said = str(problem.value)
    assert said.startswith("This is not a pattern yet: ")
    assert said.endswith(".")


def test_a_pattern_cannot_switch_its_limits_off():
    with pytest.raises(PatternProblem):
        places("(*LIMIT_MATCH=4000000000)(x+)+[yz]")


@pytest.mark.parametrize(
    "words", ["(x+)+[yz]", "(x|xx)+[yz]", "(x*)*[yz]", ".*.*.*[!?]", "(a+)+[!?]", "(x+x+)+[yz]"]
)
def test_an_endless_pattern_ends_soon(words):
    paper = document("x" * 60 + "y?", "a" * 60 + "b", "x" * 400_000, "a lead and a team " * 500)
    expression = compiled(Wanted(words, pattern=True))
    slices, began = [], thread_time()
    work = find_pattern(expression, paper)
    try:
        while True:
            turn = thread_time()
            some = next(work, None)
            slices.append(thread_time() - turn)
            if some is None:
                break
    except PatternProblem as problem:
        assert "takes too long" in str(problem)  # noqa: PT017 - a few of them do end
    assert thread_time() - began < 8
    assert max(slices, default=0) < 1


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet="ab(|)[]*+?.^$\\{}1,", max_size=12), st.booleans(), st.booleans())
def test_nothing_typed_as_a_pattern_raises_anything_else(words, case, whole):
    try:
        for span in places(words, document("aab ab b", "ba" * 30), case=case, whole=whole):
            assert span
    except PatternProblem as problem:
        assert str(problem).endswith(".")  # noqa: PT017 - either is right
