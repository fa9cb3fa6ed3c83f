"""Pieces of a line that stand apart from each other, as the cells of a row do."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from leader_reader.adapters.importers.pdf.characters import Box
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.placed import NOWHERE, index_of


def chunks(line: Line, boxes: Sequence[Box | None], gap: float) -> list[Line]:
    """Return the pieces of `line` with more than `gap` times its size between them.

    `boxes` are those of the page's characters.
    """
    cuts = list(_stretches(line, boxes, gap * line.size))
    if len(cuts) < 2:  # noqa: PLR2004
        return [line]
    return [
        replace(
            line,
            text=line.text[start:end],
            places=line.places[start:end],
            left=left,
            right=right,
        )
        for start, end, left, right in cuts
    ]


def _stretches(
    line: Line, boxes: Sequence[Box | None], room: float
) -> Iterator[tuple[int, int, float, float]]:
    """Yield (start, end, left, right) of what stands together."""
    start, end, left, right = 0, 0, 0.0, 0.0
    for at, box in _seen(line, boxes):
        if end and max(box[0] - right, left - box[2]) > room:
            yield start, end, left, right
            start, end = at, 0
        left = min(left, box[0]) if end else box[0]
        right = max(right, box[2]) if end else box[2]
        start, end = (start if end else at), at + 1
    if end:
        yield start, end, left, right


def _seen(line: Line, boxes: Sequence[Box | None]) -> Iterator[tuple[int, Box]]:
    """Yield each code point that is printed, with its place on the page."""
    for at, place in enumerate(line.places):
        box = boxes[index_of(place)] if place != NOWHERE else None
        if box is not None and not line.text[at].isspace():
            yield at, box
