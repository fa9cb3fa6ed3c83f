"""Prefixes, patterns and fuzzy words stand for the forms that plain Python finds."""

import random
import re
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.patterns import forms_of, within
from leader_reader.domain.search import HitKind
from leader_reader.services.ports import IndexPassage
from tests.adapters.whoosh_index.kept import Kept
from tests.adapters.whoosh_index.scan import levenshtein, wild

LETTERS = "abcæø医éя"
words = st.text(LETTERS, min_size=1, max_size=7)
ordinary = st.text("ab", min_size=1, max_size=6)
asked = st.one_of(ordinary, st.text(LETTERS + ".+()[]{}^$|\\*?#'- \n", max_size=7))


def forms_in(texts):
    """Return a segment that has some words, and their forms in order."""
    with TemporaryDirectory() as folder:
        kept = Kept(Path(folder) / "index")
        text = " ".join(texts)
        kept.update([], [IndexPassage("k", "d", HitKind.PASSAGE, 0, 9, text)])
        (part,) = kept.snapshot().parts
        forms = sorted({word.form for word in Words()(text)})
        assert list(part.segment.forms) == forms
        return part.segment, forms


def found(segment, tree):
    numbers = forms_of(segment, tree).tolist()
    assert numbers == sorted(set(numbers))
    return [segment.forms[number] for number in numbers]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(words, ordinary), max_size=40), st.lists(asked, min_size=1, max_size=8))
def test_they_stand_for_what_plain_python_finds(texts, wanted):
    segment, forms = forms_in(texts)
    for text in [*wanted, *forms[:5]]:
        assert found(segment, wq.Prefix("words", text)) == [
            form for form in forms if form.startswith(text)
        ]
        assert found(segment, wq.Wildcard("words", text)) == [
            form for form in forms if wild(text, form)
        ]
        for most in (1, 2):
            assert found(segment, fuzzy(text, most)) == [
                form for form in forms if levenshtein(form.encode(), text.encode()) <= most
            ]


def fuzzy(text, most):
    return wq.FuzzyTerm("words", text, maxdist=most, prefixlength=0)


def test_on_a_large_vocabulary():
    chance = random.Random(4)
    texts = ["".join(chance.choices("abcdeé", k=chance.randint(1, 9))) for _ in range(6000)]
    segment, forms = forms_in(texts)
    for text in chance.sample(forms, 12):
        for most in (1, 2):
            raw = text.encode()
            assert found(segment, fuzzy(text, most)) == [
                form for form in forms if levenshtein(form.encode(), raw, most) <= most
            ]
        pattern = text[0] + "*" + text[-1] + "?"
        assert found(segment, wq.Wildcard("words", pattern)) == [
            form for form in forms if re.fullmatch(f"{text[0]}.*{text[-1]}.", form)
        ]


@pytest.mark.parametrize("length", [300, 33_000])
def test_very_long_words_are_compared_too(length):
    segment, forms = forms_in(["a" * length, "b"])
    assert found(segment, fuzzy("a" * (length - 2), 2)) == [forms[0]]
    assert found(segment, fuzzy("a" * (length - 3) + "b", 1)) == []


def test_half_a_character_from_a_keyboard_finds_nothing():
    segment, _ = forms_in(["a", "ab"])
    for tree in (
        wq.Prefix("words", "\ud83d"),
        wq.Wildcard("words", "\ud83d*"),
        fuzzy("abc\udc00", 1),
    ):
        assert found(segment, tree) == []
    assert segment.forms.find("\ud83d") == -1
    assert within(segment, "\udc00", 2).tolist() == []
