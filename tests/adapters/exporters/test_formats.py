"""The list of formats, and writing a file whole or not at all."""

import subprocess
import sys
from pathlib import Path

import pytest

from leader_reader.adapters.exporters.formats import EXPORTERS, FileExporter, exporter_for
from leader_reader.domain.errors import LeaderReaderError
from tests.adapters.exporters.reading_back import WRITTEN, groups

ENDINGS = [".docx", ".html", ".md", ".csv", ".xlsx"]


def broken(_report, out):
    out.write(b"half a fi")
    raise OSError("the disk is full")


def test_every_format_is_listed_with_a_name():
    assert [exporter.ending for exporter in EXPORTERS] == ENDINGS
    assert all(exporter.name for exporter in EXPORTERS)


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_format_comes_from_the_ending_or_its_name(ending):
    assert exporter_for(Path(f"Out{ending.upper()}")).ending == ending
    assert exporter_for(Path("out.txt"), ending[1:].upper()).ending == ending
    assert exporter_for(Path("out.txt"), ending).ending == ending


@pytest.mark.parametrize(("name", "format_"), [("out.pdf", ""), ("out", ""), ("out.md", "odt")])
def test_an_unknown_format_names_those_there_are(name, format_):
    with pytest.raises(LeaderReaderError) as caught:
        exporter_for(Path(name), format_)
    assert ".docx, .html, .md, .csv or .xlsx." in caught.value.sentence
    assert (format_ or name) in caught.value.sentence


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_file_is_replaced_and_nothing_else_is_left(tmp_path, ending):
    path = tmp_path / f"Auswahl für Zoë{ending}"
    path.write_bytes(b"older")
    exporter_for(path).write(groups(), path)
    assert path.stat().st_size > 300
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("ending", ENDINGS)
def test_no_groups_make_a_file_all_the_same(tmp_path, ending):
    path = tmp_path / f"out{ending}"
    exporter_for(path).write((), path)
    assert path.stat().st_size > 50


def test_a_failure_leaves_the_target_as_it_was(tmp_path):
    path = tmp_path / "out.md"
    path.write_text("older", encoding="utf-8")
    with pytest.raises(OSError, match="disk is full"):
        FileExporter("md", "Broken", broken).write((), path)
    assert path.read_text(encoding="utf-8") == "older"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_not_there_is_an_oserror(tmp_path):
    with pytest.raises(OSError, match="nowhere"):
        EXPORTERS[2].write((), tmp_path / "nowhere" / "out.md")


def test_a_link_is_followed(tmp_path):
    path, link = tmp_path / "real.md", tmp_path / "link.md"
    path.write_text("older", encoding="utf-8")
    try:
        link.symlink_to(path)
    except OSError:
        pytest.skip("links need a right that this account does not have")
    exporter_for(link).write(groups(), link)
    assert link.is_symlink()
    assert "talent management" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("ending", [".html", ".md", ".csv", ".xlsx"])
def test_the_same_excerpts_make_the_same_bytes(tmp_path, ending):
    first, second = tmp_path / f"a{ending}", tmp_path / f"b{ending}"
    exporter_for(first, written=WRITTEN).write(groups(), first)
    exporter_for(second, written=WRITTEN).write(groups(), second)
    assert first.read_bytes() == second.read_bytes()


def test_heavy_libraries_are_loaded_only_to_write():
    code = "import sys, leader_reader.adapters.exporters.formats; print(*sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not {"docx", "xlsxwriter", "lxml"} & set(run.stdout.split())
