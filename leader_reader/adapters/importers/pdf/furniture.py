"""Running heads, running feet and page numbers: what stands at the edge of page after page."""

import re
import statistics
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from leader_reader.adapters.importers.pdf.head_rows import repeated_rows
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.order import CELL
from leader_reader.adapters.importers.pdf.printed import PrintedPage, body_size
from leader_reader.adapters.importers.pdf.steady_heads import steady_heads

_EDGE = 0.12
"""Of the page's height: furniture stands within this of its top or bottom."""
_WIDE_EDGE = 0.25
"""The same for short lines that come first: small pages are printed on larger paper."""
_FIRST_LINES = 2
_SHORT = 45
_OUTERMOST = 5
_MOST_PAGES_EMPTY = 0.5
_ROW = 6.0
_LARGE = 1.2
_MISSING_LEAVES = 2
_FEW_WORDS = 3
_ENOUGH_LETTERS = 6
_LONG_HEAD = 12
_MISREAD = 3
_SIMILAR = 0.85
_ENOUGH = 8
"""Pages: what stands at the edge of so many is furniture in a document of any length."""
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s*|p\.\s*|seite\s*)?(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|von)\s*\d+)?[-–—|\s]*",
    re.IGNORECASE,
)
_STANDALONE = re.compile(r"(?<![\w.])(\d{1,4})(?![\w.])")


def part_furniture(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return `pages` with their running heads, feet and page numbers set apart."""
    edges = [_edge_lines(page) for page in pages]
    body = body_size(pages)
    repeated = _Repeated(edges, body)
    steady = steady_heads(pages, body)
    rows = repeated_rows(pages, repeated.is_furniture)
    parted = [
        _parted(page, {id(line) for line in lines if repeated.is_furniture(line)} | steady | rows)
        for page, lines in zip(pages, edges, strict=True)
    ]
    emptied = sum(1 for page, old in zip(parted, pages, strict=True) if old.main and not page.main)
    return list(pages) if emptied > _MOST_PAGES_EMPTY * len(pages) else parted


class _Repeated:
    """Knows which lines come back at the edge of page after page."""

    def __init__(self, edges: Sequence[Sequence[Line]], body: float) -> None:
        self._body = body
        self._pages = len(edges)
        self._needed = 2 if len(edges) == 2 else max(3, min(_ENOUGH, round(0.12 * len(edges))))  # noqa: PLR2004
        keys = [dict.fromkeys(map(_key, lines)) for lines in edges]
        self._counts = Counter(key for each in keys for key in each)
        self._literal = Counter(
            text for lines in edges for text in {line.text.strip() for line in lines}
        )
        self._sizes = _usual_sizes(edges)
        often = (
            key for key, count in self._counts.most_common(_OUTERMOST) if count >= self._needed
        )
        self._heads = [key for key in often if len(key) >= _LONG_HEAD]

    def is_furniture(self, line: Line) -> bool:
        """Tell whether a line at the edge of a page is no part of its text."""
        text = line.text.strip()
        if _PAGE_NUMBER.fullmatch(text):
            return True
        if self._pages < 2 or self._is_chapter(line, text):  # noqa: PLR2004
            return False
        key = _key(line)
        return self._counts[key] >= self._needed or self._is_misread(key, line.size)

    def _is_chapter(self, line: Line, text: str) -> bool:
        """Tell whether it is a large heading of few words that only its number sets apart.

        What running heads say in smaller type is the heading that they repeat.
        """
        if line.size <= _LARGE * self._body or self._literal[text] >= self._needed:
            return False
        usual = self._sizes.get(_key(line), line.size)
        return len(text.split()) <= _FEW_WORDS or line.size > _LARGE * usual

    def _is_misread(self, key: str, size: float) -> bool:
        """Tell whether it is a running head but for its page number, or but for misread letters."""
        return any(
            size <= _LARGE * self._sizes[head] and (_is_part(key, head) or _is_like(key, head))
            for head in self._heads
        )


def _usual_sizes(edges: Sequence[Sequence[Line]]) -> dict[str, float]:
    """Return the size of type in which most lines of a key are set."""
    sizes: dict[str, list[float]] = {}
    for lines in edges:
        for line in lines:
            sizes.setdefault(_key(line), []).append(line.size)
    return {key: statistics.median_low(each) for key, each in sizes.items()}


def _is_part(key: str, head: str) -> bool:
    """Tell whether one begins or ends with the other, which is long."""
    short, long = sorted((key, head), key=len)
    return len(short) >= _LONG_HEAD and (long.startswith(short) or long.endswith(short))


def _is_like(key: str, head: str) -> bool:
    near = abs(len(key) - len(head)) <= _MISREAD
    return near and SequenceMatcher(None, key, head).ratio() > _SIMILAR


def printed_numbers(pages: Sequence[PrintedPage]) -> dict[int, str]:
    """Return the page numbers that are printed on the pages, by page; {} where there are none.

    Numbers count only where they run on from page to page over half the document.
    """
    shown = {page.number: _standalone_numbers(page) for page in pages}
    shifts = Counter(found - page for page, numbers in shown.items() for found in set(numbers))
    if not shifts:
        return {}
    usual, times = shifts.most_common(1)[0]
    if times < max(3, len(pages) / 2) or usual == 0:
        return {}
    return {page: str(_printed(page, numbers, usual)) for page, numbers in shown.items()}


def _standalone_numbers(page: PrintedPage) -> list[int]:
    texts = " ".join(line.text for line in (*page.above, *page.below))
    return [int(found) for found in _STANDALONE.findall(texts)]


def _printed(page: int, numbers: Sequence[int], usual: int) -> int:
    """Return the page's own number where it is near the usual count; leaves may be missing."""
    near = [found for found in numbers if abs(found - page - usual) <= _MISSING_LEAVES]
    return min(near, key=lambda found: abs(found - page - usual), default=max(1, page + usual))


def _edge_lines(page: PrintedPage) -> list[Line]:
    """Return the lines near the top and bottom edge; small print areas have wide margins."""
    down = sorted((line for line in page.main if not line.cells), key=lambda line: line.base)
    half = page.height / 2
    above = [line for line in down[:_OUTERMOST] if line.bottom < half]
    below = [line for line in down[::-1][:_OUTERMOST] if line.top >= half]
    return [
        *(line for at, line in enumerate(above) if line.bottom < _reach(line, at) * page.height),
        *(line for at, line in enumerate(below) if line.top > (1 - _reach(line, at)) * page.height),
    ]


def _reach(line: Line, at: int) -> float:
    """Return how far from the edge the line, the `at`th from there, may be furniture."""
    short = len(line.text) <= _SHORT or CELL in line.text
    return _WIDE_EDGE if at < _FIRST_LINES and short else _EDGE


def _key(line: Line) -> str:
    """Return what stays the same of a running head: its letters, or its shape and place."""
    letters = "".join(character for character in line.text.lower() if character.isalpha())
    if len(letters) >= _ENOUGH_LETTERS:
        return letters
    return f"{_DIGITS.sub('#', ' '.join(line.text.lower().split()))} {round(line.top / _ROW)}"


def _parted(page: PrintedPage, furniture: set[int]) -> PrintedPage:
    aside = [line for line in page.main if id(line) in furniture or not line.upright]
    middle = page.height / 2
    return PrintedPage(
        page.number,
        page.height,
        main=tuple(line for line in page.main if line.upright and id(line) not in furniture),
        above=tuple(line for line in aside if line.top < middle),
        below=tuple(line for line in aside if line.top >= middle),
    )
