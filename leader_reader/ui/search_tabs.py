"""What stands in front on the left while one searches, and what comes back after."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from leader_reader.ui.parts.passing_tab import PassingTab

if TYPE_CHECKING:
    from leader_reader.ui.main_window import MainWindow


class SearchTabs(QObject):
    """Brings hits and similar passages to the front, and goes back to what was there before."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._before: QWidget | None = None
        self._similar = PassingTab(window.left, window.similar, self.tr("Similar"))
        finding, suggesting, say = window.finding, window.suggesting, window.frame.status.say
        finding.wanted.connect(self._show)
        finding.left.connect(self._leave)
        finding.said.connect(say)
        window.hits.said.connect(say)
        window.hits.similar_wanted.connect(suggesting.like_hit)
        suggesting.wanted.connect(self._similar.open)
        suggesting.left.connect(self._similar.close)
        window.topics.similar_requested.connect(suggesting.like_topic)
        window.passages.similar_requested.connect(suggesting.like_annotation)

    @Slot()
    def _show(self) -> None:
        left, results = self._window.left, self._window.results
        if left.current() is not results:
            self._before = left.current()
            left.show_page(results)

    @Slot()
    def _leave(self) -> None:
        """Go back from the empty search field to the text and what stood beside it."""
        left, window = self._window.left, self._window
        if left.current() is window.results:
            left.show_page(self._before or window.documents)
        window.reader.setFocus()
