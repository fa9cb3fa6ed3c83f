"""What a search found: chips to narrow it, a summary, and passages grouped by document."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QStackedLayout, QVBoxLayout, QWidget

from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import Hit, Results
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.parts import ElidedLabel, EmptyState
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.search.facet_row import FacetRow
from leader_reader.ui.search.grouping import narrowed
from leader_reader.ui.search.hit_delegate import TopicColour
from leader_reader.ui.search.results_list import ResultsList
from leader_reader.ui.search.results_model import ResultsModel
from leader_reader.ui.words import documents_counted, joined, passages_counted


class ResultsPanel(QFrame):
    """The hits of the last search.

    `hit_activated` carries a Hit that was clicked or entered; `facet_chosen` (name, value) a
    narrowing, which the panel has already made among the hits it has ("" takes it off);
    `field_wanted` asks to put the keyboard back into the search field.
    """

    hit_activated = Signal(object)
    facet_chosen = Signal(str, str)
    field_wanted = Signal()

    def __init__(
        self, bridge: LibraryBridge, topic_colour: TopicColour, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setProperty("role", "panel")
        self._bridge = bridge
        self._results: Results | None = None
        self._chosen: dict[str, str] = {}
        self.model = ResultsModel(bridge.library, self)
        self.list = ResultsList(self.model, topic_colour)
        self.list.setAccessibleName(self.tr("Passages found"))
        self.facets = FacetRow(self._title_of)
        self.summary = ElidedLabel(name="search.summary", role="muted")
        self.problem = PlainLabel()
        self.problem.setObjectName("search.problem")
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self._nothing = EmptyState("search", "", name="search.empty")
        self._lay_out()
        self._connect()
        self.clear()

    # What the main window asks

    def show_results(self, results: Results) -> None:
        """Show what was found; where the words are the same, narrowing and place stay."""
        same = self._results is not None and self._results.query.text == results.query.text
        if not same:
            self._chosen.clear()
        hit, place = self.current_hit(), self.list.verticalScrollBar().value()
        self._results = results
        self._show()
        if same:
            self.list.go_back_to(hit, place)

    def show_searching(self, words: str) -> None:
        """Say that a search is on its way; the hits of the last one stay until it is there."""
        self._say(self.tr("Searching for {}…").format(words))
        if not self.model.rowCount():
            self._nothing.set_words(self.tr("Searching…"))

    def clear(self) -> None:
        """Forget the last search and say how to begin one."""
        self._results = None
        self._chosen.clear()
        self.model.set_hits(())
        self.facets.show_facets((), {})
        self._say("")
        self.problem.hide()
        text = self.tr("Type words, or a phrase in quotation marks. The best passages come first.")
        self._nothing.set_words(self.tr("Search your library"), text)
        self._pages.setCurrentWidget(self._nothing)

    def take_keyboard(self) -> None:
        """Put the keyboard on the hits, the first one if none was chosen."""
        if self.model.rowCount():
            self.list.take_keyboard()

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

    def _show(self) -> None:
        results = self._results
        if results is None:
            return
        hits = narrowed(results.hits, self._chosen, self._bridge.library)
        self.model.set_hits(hits)
        self.list.scrollToTop()
        self.facets.show_facets(results.facets, self._chosen)
        self.problem.setText(results.problem)
        self.problem.setVisible(bool(results.problem and hits))
        self._say(self._summary(results, hits) if hits else "")
        self._explain(results.problem)
        self._pages.setCurrentWidget(self.list if hits else self._nothing)

    def _explain(self, problem: str) -> None:
        """Say why there are no hits, and what to try."""
        if problem:
            title, text = problem, self.tr("For example: talent AND board")
        elif self._chosen:
            title = self.tr("No passages with these filters")
            text = self.tr("Take a filter off above to see more.")
        else:
            title = self.tr("No passages found")
            text = self.tr("Check the spelling or try other words.")
        self._nothing.set_words(title, text)

    def _summary(self, results: Results, hits: list[Hit]) -> str:
        found = len(hits) if self._chosen else max(results.total, len(hits))
        documents = {hit.document for hit in hits}
        if not self._chosen:
            documents |= {
                DocumentId(facet.value) for facet in results.facets if facet.name == "document"
            }
        where = self.tr("{} in {}").format(
            passages_counted(found), documents_counted(len(documents))
        )
        partly = found > len(hits)
        order = self.tr("best {} shown").format(len(hits)) if partly else self.tr("best first")
        return joined(where, order)

    def _say(self, text: str) -> None:
        self.summary.setText(text)
        self.summary.setVisible(bool(text))

    def _title_of(self, document: str) -> str:
        record = self._bridge.library.documents.get(DocumentId(document))
        return record.title if record else document

    # What the user does

    def _narrow(self, name: str, value: str) -> None:
        if value:
            self._chosen[name] = value
        else:
            self._chosen.pop(name, None)
        self._show()
        self.facet_chosen.emit(name, value)

    # Building

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.facets)
        for label, top in ((self.problem, 8), (self.summary, 8)):
            row = QVBoxLayout()
            row.setContentsMargins(16, 0, 16, 0)
            label.setContentsMargins(0, top, 0, 2)
            row.addWidget(label)
            layout.addLayout(row)
        self._pages = QStackedLayout()
        self._pages.addWidget(self._nothing)
        self._pages.addWidget(self.list)
        layout.addLayout(self._pages, 1)

    def _connect(self) -> None:
        self.facets.chosen.connect(self._narrow)
        self.list.opened.connect(self.hit_activated)
        self.list.top_left.connect(self.field_wanted)
        self._bridge.edited.connect(self._repaint)
        self._bridge.reloaded.connect(self._repaint)

    def _repaint(self) -> None:
        """Topics may have another colour now."""
        self.list.viewport().update()
