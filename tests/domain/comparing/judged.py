"""Passages of a text edited at random, judged by what is known to have become of their words."""

from collections import Counter

from leader_reader.domain.comparing import compare
from leader_reader.domain.comparing.fates import Fate, Outcome, passage_outcome
from tests.domain.comparing.edited import Author, Rates, Written

LENGTHS = (1, 1, 2, 3, 5, 8, 12, 20, 40, 80)
"""Words of a passage."""


class Judge:
    """Counts "unchanged", "reworded" and "gone" passages, and how many of each were found so.

    A passage is unchanged where all its words follow each other as before, gone where none is
    left, "rest" where less than half is left. It is "wrong" where it is at words of another
    place; the same words beside the same words cannot be told apart, and are not judged.
    """

    def __init__(
        self, seed: int, rates: Rates, paragraphs: int = 60, vocabulary: int = 1500
    ) -> None:
        author = Author(seed, vocabulary)
        text = author.write(paragraphs)
        edited = author.edit(text, rates)
        self._old = author.set(text)
        self._new = author.set(edited, noisy=rates.noisy)
        self._random = author.random
        self._match = compare(self._old.text, self._new.text)
        self._at = {word: place for place, word in enumerate(self._new.order)}

    def passages(self, number: int) -> Counter[str]:
        """Return what was found of so many passages."""
        counts: Counter[str] = Counter()
        for _ in range(number):
            length, order = self._random.choice(LENGTHS), self._old.order
            first = self._random.randrange(len(order))
            counts += self._judge(order[first : first + length])
        return counts

    def _judge(self, words: list[int]) -> Counter[str]:
        start, end = self._old.spans[words[0]][0], self._old.spans[words[-1]][1]
        found = passage_outcome(self._match, start, end)
        places = [self._at[word] for word in words if word in self._at]
        if self._beside_the_same(words):
            return Counter(("doubtful",))
        kind = _kind(words, places)
        right = kind != "unchanged" or self._exact(words, found)
        as_it_is = {"unchanged": Fate.UNCHANGED, "gone": Fate.GONE}.get(kind, Fate.REWORDED)
        counts = Counter((kind,))
        counts[f"{kind} found"] += found.fate is as_it_is and right
        counts["wrong"] += found.fate is not Fate.GONE and self._wrong(words, found)
        return counts

    def _exact(self, words: list[int], found: Outcome) -> bool:
        spans = self._new.spans
        return (found.start, found.end) == (spans[words[0]][0], spans[words[-1]][1])

    def _wrong(self, words: list[int], found: Outcome) -> bool:
        """Tell whether a passage has none of its own words, or words from elsewhere at its ends."""
        inside = self._within(found)
        own = [word in set(words) for word in inside]
        if not any(own):
            return True
        ends = inside[: own.index(True)] + inside[len(own) - own[::-1].index(True) :]
        return any(word >= 0 for word in ends)

    def _within(self, found: Outcome) -> list[int]:
        spans, order = self._new.spans, self._new.order
        return [w for w in order if spans[w][0] < found.end and spans[w][1] > found.start]

    def _beside_the_same(self, words: list[int]) -> bool:
        """Tell whether an end of a passage could as well be the same word beside it."""
        return any(
            _same_beside(written, word)
            for written in (self._old, self._new)
            for word in (words[0], words[-1])
            if word in written.spans
        )


def _kind(words: list[int], places: list[int]) -> str:
    if not places:
        return "gone"
    whole = len(places) == len(words)
    if whole and places == list(range(places[0], places[0] + len(places))):
        return "unchanged"
    return "reworded" if 2 * len(places) >= len(words) else "rest"


def _same_beside(written: Written, word: int) -> bool:
    """Tell whether the word before or after one is the same."""
    place = written.order.index(word)
    beside = (
        written.order[each] for each in (place - 1, place + 1) if 0 <= each < len(written.order)
    )
    shown = (written.text[slice(*written.spans[each])].casefold() for each in beside)
    return written.text[slice(*written.spans[word])].casefold() in shown
