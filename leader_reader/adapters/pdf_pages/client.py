"""The window's side: takes what is wanted, has it done by the process, hands on the answers."""

import threading
from collections.abc import Callable, Sequence
from pathlib import Path

from leader_reader.adapters.pdf_pages.courier import Courier
from leader_reader.adapters.pdf_pages.process import Serve, serve
from leader_reader.adapters.pdf_pages.requests import Open, ReadLinks, ReadText, Request
from leader_reader.adapters.pdf_pages.wanted import Wanted
from leader_reader.services.pages import MOST_PIXELS, Answer, Answered, CannotOpen, Failed, Tile

PATIENCE = 10.0
"""Seconds that one request may take before the process is killed."""


class PdfPages:
    """The PagesEngine on PDFium: a process of its own and a thread that speaks with it.

    `answered` is called in that thread. Nothing runs before `warm` or `open`.
    """

    def __init__(
        self, answered: Answered, *, patience: float = PATIENCE, serve: Serve = serve
    ) -> None:
        self._answered = answered
        self._courier = Courier(serve, patience, self._is_past, lambda: self._closed)
        self._wanted = Wanted()
        self._changed = threading.Condition()
        self._opening = 0
        self._closed = False
        self._thread: threading.Thread | None = None

    def warm(self) -> None:
        with self._changed:
            self._start()

    def open(self, path: Path, password: str = "") -> int:
        with self._changed:
            self._opening += 1
            self._wanted.open(Open(path, password, self._opening))
            self._start()
            return self._opening

    def render(self, tiles: Sequence[Tile]) -> None:
        if not all(_fits(tile) for tile in tiles):
            raise ValueError("a tile of no pixels or too many")
        self._change(lambda: self._wanted.draw(tiles))

    def text(self, page: int) -> None:
        self._change(lambda: self._wanted.ask(ReadText(page)))

    def links(self, page: int) -> None:
        self._change(lambda: self._wanted.ask(ReadLinks(page)))

    def close(self) -> None:
        with self._changed:
            self._closed = True
            self._changed.notify()
        if self._thread is not None:
            self._thread.join()

    def _change(self, change: Callable[[], None]) -> None:
        with self._changed:
            change()
            self._changed.notify()

    def _start(self) -> None:
        """Start the thread, which starts the process, or let it look at what there is to do."""
        if self._thread is None and not self._closed:
            self._thread = threading.Thread(target=self._run, name="pages", daemon=True)
            self._thread.start()
        self._changed.notify()

    def _is_past(self, opening: int) -> bool:
        return opening != self._opening

    def _run(self) -> None:
        try:
            self._courier.warm()
            while (request := self._next()) is not None:
                answer = self._courier.carry(request)
                if answer is not None and self._is_due(answer):
                    self._answered(answer)
        finally:
            self._courier.end()

    def _next(self) -> Request | None:
        """Wait for the next request; None when all is to end."""
        with self._changed:
            while not self._closed:
                request = self._wanted.next()
                if request is not None:
                    return request
                self._changed.wait()
        return None

    def _is_due(self, answer: Answer) -> bool:
        """Tell whether an answer is still about what is shown; learn from it what to leave out."""
        with self._changed:
            if self._closed or self._is_past(answer.opening):
                return False
            if isinstance(answer, Failed):
                self._wanted.give_up(answer.page)
            if isinstance(answer, CannotOpen):
                self._wanted.forget()
            return True


def _fits(tile: Tile) -> bool:
    return tile.width > 0 and tile.height > 0 and tile.width * tile.height <= MOST_PIXELS
