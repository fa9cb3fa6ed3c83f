"""Text that remembers, for each of its code points, the page character that it came from."""

import re
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TypeAlias

from leader_reader.adapters.importers.blocks import clean_text, without_controls
from leader_reader.domain.pages import PageRun

NOWHERE = -1
"""The place of a code point that is on no page: a space where two lines were joined."""

Places: TypeAlias = "array[int]"
"""One number a code point: NOWHERE, or the page and PDFium's index on it (see `page_places`)."""

_INDEX_BITS = 20
_INDEX = (1 << _INDEX_BITS) - 1
_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class PlacedText:
    """A text and as many places."""

    text: str
    places: Places

    def __add__(self, other: "PlacedText") -> "PlacedText":
        return PlacedText(self.text + other.text, self.places + other.places)

    def part(self, start: int, end: int | None = None) -> "PlacedText":
        """Return the code points `start..end`, as a slice does."""
        return PlacedText(self.text[start:end], self.places[start:end])

    def ending(self, last: str) -> "PlacedText":
        """Return this with `last` for the last code point, in its place."""
        return PlacedText(self.text[:-1] + last, self.places)

    def without(self, character: str) -> "PlacedText":
        """Return this without any `character`."""
        if character not in self.text:
            return self
        return self._only(at for at, found in enumerate(self.text) if found != character)

    def split(self, parting: str) -> "list[PlacedText]":
        """Return the parts between each `parting` character, as str.split does."""
        parts, start = [], 0
        for text in self.text.split(parting):
            parts.append(self.part(start, start + len(text)))
            start += len(text) + 1
        return parts

    def cleaned(self) -> "PlacedText":
        """Return what `clean_text` makes of this.

        A space that stands for several has the place of the first. There must be no surrogates.
        """
        if clean_text(self.text) == self.text:
            return self
        kept = self._only(at for at, found in enumerate(self.text) if without_controls(found))
        words = list(_WORD.finditer(kept.text))
        places = _empty()
        for word in words:
            places.extend(kept.places[word.start() : word.end() + (word is not words[-1])])
        return PlacedText(" ".join(word.group() for word in words), places)

    def _only(self, kept: Iterable[int]) -> "PlacedText":
        numbers = list(kept)
        if len(numbers) == len(self.text):
            return self
        return PlacedText(
            "".join(self.text[at] for at in numbers),
            array("q", (self.places[at] for at in numbers)),
        )


def page_places(page: int, count: int) -> Places:
    """Return the places of the first `count` characters of `page`, in their order."""
    first = page << _INDEX_BITS
    return array("q", range(first, first + count))


def index_of(place: int) -> int:
    """Return PDFium's index of a place that is on a page."""
    return place & _INDEX


def nowhere(text: str) -> PlacedText:
    """Return `text` as one that is on no page."""
    return PlacedText(text, array("q", [NOWHERE]) * len(text))


def joined_by(parting: str, parts: Iterable[PlacedText]) -> PlacedText:
    """Return `parts` as one text, with `parting` between them, as str.join does."""
    texts: list[str] = []
    places = _empty()
    between = nowhere(parting).places
    for part in parts:
        places.extend(between if texts else _empty())
        places.extend(part.places)
        texts.append(part.text)
    return PlacedText(parting.join(texts), places)


def runs_of(places: Places, start: int) -> Iterator[PageRun]:
    """Yield the runs of a text with these places that begins at `start` of its document."""
    first = 0
    while first < len(places):
        end, together = _run_end(places, first)
        place = places[first]
        if place != NOWHERE:
            page, index = place >> _INDEX_BITS, place & _INDEX
            yield PageRun(start + first, page, index, end - first, together)
        first = end


def _run_end(places: Places, first: int) -> tuple[int, bool]:
    """Return where the run that begins at `first` ends, and whether it is of one character.

    What is together does not end a run of single ones: the character before it is not its part.
    """
    count, place = len(places), places[first]
    end = first + 1
    if end < count and places[end] == place:
        while end < count and places[end] == place:
            end += 1
        return end, True
    while end < count and places[end] == place + end - first:
        if end + 1 < count and places[end + 1] == places[end]:
            break
        end += 1
    return end, False


def _empty() -> Places:
    return array("q")
