"""Files read by children: answers, silence, death, two at once, and when they are ended."""

from pathlib import Path

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.services import reading_files
from leader_reader.services.importing import FileFailed, FileKnown
from leader_reader.services.jobs import ChildDied, Death, Failed, Heartbeat, ReadFile
from tests.services.nursery import Child, Nursery

A, B, C = Path("a.txt"), Path("b.txt"), Path("c.txt")


def known(path):
    return FileKnown(path, DocumentId("x"))


def read(spawn, *paths, patience=60.0):
    return list(
        reading_files.read_files(spawn, [ReadFile(path) for path in paths], lambda _: patience)
    )


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
    task = reading_files.read_files(spawn, [ReadFile(A), ReadFile(B)])
    assert next(task) == Heartbeat(A)
    task.close()
    assert spawn.children[0].closed


def test_patience_grows_with_a_large_file_and_is_under_20_seconds_for_others(tmp_path):
    small, large = tmp_path / "small", tmp_path / "large"
    small.write_bytes(b"x" * 3_000_000)
    large.write_bytes(b"x" * 6_000_000)
    gone = reading_files.patience_for(tmp_path / "gone")
    assert 10 < gone == reading_files.patience_for(small) < 20
    assert reading_files.patience_for(large) > gone + 6


MANY = [Path(f"{number}.txt") for number in range(reading_files.MANY)]


@pytest.fixture
def two_processors(monkeypatch):
    monkeypatch.setattr(reading_files.os, "cpu_count", lambda: 2)


@pytest.mark.usefixtures("two_processors")
def test_many_files_are_read_by_two_children():
    even = [[None, known(path)] for path in MANY[::2]]
    odd = [[None, known(path)] for path in MANY[1::2]]
    spawn = Nursery(even, odd)
    came = read(spawn, *MANY)
    assert sorted(each.path for each in came if isinstance(each, FileKnown)) == sorted(MANY)
    assert [[job.path for job in child.asked] for child in spawn.children] == [
        MANY[::2],
        MANY[1::2],
    ]
    assert all(child.closed for child in spawn.children)


class Willing(Nursery):
    """Spawns children that know each file they are asked for, but for what `odd` says of some."""

    def __init__(self, odd):
        super().__init__()
        self.odd = odd

    def __call__(self):
        self.children.append(Answering(self.odd))
        return self.children[-1]


class Answering(Child):
    def __init__(self, odd):
        super().__init__([])
        self.odd = odd

    def ask(self, job):
        self.script = [self.odd.get(job.path, [None, known(job.path)])]
        super().ask(job)


@pytest.mark.usefixtures("two_processors")
def test_the_other_child_goes_on_where_one_dies():
    spawn = Willing({MANY[0]: [ChildDied("gone")], MANY[3]: "deaf"})
    came = [each for each in read(spawn, *MANY) if not isinstance(each, Heartbeat)]
    assert {each.path for each in came} == set(MANY)
    assert [each.path for each in came if isinstance(each, FileFailed)] == [MANY[0], MANY[3]]
    assert [child.closed for child in spawn.children] == [True] * 4


@pytest.mark.usefixtures("two_processors")
def test_each_child_has_its_own_time():
    spawn = Willing({MANY[1]: [None] * 100})
    task = reading_files.read_files(
        spawn, [ReadFile(path) for path in MANY], lambda path: -1.0 if path == MANY[1] else 60.0
    )
    came = [each for each in task if not isinstance(each, Heartbeat)]
    assert [each.path for each in came if isinstance(each, FileFailed)] == [MANY[1]]
    assert {each.path for each in came} == set(MANY)
    assert len(spawn.children) == 3


@pytest.mark.usefixtures("two_processors")
def test_a_few_files_get_help_only_once_they_take_their_time(monkeypatch):
    quick = Nursery([[known(A)], [known(B)]])
    read(quick, A, B)
    assert len(quick.children) == 1
    monkeypatch.setattr(reading_files, "BRIEF", -1.0)
    slow = Nursery([[None, None, known(A)]], [[known(B)]])
    assert [each.path for each in read(slow, A, B) if isinstance(each, FileKnown)] == [B, A]


@pytest.mark.usefixtures("two_processors")
def test_stopping_ends_both_children():
    spawn = Nursery([[None] * 9], [[None] * 9])
    task = reading_files.read_files(spawn, [ReadFile(path) for path in MANY])
    assert isinstance(next(task), Heartbeat)
    task.close()
    assert [child.closed for child in spawn.children] == [True, True]


@pytest.mark.parametrize(
    ("death", "reason"),
    [(Death.FAULT, "stopped the reader"), (Death.TIME, "too long"), (Death.MEMORY, "memory")],
)
def test_what_ended_the_child_is_named(death, reason):
    (came,) = read(Nursery([[ChildDied("gone", death)]]), A)
    assert reason in came.reason


def test_a_child_that_ran_out_of_memory_reads_no_other_file():
    full = FileFailed(A, reading_files.TOO_MUCH_MEMORY)
    spawn = Nursery([[full]], [[known(B)]])
    assert read(spawn, A, B) == [full, known(B)]


class Held(Answering):
    """A child that computes for `share` of the time that goes by."""

    def __init__(self, odd, share, clock):
        super().__init__(odd)
        self.share, self.clock = share, clock

    def computed(self):
        return self.share * self.clock()

    def answer(self, timeout):
        self.clock.now += 1.0
        return super().answer(timeout)


class Clock:
    now = 0.0

    def __call__(self):
        return self.now


@pytest.mark.parametrize(
    ("share", "patience", "seconds"),
    [(1.0, 18, 19), (0.6, 18, 19), (0.2, 18, 20), (1.0, 28, 29), (0.4, 28, 36), (0.0, 28, 50)],
)
def test_a_child_held_up_by_others_is_waited_for_but_not_for_ever(
    monkeypatch, share, patience, seconds
):
    clock = Clock()
    monkeypatch.setattr(reading_files.time, "monotonic", clock)
    children = []

    def spawn():
        children.append(Held({A: [None] * 100}, share, clock))
        return children[-1]

    came = read(spawn, A, patience=patience)
    assert came[-1] == FileFailed(A, reading_files.TOO_SLOW)
    assert clock.now == seconds
    assert children[0].closed
