"""Describe a passage by selectors, and find a quote in a text again."""

import re
from collections.abc import Sequence

from leader_reader.domain.annotation import (
    AreaSelector,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from leader_reader.domain.approximate import locate_alike
from leader_reader.domain.document import Document

CONTEXT = 32
"""Code points kept on either side of a quote."""

_LOOKALIKES = str.maketrans("‘’‚‛“”„‟‐‑‒–—−\u00a0", "''''\"\"\"\"------ ")


def describe(document: Document, start: int, end: int) -> Target:
    """Return the target for code points `start..end`. Raises ValueError where it is empty."""
    text = document.text
    if not 0 <= start < end <= len(text):
        msg = f"no passage at {start}..{end} of {len(text)} characters"
        raise ValueError(msg)
    quote = _quote(text, start, end, text[start:end])
    return Target(document.id, TextPositionSelector(start, end), quote)


def describe_area(
    document: Document, area: AreaSelector, inside: Sequence[tuple[int, int]], near: int
) -> Target:
    """Return the target for an area of a page.

    `inside` are the stretches of the text that lie in it, in order; the first begins where it is
    in the text, or where there are none `near` does.
    """
    text = document.text
    place = max(0, min(inside[0][0] if inside else near, len(text)))
    quote = _quote(text, place, place, words_in(text, inside))
    return Target(document.id, TextPositionSelector(place, place), quote, area)


def words_in(text: str, stretches: Sequence[tuple[int, int]]) -> str:
    """Return the words of some stretches of `text`, in order; a break stands for what is between.

    White space between two of them is kept as it is.
    """
    joined: list[tuple[int, int]] = []
    for start, end in stretches:
        if joined and not text[joined[-1][1] : start].strip():
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    parts = (text[start:end].strip() for start, end in joined)
    return "\n".join(part for part in parts if part)


def trim(text: str, start: int, end: int) -> tuple[int, int]:
    """Return `start..end` without white space at either side; empty if there is nothing else."""
    exact = text[start:end]
    stripped = exact.strip()
    first = start + len(exact) - len(exact.lstrip()) if stripped else start
    return first, first + len(stripped)


def locate(text: str, quote: str) -> list[tuple[int, int]]:
    """Return each place (start, end) where `quote` stands in `text`.

    Exact places if there are any; else places that differ in white space, quotation marks,
    dashes or case only, as happens when a quote is retyped or copied from elsewhere.
    """
    quote = quote.strip()
    if not quote:
        return []
    exact = [match.span() for match in re.finditer(re.escape(quote), text)]
    if exact:
        return exact
    words = quote.translate(_LOOKALIKES).split()
    pattern = r"\s+".join(re.escape(word) for word in words)
    plain = text.translate(_LOOKALIKES)
    return [match.span() for match in re.finditer(pattern, plain, re.IGNORECASE)]


def anchor(target: Target, text: str) -> tuple[int, int] | None:
    """Return where `target` stands in `text`, or None if the words are gone.

    That is its position if the quote is there, else the place whose surroundings fit best, else
    where the words stand reworded as far as that is certain. An area is a place of a page and no
    words: where it stands in the text is its position.
    """
    start, end = target.position.start, target.position.end
    if target.area is not None:
        return min(start, len(text)), min(end, len(text))
    if text[start:end] == target.quote.exact:
        return start, end
    places = locate(text, target.quote.exact)
    if not places:
        return locate_alike(target, text)
    return max(places, key=lambda place: _fit(target, text, place))


def _quote(text: str, start: int, end: int, exact: str) -> TextQuoteSelector:
    prefix, suffix = text[max(0, start - CONTEXT) : start], text[end : end + CONTEXT]
    return TextQuoteSelector(exact, prefix, suffix)


def _fit(target: Target, text: str, place: tuple[int, int]) -> tuple[int, int]:
    start, end = place
    before = _common(text[max(0, start - CONTEXT) : start][::-1], target.quote.prefix[::-1])
    after = _common(text[end : end + CONTEXT], target.quote.suffix)
    return before + after, -abs(start - target.position.start)


def _common(one: str, other: str) -> int:
    """Return how many characters two strings share from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
