"""The text view as the ground on which the edges of a passage are dragged."""

from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtWidgets import QTextEdit

from leader_reader.services.edges import EdgeOf
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.page import Page


class TextEdges:
    """Where passages begin and end in the viewport of `view`, which shows `page`.

    `shown` is called with the stretch of text that looks different after a preview.
    """

    def __init__(
        self,
        view: QTextEdit,
        page: Callable[[], Page | None],
        shown: Callable[[tuple[int, int]], None],
    ) -> None:
        self._view, self._page, self._shown = view, page, shown

    def words(self) -> str:
        """Return the document's text."""
        page = self._page()
        return page.source.text if page is not None else ""

    def edge_line(self, mark: Mark, edge: EdgeOf) -> QRectF:
        """Return the slice of line at an edge of a passage; null where it is far out of sight.

        What is far away is not laid out for it: that would move what is seen.
        """
        page, shift = self._page(), self._view.verticalScrollBar().value()
        after = edge is EdgeOf.END
        offset = mark.end - 1 if after else mark.start
        if page is None or not page.is_near(offset, shift, self._view.viewport().height()):
            return QRectF()
        return page.edge(offset, after=after).translated(0, -shift)

    def boundary(self, point: QPointF) -> int | None:
        """Return the boundary of the text nearest to a point."""
        page = self._page()
        if page is None:
            return None
        cursor = self._view.cursorForPosition(point.toPoint())
        return page.offsets.to_code_point(cursor.position())

    def preview(self, old: Mark, new: Mark) -> None:
        """Show `new` in the place of `old`."""
        page = self._page()
        if page is not None:
            page.marks.move(old, new)
            self._shown((min(old.start, new.start), max(old.end, new.end)))
