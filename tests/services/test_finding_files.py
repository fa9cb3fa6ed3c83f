"""Which files an import is about."""

import os

import pytest

from leader_reader.services.importing import FileFailed, find_files

ENDINGS = (".txt", ".md")


def names(*paths):
    return [found.name for found in find_files(paths, ENDINGS) if hasattr(found, "name")]


def test_a_folder_gives_what_can_be_read_and_nothing_hidden(tmp_path):
    for name in ("b.txt", "a.MD", "c.exe", ".d.txt", ".git/e.txt", "sub/f.txt"):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    assert names(tmp_path) == ["a.MD", "b.txt", "f.txt"]


def test_a_file_that_is_named_is_read_whatever_its_ending(tmp_path):
    assert names(tmp_path / "c.exe") == ["c.exe"]


def test_links_out_of_a_folder_are_left_alone(tmp_path):
    (tmp_path / "in").mkdir()
    (tmp_path / "secret.txt").write_text("x")
    (tmp_path / "in" / "link.txt").symlink_to(tmp_path / "secret.txt")
    assert names(tmp_path / "in") == []


def test_every_folder_is_a_place_to_stop(tmp_path):
    (tmp_path / "one" / "two").mkdir(parents=True)
    assert [found for found in find_files([tmp_path], ENDINGS) if found is None] == [None] * 3


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may look anywhere"
)
def test_a_folder_that_cannot_be_looked_into_is_said_so(tmp_path):
    closed = tmp_path / "closed"
    closed.mkdir()
    closed.chmod(0)
    (failed,) = [each for each in find_files([tmp_path], ENDINGS) if isinstance(each, FileFailed)]
    closed.chmod(0o700)
    assert failed.path == closed


def test_a_name_that_no_system_takes_fails_alone(tmp_path):
    long = tmp_path / ("n" * 400)
    found = list(find_files([long, tmp_path / "b.txt"], ENDINGS))
    assert isinstance(found[0], FileFailed | type(long))
    assert found[1] == tmp_path / "b.txt"
