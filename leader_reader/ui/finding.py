"""From words in the search field to hits in the panel to the passage in the reader."""

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.search import Hit, Query, Results
from leader_reader.ui.desk import Desk
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.search.search_field import SearchField
from leader_reader.ui.searches import Searches
from leader_reader.ui.spans import run_together

MOST_HITS = 300


class Finding(QObject):
    """Joins the search field, the searches, the results and the reader.

    `wanted()` asks to show the results, `left()` to go back to what was there before.
    """

    wanted = Signal()
    left = Signal()

    def __init__(
        self,
        field: SearchField,
        searches: Searches,
        results: ResultsPanel,
        desk: Desk,
        reader: ReaderPanel,
    ) -> None:
        super().__init__(reader)
        self._field, self._searches, self._results = field, searches, results
        self._desk, self._reader = desk, reader
        self._found: Results | None = None
        self._open_first = False
        field.query_changed.connect(self._typed)
        field.submitted.connect(self._submitted)
        field.left.connect(self.left)
        field.down_pressed.connect(results.take_keyboard)
        results.field_wanted.connect(field.setFocus)
        results.hit_activated.connect(self.open_hit)
        searches.found.connect(self._show)
        desk.opened.connect(self._mark_hits)

    def search_for(self, words: str) -> None:
        """Search for `words` as if they had been typed."""
        self._field.search_for(words)

    def step(self, by: int) -> None:
        """Open the next hit (1) or the one before (-1), across documents."""
        hit = self._results.next_hit() if by > 0 else self._results.previous_hit()
        if hit is not None:
            self.open_hit(hit)

    @Slot(object)
    def open_hit(self, hit: Hit) -> None:
        """Open the document of a hit there, with what matched marked."""
        start, end = hit.matches[0] if hit.matches else (hit.start, hit.end)
        if self._desk.go_to(hit.document, start, end, hit=True):
            self._mark_hits()
            if hit.annotation is not None:
                self._desk.choose(hit.annotation)

    @Slot(str)
    def _typed(self, words: str) -> None:
        self._open_first = False
        self._ask(words)

    @Slot(str)
    def _submitted(self, words: str) -> None:
        """Open the first hit: of those shown, or of those on their way."""
        self._open_first = bool(words.strip())
        if self._open_first and self._found and self._found.query.text == words.strip():
            self.wanted.emit()
            self._open_current()

    def _ask(self, words: str) -> None:
        if words.strip():
            self._results.show_searching(words)
            self._searches.ask(Query(words.strip(), MOST_HITS, prefix_last=True))
            self.wanted.emit()
        else:
            self._searches.forget()
            self._found = None
            self._results.clear()
            self._mark_hits()

    @Slot(object)
    def _show(self, results: Results) -> None:
        self._found = results
        self._results.show_results(results)
        self._mark_hits()
        if self._open_first:
            self._open_current()

    def _open_current(self) -> None:
        self._open_first = False
        self._results.take_keyboard()
        hit = self._results.current_hit()
        if hit is not None:
            self.open_hit(hit)

    @Slot()
    def _mark_hits(self) -> None:
        document = self._desk.document
        hits = self._found.hits if self._found else ()
        inside = [hit for hit in hits if document is not None and hit.document == document.id]
        spans = [span for hit in inside for span in hit.matches]
        self._reader.set_hits(run_together(document.text, spans) if document else ())
