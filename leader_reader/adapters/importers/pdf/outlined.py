"""Which lines of a PDF its outline names as headings, and how deep they are."""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from leader_reader.adapters.importers.pdf.characters import SOFT_HYPHEN
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.printed import PrintedPage
from leader_reader.services.pages import OutlineItem

_MOST_ON_PAGE = 100
_MOST_LINES = 4
"""Lines that one heading may take."""
_LEAST_LETTERS = 2
_NOT_LETTERS = re.compile(r"[\W_]+")
_NUMBER = re.compile(
    r"\A\s*(?:(?:chapter|section|part|appendix|annex)\s+)?(?:\d+|[A-Z]|[IVXLC]+)(?:[.-]\d+)*[.):]?\s+",
    re.IGNORECASE,
)


def with_outline(pages: Sequence[PrintedPage], items: Iterable[OutlineItem]) -> list[PrintedPage]:
    """Return `pages`; main lines that an item of the outline names carry its number and level.

    A line is named by an item that leads to its page and says the same, its number left out
    where only one of the two has it; a heading of several lines is named as a whole.
    """
    by_page: dict[int, list[tuple[int, OutlineItem]]] = {}
    for number, item in enumerate(items, 1):
        if item.page and len(letters_of(item.title)) >= _LEAST_LETTERS:
            by_page.setdefault(item.page, []).append((number, item))
    return [
        replace(page, main=_named(page.main, by_page[page.number][:_MOST_ON_PAGE]))
        if page.number in by_page
        else page
        for page in pages
    ]


def _named(lines: tuple[Line, ...], items: Iterable[tuple[int, OutlineItem]]) -> tuple[Line, ...]:
    named = list(lines)
    said = [(letters_of(line.text), letters_of(_unnumbered(line.text))) for line in lines]
    for number, item in items:
        free = [at for at, line in enumerate(named) if not line.entry]
        found = list(_matches(said, item.title, free))
        if not found:
            continue
        best = max(found, key=lambda run: (round(lines[run[0]].size), lines[run[0]].bold))
        for at in best:
            named[at] = replace(named[at], entry=number, depth=item.level)
    return tuple(named)


def _matches(said: Sequence[tuple[str, str]], title: str, free: Sequence[int]) -> Iterator[range]:
    """Yield each run of lines that says what an item's title does."""
    wanted = {letters_of(title), letters_of(_unnumbered(title))}
    for start in free:
        runs = (_run(said, start, first, wanted) for first in said[start] if first)
        found = next(filter(None, runs), None)
        if found is not None:
            yield found


def _run(
    said: Sequence[tuple[str, str]], start: int, together: str, wanted: set[str]
) -> range | None:
    """Return the lines from `start`, which says `together`, that say what is wanted; or None."""
    for end in range(start + 1, min(len(said), start + _MOST_LINES) + 1):
        if together in wanted:
            return range(start, end)
        if end == len(said) or not any(each.startswith(together) for each in wanted):
            return None
        together += said[end][0]
    return None


def letters_of(text: str) -> str:
    """Return letters and figures alone, for comparing what is written in two ways."""
    plain = unicodedata.normalize("NFKC", text.replace(SOFT_HYPHEN, ""))
    return _NOT_LETTERS.sub("", plain.casefold())


def _unnumbered(text: str) -> str:
    return _NUMBER.sub("", text, count=1)
