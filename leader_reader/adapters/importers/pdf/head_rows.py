"""Running heads and feet that were taken for rows of a table, or that are set as one."""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from itertools import takewhile

from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.printed import PrintedPage

_ZONE = 0.2
"""Of the page's height from its top or bottom."""
_MOST_ROWS = 6
_SHARE = 0.6
_LEAST_PAGES = 3
_DIGITS = re.compile(r"\d+")


def repeated_rows(pages: Sequence[PrintedPage], is_furniture: Callable[[Line], bool]) -> set[int]:
    """Return the `id` of each row of a table at a page's edge that is no part of the text.

    It says what running heads say that are set without a table, or it comes on most pages.
    """
    edges = [edge for page in pages for edge in _edges(page)]
    counts = Counter(key for edge in edges for key in {_key(row) for row in edge})
    needed = max(_LEAST_PAGES, _SHARE * len(pages))
    return {
        id(row)
        for edge in edges
        for at, row in enumerate(edge)
        if (at == 0 and is_furniture(row)) or counts[_key(row)] >= needed
    }


def _edges(page: PrintedPage) -> Iterator[list[Line]]:
    """Yield the rows at the top of a page, from the first, and those at its foot, from the last."""
    down = sorted((line for line in page.main if line.upright), key=lambda line: line.base)
    top, foot = _ZONE * page.height, (1 - _ZONE) * page.height
    yield list(takewhile(lambda line: line.cells and line.bottom < top, down[:_MOST_ROWS]))
    yield list(takewhile(lambda line: line.cells and line.top > foot, down[: -_MOST_ROWS - 1 : -1]))


def _key(row: Line) -> str:
    return _DIGITS.sub("#", " ".join(row.text.lower().split()))
