"""What the library knows at the moment of a search, as masks and numbers over the passages.

Titles, authors, years, topics and tags can change by an edit; they are asked here and are not in
the index. All is worked out when it is first asked for, and kept while view and snapshot stay.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.columns import KINDS, PassageColumns
from leader_reader.adapters.whoosh_index.language import folded_name
from leader_reader.adapters.whoosh_index.snapshot import Part, Snapshot
from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.services.view import LibraryView


@dataclass(frozen=True, slots=True)
class Tagged:
    """The topics of a part's passages: pairs of row and topic (by number), each pair once."""

    rows: Array
    topics: Array


class _Shelf:
    """What hangs on the documents of a view alone; edits of topics and passages leave it so.

    `ordinals`: for each part, each passage's document as its place in `documents`; their number
    for none.
    """

    def __init__(self, snapshot: Snapshot, view: LibraryView) -> None:
        self._snapshot = snapshot
        self._held = view.documents
        self.traits: dict[str, tuple[list[str], Array]] = {}

    def serves(self, snapshot: Snapshot, view: LibraryView) -> bool:
        """Tell whether it is as good for another view."""
        return self._snapshot is snapshot and self._held is view.documents

    @cached_property
    def documents(self) -> list[DocumentRecord]:
        return list(self._held.values())

    @cached_property
    def ids(self) -> list[DocumentId]:
        return [record.id for record in self.documents]

    @cached_property
    def titles(self) -> list[str]:
        return [record.title for record in self.documents]

    @cached_property
    def ordinals(self) -> tuple[Array, ...]:
        places = {record.id: place for place, record in enumerate(self.documents)}
        return tuple(_ordinals(part.segment.columns, places) for part in self._snapshot.parts)


class Live:
    """Answers for one view of the library over one snapshot."""

    def __init__(self, snapshot: Snapshot, view: LibraryView, before: "Live | None" = None) -> None:
        """Take over from `before` what is the same."""
        self.snapshot = snapshot
        self.view = view
        self.topics = [topic.id for topic in view.codebook]
        self._words = Words()
        self.shelf = _Shelf(snapshot, view)
        if before is not None and before.shelf.serves(snapshot, view):
            self.shelf = before.shelf
        self.documents = self.shelf.documents
        self.ordinals = self.shelf.ordinals

    # Documents

    @cached_property
    def known(self) -> tuple[Array | None, ...]:
        """For each part, which passages the library still has; None for all.

        A note is gone with its annotation, also while the index has not been told.
        """
        held = {annotation.id for annotation in self.view.annotations}
        masks = []
        for part, column in zip(self.snapshot.parts, self.ordinals, strict=True):
            mask = column < len(self.documents)
            noted = part.segment.columns.noted
            for annotation in noted.keys() - held:
                mask[noted[annotation]] = False
            masks.append(mask)
        return tuple(None if mask.all() else mask for mask in masks)

    def of_documents(self, holds: Callable[[DocumentRecord], bool]) -> list[Array]:
        """Return the passages of the documents for which something holds."""
        held = np.array([holds(record) for record in self.documents] + [False], bool)
        return [held[column] for column in self.ordinals]

    def trait(self, name: str, of: Callable[[DocumentRecord], str]) -> tuple[list[str], Array]:
        """Return the values that a trait of documents has, and which of them each document has."""
        traits = self.shelf.traits
        if name not in traits:
            found = [of(record) for record in self.documents]
            places = {value: place for place, value in enumerate(dict.fromkeys(found))}
            numbers = np.fromiter(map(places.__getitem__, found), np.intp, len(found))
            traits[name] = (list(places), numbers)
        return traits[name]

    # Topics

    @cached_property
    def tagged(self) -> tuple[Tagged, ...]:
        """For each part, the topics of its passages; a topic counts for all above it as well."""
        numbers = {topic: number for number, topic in enumerate(self.topics)}
        above = {topic: self._lineage(topic, numbers) for topic in numbers}
        by_document: dict[DocumentId, list[Annotation]] = {}
        for annotation in self.view.annotations:
            if annotation.topics:
                by_document.setdefault(annotation.document, []).append(annotation)
        return tuple(_tagged(part, by_document, above) for part in self.snapshot.parts)

    def _lineage(self, topic: TopicId, numbers: dict[TopicId, int]) -> list[int]:
        """Return the numbers of a topic and of those above it."""
        found: list[int] = []
        at: TopicId | None = topic
        while at is not None and numbers.get(at) not in (None, *found):
            found.append(numbers[at])
            at = self.view.codebook[at].parent
        return found

    def with_topics(self, topics: Sequence[TopicId]) -> list[Array]:
        """Return the passages that have any of some topics, or one below."""
        wanted = [number for number, topic in enumerate(self.topics) if topic in topics]
        masks = []
        for part, tagged in zip(self.snapshot.parts, self.tagged, strict=True):
            mask = np.zeros(len(part.segment), bool)
            mask[tagged.rows[np.isin(tagged.topics, wanted)]] = True
            masks.append(mask)
        return masks

    @cached_property
    def is_tagged(self) -> tuple[Array, ...]:
        """For each part, the passages that have any topic."""
        masks = []
        for part, tagged in zip(self.snapshot.parts, self.tagged, strict=True):
            mask = np.zeros(len(part.segment), bool)
            mask[tagged.rows] = True
            masks.append(mask)
        return tuple(masks)

    # Conditions of a query

    def __call__(self, condition: wq.Query) -> Sequence[Array]:
        """Return the passages that meet a condition of a query, a mask for each part."""
        ask = _CONDITIONS.get(condition.field())
        if ask is None:
            return [np.zeros(len(part.segment), bool) for part in self.snapshot.parts]
        return ask(self, condition)

    def _title(self, condition: wq.Query) -> Sequence[Array]:
        return self.of_documents(lambda record: self._holds(record.title, condition))

    def _author(self, condition: wq.Query) -> Sequence[Array]:
        written = self.of_documents(
            lambda record: self._holds(" ".join(record.metadata.authors), condition)
        )
        parts = zip(self.snapshot.parts, written, strict=True)
        return [mask | self._said(part.segment.columns, condition) for part, mask in parts]

    def _said(self, columns: PassageColumns, condition: wq.Query) -> Array:
        """Return the comments whose author fits."""
        names = np.flatnonzero(np.bincount(columns.author)[1:]) + 1
        fits = [name for name in names.tolist() if self._holds(columns.strings[name], condition)]
        return np.isin(columns.author, fits)

    def _holds(self, text: str, condition: wq.Query) -> bool:
        """Tell whether a title or name holds a word, a phrase, or a word that begins so."""
        words = list(self._words(text))
        if isinstance(condition, wq.Prefix):
            return any(word.form.startswith(condition.text) for word in words)
        wanted = condition.words if isinstance(condition, wq.Phrase) else [condition.text]
        stems = [word.stem for word in words]
        runs = range(len(stems) - len(wanted) + 1)
        return any(stems[at : at + len(wanted)] == list(wanted) for at in runs)

    def _year(self, condition: wq.Query) -> Sequence[Array]:
        if isinstance(condition, wq.Term):
            return self.of_documents(lambda record: record.metadata.year == condition.text)
        low = condition.start if condition.start is not None else 0
        high = condition.end if condition.end is not None else 9999
        return self.of_documents(lambda record: low <= _year_of(record) <= high)

    def _format(self, condition: wq.Query) -> Sequence[Array]:
        return self.of_documents(lambda record: record.format == condition.text.casefold())

    def _document(self, condition: wq.Query) -> Sequence[Array]:
        return self.of_documents(lambda record: record.id == condition.text)

    def _kind(self, condition: wq.Query) -> Sequence[Array]:
        fits = [number for number, kind in enumerate(KINDS) if kind.value == condition.text]
        return [np.isin(part.segment.columns.kind, fits) for part in self.snapshot.parts]

    def _topic(self, condition: wq.Query) -> Sequence[Array]:
        return self.with_topics(self._topics_named(folded_name(condition.text)))

    def _topics_named(self, name: str) -> list[TopicId]:
        """Return the topics with a name or path; where there is none, those that begin so."""
        book = self.view.codebook
        names = {
            topic.id: (folded_name(topic.name), folded_name(book.path(topic.id))) for topic in book
        }
        same = [topic for topic, known in names.items() if name in known]
        return same or [topic for topic, known in names.items() if known[0].startswith(name)]

    def _topic_id(self, condition: wq.Query) -> Sequence[Array]:
        return self.with_topics([TopicId(condition.text)])

    def _is(self, condition: wq.Query) -> Sequence[Array]:
        if condition.text in ("tagged", "untagged"):
            tagged = condition.text == "tagged"
            return [mask == tagged for mask in self.is_tagged]
        read = condition.text == "read"
        return self.of_documents(lambda record: (record.id in self.view.read) == read)


