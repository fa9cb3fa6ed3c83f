"""The split view: a second pane on the same document, another, or a hit; closed, and remembered."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from leader_reader.domain.search import Hit
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.panes.split import WHOLE, Split

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow


class Splitting(QObject):
    """Does what has to do with two panes; what acts on one document asks the panes itself."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._panes = window, window.panes
        self._panes.each(self._dress)
        window.documents.beside_requested.connect(self.open_beside)
        window.results.list.opened_beside.connect(self.show_hit_beside)

    def toggle(self) -> None:
        """Show the same place in a second pane and go on there, or keep only the current pane."""
        here, other = self._panes.current, self._panes.other
        if other is not None:
            self._panes.close_pane(other)
            return
        beside = self._split()
        if here.desk.document is not None:
            beside.desk.open(here.desk.document.id, here.reader.place()[0])
            beside.paging.show_as("pages" if here.paging.shown else "text")
        self._panes.take_keyboard(beside)

    @Slot(str)
    def open_beside(self, document: str) -> None:
        """Open a document in the other pane, and put the keyboard into its text."""
        beside = self._split()
        if beside.desk.open(document):
            self._panes.take_keyboard(beside)

    @Slot(object)
    def show_hit_beside(self, hit: Hit) -> None:
        """Show a hit in the other pane; the keyboard stays on the hits, the current pane too."""
        self._window.finding.open_hit(hit, self._split())

    def turn(self) -> None:
        """Put the keyboard into the other pane."""
        if self._panes.other is not None:
            self._panes.take_keyboard(self._panes.other)

    # From one start to the next

    def now(self) -> Split:
        """Return how the view is split."""
        other = self._panes.other
        if other is None:
            return WHOLE
        document = other.desk.document
        return Split(
            on=True,
            document=document.id if document else "",
            offset=other.reader.place()[0],
            pages=other.paging.shown,
            zoom=other.reader.zoom,
            first=next(iter(self._panes)) is other,
            share=round(self._panes.share * 1000),
        )

    def restore(self, split: Split) -> None:
        """Split the view as it was; a document that has gone leaves its pane empty."""
        if not split.on:
            return
        here, beside = self._panes.current, self._panes.split(first=split.first)
        self._panes.set_share(split.share / 1000)
        if split.document in self._window.bridge.library.documents:
            beside.desk.open(split.document, split.offset)
            beside.paging.show_as("pages" if split.pages else "text")
        if not split.pages:
            beside.reader.set_zoom(split.zoom)
        self._panes.take_keyboard(here)

    def _split(self) -> ReadingPane:
        """Return the other pane; where it is made its text has the size of this one's."""
        alone = self._panes.other is None
        beside = self._panes.split()
        if alone:
            beside.reader.set_zoom(self._panes.current.reader.zoom)
        return beside

    def _dress(self, pane: ReadingPane) -> None:
        """Let a pane know what the window has told those that were there before."""
        pane.reader.set_library_empty(not self._window.bridge.library.documents)
