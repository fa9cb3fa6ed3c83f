"""From a selection, a passage or a topic to passages like it, each taken or skipped by one edit."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, Signal, Slot

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.edit import Edit
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.domain.search import Hit
from leader_reader.services import finding, hits, similar
from leader_reader.services.hits import Range
from leader_reader.services.similar import Seed, Suggestion
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_question import TopicQuestion
from leader_reader.ui.panes.reading_panes import ReadingPanes
from leader_reader.ui.searches import Searches
from leader_reader.ui.similar.similar_panel import SimilarPanel
from leader_reader.ui.spans import run_together

OFFERED = 40
"""Suggestions that are looked for at a time; more follow when they are used up."""


class Suggesting(QObject):
    """Joins the seed, the searches, the panel of similar passages and the reader.

    `wanted()` asks to show the panel, `left()` to go back to what was there before.
    """

    wanted = Signal()
    left = Signal()

    def __init__(
        self,
        bridge: LibraryBridge,
        searches: Searches,
        panel: SimilarPanel,
        panes: ReadingPanes,
    ) -> None:
        super().__init__(panel)
        self._bridge, self._searches, self._panel = bridge, searches, panel
        self._panes = panes
        self._make: Callable[[], Seed] | None = None
        self._seed: Seed | None = None
        self._offered: dict[Range, Suggestion] = {}
        self._taken: dict[Range, frozenset[TopicId]] = {}
        self._job, self._came = 0, 0
        self._asked_for: Suggestion | None = None
        self.question = TopicQuestion(
            bridge,
            panel.window(),
            name="similar.topicPicker",
            accessible=self.tr("Choose topics for the suggestion"),
        )
        self._join()

    @property
    def busy(self) -> bool:
        """Whether suggestions are on their way."""
        return bool(self._job)

    # Beginning

    @Slot()
    def like_here(self) -> None:
        """Look for passages like the selection, or else like the current passage."""
        reader, desk = self._panes.current.reader, self._panes.current.desk
        selection, document = reader.selection(), desk.document
        if selection is not None and document is not None:
            start, end = selection
            self._begin(lambda: similar.like_text(document, start, end))
        elif desk.annotation is not None:
            self.like_annotation(desk.annotation)

    @Slot(str)
    def like_annotation(self, annotation: str) -> None:
        """Look for passages like one that is marked."""
        found = self._bridge.library.annotations.get(AnnotationId(annotation))
        if found is not None:
            known = found
            self._begin(lambda: similar.like_annotation(known))

    @Slot(str)
    def like_topic(self, topic: str) -> None:
        """Look for passages like those tagged with a topic."""
        library = self._bridge.library
        if TopicId(topic) in library.codebook:
            self._begin(lambda: similar.like_topic(library, TopicId(topic)))

    @Slot(object)
    def like_hit(self, hit: Hit) -> None:
        """Look for passages like a hit of a search."""
        if hit.annotation is not None:
            self.like_annotation(hit.annotation)
            return
        try:
            document = self._bridge.library.document(hit.document)
        except LeaderReaderError as error:
            self._bridge.failed.emit(error.sentence)
            return
        self._begin(lambda: similar.like_text(document, hit.start, hit.end))

    @Slot(str)
    def act(self, name: str) -> None:
        """Begin where "similar" is asked for beside a selection."""
        if name == "similar":
            self.like_here()

    def end(self) -> None:
        """Forget the seed and leave."""
        self._searches.stop(self._job)
        self._make = self._seed = None
        self._offered, self._taken = {}, {}
        if self._panel.isVisible():
            self._panes.current.reader.setFocus()
        self.left.emit()

    def _begin(self, make: Callable[[], Seed]) -> None:
        self._make, self._seed = make, make()
        self._offered, self._taken = {}, {}
        self._panel.show_seed(self._seed.title, self._topic_names(self._seed))
        self._ask()
        self.wanted.emit()
        self._panel.take_keyboard()

    def _topic_names(self, seed: Seed) -> str:
        book = self._bridge.library.codebook
        return ", ".join(book[topic].name for topic in seed.topics if topic in book)

    # Asking

    def _ask(self) -> None:
        assert self._make is not None  # noqa: S101 - asked for by those who have one
        self._searches.stop(self._job)
        self._seed, self._came = self._make(), 0
        seed, view = self._seed, self._bridge.library.view()
        self._job = self._searches.begin(
            lambda desk: similar.suggestions(desk.index, desk.store, seed, view, OFFERED)
        )

    @Slot(int, object)
    def _told(self, number: int, found: list[Suggestion]) -> None:
        if number == self._job:
            self._came += len(found)
            self._offered |= {each.place.range: each for each in found}

    @Slot(int)
    def _ended(self, number: int) -> None:
        if number == self._job:
            self._job = 0
            self._show()

    @Slot()
    def _follow(self) -> None:
        """Show after an edit what is left; ask for more when all that came is used up."""
        if self._seed is None:
            return
        if self._seed.topics - {topic.id for topic in self._bridge.library.codebook}:
            self.end()
            return
        self._show()

    def _show(self) -> None:
        seed = self._seed
        if seed is None:
            return
        rows = similar.left(self._bridge.library, seed, self._offered.values(), self._taken)
        if self._job and not rows:
            return
        if not rows and self._came == OFFERED:
            self._panel.show_seed(seed.title, self._topic_names(seed))
            self._ask()
        else:
            self._panel.show_suggestions(rows)

    # Taking, skipping, showing

    @Slot(object)
    def _take(self, suggestion: Suggestion) -> None:
        seed = self._seed
        if seed is not None and seed.topics:
            self._tag(suggestion, seed.topics)
        else:
            self._ask_topics(suggestion)

    @Slot(object)
    def _ask_topics(self, suggestion: Suggestion) -> None:
        self._asked_for = suggestion
        view = self._panel.list
        rect = view.visualRect(view.currentIndex())
        corner = view.viewport().mapTo(self._panel.window(), rect.topLeft() + QPoint(16, 0))
        self.question.ask(QRect(corner, rect.size()))

    @Slot()
    def _topics_chosen(self) -> None:
        if self._asked_for is not None:
            self._tag(self._asked_for, frozenset(self.question.topics), asked=True)

    def _tag(
        self, suggestion: Suggestion, topics: frozenset[TopicId], *, asked: bool = False
    ) -> None:
        """Tag a suggestion; where it was to have other topics than the seed's, it has gone too."""
        library, place = self._bridge.library, suggestion.place
        if asked:
            self._taken[place.range] = topics

        def build() -> Edit:
            edit = hits.tag_hits(library, [place], topics)
            return self.question.edit(edit) if asked else edit

        if self._bridge.attempt(build):
            self._show()

    @Slot(object)
    def _skip(self, suggestion: Suggestion) -> None:
        seed = self._seed
        if seed is not None:
            library, hit = self._bridge.library, suggestion.hit
            self._bridge.attempt(lambda: finding.skip(library, seed.name, [hit]))

    @Slot(object)
    def _go(self, suggestion: Suggestion) -> None:
        """Show a suggestion in the reader, with the words that it shares marked."""
        document, start, end = suggestion.place.range
        pane = self._panes.current
        if pane.desk.go_to(document, start, end, hit=True) and pane.desk.document is not None:
            text = pane.desk.document.text
            pane.reader.set_hits(run_together(text, suggestion.hit.matches))

    def _join(self) -> None:
        panel = self._panel
        panel.taken.connect(self._take)
        panel.asked.connect(self._ask_topics)
        panel.skipped.connect(self._skip)
        panel.shown.connect(self._go)
        panel.left.connect(self.end)
        self.question.answered.connect(self._topics_chosen)
        self._searches.told.connect(self._told)
        self._searches.ended.connect(self._ended)
        self._panes.follow(lambda pane: pane.reader.act_requested, self.act)
        self._bridge.edited.connect(self._follow)
        self._bridge.reloaded.connect(self._follow)
