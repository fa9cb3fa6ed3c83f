"""Tesseract found on the path: what it is, which languages it knows, and what is said without."""

import pytest

from leader_reader.adapters.ocr.finding import (
    LANGUAGES_WANTED,
    find_program,
    languages_for,
    look_at,
    missing,
    plain_environment,
)


def test_a_program_says_what_it_is(played):
    found = look_at(find_program())
    assert found.program == played.program
    assert (found.version, found.name) == ("5.3.0", "Tesseract 5.3")
    assert found.languages == ("eng", "osd")


def test_a_version_as_windows_builds_have_it(played):
    played.plan(version="v5.0.0-alpha.20210811", languages=["script/Latin", "eng", "; rm"])
    found = look_at(played.program)
    assert found.name == "Tesseract 5.0"
    assert found.languages == ("eng", "script/Latin")


def test_a_program_of_another_kind_is_none(played):
    played.program.write_text("#!/bin/sh\necho something else 1.0\n")
    assert look_at(played.program) is None
    played.program.write_text("#!/bin/sh\nexit 1\n")
    assert look_at(played.program) is None
    assert look_at(played.folder / "nothing") is None


def test_it_is_not_there(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_program("linux") is None


@pytest.mark.parametrize("platform", ["linux", "darwin", "win32"])
def test_what_is_said_without_it(platform):
    told = missing(platform)
    assert told.startswith("it is a scan, and its text has to be recognised; install Tesseract (")
    assert told.endswith(", then try again")


@pytest.mark.parametrize(
    ("installed", "stated", "named", "chosen"),
    [
        (("deu", "eng", "osd"), "", "", "eng"),
        (("deu", "eng", "osd"), "de-AT", "", "deu+eng"),
        (("deu", "eng", "osd"), "fr", "", "eng"),
        (("deu", "osd"), "", "", "deu"),
        (("osd", "equ"), "en", "", ""),
        ((), "", "", ""),
        (("deu", "eng", "fra"), "", "fra+deu", "fra+deu"),
        (("deu", "eng"), "", "xyz,--help", "eng"),
    ],
)
def test_the_languages(installed, stated, named, chosen):
    assert languages_for(installed, stated, {LANGUAGES_WANTED: named}) == chosen


def test_the_program_is_told_little_of_its_surroundings(monkeypatch):
    monkeypatch.setenv("A_SECRET", "x")
    told = plain_environment()
    assert told["OMP_THREAD_LIMIT"] == "1"
    assert "A_SECRET" not in told
