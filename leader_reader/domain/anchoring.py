"""Describe a passage by selectors, and find a quote in a text again."""

import re

from leader_reader.domain.annotation import Target, TextPositionSelector, TextQuoteSelector
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
    quote = TextQuoteSelector(
        exact=text[start:end],
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
    )
    return Target(document.id, TextPositionSelector(start, end), quote)


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

    That is its position if the quote is there, else the place whose surroundings fit best.
    """
    start, end = target.position.start, target.position.end
    if text[start:end] == target.quote.exact:
        return start, end
    places = locate(text, target.quote.exact)
    return max(places, key=lambda place: _fit(target, text, place), default=None)


def _fit(target: Target, text: str, place: tuple[int, int]) -> tuple[int, int]:
    start, end = place
    before = _common(text[max(0, start - CONTEXT) : start][::-1], target.quote.prefix[::-1])
    after = _common(text[end : end + CONTEXT], target.quote.suffix)
    return before + after, -abs(start - target.position.start)


def _common(one: str, other: str) -> int:
    """Return how many characters two strings share from the beginning."""
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
