"""Scans handed to a child one by one: progress, deadlines, deaths and what is read without."""

from pathlib import Path

import pytest

from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.domain.errors import UnrecognisedFile
from leader_reader.services.importing import (
    FileFailed,
    FileKnown,
    FileRead,
    FileScanned,
    read_file,
)
from leader_reader.services.jobs import (
    ChildDied,
    Failed,
    Heartbeat,
    PageRecognised,
    RecogniseText,
)
from leader_reader.services.ports import Extract
from leader_reader.services.reading_files import STOPPED_THE_READER, TOO_SLOW
from leader_reader.services.recognising import recognise_files
from tests.services.nursery import Nursery

ONE, TWO = Path("one.pdf"), Path("two.pdf")


def said(steps):
    return [step for step in steps if not isinstance(step, Heartbeat)]


def test_each_scan_has_a_child_of_its_own():
    first = [PageRecognised(ONE, 1, 2), None, PageRecognised(ONE, 2, 2), FileKnown(ONE, "a")]
    nursery = Nursery([first], [[FileKnown(TWO, "b")]])
    scans = [FileScanned(ONE, (1, 2)), FileScanned(TWO, (3,))]
    assert said(recognise_files(nursery, scans)) == [
        PageRecognised(ONE, 0, 2),
        first[0],
        first[2],
        FileKnown(ONE, "a"),
        PageRecognised(TWO, 0, 1),
        FileKnown(TWO, "b"),
    ]
    assert [child.asked for child in nursery.children] == [
        [RecogniseText(ONE, (1, 2))],
        [RecogniseText(TWO, (3,))],
    ]
    assert all(child.closed for child in nursery.children)


@pytest.mark.parametrize(
    ("answers", "reason"),
    [
        ([PageRecognised(ONE, 1, 2), ChildDied("gone")], STOPPED_THE_READER),
        ([Failed("it broke")], "it broke"),
        ([], TOO_SLOW),
        ("deaf", STOPPED_THE_READER),
    ],
)
def test_what_fails_does_not_keep_the_next_from_being_read(answers, reason):
    nursery = Nursery([answers], [[FileKnown(TWO, "b")]])
    scans = [FileScanned(ONE, (1, 2)), FileScanned(TWO, (1,))]
    steps = said(recognise_files(nursery, scans, silence=0.0))
    assert FileFailed(ONE, reason) in steps
    assert steps[-1] == FileKnown(TWO, "b")
    assert all(child.closed for child in nursery.children)


def test_a_file_with_other_words_is_read_without_its_scans():
    whole = FileRead(ONE, None)
    nursery = Nursery([[FileFailed(ONE, "no program")]])
    assert said(recognise_files(nursery, [FileScanned(ONE, (2,), whole)]))[-1] is whole


def test_closing_ends_the_child():
    nursery = Nursery([[PageRecognised(ONE, 1, 9)]])
    steps = recognise_files(nursery, [FileScanned(ONE, (1,))])
    next(steps), next(steps)
    steps.close()
    assert nursery.children[0].closed


class Importer:
    format, endings = "pdf", (".pdf",)

    def __init__(self, answer):
        self.answer = answer

    def read(self, path):
        if isinstance(self.answer, Extract):
            return self.answer
        raise UnrecognisedFile(path, "it is a scan", self.answer)


class Nowhere:
    def keep(self, path, document):
        pass


def test_a_scan_is_told_from_what_cannot_be_read(tmp_path):
    path = tmp_path / "a.pdf"
    path.write_bytes(b"x")
    outcome = read_file(path, lambda _: Importer((1, 4)), Nowhere())
    assert outcome == FileScanned(path, (1, 4))
    block = Block(BlockKind.PARAGRAPH, "Words.", page=1)
    extract = Extract(Metadata(), (block,), 3, scanned=(2, 3))
    mixed = read_file(path, lambda _: Importer(extract), Nowhere())
    assert (mixed.pages, mixed.read.document.record.pages) == ((2, 3), 3)


def test_the_error_travels():
    import pickle

    error = pickle.loads(pickle.dumps(UnrecognisedFile(ONE, "it is a scan", (1, 2))))
    assert (error.path, error.reason, error.pages) == (ONE, "it is a scan", (1, 2))
