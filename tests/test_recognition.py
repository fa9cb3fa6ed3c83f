"""Scans recognised in a real child, by a program that plays Tesseract: confined, ended, kept."""

import os
import sys
import time

import pytest

from leader_reader.adapters.ocr.kept import kept_beside, read_about
from leader_reader.background import spawner
from leader_reader.background.home import Home
from leader_reader.services.importing import FileFailed, FileRead, FileScanned
from leader_reader.services.jobs import PageRecognised, ReadFile
from leader_reader.services.reading_files import read_files
from leader_reader.services.recognising import recognise_files
from tests.scans import Played, running, write_scan

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="a script is no program here")

WORDS = {str(page): [f"words of page {page}, which is long enough"] for page in range(1, 9)}


@pytest.fixture
def played(tmp_path, monkeypatch):
    part = Played(tmp_path / "programs", pages=WORDS)
    monkeypatch.setenv("PATH", f"{part.folder}{os.pathsep}{os.environ['PATH']}")
    return part


@pytest.fixture
def spawn(home):
    home.mkdir()
    return spawner(Home(home))


def scanned(spawn, path):
    [outcome] = [
        each for each in read_files(spawn, [ReadFile(path)]) if isinstance(each, FileScanned)
    ]
    return outcome


def outcome_of(steps):
    [outcome] = [each for each in steps if isinstance(each, FileRead | FileFailed)]
    return outcome


def test_a_scan_becomes_a_document(tmp_path, home, spawn, played):
    path = write_scan(tmp_path / "scan.pdf", 3)
    steps = list(recognise_files(spawn, [scanned(spawn, path)]))
    done = [step.done for step in steps if isinstance(step, PageRecognised)]
    assert (done[0], done[-1]) == (0, 3)
    record = outcome_of(steps).document.record
    assert (record.pages, record.format, record.words) == (3, "pdf", 24)
    kept = kept_beside(home / "originals" / record.id)
    assert read_about(kept).program == "Tesseract 5.3.0"
    assert (home / "originals" / f"{record.id}.pdf").exists()
    calls = len(played.calls)
    again = outcome_of(recognise_files(spawn, [FileScanned(path, (1, 2, 3))]))
    assert again.document.chunks == outcome_of(steps).document.chunks
    assert len(played.calls) == calls


def test_without_the_program_it_says_so(tmp_path, spawn, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    path = write_scan(tmp_path / "scan.pdf", 1)
    failed = outcome_of(recognise_files(spawn, [FileScanned(path, (1,))]))
    assert failed.reason.startswith("it is a scan, and its text has to be recognised; install")


def test_a_program_that_always_fails(tmp_path, spawn, played):
    played.plan(ways={str(page): "fail" for page in range(1, 9)})
    path = write_scan(tmp_path / "scan.pdf", 8)
    failed = outcome_of(recognise_files(spawn, [FileScanned(path, tuple(range(1, 9)))]))
    assert "failed over its pages" in failed.reason


def test_a_program_without_languages(tmp_path, spawn, played):
    played.plan(languages=["osd"])
    path = write_scan(tmp_path / "scan.pdf", 1)
    failed = outcome_of(recognise_files(spawn, [FileScanned(path, (1,))]))
    assert "no language installed" in failed.reason


def test_no_words_on_any_page(tmp_path, spawn, played):
    played.plan(pages={})
    path = write_scan(tmp_path / "scan.pdf", 1)
    failed = outcome_of(recognise_files(spawn, [FileScanned(path, (1,))]))
    assert "no words could be recognised" in failed.reason


def test_a_file_that_is_gone(tmp_path, spawn, played):
    failed = outcome_of(recognise_files(spawn, [FileScanned(tmp_path / "gone.pdf", (1,))]))
    assert failed.reason.endswith("see that it is there and try again")


def test_stopping_ends_the_program_too(tmp_path, spawn, played):
    played.plan(ways={str(page): "hang" for page in range(1, 4)})
    path = write_scan(tmp_path / "scan.pdf", 3)
    steps = recognise_files(spawn, [FileScanned(path, (1, 2, 3))])
    while not played.calls:
        next(steps)
    steps.close()
    until = time.monotonic() + 10
    while any(running(call["process"]) for call in played.calls) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(running(call["process"]) for call in played.calls)
