"""Finding words: case, accents, white space, and where they are."""

from hypothesis import given
from hypothesis import strategies as st

from leader_reader.ui.reader.find import find_all, folded


def places(text: str, words: str) -> list[str]:
    return [text[start:end] for start, end in find_all(folded(text), words)]


def test_case_and_accents_do_not_matter():
    assert places("Café CAFE cafe\u0301 cave", "cafe") == ["Café"[:4], "CAFE", "cafe\u0301"]
    assert places("naïve", "NAÏVE") == ["naïve"]


def test_any_white_space_stands_between_words():
    assert places("talent\nmanagement, talent \t management", "talent management") == [
        "talent\nmanagement",
        "talent \t management",
    ]


def test_signs_of_the_pattern_language_are_plain_characters():
    assert places("a+b (c) a.b", "a+b (c)") == ["a+b (c)"]
    assert places("anything", "   ") == []


@given(st.text())
def test_folding_keeps_every_character_in_its_place(text):
    assert len(folded(text)) == len(text)


@given(st.text(max_size=40), st.text(max_size=6))
def test_finding_never_fails(text, words):
    for start, end in find_all(folded(text), words):
        assert 0 <= start < end <= len(text)
