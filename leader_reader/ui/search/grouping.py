"""Hits in the order in which they are shown: by document, best first; and narrowed by facets."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.domain.search import Hit


@dataclass(frozen=True, slots=True)
class Group:
    """A document's title above its hits, and how many there are."""

    document: DocumentId
    title: str
    count: int


Row = Group | Hit

FacetOf = Callable[[Hit], str]


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


def narrowed(
    hits: Sequence[Hit],
    chosen: Mapping[str, str],
    records: Mapping[DocumentId, DocumentRecord],
) -> list[Hit]:
    """Return the hits that have every facet value in `chosen`; unknown facets narrow nothing."""
    return [
        hit
        for hit in hits
        if all(_value(hit, name, records) in {None, value} for name, value in chosen.items())
    ]


def _value(hit: Hit, name: str, records: Mapping[DocumentId, DocumentRecord]) -> str | None:
    """Return what `hit` has for a facet, None where that cannot be told."""
    record = records.get(hit.document)
    values: dict[str, str | None] = {
        "document": hit.document,
        "kind": hit.kind.value,
        "format": None if record is None else record.format,
        "year": None if record is None else record.metadata.year,
    }
    return values.get(name)
