"""What a search found: chips to narrow it, notes on the question, and passages in their order."""

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from leader_reader.domain.search import Hit, Query, Results
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.parts import EmptyState
from leader_reader.ui.search.asked_notes import AskedNotes
from leader_reader.ui.search.facet_row import FacetRow
from leader_reader.ui.search.facet_words import FacetWords
from leader_reader.ui.search.hit_delegate import TopicColour
from leader_reader.ui.search.kept_list import KeptList
from leader_reader.ui.search.order_line import OrderLine
from leader_reader.ui.search.results_list import ResultsList
from leader_reader.ui.search.results_model import ResultsModel
from leader_reader.ui.words import documents_counted, passages_counted

_PATIENCE = 250
"""Milliseconds after which a search that has no answer yet says that it goes on."""


class ResultsPanel(QFrame):
    """The hits of the last search.

    `hit_activated` carries a Hit that was clicked or entered; `narrowed` the (facet, value) pairs
    that the search is to be narrowed to; `more_wanted` asks for more hits of the same search;
    `field_wanted` asks to put the keyboard back into the search field.
    """

    hit_activated = Signal(object)
    narrowed = Signal(object)
    more_wanted = Signal()
    field_wanted = Signal()

    def __init__(
        self, bridge: LibraryBridge, topic_colour: TopicColour, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setProperty("role", "panel")
        self._bridge = bridge
        self._results: Results | None = None
        self._grouped = True
        self._awaited = ""
        self._patience = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._patience.timeout.connect(self._say_searching)
        self.model = ResultsModel(bridge.library, self)
        self.list = ResultsList(self.model, topic_colour)
        self.list.setAccessibleName(self.tr("Passages found"))
        self.facets = FacetRow(FacetWords(bridge.library))
        self.notes = AskedNotes()
        self.order = OrderLine()
        self.summary = self.order.summary
        self.kept = KeptList()
        self._nothing = EmptyState("search", "", name="search.empty")
        self._lay_out()
        self._connect()
        self.clear()

    # What the main window asks

    def show_results(self, results: Results) -> None:
        """Show what was found; where the same was asked before, selection and place stay."""
        self._patience.stop()
        self._awaited = ""
        before, self._results = self._results, results
        place = self.list.place()
        self._show(results)
        if before is not None and _same(before.query, results.query):
            self.list.go_back_to(place)
        else:
            self.list.begin_anew()

    def show_searching(self, words: str) -> None:
        """Say that a search is on its way; the hits of the last one stay until it is there."""
        self._awaited = words
        self._patience.start()
        if not self.model.rowCount():
            self._nothing.set_words(self.tr("Searching…"))
            self._pages.setCurrentWidget(self._nothing)

    @Slot(str)
    def show_failed(self, sentence: str) -> None:
        """Say why there is no answer; the hits of the last search stay, where there are some."""
        self._patience.stop()
        if self._pages.currentWidget() is self._nothing and self._awaited:
            self._nothing.set_words(self.tr("There is no answer yet"), sentence)
        results = self._results
        self._summarize(results)

    def set_grouped(self, *, grouped: bool) -> None:
        """Show the hits under their documents, or one after the other."""
        if grouped != self._grouped:
            self._grouped = grouped
            if self._results is not None:
                self._show(self._results)

    def clear(self) -> None:
        """Forget the last search and say how to begin one."""
        self._patience.stop()
        self._awaited = ""
        self._results = None
        self.model.set_hits(())
        self.facets.show_facets((), ())
        self.notes.clear()
        self.order.say("")
        text = self.tr("Type words, or a phrase in quotation marks. The best passages come first.")
        self._nothing.set_words(self.tr("Search your library"), text)
        self.show_kept()

    def show_kept(self) -> None:
        """Show saved and recent searches, where there are some and nothing is searched for."""
        if self._results is None:
            any_kept = self.kept.model().rowCount() > 0
            self._pages.setCurrentWidget(self.kept if any_kept else self._nothing)

    def take_keyboard(self) -> None:
        """Put the keyboard on the hits, the first one if none was chosen; or on what is kept."""
        if self.model.rowCount():
            self.list.take_keyboard()
        elif self._pages.currentWidget() is self.kept:
            self.kept.take_keyboard()

    def current_hit(self) -> Hit | None:
        """Return the hit that is marked, None before one was chosen."""
        return self.list.current_hit()

    def next_hit(self) -> Hit | None:
        """Mark the next hit and return it for the reader to open; None after the last."""
        return self.list.step(1)

    def previous_hit(self) -> Hit | None:
        """Mark the hit before and return it; None before the first."""
        return self.list.step(-1)

    # Showing

    def _show(self, results: Results) -> None:
        hits = results.hits
        counts = {each.value: each.count for each in results.facets if each.name == "document"}
        self.model.set_hits(hits, counts, flat=not self._grouped)
        self.facets.show_facets(results.facets, results.query.narrowed, results.total)
        self.notes.show_results(results)
        self._summarize(results)
        self.order.show_state(results.query.order, grouped=self._grouped)
        self._explain(results)
        self._pages.setCurrentWidget(self.list if hits else self._nothing)

    def _explain(self, results: Results) -> None:
        """Say why there are no hits, and what to try."""
        if results.query.narrowed:
            title = self.tr("No passages with these filters")
            text = self.tr("Take a filter off above to see more.")
        else:
            title = self.tr("No passages found")
            text = self.tr("Check the spelling or try other words.")
            if results.problems:
                text = self.tr("Press F1 in the search field to see how to ask.")
        self._nothing.set_words(title, text)

    def _summarize(self, results: Results | None) -> None:
        """Say "128 passages in 12 documents"; rare documents of very many are not counted."""
        if results is None or not results.hits:
            self.order.say("")
            return
        total = max(results.total, len(results.hits))
        values = [each for each in results.facets if each.name == "document"]
        chosen = {value for name, value in results.query.narrowed if name == "document"}
        held = [each for each in values if not chosen or each.value in chosen]
        number = len(held) or len({hit.document for hit in results.hits})
        documents = documents_counted(number)
        if held and sum(each.count for each in held) < total:
            documents = self.tr("over {}").format(documents)
        text = self.tr("{} in {}")
        short = text.format(f"{total:,}", documents)
        self.order.say(text.format(passages_counted(total), documents), short)

    def _say_searching(self) -> None:
        self.order.say(self.tr("Searching for {}…").format(self._awaited))

    def _ask_for_more(self) -> None:
        results = self._results
        if results is None or self.model.canFetchMore():
            return
        if results.total > results.query.limit:
            self.more_wanted.emit()

    # Building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for part in (self.facets, self.notes, self.order):
            layout.addWidget(part)
        layout.addSpacing(2)
        self._pages = QStackedLayout()
        for page in (self._nothing, self.kept, self.list):
            self._pages.addWidget(page)
        layout.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.facets.narrowed.connect(self.narrowed)
        self.list.opened.connect(self.hit_activated)
        self.list.top_left.connect(self.field_wanted)
        self.list.near_end.connect(self._ask_for_more)
        self.kept.top_left.connect(self.field_wanted)
        self._bridge.edited.connect(self._repaint)
        self._bridge.reloaded.connect(self._repaint)

    def _repaint(self) -> None:
        """Topics may have another colour now."""
        self.list.viewport().update()


def _same(one: Query, other: Query) -> bool:
    """Tell whether two queries ask the same, though perhaps for more hits."""
    return (one.text, one.narrowed, one.order, one.widened) == (
        other.text,
        other.narrowed,
        other.order,
        other.widened,
    )
