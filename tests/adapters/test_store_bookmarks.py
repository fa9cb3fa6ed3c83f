"""Bookmarks in both stores, with their undo, over a restart and with their document."""

from contextlib import closing

import pytest

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.errors import NotFound
from leader_reader.services import annotating
from leader_reader.services.bookmarking import add_bookmark, remove_bookmark, rename_bookmark
from leader_reader.services.library import Library
from tests.samples import add, document

PAPER = document("Staff who were asked 😀", "Then something changed")
OTHER = document("Another one", name="b")


def fill(library: Library) -> None:
    add(library, PAPER, OTHER)
    library.do(add_bookmark(library, PAPER, 20))
    library.do(add_bookmark(library, PAPER, 3, "“Née”; 漢 😀'"))
    library.do(add_bookmark(library, OTHER, 0))


def test_they_come_back_as_they_went_in(store):
    library = Library(store)
    fill(library)
    again = Library(store)
    assert again.bookmarks == library.bookmarks
    assert [each.place for each in again.bookmarks_in(PAPER.id)] == [3, 20]
    assert again.bookmarks_in(PAPER.id)[0].name == "“Née”; 漢 😀'"


def test_undo_and_redo_reach_them_after_a_restart(home):
    with closing(SqliteStore(home / "library.db")) as store:
        library = Library(store)
        fill(library)
        first, second = library.bookmarks_in(PAPER.id)
        library.do(rename_bookmark(library, first.id, "The turn"))
        library.do(remove_bookmark(library, second.id))
        library.undo()
    with closing(SqliteStore(home / "library.db")) as store:
        again = Library(store)
        assert (again.undo_label, again.redo_label) == ("Rename bookmark", "Remove bookmark")
        again.redo()
        assert [each.name for each in again.bookmarks_in(PAPER.id)] == ["The turn"]
        again.undo()
        again.undo()
        assert again.bookmarks_in(PAPER.id) == [first, second]
        for _ in range(3):
            again.undo()
        assert not store.bookmarks()
        assert store.check() == []


def test_they_go_with_their_document_and_its_undo_brings_them_back(store):
    library = Library(store)
    fill(library)
    before = library.bookmarks_in(PAPER.id)
    library.do(annotating.remove_documents(library, [PAPER.id]))
    assert [each.document for each in Library(store).bookmarks.values()] == [OTHER.id]
    library.undo()
    assert Library(store).bookmarks_in(PAPER.id) == before


def test_a_removed_document_takes_no_bookmark(home):
    with closing(SqliteStore(home / "library.db")) as store:
        library = Library(store)
        fill(library)
        edit = add_bookmark(library, PAPER, 7)
        library.do(annotating.remove_documents(library, [PAPER.id]))
        with pytest.raises(NotFound):
            library.do(edit)
        assert len(store.bookmarks()) == 1


def test_they_cost_no_indexing(store):
    library = Library(store)
    fill(library)
    assert {each.kind for each in store.unindexed()} == {"document"}
