"""The spawned process that owns PDFium: two pipes to it and one piece of memory shared with it.

Tiles come back in the shared memory because a pipe hands over 64 KiB at a time, and each of them
would wait for the window's thread: measured 176 ms a tile beside a busy window, against 6 ms.
"""

import ctypes
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from contextlib import suppress
from multiprocessing.connection import Connection
from multiprocessing.context import SpawnContext

from leader_reader.adapters.pdf_pages.requests import Ready, Request
from leader_reader.services.pages import MOST_PIXELS

CANVAS = 4 * MOST_PIXELS
"""Bytes of the memory that tiles are drawn in."""
MEMORY = 1 << 30
"""Bytes of memory that PDFium may take."""

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
        _step_back(self._process.pid)

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

    threading.Thread(target=_end_with_the_program, daemon=True).start()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _limit_memory()
    server = Server(ctypes.addressof(canvas))
    with suppress(EOFError, OSError):
        replies.send(Ready())
        while True:
            replies.send(server.answer(requests.recv()))


def _step_back(process: int | None) -> None:
    """Let the window go before its child, where the system can."""
    if hasattr(os, "setpriority") and process is not None:
        with suppress(OSError):
            os.setpriority(os.PRIO_PROCESS, process, _POLITENESS)


def _end_with_the_program() -> None:
    """End this process when its parent does, also in the middle of a page."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _limit_memory() -> None:
    """Let the system refuse memory beyond the limit, where it can."""
    try:
        import resource  # noqa: PLC0415 - not there on Windows
    except ImportError:
        return
    _, hard = resource.getrlimit(resource.RLIMIT_DATA)
    most = MEMORY if hard == resource.RLIM_INFINITY else min(MEMORY, hard)
    resource.setrlimit(resource.RLIMIT_DATA, (most, hard))
