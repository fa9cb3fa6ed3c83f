"""The child process finds the places of documents that were imported without them."""

import os
import signal
import sys
from contextlib import closing
from dataclasses import replace

import pytest

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.background import spawner
from leader_reader.background.home import Home
from leader_reader.domain.annotation import AreaSelector
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.pages import decode_runs
from leader_reader.services.encoding import encode_document
from leader_reader.services.importing import FileRead, ImportReport, accept
from leader_reader.services.jobs import (
    AreaDrawn,
    ChildDied,
    Death,
    DrawArea,
    FindPlaces,
    PlacesFound,
    run,
)
from leader_reader.services.library import Library
from leader_reader.services.reading_files import import_files
from tests.adapters.importers.making_pdf import lines, make_pdf


@pytest.fixture
def imported(home, tmp_path):
    """Return a library's home and the one PDF in it, whose places were found when it was read."""
    path = tmp_path / "paper.pdf"
    path.write_bytes(make_pdf([lines(["Staff who were asked", "stay."]), lines(["On they go."])]))
    (read,) = [
        each
        for each in import_files(spawner(Home(home)), [path], (".pdf",))
        if isinstance(each, FileRead)
    ]
    with closing(SqliteStore(Home(home).database)) as store:
        accept(Library(store), read, ImportReport())
    return Home(home), read.document


def found_again(home, document):
    return list(run(spawner(home), FindPlaces(document)))[-1]


def test_places_come_with_the_import_and_are_found_again_the_same(imported):
    home, paper = imported
    with closing(SqliteStore(home.database)) as store:
        runs = store.page_runs(paper.record.id)
        assert {run.page for run in runs} == {1, 2}
        store.put_page_runs(paper.record.id, b"")
    found = found_again(home, paper.record.id)
    assert isinstance(found, PlacesFound)
    assert decode_runs(found.runs) == runs


def test_a_text_that_was_read_differently_has_no_places(imported):
    home, paper = imported
    with closing(SqliteStore(home.database)) as store:
        document = store.document(paper.record.id)
        blocks = (replace(document.blocks[0], text="Otherwise"), *document.blocks[1:])
        store._put_text(encode_document(replace(document, blocks=blocks)))
    with pytest.raises(LeaderReaderError, match="read its text differently"):
        found_again(home, paper.record.id)


def test_a_file_that_is_no_longer_kept_has_no_places(imported):
    home, paper = imported
    for kept in home.originals.iterdir():
        kept.unlink()
    with pytest.raises(LeaderReaderError, match="its file is no longer kept"):
        found_again(home, paper.record.id)
    with pytest.raises(LeaderReaderError, match="not in the library"):
        found_again(home, "0" * 64)


def test_an_area_of_a_kept_original_is_drawn(imported):
    home, paper = imported
    child = spawner(home)()
    try:
        child.ask(DrawArea(paper.record.id, AreaSelector(2, 50, 50, 200, 100)))
        answer = child.answer(30)
    finally:
        child.close()
    assert isinstance(answer, AreaDrawn)
    assert answer.picture.startswith(b"\x89PNG")


@pytest.mark.skipif(not hasattr(signal, "SIGXCPU"), reason="other systems end processes otherwise")
@pytest.mark.parametrize(
    ("number", "death"),
    [("SIGXCPU", Death.TIME), ("SIGKILL", Death.MEMORY), ("SIGSEGV", Death.FAULT)],
)
def test_what_ended_a_child_is_told(home, number, death):
    child = spawner(Home(home))()
    try:
        os.kill(child._process.pid, getattr(signal, number))
        with pytest.raises(ChildDied) as told:
            child.answer(60)
    finally:
        child.close()
    assert told.value.death is death


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="others do not say")
def test_a_child_tells_how_long_it_has_computed(home):
    child = spawner(Home(home))()
    try:
        assert 0 <= child.computed() < 60
    finally:
        child.close()
