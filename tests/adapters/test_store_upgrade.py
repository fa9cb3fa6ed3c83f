"""A library that an older version of the program made opens, whole, in this one."""

import sqlite3
import zipfile
from contextlib import closing
from pathlib import Path

import pytest

from leader_reader.adapters import backup, sqlite_schema
from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.errors import LibraryDamaged
from leader_reader.domain.pages import PageRun, encode_runs
from leader_reader.services import finding
from leader_reader.services.library import Library

OLD = Path(__file__).parents[1] / "data" / "library_version_1.sql"
"""What the first version kept: two documents, one removed, a topic, a passage, an undone edit."""


@pytest.fixture
def old(home: Path) -> Path:
    home.mkdir()
    path = home / "library.db"
    with closing(sqlite3.connect(path)) as database:
        database.executescript(OLD.read_text(encoding="utf-8"))
        database.execute(f"PRAGMA application_id = {sqlite_schema.APPLICATION_ID}")
        database.execute("PRAGMA user_version = 1")
    return path


def version(path: Path) -> int:
    with closing(sqlite3.connect(path)) as database:
        return database.execute("PRAGMA user_version").fetchone()[0]


def tables(path: Path) -> dict[str, str]:
    with closing(sqlite3.connect(path)) as database:
        return dict(database.execute("SELECT name, sql FROM sqlite_master WHERE sql NOT NULL"))


def test_an_old_library_opens_with_all_it_held(old):
    with closing(SqliteStore(old)) as store:
        library = Library(store)
        assert [each.title for each in library.documents.values()] == ["How teams lead"]
        assert [(each.exact, each.note) for each in library.annotations.values()] == [
            ("Staff", "asked; twice")
        ]
        assert [each.name for each in library.codebook] == ["Talent"]
        assert (library.undo_label, library.redo_label) == (
            "Remove “Café culture”",
            "Rename “Talent”",
        )
        assert len(library.view().read) == 1
        assert store.findings() == []
        assert store.check() == []
    assert version(old) == len(sqlite_schema.MIGRATIONS)


def test_an_old_library_takes_new_records_and_undoes_into_its_past(old):
    with closing(SqliteStore(old)) as store:
        library = Library(store)
        library.do(finding.save_search(library, "Boards", "board"))
    with closing(SqliteStore(old)) as store:
        library = Library(store)
        assert [each.name for each in library.saved_searches] == ["Boards"]
        while library.undo():
            pass
        assert not library.documents
        while library.redo():
            pass
        assert library.undo_label == "Save search “Boards”"


def test_a_document_of_an_old_library_has_no_places_until_they_are_found(old):
    with closing(SqliteStore(old)) as store:
        (record,) = store.documents()
        assert store.page_runs(record.id) == ()
        runs = (PageRun(0, 1, 0, 5),)
        store.put_page_runs(record.id, encode_runs(runs))
    with closing(SqliteStore(old, read_only=True)) as store:
        assert store.page_runs(record.id) == runs
        assert store.check() == []


def test_an_upgraded_library_has_the_tables_of_a_new_one(old, tmp_path):
    new = tmp_path / "new" / "library.db"
    for path in (old, new):
        SqliteStore(path).close()
    assert tables(old) == tables(new)


def test_an_upgrade_that_fails_leaves_the_library_as_it_was(old, monkeypatch):
    before = tables(old)
    broken = (*sqlite_schema.MIGRATIONS, "CREATE TABLE other (id TEXT) STRICT; NO SUCH WORDS")
    monkeypatch.setattr(sqlite_schema, "MIGRATIONS", broken)
    with pytest.raises(LibraryDamaged, match="cannot be opened"):
        SqliteStore(old)
    assert tables(old) == before
    assert version(old) == 1


def test_a_backup_of_an_old_library_is_restored(old, tmp_path):
    archive = tmp_path / "old.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        packed.write(old, backup.DATABASE)
    backup.restore(archive, tmp_path / "restored")
    with closing(SqliteStore(tmp_path / "restored" / backup.DATABASE, read_only=True)) as store:
        assert [each.name for each in Library(store).codebook] == ["Talent"]
        assert store.findings() == []
