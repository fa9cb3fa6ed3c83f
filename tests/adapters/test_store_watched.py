"""Watched folders and what became of their files, in both stores."""

import os
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.document import DocumentId
from leader_reader.domain.watched import Trace, WatchedFile, WatchedFolder

NOW = datetime(2024, 5, 22, 9, 30, 12, 345, tzinfo=UTC)
REPORTS = WatchedFolder(Path("/home/ann/Réports 😀"), NOW)
LATER = WatchedFolder(Path("/home/ann/Audit"), NOW + timedelta(days=1))
READ = WatchedFile(REPORTS.path / "a.pdf", Trace(12, 1_716_369_012_123_456_789), DocumentId("d1"))
FAILED = WatchedFile(REPORTS.path / 'it\'s "b".pdf', Trace(0, -1), None, "it is damaged")


def by_path(files):
    return sorted(files, key=lambda file: file.path)


def test_nothing_is_watched_at_first(store):
    assert store.watched_folders() == []
    assert store.watched_files() == []


def test_folders_come_back_in_the_order_they_were_chosen(store):
    store.watch_folders([LATER, REPORTS])
    assert store.watched_folders() == [REPORTS, LATER]
    store.watch_folders([LATER])
    assert store.watched_folders() == [LATER]


def test_what_became_of_files_outlives_their_folder(store):
    store.watch_folders([REPORTS])
    store.note_files([READ, FAILED])
    store.watch_folders([])
    assert by_path(store.watched_files()) == by_path([READ, FAILED])


def test_a_file_is_noted_once(store):
    again = WatchedFile(FAILED.path, Trace(9, 9), DocumentId("d2"))
    store.note_files([READ, FAILED])
    store.note_files([again])
    assert by_path(store.watched_files()) == by_path([READ, again])


def test_files_that_are_forgotten_are_new_again(store):
    store.note_files([READ, FAILED])
    store.forget_files([FAILED.path, Path("/never/seen.pdf")])
    assert store.watched_files() == [READ]


@pytest.mark.skipif(sys.platform == "win32", reason="names are text there")
def test_names_that_are_no_text_come_back(store):
    odd = WatchedFile(Path(os.fsdecode(b"/home/ann/caf\xe9.txt")), Trace(1, 1), DocumentId("d"))
    store.note_files([odd])
    assert store.watched_files() == [odd]


def test_they_are_kept_over_a_restart(home):
    with closing(SqliteStore(home / "library.db")) as store:
        store.watch_folders([REPORTS, LATER])
        store.note_files([READ, FAILED])
    with closing(SqliteStore(home / "library.db")) as store:
        assert store.watched_folders() == [REPORTS, LATER]
        assert by_path(store.watched_files()) == by_path([READ, FAILED])
        assert store.check() == []