_CONDITIONS: dict[str, Callable[[Live, wq.Query], Sequence[Array]]] = {
    "title": Live._title,  # noqa: SLF001 - a table of its own methods
    "author": Live._author,  # noqa: SLF001
    "year": Live._year,  # noqa: SLF001
    "format": Live._format,  # noqa: SLF001
    "document": Live._document,  # noqa: SLF001
    "kind": Live._kind,  # noqa: SLF001
    "topic": Live._topic,  # noqa: SLF001
    "topicid": Live._topic_id,  # noqa: SLF001
    "is": Live._is,  # noqa: SLF001
}


def _year_of(record: DocumentRecord) -> int:
    year = record.metadata.year
    return int(year) if year.isdecimal() else -1


def _ordinals(columns: PassageColumns, places: dict[DocumentId, int]) -> Array:
    table = np.full(len(columns.strings), len(places), np.intp)
    for document, number in columns.documents.items():
        table[number] = places.get(document, len(places))
    return np.asarray(table[columns.document])


def _tagged(
    part: Part,
    by_document: dict[DocumentId, list[Annotation]],
    above: dict[TopicId, list[int]],
) -> Tagged:
    columns = part.segment.columns
    here = [
        (number, annotation)
        for document, number in columns.documents.items()
        for annotation in by_document.get(document, ())
    ]
    documents = np.array([number for number, _ in here], np.int64)
    starts = np.array([each.start for _, each in here], np.int64)
    ends = np.array([each.reach for _, each in here], np.int64)
    rows, which = columns.rows_within(documents, starts, ends)
    owners = [(row, here[at][1]) for row, at in zip(rows.tolist(), which.tolist(), strict=True)]
    owners += [(row, each) for _, each in here for row in columns.noted.get(each.id, ())]
    pairs = {
        (row, number)
        for row, annotation in owners
        for topic in annotation.topics
        for number in above.get(topic, ())
    }
    table = np.array(sorted(pairs), np.int64).reshape(len(pairs), 2)
    return Tagged(table[:, 0], table[:, 1])
