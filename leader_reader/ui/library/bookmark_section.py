"""The part of the contents that has the bookmarks: only there where there are any."""

from collections.abc import Sequence

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from leader_reader.ui.library.bookmark_list import BookmarkList, BookmarkRow
from leader_reader.ui.parts.plain_label import PlainLabel

_PART = 0.4
"""The most of the panel's height that bookmarks take; beyond that they scroll."""

_LEAST = 60


class BookmarkSection(QWidget):
    """Their list under a heading, and a line below it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = 0
        self.list = BookmarkList()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        title = PlainLabel(self.tr("Bookmarks"))
        title.setProperty("role", "muted")
        title.setContentsMargins(16, 2, 16, 4)
        line = QFrame()
        line.setProperty("role", "line")
        for part in (title, self.list):
            self._layout.addWidget(part)
        self._layout.addSpacing(8)
        self._layout.addWidget(line)
        self._layout.addSpacing(6)
        self.list.verticalScrollBar().rangeChanged.connect(self._fit)
        self.hide()

    def set_rows(self, rows: Sequence[BookmarkRow]) -> None:
        """List these bookmarks; the whole part goes where there are none."""
        self.list.set_rows(rows)
        self.setVisible(bool(rows))
        self._fit()

    def fit(self, room: int) -> None:
        """Take no more than a part of the panel's `room`, in pixels of height."""
        self._room = room
        self._fit()

    def _fit(self) -> None:
        most = max(_LEAST, round(self._room * _PART))
        self.list.setFixedHeight(min(most, max(1, self.list.wanted_height())))
