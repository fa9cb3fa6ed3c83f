"""The index at one moment, opened for searching: it stays as it is while the index moves on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from math import log
from pathlib import Path

import numpy as np

from leader_reader.adapters.whoosh_index import generations
from leader_reader.adapters.whoosh_index.arrays import Array, ArraysDamaged
from leader_reader.adapters.whoosh_index.generations import Generation, SegmentEntry
from leader_reader.adapters.whoosh_index.segment import Postings, Segment, open_segment
from leader_reader.adapters.whoosh_index.writing import deleted

K1, B = 1.2, 0.75
"""BM25's saturation of frequency, and how much length counts (Robertson and Zaragoza, 2009)."""

_RETRIES = 5


@dataclass(frozen=True, slots=True)
class Part:
    """A segment as a generation has it: `gone` masks its deleted passages, None for none."""

    entry: SegmentEntry
    segment: Segment
    gone: Array | None
    words: int

    def holding(self, stem: str) -> int:
        """Return how many passages that are not deleted hold a stem."""
        number = self.segment.stems.find(stem)
        if number < 0 or self.gone is None:
            return self.segment.count(number) if number >= 0 else 0
        return len(self.alive(self.segment.postings(number)))

    def alive(self, found: Postings) -> Postings:
        """Return postings without those of deleted passages."""
        if self.gone is None or not len(found):
            return found
        kept = ~self.gone[found.passages]
        return Postings(found.passages[kept], found.frequencies[kept])


class Snapshot:
    """A generation's parts and what ranking needs to know of all passages together."""

    def __init__(self, generation: Generation, parts: tuple[Part, ...]) -> None:
        self.generation = generation
        self.parts = parts
        self.passages = sum(part.entry.live for part in parts)
        self.average = sum(part.words for part in parts) / max(1, self.passages)

    @cached_property
    def norms(self) -> tuple[Array, ...]:
        """For each part, what the length of each passage adds below the line of BM25."""
        return tuple(self._norms(part.segment.lengths) for part in self.parts)

    @cached_property
    def acronyms(self) -> Counter[tuple[str, str]]:
        """How often each acronym is explained by which words."""
        total: Counter[tuple[str, str]] = Counter()
        for part in self.parts:
            total.update(part.segment.acronyms)
        return total

    def release(self) -> None:
        """Let the system have the memory of what was read of the segments."""
        for part in self.parts:
            part.segment.arrays.release()

    def rarity(self, holding: int) -> float:
        """Return the weight of a word that `holding` passages hold (inverse frequency)."""
        return log(max(1, self.passages) / (holding + 1)) + 1

    def _norms(self, lengths: Array) -> Array:
        relative = lengths.astype(np.float32) / np.float32(self.average or 1)
        return K1 * ((1 - B) + B * relative)


def open_snapshot(folder: Path, before: Snapshot | None = None) -> Snapshot:
    """Open the newest generation; segments that `before` has open are taken over.

    A segment that is gone was merged since: then there is a newer generation.
    """
    for _ in range(_RETRIES):
        generation = generations.newest(folder)
        try:
            return _opened(folder, generation, before)
        except FileNotFoundError:
            continue
    return _opened(folder, generations.newest(folder), before)


def _opened(folder: Path, generation: Generation, before: Snapshot | None) -> Snapshot:
    known = {part.entry.name: part for part in before.parts} if before else {}
    parts = tuple(_part(folder, entry, known) for entry in generation.segments)
    return Snapshot(generation, parts)


def _part(folder: Path, entry: SegmentEntry, known: Mapping[str, Part]) -> Part:
    same = known.get(entry.name)
    if same is not None and same.entry == entry:
        return same
    segment = same.segment if same is not None else open_segment(folder, entry.name)
    if len(segment) != entry.passages:
        raise ArraysDamaged(entry.name)
    gone = deleted(folder, entry)
    lengths = segment.lengths if gone is None else segment.lengths[~gone]
    return Part(entry, segment, gone, int(lengths.sum(dtype=np.int64)))
