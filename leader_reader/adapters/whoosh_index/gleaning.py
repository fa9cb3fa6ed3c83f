"""What indexing gleans from texts beside their words: compounds and acronyms.

"well-being" is found for "wellbeing" and the other way round; "ICB" for "Integrated Care Board"
where a document says "Integrated Care Board (ICB)".
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Iterator
from typing import NamedTuple

from leader_reader.adapters.whoosh_index.analysis import Words, fold

_SHORT = re.compile(r"\(([A-Z][A-Za-z&-]{1,9})[);,]")
_APART = str.maketrans(dict.fromkeys('-–—/,.;:()[]“”‘"', " "))
_NEAR = 100  # characters before the bracket
_ENOUGH = 5
"""An acronym that was explained as often in a segment is not looked at again."""
_LEAST_CAPITALS = 2
_COMPOUND, _ACRONYM, _MEANT = "compound", "acronym", "meant"


class Gleaned(NamedTuple):
    """What was gleaned about a word or words: how a compound is parted, or an acronym."""

    parted: str = ""
    short: str = ""
    long: str = ""
    times: int = 0


def gleaned(lines: Iterable[str]) -> Iterator[Gleaned]:
    """Yield what lines of gleanings say about the word they begin with."""
    for line in lines:
        _, kind, *words = line.split("\t")
        if kind == _COMPOUND:
            yield Gleaned(parted=words[0])
        else:
            yield Gleaned("", words[0], words[1], int(words[2]))


class Gleanings:
    """Compounds by their joined form, and how often each acronym is explained how."""

    def __init__(self, lines: Iterable[str] = ()) -> None:
        self.compounds: dict[str, str] = {}
        self.acronyms: Counter[tuple[str, str]] = Counter()
        self._settled: set[str] = set()
        self._words = Words()
        self.add(lines)

    def add(self, lines: Iterable[str]) -> None:
        """Add what `lines` of other gleanings say."""
        for line in lines:
            asked, kind, *words = line.split("\t")
            if kind == _COMPOUND:
                self.compounds[asked] = words[0]
            elif kind == _ACRONYM:
                self.acronyms[words[0], words[1]] += int(words[2])

    def read(self, text: str) -> None:
        """Glean the acronyms of a passage."""
        if "(" in text:
            for short, long in acronyms_in(text, self._words, self._settled):
                self.acronyms[short, long] += 1
                if self.acronyms[short, long] == _ENOUGH:
                    self._settled.add(short)

    def lines(self) -> list[str]:
        """Return all as sorted lines, fields parted by tabs; the first is what may be asked for.

        An acronym has two lines: one is found by its letters, the other by its words.
        """
        lines = [f"{joined}\t{_COMPOUND}\t{parted}" for joined, parted in self.compounds.items()]
        for (short, long), times in self.acronyms.items():
            rest = f"{short}\t{long}\t{times}"
            lines += [f"{short.casefold()}\t{_ACRONYM}\t{rest}", f"{long}\t{_MEANT}\t{rest}"]
        return sorted(lines)


def acronyms_in(text: str, words: Words, settled: Container[str] = ()) -> Iterator[tuple[str, str]]:
    """Yield (acronym, what it stands for in folded words) where a text explains one.

    After Schwartz and Hearst (2003), "A simple algorithm for identifying abbreviation
    definitions in biomedical text": the letters are sought backwards in the words before.
    """
    for found in _SHORT.finditer(text):
        short = found[1].rstrip("s")
        if short in settled or sum(map(str.isupper, short)) < _LEAST_CAPITALS:
            continue
        before = text[max(0, found.start() - _NEAR) : found.start()]
        before = before.lower() if before.isascii() else fold(before)
        long = _stands_for(short, before.translate(_APART).split())
        if long:
            yield short, " ".join(word.form for word in words(long))


def _stands_for(short: str, before: list[str]) -> str:
    """Return the last words of some whose letters make up `short`, or ""."""
    letters = [char for char in short.lower() if char != "-"]
    words = before[-min(len(letters) + 5, len(letters) * 2) :]
    place, at = len(words), 0
    for letter in reversed(letters):
        place, at = _letter_before(words, place, at, letter)
        if place < 0:
            return ""
    begun = at == 0 and len(words) - place > 1
    return " ".join(words[place:]) if begun and short.lower() not in words[place:] else ""


def _letter_before(words: list[str], place: int, at: int, letter: str) -> tuple[int, int]:
    """Return (word, place in it) of the last `letter` before one; (-1, 0) if there is none.

    An "&" stands for itself or for the word "and", right before.
    """
    if letter == "&":
        joined = place > 0 and words[place - 1] in ("and", "&")
        return (place - 1, 0) if joined else (-1, 0)
    if place < len(words):
        found = words[place].rfind(letter, 0, at)
        if found >= 0:
            return place, found
    for number in range(place - 1, -1, -1):
        if words[number].startswith(letter):
            return number, 0
    return -1, 0
