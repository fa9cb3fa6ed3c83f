"""What a segment keeps of its passages besides their words: where they stand, as columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import repeat
from typing import Any

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array, Arrays, small
from leader_reader.adapters.whoosh_index.string_table import Numbering, StringTable, pack
from leader_reader.adapters.whoosh_index.tokens import ranges
from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Hit, HitKind, Snippet
from leader_reader.services.ports import IndexPassage

KINDS = tuple(HitKind)
"""A passage's kind is its place in this row."""

_PLACES = {str(kind): place for place, kind in enumerate(KINDS)}

_NO_SNIPPET = Snippet("")
_NUMBERED = ("key", "document", "heading", "author", "date", "annotation")
_PLAIN = ("kind", "start", "extent", "page")


def columns_of(passages: Sequence[IndexPassage]) -> dict[str, Array]:
    """Return the columns of passages, each in the smallest type that holds it."""
    number = Numbering()
    strings: dict[str, list[str]] = {
        "key": [each.key for each in passages],
        "document": [each.document for each in passages],
        "heading": [each.heading for each in passages],
        "author": [each.author for each in passages],
        "date": [each.date for each in passages],
        "annotation": [each.annotation for each in passages],
    }
    plain: dict[str, list[int]] = {
        "kind": [_PLACES[each.kind] for each in passages],
        "start": [each.start for each in passages],
        "extent": [each.end - each.start for each in passages],
        "page": [each.page for each in passages],
    }
    columns = {name: number.of(column) for name, column in strings.items()}
    columns |= {name: np.array(column, np.uint32) for name, column in plain.items()}
    weights = np.array([each.weight for each in passages], np.float32)
    return finished(columns, weights, number.strings())


def finished(
    columns: Mapping[str, Array], weights: Array, strings: Sequence[str]
) -> dict[str, Array]:
    """Return columns as they are written: the strings sorted, and numbered so."""
    order = sorted(range(len(strings)), key=strings.__getitem__)
    rank = np.empty(len(strings), np.uint32)
    rank[order] = np.arange(len(strings))
    numbered = {name: small(rank[columns[name]]) for name in _NUMBERED}
    plain = {name: small(columns[name]) for name in _PLAIN}
    blob, places = pack([strings[number] for number in order])
    return numbered | plain | {"weight": weights, "strings.blob": blob, "strings.places": places}


def joined(parts: Sequence[tuple[Arrays, Array]]) -> dict[str, Array]:
    """Return the columns of several segments as one, only the rows kept (a mask each)."""
    number = Numbering()
    columns: dict[str, list[Array]] = {name: [] for name in (*_NUMBERED, *_PLAIN)}
    for arrays, kept in parts:
        renumbered = _renumbered(arrays, kept, number)
        for name in _NUMBERED:
            columns[name].append(renumbered[arrays[name][kept]])
        for name in _PLAIN:
            columns[name].append(arrays[name][kept].astype(np.uint32))
    weights = np.concatenate([arrays["weight"][kept] for arrays, kept in parts])
    whole = {name: np.concatenate(each) for name, each in columns.items()}
    return finished(whole, weights, number.strings())


def _renumbered(arrays: Arrays, kept: Array, number: Numbering) -> Array:
    """Return the new numbers of a segment's strings; only those of rows kept are given any."""
    strings = StringTable(arrays["strings.blob"], arrays["strings.places"])
    used = np.unique(np.concatenate([arrays[name][kept] for name in _NUMBERED]))
    names = list(strings)
    renumbered = np.zeros(len(strings), np.uint32)
    renumbered[used] = [number(names[each]) for each in used.tolist()]
    return renumbered


def _place(documents: Array, starts: Array) -> Array:
    return (documents.astype(np.int64) << 32) | starts


class PassageColumns:
    """The columns of an opened segment."""

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.strings = StringTable(arrays["strings.blob"], arrays["strings.places"])
        self.document = arrays["document"]
        self.kind = arrays["kind"]
        self.start = arrays["start"]
        self.extent = arrays["extent"]
        self.author = arrays["author"]
        self.weight = arrays["weight"]

    def __len__(self) -> int:
        return len(self.kind)

    def hits(
        self, rows: Array, ids: Iterable[DocumentId], titles: Iterable[str], scores: Iterable[float]
    ) -> Iterator[Hit]:
        """Return passages of some documents, one for each row, as hits without what dresses them.

        Made column by column, in the order of the fields of a Hit.
        """
        columns = self._arrays
        start = columns["start"].take(rows)
        shown: tuple[Iterable[object], ...] = (
            ids,
            titles,
            [KINDS[kind] for kind in columns["kind"].take(rows).tolist()],
            start.tolist(),
            (start + columns["extent"].take(rows)).tolist(),
            [page or None for page in columns["page"].take(rows).tolist()],
            self._names("heading", rows),
            scores,
            repeat(_NO_SNIPPET),
            repeat(()),
            [each or None for each in self._names("annotation", rows)],
            repeat(frozenset()),
            self._names("author", rows),
            self._names("date", rows),
            repeat(""),
            repeat(()),
        )
        return map(Hit._make, zip(*shown, strict=False))

    @cached_property
    def documents(self) -> dict[DocumentId, int]:
        """The documents that there are, with their numbers in `document`."""
        numbers = np.flatnonzero(np.bincount(self.document, minlength=len(self.strings)))
        return {DocumentId(self.strings[number]): number for number in numbers.tolist()}

    @cached_property
    def noted(self) -> dict[AnnotationId, list[int]]:
        """The rows that come from annotations, by their ids."""
        found: dict[AnnotationId, list[int]] = {}
        column = self._arrays["annotation"]
        for row in np.flatnonzero(column).tolist():
            found.setdefault(AnnotationId(self.strings[column[row]]), []).append(row)
        return found

    @cached_property
    def _by_place(self) -> tuple[Array, Array]:
        """The rows of documents' own text in the order of their places, and these places."""
        rows = np.flatnonzero(self.kind < KINDS.index(HitKind.NOTE))
        places = _place(self.document[rows], self.start[rows])
        order = np.argsort(places, kind="stable")
        return rows[order], places[order]

    def rows_within(self, documents: Array, starts: Array, ends: Array) -> tuple[Array, Array]:
        """Return the rows that some stretches of documents (by number) touch.

        Returns (row, number of the stretch), a pair for each row that a stretch touches.
        """
        rows, places = self._by_place
        first = np.searchsorted(places, _place(documents, starts), side="right") - 1
        first = np.maximum(first, 0)  # a document may begin in another segment
        last = np.searchsorted(places, _place(documents, ends))
        counts = np.maximum(last - first, 0)
        which = np.repeat(np.arange(len(documents)), counts)
        touched = rows[ranges(first, counts)]
        same = self.document[touched] == documents[which]
        beyond = self.start[touched] + self.extent[touched] > starts[which]
        return touched[same & beyond], which[same & beyond]

    def rows_of(self, keys: Iterable[str]) -> Array:
        """Return the rows that belong to any of `keys`."""
        column = self._arrays["key"]
        numbers = [self.strings.find(key) for key in keys]
        found = [np.flatnonzero(column == number) for number in numbers if number >= 0]
        return np.concatenate(found) if found else np.zeros(0, np.int64)

    def _names(self, column: str, rows: Array) -> list[Any]:
        numbers = self._arrays[column].take(rows).tolist()
        return [self.strings[number] if number else "" for number in numbers]
