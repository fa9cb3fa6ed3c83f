"""Prose made for measuring: an invented vocabulary, as unevenly used as that of a language.

How often a word is used falls with its rank as Zipf and Mandelbrot found; stems have endings,
a document keeps to its theme, and some words like to stand together.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from tests.benchmarks.generated import WORDS
from tests.benchmarks.search.corpus import LONGEST, SHORTEST

VOCABULARY = 60_000
A_DOCUMENT = 40
"""Passages of a document."""

_BLOCK = 50
"""Documents made at a time."""

_SYLLABLES = ("b c d f g h l m n p r s t v w br ch cl cr dr fl gr pl pr sh st th tr", "a e i o u")
_CODAS = ("", "", "n", "r", "l", "s", "t", "nd", "m", "ck", "st")
_ENDINGS = {
    "": 1.0,
    "s": 0.45,
    "ed": 0.3,
    "ing": 0.3,
    "er": 0.08,
    "ers": 0.06,
    "ment": 0.06,
    "ments": 0.03,
    "ly": 0.05,
    "ness": 0.03,
    "able": 0.03,
    "ation": 0.05,
}
_TABLE = 1 << 22
_LITTLE, _THEME = 0.45, 0.18  # shares of the words: those of grammar, those of the theme
_COLLOCATIONS = 12_000
_ACRONYMS = 4000
_ASIDES, _LONGEST_ASIDE = 0.3, 10  # share of the passages that end with one, and its words


@dataclass(frozen=True)
class Lexicon:
    """Words by number, and tables of numbers to draw from, each as often as it is used.

    `little` and `words` are drawn from evenly; `together` are rows of 2 to 4 numbers, -1 for none.
    """

    written: list[str]
    little: np.ndarray
    words: np.ndarray
    together: np.ndarray


class _Asides:
    """Ends some passages with what prose has besides: acronyms, hyphens, quotes and accents."""

    def __init__(self, words: list[str]) -> None:
        chance = self._chance = random.Random(8)
        names = (chance.sample(words, chance.randint(2, 4)) for _ in range(_ACRONYMS))
        self._names = [" ".join(word.capitalize() for word in name) for name in names]
        self._words = words

    def __call__(self, text: str) -> str:
        chance = self._chance
        kind = chance.random()
        if kind > _ASIDES:
            return text
        name = self._names[int(len(self._names) * chance.random() ** 2)]
        short = "".join(word[0] for word in name.split())
        one, other = chance.choice(self._words), chance.choice(self._words)
        forms = (
            f"It is the {name} ({short}).",
            f"So said the {short}.",
            f"A {one}-{other} is “{other}”, not {one}’s.",
            f"In {chance.randint(1990, 2024)}, {chance.randint(2, 99)} % were {one}é.",
        )
        return f"{text} {forms[int(kind / _ASIDES * len(forms))]}"


def lexicon(size: int = VOCABULARY) -> Lexicon:
    """Return the vocabulary, always the same."""
    chance = random.Random(3)
    words, weights = list(dict.fromkeys(WORDS)), []
    little = len(words)
    for rank, stem in enumerate(_stems(chance)):
        kept = [end for end in _ENDINGS if not end or chance.random() < 0.5]
        words += [stem + end for end in kept]
        weights += [_ENDINGS[end] / (rank + 2.7) for end in kept]
        if len(words) >= size:
            break
    numbers = np.arange(little, len(words))
    drawn = _table(numbers, np.array(weights), _TABLE)
    few = _table(np.arange(little), 1 / (np.arange(little) + 2.7), 1 << 16)
    together = np.random.default_rng(4).choice(drawn, (_COLLOCATIONS, 4))
    together[::3, 2:] = -1
    together[1::3, 3] = -1
    return Lexicon(words, few, drawn, together)


def _stems(chance: random.Random) -> Iterator[str]:
    """Yield ever new stems; the first ones, which are used most, are short."""
    begins, vowels = (row.split() for row in _SYLLABLES)
    seen = set(WORDS)
    while True:
        long = 1 + (len(seen) > 900) + (len(seen) > 5000) * chance.randint(0, 2)
        parts = [chance.choice(begins) + chance.choice(vowels) for _ in range(long)]
        stem = "".join(parts) + chance.choice(_CODAS) + chance.choice(begins)
        if stem not in seen:
            seen.add(stem)
            yield stem


def _table(numbers: np.ndarray, weights: np.ndarray, size: int) -> np.ndarray:
    """Return `size` numbers, each as many times as its weight asks for."""
    reach = np.cumsum(weights) / weights.sum()
    at = np.searchsorted(reach, (np.arange(size) + 0.5) / size)
    return numbers[np.minimum(at, len(numbers) - 1)].astype(np.int32)


def documents(words: Lexicon | None = None) -> Iterator[list[str]]:
    """Yield documents without end: the texts of 40 passages each, always the same."""
    words = words or lexicon()
    spelling = np.array(_variants(words.written), object)
    chance = np.random.default_rng(7)
    asides = _Asides(words.written[len(words.written) // 50 :])
    while True:
        room = LONGEST - SHORTEST - _LONGEST_ASIDE
        lengths = SHORTEST + chance.beta(1, 2, _BLOCK * A_DOCUMENT) * room
        lengths = lengths.astype(np.int64)
        tokens = _tokens(words, chance, lengths)
        texts = _texts(spelling[_punctuated(chance, tokens, lengths, len(words.written))], lengths)
        texts = [asides(text) for text in texts]
        for first in range(0, len(texts), A_DOCUMENT):
            yield texts[first : first + A_DOCUMENT]


def _tokens(words: Lexicon, chance: np.random.Generator, lengths: np.ndarray) -> np.ndarray:
    """Return the numbers of the words of a block of documents."""
    total = int(lengths.sum())
    tokens = chance.choice(words.words, total)
    themes = chance.choice(words.words, (_BLOCK, 40))
    owner = np.repeat(np.arange(_BLOCK), lengths.reshape(_BLOCK, -1).sum(axis=1))
    kind = chance.random(total)
    tokens = np.where(kind < _THEME, themes[owner, chance.integers(0, 40, total)], tokens)
    tokens = np.where(kind > 1 - _LITTLE, chance.choice(words.little, total), tokens)
    starts = np.flatnonzero(chance.random(max(0, total - 4)) < 0.02)
    which = (len(words.together) * chance.random(len(starts)) ** 3).astype(np.int64)
    for offset in range(4):
        word = words.together[which, offset]
        tokens[starts[word >= 0] + offset] = word[word >= 0]
    return tokens


def _punctuated(
    chance: np.random.Generator, tokens: np.ndarray, lengths: np.ndarray, size: int
) -> np.ndarray:
    """Return which spelling each word has: plain, comma, capital, or the end of a sentence."""
    variant = (chance.random(len(tokens)) < 0.05).astype(np.int64)
    ends = chance.random(len(tokens)) < 0.06
    ends[np.cumsum(lengths) - 1] = True
    variant[1:][ends[:-1]] = 2
    variant[0] = 2
    variant[ends] = 3
    return tokens + variant * size


def _variants(words: list[str]) -> list[str]:
    return [
        *words,
        *(f"{word}," for word in words),
        *(word.capitalize() for word in words),
        *(f"{word}." for word in words),
    ]


def _texts(words: np.ndarray, lengths: np.ndarray) -> list[str]:
    bounds = np.concatenate(([0], np.cumsum(lengths))).tolist()
    row = words.tolist()
    return [" ".join(row[a:b]) for a, b in pairwise(bounds)]
