"""Raw words: what stands between spaces, found and numbered for a whole batch of text at once.

ASCII characters that are part of no word become spaces in one pass; what else a raw word holds
is left to the analysis, which sees each only once. A raw word is known again by a hash of 64 bits
made from its bytes, eight at a time, so that no object is made for a word met before: with a
million different words the odds that any two share a hash are one in thirty million.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array

_BITS = 20
_EIGHT = 8  # bytes are hashed at a time
_HASHED = 3 * _EIGHT  # bytes; longer words are rare, and hashed by Python
_MASKS = np.array([(1 << (8 * width)) - 1 for width in range(_EIGHT + 1)], np.uint64)
_MIX = tuple(np.uint64(odd) for odd in (0x9E3779B97F4A7C15, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9))
_SPACE = 32


@dataclass(frozen=True, slots=True)
class Batch:
    """Raw words of a batch: where each begins in `text`, how long it is, and its hash."""

    text: bytes
    starts: Array
    widths: Array
    hashes: Array

    def words(self, numbers: Array) -> list[bytes]:
        """Return some of the words."""
        starts = self.starts[numbers]
        ends = starts + self.widths[numbers]
        both = zip(starts.tolist(), ends.tolist(), strict=True)
        return [self.text[start:end] for start, end in both]


def raw_words(texts: Sequence[bytes]) -> tuple[Batch, Array]:
    """Return the raw words of texts, in a row, and how many each text has."""
    text = b" " + b" ".join(texts).translate(_SPACED) + b" " * (_HASHED + _EIGHT)
    inside = np.frombuffer(text, np.uint8) != _SPACE
    edges = np.flatnonzero(inside[1:] != inside[:-1]) + 1
    starts, ends = edges[0::2], edges[1::2]
    begins = np.cumsum(np.fromiter(map(len, texts), np.int64, len(texts)) + 1) + 1
    counts = np.diff(np.searchsorted(starts, begins), prepend=0)
    return Batch(text, starts, ends - starts, _hashes(text, starts, ends - starts)), counts


def _hashes(text: bytes, starts: Array, widths: Array) -> Array:
    eights = np.ndarray((len(text) - 7,), "<u8", text, 0, (1,))
    hashes = (eights[starts] & _MASKS[np.minimum(widths, _EIGHT)]) * _MIX[0]
    longer = np.flatnonzero(widths > _EIGHT)
    for done, mix in zip((_EIGHT, 2 * _EIGHT), _MIX[1:], strict=True):
        rest = np.minimum(widths[longer] - done, _EIGHT)
        hashes[longer] += (eights[starts[longer] + done] & _MASKS[rest]) * mix
        longer = longer[widths[longer] > done + _EIGHT]
    for number in longer.tolist():
        word = text[starts[number] : starts[number] + widths[number]]
        hashes[number] = np.uint64(hash(word) & 0xFFFFFFFFFFFFFFFF)
    hashes ^= hashes >> np.uint64(29)
    hashes *= _MIX[1]
    return hashes | np.uint64(1)


class RawWords:
    """Numbers of raw words by their hash; `learn` gives those of words never met."""

    def __init__(self, learn: Callable[[list[bytes]], list[int]]) -> None:
        self._learn = learn
        self._hashes = np.zeros(1 << _BITS, np.uint64)
        self._numbers = np.zeros(1 << _BITS, np.uint32)
        self._displaced: dict[int, int] = {}

    def numbers(self, batch: Batch) -> Array:
        """Return the number of each raw word of a batch."""
        slots = (batch.hashes >> np.uint64(64 - _BITS)).astype(np.int64)
        numbers = self._numbers[slots]
        missed = np.flatnonzero(self._hashes[slots] != batch.hashes)
        if len(missed):
            new, first, which = np.unique(
                batch.hashes[missed], return_index=True, return_inverse=True
            )
            numbers[missed] = self._found(new, batch, missed[first])[which]
        return numbers

    def _found(self, hashes: Array, batch: Batch, places: Array) -> Array:
        """Return the numbers of words that are not in their slots; learn those never met."""
        displaced = self._displaced
        numbers = np.array([displaced.get(each, -1) for each in hashes.tolist()], np.int64)
        unmet = np.flatnonzero(numbers < 0)
        if len(unmet):
            numbers[unmet] = self._learn(batch.words(places[unmet]))
            self._keep(hashes[unmet], numbers[unmet])
        return numbers.astype(np.uint32)

    def _keep(self, hashes: Array, numbers: Array) -> None:
        """Put words into their slots; those whose slot is taken are displaced."""
        slots = (hashes >> np.uint64(64 - _BITS)).astype(np.int64)
        first = np.unique(slots, return_index=True)[1]
        free = first[self._hashes[slots[first]] == 0]
        self._hashes[slots[free]], self._numbers[slots[free]] = hashes[free], numbers[free]
        others = np.ones(len(slots), bool)
        others[free] = False
        pairs = zip(hashes[others].tolist(), numbers[others].tolist(), strict=True)
        self._displaced.update(pairs)


def _spaced() -> bytes:
    """Return which byte stands for itself, small, and which for a space."""
    kept = (bytes([code]) for code in range(256))
    return b"".join(
        byte.lower() if byte.isalnum() or byte in b"'-" or byte > b"\x7f" else b" " for byte in kept
    )


_SPACED = _spaced()
