import os
import time

import pytest

from leader_reader.adapters.whole_files import ABANDONED, clear_unfinished, whole_file


def test_a_file_appears_when_all_of_it_is_written(tmp_path):
    target = tmp_path / "a.pdf"
    with whole_file(target) as file:
        file.write(b"half")
        assert not target.exists()
        file.write(b" and half")
    assert target.read_bytes() == b"half and half"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_what_fails_leaves_the_older_file_and_no_trace(tmp_path):
    target = tmp_path / "a.pdf"
    target.write_bytes(b"old")
    with pytest.raises(TypeError), whole_file(target) as file:
        file.write("not bytes")  # type: ignore[arg-type]
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.pdf"]


def test_what_was_cut_short_is_cleared_and_nothing_else(tmp_path):
    writing = whole_file(tmp_path / "a.pdf")
    file = writing.__enter__()  # as in a process that is ended in the middle
    (left,) = tmp_path.iterdir()
    for name in ("b.pdf", ".DS_Store", ".unfinished-not", "unfinished-abcdefgh"):
        (tmp_path / name).write_bytes(b"kept")
    assert clear_unfinished(tmp_path) == 0  # it may still be written
    long_ago = time.time() - ABANDONED - 60
    for path in tmp_path.iterdir():
        os.utime(path, (long_ago, long_ago))
    assert clear_unfinished(tmp_path) == 1
    assert not left.exists()
    assert len(list(tmp_path.iterdir())) == 4
    file.close()


def test_a_folder_that_is_not_there_is_clear(tmp_path):
    assert clear_unfinished(tmp_path / "none") == 0
