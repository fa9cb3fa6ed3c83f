"""From the words of a batch of passages to the sorted arrays of a segment.

Postings are kept by stem, for that is what most queries ask. The forms of a stem share its
postings; where a stem has several, each position says which of them stands there, so that words
as written, prefixes and patterns are found as exactly.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array, small
from leader_reader.adapters.whoosh_index.string_table import pack
from leader_reader.adapters.whoosh_index.tokens import Tokens
from leader_reader.adapters.whoosh_index.vocabulary import Vocabulary

MOST_PASSAGES = 1 << 16
"""A segment is begun with at most this many passages, so that 16 bits number them."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The words of a segment, sorted: which forms there are and how they stand to their stems.

    `stem_of` and `sub_of` are arrays over the vocabulary's numbers of forms.
    """

    stems: list[str]
    forms: list[str]
    form_stem: Array
    form_sub: Array
    stem_of: Array
    sub_of: Array


def postings(tokens: Tokens, vocabulary: Vocabulary) -> dict[str, Array]:
    """Return the arrays of the words of passages, whose forms are numbers of `vocabulary`."""
    words = _lexicon(tokens.forms, vocabulary)
    numbers = tokens.forms.astype(np.intp)
    token_stems = words.stem_of[numbers]
    order = _stable_order(token_stems)
    counts = np.bincount(token_stems, minlength=len(words.stems))
    starts = begins(counts)
    passage, position = _places_of(tokens.lengths, order)
    changed = changes(passage)
    changed[starts[:-1][counts > 0]] = True
    first = np.flatnonzero(changed)
    several = np.bincount(words.form_stem, minlength=len(words.stems)) > 1
    subs = small(words.sub_of)[numbers][order]
    return {
        **packed_strings("stems", words.stems),
        **packed_strings("forms", words.forms),
        "form_stem": small(words.form_stem),
        "form_sub": small(words.form_sub),
        **packed_passages(passage[first]),
        "frequencies": small(np.diff(first, append=len(order))),
        "postings": np.searchsorted(first, starts).astype(np.uint32),
        **packed_positions(position),
        "position_places": starts,
        "subs": subs[np.repeat(several, counts)],
        "sub_places": begins(np.where(several, counts, 0)),
        "lengths": small(tokens.lengths),
    }


def _lexicon(used: Array, vocabulary: Vocabulary) -> _Lexicon:
    """Return the forms that are used and their stems."""
    reach = len(vocabulary.forms)
    forms = vocabulary.sorted_forms(np.flatnonzero(np.bincount(used, minlength=reach)))
    roots = np.frombuffer(vocabulary.stem_of, np.uint32)[forms] if reach else forms
    stems = vocabulary.sorted_stems(np.flatnonzero(np.bincount(roots)))
    rank = np.zeros(len(vocabulary.stems), np.uint32)
    rank[stems] = np.arange(len(stems))
    form_stem = rank[roots]
    form_sub = numbered_within(form_stem)
    stem_of, sub_of = np.zeros(reach, np.uint32), np.zeros(reach, np.uint32)
    stem_of[forms], sub_of[forms] = form_stem, form_sub
    written = [vocabulary.forms[number] for number in forms.tolist()]
    kept = [vocabulary.stems[number] for number in stems.tolist()]
    return _Lexicon(kept, written, form_stem, form_sub, stem_of, sub_of)


def numbered_within(groups: Array) -> Array:
    """Return 0, 1, 2 for the members of each group, in the order they stand."""
    order = np.argsort(groups, kind="stable")
    first = np.flatnonzero(changes(groups[order]))
    runs = np.diff(np.append(first, len(order)))
    numbers = np.empty(len(groups), np.uint32)
    numbers[order] = np.arange(len(order)) - np.repeat(first, runs)
    return numbers


def _places_of(lengths: Array, order: Array) -> tuple[Array, Array]:
    """Return passage and position of each word in `order`, gathered as one number."""
    most = int(lengths.max()) if len(lengths) else 0
    kind, half = (np.uint32, 16) if most < 1 << 16 else (np.uint64, 32)
    starts = np.cumsum(lengths) - lengths
    base = ((np.arange(len(lengths)) << half) - starts).astype(kind)  # wraps round, and back
    places: Array = (np.repeat(base, lengths) + np.arange(len(order), dtype=kind))[order]
    return (places >> half).astype(np.uint16), places & kind((1 << half) - 1)


def _stable_order(keys: Array) -> Array:
    """Return what sorts 32-bit `keys`, equal ones in the order they stand.

    NumPy sorts 16 bits by counting, many times faster than 32: so low half, then high half.
    """
    low = np.argsort(keys.astype(np.uint16), kind="stable")
    if not len(keys) or keys.max() < 1 << 16:
        return low
    high = (keys >> 16).astype(np.uint16)[low]
    return low[np.argsort(high, kind="stable")]


def changes(values: Array) -> Array:
    """Return where a value differs from the one before; the first does."""
    changed = np.ones(len(values), bool)
    np.not_equal(values[1:], values[:-1], out=changed[1:])
    return changed


def begins(counts: Array) -> Array:
    """Return where each of some rows of `counts` begins, and where the last ends."""
    return np.concatenate(([0], np.cumsum(counts))).astype(np.uint32)


def packed_passages(passages: Array) -> dict[str, Array]:
    """Return the lower 16 bits of passages, and from where on the bits above are which."""
    high = (passages >> 16).astype(np.uint16)
    turns = np.flatnonzero(changes(high)) if high.any() else np.zeros(0, np.intp)
    return {
        "passages": passages.astype(np.uint16),
        "turn_at": turns.astype(np.uint32),
        "turn_to": high[turns],
    }


def packed_positions(positions: Array) -> dict[str, Array]:
    """Return positions as a byte each, and where the few beyond that stand how much higher."""
    high = np.flatnonzero(positions >= 1 << 8).astype(np.uint32)
    return {
        "positions": positions.astype(np.uint8),
        "high_at": high,
        "high": small(positions[high] >> 8),
    }


def packed_strings(name: str, strings: Sequence[str]) -> dict[str, Array]:
    """Return strings as the two arrays of a table."""
    blob, places = pack(strings)
    return {f"{name}.blob": blob, f"{name}.places": places}
