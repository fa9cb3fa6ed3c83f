"""The ground of selected text: whole lines without gaps, over the marks and under the words."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QRectF
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QTextEdit

from leader_reader.ui.reader.page import Page

PLAIN = "QTextEdit { selection-background-color: transparent; }"
"""For the view: Qt's own ground is lower than a line, so that marks stand out of it."""

Range = tuple[int, int] | None


class SelectionGround(QObject):
    """Has what changes painted again whenever the selection of `view` does.

    `page` returns the page shown and `selection` the code points selected in it, or None.
    """

    def __init__(
        self,
        view: QTextEdit,
        page: Callable[[], Page | None],
        selection: Callable[[], Range],
    ) -> None:
        super().__init__(view)
        self._view = view
        self._page = page
        self._selection = selection
        self._painted: Range = None
        view.setStyleSheet(PLAIN)
        view.selectionChanged.connect(self._repaint)

    def paint(self, painter: QPainter, page: Page, area: QRectF) -> None:
        """Paint the ground of what is selected in `area` of the page."""
        found = self._selection()
        if found is None:
            return
        theme = page.look.theme
        colour = QColor(theme.accent)
        colour.setAlphaF(theme.selection_opacity)
        for rect in page.lines(*found, area):
            painter.fillRect(rect, colour)

    def _repaint(self) -> None:
        page, shift = self._page(), self._view.verticalScrollBar().value()
        before, self._painted = self._painted, self._selection()
        if page is not None:
            for start, end in _changed(before, self._painted):
                rows = page.rows(start, end).translated(0, -shift)
                self._view.viewport().update(rows.toAlignedRect())


def _changed(before: Range, after: Range) -> list[tuple[int, int]]:
    """Return the stretches of text that are in one of two selections, or somewhat more."""
    if before is None or after is None:
        return [each for each in (before, after) if each is not None]
    ends = zip(before, after, strict=True)
    return [(min(pair), max(pair)) for pair in ends if pair[0] != pair[1]]
