"""What is under a point of the page view: text, marks and links, and what a tool tip says."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QPointF

from leader_reader.services.pages import PageLink
from leader_reader.ui.reader.marks import Mark, said_of
from leader_reader.ui.reader.pages.area_words import is_among_words
from leader_reader.ui.reader.pages.areas import Areas
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.page_marks import PageMarks
from leader_reader.ui.reader.pages.scroller import Scroller


class Under:
    """Looks at the pages where `scroller` has them, with `marks`; points are of the view.

    `signed` returns the marks whose note has its sign at a point: it is as good as their words.
    """

    def __init__(
        self,
        book: Book,
        marks: PageMarks,
        areas: Areas,
        scroller: Scroller,
        signed: Callable[[QPointF], list[Mark]],
    ) -> None:
        self._book, self._marks, self._areas, self._scroller = book, marks, areas, scroller
        self._signed = signed

    def boundary(self, point: QPointF) -> int | None:
        """Return the boundary of the text nearest to a point, None where there is no text."""
        if self._book.text is None or not self._book.sizes:
            return None
        return self._book.text.boundary(*self._scroller.spot(point))

    def offset(self, point: QPointF) -> int | None:
        """Return the code point whose character a point is on."""
        if self._book.text is None or not self._book.sizes:
            return None
        return self._book.text.over(*self._scroller.spot(point))

    def among_words(self, point: QPointF) -> bool:
        """Tell whether a point is on words, or between two lines of them."""
        if self._book.text is None or not self._book.sizes:
            return False
        page, place = self._scroller.spot(point)
        lines = self._book.text.lines(page)
        return lines is not None and is_among_words(lines, place)

    def marks(self, point: QPointF) -> list[Mark]:
        """Return the marks under a point, the shortest first, then areas, the smallest first."""
        if not self._book.sizes:
            return []
        here = self._texts(point) + self._areas.at(*self._scroller.spot(point))
        return self._signed(point) or here

    def _texts(self, point: QPointF) -> list[Mark]:
        """Return the marks of text under a point; between two words too."""
        over = self._marks.at(self.offset(point))
        if over or self._book.text is None or not self._book.sizes:
            return over
        page, place = self._scroller.spot(point)
        boundary = self._book.text.boundary(page, place)
        for mark in self._marks.at(boundary):
            rects = self._book.text.rects(page, mark.start, mark.end)
            if any(rect.contains(place) for rect in rects):
                return self._marks.at(boundary)
        return []

    def link(self, point: QPointF) -> PageLink | None:
        """Return the link under a point, or None."""
        if not self._book.sizes:
            return None
        page, place = self._scroller.spot(point)
        for link in self._book.links(page):
            left, top, right, bottom = link.rect
            if left <= place.x() <= right and top <= place.y() <= bottom:
                return link
        return None

    def said(self, point: QPointF) -> str:
        """Return what a tool tip says: of the marks under a point, or where its link leads."""
        marks = self.marks(point)
        if marks:
            return said_of(marks, QCoreApplication.translate("reader", "Highlight"))
        link = self.link(point)
        if link is None or link.page is None:
            return link.address if link else ""
        return self.label(link.page)

    def label(self, page: int) -> str:
        """Return the name of a page: "Page xii"."""
        known = 1 <= page <= len(self._book.sizes)
        label = self._book.sizes[page - 1].label if known else ""
        return QCoreApplication.translate("reader", "Page {}").format(label or page)
