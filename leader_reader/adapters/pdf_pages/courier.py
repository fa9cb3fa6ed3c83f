"""Carries requests to the process, one after the other; starts another where it dies or stalls."""

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from functools import partial

from leader_reader.adapters.pdf_pages.process import (
    Canvas,
    PageProcess,
    ProcessEnded,
    Serve,
    new_canvas,
)
from leader_reader.adapters.pdf_pages.requests import Drawn, Open, PageRequest, Request
from leader_reader.adapters.pdf_pages.sentences import (
    DIED,
    NO_PROCESS,
    TOO_SLOW,
    cannot_open,
    cannot_show,
)
from leader_reader.services.pages import Answer, CannotOpen, Failed, Opened, Rendered

_START = 30.0
"""Seconds that the process may take to start: a busy or guarded machine is no fault of a file."""
_LOOK = 0.05
"""Seconds between two looks at whether the answer is still wanted."""
_GRACE = 0.5
"""Seconds left to a request that nobody waits for, before its process is killed."""


class Dropped(Exception):
    """The request is not wanted any more."""


class Courier:
    """Holds the process and knows which document is open in it. For one thread.

    `patience` is how many seconds a request may take; `unwanted` tells of an opening whether
    another has taken its place; `closing` tells that all is to end.
    """

    def __init__(
        self,
        serve: Serve,
        patience: float,
        unwanted: Callable[[int], bool],
        closing: Callable[[], bool],
    ) -> None:
        self._serve = serve
        self._patience = patience
        self._unwanted = unwanted
        self._closing = closing
        self._canvas: Canvas | None = None
        self._process: PageProcess | None = None
        self._document: Open | None = None
        self._is_open = False

    def warm(self) -> None:
        """Start the process where none runs; opening a document says where it cannot be."""
        with suppress(OSError, Dropped):
            self._start()

    def carry(self, request: Request) -> Answer | None:
        """Return the answer, None where it is not wanted any more."""
        if isinstance(request, Open):
            self._document = request
        document = self._document
        if document is None:
            return None
        if isinstance(request, Open):
            answer = self._opened(document)
        else:
            answer = self._of_page(document, request)
        return None if answer is None else replace(answer, opening=document.opening)

    def end(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.end()
        self._process = None
        self._is_open = False

    def _opened(self, document: Open) -> Answer | None:
        """Open the document; one that cannot be opened is not tried again."""
        self._document, self._is_open = None, False
        try:
            self._start()
            answer: Answer = self._exchange(document, document)  # type: ignore[assignment]
        except (OSError, TimeoutError, ProcessEnded) as error:
            self.end()
            return CannotOpen(cannot_open(document.path, _reason(error)))
        except Dropped:
            return None
        if isinstance(answer, Opened):
            self._document, self._is_open = document, True
        return answer

    def _of_page(self, document: Open, request: PageRequest) -> Answer | None:
        if self._process is None or not self._process.running:
            self.end()
            answer = self._opened(document)
            if not self._is_open:
                return answer
        return self._page(document, request)

    def _page(self, document: Open, request: PageRequest) -> Answer | None:
        try:
            reply = self._exchange(document, request)
        except (TimeoutError, ProcessEnded) as error:
            self.end()
            return Failed(request.page, cannot_show(request.page, _reason(error)))
        except Dropped:
            return None
        if isinstance(reply, Drawn):
            return self._rendered(reply)
        return reply  # type: ignore[return-value]  # replies are answers but for Drawn

    def _rendered(self, reply: Drawn) -> Rendered:
        width, height = reply.tile.width, reply.tile.height
        pixels = bytes(memoryview(self._canvas)[: 4 * width * height])  # type: ignore[arg-type]
        return Rendered(reply.tile, width, height, pixels)

    def _start(self) -> None:
        """Start the process where none runs, and wait for it. Raises OSError, Dropped."""
        if self._process is not None and self._process.running:
            return
        self.end()
        self._canvas = self._canvas or new_canvas()
        self._process = PageProcess(self._serve, self._canvas)
        try:
            self._reply(self._process, _START, lambda: False)
        except (TimeoutError, ProcessEnded) as error:
            self.end()
            raise OSError("the process did not start") from error

    def _exchange(self, document: Open, request: Request) -> object:
        """Send a request and wait. Raises TimeoutError, ProcessEnded, Dropped."""
        if self._process is None:
            raise ProcessEnded
        self._process.ask(request)
        past = partial(self._unwanted, document.opening)
        return self._reply(self._process, self._patience, past)

    def _reply(self, process: PageProcess, seconds: float, past: Callable[[], bool]) -> object:
        """Wait for a reply; one that is wanted no more is given up soon."""
        until = time.monotonic() + seconds
        while (reply := process.reply(_LOOK)) is None:
            now = time.monotonic()
            dropped = past()
            if dropped:
                until = min(until, now + _GRACE)
            if self._closing() or (dropped and now >= until):
                self.end()
                raise Dropped
            if now >= until:
                raise TimeoutError
        return reply


def _reason(error: Exception) -> str:
    if isinstance(error, TimeoutError):
        return TOO_SLOW
    return DIED if isinstance(error, ProcessEnded) else NO_PROCESS
