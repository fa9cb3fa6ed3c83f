"""How often words, forms, phrases and words near each other stand in the passages of a segment."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.building import changes
from leader_reader.adapters.whoosh_index.segment import Postings, Segment
from leader_reader.adapters.whoosh_index.tokens import ranges

NOWHERE = Postings(np.zeros(0, np.uint32), np.zeros(0, np.uint8))

_SPARSE = 16
"""So many times as many numbers are better searched than gone through."""

_FEWER = 4
"""So many times as few places left in a phrase are worth looking which passages still have any."""

_MOST_APART = 1 << 30
_MANY = 16
"""Stems in more runs than these are quicker gathered one by one."""


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a segment: a stem, or only some of its forms where `subs` names them."""

    stem: int
    subs: Array | None = None


def stem_word(segment: Segment, stem: str) -> Word | None:
    """Return a stem as a word of the segment, None where it does not occur."""
    number = segment.stems.find(stem)
    return Word(number) if number >= 0 else None


def form_word(segment: Segment, form: str) -> Word | None:
    """Return a word as written; None where it does not occur."""
    number = segment.forms.find(form)
    if number < 0:
        return None
    return Word(int(segment.form_stem[number]), segment.form_sub[number : number + 1])


def of_word(segment: Segment, word: Word | None) -> Postings:
    """Return where a word stands and how often."""
    if word is None:
        return NOWHERE
    found = segment.postings(word.stem)
    stand = segment.standing(word.stem, word.subs)
    if stand is None:
        return found
    starts = np.cumsum(found.frequencies, dtype=np.int64) - found.frequencies
    counts = np.add.reduceat(stand, starts, dtype=np.uint32)
    held = np.flatnonzero(counts)
    return Postings(found.passages[held], counts[held])


def of_forms(segment: Segment, forms: Array) -> Postings:
    """Return where any of some forms (numbers, ascending) stands and how often, as of one word."""
    if not len(forms):
        return NOWHERE
    stems = segment.form_stem[forms]
    present = np.bincount(stems, minlength=len(segment.stems))
    whole = np.flatnonzero((present > 0) & (present == segment.forms_of_stem))
    runs = _runs(whole)
    if len(runs) > _MANY:
        parts = [segment.postings_of(whole)]
    else:
        parts = [segment.postings(first, last) for first, last in runs]
    partly = np.flatnonzero((present > 0) & (present < segment.forms_of_stem))
    if len(partly):
        parts.append(_of_some_forms(segment, partly, forms))
    return parts[0] if len(whole) + len(partly) == 1 else _united(segment, parts)


def _of_some_forms(segment: Segment, stems: Array, forms: Array) -> Postings:
    """Return where some of the forms of each of some stems stand, stem after stem."""
    chosen = np.zeros(len(segment.forms), bool)
    chosen[forms] = True
    found = segment.postings_of(stems)
    starts = np.cumsum(found.frequencies, dtype=np.int64) - found.frequencies
    standing = chosen[segment.forms_standing(stems)]
    counts = np.add.reduceat(standing, starts, dtype=np.uint32)
    held = np.flatnonzero(counts)
    return Postings(found.passages[held], counts[held])


def together(segment: Segment, parts: Sequence[Postings]) -> Postings:
    """Return several postings as those of one word."""
    held = [part for part in parts if len(part)]
    if not held:
        return NOWHERE
    return held[0] if len(held) == 1 else _united(segment, held)


def _united(segment: Segment, parts: Sequence[Postings]) -> Postings:
    if sum(map(len, parts)) * 8 < len(segment):
        return _few_united(parts)
    total = np.zeros(len(segment), np.uint32)
    for part in parts:
        total += np.bincount(part.passages, part.frequencies, len(segment)).astype(np.uint32)
    passages = np.flatnonzero(total)
    return Postings(passages.astype(np.uint32), total[passages])


def _few_united(parts: Sequence[Postings]) -> Postings:
    passages = np.concatenate([part.passages for part in parts])
    frequencies = np.concatenate([part.frequencies for part in parts])
    order = np.argsort(passages, kind="stable")
    passages, frequencies = passages[order], frequencies[order]
    first = np.flatnonzero(np.diff(passages, prepend=passages[0] ^ 1))
    return Postings(passages[first], np.add.reduceat(frequencies, first, dtype=np.uint32))


def of_phrase(segment: Segment, words: Sequence[Word | None]) -> Postings:
    """Return where words stand one right after the other and how often."""
    rows = _known(segment, words)
    passages = _with_all(segment, rows)
    if not len(passages):
        return NOWHERE
    offsets = sorted(range(len(rows)), key=lambda offset: len(rows[offset][1]))
    begins = _standing(segment, *rows[offsets[0]], passages) - np.uint32(offsets[0])
    for offset in offsets[1:]:
        here = _standing(segment, *rows[offset], passages) - np.uint32(offset)
        begins = _in_both(begins, here)
        if len(begins) * _FEWER < len(passages):
            held = segment.passages_at(begins)
            passages = held[changes(held)]
    return _counted(segment, begins)


