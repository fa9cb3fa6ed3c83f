"""Hits in the order in which they are shown: under their documents, or one after the other."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Hit


@dataclass(frozen=True, slots=True)
class Group:
    """A document's title above its hits, and how many there are."""

    document: DocumentId
    title: str
    count: int


Row = Group | Hit


def grouped(hits: Iterable[Hit], counts: Mapping[str, int] | None = None) -> list[Row]:
    """Return the hits under a row for each document; documents by their first hit.

    `counts` says how many hits a document has in all, those that are not here included.
    """
    by_document: dict[DocumentId, list[Hit]] = {}
    for hit in hits:
        by_document.setdefault(hit.document, []).append(hit)
    rows: list[Row] = []
    for document, found in by_document.items():
        count = max(len(found), (counts or {}).get(document, 0))
        rows.append(Group(document, found[0].title, count))
        rows.extend(found)
    return rows
