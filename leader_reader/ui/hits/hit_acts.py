"""From hits that are chosen to passages tagged or copied, read in the thread that searches."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal, Slot
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QWidget

from leader_reader.domain.edit import Edit
from leader_reader.domain.search import Hit, Query, Results
from leader_reader.services import hits
from leader_reader.services.hits import Place
from leader_reader.services.view import LibraryView
from leader_reader.ui.backing import SearchDesk
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.codebook.topic_question import TopicQuestion
from leader_reader.ui.hits.hit_bar import HitBar
from leader_reader.ui.hits.tag_dialog import TagDialog
from leader_reader.ui.search.results_panel import ResultsPanel
from leader_reader.ui.searches import Searches
from leader_reader.ui.words import counted, passages_counted

MOST = 1000
"""Passages that are tagged or copied together at most: an edit of so many is felt."""


class HitActs(QObject):
    """Joins the list of hits, the bar under it, the topic picker and the preview.

    `said(str)` is for the status line; `similar_wanted(Hit)` asks for passages like a hit.
    """

    said = Signal(str)
    similar_wanted = Signal(object)

    def __init__(
        self, bridge: LibraryBridge, searches: Searches, results: ResultsPanel, frame: QWidget
    ) -> None:
        super().__init__(results)
        self._bridge, self._searches, self._list = bridge, searches, results.list
        self._frame = frame
        self._found: Results | None = None
        self._all = False
        self._job = 0
        self._read: list[Place] | None = None
        self._then: Callable[[], None] = lambda: None
        self.dialog: TagDialog | None = None
        self.bar = HitBar(results)
        layout = results.layout()
        assert layout is not None  # noqa: S101 - the panel has laid itself out
        layout.addWidget(self.bar)
        self.question = TopicQuestion(
            bridge,
            frame,
            name="hits.topicPicker",
            accessible=self.tr("Choose topics for the passages found"),
        )
        self._acts: dict[str, Callable[[], None]] = {
            "tag": self.tag,
            "copy": self.copy,
            "all": self.choose_all,
            "none": self._list.clearSelection,
            "similar": self._similar,
        }
        self._join()

    # Choosing

    def choose_all(self) -> None:
        """Choose all hits of the search, also those that are not in the list."""
        self._list.choose_all()
        self._all = self._total() > len(self._list.chosen_hits()) > 0
        self._tell()

    def count(self) -> int:
        """Return how many passages are chosen."""
        return min(MOST, self._total()) if self._all else len(self._list.chosen_hits())

    # Acts

    def tag(self) -> None:
        """Ask for topics, while the passages are read; then show what would be tagged."""
        if not self._list.chosen_hits():
            return
        self._begin(lambda: None)
        button = self.bar.tag
        corner = button.mapTo(self._frame, QPoint(0, 0))
        self.question.ask(QRect(corner, button.size()))

    def copy(self) -> None:
        """Put the passages chosen on the clipboard, each with its reference."""
        if self._list.chosen_hits():
            self._begin(self._copy)

    # Reading the passages

    def _begin(self, then: Callable[[], None]) -> None:
        """Have the passages read; `then` is done when they are."""
        self._searches.stop(self._job)
        chosen = self._list.chosen_hits()[:MOST]
        query = replace(self._found.query, limit=MOST) if self._all and self._found else None
        view = self._bridge.library.view()
        self._read, self._then = None, then
        self._reading: list[Place] = []
        self._job = self._searches.begin(lambda desk: _places(desk, query, chosen, view))

    @Slot(int, object)
    def _told(self, number: int, found: list[Place]) -> None:
        if number == self._job:
            self._reading += found

    @Slot(int)
    def _ended(self, number: int) -> None:
        if number == self._job:
            self._job, self._read = 0, self._reading
            self._then()

    @Slot()
    def _stop(self) -> None:
        self._searches.stop(self._job)

    def _copy(self) -> None:
        found = self._read or []
        if found:
            QGuiApplication.clipboard().setText(hits.quotes(found))
            self.said.emit(self.tr("Copied {} with reference").format(passages_counted(len(found))))

    # Topics, preview, edit

    @Slot()
    def _topics_chosen(self) -> None:
        """Show the preview, now or when the passages have been read."""
        if self._read is None:
            self._then = self._preview
        else:
            self._preview()

    def _preview(self) -> None:
        planned = hits.plan(self._bridge.library, self._read or [], self.question.topics)
        if not planned:
            self.said.emit(self.tr("These passages are no longer in the library"))
            return
        dialog = TagDialog(planned, ", ".join(self.question.topics.values()), self._frame.window())
        dialog.accepted.connect(self._tag_chosen)
        dialog.finished.connect(self._close_dialog)
        self.dialog = dialog
        dialog.open()

    @Slot()
    def _tag_chosen(self) -> None:
        """Tag what is ticked: one edit, one undo, also with a topic made for it."""
        assert self.dialog is not None  # noqa: S101 - it has just been accepted
        chosen, library = self.dialog.chosen(), self._bridge.library

        def build() -> Edit:
            return self.question.edit(hits.tag_hits(library, chosen, self.question.topics))

        self._bridge.attempt(build)

    @Slot()
    def _close_dialog(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None

    # The bar

    @Slot(object)
    def _show(self, results: Results) -> None:
        self._found = results
        self._tell()

    @Slot()
    def _choice_changed(self) -> None:
        self._all = False
        self._tell()

    def _total(self) -> int:
        return self._found.total if self._found else 0

    def _tell(self) -> None:
        chosen, total = len(self._list.chosen_hits()), self._total()
        most = min(MOST, max(total, chosen))
        limited = self.tr("Choose the best {}").format(f"{most:,}")
        every = counted(most, self.tr("Choose it"), self.tr("Choose all {}"))
        self.bar.show_count(
            self._said_chosen(chosen) if chosen else "",
            f"{total if self._all and total <= MOST else chosen:,}",
            limited if total > MOST else every,
            one=chosen == 1,
        )

    def _said_chosen(self, chosen: int) -> str:
        if not self._all:
            return self.tr("{} chosen").format(f"{chosen:,}")
        if self._total() > MOST:
            return self.tr("{} of {} chosen").format(f"{MOST:,}", f"{self._total():,}")
        return self.tr("all {} chosen").format(f"{self._total():,}")

    def _similar(self) -> None:
        chosen: Sequence[Hit] = self._list.chosen_hits()
        if len(chosen) == 1:
            self.similar_wanted.emit(chosen[0])

    @Slot(str)
    def _act(self, name: str) -> None:
        self._acts[name]()

    def _join(self) -> None:
        self._searches.found.connect(self._show)
        self._searches.told.connect(self._told)
        self._searches.ended.connect(self._ended)
        self._list.choice_changed.connect(self._choice_changed)
        self.bar.acted.connect(self._act)
        self.question.answered.connect(self._topics_chosen)
        self.question.dropped.connect(self._stop)
        for name, keys in (("tag", "T"), ("copy", "Ctrl+C"), ("all", "Ctrl+A")):
            action = QAction(self._list)
            action.setObjectName(f"search.results.{name}")
            action.setShortcut(QKeySequence(keys))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            action.triggered.connect(self._acts[name])
            self._list.addAction(action)


def _places(
    desk: SearchDesk, query: Query | None, chosen: Sequence[Hit], view: LibraryView
) -> Iterator[list[Place]]:
    """Read the passages of the hits chosen, or of all that a query finds."""
    found = desk.index.search(query, view).hits if query is not None else chosen
    return hits.places(desk.store, found)
