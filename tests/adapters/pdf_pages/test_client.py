import multiprocessing
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from leader_reader.adapters.pdf_pages import process
from leader_reader.adapters.pdf_pages.client import PdfPages
from leader_reader.services.pages import (
    MOST_PIXELS,
    CannotOpen,
    Failed,
    LinksOf,
    NeedsPassword,
    Opened,
    Rendered,
    TextOf,
    Tile,
)
from tests.adapters.pdf_pages import stalling
from tests.adapters.pdf_pages.making import locked_pdf, pdf, words

ROOT = Path(__file__).resolve().parents[3]
PATIENCE = 0.8


@dataclass
class Talk:
    """An engine, what it answered, and a document of six pages."""

    engine: PdfPages
    answers: queue.Queue
    path: Path

    def next(self):
        return self.answers.get(timeout=30)

    def open(self, path=None):
        self.engine.open(path or self.path)
        answer = self.next()
        assert isinstance(answer, Opened)
        return answer

    def silent(self, seconds=0.3):
        with pytest.raises(queue.Empty):
            raise AssertionError(self.answers.get(timeout=seconds))
        return True


def tile(page, scale=1.0):
    return Tile(page, scale, 0, 0, 64, 64)


def children():
    return {child for child in multiprocessing.active_children() if "pages" in child.name}


@pytest.fixture
def talking(tmp_path, monkeypatch):
    monkeypatch.syspath_prepend(ROOT)
    path = tmp_path / "six.pdf"
    path.write_bytes(pdf(*[words(f"page {page}") for page in range(1, 7)]))
    started = []

    def start(serve=process.serve, patience=10.0):
        answers = queue.Queue()
        talk = Talk(PdfPages(answers.put, patience=patience, serve=serve), answers, path)
        started.append(talk)
        return talk

    yield start
    for talk in started:
        talk.engine.close()
    assert not children()
    assert not [thread for thread in threading.enumerate() if thread.name == "pages"]


def test_all_that_is_asked_is_answered(talking):
    talk = talking()
    opening = talk.engine.open(talk.path)
    talk.engine.render([tile(1)])
    talk.engine.text(2)
    talk.engine.links(3)
    answers = [talk.next() for _ in range(4)]
    assert [type(answer) for answer in answers] == [Opened, Rendered, LinksOf, TextOf]
    assert {answer.opening for answer in answers} == {opening}
    drawn = answers[1]
    assert (drawn.tile, drawn.width, drawn.height) == (tile(1), 64, 64)
    assert drawn.pixels == b"\xff" * (64 * 64 * 4)
    assert "".join(map(chr, answers[3].text.codes)) == "page 2"


def test_a_tile_of_the_most_pixels_comes_whole(talking):
    talk = talking()
    talk.open()
    talk.engine.render([Tile(1, 4.0, 0, 0, 2048, 2048)])
    drawn = talk.next()
    assert len(drawn.pixels) == 4 * MOST_PIXELS
    assert drawn.pixels.count(0) > 100


@pytest.mark.parametrize("size", [(0, 64), (64, -1), (4096, 4096)])
def test_a_tile_of_no_size_or_too_large_is_refused_at_once(talking, size):
    talk = talking()
    with pytest.raises(ValueError, match="tile"):
        talk.engine.render([Tile(1, 1.0, 0, 0, *size)])


def test_tiles_not_begun_are_dropped_when_others_are_wanted(talking):
    talk = talking()
    talk.open()
    for first in range(1, 60):
        talk.engine.render([tile(1 + at % 6, 1 + at / 1000) for at in range(first, first + 400)])
    talk.engine.render([tile(6, 2.0)])
    drawn = []
    while not drawn or drawn[-1].tile != tile(6, 2.0):
        drawn.append(talk.next())
    assert len(drawn) < 400
    assert talk.silent()