def of_near(segment: Segment, words: Sequence[Word | None], distance: int) -> Postings:
    """Return where all of some words stand at most `distance` words apart, and how often.

    Counted are the places where a stretch of that length begins that holds them all, whichever
    comes first; so what a passage counts depends on nothing but the passage.
    """
    known = _known(segment, words)
    passages = _with_all(segment, known)
    if not len(passages):
        return NOWHERE
    rows = [_standing(segment, *each, passages).astype(np.int64) for each in known]
    begins = np.sort(np.concatenate(rows), kind="stable")  # rows are sorted: it only merges
    begins = begins[changes(begins)]
    ends = segment.starts[segment.passages_at(begins) + 1].astype(np.int64) - 1
    reach = np.minimum(begins + min(distance, _MOST_APART), ends)
    for row in sorted(rows, key=len):
        held = _followed(begins, row, reach)
        begins, reach = begins[held], reach[held]
    return _counted(segment, begins)


_Row = tuple[Word, Postings]
"""A word, and the postings of its stem."""


def _known(segment: Segment, words: Sequence[Word | None]) -> list[_Row]:
    """Return words with where their stems stand; none of them if one does not occur."""
    known = [word for word in words if word is not None]
    if len(known) < len(words):
        return []
    return [(word, segment.postings(word.stem)) for word in known]


def _followed(begins: Array, row: Array, reach: Array) -> Array:
    """Return which of some places have one of another row from there on, `reach` at most."""
    if not len(row):
        return np.zeros(len(begins), bool)
    at = np.searchsorted(row, begins)
    last = at == len(row)
    at[last] = 0
    return np.asarray(~last & (row[at] <= reach))


def _standing(segment: Segment, word: Word, found: Postings, passages: Array) -> Array:
    """Return the numbers of a word's places in some passages, all of which hold its stem.

    Words are numbered through the texts of a segment, with a number left out between passages.
    """
    positions, stand = segment.positions(word.stem), segment.standing(word.stem, word.subs)
    counts = found.frequencies
    if len(passages) < len(found):
        at = _at(segment, found.passages, passages)
        counts = counts[at].astype(np.int64)
        chosen = ranges(np.cumsum(found.frequencies, dtype=np.int64)[at] - counts, counts)
        positions, stand = positions[chosen], None if stand is None else stand[chosen]
    numbers = np.repeat(segment.starts[passages], counts) + positions
    return np.asarray(numbers if stand is None else numbers[stand])


def _with_all(segment: Segment, rows: Sequence[_Row]) -> Array:
    """Return the passages that are in all of some postings."""
    by_size = sorted((found.passages for _, found in rows), key=len)
    common = by_size[0] if by_size else NOWHERE.passages
    for passages in by_size[1:]:
        common = common[contained(common, passages, len(segment))]
    return common


def contained(few: Array, many: Array, size: int) -> Array:
    """Return which of some passages of a segment of `size` are among others, both ascending."""
    if not len(many):
        return np.zeros(len(few), bool)
    if len(few) * _SPARSE > len(many):
        return _mask(many, size)[few]
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return np.asarray(many[at] == few)


def _at(segment: Segment, many: Array, few: Array) -> Array:
    """Return the places of some passages among others, which hold them all."""
    if len(few) * _SPARSE > len(many):
        return np.flatnonzero(_mask(few, len(segment))[many])
    return np.searchsorted(many, few)


def _mask(passages: Array, size: int) -> Array:
    mask = np.zeros(size, bool)
    mask[passages] = True
    return mask


def _in_both(one: Array, other: Array) -> Array:
    """Return the numbers that two rows without repetition have in common, ascending."""
    few, many = sorted((one, other), key=len)
    if len(few) * _SPARSE < len(many):
        at = np.searchsorted(many, few)
        at[at == len(many)] = 0
        return np.asarray(few[many[at] == few])
    both = np.concatenate((one, other))
    both.sort(kind="stable")  # two ascending rows: it only merges
    return np.asarray(both[1:][both[1:] == both[:-1]])


def _counted(segment: Segment, numbers: Array) -> Postings:
    """Return how often each passage has one of some ascending places."""
    if not len(numbers):
        return NOWHERE
    passages = segment.passages_at(numbers)
    first = np.flatnonzero(changes(passages))
    counts = np.diff(first, append=len(passages))
    return Postings(passages[first].astype(np.uint32), counts)


def _runs(numbers: Array) -> list[tuple[int, int]]:
    """Return ascending numbers as ranges, the ends exclusive."""
    if not len(numbers):
        return []
    breaks = np.flatnonzero(np.diff(numbers) > 1) + 1
    bounds = [0, *breaks.tolist(), len(numbers)]
    return [(int(numbers[a]), int(numbers[b - 1]) + 1) for a, b in pairwise(bounds)]
