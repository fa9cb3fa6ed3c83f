"""The spawned process that owns PDFium: two pipes to it and one piece of memory shared with it.

Tiles come back in the shared memory because a pipe hands over 64 KiB at a time, and each of them
would wait for the window's thread: measured 176 ms a tile beside a busy window, against 6 ms.
"""

import ctypes
import multiprocessing
import signal
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext

from leader_reader.adapters.child_process import end_with_the_program, limit_memory, step_back
from leader_reader.adapters.pdf_pages.requests import Ready, Request
from leader_reader.services.pages import MOST_PIXELS

CANVAS = 4 * MOST_PIXELS
"""Bytes of the memory that tiles are drawn in."""
_POLITENESS = 5
"""How far the process stands back where the window wants the processor: 0 to 19."""

Canvas = ctypes.Array[ctypes.c_ubyte]
Serve = Callable[[Connection, Connection, Canvas], None]
"""What runs in the process: takes requests, sends replies, draws on the canvas."""


class ProcessEnded(Exception):
    """The process is gone, and with it what was asked of it."""


class PageProcess:
    """A running process. Raises OSError where it cannot be started."""

    def __init__(self, serve: Serve, canvas: Canvas) -> None:
        context = multiprocessing.get_context("spawn")
        their_requests, self._requests = context.Pipe(duplex=False)
        self._replies, their_replies = context.Pipe(duplex=False)
        self._process = context.Process(
            target=serve,
            args=(their_requests, their_replies, canvas),
            name="leader-reader-pages",
            daemon=True,
        )
        try:
            self._process.start()
        except OSError:
            self._requests.close()
            self._replies.close()
            raise
        finally:
            their_requests.close()
            their_replies.close()
        step_back(self._process.pid, _POLITENESS)

    @property
    def running(self) -> bool:
        return self._process.is_alive()

    def ask(self, request: Request) -> None:
        """Send a request. Raises ProcessEnded."""
        try:
            self._requests.send(request)
        except OSError as error:
            raise ProcessEnded from error

    def reply(self, seconds: float) -> object | None:
        """Return the reply, or None where none came in time. Raises ProcessEnded."""
        try:
            return self._replies.recv() if self._replies.poll(seconds) else None
        except (EOFError, OSError) as error:
            raise ProcessEnded from error

    def end(self) -> None:
        """Kill the process: it has nothing to lose."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._requests.close()
        self._replies.close()


def new_canvas() -> Canvas:
    """Return memory that can be shared with a process."""
    context: SpawnContext = multiprocessing.get_context("spawn")
    return context.RawArray(ctypes.c_ubyte, CANVAS)


def serve(requests: Connection, replies: Connection, canvas: Canvas) -> None:
    """Say Ready, then answer requests until the pipe is closed, or until the program is gone."""
    from leader_reader.adapters.pdf_pages.server import Server  # noqa: PLC0415 - loads PDFium

    end_with_the_program()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    limit_memory()
    server = Server(ctypes.addressof(canvas))
    with suppress(EOFError, OSError):
        replies.send(Ready())
        while True:
            replies.send(server.answer(requests.recv()))