def test_another_document_takes_the_place_of_the_first(talking, tmp_path):
    talk = talking()
    other = tmp_path / "other.pdf"
    other.write_bytes(pdf(words("other")))
    talk.open()
    talk.engine.render([tile(page) for page in range(1, 7)])
    opening = talk.engine.open(other)
    answers = [talk.next()]
    while answers[-1].opening != opening:
        answers.append(talk.next())
    assert len(answers[-1].pages.sizes) == 1
    assert talk.silent()


def test_a_password_is_asked_for_and_taken(talking, tmp_path):
    talk = talking()
    locked = tmp_path / "locked.pdf"
    locked.write_bytes(locked_pdf(words("secret"), "open"))
    for password, expected in (("", False), ("shut", True)):
        talk.engine.open(locked, password)
        answer = talk.next()
        assert isinstance(answer, NeedsPassword)
        assert answer.wrong is expected
    talk.engine.text(1)
    assert talk.silent()
    talk.engine.open(locked, "open")
    assert isinstance(talk.next(), Opened)


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("empty.pdf", b"", "the file is empty"),
        ("half.pdf", b"%PDF-1.4\n1 0 obj\n<<", "it is damaged"),
        ("letter.pdf", b"Dear colleague,\n" * 100, "it is damaged"),
        ("gone.pdf", None, "the file is not there any more"),
        ("folder.pdf", ..., "the file is not there any more"),
    ],
)
def test_what_cannot_be_opened_is_said_in_a_sentence(talking, tmp_path, name, data, reason):
    talk = talking()
    path = tmp_path / name
    if data is ...:
        path.mkdir()
    elif data is not None:
        path.write_bytes(data)
    talk.engine.open(path)
    answer = talk.next()
    assert isinstance(answer, CannotOpen)
    assert answer.sentence.startswith(f"The pages of {name} cannot be shown: {reason}")
    talk.engine.render([tile(1)])
    talk.engine.text(1)
    assert talk.silent()


@pytest.mark.parametrize(
    ("page", "reason"),
    [(stalling.STALLS, "it took too long"), (stalling.DIES, "stopped the drawing")],
)
@pytest.mark.parametrize("kind", ["render", "text", "links"])
def test_a_page_that_stalls_or_dies_is_said_once_and_the_others_go_on(talking, page, reason, kind):
    talk = talking(stalling.serve, PATIENCE)
    talk.open()
    first = children()
    getattr(talk.engine, kind)([tile(page)] if kind == "render" else page)
    answer = talk.next()
    assert isinstance(answer, Failed)
    assert answer.page == page
    assert answer.sentence.startswith(f"Page {page} cannot be shown")
    assert reason in answer.sentence
    talk.engine.text(page)
    talk.engine.render([tile(page), tile(page, 2.0), tile(5)])
    drawn = talk.next()
    assert isinstance(drawn, Rendered)
    assert drawn.tile == tile(5)
    assert talk.silent()
    assert not children() & first


def test_a_page_that_takes_too_much_memory_is_said(talking):
    pytest.importorskip("resource")
    talk = talking(stalling.serve)
    talk.open()
    talk.engine.text(stalling.HUNGRY)
    answer = talk.next()
    assert isinstance(answer, Failed)
    assert answer.page == stalling.HUNGRY


def test_a_document_that_stalls_when_opened_is_said(talking, tmp_path):
    talk = talking(stalling.serve, PATIENCE)
    slow = tmp_path / "stalls.pdf"
    slow.write_bytes(talk.path.read_bytes())
    talk.engine.open(slow)
    answer = talk.next()
    assert isinstance(answer, CannotOpen)
    assert "it took too long" in answer.sentence
    talk.open()


def test_another_document_does_not_wait_for_one_that_stalls(talking, tmp_path):
    talk = talking(stalling.serve, 60)
    talk.open()
    talk.engine.text(stalling.STALLS)
    time.sleep(0.2)
    started = time.monotonic()
    opening = talk.engine.open(talk.path)
    answer = talk.next()
    assert (type(answer), answer.opening) == (Opened, opening)
    assert time.monotonic() - started < 10


