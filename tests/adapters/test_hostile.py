"""Whatever file comes ends in a document or a reason, soon, within memory, and changes nothing."""

import os
from pathlib import Path

import pytest

from leader_reader.services.importing import REACHED_OUT, FileRead
from tests.adapters.hostile import HOSTILE, SLOW
from tests.adapters.importers.corpus import CORPUS
from tests.adapters.watched import read_watched

IN_ALL_FOLDERS = ("bomb", "broken", "damaged", "encrypted", "fuzz", "invalid", "bad-", "corrupt")
LONGEST = 20
MOST = 1024
"""Seconds and MiB that a file may take; its reading is ended before either."""

WRITTEN_BY_ZIP_SLIP = ("leader-reader-zip-slip.txt", "leader-reader-absolute.txt")


def given():
    """Return the hostile files of the corpus, none where it is not there."""
    if not CORPUS.is_dir():
        return []
    others = [
        path
        for path in sorted(CORPUS.glob("*/*"))
        if path.is_file()
        and path.parent.name != "hostile"
        and any(word in path.name.lower() for word in IN_ALL_FOLDERS)
    ]
    return [*sorted((CORPUS / "hostile").iterdir()), *others]


@pytest.fixture(scope="module")
def places(tmp_path_factory):
    """A library, a home and a temporary folder; the process works in the home meanwhile."""
    made = [tmp_path_factory.mktemp(name) for name in ("library", "home", "temporary")]
    (made[1] / "letter.txt").write_text("A letter", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HOME", str(made[1]))
        patch.setenv("TMPDIR", str(made[2]))
        patch.chdir(made[1])
        yield made


@pytest.fixture(scope="module")
def made(tmp_path_factory):
    folder = tmp_path_factory.mktemp("made")
    wanted = HOSTILE if "LEADER_READER_FUZZ" in os.environ else HOSTILE.keys() - SLOW
    for name in wanted:
        (folder / name).write_bytes(HOSTILE[name]())
    return [folder / name for name in sorted(wanted)]


def all_end_well(watched):
    for file in watched:
        assert file.outcome is not None, file.path.name
        assert isinstance(file.outcome, FileRead) or len(file.said) > 10
        assert "unexpected fault" not in file.said, (file.path.name, file.said)
        assert file.said != REACHED_OUT, file.path.name
        assert file.seconds < LONGEST, (file.path.name, file.seconds)
        assert file.mebibytes < MOST, (file.path.name, file.mebibytes)


def nothing_is_written(places):
    library, home, temporary = places
    assert {path.name for path in library.iterdir()} <= {"originals"}
    for kept in (library / "originals").iterdir():
        assert len(kept.stem) == 64
        assert set(kept.stem) <= set("0123456789abcdef")
    assert [path.name for path in home.iterdir()] == ["letter.txt"]
    assert list(temporary.iterdir()) == []
    for folder in (Path("/tmp"), home.parent, library.parent):
        assert not any((folder / name).exists() for name in WRITTEN_BY_ZIP_SLIP)


@pytest.mark.skipif(not CORPUS.is_dir(), reason="needs the shared corpus")
def test_the_hostile_files_of_the_corpus(places):
    watched = read_watched(places[0], given())
    assert len(watched) >= 56
    all_end_well(watched)
    nothing_is_written(places)


def test_hostile_files_of_our_own(places, made):
    watched = read_watched(places[0], made)
    all_end_well(watched)
    nothing_is_written(places)
    for file in watched:
        if isinstance(file.outcome, FileRead):
            text = b"".join(chunk.data for chunk in file.outcome.document.chunks)
            assert b"root:x:0" not in text


def test_a_file_that_wants_more_memory_than_there_is_says_so_and_the_next_is_read(places):
    folder = places[1].parent
    greedy, plain = folder / "greedy.html", folder / "plain.txt"
    greedy.write_bytes(b"<p>" + b"<b>" * 10_000_000 + b"words")
    plain.write_text("Words\n", "utf-8")
    first, second = read_watched(places[0], [greedy, plain])
    assert "memory" in first.said
    assert first.mebibytes < MOST
    assert isinstance(second.outcome, FileRead)
    greedy.unlink()
    plain.unlink()
