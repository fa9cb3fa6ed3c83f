"""Text to numbers: the words of many passages as one array, each raw word analysed only once."""

import re
from dataclasses import dataclass
from itertools import chain

import numpy as np

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.raw_words import RawWords, raw_words
from leader_reader.adapters.whoosh_index.vocabulary import Vocabulary

_SEVERAL = 1 << 31
"""Numbers from here on stand for a raw word that is no form, or several."""

_MOST_WORDS = 1_000_000
_A_BATCH = 1 << 18  # characters: what the processor's cache holds
_COMPOUND = re.compile(r"([a-z]{2,})-([a-z]{2,})")


@dataclass(frozen=True, slots=True)
class Tokens:
    """The words of passages in a row: numbers of forms, and how many each passage has.

    `compounds` are the hyphenated words among them by their joined form: "wellbeing" "well-being".
    """

    forms: Array
    lengths: Array
    compounds: dict[str, str]


@dataclass(frozen=True, slots=True)
class _Several:
    """A raw word that is several forms, or none."""

    raw: str
    forms: list[int]


class Tokenizer:
    """Reads passages; `take` gives out their words and begins again.

    The forms are the same as those of `Words`, found many times faster: see raw_words.py.
    """

    def __init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Begin with an empty vocabulary."""
        self.vocabulary = Vocabulary()
        self._words = Words()
        self._several: list[_Several] = []
        self._known = RawWords(self._learn)
        self._texts: list[bytes] = []
        self._waiting = 0
        self._begin()

    @property
    def full(self) -> bool:
        """Whether so many words were learned that it is time for a new vocabulary."""
        return len(self.vocabulary.forms) + len(self._several) > _MOST_WORDS

    def read(self, text: str) -> None:
        """Append the words of a passage."""
        encoded = text.encode("utf-8", "replace")  # half a character parts words, as "?" does
        self._texts.append(encoded)
        self._waiting += len(encoded)
        if self._waiting > _A_BATCH:
            self._scan()

    def take(self) -> Tokens:
        """Return the words of what was read since the last time."""
        self._scan()
        forms, lengths = np.concatenate(self._forms), np.concatenate(self._lengths)
        used = [self._several[number].raw for number in sorted(self._used)]
        self._begin()
        return Tokens(forms, lengths, dict(pair for raw in used if (pair := _compound(raw))))

    def discard(self) -> None:
        """Forget what was read since the last time."""
        self._texts, self._waiting = [], 0
        self._begin()

    def _begin(self) -> None:
        self._used: set[int] = set()
        self._forms: list[Array] = [np.zeros(0, np.uint32)]
        self._lengths: list[Array] = [np.zeros(0, np.int64)]

    def _scan(self) -> None:
        words, counts = raw_words(self._texts)
        raw = self._known.numbers(words)
        odd = np.flatnonzero(raw >= _SEVERAL)
        if len(odd):
            several = (raw[odd] - np.uint32(_SEVERAL)).tolist()
            self._used.update(several)
            raw, counts = _spread(raw, counts, odd, [self._several[n].forms for n in several])
        self._forms.append(raw)
        self._lengths.append(counts)
        self._texts, self._waiting = [], 0

    def _learn(self, raw: list[bytes]) -> list[int]:
        """Return the numbers that stand for raw words that were never met."""
        words = [each.decode() for each in raw]
        plain = {word for word in words if word.isalnum() and word.isascii()}
        self.vocabulary.add(sorted(plain), self._words.stems)
        numbers = self.vocabulary.numbers
        return [numbers[word] if word in plain else self._numbered(word) for word in words]

    def _numbered(self, raw: str) -> int:
        """Return the number that stands for a raw word that is more than letters and digits."""
        if raw.isascii() and "'" not in raw:
            forms = [part for part in raw.split("-") if part]
        else:
            forms = [word.form for word in self._words(raw)]
        self.vocabulary.add(forms, self._words.stems)
        found = [self.vocabulary.numbers[form] for form in forms]
        if len(found) == 1:
            return found[0]
        self._several.append(_Several(raw, found))
        return _SEVERAL + len(self._several) - 1


def _compound(raw: str) -> tuple[str, str] | None:
    parts = _COMPOUND.fullmatch(raw)
    return ("".join(parts.groups()), raw) if parts else None


def _spread(raw: Array, lengths: Array, odd: Array, found: list[list[int]]) -> tuple[Array, Array]:
    """Put the forms `found` of the raw words at `odd` in their places."""
    widths = np.ones(len(raw), np.int64)
    widths[odd] = np.fromiter(map(len, found), np.int64, len(found))
    spread = np.repeat(raw, widths)
    ends = np.cumsum(widths)
    spread[ranges(ends[odd] - widths[odd], widths[odd])] = list(chain.from_iterable(found))
    bounds = np.concatenate(([0], ends))[np.concatenate(([0], np.cumsum(lengths)))]
    return spread, np.diff(bounds)


def ranges(starts: Array, counts: Array) -> Array:
    """Return the numbers of all ranges `start..start+count` in a row."""
    ends = np.cumsum(counts)
    total = int(ends[-1]) if len(ends) else 0
    return np.asarray(np.arange(total) + np.repeat(starts - (ends - counts), counts))
