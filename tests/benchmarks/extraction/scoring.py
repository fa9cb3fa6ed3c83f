"""Measures of agreement: words, paragraphs, pieces of text and facts."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

_WORD = re.compile(r"\w+")
_LONG = 60
"""Characters from which a paragraph says enough to be told from others."""

_ALIKE = 0.9


@dataclass(frozen=True)
class Agreement:
    """Precision and recall of a bag of words, and how many words were expected."""

    precision: float
    recall: float
    words: int

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def words(text: str) -> Counter[str]:
    """Return the words of `text` with how often each stands in it, without case and ligatures."""
    return Counter(_WORD.findall(unicodedata.normalize("NFKC", text).casefold()))


def agreement(found: str, expected: str) -> Agreement:
    """Compare two texts as bags of words."""
    ours, theirs = words(found), words(expected)
    shared = (ours & theirs).total()
    return Agreement(shared / max(1, ours.total()), shared / max(1, theirs.total()), theirs.total())


def mean(agreements: Sequence[Agreement]) -> Agreement:
    """Return the mean of each measure: a short file counts as much as a long one."""
    many = max(1, len(agreements))
    return Agreement(
        sum(each.precision for each in agreements) / many,
        sum(each.recall for each in agreements) / many,
        sum(each.words for each in agreements),
    )


def plain(text: str) -> str:
    """Return the letters and digits of `text` alone: what two paragraphs must share."""
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).casefold()


def long_paragraphs(paragraphs: Iterable[str]) -> list[str]:
    """Return the paragraphs that are long enough to compare."""
    return [each for each in paragraphs if len(each) > _LONG]


def found_whole(found: Iterable[str], expected: Iterable[str]) -> tuple[int, int]:
    """Return (paragraphs that are found from end to end, paragraphs expected)."""
    wanted = {plain(each) for each in long_paragraphs(expected)}
    return len(wanted & {plain(each) for each in found}), len(wanted)


def shared(wanted: Sequence[str], found: Sequence[str]) -> float:
    """Return the part of the paragraphs `wanted` that `found` has too, 0 to 1.

    Two are the same where nine words in ten are: marks of citations differ from format to format
    ("[1-3]", "[@B1; @B2]"), and so do the letters of a formula.
    """
    there = list(map(words, found))
    return sum(any(_alike(words(each), their) for their in there) for each in wanted) / max(
        1, len(wanted)
    )


def _alike(one: Counter[str], other: Counter[str]) -> bool:
    total = one.total() + other.total()
    enough = 2 * min(one.total(), other.total()) >= _ALIKE * total
    return enough and 2 * (one & other).total() >= _ALIKE * total


def contains(text: str, pieces: Iterable[str]) -> list[bool]:
    """Tell of each piece whether it stands in `text`, whatever the white space."""
    whole = " ".join(text.split())
    return [" ".join(piece.split()) in whole for piece in pieces]
