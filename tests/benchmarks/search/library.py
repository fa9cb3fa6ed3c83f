"""The library that a corpus would be: cards and texts in the store, and entries for the index."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain import document as library
from leader_reader.domain.document import Block, BlockKind, DocumentId, DocumentRecord, Metadata
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.search import HitKind
from leader_reader.services.encoding import encode_document
from leader_reader.services.library import Library
from leader_reader.services.ports import IndexPassage
from tests.benchmarks.search.corpus import Document

_A_COMMIT = 500
_IMPORTED = datetime(2024, 1, 1, tzinfo=UTC)
_PASSAGE = HitKind.PASSAGE


def fill(path: Path, documents: Sequence[Document]) -> None:
    """Make a store that holds `documents`."""
    store = SqliteStore(path)
    made = Library(store, creator="")
    for first in range(0, len(documents), _A_COMMIT):
        put(made, documents[first : first + _A_COMMIT])
    store.close()


def put(made: Library, documents: Sequence[Document]) -> None:
    """Put documents into a library in one edit."""
    texts = [encode_document(_document(each)) for each in documents]
    changes = tuple(Change(None, text.record) for text in texts)
    made.do(Edit("Import", changes), texts, remember=False)


def key(document: Document) -> str:
    """Return what the index knows a document's entries by."""
    return f"document:{document.id}"


def entries(documents: Iterable[Document]) -> Iterator[IndexPassage]:
    """Yield what the index is given of documents."""
    for document in documents:
        owner, name, start = key(document), document.id, 0
        for text in document.passages:
            end = start + len(text)
            yield IndexPassage(owner, name, _PASSAGE, start, end, text)
            start = end + 1


def _document(document: Document) -> library.Document:
    blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in document.passages)
    return library.Document(_record(document), blocks)


def _record(document: Document) -> DocumentRecord:
    return DocumentRecord(
        id=DocumentId(document.id),
        metadata=Metadata(title=_title(document), date=document.year),
        format=document.format,
        file_name=f"{document.number}.{document.format}",
        imported=_IMPORTED,
        words=sum(text.count(" ") + 1 for text in document.passages),
        blocks=len(document.passages),
    )


def _title(document: Document) -> str:
    return f"Document {document.number}"
