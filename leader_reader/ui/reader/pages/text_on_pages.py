"""A document's text on its pages: where passages stand, and which text is at a point."""

from collections.abc import Iterator
from itertools import islice

from PySide6.QtCore import QPointF, QRectF

from leader_reader.domain.document import Document
from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import PageText
from leader_reader.ui.reader.pages.page_lines import PageLines, lines_of

_MOST_KEPT = 300
"""Pages whose lines are kept: about 100 KB each."""


class TextOnPages:
    """Knows the lines of the pages whose characters have come; offsets are code points."""

    def __init__(self, document: Document, places: PageMap) -> None:
        self.document = document
        self.places = places
        self._texts: dict[int, PageText] = {}
        self._lines: dict[int, PageLines] = {}

    def with_places(self, places: PageMap) -> "TextOnPages":
        """Return the same with other places."""
        made = TextOnPages(self.document, places)
        made._texts = self._texts
        return made

    def take(self, page: int, text: PageText) -> set[int]:
        """Keep the characters of a page; return the pages let go for them."""
        self._lines.pop(page, None)
        self._texts[page] = text
        gone = set(islice(self._texts, max(0, len(self._texts) - _MOST_KEPT)))
        for each in gone:
            del self._texts[each]
            self._lines.pop(each, None)
        return gone

    def text(self, page: int) -> PageText | None:
        """Return the characters of a page, if they have come."""
        return self._texts.get(page)

    def lines(self, page: int) -> PageLines | None:
        """Return the lines of a page, if its characters have come; they may be none."""
        text = self._texts.get(page)
        if page not in self._lines and text is not None:
            self._lines[page] = lines_of(page, text, self.places)
        return self._lines.get(page)

    def page_of(self, offset: int) -> int | None:
        """Return the page that `offset`, or the text nearest to it, stands on."""
        near = self.places.near(offset)
        return near[0] if near else self.document.page_at(offset)

    def caret(self, offset: int) -> tuple[int, QRectF] | None:
        """Return page and slice of line at a boundary, in points; None if that is not known."""
        for page in dict.fromkeys(self._pages_beside(offset)):
            lines = self.lines(page)
            found = lines.caret(offset) if lines else None
            if found is not None:
                return page, found
        return self._near_caret(offset)

    def edge(self, offset: int, *, after: bool) -> tuple[int, QRectF] | None:
        """Return page and slice of line beside a character, before it or `after` it."""
        place = self.places.place(offset)
        lines = self.lines(place[0]) if place else None
        found = lines.edge(offset, after=after) if lines else None
        return (place[0], found) if place and found is not None else None

    def line_at(self, offset: int) -> tuple[int, int] | None:
        """Return page and number of the line at a boundary; None if that is not known."""
        for page in dict.fromkeys(self._pages_beside(offset)):
            lines = self.lines(page)
            along = lines.along(offset) if lines else None
            if along is not None:
                return page, along[0]
        return None

    def boundary(self, page: int, point: QPointF) -> int | None:
        """Return the boundary nearest to a point of a page; None on a page without text.

        Where the characters have not come yet it is the beginning of the page or its end.
        """
        lines = self.lines(page)
        if lines:
            return lines.boundary(point)
        whole = self.places.page_offsets(page)
        return whole[0] if whole else None

    def over(self, page: int, point: QPointF) -> int | None:
        """Return the code point whose character a point of a page is on."""
        lines = self.lines(page)
        return lines.over(point) if lines else None

    def rects(self, page: int, start: int, end: int) -> list[QRectF]:
        """Return the rectangles, one a line, of a passage as far as it is on a page."""
        lines = self.lines(page)
        return lines.rects(start, end) if lines else []

    def top_of(self, page: int, y: float) -> int | None:
        """Return the first code point below height `y` of a page; None where that has no text."""
        lines = self.lines(page)
        found = lines.first_below(y) if lines else None
        whole = self.places.page_offsets(page)
        if found is not None or whole is None:
            return found
        return whole[1] if lines else whole[0]

    def pages_of(self, start: int, end: int) -> range:
        """Return the pages from the beginning of a passage to its end."""
        first, last = self.page_of(start), self.page_of(max(start, end - 1))
        if first is None or last is None:
            return range(0)
        return range(min(first, last), max(first, last) + 1)

    def _pages_beside(self, offset: int) -> Iterator[int]:
        for each in (offset, offset - 1):
            place = self.places.place(each)
            if place is not None:
                yield place[0]

    def _near_caret(self, offset: int) -> tuple[int, QRectF] | None:
        """Return the caret of the text nearest to what is on no page, a space for instance."""
        place = self.places.near(offset)
        lines = self.lines(place[0]) if place else None
        near = self.places.offset(*place) if place else None
        found = lines.caret(near) if lines and near is not None else None
        return (place[0], found) if place and found is not None else None
