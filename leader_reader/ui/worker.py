"""A thread that runs long tasks one after the other, for the window's thread to hear of."""

import logging
import threading
from collections.abc import Callable, Generator
from dataclasses import dataclass, field
from itertools import count
from queue import SimpleQueue
from typing import Any

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.errors import LeaderReaderError

Task = Generator[Any, None, None]

_LOG = logging.getLogger(__name__)


@dataclass(slots=True)
class _Ticket:
    number: int
    make: Callable[[], Task]
    stopped: threading.Event = field(default_factory=threading.Event)


class _Finished:
    """Said in the thread when a task has ended, however it did."""


@dataclass(frozen=True, slots=True)
class _Failed:
    sentence: str


class Worker(QObject):
    """Runs generators in a thread of its own; each yield is progress and a place to stop.

    Signals carry the task's number, which `start` returns, and arrive in the thread of their
    receiver: connect them to methods of QObjects only.
    """

    progressed = Signal(int, object)
    finished = Signal(int)
    failed = Signal(int, str)
    _told = Signal(int, object)

    def __init__(
        self, name: str, parent: QObject | None = None, last: Callable[[], None] | None = None
    ) -> None:
        super().__init__(parent)
        self._last = last
        self._queue: SimpleQueue[_Ticket | None] = SimpleQueue()
        self._numbers = count(1)
        self._tickets: dict[int, _Ticket] = {}
        self._closed = False
        self._told.connect(self._pass_on)
        self._thread = threading.Thread(target=self._work, name=name, daemon=True)
        self._thread.start()

    @property
    def busy(self) -> bool:
        return bool(self._tickets)

    def start(self, make: Callable[[], Task]) -> int:
        """Run the generator that `make` returns, after those started before; return its number."""
        ticket = _Ticket(next(self._numbers), make)
        self._tickets[ticket.number] = ticket
        self._queue.put(ticket)
        return ticket.number

    def stop(self, number: int | None = None) -> None:
        """End one task, or all, at the next yield; `finished` still follows."""
        for ticket in list(self._tickets.values()):
            if number in (None, ticket.number):
                ticket.stopped.set()

    def close(self) -> None:
        """End every task and wait for the thread; `last` is run there before it ends.

        Nothing is told any more, not even what was on its way.
        """
        self._closed = True
        self.stop()
        self._queue.put(None)
        self._thread.join(10)

    @Slot(int, object)
    def _pass_on(self, number: int, message: object) -> None:
        """Tell, in the window's thread, what came out of the other one."""
        if self._closed:
            return
        if isinstance(message, _Finished):
            self.finished.emit(number)
        elif isinstance(message, _Failed):
            self.failed.emit(number, message.sentence)
        else:
            self.progressed.emit(number, message)

    def _work(self) -> None:
        while (ticket := self._queue.get()) is not None:
            self._run(ticket)
            self._tickets.pop(ticket.number, None)
            self._told.emit(ticket.number, _Finished())
        if self._last is not None:
            self._last()

    def _run(self, ticket: _Ticket) -> None:
        try:
            task = ticket.make()
            try:
                for progress in task:
                    if ticket.stopped.is_set():
                        break
                    self._told.emit(ticket.number, progress)
            finally:
                task.close()
        except LeaderReaderError as error:
            self._told.emit(ticket.number, _Failed(error.sentence))
        except Exception as error:  # noqa: BLE001 - one of the two boundaries where bugs stop
            _LOG.error("A background task failed: %s", type(error).__name__)
            fault = f"Something went wrong in the background ({type(error).__name__})."
            self._told.emit(ticket.number, _Failed(fault))
