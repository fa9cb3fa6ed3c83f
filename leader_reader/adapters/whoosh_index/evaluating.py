"""Evaluates a query tree on a snapshot: which passages hold it, and how well (BM25).

A leaf is counted in all parts first, for its weight depends on how many passages hold it in all;
branches then join what was found part by part. What only filters is a mask and adds no score.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import reduce

import numpy as np
from whoosh import query as wq

from leader_reader.adapters.whoosh_index import counting
from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.counting import contained
from leader_reader.adapters.whoosh_index.patterns import forms_of
from leader_reader.adapters.whoosh_index.segment import Postings
from leader_reader.adapters.whoosh_index.snapshot import K1, Part, Snapshot
from leader_reader.adapters.whoosh_index.tree import Near, Same

LiveMasks = Callable[[wq.Query], Sequence[Array]]
"""Gives the passages, a mask for each part, that meet a condition the library knows of."""

_WORDS = ("text", "words")  # stems, and forms as written


@dataclass(frozen=True, slots=True)
class Found:
    """Passages of one part, ascending; `scores` gives those of some of them, by place."""

    passages: Array
    scores: Callable[[Array | None], Array]

    def __len__(self) -> int:
        return len(self.passages)


@dataclass(frozen=True, slots=True)
class Only:
    """A condition on the passages of one part: a mask."""

    mask: Array


Outcome = Found | Only


class Evaluation:
    """Evaluates trees on one snapshot; `live` answers for what the library knows."""

    def __init__(self, snapshot: Snapshot, live: LiveMasks) -> None:
        self._snapshot = snapshot
        self._live = live

    def __call__(self, tree: wq.Query) -> list[Found]:
        """Return what a tree finds in each part of the snapshot."""
        outcomes = zip(self._snapshot.parts, self._outcomes(tree), strict=True)
        return [_alive(part, outcome) for part, outcome in outcomes]

    def _outcomes(self, tree: wq.Query) -> list[Outcome]:
        if isinstance(tree, wq.And | wq.Or) and not isinstance(tree, Same):
            join = _all_of if isinstance(tree, wq.And) else _any_of
            return self._joined(tree.subqueries, join)
        if isinstance(tree, Same) or tree.field() in _WORDS:
            return list(self._leaf(tree))
        if isinstance(tree, wq.Not):
            parts = zip(self._snapshot.parts, self._outcomes(tree.query), strict=True)
            return [Only(~_mask(part, each)) for part, each in parts]
        if isinstance(tree, wq.Every) or tree is wq.NullQuery:
            everything = isinstance(tree, wq.Every)
            return [Only(np.full(len(part.segment), everything)) for part in self._snapshot.parts]
        return [Only(mask) for mask in self._live(tree)]

    def _joined(
        self, trees: Sequence[wq.Query], join: Callable[[Part, Sequence[Outcome]], Outcome]
    ) -> list[Outcome]:
        rows = [self._outcomes(tree) for tree in trees]
        parts = self._snapshot.parts
        return [join(part, [row[at] for row in rows]) for at, part in enumerate(parts)]

    def _leaf(self, tree: wq.Query) -> Iterable[Found]:
        snapshot = self._snapshot
        counted = [part.alive(count(part, tree)) for part in snapshot.parts]
        weight = self._weight(tree, sum(map(len, counted)))
        for part, norms, found in zip(snapshot.parts, snapshot.norms, counted, strict=True):
            yield Found(found.passages, _bm25(part, norms, found, weight))

    def _weight(self, tree: wq.Query, holding: int) -> float:
        """Return the rarity of a leaf; that of a phrase is the sum of its words'."""
        if not isinstance(tree, wq.Phrase):
            return self._snapshot.rarity(holding)
        return sum(self._snapshot.rarity(self._holding(tree, word)) for word in tree.words)

    def _holding(self, phrase: wq.Phrase, word: str) -> int:
        """Return how many passages hold the stem of a phrase's word, in whatever form."""
        parts = self._snapshot.parts
        if phrase.fieldname != "text":
            stems = (part.segment.stem_of(word) for part in parts)
            word = next(filter(None, stems), "")
        return sum(part.holding(word) for part in parts)


