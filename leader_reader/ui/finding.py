"""From words in the search field to hits in the panel to the passage in the reader."""

from dataclasses import replace

from PySide6.QtCore import QObject, Signal, Slot

from leader_reader.domain.search import Hit, Query, Results, SortOrder
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.panes.reading_panes import ReadingPanes
from leader_reader.ui.search.grouping import BATCH
from leader_reader.ui.search.narrowing import Narrowed, goes_on
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.search.search_field import SearchField
from leader_reader.ui.searches import Searches
from leader_reader.ui.spans import run_together


class Finding(QObject):
    """Joins the search field, the searches, the results and the reader.

    `wanted()` asks to show the results, `left()` to go back to what was there before;
    `asked(Query | None)` tells what is searched for now, `used(str)` words that led somewhere;
    `said(str)` is for the status line.
    """

    wanted = Signal()
    left = Signal()
    asked = Signal(object)
    used = Signal(str)
    said = Signal(str)

    def __init__(
        self,
        field: SearchField,
        searches: Searches,
        results: ResultsPanel,
        panes: ReadingPanes,
    ) -> None:
        super().__init__(panes)
        self._field, self._searches, self._results = field, searches, results
        self._panes = panes
        self._query = Query("", BATCH, prefix_last=True)
        self._found: Results | None = None
        self._open_first = False
        self._growing = self._step_on = False
        self._join()

    def _join(self) -> None:
        field, results = self._field, self._results
        field.query_changed.connect(self._typed)
        field.taken.connect(self._searches.prepare)
        field.submitted.connect(self._submitted)
        field.left.connect(self.left)
        field.down_pressed.connect(results.take_keyboard)
        results.field_wanted.connect(field.setFocus)
        results.hit_activated.connect(self.open_hit)
        results.narrowed.connect(self.narrow)
        results.more_wanted.connect(self._ask_for_more)
        results.order.order_chosen.connect(self.sort)
        results.notes.correction_chosen.connect(self.search_for)
        results.notes.as_typed.connect(self._widen)
        self._searches.found.connect(self._show)
        self._searches.failed.connect(results.show_failed)
        self._panes.each(lambda pane: pane.desk.opened.connect(lambda: self._mark_in(pane)))

    @property
    def query(self) -> Query:
        """What is searched for; its text is "" where nothing is."""
        return self._query

    @Slot(str)
    def search_for(self, words: str, narrowed: Narrowed | None = None) -> None:
        """Search for `words` as if they had been typed, narrowed as given or as it was."""
        words = words.strip()
        if narrowed is None:
            narrowed = self._query.narrowed
        if words:
            self._query = replace(self._query, text=words, narrowed=narrowed)
            self._field.search_for(words)
            self._ask(replace(self._query, limit=BATCH))

    @Slot(object)
    def narrow(self, narrowed: Narrowed) -> None:
        """Search for the same within these values of facets."""
        self._change(replace(self._query, narrowed=narrowed, limit=BATCH))

    @Slot(object)
    def sort(self, order: SortOrder) -> None:
        """Show what is found in another order, now and from now on."""
        self._change(replace(self._query, order=order, limit=BATCH))

    def step(self, by: int) -> None:
        """Open the next hit (1) or the one before (-1), across documents and round the end."""
        hit = self._results.next_hit() if by > 0 else self._results.previous_hit()
        self._step_on = hit is None and by > 0 and self._growing
        if hit is None and not self._step_on:
            hit = self._go_round(by)
        if hit is not None:
            self.open_hit(hit)

    def _go_round(self, by: int) -> Hit | None:
        """Mark the first hit again after the last, or the last before the first, and say so."""
        hit = self._results.list.begin_again(by)
        first, last = self.tr("Round to the first hit"), self.tr("Round to the last hit")
        if hit is not None:
            self.said.emit(first if by > 0 else last)
        return hit

    @Slot(object)
    def open_hit(self, hit: Hit, pane: ReadingPane | None = None) -> None:
        """Open the document of a hit there, in the current pane or `pane`, with what matched."""
        start, end = hit.matches[0] if hit.matches else (hit.start, hit.end)
        pane = pane or self._panes.current
        found = pane.desk.area_of(hit.annotation)
        there = pane.desk.go_to_annotation(found.id) if found else None
        if there or (there is None and pane.desk.go_to(hit.document, start, end, hit=True)):
            self.used.emit(self._query.text)
            self._mark_in(pane)
            if hit.annotation is not None:
                pane.desk.choose(hit.annotation)

    @Slot(str)
    def _typed(self, words: str) -> None:
        self._open_first = False
        if words == self._query.text and words:
            return
        narrowed = self._query.narrowed if goes_on(self._query.text, words) else ()
        self._change(replace(self._query, text=words, narrowed=narrowed, limit=BATCH))

    @Slot(str)
    def _submitted(self, words: str) -> None:
        """Open the first hit: of those shown, or of those on their way."""
        self._open_first = bool(words.strip())
        if self._open_first:
            self.used.emit(words)
        if self._open_first and self._found and self._found.query.text == words.strip():
            self.wanted.emit()
            self._open_current()

    @Slot()
    def _ask_for_more(self) -> None:
        """Ask for twice as many hits of what is shown."""
        if not self._growing and self._found is not None and self._found.query == self._query:
            self._growing = True
            self._query = replace(self._query, limit=2 * self._query.limit)
            self._searches.ask(self._query)

    @Slot(bool)
    def _widen(self, as_typed: bool) -> None:  # noqa: FBT001 - a slot
        self._change(replace(self._query, widened=not as_typed, limit=BATCH))

    def _change(self, query: Query) -> None:
        """Make this the query and ask it, or forget the search where there is none."""
        self._query = query
        if query.text:
            self._ask(query)
            return
        self._query = replace(query, narrowed=())
        self._searches.forget()
        self._found = None
        self._results.clear()
        self._field.mark_problems(())
        self._mark_hits()
        self.asked.emit(None)

    def _ask(self, query: Query) -> None:
        self._query = query
        self._growing = self._step_on = False
        self._results.show_searching(query.text)
        self._searches.ask(query)
        self.asked.emit(query)
        self.wanted.emit()

    @Slot(object)
    def _show(self, results: Results) -> None:
        self._found = results
        self._growing = False
        self._results.show_results(results)
        self._field.mark_problems(results.problems)
        self._mark_hits()
        if self._open_first:
            self._open_current()
        elif self._step_on:
            self.step(1)

    def _open_current(self) -> None:
        self._open_first = False
        self._results.take_keyboard()
        hit = self._results.current_hit()
        if hit is not None:
            self.open_hit(hit)

    def _mark_hits(self) -> None:
        for pane in self._panes:
            self._mark_in(pane)

    def _mark_in(self, pane: ReadingPane) -> None:
        document = pane.desk.document
        hits = self._found.hits if self._found else ()
        inside = [hit for hit in hits if document is not None and hit.document == document.id]
        spans = [span for hit in inside for span in hit.matches]
        pane.reader.set_hits(run_together(document.text, spans) if document else ())
