"""Where the notes of passages belong on the pages: each at the line in which its passage begins."""

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtCore import QRectF

from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.area_words import rect_of
from leader_reader.ui.reader.pages.areas import Areas
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.page_marks import PageMarks
from leader_reader.ui.reader.pages.scroller import Scroller

Placed = tuple[Mark, QRectF]

_FIRST = 12.0
"""Points of an area, from its top, that count as its first line."""


class NotePlaces:
    """Finds the marks and areas that have a note; what was found of a page is kept."""

    def __init__(self, book: Book, marks: PageMarks, areas: Areas, scroller: Scroller) -> None:
        self._book, self._marks, self._areas, self._scroller = book, marks, areas, scroller
        self._known: dict[int, list[Placed]] = {}

    def forget(self) -> None:
        """Take it that marks or text are others now."""
        self._known.clear()

    def on(self, pages: Iterable[int]) -> Iterator[tuple[int, Mark, QRectF]]:
        """Yield page, mark and line in the viewport for each note of some pages, none sorted."""
        for page in pages:
            for mark, line in self._of(page):
                yield page, mark, self._scroller.in_view(page, line)

    def _of(self, page: int) -> Sequence[Placed]:
        if page not in self._known:
            self._known[page] = [*self._in_text(page), *self._in_areas(page)]
        return self._known[page]

    @property
    def any(self) -> bool:
        """Whether anything in the document has a note."""
        return any(mark.note for mark in (*self._marks.index, *self._areas.marks))

    def _in_areas(self, page: int) -> Iterator[Placed]:
        for mark in self._areas.marks:
            if mark.note and mark.area is not None and mark.area.page == page:
                rect = rect_of(mark.area)
                yield mark, QRectF(rect.left(), rect.top(), rect.width(), _FIRST)

    def _in_text(self, page: int) -> Iterator[Placed]:
        text = self._book.text
        whole = text.places.page_offsets(page) if text else None
        if text is None or whole is None or text.lines(page) is None:
            return
        for laned in self._marks.index.between(*whole):
            mark = laned.mark
            found = text.edge(mark.start, after=False) if mark.note else None
            if found is not None and found[0] == page:
                yield mark, found[1]
