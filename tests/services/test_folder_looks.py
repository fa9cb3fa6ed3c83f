"""Real folders looked into: what is found, what is left, and files that are still written."""

import os
import sys
from pathlib import Path

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.domain.watched import WatchedFile
from leader_reader.services import folder_looks
from leader_reader.services.folder_looks import Arrivals, Arrived, FolderSeen, Surroundings
from leader_reader.services.importing import FileKnown
from leader_reader.services.jobs import Heartbeat
from tests.services.nursery import Nursery


@pytest.fixture
def folder(tmp_path) -> Path:
    folder = tmp_path / "Reports"
    (folder / "deep" / "deeper").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "library").mkdir()
    for name in (
        *("a.txt", "~$a.txt", ".b.txt", "c.ods", "deep/d.txt", "deep/deeper/e.TXT"),
        *(".hidden/f.txt", "library/g.txt", "h.txt.part"),
    ):
        (folder / name).write_text(name, "utf-8")
    return folder


def around(folder, settled=0.0):
    return Surroundings((".txt",), folder / "library", settled)


def looked(*folders, own, noted=None, settled=0.0):
    said = [
        each
        for each in folder_looks.look(folders, around(own, settled), noted or {})
        if not isinstance(each, Heartbeat)
    ]
    return said[:-1], said[-1]


def test_documents_are_found_and_the_rest_is_left(folder):
    (seen,), arrivals = looked(folder, own=folder)
    wanted = [folder / name for name in ("a.txt", "deep/d.txt", "deep/deeper/e.TXT")]
    assert list(seen.files) == wanted
    assert arrivals == Arrivals(seen.files)
    assert set(seen.places) == {folder, folder / "deep", folder / "deep/deeper"}


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_links_are_left(folder, tmp_path):
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "x.txt").write_text("x", "utf-8")
    (folder / "link.txt").symlink_to(outside / "x.txt")
    (folder / "linked").symlink_to(outside)
    (folder / "loop").symlink_to(folder)
    os.mkfifo(folder / "pipe.txt")
    (seen,), _ = looked(folder, own=folder)
    assert {path.name for path in seen.files} == {"a.txt", "d.txt", "e.TXT"}


def test_a_folder_that_is_gone_is_missing_and_the_others_are_looked_into(folder, tmp_path):
    gone = tmp_path / "gone"
    (first, second), arrivals = looked(gone, folder, own=folder)
    assert first == FolderSeen(gone, {}, missing=True)
    assert not second.missing
    assert len(arrivals.files) == 3


def test_what_is_noted_as_it_is_does_not_come(folder):
    (seen,), _ = looked(folder, own=folder)
    first = next(iter(seen.files))
    noted = {first: WatchedFile(first, seen.files[first], DocumentId("d"))}
    _, arrivals = looked(folder, own=folder, noted=noted)
    assert first not in arrivals.files
    assert len(arrivals.files) == 2


def test_a_file_that_grows_or_goes_is_left_for_later(folder):
    look = folder_looks.look([folder], around(folder, settled=0.3), {})
    for said in look:
        if isinstance(said, FolderSeen):
            break
    with (folder / "a.txt").open("a") as growing:
        growing.write("more")
    (folder / "deep/d.txt").unlink()
    arrivals = list(look)[-1]
    assert list(arrivals.files) == [folder / "deep/deeper/e.TXT"]
    assert arrivals.unsettled == 1


def test_a_look_that_finds_nothing_new_waits_for_nothing(folder):
    (seen,), _ = looked(folder, own=folder)
    noted = {path: WatchedFile(path, trace, None) for path, trace in seen.files.items()}
    _, arrivals = looked(folder, own=folder, noted=noted, settled=3600)
    assert arrivals == Arrivals({})


def test_a_file_changed_while_it_is_read_is_left_for_later(folder):
    (seen,), _ = looked(folder, own=folder)
    first, second, _third = seen.files
    files = {path: seen.files[path] for path in (first, second)}
    spawn = Nursery([[known(first)], [known(second)]])
    first.write_text("changed meanwhile", "utf-8")
    came = [each for each in folder_looks.take_in(spawn, files, frozenset()) if _arrived(each)]
    assert came == [Arrived(known(second), files[second])]


def _arrived(message):
    return isinstance(message, Arrived)


def known(path):
    return FileKnown(path, DocumentId(path.name))
