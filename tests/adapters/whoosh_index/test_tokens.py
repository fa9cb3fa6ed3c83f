"""The fast tokenizer finds the words that `Words` finds, whatever the text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.whoosh_index import raw_words, tokens
from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.tokens import Tokenizer

ODD = (
    *("'", "’", "-", "–", "_", ".", " ", "\t", "\n", "\0", "\x7f", "\u00a0", "\u2028", "\u00ad"),
    *("\u200d", "\u2060", "\u0301", "\u0345", "\u0e31", "a", "B", "ß", "ſ", "İ", "I\u0307", "ı"),
    *(
        "ﬁ",
        "ﷺ",
        "Å",
        "K",
        "Ω",
        "²",
        "½",
        "医",
        "の",
        "한",
        "ア",
        "ｱ",
        "नि",
        "لا",
        "😀",
        "\U0001d400",
    ),
    *("s", "'s", "’s", "'S", "n't", "\ud7ff", "ʼ", "ｓ", "x\u0301's", "0", "٣", "é", "e\u0301"),
)
odd = st.lists(st.sampled_from(ODD), max_size=30).map("".join)
long = st.integers(1, 60).flatmap(
    lambda n: st.sampled_from(("a" * n, "é" * n, "ab-" * n, "x'y" * n, "a" * n + "é", "医" * n))
)
texts = st.one_of(
    st.text(max_size=40), odd, long, st.lists(st.one_of(odd, long), max_size=6).map(" ".join)
)


def words_of(tokenizer, rows):
    """Return the forms of texts as the tokenizer has them, and check their stems."""
    for text in rows:
        tokenizer.read(text)
    taken, vocabulary = tokenizer.take(), tokenizer.vocabulary
    numbers = taken.forms.tolist()
    found, at = [], 0
    for length in taken.lengths.tolist():
        found.append(
            [
                (vocabulary.forms[number], vocabulary.stems[vocabulary.stem_of[number]])
                for number in numbers[at : at + length]
            ]
        )
        at += length
    assert at == len(numbers)
    return found


def plainly(rows):
    split = Words()
    return [[(word.form, word.stem) for word in split(text)] for text in rows]


@settings(max_examples=400, deadline=None)
@given(st.lists(texts, max_size=8))
def test_the_words_are_those_of_the_analysis(rows):
    assert words_of(ONE, rows) == plainly(rows)


ONE = Tokenizer()  # one for all examples: what it has learned must not lead it astray


@pytest.mark.parametrize("batch", [0, 10, 1 << 18])
@settings(max_examples=50, deadline=None)
@given(batches=st.lists(st.lists(texts, max_size=6), max_size=5))
def test_the_size_of_a_batch_makes_no_difference(batch, batches):
    tokenizer = Tokenizer()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(tokens, "_A_BATCH", batch)
        for rows in batches:
            assert words_of(tokenizer, rows) == plainly(rows)


@pytest.mark.parametrize("width", [7, 8, 9, 15, 16, 17, 23, 24, 25, 26, 300])
def test_words_that_differ_in_one_letter_are_told_apart(width):
    rows = ["a" * at + "b" + "a" * (width - at - 1) for at in range(width)]
    rows += ["a" * width, "a" * (width - 1), "a" * (width + 1)]
    assert words_of(Tokenizer(), [" ".join(rows), *rows]) == plainly([" ".join(rows), *rows])


def test_words_whose_slot_is_taken_are_known_again(monkeypatch):
    monkeypatch.setattr(raw_words, "_BITS", 3)
    rows = [" ".join(f"w{number} x-{number % 7}" for number in range(200))] * 3
    tokenizer = Tokenizer()
    for _ in range(3):
        assert words_of(tokenizer, rows) == plainly(rows)


def test_a_full_vocabulary_is_told_and_renewed(monkeypatch):
    monkeypatch.setattr(tokens, "_MOST_WORDS", 10)
    tokenizer = Tokenizer()
    words_of(tokenizer, ["one two three"])
    assert not tokenizer.full
    words_of(tokenizer, [f"医{chr(0x4E00 + number)}" for number in range(40)])
    assert tokenizer.full
    tokenizer.renew()
    assert not tokenizer.full
    assert words_of(tokenizer, ["one two"]) == plainly(["one two"])


def test_runs_without_spaces_fill_the_vocabulary_too(monkeypatch):
    monkeypatch.setattr(tokens, "_MOST_WORDS", 30)
    tokenizer = Tokenizer()
    words_of(tokenizer, [f"{'医' * number}" for number in range(2, 40)])
    assert tokenizer.full


def test_what_was_read_and_not_taken_can_be_discarded():
    tokenizer = Tokenizer()
    tokenizer.read("not wanted")
    tokenizer.discard()
    assert words_of(tokenizer, ["wanted"]) == plainly(["wanted"])


def test_compounds_are_those_of_the_texts_taken():
    tokenizer = Tokenizer()
    tokenizer.read("Well-being, x-ray and decision-making; long-term-care; co\u00ad-operate.")
    assert tokenizer.take().compounds == {
        "wellbeing": "well-being",
        "decisionmaking": "decision-making",
    }
    tokenizer.read("nothing")
    assert tokenizer.take().compounds == {}
    tokenizer.read("(well-being)")
    assert tokenizer.take().compounds == {"wellbeing": "well-being"}


def test_half_a_character_parts_words():
    rows = ["one\ud83dtwo \udc00", "\ud83d"]
    assert words_of(Tokenizer(), rows) == plainly(rows) == plainly(["one two", ""])
