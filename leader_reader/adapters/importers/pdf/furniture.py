"""Running heads, running feet and page numbers: what stands at the edge of page after page."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from leader_reader.adapters.importers.pdf.lines import Line

_EDGE = 0.12
"""Of the page's height: furniture stands within this of its top or bottom."""
_OUTERMOST = 5
_MOST_PAGES_EMPTY = 0.5
_ROW = 6.0
_LARGE = 1.2
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(
    r"[-–—|\s]*(?:page\s*|p\.\s*|seite\s*)?(\d{1,4}|[ivxlc]{1,6})(?:\s*(?:of|/|von)\s*\d+)?[-–—|\s]*",
    re.IGNORECASE,
)
_STANDALONE = re.compile(r"(?<![\w.])(\d{1,4})(?![\w.])")


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """One page's lines: `main` in reading order, furniture above and below it."""

    number: int
    height: float
    main: tuple[Line, ...]
    above: tuple[Line, ...] = ()
    below: tuple[Line, ...] = ()


_Key = tuple[str, int]


def part_furniture(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return `pages` with their running heads, feet and page numbers set apart."""
    edges = [_edge_lines(page) for page in pages]
    counts = Counter(key for lines in edges for key in {_key(line) for line in lines})
    literal = Counter(text for lines in edges for text in {line.text.strip() for line in lines})
    body = _body_size(pages)
    needed = 2 if len(pages) == 2 else max(3, round(0.12 * len(pages)))  # noqa: PLR2004

    def furniture(line: Line) -> bool:
        if _PAGE_NUMBER.fullmatch(line.text.strip()):
            return True
        if len(pages) < 2 or (line.size > _LARGE * body and literal[line.text.strip()] < needed):  # noqa: PLR2004
            return False
        text, row = _key(line)
        return sum(counts[text, near] for near in (row - 1, row, row + 1)) >= needed

    parted = [
        _parted(page, {id(line) for line in lines if furniture(line)})
        for page, lines in zip(pages, edges, strict=True)
    ]
    emptied = sum(1 for page, old in zip(parted, pages, strict=True) if old.main and not page.main)
    return list(pages) if emptied > _MOST_PAGES_EMPTY * len(pages) else parted


def printed_numbers(pages: Sequence[PrintedPage]) -> dict[int, str]:
    """Return the page numbers that are printed on the pages, by page; {} where there are none.

    Numbers count only where they run on from page to page over half the document.
    """
    shifts: Counter[int] = Counter()
    for page in pages:
        texts = " ".join(line.text for line in (*page.above, *page.below))
        shifts.update({int(found) - page.number for found in _STANDALONE.findall(texts)})
    if not shifts:
        return {}
    shift, times = shifts.most_common(1)[0]
    if times < max(3, len(pages) / 2) or shift == 0:
        return {}
    return {p.number: str(p.number + shift) for p in pages if p.number + shift > 0}


def _edge_lines(page: PrintedPage) -> list[Line]:
    by_height = sorted(page.main, key=lambda line: line.base)
    outermost = [*by_height[:_OUTERMOST], *by_height[_OUTERMOST:][-_OUTERMOST:]]
    low, high = _EDGE * page.height, (1 - _EDGE) * page.height
    return [line for line in outermost if line.bottom < low or line.top > high]


def _key(line: Line) -> _Key:
    return _DIGITS.sub("#", " ".join(line.text.lower().split())), round(line.top / _ROW)


def _body_size(pages: Sequence[PrintedPage]) -> float:
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.main:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


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
