"""In-memory stand-ins for the store and the index, held to the same contract tests."""

import re
from collections.abc import Iterable, Sequence
from pathlib import Path

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.bookmark import Bookmark
from leader_reader.domain.codebook import Topic
from leader_reader.domain.document import Block, Document, DocumentId, DocumentRecord
from leader_reader.domain.edit import Edit, only_described
from leader_reader.domain.errors import NotFound
from leader_reader.domain.finding import Finding
from leader_reader.domain.pages import PageRun, decode_runs
from leader_reader.domain.search import Hit, HitKind, Query, Results, Snippet
from leader_reader.domain.watched import WatchedFile, WatchedFolder
from leader_reader.services.encoding import decode_document
from leader_reader.services.holdings import Holdings
from leader_reader.services.ports import (
    EncodedDocument,
    Highlighter,
    HistoryEntry,
    IndexPassage,
    Reading,
    Unindexed,
)
from leader_reader.services.view import LibraryView


class MemoryStore:
    """A store without a disk."""

    def __init__(self) -> None:
        self._holdings = Holdings()
        self._texts: dict[str, EncodedDocument] = {}
        self._runs: dict[str, bytes] = {}
        self._edits: list[Edit] = []
        self._position = 0
        self._readings: dict[str, Reading] = {}
        self._folders: list[WatchedFolder] = []
        self._watched: dict[Path, WatchedFile] = {}
        self._unindexed: list[Unindexed] = []
        self._sequence = 0

    def documents(self) -> list[DocumentRecord]:
        return list(self._holdings.documents.values())

    def topics(self) -> list[Topic]:
        return list(self._holdings.codebook)

    def annotations(self) -> list[Annotation]:
        return list(self._holdings.annotations.values())

    def findings(self) -> list[Finding]:
        skips = (skip for skips in self._holdings.skips.values() for skip in skips)
        return [*self._holdings.saved_searches, *self._holdings.synonyms, *skips]

    def bookmarks(self) -> list[Bookmark]:
        return list(self._holdings.bookmarks.values())

    def document(self, document: DocumentId) -> Document:
        record = self._holdings.documents.get(document)
        if record is None:
            raise NotFound("This document is not in the library.")
        return decode_document(record, [chunk.data for chunk in self._texts[document].chunks])

    def has_document(self, document: DocumentId) -> bool:
        return document in self._holdings.documents

    def passage(self, document: DocumentId, offset: int) -> tuple[int, Block]:
        whole = self.document(document)
        number = whole.block_at(offset)
        return whole.starts[number], whole.blocks[number]

    def page_runs(self, document: DocumentId) -> tuple[PageRun, ...]:
        try:
            return decode_runs(self._runs.get(document, b""))
        except ValueError:
            return ()

    def put_page_runs(self, document: DocumentId, runs: bytes) -> None:
        if document not in self._texts:
            raise NotFound("This document is not in the library.")
        self._runs[document] = runs

    def kept(self, document: DocumentId) -> DocumentRecord | None:
        return self._texts[document].record if document in self._texts else None

    def annotation(self, annotation: AnnotationId) -> Annotation:
        try:
            return self._holdings.annotations[annotation]
        except KeyError:
            raise NotFound("This passage is no longer in the library.") from None

    def commit(
        self, edit: Edit, texts: Sequence[EncodedDocument] = (), *, remember: bool = True
    ) -> None:
        self._texts.update({text.record.id: text for text in texts})
        self._runs.update({text.record.id: text.runs for text in texts})
        if remember:
            del self._edits[self._position :]
            self._edits.append(edit)
            self._position += 1
        self._apply(edit)

    def done(self) -> HistoryEntry | None:
        return self._entry(self._position - 1)

    def undone(self) -> HistoryEntry | None:
        return self._entry(self._position)

    def labels(self) -> tuple[str, str]:
        done, undone = (entry.edit.label if entry else "" for entry in (self.done(), self.undone()))
        return done, undone

    def undo(self, entry: HistoryEntry) -> None:
        self._apply(entry.edit.inverse())
        self._position = entry.number

    def redo(self, entry: HistoryEntry) -> None:
        self._apply(entry.edit)
        self._position = entry.number + 1

    def readings(self) -> list[Reading]:
        return list(self._readings.values())

    def remember_reading(self, reading: Reading) -> None:
        self._readings.pop(reading.document, None)
        self._readings[reading.document] = reading

    def watched_folders(self) -> list[WatchedFolder]:
        return sorted(self._folders, key=lambda folder: (folder.since, folder.path))

    def watch_folders(self, folders: Sequence[WatchedFolder]) -> None:
        self._folders = list(folders)

    def watched_files(self) -> list[WatchedFile]:
        return list(self._watched.values())

    def note_files(self, files: Sequence[WatchedFile]) -> None:
        self._watched.update({file.path: file for file in files})

    def forget_files(self, paths: Sequence[Path]) -> None:
        for path in paths:
            self._watched.pop(path, None)

    def unindexed(self) -> list[Unindexed]:
        return list(self._unindexed)

    def indexed(self, sequence: int) -> None:
        self._unindexed = [row for row in self._unindexed if row.sequence > sequence]

    def reindex_everything(self) -> None:
        for record in self.documents():
            self._enqueue("document", record.id)
        for annotation in self.annotations():
            self._enqueue("annotation", annotation.id)

    def check(self) -> list[str]:
        return []

    def _entry(self, number: int) -> HistoryEntry | None:
        within = 0 <= number < len(self._edits)
        return HistoryEntry(number, self._edits[number]) if within else None

    def _apply(self, edit: Edit) -> None:
        before = self._holdings.codebook
        self._holdings.apply(edit.changes)
        for change in edit.changes:
            record = change.record
            if isinstance(record, Topic):
                book = self._holdings.codebook if record.id in self._holdings.codebook else before
                touched = self._holdings.annotations_with(book.descendants(record.id))
                for annotation in touched:
                    self._enqueue("annotation", annotation.id)
            elif isinstance(record, Annotation | DocumentRecord) and not only_described(change):
                kind = "annotation" if isinstance(record, Annotation) else "document"
                self._enqueue(kind, record.id)

    def _enqueue(self, kind: str, name: str) -> None:
        self._sequence += 1
        self._unindexed.append(Unindexed(self._sequence, kind, name))


