"""The library's truth in SQLite: records, texts, history, and what the index has not seen."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from leader_reader.adapters import sqlite_records as rows
from leader_reader.adapters import sqlite_watched as watched
from leader_reader.adapters.sqlite_schema import open_database
from leader_reader.adapters.sqlite_unindexed import mark_unindexed
from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.bookmark import Bookmark
from leader_reader.domain.codebook import Topic
from leader_reader.domain.document import Block, Document, DocumentId, DocumentRecord
from leader_reader.domain.edit import Change, Edit, Record
from leader_reader.domain.errors import LeaderReaderError, LibraryDamaged, NotFound
from leader_reader.domain.finding import Finding, SavedSearch, Skip, Synonyms
from leader_reader.domain.pages import PageRun, decode_runs
from leader_reader.domain.watched import WatchedFile, WatchedFolder
from leader_reader.services.encoding import decode_block_at, decode_document
from leader_reader.services.ports import EncodedDocument, HistoryEntry, Reading, Unindexed

_TABLES: dict[type, str] = {
    DocumentRecord: "documents",
    Topic: "topics",
    Annotation: "annotations",
    Bookmark: "bookmarks",
    SavedSearch: "saved_searches",
    Synonyms: "synonyms",
    Skip: "skips",
}

_UNDONE = "number > coalesce((SELECT max(number) FROM edits WHERE NOT undone), 0)"
"""Edits that were undone: they are the newest, so those before them need not be looked at."""

_LAST_DONE = "FROM edits WHERE NOT undone ORDER BY number DESC LIMIT 1"
_FIRST_UNDONE = f"FROM edits WHERE {_UNDONE} ORDER BY number LIMIT 1"


class SqliteStore:
    """A Store in one SQLite file; a connection belongs to the thread that opened it.

    `created` tells that there was no library before.
    """

    def __init__(self, path: Path, *, read_only: bool = False) -> None:
        self.path = path
        self.created = not path.exists()
        if not read_only:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._connection = open_database(path, read_only=read_only)

    def close(self) -> None:
        self._connection.close()

    def data_version(self) -> int:
        """Return a number that changes when another connection has changed the library."""
        return int(self._value("PRAGMA data_version"))

    # Records

    def documents(self) -> list[DocumentRecord]:
        found = self._rows("SELECT * FROM documents WHERE NOT removed ORDER BY imported, id")
        return [rows.document_record(row) for row in found]

    def topics(self) -> list[Topic]:
        return [
            rows.topic_record(row) for row in self._rows("SELECT * FROM topics WHERE NOT removed")
        ]

    def annotations(self) -> list[Annotation]:
        topics: defaultdict[str, list[str]] = defaultdict(list)
        for annotation, topic in self._rows("SELECT annotation, topic FROM annotation_topics"):
            topics[annotation].append(topic)
        found = self._rows(
            "SELECT * FROM annotations WHERE NOT removed"
            " AND document IN (SELECT id FROM documents WHERE NOT removed)"
        )
        return [rows.annotation_record(row, topics[row["id"]]) for row in found]

    def annotation(self, annotation: AnnotationId) -> Annotation:
        found = self._rows("SELECT * FROM annotations WHERE id = ? AND NOT removed", annotation)
        if not found:
            raise NotFound("This passage is no longer in the library.")
        topics = self._rows("SELECT topic FROM annotation_topics WHERE annotation = ?", annotation)
        return rows.annotation_record(found[0], [row["topic"] for row in topics])

    def findings(self) -> list[Finding]:
        searches = self._rows("SELECT * FROM saved_searches WHERE NOT removed")
        synonyms = self._rows("SELECT * FROM synonyms WHERE NOT removed")
        skips = self._rows("SELECT * FROM skips WHERE NOT removed")
        return [
            *map(rows.saved_search_record, searches),
            *map(rows.synonyms_record, synonyms),
            *map(rows.skip_record, skips),
        ]

    def bookmarks(self) -> list[Bookmark]:
        found = self._rows(
            "SELECT * FROM bookmarks WHERE NOT removed"
            " AND document IN (SELECT id FROM documents WHERE NOT removed)"
        )
        return [rows.bookmark_record(row) for row in found]

    def document(self, document: DocumentId) -> Document:
        found = self._rows("SELECT * FROM documents WHERE id = ?", document)
        if not found:
            raise NotFound("This document is not in the library.")
        texts = self._rows("SELECT data FROM content WHERE document = ? ORDER BY start", document)
        return decode_document(rows.document_record(found[0]), [row["data"] for row in texts])

    def has_document(self, document: DocumentId) -> bool:
        return bool(self._rows("SELECT 1 FROM documents WHERE id = ? AND NOT removed", document))

    def passage(self, document: DocumentId, offset: int) -> tuple[int, Block]:
        found = self._rows(
            "SELECT start, data FROM content WHERE document = ? AND start <= ?"
            " ORDER BY start DESC LIMIT 1",
            document,
            offset,
        )
        if not found:
            raise NotFound("This passage is not in the library.")
        block = decode_block_at(found[0]["data"], found[0]["start"], offset)
        if block is None:
            raise NotFound("This passage is not in the library.")
        return block

    def page_runs(self, document: DocumentId) -> tuple[PageRun, ...]:
        found = self._rows("SELECT data FROM page_runs WHERE document = ?", document)
        try:
            return decode_runs(found[0]["data"]) if found else ()
        except ValueError:
            return ()

    def put_page_runs(self, document: DocumentId, runs: bytes) -> None:
        if not self._rows("SELECT 1 FROM documents WHERE id = ?", document):
            raise NotFound("This document is not in the library.")
        with self._transaction():
            self._put_runs(document, runs)

    def kept(self, document: DocumentId) -> DocumentRecord | None:
        try:
            found = self.document(document)
        except (NotFound, ValueError, KeyError, TypeError):
            return None
        return found.record if len(found.blocks) == found.record.blocks else None

    # Changes and history

    def commit(
        self, edit: Edit, texts: Sequence[EncodedDocument] = (), *, remember: bool = True
    ) -> None:
        with self._transaction():
            self._apply(edit.changes)
            for text in texts:
                self._put_text(text)
            if remember:
                self._append(edit)

    def done(self) -> HistoryEntry | None:
        return self._entry(f"SELECT * {_LAST_DONE}")

    def undone(self) -> HistoryEntry | None:
        return self._entry(f"SELECT * {_FIRST_UNDONE}")

    def labels(self) -> tuple[str, str]:
        found = [self._rows(f"SELECT label {each}") for each in (_LAST_DONE, _FIRST_UNDONE)]
        done, undone = (one[0]["label"] if one else "" for one in found)
        return done, undone

    def undo(self, entry: HistoryEntry) -> None:
        self._step(entry.number, entry.edit.inverse().changes, undone=True)

    def redo(self, entry: HistoryEntry) -> None:
        self._step(entry.number, entry.edit.changes, undone=False)

    # Reading places

    def readings(self) -> list[Reading]:
        found = self._rows("SELECT * FROM readings ORDER BY opened")
        return [rows.reading_record(row) for row in found]

    def remember_reading(self, reading: Reading) -> None:
        with self._transaction():
            self._connection.execute(
                "INSERT OR REPLACE INTO readings VALUES"
                " (:document, :offset, :progress, :opened, :zoom, :view, :fit)",
                rows.reading_row(reading) | {"opened": _now()},
            )

    # Watched folders

    def watched_folders(self) -> list[WatchedFolder]:
        found = self._rows("SELECT path, since FROM watched_folders ORDER BY since, path")
        return [watched.folder_record(row) for row in found]

    def watch_folders(self, folders: Sequence[WatchedFolder]) -> None:
        with self._transaction():
            watched.put_folders(self._connection, folders)

    def watched_files(self) -> list[WatchedFile]:
        found = self._rows("SELECT * FROM watched_files")
        return [watched.file_record(row) for row in found]

    def note_files(self, files: Sequence[WatchedFile]) -> None:
        with self._transaction():
            watched.put_files(self._connection, files)

    def forget_files(self, paths: Sequence[Path]) -> None:
        with self._transaction():
            watched.drop_files(self._connection, paths)

    # What the index has not seen

    def unindexed(self) -> list[Unindexed]:
        found = self._rows("SELECT sequence, kind, id FROM unindexed ORDER BY sequence")
        return [Unindexed(*row) for row in found]

    def indexed(self, sequence: int) -> None:
        with self._transaction():
            self._connection.execute("DELETE FROM unindexed WHERE sequence <= ?", (sequence,))

    def reindex_everything(self) -> None:
        with self._transaction():
            self._connection.execute("DELETE FROM unindexed")
            for kind, table in (("document", "documents"), ("annotation", "annotations")):
                self._connection.execute(
                    f"INSERT INTO unindexed (kind, id) SELECT ?, id FROM {table} WHERE NOT removed",  # noqa: S608 - our own table names
                    (kind,),
                )

    # Care

    def check(self) -> list[str]:
        faults = [str(row[0]) for row in self._rows("PRAGMA integrity_check") if row[0] != "ok"]
        faults += [
            f"A row of {row[0]} has lost its owner."
            for row in self._rows("PRAGMA foreign_key_check")
        ]
        return faults or [
            fault for record in self.documents() for fault in self._text_faults(record)
        ]

    def backup(self, path: Path) -> None:
        """Write a copy of the database to `path`, consistent also while it is in use."""
        with closing(sqlite3.connect(path)) as copy:
            self._connection.backup(copy)

    def _text_faults(self, record: DocumentRecord) -> Iterator[str]:
        try:
            held = len(self.document(record.id).blocks)
        except (ValueError, KeyError, TypeError):
            yield f"The text of “{record.title}” is damaged; remove it and import the file again."
            return
        if held != record.blocks:
            yield f"The text of “{record.title}” has {held} of {record.blocks} paragraphs."

    # Inside a transaction

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
            except BaseException:
                self._connection.execute("ROLLBACK")
                raise
            self._connection.execute("COMMIT")
        except sqlite3.Error as error:
            raise LeaderReaderError(
                f"The change could not be saved in {self.path.parent} ({error}); "
                "see that the disk is not full and try again."
            ) from error

    def _step(self, number: int, changes: tuple[Change, ...], *, undone: bool) -> None:
        with self._transaction():
            self._apply(changes)
            self._connection.execute(
                "UPDATE edits SET undone = ? WHERE number = ?", (undone, number)
            )

    def _append(self, edit: Edit) -> None:
        self._connection.execute(f"DELETE FROM edits WHERE {_UNDONE}")  # noqa: S608 - our own words
        self._connection.execute(
            "INSERT INTO edits (label, batch, made, changes) VALUES (?, ?, ?, ?)",
            (edit.label, edit.batch, _now(), rows.changes_json(edit.changes)),
        )

    def _apply(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if change.after is None:
                self._remove(change)
            else:
                self._put(change.after)
            mark_unindexed(self._connection, change)

    def _remove(self, change: Change) -> None:
        table = _TABLES[type(change.record)]
        query = f"UPDATE {table} SET removed = 1 WHERE id = ?"  # noqa: S608 - our own table names
        self._connection.execute(query, (change.record.id,))

    def _put(self, record: Record) -> None:
        if isinstance(record, Annotation):
            self._require(record.document)
            self._upsert("annotations", rows.annotation_row(record))
            self._connection.execute(
                "DELETE FROM annotation_topics WHERE annotation = ?", (record.id,)
            )
            self._connection.executemany(
                "INSERT INTO annotation_topics VALUES (?, ?)",
                [(record.id, topic) for topic in record.topics],
            )
        elif isinstance(record, Topic):
            self._upsert("topics", rows.topic_row(record))
        elif isinstance(record, DocumentRecord):
            self._upsert("documents", rows.document_row(record))
        elif isinstance(record, Bookmark):
            self._require(record.document)
            self._upsert("bookmarks", rows.bookmark_row(record))
        else:
            self._upsert(_TABLES[type(record)], rows.finding_row(record))

    def _require(self, document: DocumentId) -> None:
        if self._rows("SELECT 1 FROM documents WHERE id = ? AND removed", document):
            raise NotFound("This document has been removed; undo that first.")

    def _upsert(self, table: str, row: dict[str, Any]) -> None:
        row = row | {"removed": 0}
        self._connection.execute(_upsertion(table, tuple(row)), tuple(row.values()))

    def _put_text(self, text: EncodedDocument) -> None:
        self._connection.execute("DELETE FROM content WHERE document = ?", (text.record.id,))
        self._connection.executemany(
            "INSERT INTO content VALUES (?, ?, ?, ?)",
            [(text.record.id, chunk.start, chunk.first_block, chunk.data) for chunk in text.chunks],
        )
        self._put_runs(text.record.id, text.runs)

    def _put_runs(self, document: DocumentId, runs: bytes) -> None:
        self._connection.execute("DELETE FROM page_runs WHERE document = ?", (document,))
        if runs:
            self._connection.execute("INSERT INTO page_runs VALUES (?, ?)", (document, runs))

    # Reading rows

    def _entry(self, query: str) -> HistoryEntry | None:
        found = self._rows(query)
        if not found:
            return None
        row = found[0]
        edit = Edit(row["label"], rows.changes_from_json(row["changes"]), row["batch"])
        return HistoryEntry(row["number"], edit)

    def _rows(self, query: str, *values: object) -> list[sqlite3.Row]:
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise LibraryDamaged(
                f"The library at {self.path.parent} cannot be read ({error}). "
                "Restore a backup with “leader-reader restore”, or choose another library folder."
            ) from error

    def _value(self, query: str) -> Any:  # noqa: ANN401 - whatever SQLite holds
        return self._rows(query)[0][0]


@cache
def _upsertion(table: str, columns: tuple[str, ...]) -> str:
    """Return the statement that puts a row with these columns in place of one with its id."""
    names = ", ".join(f'"{name}"' for name in columns)
    marks = ", ".join("?" * len(columns))
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in columns if name != "id")
    return (
        f"INSERT INTO {table} ({names}) VALUES ({marks})"  # noqa: S608 - our own names
        f" ON CONFLICT (id) DO UPDATE SET {updates}"
    )


def _now() -> str:
    return datetime.now(UTC).isoformat()
