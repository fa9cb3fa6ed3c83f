"""Searches in a thread of their own; an answer to an older query is dropped."""

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import Query, Results
from leader_reader.services.searching import Searcher
from leader_reader.services.view import LibraryView
from leader_reader.ui.backing import Backing, SearchDesk
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.worker import Task, Worker


class Searches(QObject):
    """Asks and answers: `found(Results)` follows the newest `ask`, or `failed(str)`."""

    found = Signal(object)
    failed = Signal(str)

    def __init__(self, bridge: LibraryBridge, backing: Backing, parent: QObject) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._open = backing.open_search
        self._desk: SearchDesk | None = None
        self._opened: Searcher | None = None
        self._latest = 0
        self._query: Query | None = None
        self._worker = Worker("searches", self, last=self._close_desk)
        self._worker.progressed.connect(self._answered)
        self._worker.failed.connect(self._failed)

    def ask(self, query: Query) -> None:
        """Search, instead of what is still being searched for."""
        self._worker.stop()
        self._query = query
        view = self._bridge.library.view()
        self._latest = self._worker.start(lambda: self._search(query, view))

    def ask_again(self) -> None:
        """Search once more for the same, after the index has moved on."""
        if self._query is not None:
            self.ask(self._query)

    def forget(self) -> None:
        """Drop the query and any answer on its way."""
        self._worker.stop()
        self._query, self._latest = None, 0

    def close(self) -> None:
        """End the thread; it closes what it opened."""
        self._worker.close()

    def _search(self, query: Query, view: LibraryView) -> Task:
        yield None  # a query that was overtaken stops here
        if self._desk is None:
            self._desk = self._open()
        if self._desk is None:
            yield Results(query)
        else:
            yield self._found_at(self._desk, query, view)

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
    def _answered(self, number: int, results: Results | None) -> None:
        if results is not None and number == self._latest:
            self.found.emit(results)

    @Slot(int, str)
    def _failed(self, number: int, sentence: str) -> None:
        if number == self._latest:
            self.failed.emit(sentence)
