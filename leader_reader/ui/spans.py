"""Stretches of a text that are marked: what only white space parts is one."""

from collections.abc import Iterable

Span = tuple[int, int]


def run_together(text: str, spans: Iterable[Span]) -> list[Span]:
    """Return `spans` (start, end) of `text` in order, those of neighbouring words as one."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and not text[found[-1][1] : start].strip():
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((start, end))
    return found
