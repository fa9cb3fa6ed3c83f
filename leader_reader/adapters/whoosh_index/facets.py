"""How many of the passages found have each topic, document, format, year and kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.columns import KINDS
from leader_reader.adapters.whoosh_index.evaluating import Found
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentRecord
from leader_reader.domain.search import Facet

_MOST_VALUES = 100

Masks = Sequence[Array]


class Narrowing:
    """What a query is narrowed to: for each facet the passages that have one of its values."""

    def __init__(self, live: Live, narrowed: Iterable[tuple[str, str]]) -> None:
        self._live = live
        chosen: dict[str, list[str]] = {}
        for name, value in narrowed:
            chosen.setdefault(name, []).append(value)
        self._masks = {name: _having(live, name, values) for name, values in chosen.items()}

    def __call__(self, found: Sequence[Found], but: str = "") -> list[Found]:
        """Return what was found, narrowed by every facet but one; only what the library holds."""
        masks = [masks for name, masks in self._masks.items() if name != but]
        return [
            _within(each, [known, *(mask[number] for mask in masks)])
            for number, (each, known) in enumerate(zip(found, self._live.known, strict=True))
        ]

    def facets(self, found: Sequence[Found]) -> tuple[Facet, ...]:
        """Return the counts of all facets.

        The values of a facet that is narrowed are counted as if it were not, for they are
        alternatives.
        """
        whole = self(found)
        free = {name: self(found, but=name) for name in self._masks}
        rows = (count(self._live, free.get(name, whole)) for name, count in _COUNTS.items())
        return tuple(facet for row in rows for facet in row)


def _within(found: Found, masks: Sequence[Array | None]) -> Found:
    held = [mask for mask in masks if mask is not None]
    if not held or not len(found):
        return found
    at = np.flatnonzero(reduce(np.logical_and, [mask[found.passages] for mask in held]))
    return Found(found.passages[at], lambda which: found.scores(at if which is None else at[which]))


def _having(live: Live, name: str, values: Sequence[str]) -> Masks:
    wanted = frozenset(values)
    if name == "topic":
        return live.with_topics([TopicId(value) for value in values])
    if name == "kind":
        fits = [number for number, kind in enumerate(KINDS) if kind.value in wanted]
        return [np.isin(part.segment.columns.kind, fits) for part in live.snapshot.parts]
    if name == "tagged":
        return [
            mask & ("tagged" in wanted) | ~mask & ("untagged" in wanted) for mask in live.is_tagged
        ]
    trait = _TRAITS.get(name)
    return live.of_documents(lambda record: trait is not None and trait(record) in wanted)


def _format(record: DocumentRecord) -> str:
    return record.format


def _year(record: DocumentRecord) -> str:
    return record.metadata.year


def _id(record: DocumentRecord) -> str:
    return record.id


_TRAITS = {"format": _format, "year": _year, "document": _id}


def _per_document(live: Live, found: Sequence[Found]) -> Array:
    """Return how many passages were found in each of the library's documents."""
    total = np.zeros(len(live.documents), np.int64)
    for column, each in zip(live.ordinals, found, strict=True):
        total += np.bincount(column[each.passages], minlength=len(total))
    return total


def _by_trait(live: Live, found: Sequence[Found], name: str) -> Iterator[Facet]:
    counts: Counter[str] = Counter()
    per_document = _per_document(live, found)
    for number in np.flatnonzero(per_document).tolist():
        counts[_TRAITS[name](live.documents[number])] += int(per_document[number])
    yield from _facets(name, counts)


def _formats(live: Live, found: Sequence[Found]) -> Iterator[Facet]:
    yield from _by_trait(live, found, "format")


def _years(live: Live, found: Sequence[Found]) -> Iterator[Facet]:
    yield from _by_trait(live, found, "year")


def _documents(live: Live, found: Sequence[Found]) -> Iterator[Facet]:
    counts = _per_document(live, found)
    first = np.argsort(-counts, kind="stable")[:_MOST_VALUES]
    for number in first[counts[first] > 0].tolist():
        record = live.documents[number]
        yield Facet("document", record.id, int(counts[number]), record.title)


def _kinds(live: Live, found: Sequence[Found]) -> Iterator[Facet]:
    total = np.zeros(len(KINDS), np.int64)
    for part, each in zip(live.snapshot.parts, found, strict=True):
        total += np.bincount(part.segment.columns.kind[each.passages], minlength=len(KINDS))
    yield from _facets(
        "kind", {kind.value: n for kind, n in zip(KINDS, total.tolist(), strict=True)}
    )


def _tagged(live: Live, found: Sequence[Found]) -> Iterator[Facet]:
    total = sum(len(each) for each in found)
    tagged = sum(
        int(mask[each.passages].sum()) for mask, each in zip(live.is_tagged, found, strict=True)
    )
    yield from _facets("tagged", {"tagged": tagged, "untagged": total - tagged})


def _topics(live: Live, found: Sequence[Found]) -> Iterator[Facet]:
    total = np.zeros(len(live.topics), np.int64)
    for part, tagged, each in zip(live.snapshot.parts, live.tagged, found, strict=True):
        held = np.zeros(len(part.segment), bool)
        held[each.passages] = True
        total += np.bincount(tagged.topics[held[tagged.rows]], minlength=len(total))
    paths = {topic: live.view.codebook.path(topic) for topic in live.topics}
    counts = dict(zip(live.topics, total.tolist(), strict=True))
    for facet in _facets("topic", counts):
        yield Facet("topic", facet.value, facet.count, paths[TopicId(facet.value)])


def _facets(name: str, counts: Mapping[str, int]) -> Iterator[Facet]:
    """Return the values that occur, the most frequent first."""
    held = sorted(((-count, value) for value, count in counts.items() if count and value))
    yield from (Facet(name, value, -count) for count, value in held[:_MOST_VALUES])


_COUNTS = {
    "topic": _topics,
    "document": _documents,
    "format": _formats,
    "year": _years,
    "kind": _kinds,
    "tagged": _tagged,
}
