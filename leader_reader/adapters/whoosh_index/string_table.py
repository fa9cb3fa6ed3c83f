"""A list of strings as two arrays: looked up without being loaded."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, pairwise

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array

_APART = 64
"""Between strings that are kept at hand to begin a search from."""


def encoded(text: str) -> bytes:
    """Return what a query asks for as UTF-8; half a character, which nothing has, is let pass."""
    return text.encode("utf-8", "surrogatepass")


def pack(strings: Sequence[str]) -> tuple[Array, Array]:
    """Return the UTF-8 bytes of `strings` in a row, and where each begins and the last ends."""
    encoded = [text.encode() for text in strings]
    places = np.fromiter(accumulate(map(len, encoded), initial=0), np.uint32, len(encoded) + 1)
    return np.frombuffer(b"".join(encoded), np.uint8), places


class StringTable:
    """Strings by number. `find` and the ranges need them sorted by their bytes."""

    __slots__ = ("_blob", "_bytes_of", "_landmarks", "_places")

    def __init__(self, blob: Array, places: Array) -> None:
        self._bytes_of = blob
        self._blob = blob.data
        self._places = places
        self._landmarks: list[bytes] = []

    def __len__(self) -> int:
        return len(self._places) - 1

    def __getitem__(self, number: int) -> str:
        return self.raw(number).decode()

    def __iter__(self) -> Iterator[str]:
        return iter(self.between(0, len(self)))

    def between(self, first: int, last: int) -> list[str]:
        """Return the strings `first..last`, the end exclusive."""
        if first >= last:
            return []
        places = self._places[first : last + 1].tolist()
        raw = bytes(self._blob[places[0] : places[-1]])
        base = places[0]
        return [raw[start - base : end - base].decode() for start, end in pairwise(places)]

    def widths(self) -> Array:
        """Return how many bytes each string has."""
        return np.diff(self._places)

    def letters(self, numbers: Array, width: int) -> Array:
        """Return the first `width` bytes of some strings as rows, 0 beyond their ends."""
        places = self._places[numbers].astype(np.int64)[:, None] + np.arange(width)
        ends = self._places[numbers + 1][:, None]
        inside = np.minimum(places, max(0, len(self._bytes_of) - 1))
        return np.where(places < ends, self._bytes_of[inside], 0) if len(numbers) else places

    def ending_with(self, numbers: Array, end: bytes) -> Array:
        """Return which of some strings end with `end`."""
        numbers = numbers[self._places[numbers + 1] - self._places[numbers] >= len(end)]
        for back, letter in enumerate(reversed(end), 1):
            numbers = numbers[self._bytes_of[self._places[numbers + 1] - back] == letter]
        return numbers

    def find(self, text: str) -> int:
        """Return the number of `text`, or -1."""
        wanted = encoded(text)
        at = self.first_from(wanted)
        return at if at < len(self) and self.raw(at) == wanted else -1

    def beginning_with(self, prefix: str) -> tuple[int, int]:
        """Return the range of the strings that begin with `prefix`."""
        begin = encoded(prefix)
        return self.first_from(begin), self.after(begin)

    def from_on(self, prefix: str) -> Iterator[str]:
        """Yield the strings that begin with `prefix`, which are few."""
        begin = prefix.encode()
        for number in range(self.first_from(begin), len(self)):
            raw = self.raw(number)
            if not raw.startswith(begin):
                return
            yield raw.decode()

    def after(self, begin: bytes) -> int:
        """Return the number of the first string beyond those that begin with `begin`."""
        return self.first_from(begin + b"\xff")

    def first_from(self, wanted: bytes) -> int:
        """Return the number of the first string that is not below `wanted`."""
        blob, places = self._blob, self._places
        if not self._landmarks:
            self._landmarks = [self.raw(number) for number in range(0, len(self), _APART)]
        after = bisect_left(self._landmarks, wanted)
        low, high = max(0, (after - 1) * _APART), min(len(self), after * _APART)
        while low < high:
            middle = (low + high) >> 1
            if bytes(blob[places[middle] : places[middle + 1]]) < wanted:
                low = middle + 1
            else:
                high = middle
        return low

    def raw(self, number: int) -> bytes:
        """Return a string's bytes."""
        return bytes(self._blob[self._places[number] : self._places[number + 1]])


class Numbering:
    """Gives strings numbers in the order they are met; "" is 0."""

    def __init__(self, strings: Iterable[str] = ("",)) -> None:
        self._numbers: dict[str, int] = {}
        for text in strings:
            self(text)

    def __call__(self, text: str) -> int:
        return self._numbers.setdefault(text, len(self._numbers))

    def of(self, texts: Sequence[str]) -> Array:
        """Return the numbers of many strings, most of which are there more than once."""
        for text in dict.fromkeys(texts):
            self(text)
        return np.fromiter(map(self._numbers.__getitem__, texts), np.uint32, len(texts))

    def strings(self) -> list[str]:
        return list(self._numbers)
