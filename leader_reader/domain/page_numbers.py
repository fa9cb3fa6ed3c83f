"""The pages of a document by number and as printed: which one a place is on, where one begins."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from leader_reader.domain.document import Document

_PREFIX = re.compile(r"^(?:pages?|pp?)(?:\.\s*|\s+)", re.IGNORECASE)


class PageNumbers:
    """Pages count from 1 to `count`, which is 0 where the document has none."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._begin: dict[int, int] = {}
        self._labels: dict[int, str] = {}
        for page, offset, label in _seen(document):
            self._begin.setdefault(page, offset)
            if label:
                self._labels.setdefault(page, label)
        self._labelled = sorted(self._labels)
        self.count = document.record.pages or 0

    def at(self, offset: int) -> int:
        """Return the page that the character at `offset` stands on; 0 where that is not known."""
        return self._document.page_at(offset) or 0 if self.count else 0

    def start(self, page: int) -> int:
        """Return where the text of a page begins; of one without text, that of the next with any.

        After the last text it is the end.
        """
        later = (each for each in self._begin if each >= page)
        return self._begin[nearest] if (nearest := min(later, default=0)) else self._end()

    def label(self, page: int) -> str:
        """Return what is printed on a page; "" where that is its number, or not known."""
        label = self._labels.get(page) or self._between(page)
        return "" if label == str(page) else label

    def find(self, wanted: str) -> int:
        """Return the page of which `wanted` is the label, or else the number; 0 for no such."""
        text = " ".join(wanted.split())
        for each in (text, _PREFIX.sub("", text)):
            page = self._named(each) or self._numbered(each)
            if page:
                return page
        return 0

    def _named(self, text: str) -> int:
        folded = text.casefold()
        pages = range(1, self.count + 1) if folded else ()
        return next((page for page in pages if self.label(page).casefold() == folded), 0)

    def _numbered(self, text: str) -> int:
        number = int(text) if text.isdecimal() and len(text) <= len(str(self.count)) else 0
        return number if number <= self.count else 0

    def _between(self, page: int) -> str:
        """Return the label of a page without text, where those around it count on over it."""
        at = bisect_left(self._labelled, page)
        if not 0 < at < len(self._labelled):
            return ""
        before, after = self._labelled[at - 1], self._labelled[at]
        first, last = self._labels[before], self._labels[after]
        if not (first.isdecimal() and last.isdecimal()):
            return ""
        counts_on = int(last) - int(first) == after - before
        return str(int(first) + page - before) if counts_on else ""

    def _end(self) -> int:
        return max(0, len(self._document.text) - 1)


def _seen(document: Document) -> Iterator[tuple[int, int, str]]:
    """Yield (page, offset, label) of each block and of each page that begins inside one.

    Running heads and the like, which may stand anywhere, come after the main text.
    """
    placed = list(zip(document.blocks, document.starts, strict=False))
    for block, start in sorted(placed, key=lambda each: not each[0].main):
        if block.page:
            yield block.page, start, block.page_label
        for inside, page in block.breaks:
            yield page, start + inside, ""
