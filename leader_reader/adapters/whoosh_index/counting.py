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

_ROW = 32  # a place is passage << 32 | position
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
    if word.subs is None or segment.forms_of_stem[word.stem] == len(word.subs):
        return found
    standing = segment.standing(word.stem, word.subs)
    starts = np.cumsum(found.frequencies, dtype=np.int64) - found.frequencies
    counts = np.add.reduceat(standing, starts, dtype=np.uint32)
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
    known = [word for word in words if word is not None]
    passages = _with_all(segment, known) if len(known) == len(words) else NOWHERE.passages
    if not len(passages):
        return NOWHERE
    begins: Array | None = None
    for offset, word in sorted(enumerate(known), key=lambda pair: segment.count(pair[1].stem)):
        here = places(segment, word, passages) - offset
        begins = here if begins is None else begins[contained(begins, here)]
    return _counted(np.zeros(0, np.int64) if begins is None else begins)


def of_near(segment: Segment, words: Sequence[Word | None], distance: int) -> Postings:
    """Return where all of some words stand at most `distance` words apart, and how often.

    Counted are the places where a stretch of that length begins that holds them all, whichever
    comes first; so what a passage counts depends on nothing but the passage.
    """
    known = [word for word in words if word is not None]
    passages = _with_all(segment, known) if len(known) == len(words) else NOWHERE.passages
    if not len(passages):
        return NOWHERE
    rows = [places(segment, word, passages) for word in known]
    begins = np.sort(np.concatenate(rows), kind="stable")  # rows are sorted: it only merges
    begins = begins[changes(begins)]
    for row in sorted(rows, key=len):
        begins = begins[_followed(begins, row, min(distance, _MOST_APART))]
    return _counted(begins)


def _followed(begins: Array, row: Array, distance: int) -> Array:
    """Return which of some places have one of another row at most `distance` words on."""
    at = np.searchsorted(row, begins)
    last = at == len(row)
    at[last] = 0
    within = row[at] - begins <= distance if len(row) else last
    return np.asarray(~last & within)


def places(segment: Segment, word: Word, passages: Array) -> Array:
    """Return passage << 32 | position of a word in some passages, all of which hold its stem."""
    found, positions = segment.postings(word.stem), segment.positions(word.stem)
    frequencies = found.frequencies.astype(np.int64)
    at = np.searchsorted(found.passages, passages)
    counts = frequencies[at]
    which = ranges((np.cumsum(frequencies) - frequencies)[at], counts)
    rows = np.repeat(passages.astype(np.int64) << _ROW, counts)
    found_places = rows | positions[which]
    if word.subs is None:
        return found_places
    return found_places[segment.standing(word.stem, word.subs)[which]]


def _with_all(segment: Segment, words: Sequence[Word]) -> Array:
    """Return the passages that hold all of some words' stems."""
    rows = sorted((segment.postings(word.stem).passages for word in words), key=len)
    common = rows[0] if rows else NOWHERE.passages
    for row in rows[1:]:
        common = common[contained(common, row)]
    return common


def contained(few: Array, many: Array) -> Array:
    """Return which of some ascending numbers are among others."""
    if not len(many):
        return np.zeros(len(few), bool)
    at = np.searchsorted(many, few)
    at[at == len(many)] = 0
    return np.asarray(many[at] == few)


def _counted(found: Array) -> Postings:
    """Return how often each passage occurs in ascending places."""
    if not len(found):
        return NOWHERE
    passages = found >> _ROW
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
