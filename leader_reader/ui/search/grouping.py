"""Hits in the order in which they are shown: by document, best first; and narrowed by facets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Hit
from leader_reader.services.library import Library


@dataclass(frozen=True, slots=True)
class Group:
    """A document's title above its hits, and how many there are."""

    document: DocumentId
    title: str
    count: int


Row = Group | Hit


def grouped(hits: Iterable[Hit]) -> list[Row]:
    """Return the hits under a row for each document; documents by their best hit."""
    by_document: dict[DocumentId, list[Hit]] = {}
    for hit in hits:
        by_document.setdefault(hit.document, []).append(hit)
    rows: list[Row] = []
    for document, found in by_document.items():
        rows.append(Group(document, found[0].title, len(found)))
        rows.extend(found)
    return rows


def narrowed(hits: Sequence[Hit], chosen: Mapping[str, str], library: Library) -> list[Hit]:
    """Return the hits that have every facet value in `chosen`; unknown facets narrow nothing."""
    return [
        hit
        for hit in hits
        if all(_has(hit, name, value, library) for name, value in chosen.items())
    ]


def _has(hit: Hit, name: str, value: str, library: Library) -> bool:
    record = library.documents.get(hit.document)
    book = library.codebook
    values: dict[str, set[str]] = {
        "document": {hit.document},
        "kind": {hit.kind.value},
        "format": {record.format} if record else {value},
        "year": {record.metadata.year} if record else {value},
        "topic": {book.path(topic) for topic in hit.topics if topic in book},
    }
    return value in values.get(name, {value})
