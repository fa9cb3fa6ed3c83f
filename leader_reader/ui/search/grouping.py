"""Hits in the order in which they are shown: under their documents, or one after the other."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Hit

BATCH = 60
"""Hits that are asked for at first; each time one comes to their end it is twice as many."""


@dataclass(frozen=True, slots=True)
class Group:
    """A document's title above hits, and how many there are; `again` where it stood above."""

    document: DocumentId
    title: str
    count: int
    again: bool = False


Row = Group | Hit


def grouped(hits: Sequence[Hit], counts: Mapping[str, int] | None = None) -> list[Row]:
    """Return the hits under a row for each document; documents by their first hit.

    Hits that came later stand below those that were there before, so that nothing moves and
    each is met by who goes on; a document's title can so come again. `counts` says how many hits
    a document has in all, those that are not here included.
    """
    rows: list[Row] = []
    known: set[DocumentId] = set()
    first, last = 0, BATCH
    while first < len(hits):
        for document, found in _by_document(hits[first:last]).items():
            if _last_document(rows) != document:
                count = max(len(found), (counts or {}).get(document, 0))
                rows.append(Group(document, found[0].title, count, again=document in known))
            rows.extend(found)
            known.add(document)
        first, last = last, 2 * last
    return rows


def _by_document(hits: Sequence[Hit]) -> dict[DocumentId, list[Hit]]:
    found: dict[DocumentId, list[Hit]] = {}
    for hit in hits:
        found.setdefault(hit.document, []).append(hit)
    return found


def _last_document(rows: Sequence[Row]) -> DocumentId | None:
    return rows[-1].document if rows else None
