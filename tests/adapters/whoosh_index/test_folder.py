"""The folder of the index: shared, written by one at a time, damaged, and made anew."""

import json
import shutil
import subprocess
import sys

import pytest

from leader_reader.adapters.whoosh_index import marking
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import Query
from tests.adapters.viewed import names, passage, record


def test_what_was_indexed_is_there_the_next_time(open_index):
    open_index().update([], [passage("one", "red apples")])
    assert names(open_index(), "red") == {"one"}


def test_one_reader_sees_what_another_writer_added(open_index):
    reader, writer = open_index(), open_index()
    assert names(reader, "red") == set()
    writer.update([], [passage("one", "red apples")])
    assert names(reader, "red") == {"one"}
    writer.update(["one"], [])
    assert names(reader, "red") == set()


def test_another_process_can_write(open_index, folder):
    reader = open_index()
    reader.records["d-k"] = record(passage("k", "red"))
    code = (
        "import sys; from pathlib import Path;"
        "from leader_reader.adapters.whoosh_index.index import WhooshIndex;"
        "from leader_reader.services.ports import IndexPassage;"
        "index = WhooshIndex(Path(sys.argv[1]));"
        "index.update([], [IndexPassage('k', 'd-k', 'passage', 0, 3, 'red')]); index.close()"
    )
    subprocess.run([sys.executable, "-c", code, str(folder)], check=True)
    assert names(reader, "red") == {"k"}


def test_a_writer_that_fails_leaves_the_index_as_it_was(open_index):
    index = open_index()
    index.update([], [passage("one", "red apples")])

    def failing():
        yield passage("two", "red pears")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        index.update(["one"], failing())
    assert names(index, "red") == {"one"}
    index.update(["one"], [passage("one", "green")])
    assert names(index, "green") == {"one"}


def test_a_disk_that_is_full_harms_nothing(open_index, monkeypatch):
    from leader_reader.adapters.whoosh_index import writing as module

    index = open_index()
    index.update([], [passage("one", "red apples")])

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(module, "write_arrays", full)
        with pytest.raises(LeaderReaderError, match=r"no space left.*free some space"):
            index.update(["one"], [passage("one", "green")])
    assert names(index, "red") == {"one"}
    assert marking.is_ours(index.index._folder)


def test_what_fails_in_the_passages_is_no_damage(open_index):
    index = open_index()
    index.update([], [passage("one", "red apples")])

    def failing():
        yield passage("two", "red pears")
        raise ValueError

    with pytest.raises(ValueError):  # noqa: PT011 - the very one
        index.update([], failing())
    assert names(index, "red") == {"one"}


def _no_mark(folder):
    (folder / "leader-reader-index.json").unlink()


def _older(folder):
    (folder / "leader-reader-index.json").write_text(json.dumps({"version": 0}), "utf-8")


def _garbled_mark(folder):
    (folder / "leader-reader-index.json").write_bytes(b"\xff\xfe{")


def _lost_generations(folder):
    for generation in folder.glob("generation-*.json"):
        generation.unlink()


def _garbled_generations(folder):
    for generation in folder.glob("generation-*.json"):
        generation.write_bytes(b"no generation")


def _lost_segments(folder):
    for segment in folder.glob("*.lrx"):
        segment.unlink()


def _cut_segments(folder):
    for segment in folder.glob("*.lrx"):
        segment.write_bytes(segment.read_bytes()[:20])


def _foreign(folder):
    shutil.rmtree(folder)
    folder.mkdir()
    (folder / "something.txt").write_text("else", "utf-8")


def _gone(folder):
    shutil.rmtree(folder)


@pytest.mark.parametrize(
    "damage", [_no_mark, _older, _garbled_mark, _lost_generations, _foreign, _gone]
)
def test_a_folder_that_is_not_ours_is_made_anew(open_index, folder, damage):
    index = open_index()
    index.update([], [passage("one", "red apples")])
    index.close()
    assert marking.is_ours(folder)
    damage(folder)
    assert not marking.is_ours(folder)
    fresh = open_index()
    assert fresh.count() == 0
    assert marking.is_ours(folder)
    fresh.update([], [passage("two", "red pears")])
    assert names(fresh, "red") == {"two"}


@pytest.mark.parametrize("damage", [_garbled_generations, _lost_segments, _cut_segments])
def test_damage_is_said_and_the_folder_is_ours_no_longer(open_index, folder, damage):
    index = open_index()
    index.update([], [passage("one", "red apples")])
    index.close()
    damage(folder)
    assert marking.is_ours(folder)
    with pytest.raises(marking.IndexDamaged):
        open_index().count()
    assert not marking.is_ours(folder)
    assert open_index().count() == 0
    assert marking.is_ours(folder)


def test_one_that_met_damage_goes_on_with_the_new_index(open_index, folder):
    index = open_index()
    index.update([], [passage("one", "red apples")])
    index.close()
    _lost_segments(folder)
    with pytest.raises(marking.IndexDamaged):
        index.search(Query("red"))
    open_index().update([], [passage("two", "red pears")])
    assert names(index, "red") == {"two"}


def test_a_second_writer_waits_and_then_says_so(open_index, monkeypatch):
    from leader_reader.adapters.whoosh_index import writing as module

    monkeypatch.setattr(module, "_PATIENCE", 0.1)
    first, second = open_index(), open_index()

    def slow():
        with pytest.raises(LeaderReaderError, match="another window"):
            second.update([], [passage("two", "red pears")])
        yield passage("one", "red apples")

    first.update([], slow())
    assert names(second, "red") == {"one"}
    assert marking.is_ours(second._folder)