def test_closing_does_not_wait_for_a_page_that_stalls(talking):
    talk = talking(stalling.serve, 60)
    talk.open()
    talk.engine.text(stalling.STALLS)
    time.sleep(0.2)
    started = time.monotonic()
    talk.engine.close()
    assert time.monotonic() - started < 2
    assert not children()
    talk.engine.render([tile(1)])
    talk.engine.open(talk.path)
    talk.engine.warm()
    talk.engine.close()
    assert talk.silent()


def test_a_process_that_was_killed_while_idle_is_not_blamed_on_a_page(talking):
    talk = talking()
    talk.open()
    (child,) = children()
    os.kill(child.pid, signal.SIGKILL)
    child.join(5)
    talk.engine.text(3)
    assert isinstance(talk.next(), TextOf)


def test_a_file_that_is_gone_when_the_process_starts_again_is_said(talking):
    talk = talking(stalling.serve, PATIENCE)
    talk.open()
    talk.path.unlink()
    talk.engine.text(stalling.DIES)
    assert isinstance(talk.next(), Failed)
    talk.engine.render([tile(1)])
    talk.engine.text(5)
    assert isinstance(talk.next(), CannotOpen)
    assert talk.silent()


def test_a_process_that_cannot_be_started_is_said(talking, monkeypatch):
    def refuse(*_args):
        raise OSError("no more processes")

    monkeypatch.setattr("leader_reader.adapters.pdf_pages.courier.PageProcess", refuse)
    talk = talking()
    talk.engine.open(talk.path)
    answer = talk.next()
    assert isinstance(answer, CannotOpen)
    assert "cannot be started" in answer.sentence


def test_a_process_that_ends_as_it_starts_is_no_fault_of_the_document(talking):
    talk = talking(stalling.leave)
    talk.engine.warm()
    talk.engine.open(talk.path)
    answer = talk.next()
    assert isinstance(answer, CannotOpen)
    assert "cannot be started" in answer.sentence


def test_an_engine_never_used_starts_nothing(talking):
    talk = talking()
    talk.engine.render([tile(1)])
    assert not children()
    talk.engine.close()


def test_the_window_never_loads_pdfium(talking):
    path = talking().path
    code = f"""
import sys
from queue import Queue
from pathlib import Path
from leader_reader.adapters.pdf_pages.client import PdfPages
assert "numpy" not in sys.modules
answers = Queue()
engine = PdfPages(answers.put)
engine.open(Path({str(path)!r}))
engine.text(1)
print(*[type(answers.get(timeout=30)).__name__ for _ in range(2)])
engine.close()
assert not [name for name in sys.modules if "pdfium" in name]
"""
    ran = subprocess.run(
        [sys.executable, "-W", "error", "-c", code],
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=ROOT,
    )
    assert (ran.stdout.split(), ran.stderr) == (["Opened", "TextOf"], "")


def test_a_process_that_stalls_ends_with_the_program(talking):
    path = talking().path
    code = f"""
import multiprocessing, os, signal, time
from queue import Queue
from pathlib import Path
from leader_reader.adapters.pdf_pages.client import PdfPages
from tests.adapters.pdf_pages import stalling
answers = Queue()
engine = PdfPages(answers.put, patience=60, serve=stalling.serve)
engine.open(Path({str(path)!r}))
engine.text(stalling.STALLS)
answers.get(timeout=30)
time.sleep(0.2)
print(*[child.pid for child in multiprocessing.active_children()], flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    command = [sys.executable, "-c", code]
    ran = subprocess.run(
        command, check=False, stdout=subprocess.PIPE, text=True, timeout=60, cwd=ROOT
    )
    left = int(ran.stdout)
    _, alive = psutil.wait_procs([psutil.Process(left)] if psutil.pid_exists(left) else [], 5)
    assert not alive
