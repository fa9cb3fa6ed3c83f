"""What must not go wrong between several windows, and when documents come back."""

from contextlib import closing

import pytest

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.domain.errors import NotFound
from leader_reader.services import annotating, exporting
from leader_reader.services.encoding import encode_document
from leader_reader.services.importing import FileRead, ImportReport, accept
from leader_reader.services.library import Library
from tests.samples import add, document


@pytest.fixture
def store(home):
    with closing(SqliteStore(home / "library.db")) as store:
        yield store


def test_tagging_in_a_document_that_another_window_removed_is_refused(store, home):
    paper = document("Staff who were asked")
    here = Library(store)
    add(here, paper)
    with closing(SqliteStore(home / "library.db")) as other:
        there = Library(other)
        there.do(annotating.remove_documents(there, [paper.id]))
    with pytest.raises(NotFound, match="removed"):
        here.do(annotating.tag_passage(here, paper, 15, 20, []))
    here.reload()
    assert not here.annotations
    assert exporting.count(here, exporting.Choice()).passages == 0


def test_a_document_that_comes_back_keeps_the_text_its_passages_count_in(store, tmp_path):
    library = Library(store)
    paper = document("Staff who were asked")
    add(library, paper)
    library.do(annotating.tag_passage(library, paper, 15, 20, []))
    library.do(annotating.remove_documents(library, [paper.id]))
    again = document("Staff", "who", "were", "asked", format="md")
    accept(library, FileRead(tmp_path / "a.md", encode_document(again)), ImportReport())
    assert library.document(paper.id).blocks == paper.blocks
    assert store.check() == []
    library.undo()
    library.undo()
    (passage,) = library.annotations.values()
    assert library.document(paper.id).text[passage.start : passage.end] == passage.exact


def test_a_damaged_text_is_replaced_when_the_file_is_imported_again(store, tmp_path):
    library = Library(store)
    paper = document("Staff who were asked")
    add(library, paper)
    store._connection.execute("UPDATE content SET data = x'00ff'")
    assert store.check()
    library.do(annotating.remove_documents(library, [paper.id]))
    accept(library, FileRead(tmp_path / "a.txt", encode_document(paper)), ImportReport())
    assert store.check() == []
    assert library.document(paper.id) == paper
