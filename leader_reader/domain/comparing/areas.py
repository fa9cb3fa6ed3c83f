"""What became of an area of a page: it is only there where its page has not changed around it.

The page may have another number now: pages come and go before it.
"""

from collections import Counter
from itertools import pairwise

from leader_reader.domain.annotation import Target
from leader_reader.domain.comparing.fates import GONE, Fate, Outcome, new_place, words_within
from leader_reader.domain.comparing.match import Match
from leader_reader.domain.comparing.words import plain, words_of
from leader_reader.domain.document import Document

_SAME_PAGE = 0.9
"""How much of the words of a page both editions have, for an area to be where it was."""
_SAME_WORDS = 0.8
_SLIPPED = 8
"""Words by which what comes before an area on its page may have grown or shrunk."""


def area_outcome(match: Match, old: Document, new: Document, target: Target) -> Outcome:
    """Return what became of an area: unchanged, reworded where words in it changed, or gone.

    It stays at the same place of its page, so the page must be nearly the same.
    """
    area, place = target.area, target.position.start
    if area is None or not old.blocks or not new.blocks:
        return GONE
    page = _page_now(match, new, page_span(old, area.page))
    if page is None or not _same_page((_on_page(old, area.page), _on_page(new, page))):
        return GONE
    found = new_place(match, place)
    if found is None or new.page_at(found) != page:
        return GONE
    if _slipped((old, new), (area.page, page), (place, found)):
        return GONE
    return _outcome(target.quote.exact, _on_page(new, page), (found, page))


def _outcome(exact: str, words: str, now: tuple[int, int]) -> Outcome:
    """Return what became of the words in an area, that is now at a place of a page with `words`."""
    kept, (place, page) = _kept(exact, words), now
    if kept < _SAME_WORDS:
        return GONE
    if plain(exact) in plain(words):
        return Outcome(Fate.UNCHANGED, place, place, 1.0, page)
    return Outcome(Fate.REWORDED, place, place, kept, page)


def _page_now(match: Match, new: Document, span: tuple[int, int]) -> int | None:
    """Return the page that most words of `span`, a page of the old text, are on now."""
    first, last = words_within(match, *span)
    starts = match.new.words.starts
    places = (starts[word] for word in match.to_new[first:last] if word >= 0)
    pages = Counter(map(new.page_at, places))
    return max(pages, key=lambda page: pages[page], default=None)


def page_span(document: Document, page: int) -> tuple[int, int]:
    """Return where in the text a page begins and ends; (0, 0) where it has no words."""
    begins, ends = -1, 0
    for number, block in enumerate(document.blocks):
        start, end = document.block_range(number)
        parts = [(0, block.page), *block.breaks, (end - start, None)]
        for (first, here), (last, _) in pairwise(parts):
            if here == page and last > first:
                begins = start + first if begins < 0 else begins
                ends = start + last
    return (begins, ends) if begins >= 0 else (0, 0)


def _on_page(document: Document, page: int) -> str:
    return document.text[slice(*page_span(document, page))]


def _same_page(pages: tuple[str, str]) -> bool:
    counts = [Counter(words_of(page).keys) for page in pages]
    most = max(sum(count.values()) for count in counts)
    return sum((counts[0] & counts[1]).values()) >= _SAME_PAGE * most


def _slipped(
    editions: tuple[Document, Document], pages: tuple[int, int], places: tuple[int, int]
) -> bool:
    """Tell whether there is more or less on the page before an area than there was."""
    before = [
        len(words_of(document.text[page_span(document, page)[0] : place]))
        for document, page, place in zip(editions, pages, places, strict=True)
    ]
    return abs(before[0] - before[1]) > _SLIPPED


def _kept(exact: str, page: str) -> float:
    """Return how many of the words of an area are on a page, 1 where it has none."""
    inside, there = Counter(words_of(exact).keys), Counter(words_of(page).keys)
    return sum((inside & there).values()) / sum(inside.values()) if inside else 1.0
