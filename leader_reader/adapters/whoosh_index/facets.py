"""How many of the passages found have each topic, document, format, year and kind."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, reduce
from itertools import repeat

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array, small
from leader_reader.adapters.whoosh_index.columns import KINDS
from leader_reader.adapters.whoosh_index.evaluating import Found
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentRecord
from leader_reader.domain.search import FACETS, Facet

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

    def facets(self, found: Sequence[Found], names: Iterable[str] = FACETS) -> tuple[Facet, ...]:
        """Return the counts of some facets.

        The values of a facet that is narrowed are counted as if it were not, for they are
        alternatives.
        """
        whole = Counts(self._live, self(found))
        free = {name: Counts(self._live, self(found, but=name)) for name in self._masks}
        return tuple(facet for name in names for facet in free.get(name, whole).of(name))


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


class Counts:
    """The facets of what was found."""

    def __init__(self, live: Live, found: Sequence[Found]) -> None:
        self._live = live
        self._found = found

    def of(self, facet: str) -> Iterator[Facet]:
        """Return the values of a facet, the most frequent first."""
        if facet in _TRAITS:
            return self._documents() if facet == "document" else self._trait(facet)
        if facet == "topic":
            return self._topics()
        return self._kinds() if facet == "kind" else self._tagged()

    @cached_property
    def _per_document(self) -> Array:
        """How many passages were found in each of the library's documents."""
        total = np.zeros(len(self._live.documents) + 1, np.int64)  # the last for no document
        for column, each in zip(self._live.ordinals, self._found, strict=True):
            total += np.bincount(column.take(each.passages), minlength=len(total))
        return total[:-1]

    def _documents(self) -> Iterator[Facet]:
        counts, shelf = self._per_document, self._live.shelf
        first = _most_frequent(counts)
        ids, titles = (map(each.__getitem__, first.tolist()) for each in (shelf.ids, shelf.titles))
        columns = zip(repeat("document"), ids, counts[first].tolist(), titles, strict=False)
        return map(Facet._make, columns)

    def _trait(self, name: str) -> Iterator[Facet]:
        values, numbers = self._live.trait(name, _TRAITS[name])
        totals = np.bincount(numbers, self._per_document, len(values)).astype(np.int64)
        return _facets(name, dict(zip(values, totals.tolist(), strict=True)))

    def _kinds(self) -> Iterator[Facet]:
        total = np.zeros(len(KINDS), np.int64)
        for part, each in zip(self._live.snapshot.parts, self._found, strict=True):
            kinds = part.segment.columns.kind.take(each.passages)
            others = [int(np.count_nonzero(kinds == each)) for each in range(1, len(KINDS))]
            total += np.array((len(kinds) - sum(others), *others))
        return _facets("kind", dict(zip(map(str, KINDS), total.tolist(), strict=True)))

    def _tagged(self) -> Iterator[Facet]:
        masks = zip(self._live.is_tagged, self._found, strict=True)
        tagged = sum(int(np.count_nonzero(mask.take(each.passages))) for mask, each in masks)
        total = sum(map(len, self._found))
        return _facets("tagged", {"tagged": tagged, "untagged": total - tagged})

    def _topics(self) -> Iterator[Facet]:
        live = self._live
        total = np.zeros(len(live.topics), np.int64)
        for part, tagged, each in zip(live.snapshot.parts, live.tagged, self._found, strict=True):
            if len(tagged.rows):
                held = np.zeros(len(part.segment), bool)
                held[each.passages] = True
                total += np.bincount(tagged.topics[held[tagged.rows]], minlength=len(total))
        for number in _most_frequent(total).tolist():
            topic = live.topics[number]  # topics as frequent as each other in their own order
            yield Facet("topic", topic, int(total[number]), live.view.codebook.path(topic))


def _most_frequent(counts: Array) -> Array:
    """Return the numbers of the highest counts, those as high as each other in their order."""
    held = np.flatnonzero(counts)
    rarity = counts.max(initial=0) - counts[held]
    return np.asarray(held[small(rarity).argsort(kind="stable")[:_MOST_VALUES]])


def _facets(name: str, counts: Mapping[str, int]) -> Iterator[Facet]:
    """Return the values that occur, the most frequent first."""
    held = sorted((-count, value) for value, count in counts.items() if count and value)
    return (Facet(name, value, -count) for count, value in held[:_MOST_VALUES])
