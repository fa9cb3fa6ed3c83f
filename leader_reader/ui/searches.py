"""Searches in a thread of their own; an answer to an older query is dropped."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from leader_reader.domain.edit import Edit
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.finding import SavedSearch, Skip
from leader_reader.domain.search import Query, Results
from leader_reader.services.searching import Searcher
from leader_reader.services.view import LibraryView
from leader_reader.ui.backing import Backing, SearchDesk
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.worker import Task, Worker

_SETTLED = 100
"""Milliseconds from the first of some edits to the search for the same once more."""


Job = Callable[[SearchDesk], Iterator[object]]
"""Something else to do with index and store; each thing it yields is told."""


class Searches(QObject):
    """Asks and answers: `found(Results)` follows the newest `ask`, or `failed(str)`.

    `counted(key, number)` follows `count`, one query after the other and none before the newest
    search is answered. For each thing that a job yields there is `told(number, thing)`, and at its
    end `ended(number)`, also where it `failed`.
    """

    found = Signal(object)
    failed = Signal(str)
    counted = Signal(str, int)
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
        self._stale = False
        self._to_count: dict[str, Query] = {}
        self._counting = 0
        self._jobs: set[int] = set()
        self._settled = QTimer(self, singleShot=True, interval=_SETTLED)
        self._settled.timeout.connect(self.ask_again)
        self._worker = Worker("searches", self, last=self._close_desk)
        self._worker.progressed.connect(self._answered)
        self._worker.finished.connect(self._finished)
        self._worker.failed.connect(self._failed)
        bridge.edited.connect(self._edited)
        bridge.reloaded.connect(self._settled.start)

    @property
    def busy(self) -> bool:
        """Whether an answer is on its way, or will soon be asked for."""
        return bool(self._latest or self._counting) or self._settled.isActive()

    def ask(self, query: Query) -> None:
        """Search, instead of what is still being searched for."""
        self._overtake()
        self._counting, self._stale = 0, False
        self._query = query
        view = self._bridge.library.view()
        self._latest = self._worker.start(lambda: self._search(query, view))

    @Slot()
    def prepare(self) -> None:
        """Open the index before the first search: what that needs takes a while to load."""
        if self._desk is None and not self._worker.busy:
            self._worker.start(self._prepare)

    @Slot()
    def ask_again(self) -> None:
        """Search once more for the same, after the index or the library has moved on."""
        if self._latest:
            self._stale = True
        elif self._query is not None:
            self.ask(self._query)

    def forget(self) -> None:
        """Drop the query and any answer on its way."""
        self._overtake()
        self._query, self._latest, self._counting, self._stale = None, 0, 0, False
        self._count_next()

    def count(self, queries: Mapping[str, Query]) -> None:
        """Count the hits of these queries, by their keys, instead of those still to be counted."""
        self._to_count = dict(queries)
        self._count_next()

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
        self._settled.stop()
        self._worker.close()

    # In the other thread

    def _at_desk(self, answer: Callable[[SearchDesk | None], Iterator[object]]) -> Task:
        """Answer at the open desk; after trouble with the index it is opened anew."""
        yield None  # what was overtaken stops here
        try:
            yield from answer(self._opened_desk())
        except LeaderReaderError:
            self._close_desk()
            raise

    def _opened_desk(self) -> SearchDesk | None:
        if self._desk is None:
            self._desk = self._open()
        return self._desk

    def _search(self, query: Query, view: LibraryView) -> Task:
        def answer(desk: SearchDesk | None) -> Iterator[object]:
            yield Results(query) if desk is None else self._searcher(desk).search(query, view)

        return self._at_desk(answer)

    def _count(self, key: str, query: Query, view: LibraryView) -> Task:
        def answer(desk: SearchDesk | None) -> Iterator[object]:
            held = desk is not None and desk.index.count()
            yield key, desk.index.search(query, view).total if desk and held else 0

        return self._at_desk(answer)

    def _prepare(self) -> Task:
        def answer(desk: SearchDesk | None) -> Iterator[object]:
            yield desk is not None and desk.index.count() > 0

        return self._at_desk(answer)

    def _do(self, job: Job) -> Task:
        return self._at_desk(lambda desk: job(desk) if desk is not None else iter(()))

    def _searcher(self, desk: SearchDesk) -> Searcher:
        if self._opened is None:
            self._opened = Searcher(desk.index, desk.store)
        return self._opened

    def _close_desk(self) -> None:
        self._opened = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    # In the window's thread

    def _overtake(self) -> None:
        """Stop the search and the count that are on their way, but no job."""
        self._worker.stop(self._latest)
        self._worker.stop(self._counting)

    def _count_next(self) -> None:
        """Start to count one more, unless a search or another count is on its way."""
        if self._latest or self._counting or not self._to_count:
            return
        key, query = next(iter(self._to_count.items()))
        view = self._bridge.library.view()
        self._counting = self._worker.start(lambda: self._count(key, query, view))

    @Slot(int, object)
    def _answered(self, number: int, answer: object) -> None:
        if number == self._latest and isinstance(answer, Results):
            self.found.emit(answer)
        elif number == self._counting and isinstance(answer, tuple):
            key, total = answer
            self._to_count.pop(key, None)
            self.counted.emit(key, total)
        elif number in self._jobs and answer is not None:
            self.told.emit(number, answer)

    @Slot(int)
    def _finished(self, number: int) -> None:
        if number == self._latest:
            self._latest = 0
            if self._stale and self._query is not None:
                self.ask(self._query)
        if number == self._counting:
            self._counting = 0
        if number in self._jobs:
            self._jobs.remove(number)
            self.ended.emit(number)
        self._count_next()

    @Slot(int, str)
    def _failed(self, number: int, sentence: str) -> None:
        """Tell of any trouble with the index: whoever meets it first is the only one who does."""
        if number == self._counting:
            self._to_count.clear()  # until the index has moved on
        self.failed.emit(sentence)

    @Slot(object)
    def _edited(self, edit: Edit) -> None:
        """Search for the same soon after edits that can change what is found."""
        aside = all(isinstance(change.record, SavedSearch | Skip) for change in edit.changes)
        if not aside and self._query is not None and not self._settled.isActive():
            self._settled.start()
