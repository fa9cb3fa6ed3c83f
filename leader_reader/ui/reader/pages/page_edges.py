"""The page view as the ground on which the edges of a passage are dragged."""

from PySide6.QtCore import QPointF, QRectF

from leader_reader.services.edges import EdgeOf
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.passages import Passages
from leader_reader.ui.reader.pages.surface import Surface
from leader_reader.ui.reader.pages.under import Under


class PageEdges:
    """Where passages of `book` begin and end in the viewport, and which text is at a point."""

    def __init__(self, book: Book, passages: Passages, under: Under, surface: Surface) -> None:
        self._book, self._passages = book, passages
        self._under, self._surface = under, surface

    def words(self) -> str:
        """Return the document's text."""
        return self._book.text.document.text if self._book.text else ""

    def edge_line(self, mark: Mark, edge: EdgeOf) -> QRectF:
        """Return the slice of line at an edge of a passage; null where that is not known."""
        after = edge is EdgeOf.END
        return self._passages.edge(mark.end - 1 if after else mark.start, after=after)

    def boundary(self, point: QPointF) -> int | None:
        """Return the boundary of the text nearest to a point; None where there is no text."""
        return self._under.boundary(point)

    def preview(self, old: Mark, new: Mark) -> None:
        """Show `new` in the place of `old`."""
        self._surface.preview(old, new)
