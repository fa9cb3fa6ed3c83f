"""Searches in a thread of their own; an answer to an older query is dropped."""

from collections.abc import Callable, Iterator

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import Query, Results
from leader_reader.services.searching import Searcher
from leader_reader.services.view import LibraryView
from leader_reader.ui.backing import Backing, SearchDesk
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.worker import Task, Worker

Job = Callable[[SearchDesk], Iterator[object]]
"""Something else to do with index and store; each thing it yields is told."""


class Searches(QObject):
    """Asks and answers: `found(Results)` follows the newest `ask`, or `failed(str)`.

    For each thing that a job yields there is `told(number, thing)`, and at its end
    `ended(number)`, also where it `failed`.
    """

    found = Signal(object)
    failed = Signal(str)
    told = Signal(int, object)
    ended = Signal(int)

    def __init__(self, bridge: LibraryBridge, backing: Backing, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._open = backing.open_search
        self._desk: SearchDesk | None = None
        self._opened: Searcher | None = None
        self._latest = 0
        self._query: Query | None = None
        self._jobs: set[int] = set()
        self._worker = Worker("searches", self, last=self._close_desk)
        self._worker.progressed.connect(self._answered)
        self._worker.failed.connect(self._failed)
        self._worker.finished.connect(self._finished)

    def ask(self, query: Query) -> None:
        """Search, instead of what is still being searched for."""
        self._worker.stop(self._latest)
        self._query = query
        view = self._bridge.library.view()
        self._latest = self._worker.start(lambda: self._search(query, view))

    def ask_again(self) -> None:
        """Search once more for the same, after the index has moved on."""
        if self._query is not None:
            self.ask(self._query)

    def forget(self) -> None:
        """Drop the query and any answer on its way."""
        self._worker.stop(self._latest)
        self._query, self._latest = None, 0

    def begin(self, job: Job) -> int:
        """Do a job in the thread, after what was begun before it; return its number."""
        number = self._worker.start(lambda: self._do(job))
        self._jobs.add(number)
        return number

    def stop(self, number: int) -> None:
        """End a job at its next yield; nothing more of it is told."""
        self._jobs.discard(number)
        self._worker.stop(number)

    def close(self) -> None:
        """End the thread; it closes what it opened."""
        self._worker.close()

    def _search(self, query: Query, view: LibraryView) -> Task:
        yield None  # a query that was overtaken stops here
        desk = self._opened_desk()
        if desk is None:
            yield Results(query)
        else:
            yield self._found_at(desk, query, view)

    def _do(self, job: Job) -> Task:
        yield None
        desk = self._opened_desk()
        if desk is not None:
            try:
                yield from job(desk)
            except LeaderReaderError:
                self._close_desk()
                raise

    def _opened_desk(self) -> SearchDesk | None:
        if self._desk is None:
            self._desk = self._open()
        return self._desk

    def _found_at(self, desk: SearchDesk, query: Query, view: LibraryView) -> Results:
        """Search; after trouble with the index it is opened again for the next search."""
        try:
            return self._searcher(desk).search(query, view)
        except LeaderReaderError:
            self._close_desk()
            raise

    def _searcher(self, desk: SearchDesk) -> Searcher:
        if self._opened is None:
            self._opened = Searcher(desk.index, desk.store)
        return self._opened

    def _close_desk(self) -> None:
        self._opened = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    @Slot(int, object)
    def _answered(self, number: int, results: object | None) -> None:
        if results is not None and number == self._latest:
            self.found.emit(results)
        elif results is not None and number in self._jobs:
            self.told.emit(number, results)

    @Slot(int, str)
    def _failed(self, number: int, sentence: str) -> None:
        if number == self._latest or number in self._jobs:
            self.failed.emit(sentence)

    @Slot(int)
    def _finished(self, number: int) -> None:
        if number in self._jobs:
            self._jobs.remove(number)
            self.ended.emit(number)
