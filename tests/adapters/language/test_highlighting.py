"""What a query marks in a text."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.language import highlighter
from tests.adapters.language.asking import Thesaurus, asked

TEXT = "Talent management: managers of talent manage hepatitis, well-being and wellbeing."


def marked(query, text=TEXT, widen=None, **fields):
    mark = highlighter(asked(query, widen, **fields).tree)
    return [text[start:end] for start, end in mark(text)]


@pytest.mark.parametrize(
    ("query", "words"),
    [
        ("manage", ["management", "managers", "manage"]),
        ('"manage"', ["manage"]),
        ('"talent management"', ["Talent management"]),
        ('"talent management" talent', ["Talent management", "talent"]),
        ('"talent management: managers" "managers of"', ["Talent management: managers of"]),
        ('"of talent"~3', ["Talent", "of", "talent"]),
        ("managers*", ["managers"]),
        ("*itis", ["hepatitis"]),
        ("manage?", ["management", "managers", "manage"]),
        ("manage?s", ["managers"]),
        ("hepatitus~1", ["hepatitis"]),
        ("hepatitis NOT talent", ["hepatitis"]),
        ("-talent", []),
        ("-(talent OR manage)", []),
        ("title:talent hepatitis", ["hepatitis"]),
        ('title:"talent management" format:talent topic:talent year:2012', []),
        ("note:talent", ["Talent", "talent"]),
        ("well-being", ["well-being", "wellbeing"]),
        ("hepatitis OR zebra", ["hepatitis"]),
        ("zebra", []),
        ("*", []),
        ("", []),
    ],
)
def test_words_phrases_and_patterns_are_marked(query, words):
    assert marked(query) == words


def test_what_is_unfinished_is_marked_by_its_beginning():
    assert marked("hepa", prefix_last=True) == ["hepatitis"]
    assert marked('"of talent ma', prefix_last=True) == [
        "management",
        "managers",
        "of talent",
        "manage",
    ]


def test_alternatives_are_marked():
    known = Thesaurus({"icb": [("integrated care board", "acronym")]})
    text = "The Integrated Care Board (ICB) of this board"
    assert marked("ICB", text, known) == ["Integrated Care Board", "ICB"]


def test_accents_and_scripts():
    assert marked("naive role", "A naïve rôle") == ["naïve", "rôle"]
    assert marked('"領導"', "医療 領導 導領") == ["領導"]
    assert marked("leadership", "lead\u00adership in leader-ship") == ["lead\u00adership"]


def distance(one, other):
    if not one or not other:
        return len(one) + len(other)
    if one[0] == other[0]:
        return distance(one[1:], other[1:])
    tries = (one[1:], other), (one, other[1:]), (one[1:], other[1:])
    return 1 + min(distance(*each) for each in tries)


@given(st.text("abc", min_size=4, max_size=6), st.text("abcd ", max_size=30), st.sampled_from("12"))
def test_fuzzy_words_are_those_within_the_distance(word, text, most):
    near = [each for each in text.split() if abs(len(each) - len(word)) < 3]
    near = [each for each in near if distance(word, each) <= int(most)]
    assert marked(f"{word}~{most}", text) == near


@given(st.text(st.sampled_from('ab c-"()*?~AND\u00ad領é’'), max_size=20), st.text(max_size=40))
def test_marks_are_in_the_text_in_order_and_apart(query, text):
    for words in (text, query):
        spans = highlighter(asked(query).tree)(words)
        assert all(0 <= start < end <= len(words) for start, end in spans)
        assert all(one[1] <= other[0] for one, other in pairwise(spans))


@given(st.lists(st.from_regex(r"[a-zé]{1,9}", fullmatch=True), min_size=2, max_size=5))
def test_any_words_in_a_row_are_marked_as_a_phrase(words):
    phrase = " ".join(words)
    text = f"Before it, {phrase}; after it."
    (start, end), *_ = [
        span
        for span in highlighter(asked(f'"{phrase}"').tree)(text)
        if span[0] <= text.index(phrase) < span[1]
    ]
    assert end >= start + len(phrase)


def test_a_long_text_is_marked_quickly():
    text = TEXT * 2000  # 160,000 characters
    query = 'talent "of talent" man* *itis hepatitus~1 wom?n "a b"~3 zebra'
    began = time.perf_counter()
    found = highlighter(asked(query).tree)(text)
    assert len(found) == 6 * 2000
    plain = time.perf_counter() - began
    began = time.perf_counter()
    for _ in Words()(text):
        pass
    assert plain < 8 * (time.perf_counter() - began) + 0.2


TEXTS = st.text(st.sampled_from("aeinmst aeinmst '-_,.’“éØßŁ½²ǅ\xad\n\t"), max_size=60) | st.lists(
    st.sampled_from(["dying", "die", "skies", "sky", "lying", "lie", "idly", "ties", "tie"])
).map(" ".join)


@given(TEXTS, st.sampled_from(["man", "tie", "die sky", "lie idle", "ten*", "men OR ma*", "it's"]))
def test_looking_only_where_a_word_may_begin_misses_none(text, query):
    quick = highlighter(asked(query).tree)(text)
    whole = highlighter(asked(f'{query} "no such phrase"').tree)(text)
    assert quick == whole
