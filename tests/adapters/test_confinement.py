"""A confined process reaches nobody, writes nowhere else, and stays within memory and time."""

import multiprocessing
import signal
import sys

import pytest

from leader_reader.adapters import child_process
from leader_reader.adapters.child_process import private_memory, processor_time
from tests.adapters import attempts
from tests.adapters.hostile import HOSTILE
from tests.adapters.importers.small_files import ENDINGS, made

limited = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the limits are Linux's")


@pytest.fixture
def tried(tmp_path):
    """Return what an attempt in a process of its own sends back, or how the process ended."""
    inside, outside = tmp_path / "inside", tmp_path / "outside"
    inside.mkdir()
    outside.mkdir()
    (inside / "own").write_text("own", "utf-8")
    (outside / "there").write_text("there", "utf-8")
    (inside / "link").symlink_to(outside)

    def run(attempt):
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe(duplex=False)
        process = context.Process(target=attempt, args=(inside, outside, theirs))
        process.start()
        theirs.close()
        try:
            return ours.recv()
        except EOFError:
            process.join()
            return process.exitcode
        finally:
            process.join()
            process.close()
            ours.close()

    yield run
    assert sorted(path.name for path in outside.iterdir()) == ["there"]
    assert (outside / "there").read_text("utf-8") == "there"


def test_nothing_reaches_outside(tried):
    assert tried(attempts.all_refused) == []


def test_what_reading_needs_is_not_refused(tried):
    assert tried(attempts.work_inside) is True


def test_only_a_named_program_is_started(tried):
    assert tried(attempts.start_allowed) == [0, 0, "refused"]


def test_what_may_be_started_may_be_ended(tried):
    assert tried(attempts.end_what_was_started) == -signal.SIGKILL


def test_no_file_is_opened_but_the_one_that_is_read(tried, tmp_path):
    (tmp_path / "inside" / "link").unlink()
    (tmp_path / "inside" / "own").unlink()
    for name in HOSTILE:
        if name.startswith(("reaching", "outside", "laughs")):
            (tmp_path / "inside" / name).write_bytes(HOSTILE[name]())
    for ending in ENDINGS:
        (tmp_path / "inside" / f"valid.{ending}").write_bytes(made(ending))
    assert tried(attempts.opened_while_reading) == []


def test_a_file_that_makes_its_reader_call_somebody_is_not_read(tried):
    assert "outside the library" in tried(attempts.read_calling)


def test_a_file_that_nests_without_end_is_not_read(tried):
    assert "nested too deeply" in tried(attempts.read_deep)


@limited
def test_memory_is_bounded(tried):
    assert 700 < tried(attempts.grow_in_python) < 1024


@limited
def test_memory_of_native_code_is_bounded_and_shared_memory_too(tried):
    private, shared = tried(attempts.grow_in_c)
    assert 700 < private < 1024
    assert private + shared < 2048


@limited
def test_large_files_cannot_be_written(tried):
    assert tried(attempts.write_much) == "File too large"


@limited
def test_a_process_that_computes_for_ever_is_ended(tried):
    assert tried(attempts.compute_for_ever) == -signal.SIGXCPU


@limited
def test_memory_is_told():
    held = private_memory(None) or private_memory("self")
    assert held > 1 << 20
    assert private_memory(-1) == 0


@limited
def test_time_is_told():
    before = processor_time("self")
    while processor_time("self") < before + 0.05:
        pass
    assert processor_time(-1) is None


def test_a_system_without_limits_is_no_trouble(monkeypatch):
    monkeypatch.setitem(sys.modules, "resource", None)
    child_process.limit_memory()
    child_process.limit_files()
    child_process.limit_time(1)
