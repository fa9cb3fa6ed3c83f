"""The rules that every block of text obeys, whatever format it comes from.

A block's text has no line break and no control character, its whitespace is collapsed to single
spaces, and it is never empty. Apart from that its code points are kept as they are in the file.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leader_reader.domain.document import Block, BlockKind, Span, SpanStyle

_UNWANTED = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ufffe\uffff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of raw text with its styles; `href` is the target of a link."""

    text: str
    styles: frozenset[SpanStyle] = frozenset()
    href: str = ""


def clean_text(text: str) -> str:
    """Return `text` as a block may hold it; "" where nothing is left of it.

    Line breaks, tabs and runs of spaces become one space, control characters go, surrogate pairs
    become the character they stand for and lone surrogates U+FFFD.
    """
    return " ".join(without_controls(text).split())


def without_controls(text: str) -> str:
    """Return `text` without control characters and surrogates, its whitespace untouched."""
    if _SURROGATE.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return _UNWANTED.sub("", text)


def table_row(cells: Sequence[str]) -> Block | None:
    """Return the block of a table's row, or None where every cell is empty."""
    cleaned = [clean_text(cell) for cell in cells]
    if not any(cleaned):
        return None
    return Block(BlockKind.TABLE, "\t".join(cleaned))


def styled_text(runs: Iterable[Run]) -> tuple[str, tuple[Span, ...]]:
    """Join `runs` to one clean text, with the spans of their styles in it.

    The text is what `clean_text` makes of the runs' joined text, surrogate pairs that are parted
    by a run's end excepted. Neighbouring runs of one style make one span.
    """
    pieces: list[str] = []
    spans: list[Span] = []
    length, spaced = 0, True
    for run in runs:
        text = _SPACES.sub(" ", without_controls(run.text))
        text = text[1:] if spaced and text.startswith(" ") else text
        if not text:
            continue
        pieces.append(text)
        spans.extend(_spans(run, length, text))
        length, spaced = length + len(text), text.endswith(" ")
    joined = "".join(pieces).rstrip(" ")
    return joined, _merged(spans, len(joined))


def _spans(run: Run, start: int, text: str) -> list[Span]:
    end = start + len(text)
    return [
        Span(start, end, style, run.href if style is SpanStyle.LINK else "")
        for style in sorted(run.styles)
    ]


def _merged(spans: Sequence[Span], length: int) -> tuple[Span, ...]:
    """Join spans of one style that touch, and cut off what lies behind `length`."""
    merged: list[Span] = []
    open_spans: dict[tuple[SpanStyle, str], int] = {}
    for span in spans:
        key = (span.style, span.href)
        at = open_spans.get(key)
        if at is not None and merged[at].end == span.start:
            merged[at] = Span(merged[at].start, span.end, span.style, span.href)
            continue
        open_spans[key] = len(merged)
        merged.append(span)
    cut = (Span(s.start, min(s.end, length), s.style, s.href) for s in merged)
    return tuple(sorted((s for s in cut if s.start < s.end), key=lambda s: (s.start, s.end)))
