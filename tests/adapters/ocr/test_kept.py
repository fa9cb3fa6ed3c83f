"""A recognition kept beside its original: read as it was written, and never trusted."""

import stat
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.ocr.kept import (
    Recognition,
    kept_beside,
    read_about,
    read_kept,
    said_of,
    write_kept,
)
from leader_reader.adapters.ocr.words import RecognisedPage, Word

PAGES = (
    RecognisedPage(
        2, 595, 842, ((Word("Wárd", (1, 2, 3, 4), 95),), (Word("b", (1, 9, 3, 12), 60),))
    ),
    RecognisedPage(7, 842, 595, (), 90),
)
ABOUT = Recognition("Tesseract 5.3.0", "eng+deu", (2, 7), (3,))


@pytest.fixture
def kept(tmp_path):
    path = kept_beside(tmp_path / "abc.pdf")
    write_kept(path, ABOUT, PAGES)
    return path


def test_it_is_read_as_it_was_written(kept):
    assert kept.name == "abc.words"
    assert read_about(kept) == ABOUT
    assert read_kept(kept) == {page.number: page for page in PAGES}
    assert said_of(kept) == "Tesseract 5.3"
    assert [path.name for path in kept.parent.iterdir()] == ["abc.words"]


@pytest.mark.skipif(sys.platform == "win32", reason="no such permissions here")
def test_it_is_for_the_user_alone_as_the_original_is(kept):
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600


def test_where_there_is_none(tmp_path):
    assert read_about(tmp_path / "x.words") is None
    assert read_kept(tmp_path / "x.words") == {}
    assert said_of(tmp_path / "x.words") == ""


def test_a_torn_one_gives_nothing(kept):
    whole = kept.read_bytes()
    for length in (0, 10, len(whole) // 2, len(whole) - 3):
        kept.write_bytes(whole[:length])
        assert read_kept(kept) == {}


def test_another_version_is_not_read(kept):
    kept.write_bytes(kept.read_bytes().replace(b'"version": 1', b'"version": 2'))
    assert read_about(kept) is None
    assert read_kept(kept) == {}


@given(data=st.binary(max_size=200))
def test_any_bytes_are_borne(tmp_path_factory, data):
    path = tmp_path_factory.getbasetemp() / "any.words"
    path.write_bytes(data)
    assert read_about(path) is None
    assert read_kept(path) == {}
