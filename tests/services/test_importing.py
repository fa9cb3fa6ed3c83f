"""One file read, kept and accepted, and what became of it, on fakes."""

from pathlib import Path

import pytest

from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.domain.errors import UnreadableFile
from leader_reader.domain.pages import PageRun, decode_runs
from leader_reader.services import annotating
from leader_reader.services.encoding import decode_document
from leader_reader.services.importing import (
    FileFailed,
    FileKnown,
    FileRead,
    ImportReport,
    PlacesUnknown,
    accept,
    content_id,
    find_runs,
    read_file,
)
from leader_reader.services.ports import Extract

RUNS = (PageRun(0, 1, 0, 13), PageRun(14, 2, 0, 4))


class Lines:
    """An importer that makes a paragraph of each line, or raises what it was given."""

    format, endings = "txt", (".txt",)

    def __init__(self, trouble=None, runs=RUNS):
        self.trouble, self.runs = trouble, runs

    def read(self, path):
        if self.trouble:
            raise self.trouble
        texts = path.read_text("utf-8").splitlines()
        blocks = tuple(Block(BlockKind.PARAGRAPH, text) for text in texts)
        return Extract(Metadata(title="Lines"), blocks, 2, self.runs)


class Originals:
    def __init__(self, trouble=None):
        self.kept, self.trouble = [], trouble

    def keep(self, path, document):
        if self.trouble:
            raise self.trouble
        self.kept.append((path, document))


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "lines.txt"
    path.write_text("One two three\nfour 😀", "utf-8")
    return path


def read(path, trouble=None, originals=None, **options):
    return read_file(path, lambda _: Lines(trouble), originals or Originals(), **options)


def test_a_file_becomes_a_document(file):
    originals = Originals()
    found = read(file, originals=originals)
    assert isinstance(found, FileRead)
    record = found.document.record
    assert (record.title, record.format, record.file_name) == ("Lines", "txt", "lines.txt")
    assert (record.words, record.blocks, record.pages) == (5, 2, 2)
    assert record.id == content_id(file)
    assert not record.starter
    assert originals.kept == [(file, record.id)]
    text = decode_document(record, [chunk.data for chunk in found.document.chunks]).text
    assert text == "One two three\nfour 😀"
    assert decode_runs(found.document.runs) == RUNS


def test_a_known_file_is_not_read(file):
    originals = Originals()
    found = read(file, AssertionError(), originals, known=frozenset({content_id(file)}))
    assert found == FileKnown(file, content_id(file))
    assert originals.kept == []


@pytest.mark.parametrize(
    ("trouble", "reason"),
    [
        (UnreadableFile(Path("x"), "it is a riddle"), "it is a riddle"),
        (MemoryError(), "memory"),
        (OSError(5, "Input/output error"), "input/output error"),
        (OSError(), "oserror"),
    ],
)
def test_expected_trouble_is_a_reason(file, trouble, reason):
    originals = Originals()
    found = read(file, trouble, originals)
    assert isinstance(found, FileFailed)
    assert found.path == file
    assert reason in found.reason
    assert originals.kept == []


def test_a_missing_file_and_a_full_disk_are_reasons_too(file, tmp_path):
    gone = read(tmp_path / "gone.txt")
    assert isinstance(gone, FileFailed)
    assert "no such file" in gone.reason
    full = read(file, originals=Originals(OSError(28, "No space left on device")))
    assert isinstance(full, FileFailed)
    assert "no space left" in full.reason


def test_accepting_adds_the_document_once(library, file):
    report, found = ImportReport(), read(file)
    accept(library, found, report, "batch")
    accept(library, found, report, "batch")
    accept(library, FileKnown(file, content_id(file)), report)
    accept(library, FileFailed(file, "it is a riddle"), report)
    assert [record.title for record in report.imported] == ["Lines"]
    assert report.duplicates == [file, file]
    assert report.failed == [(file, "it is a riddle")]
    assert report.paths == {content_id(file): file}
    assert library.document(content_id(file)).text == "One two three\nfour 😀"


def test_one_undo_takes_a_whole_import_back(library, tmp_path):
    report = ImportReport()
    for number in range(3):
        path = tmp_path / f"{number}.txt"
        path.write_text(f"Paper {number}", "utf-8")
        accept(library, read(path), report, "one batch")
    assert len(library.documents) == 3
    library.undo()
    assert len(library.documents) == 0
    library.redo()
    assert len(library.documents) == 3


def test_the_starter_library_is_not_undone(library, file):
    accept(library, read(file, starter=True), ImportReport())
    assert library.undo_label == ""
    assert next(iter(library.documents.values())).starter


def test_a_removed_document_can_come_again(library, file):
    accept(library, read(file), ImportReport())
    library.do(annotating.remove_documents(library, [content_id(file)]))
    report = ImportReport()
    accept(library, read(file), report)
    assert len(report.imported) == 1
    assert library.document(content_id(file)).text.startswith("One two")


def test_places_are_found_again_in_the_original(file):
    found = read(file).document
    document = decode_document(found.record, [chunk.data for chunk in found.chunks])
    assert find_runs(document, file, Lines()) == found.runs


def test_places_are_refused_where_the_text_is_another_or_has_none(file):
    found = read(file).document
    document = decode_document(found.record, [chunk.data for chunk in found.chunks])
    with pytest.raises(PlacesUnknown, match=r"“Lines” cannot .* \(it has no pages\)"):
        find_runs(document, file, Lines(runs=()))
    with pytest.raises(PlacesUnknown, match="cannot be read: it is damaged"):
        find_runs(document, file, Lines(UnreadableFile(file, "it is damaged")))
    file.write_text("One two, three\nfour 😀", "utf-8")
    with pytest.raises(PlacesUnknown, match="read its text differently"):
        find_runs(document, file, Lines())