def count(part: Part, tree: wq.Query) -> Postings:
    """Return which passages of a part hold a leaf, and how often; deleted ones too."""
    segment = part.segment
    if isinstance(tree, Same):
        return counting.together(segment, [count(part, each) for each in tree.subqueries])
    find = counting.stem_word if tree.field() == "text" else counting.form_word
    if isinstance(tree, Near):
        return counting.of_near(segment, [find(segment, word) for word in tree.words], tree.slop)
    if isinstance(tree, wq.Phrase):
        return counting.of_phrase(segment, [find(segment, word) for word in tree.words])
    if type(tree) is wq.Term:
        return counting.of_word(segment, find(segment, tree.text))
    return counting.of_forms(segment, forms_of(segment, tree))


def _bm25(
    part: Part, norms: Array, found: Postings, weight: float
) -> Callable[[Array | None], Array]:
    weights = part.segment.columns.weight

    def scores(at: Array | None) -> Array:
        passages = found.passages if at is None else found.passages[at]
        frequencies = found.frequencies if at is None else found.frequencies[at]
        counted = frequencies.astype(np.float32) * weights.take(passages)
        scored: Array = counted * np.float32(weight * (K1 + 1)) / (counted + norms.take(passages))
        return scored

    return scores


def _all_of(part: Part, outcomes: Sequence[Outcome]) -> Outcome:
    masks = [each.mask for each in outcomes if isinstance(each, Only)]
    found = [each for each in outcomes if isinstance(each, Found)]
    if not found:
        return Only(reduce(np.logical_and, masks))
    rows = sorted((each.passages for each in found), key=len)
    passages = rows[0]
    for other in rows[1:]:
        passages = passages[contained(passages, other, len(part.segment))]
    for mask in masks:
        passages = passages[mask[passages]]
    return Found(passages, _summed(found, passages))


def _summed(found: Sequence[Found], passages: Array) -> Callable[[Array | None], Array]:
    """Return the scores of passages that all of `found` have, added up in the order of the tree.

    So they are the same to the last bit however the passages are spread over segments.
    """

    def scores(at: Array | None) -> Array:
        asked = passages if at is None else passages[at]
        if len(found) == 1 and len(passages) == len(found[0]):
            return found[0].scores(at)
        rows = (each.scores(np.searchsorted(each.passages, asked)) for each in found)
        return sum(rows, np.zeros(len(asked), np.float32))

    return scores


def _any_of(part: Part, outcomes: Sequence[Outcome]) -> Outcome:
    if all(isinstance(each, Only) for each in outcomes):
        return Only(reduce(np.logical_or, (_mask(part, each) for each in outcomes)))
    total = np.zeros(len(part.segment), np.float32)
    held = np.zeros(len(part.segment), bool)
    for each in outcomes:
        if isinstance(each, Only):
            held |= each.mask
        else:
            total[each.passages] += each.scores(None)
            held[each.passages] = True
    if part.gone is not None:
        held &= ~part.gone
    passages = np.flatnonzero(held).astype(np.uint32)
    return Found(passages, lambda at: total[passages if at is None else passages[at]])


def _mask(part: Part, outcome: Outcome) -> Array:
    if isinstance(outcome, Only):
        return outcome.mask
    mask = np.zeros(len(part.segment), bool)
    mask[outcome.passages] = True
    return mask


def _alive(part: Part, outcome: Outcome) -> Found:
    """Return an outcome as passages; where it is only a condition, all score nothing."""
    if isinstance(outcome, Found):
        return outcome
    mask = outcome.mask if part.gone is None else outcome.mask & ~part.gone
    passages = np.flatnonzero(mask).astype(np.uint32)
    return Found(passages, lambda at: np.zeros(len(passages if at is None else at), np.float32))