class MemoryIndex:
    """An index that finds passages holding all the words of the query."""

    def __init__(self) -> None:
        self._passages: list[IndexPassage] = []

    def search(self, query: Query, view: LibraryView) -> Results:
        words = query.text.casefold().replace('"', "").split()
        known = [each for each in self._passages if each.document in view.documents]
        found = [each for each in known if _holds(each.text, words)]
        hits = tuple(_hit(each, view) for each in found[: query.limit])
        return Results(query, hits, len(found))

    def highlighter(self, query: Query, view: LibraryView) -> Highlighter:
        words = query.text.casefold().replace('"', "").replace(" or ", " ").split()
        pattern = re.compile("|".join(map(re.escape, words)), re.IGNORECASE)
        return lambda text: tuple(match.span() for match in pattern.finditer(text))

    def similar(
        self,
        texts: Sequence[str],
        view: LibraryView,
        *,
        without: Sequence[tuple[DocumentId, int, int]],
        limit: int,
    ) -> Results:
        wanted = _letters(" ".join(texts))
        shared = [
            (sorted(wanted & _letters(each.text)), each)
            for each in self._passages
            if each.document in view.documents and not each.annotation and _free(each, without)
        ]
        found = sorted((pair for pair in shared if len(pair[0]) >= 2), key=lambda p: -len(p[0]))
        hits = [
            _hit(each, view)._replace(reasons=tuple(words[:4]), score=float(len(words)))
            for words, each in found[:limit]
        ]
        return Results(Query(""), tuple(hits), len(hits))

    def update(self, removed: Iterable[str], added: Iterable[IndexPassage]) -> None:
        gone = set(removed)
        kept = [each for each in self._passages if each.key not in gone]
        self._passages = [*kept, *added]

    def count(self) -> int:
        return len(self._passages)

    def clear(self) -> None:
        self._passages = []


def _letters(text: str) -> set[str]:
    """Return the words of a text that tell something: those of four letters or more."""
    return set(re.findall(r"\w{4,}", text.casefold()))


def _free(passage: IndexPassage, without: Sequence[tuple[DocumentId, int, int]]) -> bool:
    return all(
        passage.document != document or passage.end <= start or passage.start >= end
        for document, start, end in without
    )


def _holds(text: str, words: list[str]) -> bool:
    return bool(words) and all(word in text.casefold() for word in words)


def _hit(passage: IndexPassage, view: LibraryView) -> Hit:
    return Hit(
        document=DocumentId(passage.document),
        title=view.documents[DocumentId(passage.document)].title,
        kind=HitKind(passage.kind),
        start=passage.start,
        end=passage.end,
        page=passage.page or None,
        heading=passage.heading,
        score=1.0,
        snippet=Snippet(""),
        annotation=AnnotationId(passage.annotation) if passage.annotation else None,
        author=passage.author,
        date=passage.date,
    )
