"""Merging: several small segments become one, without what was deleted; in the child process.

A search keeps the generation it began with, so merging never stops one.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from leader_reader.adapters.whoosh_index import generations
from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.building import MOST_PASSAGES, postings
from leader_reader.adapters.whoosh_index.columns import joined
from leader_reader.adapters.whoosh_index.generations import Generation, SegmentEntry
from leader_reader.adapters.whoosh_index.gleaning import Gleanings
from leader_reader.adapters.whoosh_index.segment import Segment, open_segment
from leader_reader.adapters.whoosh_index.tokens import Tokens
from leader_reader.adapters.whoosh_index.vocabulary import Vocabulary
from leader_reader.adapters.whoosh_index.writing import commit, deleted, write_segment, writing

_A_TIER = 8
"""So many segments of one size class become one; each class is so many times as large."""

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
            left = tuple(each for each in generation.segments if each not in chosen)
            commit(folder, Generation(generation.number + 1, (*left, made)))
        yield len(left) + 1


def due(segments: Sequence[SegmentEntry]) -> list[SegmentEntry]:
    """Return the segments to merge next, none where all is well."""
    hollow = [each for each in segments if each.deletions > each.passages * _HOLLOW]
    if hollow:
        return hollow[:1]
    tiers: dict[int, list[SegmentEntry]] = {}
    for each in segments:
        tiers.setdefault(_tier(each.live), []).append(each)
    for _, tier in sorted(tiers.items()):
        chosen = _fitting(tier)
        if len(tier) >= _A_TIER and len(chosen) > 1:
            return chosen
    return []


def _tier(passages: int) -> int:
    return (max(1, passages).bit_length() - 1) // (_A_TIER.bit_length() - 1)


def _fitting(tier: list[SegmentEntry]) -> list[SegmentEntry]:
    """Return as many of the smallest as fit one segment."""
    chosen: list[SegmentEntry] = []
    room = MOST_PASSAGES
    for each in sorted(tier, key=lambda entry: entry.live):
        if each.live <= room:
            chosen.append(each)
            room -= each.live
    return chosen


def merge(folder: Path, entries: Sequence[SegmentEntry]) -> SegmentEntry:
    """Write the passages of some segments that are not deleted as one segment.

    Raises ArraysDamaged: what is written anew gets new checksums, so damage must not come along.
    """
    opened = [(open_segment(folder, each.name), _kept(folder, each)) for each in entries]
    for segment, _ in opened:
        segment.arrays.verify()
    vocabulary = Vocabulary()
    tokens = [_tokens(segment, kept, vocabulary) for segment, kept in opened]
    gleanings = Gleanings()
    for segment, _ in opened:
        gleanings.add(segment.gleaned)
    whole = Tokens(
        np.concatenate([each.forms for each in tokens]),
        np.concatenate([each.lengths for each in tokens]),
        {},
    )
    arrays = postings(whole, vocabulary)
    arrays |= joined([(segment.arrays, kept) for segment, kept in opened])
    return write_segment(folder, arrays, gleanings)


def _kept(folder: Path, entry: SegmentEntry) -> Array:
    gone = deleted(folder, entry)
    return np.ones(entry.passages, bool) if gone is None else ~gone


def _tokens(segment: Segment, kept: Array, vocabulary: Vocabulary) -> Tokens:
    """Return a segment's words in the order of its texts, numbered by `vocabulary`."""
    forms, stems = list(segment.forms), list(segment.stems)
    stem_of = dict(zip(forms, segment.form_stem.tolist(), strict=True))
    vocabulary.add(forms, lambda new: [stems[stem_of[form]] for form in new])
    numbers = np.fromiter(map(vocabulary.numbers.__getitem__, forms), np.uint32, len(forms))
    lengths = segment.lengths.astype(np.int64)
    text = numbers[segment.running_text()]
    whole = bool(kept.all())
    return Tokens(text if whole else text[np.repeat(kept, lengths)], lengths[kept], {})
