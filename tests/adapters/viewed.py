"""An index with a view of a library that holds whatever documents its passages belong to."""

from datetime import UTC, datetime

from leader_reader.domain.codebook import Codebook
from leader_reader.domain.document import DocumentId, DocumentRecord, Metadata
from leader_reader.domain.search import HitKind, Query
from leader_reader.services.ports import IndexPassage
from leader_reader.services.view import LibraryView

WHEN = datetime(2026, 1, 2, tzinfo=UTC)


class Carded(IndexPassage):
    """A passage that brings the card of its document with it."""

    title = format = year = ""

    @classmethod
    def of(cls, *, title="", format="", year="", **fields):  # noqa: A002 - as in the card
        """Return a passage; the first three are its document's."""
        made = cls(**fields)
        made.title, made.format, made.year = title, format, year
        return made


def passage(key, text, **fields):
    """Return a passage that is all of its document, `d-key`."""
    words = {"document": f"d-{key}", "kind": HitKind.PASSAGE, "start": 0, "end": len(text)}
    return Carded.of(key=key, text=text, title=f"On {key}", **(words | fields))


def record(passage):
    """Return the card of the document that a passage belongs to."""
    authors = (passage.author,) if passage.author and passage.kind == "passage" else ()
    return DocumentRecord(
        id=DocumentId(passage.document),
        metadata=Metadata(title=passage.title, authors=authors, date=passage.year),
        format=passage.format,
        file_name=f"{passage.document}.txt",
        imported=WHEN,
        words=1,
        blocks=1,
    )


def view_of(records, *, annotations=(), codebook=None, read=(), synonyms=()):
    """Return a view of a library that holds these records."""
    return LibraryView(
        documents={each.id: each for each in records},
        annotations=tuple(annotations),
        codebook=codebook or Codebook(()),
        read=frozenset(read),
        synonyms=tuple(synonyms),
        skips={},
    )


class ViewedIndex:
    """Passes all on to an index, with the view that goes with its passages."""

    def __init__(self, index, records=None):
        self.index = index
        self.records = {} if records is None else records
        self.annotations = []

    @property
    def view(self):
        return view_of(self.records.values(), annotations=self.annotations)

    def update(self, removed, added):
        self.index.update(removed, self._noted(added))

    def _noted(self, added):
        for passage in added:
            self.records[passage.document] = record(passage)
            yield passage

    def search(self, query):
        return self.index.search(query, self.view)

    def highlighter(self, query):
        return self.index.highlighter(query, self.view)

    def __getattr__(self, name):
        return getattr(self.index, name)


def names(index, text, **fields):
    """Return the keys of the passages that a query finds."""
    hits = index.search(Query(text, **fields)).hits
    return {hit.document.removeprefix("d-") for hit in hits}
