"""The child process: reads files, brings the index up to date, writes exports. No Qt here.

Files are read and indexed in a process of its own so that a damaged file cannot take the window
down and heavy work cannot make it stutter.
"""

import logging
import multiprocessing
import signal
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from multiprocessing.connection import Connection

from leader_reader.adapters.child_process import (
    MEMORY,
    end_group,
    end_with_the_program,
    private_memory,
    processor_time,
    step_back,
)
from leader_reader.background import own_work, reading
from leader_reader.background.home import Home
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services.importing import TOO_MUCH_MEMORY
from leader_reader.services.jobs import (
    ChildDied,
    Death,
    DrawArea,
    Failed,
    FindMarks,
    FindPlaces,
    Job,
    ReadFile,
    ReadPicture,
    ReadReferences,
    RecogniseText,
    Spawn,
    UpdateIndex,
    WriteExport,
)

_POLITENESS = 19
"""How far the child stands back where the window wants the processor: 0 to 19."""
_ENDED = "The background process ended; please try again."
_LAST_BREATH = 2.0
"""Seconds in which a process that closed its pipe has ended."""
_SWOLLEN = MEMORY // 2
"""Bytes of memory with which a child that ended is taken to have ended for want of more."""

_LOG = logging.getLogger(__name__)


def spawner(home: Home) -> Spawn:
    """Return what starts a child process for this library."""
    return partial(BackgroundChild, home)


class BackgroundChild:
    """A spawned process and the two pipes to it (pipes, not sockets)."""

    def __init__(self, home: Home) -> None:
        context = multiprocessing.get_context("spawn")
        self._held = 0
        their_jobs, self._jobs = context.Pipe(duplex=False)
        self._answers, their_answers = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve, args=(home, their_jobs, their_answers), name="leader-reader", daemon=True
        )
        self._process.start()
        step_back(self._process.pid, _POLITENESS)
        their_jobs.close()
        their_answers.close()

    def ask(self, job: Job) -> None:
        try:
            self._jobs.send(job)
        except OSError as error:
            raise ChildDied(_ENDED, self._death()) from error

    def answer(self, timeout: float) -> object:
        try:
            if self._answers.poll(timeout):
                return self._answers.recv()
        except (EOFError, OSError) as error:
            raise ChildDied(_ENDED, self._death()) from error
        self._held = max(self._held, private_memory(self._process.pid))
        return None

    def fileno(self) -> int:
        return self._answers.fileno()

    def computed(self) -> float | None:
        return processor_time(self._process.pid)

    def _death(self) -> Death:
        """Return what ended the process, as far as its last hour shows it."""
        self._process.join(_LAST_BREATH)
        code = self._process.exitcode or 0
        if code == -getattr(signal, "SIGXCPU", code + 1):
            return Death.TIME
        killed = code == -getattr(signal, "SIGKILL", code + 1)  # the system does, short of memory
        return Death.MEMORY if killed or self._held > _SWOLLEN else Death.FAULT

    def close(self) -> None:
        """End the process: an idle one leaves by itself, a busy one is killed."""
        self._jobs.close()
        self._process.join(0.2)
        if self._process.is_alive():
            end_group(self._process.pid)
            self._process.kill()
        self._process.join()
        self._process.close()
        self._answers.close()


def serve(home: Home, jobs: Connection, answers: Connection) -> None:
    """Do the jobs that come down the pipe until it is closed, or until the program is gone."""
    end_with_the_program()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(EOFError, OSError):
        while True:
            job = jobs.recv()
            for message in _guarded(home, job):
                answers.send(message)


def _guarded(home: Home, job: Job) -> Iterator[object]:
    """Do a job; what goes wrong with it becomes a message (one of the two such boundaries)."""
    try:
        yield from _WORK[type(job)](home, job)
    except LeaderReaderError as error:
        yield Failed(error.sentence)
    except MemoryError:
        yield Failed(TOO_MUCH_MEMORY)
    except Exception as error:  # noqa: BLE001 - a bug in one job must not end the child
        _LOG.debug("job %s failed", type(job).__name__)
        yield Failed(f"an unexpected fault ({type(error).__name__}) stopped it")


_WORK: dict[type, Callable[[Home, "Job"], Iterator[object]]] = {
    RecogniseText: reading.recognise,  # type: ignore[dict-item]
    ReadFile: reading.read,  # type: ignore[dict-item]  # each takes the job of its own type
    UpdateIndex: own_work.update_index,  # type: ignore[dict-item]
    WriteExport: own_work.write_export,  # type: ignore[dict-item]
    FindPlaces: reading.find_places,  # type: ignore[dict-item]
    FindMarks: reading.find_marks_in,  # type: ignore[dict-item]
    ReadPicture: reading.read_picture,  # type: ignore[dict-item]
    DrawArea: reading.draw_area,  # type: ignore[dict-item]
    ReadReferences: reading.read_references,  # type: ignore[dict-item]
}
