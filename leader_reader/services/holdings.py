"""The library's records in memory, kept in step with the store by each edit's changes."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from types import MappingProxyType

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.bookmark import Bookmark, BookmarkId
from leader_reader.domain.codebook import Codebook, Topic, TopicId
from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.domain.edit import Change, Record
from leader_reader.domain.finding import Finding, SavedSearch, Skip, SkipId, Synonyms, SynonymsId


class Holdings:
    """All records by id, with the annotations of each document and topic.

    What is made of several records is kept until one of them changes: copies, which stay as they
    are, the codebook, and what helps to find again.
    """

    def __init__(self, records: Iterable[Record] = ()) -> None:
        self._documents: dict[DocumentId, DocumentRecord] = {}
        self._topics: dict[TopicId, Topic] = {}
        self._annotations: dict[AnnotationId, Annotation] = {}
        self._in_document: defaultdict[DocumentId, set[AnnotationId]] = defaultdict(set)
        self._with_topic: defaultdict[TopicId, set[AnnotationId]] = defaultdict(set)
        self._ordered: dict[DocumentId, list[Annotation]] = {}
        self._bookmarks: dict[BookmarkId, Bookmark] = {}
        self._findings: dict[str, Finding] = {}
        for record in records:
            self._put(record)

    @property
    def documents(self) -> Mapping[DocumentId, DocumentRecord]:
        return MappingProxyType(self._documents)

    @property
    def annotations(self) -> Mapping[AnnotationId, Annotation]:
        return MappingProxyType(self._annotations)

    @property
    def bookmarks(self) -> Mapping[BookmarkId, Bookmark]:
        return MappingProxyType(self._bookmarks)

    @cached_property
    def codebook(self) -> Codebook:
        return Codebook(self._topics.values())

    @cached_property
    def documents_copy(self) -> Mapping[DocumentId, DocumentRecord]:
        """The documents as they are now."""
        return MappingProxyType(self._documents.copy())

    @cached_property
    def annotations_copy(self) -> tuple[Annotation, ...]:
        """The annotations as they are now, in no order."""
        return tuple(self._annotations.values())

    @cached_property
    def saved_searches(self) -> tuple[SavedSearch, ...]:
        """The saved searches by name."""
        found = (each for each in self._findings.values() if isinstance(each, SavedSearch))
        return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))

    @cached_property
    def synonyms(self) -> tuple[Synonyms, ...]:
        """The groups of synonyms, in the order of their first words."""
        found = (each for each in self._findings.values() if isinstance(each, Synonyms))
        return tuple(sorted(found, key=_words_order))

    @cached_property
    def skips(self) -> Mapping[str, tuple[Skip, ...]]:
        """The suggestions passed over, by seed."""
        found: defaultdict[str, list[Skip]] = defaultdict(list)
        for each in self._findings.values():
            if isinstance(each, Skip):
                found[each.seed].append(each)
        ordered = {seed: tuple(sorted(skips, key=_skip_place)) for seed, skips in found.items()}
        return MappingProxyType(ordered)

    def apply(self, changes: Iterable[Change]) -> None:
        """Follow `changes`, which the store has already made."""
        for change in changes:
            if change.before is not None:
                self._drop(change.before)
            if change.after is not None:
                self._put(change.after)

    def annotations_in(self, document: DocumentId) -> list[Annotation]:
        """Return the annotations of a document in the order of its text."""
        if document not in self._ordered:
            found = self._named(self._in_document.get(document, ()))
            self._ordered[document] = sorted(found, key=_place)
        return list(self._ordered[document])

    def bookmarks_in(self, document: DocumentId) -> list[Bookmark]:
        """Return the bookmarks of a document in the order of its text."""
        found = (each for each in self._bookmarks.values() if each.document == document)
        return sorted(found, key=lambda each: (each.place, each.id))

    def annotations_with(self, topics: Iterable[TopicId]) -> list[Annotation]:
        """Return the annotations that have any of `topics`, by document and place."""
        ids = {annotation for topic in topics for annotation in self._with_topic.get(topic, ())}
        return sorted(self._named(ids), key=lambda found: (found.document, *_place(found)))

    def passage_count(self, topics: Iterable[TopicId]) -> int:
        """Return how many annotations have any of `topics`."""
        return len(set().union(*(self._with_topic.get(topic, ()) for topic in topics)))

    def annotation_count(self, document: DocumentId) -> int:
        return len(self._in_document.get(document, ()))

    def _named(self, ids: Iterable[AnnotationId]) -> Iterator[Annotation]:
        return (self._annotations[annotation] for annotation in ids)

    def _put(self, record: Record) -> None:
        self._forget(record)
        if isinstance(record, Annotation):
            self._annotations[record.id] = record
            self._in_document[record.document].add(record.id)
            for topic in record.topics:
                self._with_topic[topic].add(record.id)
        elif isinstance(record, Topic):
            self._topics[record.id] = record
        elif isinstance(record, DocumentRecord):
            self._documents[record.id] = record
        elif isinstance(record, Bookmark):
            self._bookmarks[record.id] = record
        else:
            self._findings[record.id] = record

    def _drop(self, record: Record) -> None:
        self._forget(record)
        if isinstance(record, Annotation):
            self._annotations.pop(record.id, None)
            self._in_document[record.document].discard(record.id)
            for topic in record.topics:
                self._with_topic[topic].discard(record.id)
        elif isinstance(record, Topic):
            self._topics.pop(record.id, None)
        elif isinstance(record, DocumentRecord):
            self._documents.pop(record.id, None)
        elif isinstance(record, Bookmark):
            self._bookmarks.pop(record.id, None)
        else:
            self._findings.pop(record.id, None)

    def _forget(self, record: Record) -> None:
        """Drop what was made of records of this kind."""
        if isinstance(record, Annotation):
            self._ordered.pop(record.document, None)
        self.__dict__.pop(_MADE_OF.get(type(record), ""), None)


_MADE_OF = {
    Annotation: "annotations_copy",
    Topic: "codebook",
    DocumentRecord: "documents_copy",
    SavedSearch: "saved_searches",
    Synonyms: "synonyms",
    Skip: "skips",
}
"""The cached property that is made of the records of a kind."""


def _words_order(synonyms: Synonyms) -> tuple[list[str], SynonymsId]:
    return [word.casefold() for word in synonyms.words], synonyms.id


def _skip_place(skip: Skip) -> tuple[DocumentId, int, int, SkipId]:
    return skip.document, skip.start, skip.end, skip.id


def _place(annotation: Annotation) -> tuple[int, int, float, str]:
    top = annotation.area.top if annotation.area else 0.0
    return annotation.start, -annotation.end, top, annotation.id
