"""Brings the search index up to date with the store; runs in the child process."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import Codebook
from leader_reader.domain.document import Block, BlockKind, Document, DocumentId, DocumentRecord
from leader_reader.domain.errors import NotFound
from leader_reader.domain.search import HitKind
from leader_reader.services.encoding import TextDamaged
from leader_reader.services.ports import IndexPassage, SearchIndex, Store, Unindexed

_CHANGES_A_COMMIT = range(40, 400)  # the fewest, and the most where many wait
_COMMITS = 20
_NOTE_WEIGHT, _TOPICS_WEIGHT = 0.3, 0.1  # short texts, which alone would put them first


@dataclass(frozen=True, slots=True)
class IndexProgress:
    """The index has seen everything up to `sequence`: `done` of `total` changes."""

    sequence: int
    done: int
    total: int


def bring_up_to_date(store: Store, index: SearchIndex) -> Iterator[IndexProgress]:
    """Index what the store says is unindexed, a commit at a time; each yield is durable.

    Does not tell the store: only the one process that changes the library does.
    """
    waiting = store.unindexed()
    done = 0
    while waiting:
        size = min(max(len(waiting) // _COMMITS, _CHANGES_A_COMMIT.start), _CHANGES_A_COMMIT.stop)
        batch, waiting = waiting[:size], waiting[size:]
        keys = dict.fromkeys(_key(change) for change in batch)
        index.update(keys, _entries(store, batch))
        done += len(batch)
        yield IndexProgress(batch[-1].sequence, done, done + len(waiting))


def _key(change: Unindexed) -> str:
    return f"{change.kind}:{change.id}"


def _entries(store: Store, batch: Sequence[Unindexed]) -> Iterator[IndexPassage]:
    """Yield what to index; reads the records when it begins, under the index's lock.

    So of two processes that index at once, the later one never writes what was true before.
    """
    yield from _Shelf(store).entries(batch)


class _Shelf:
    """The records that entries are made from."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._codebook = Codebook(store.topics())

    def entries(self, changes: Sequence[Unindexed]) -> Iterator[IndexPassage]:
        for kind, name in dict.fromkeys((change.kind, change.id) for change in changes):
            if kind == "document" and self._store.has_document(DocumentId(name)):
                with suppress(TextDamaged):  # one that is damaged must not hold up the others
                    yield from document_entries(self._store.document(DocumentId(name)))
            elif kind == "annotation":
                with suppress(NotFound):
                    yield from self._annotation_entries(self._store.annotation(AnnotationId(name)))

    def _annotation_entries(self, annotation: Annotation) -> Iterator[IndexPassage]:
        document = annotation.document
        paths = [self._codebook.path(t) for t in annotation.topics if t in self._codebook]
        words = annotation.exact if annotation.area else ""
        text = "\n".join(filter(None, [annotation.note, *sorted(paths), words]))
        if text and self._store.has_document(document):
            yield IndexPassage(
                key=f"annotation:{annotation.id}",
                document=document,
                kind=HitKind.NOTE if annotation.note else HitKind.TAGGED,
                start=annotation.start,
                end=annotation.end,
                text=text,
                annotation=annotation.id,
                weight=_NOTE_WEIGHT if annotation.note else _TOPICS_WEIGHT,
            )


def document_entries(document: Document) -> Iterator[IndexPassage]:
    """Yield an entry for each block of a document."""
    heading = ""
    for start, block in zip(document.starts, document.blocks, strict=True):
        if block.kind is BlockKind.HEADING:
            heading = block.text
        comment = block.kind is BlockKind.COMMENT
        yield IndexPassage(
            key=f"document:{document.id}",
            document=document.id,
            kind=HitKind.COMMENT if comment else HitKind.PASSAGE,
            start=start,
            end=start + len(block.text),
            text=block.text,
            page=block.page or 0,
            heading=heading,
            author=block.author,
            date=block.date,
            weight=_weight(document.record, block),
        )


def _weight(record: DocumentRecord, block: Block) -> float:
    """Return how much the words of a block count in the ranking.

    Navigation and running heads count for little; a heading less than its length suggests, for
    people look for passages; the starter library less than what the user brought in.
    """
    if not block.main:
        return 0.1
    heading = 0.5 if block.kind is BlockKind.HEADING else 1.0
    return heading * (0.5 if record.starter else 1.0)
