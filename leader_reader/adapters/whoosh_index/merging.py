"""Merging: several small segments become one, without what was deleted; in the child process.

A search keeps the generation it began with, so merging never stops one.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import Path

import numpy as np

from leader_reader.adapters.whoosh_index import generations
from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.columns import joined
from leader_reader.adapters.whoosh_index.fusing import Source, fused
from leader_reader.adapters.whoosh_index.generations import Generation, SegmentEntry
from leader_reader.adapters.whoosh_index.gleaning import Gleanings
from leader_reader.adapters.whoosh_index.segment import open_segment
from leader_reader.adapters.whoosh_index.writing import commit, deleted, write_segment, writing

MOST_PASSAGES = 1 << 18
"""A merged segment has at most this many passages: what it takes to make it is bounded."""

_AHEAD = 2
"""A segment is left alone while it is so many times as large as all smaller ones together."""

_HOLLOW = 0.5
"""A segment is written anew when more than this part of it is deleted."""


def tidy(folder: Path) -> Iterator[int]:
    """Merge while there is something to merge; yield how many segments there are after each."""
    while True:
        with writing(folder):
            generation = generations.newest(folder)
            chosen = due(generation.segments)
            if not chosen:
                return
            made = merge(folder, chosen)
            left = [each for each in generation.segments if each not in chosen]
            left.insert(generation.segments.index(chosen[0]), made)
            commit(folder, Generation(generation.number + 1, tuple(left)))
        yield len(left)


def due(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Return the segments to merge next, in their order; none where all is well."""
    hollow = [each for each in segments if each.deletions > each.passages * _HOLLOW]
    if hollow:
        return hollow[:1]
    fitting = _fitting(sorted(segments, key=lambda entry: entry.live))
    smaller = list(accumulate((each.live for each in fitting), initial=0))
    for at in range(len(fitting) - 1, 0, -1):
        if fitting[at].live < _AHEAD * smaller[at]:
            return [each for each in segments if each in fitting[: at + 1]]
    return []


def _fitting(by_size: Iterable[SegmentEntry]) -> list[SegmentEntry]:
    """Return as many of the smallest as fit one segment."""
    chosen: list[SegmentEntry] = []
    room = MOST_PASSAGES
    for each in by_size:
        room -= each.live
        if room < 0:
            break
        chosen.append(each)
    return chosen


def merge(folder: Path, entries: Sequence[SegmentEntry]) -> SegmentEntry:
    """Write the passages of some segments that are not deleted as one segment.

    Raises ArraysDamaged: what is written anew gets new checksums, so damage must not come along.
    """
    opened = [(open_segment(folder, each.name), _kept(folder, each)) for each in entries]
    for segment, _ in opened:
        segment.arrays.verify()
    gleanings = Gleanings()
    for segment, _ in opened:
        gleanings.add(segment.gleaned)
    arrays = fused([Source(segment, kept) for segment, kept in opened])
    arrays |= joined([(segment.arrays, kept) for segment, kept in opened])
    return write_segment(folder, arrays, gleanings)


def _kept(folder: Path, entry: SegmentEntry) -> Array:
    gone = deleted(folder, entry)
    return np.ones(entry.passages, bool) if gone is None else ~gone
