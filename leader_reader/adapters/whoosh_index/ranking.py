"""Which of the passages found come first: by score, by date, or in the order of the documents."""

from collections.abc import Sequence
from itertools import repeat

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.evaluating import Found
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.domain.search import SortOrder

_A_GROUP = 64  # scores, of which only the best is looked at first

Place = tuple[int, int, float]
"""A passage found: number of the part, row in it, score."""


def best(found: Sequence[Found], limit: int) -> list[Place]:
    """Return the passages with the highest scores; equal ones in the order they stand."""
    if limit <= 0:
        return []
    places = [place for number, each in enumerate(found) for place in _best_of(number, each, limit)]
    if len(found) > 1:
        places.sort(key=lambda place: (-place[2], place[0], place[1]))
    return places[:limit]


def _best_of(number: int, found: Found, limit: int) -> list[Place]:
    """Return the best of one part in their order."""
    scores = found.scores(None)
    at = _leading(scores, limit)
    at = at[(-scores.take(at)).argsort(kind="stable")[:limit]]
    rows, kept = found.passages.take(at).tolist(), scores.take(at).tolist()
    return list(zip(repeat(number), rows, kept, strict=False))


def _leading(scores: Array, limit: int) -> Array:
    """Return the places, ascending, of the highest scores and perhaps of some more.

    Of groups of scores, as many as `limit` have a best one that is at least the bound.
    """
    groups = len(scores) // _A_GROUP
    if groups < limit:
        return np.arange(len(scores))
    best_of_groups = scores[: groups * _A_GROUP].reshape(_A_GROUP, groups).max(axis=0)
    bound = np.partition(best_of_groups, groups - limit)[groups - limit]
    return np.flatnonzero(scores >= bound)


def in_order(found: Sequence[Found], live: Live, order: SortOrder, limit: int) -> list[Place]:
    """Return the first passages by date (the newest document first) or by title, then by place."""
    ranks = _ranks(live, order)
    columns: list[tuple[Array, ...]] = []
    for number, each in enumerate(found):
        passages = each.passages
        starts = live.snapshot.parts[number].segment.columns.start[passages]
        whose = ranks[live.ordinals[number][passages]]
        columns.append((np.full(len(passages), number), passages, starts, whose))
    if not columns:
        return []
    parts, rows, starts, whose = (np.concatenate(each) for each in zip(*columns, strict=True))
    first = np.lexsort((rows, parts, starts, whose))[:limit]
    return [_with_score(found, int(parts[at]), int(rows[at])) for at in first.tolist()]


def _with_score(found: Sequence[Found], part: int, row: int) -> Place:
    at = np.searchsorted(found[part].passages, [row])
    return part, row, float(found[part].scores(at)[0])


def _ranks(live: Live, order: SortOrder) -> Array:
    """Return for each document its place in an order; documents without a date come last."""
    keys: list[tuple[str, str]] = [(each.title.casefold(), each.id) for each in live.documents]
    numbers = sorted(range(len(keys)), key=keys.__getitem__)
    if order is SortOrder.DATE:
        numbers.sort(key=lambda number: live.documents[number].metadata.date, reverse=True)
    ranks = np.empty(len(numbers) + 1, np.int64)
    ranks[numbers] = np.arange(len(numbers))
    ranks[-1] = len(numbers)
    return ranks
