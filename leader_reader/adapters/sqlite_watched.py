"""Watched folders and their files as rows; a path is the bytes that the system knows it by."""

import os
import sqlite3
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from leader_reader.domain.document import DocumentId
from leader_reader.domain.watched import Trace, WatchedFile, WatchedFolder


def folder_record(row: sqlite3.Row) -> WatchedFolder:
    """Return what a row of table watched_folders says."""
    return WatchedFolder(_path(row["path"]), datetime.fromisoformat(row["since"]))


def file_record(row: sqlite3.Row) -> WatchedFile:
    """Return what a row of table watched_files says."""
    document = DocumentId(row["document"]) if row["document"] is not None else None
    trace = Trace(row["size"], row["modified_ns"])
    return WatchedFile(_path(row["path"]), trace, document, row["reason"])


def put_folders(connection: sqlite3.Connection, folders: Iterable[WatchedFolder]) -> None:
    """Keep these folders and no others."""
    connection.execute("DELETE FROM watched_folders")
    connection.executemany(
        "INSERT INTO watched_folders VALUES (?, ?)",
        [(os.fsencode(folder.path), folder.since.isoformat()) for folder in folders],
    )


def put_files(connection: sqlite3.Connection, files: Iterable[WatchedFile]) -> None:
    """Keep what became of these files, in place of what was kept of them."""
    connection.executemany(
        "INSERT OR REPLACE INTO watched_files VALUES (?, ?, ?, ?, ?)",
        [
            (
                os.fsencode(file.path),
                file.trace.size,
                file.trace.modified_ns,
                file.document,
                file.reason,
            )
            for file in files
        ],
    )


def drop_files(connection: sqlite3.Connection, paths: Sequence[Path]) -> None:
    """Forget what became of these files."""
    connection.executemany(
        "DELETE FROM watched_files WHERE path = ?", [(os.fsencode(path),) for path in paths]
    )


def _path(stored: bytes) -> Path:
    return Path(os.fsdecode(stored))
