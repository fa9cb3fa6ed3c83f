"""Waiting for the child: answers, silence, death, failure, and when it is started or ended."""

from pathlib import Path

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import jobs
from leader_reader.services.importing import FileFailed, FileKnown
from leader_reader.services.indexing import IndexProgress
from leader_reader.services.jobs import (
    ChildDied,
    Done,
    Failed,
    FindPlaces,
    Heartbeat,
    PlacesFound,
    ReadFile,
    UpdateIndex,
)


class Child:
    """Plays the answers it is given, one list a job; an exception in it is raised."""

    def __init__(self, script):
        self.script, self.asked, self.closed = script, [], False
        self.answers = iter(())

    def ask(self, job):
        self.asked.append(job)
        answers = self.script.pop(0)
        if answers == "deaf":
            raise ChildDied("gone")
        self.answers = iter(answers)

    def answer(self, timeout):
        assert timeout == jobs.HEARTBEAT
        found = next(self.answers, None)
        if isinstance(found, Exception):
            raise found
        return found

    def close(self):
        assert not self.closed
        self.closed = True


class Nursery:
    """Spawns children, each with its own script."""

    def __init__(self, *scripts):
        self.scripts, self.children = list(scripts), []

    def __call__(self):
        self.children.append(Child(self.scripts.pop(0)))
        return self.children[-1]


A, B, C = Path("a.txt"), Path("b.txt"), Path("c.txt")


def known(path):
    return FileKnown(path, DocumentId("x"))


def read(spawn, *paths, patience=60.0):
    return list(jobs.read_files(spawn, [ReadFile(path) for path in paths], lambda _: patience))


def test_one_child_reads_all_files_and_is_closed():
    spawn = Nursery([[known(A)], [None, None, known(B)]])
    assert read(spawn, A, B) == [known(A), Heartbeat(B), Heartbeat(B), known(B)]
    assert [job.path for job in spawn.children[0].asked] == [A, B]
    assert spawn.children[0].closed


def test_no_files_need_no_child():
    spawn = Nursery()
    assert read(spawn) == []


def test_a_file_that_kills_the_child_has_failed_and_a_new_child_goes_on():
    spawn = Nursery([[known(A)], [ChildDied("gone")]], [[known(C)]])
    came = read(spawn, A, B, C)
    assert came[0] == known(A)
    assert isinstance(came[1], FileFailed)
    assert came[1].path == B
    assert "damaged" in came[1].reason
    assert came[2] == known(C)
    assert [child.closed for child in spawn.children] == [True, True]


def test_a_child_that_is_gone_when_asked_counts_as_dead():
    spawn = Nursery(["deaf"], [[known(B)]])
    came = read(spawn, A, B)
    assert [type(each) for each in came] == [FileFailed, FileKnown]


def test_a_file_that_takes_too_long_has_failed_and_its_child_is_ended():
    spawn = Nursery([[None] * 10], [[known(B)]])
    came = read(spawn, A, B, patience=-1.0)
    assert isinstance(came[0], FileFailed)
    assert "too long" in came[0].reason
    assert came[-1] == known(B)
    assert spawn.children[0].closed


def test_a_fault_in_the_child_fails_the_file_and_keeps_the_child():
    spawn = Nursery([[Failed("an unexpected fault stopped it")], [known(B)]])
    assert read(spawn, A, B) == [FileFailed(A, "an unexpected fault stopped it"), known(B)]
    assert len(spawn.children) == 1


def test_stopping_half_way_ends_the_child():
    spawn = Nursery([[None, known(A)]])
    task = jobs.read_files(spawn, [ReadFile(A), ReadFile(B)])
    assert next(task) == Heartbeat(A)
    task.close()
    assert spawn.children[0].closed


def test_patience_grows_with_the_file(tmp_path):
    big = tmp_path / "big"
    big.write_bytes(b"x" * 3_000_000)
    assert jobs.patience_for(big) > jobs.patience_for(tmp_path / "gone") >= 20


def test_a_job_tells_its_progress_until_it_is_done():
    progress = IndexProgress(4, 1, 2)
    spawn = Nursery([[None, progress, Done()]])
    assert list(jobs.run(spawn, UpdateIndex())) == [Heartbeat(), progress]
    assert spawn.children[0].closed


@pytest.mark.parametrize("trouble", [Failed("No room on the disk."), ChildDied("It ended.")])
def test_a_job_that_fails_raises_its_sentence(trouble):
    spawn = Nursery([[None, trouble]])
    sentence = trouble.sentence if isinstance(trouble, Failed) else str(trouble)
    with pytest.raises(LeaderReaderError, match=sentence):
        list(jobs.run(spawn, UpdateIndex()))
    assert spawn.children[0].closed


PAPER = DocumentId("x")


def test_places_are_waited_for():
    found = PlacesFound(PAPER, b"runs")
    spawn = Nursery([[None, found, Done()]])
    assert list(jobs.run(spawn, FindPlaces(PAPER))) == [Heartbeat(), found]
    assert spawn.children[0].asked == [FindPlaces(PAPER)]
    assert spawn.children[0].closed


def test_places_that_take_too_long_end_the_child():
    spawn = Nursery([[None, None, None]])
    with pytest.raises(LeaderReaderError, match="took too long"):
        list(jobs.run(spawn, FindPlaces(PAPER), patience=-1))
    assert spawn.children[0].closed
