"""The library database's tables, and how an older one becomes a newer one."""

import sqlite3
from pathlib import Path, PurePath
from urllib.parse import quote

from leader_reader.domain.errors import LibraryDamaged

APPLICATION_ID = 0x4C526472  # "LRdr"

MIGRATIONS = (
    """
    CREATE TABLE documents (
        id TEXT PRIMARY KEY, title TEXT NOT NULL, authors TEXT NOT NULL, organisation TEXT NOT NULL,
        date TEXT NOT NULL, doi TEXT NOT NULL, isbn TEXT NOT NULL, publisher TEXT NOT NULL,
        source TEXT NOT NULL, language TEXT NOT NULL, format TEXT NOT NULL,
        file_name TEXT NOT NULL, imported TEXT NOT NULL, words INTEGER NOT NULL,
        blocks INTEGER NOT NULL, pages INTEGER, starter INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE content (
        document TEXT NOT NULL REFERENCES documents(id), start INTEGER NOT NULL,
        first_block INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (document, start)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE topics (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, colour TEXT NOT NULL, parent TEXT,
        description TEXT NOT NULL, position INTEGER NOT NULL, created TEXT NOT NULL,
        modified TEXT NOT NULL, creator TEXT NOT NULL, key INTEGER NOT NULL,
        removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX topics_by_parent ON topics(parent);
    CREATE TABLE annotations (
        id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, exact TEXT NOT NULL, prefix TEXT NOT NULL,
        suffix TEXT NOT NULL, note TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
        creator TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE INDEX annotations_by_document ON annotations(document);
    CREATE TABLE annotation_topics (
        annotation TEXT NOT NULL REFERENCES annotations(id), topic TEXT NOT NULL,
        PRIMARY KEY (annotation, topic)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX annotations_by_topic ON annotation_topics(topic);
    CREATE TABLE edits (
        number INTEGER PRIMARY KEY AUTOINCREMENT, label TEXT NOT NULL, batch TEXT NOT NULL,
        made TEXT NOT NULL, undone INTEGER NOT NULL DEFAULT 0, changes TEXT NOT NULL
    ) STRICT;
    CREATE TABLE readings (
        document TEXT PRIMARY KEY REFERENCES documents(id), offset INTEGER NOT NULL,
        progress REAL NOT NULL, opened TEXT NOT NULL
    ) STRICT;
    CREATE TABLE unindexed (
        sequence INTEGER PRIMARY KEY AUTOINCREMENT, kind TEXT NOT NULL, id TEXT NOT NULL
    ) STRICT;
    """,
    """
    CREATE TABLE saved_searches (
        id TEXT PRIMARY KEY, name TEXT NOT NULL, text TEXT NOT NULL, narrowed TEXT NOT NULL,
        "order" TEXT NOT NULL, created TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE synonyms (
        id TEXT PRIMARY KEY, words TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    CREATE TABLE skips (
        id TEXT PRIMARY KEY, seed TEXT NOT NULL, document TEXT NOT NULL REFERENCES documents(id),
        start INTEGER NOT NULL, "end" INTEGER NOT NULL, removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    """,
    """
    ALTER TABLE content RENAME TO content_by_place;
    CREATE TABLE content (
        document TEXT NOT NULL REFERENCES documents(id), start INTEGER NOT NULL,
        first_block INTEGER NOT NULL, data BLOB NOT NULL, PRIMARY KEY (document, start)
    ) STRICT;
    INSERT INTO content SELECT * FROM content_by_place ORDER BY document, start;
    DROP TABLE content_by_place;
    """,
    """
    CREATE TABLE page_runs (
        document TEXT PRIMARY KEY REFERENCES documents(id), data BLOB NOT NULL
    ) STRICT;
    """,
    """
    ALTER TABLE annotations ADD COLUMN area TEXT NOT NULL DEFAULT '';
    ALTER TABLE readings ADD COLUMN zoom INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE readings ADD COLUMN view TEXT NOT NULL DEFAULT '';
    ALTER TABLE readings ADD COLUMN fit TEXT NOT NULL DEFAULT '';
    CREATE TABLE bookmarks (
        id TEXT PRIMARY KEY, document TEXT NOT NULL REFERENCES documents(id),
        place INTEGER NOT NULL, name TEXT NOT NULL, created TEXT NOT NULL, modified TEXT NOT NULL,
        creator TEXT NOT NULL, removed INTEGER NOT NULL DEFAULT 0
    ) STRICT;
    """,
    """
    ALTER TABLE documents ADD COLUMN pmid TEXT NOT NULL DEFAULT '';
    ALTER TABLE documents ADD COLUMN container TEXT NOT NULL DEFAULT '';
    ALTER TABLE documents ADD COLUMN volume TEXT NOT NULL DEFAULT '';
    ALTER TABLE documents ADD COLUMN issue TEXT NOT NULL DEFAULT '';
    ALTER TABLE documents ADD COLUMN page_range TEXT NOT NULL DEFAULT '';
    ALTER TABLE documents ADD COLUMN edition_of TEXT;
    """,
    """
    CREATE TABLE watched_folders (path BLOB PRIMARY KEY, since TEXT NOT NULL) STRICT;
    CREATE TABLE watched_files (
        path BLOB PRIMARY KEY, size INTEGER NOT NULL, modified_ns INTEGER NOT NULL,
        document TEXT, reason TEXT NOT NULL
    ) STRICT;
    """,
)
"""One script a version, never changed once it was given out; PRAGMA user_version counts them."""


def open_database(path: Path, *, read_only: bool = False) -> sqlite3.Connection:
    """Open the database at `path`, made or brought up to date where needed.

    The one place where a connection is made. Raises LibraryDamaged where the file is no
    database of ours or comes from a newer version.
    """
    try:
        connection = _connect(path, read_only=read_only)
        if not read_only:
            _migrate(connection, path)
    except sqlite3.DatabaseError as error:
        raise LibraryDamaged(
            f"The library at {path.parent} cannot be opened ({error}). "
            "Restore a backup with “leader-reader restore”, or choose another library folder."
        ) from error
    return connection


def _connect(path: Path, *, read_only: bool) -> sqlite3.Connection:
    mode = "ro" if read_only else "rwc"
    address = f"{_address(path.absolute())}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=10, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    if not read_only:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("PRAGMA synchronous = NORMAL")
    return connection


def _address(path: PurePath) -> str:
    """Return a path as SQLite's file: URI, which on a network share has no host of its own."""
    plain = quote(path.as_posix())
    return f"file://{plain}" if plain.startswith("/") else f"file:///{plain}"


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        _run_scripts(connection, path)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
    except BaseException:
        connection.execute("ROLLBACK")
        connection.close()
        raise
    connection.execute("COMMIT")


def _run_scripts(connection: sqlite3.Connection, path: Path) -> None:
    version = connection.execute("PRAGMA user_version").fetchone()[0]
    if version > len(MIGRATIONS):
        raise LibraryDamaged(
            f"The library at {path.parent} was made by a newer version of Leader Reader; "
            "please update the program."
        )
    if not version and connection.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise LibraryDamaged(
            f"{path} is a database of another program; choose another library folder."
        )
    for script in MIGRATIONS[version:]:
        for statement in filter(str.strip, script.split(";")):
            connection.execute(statement)
