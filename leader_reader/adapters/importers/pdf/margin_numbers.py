"""Numbers of lines in the margin of a manuscript, told from the text that they stand beside."""

import statistics
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise, takewhile

from leader_reader.adapters.importers.pdf.characters import Box, Page

Stretch = tuple[int, int]
"""The first and the end of characters of a page that follow each other."""

_DIGITS = range(0x30, 0x3A)
_SPACE = 32
_LONGEST = 4
_GAP = 0.5
"""Of the height: the room between a number and its line is wider."""
_SAME = 3.0
_LEAST = 8
_STEPS = (1, 2, 5, 10)
_IN_STEP = 0.8
_NUMBERED = 0.85
_OUTSIDE = 0.05
_FULL = 0.6
_IN_ROWS = 0.3
_AROUND = 8
"""Pieces of the running head and foot, which have no numbers."""


@dataclass(frozen=True, slots=True)
class _Number:
    """A number that begins a stretch: its value, its end, the stretch's number, its place."""

    value: int
    end: int
    at: int
    box: Box


def part_margin_numbers(
    page: Page, stretches: Sequence[Stretch]
) -> tuple[list[Stretch], list[Stretch]]:
    """Return the stretches of the text, and those that number its lines, from the top.

    Numbers of lines count on in steps, end or begin below each other, stand left of all text and
    beside almost every line in step; the lines of most rows are full. A table's are not.
    """
    column = _column(_numbers(page, stretches))
    ends = {number.at: number.end for number in column}
    text = [(ends.get(at, start), end) for at, (start, end) in enumerate(stretches)]
    shown = [(start, end) for start, end in text if _box(page, start, end) is not None]
    if not ends or not _step(column) or not _is_beside(page, shown, column):
        return list(stretches), []
    down = sorted(column, key=lambda number: number.box[3])
    return shown, [(stretches[number.at][0], number.end) for number in down]


def _numbers(page: Page, stretches: Iterable[Stretch]) -> Iterator[_Number]:
    """Yield what begins a stretch and may number its line."""
    for at, (start, end) in enumerate(stretches):
        first = range(start, min(end, start + 2 * _LONGEST))
        seen = [each for each in first if page.boxes[each] and page.codes[each] > _SPACE]
        digits = list(takewhile(lambda each: page.codes[each] in _DIGITS, seen))
        box = _box(page, start, digits[-1] + 1) if digits else None
        if box is None or len(digits) > _LONGEST:
            continue
        following = next((each for each in seen if each > digits[-1]), None)
        after = page.boxes[following] if following is not None else None
        if after is None or after[0] - box[2] > _GAP * (box[3] - box[1]):
            value = int("".join(chr(page.codes[each]) for each in digits))
            yield _Number(value, digits[-1] + 1, at, box)


def _column(numbers: Iterable[_Number]) -> list[_Number]:
    """Return the most numbers that begin, or end, below each other; none where they are few."""
    found: dict[tuple[int, int], list[_Number]] = {}
    for number in numbers:
        for side in (0, 2):
            place = round(number.box[side] / _SAME)
            for near in (place, place + 1):
                found.setdefault((side, near), []).append(number)
    column = max(found.values(), key=len, default=[])
    return column if len(column) >= _LEAST else []


def _step(column: Sequence[_Number]) -> int:
    """Return by how much most numbers are more than the one above, 0 where that differs."""
    down = sorted(column, key=lambda number: number.box[3])
    steps = Counter(second.value - first.value for first, second in pairwise(down))
    step, times = steps.most_common(1)[0]
    return step if step in _STEPS and times >= _IN_STEP * steps.total() else 0


def _is_beside(page: Page, text: Iterable[Stretch], column: Sequence[_Number]) -> bool:
    """Tell whether all of a page but its head and foot is full lines right of the numbers."""
    edge = max(number.box[2] for number in column)
    top = min(number.box[1] for number in column)
    bottom = max(number.box[3] for number in column)
    boxes = [box for box in (_box(page, *each) for each in text) if box is not None]
    inside = [box for box in boxes if top - 1 <= (box[1] + box[3]) / 2 <= bottom + 1]
    rows = Counter(round((box[1] + box[3]) / 2 / _SAME) for box in inside)
    left = sum(box[0] < edge for box in boxes)
    if not inside or left > _OUTSIDE * len(boxes) or len(boxes) - len(inside) > _AROUND:
        return False
    widths = [box[2] - box[0] for box in inside]
    full = statistics.median(widths) > _FULL * max(widths)
    single = sum(count > 1 for count in rows.values()) < _IN_ROWS * len(rows)
    return full and single and _step(column) * len(column) >= _NUMBERED * len(rows)


def _box(page: Page, start: int, end: int) -> Box | None:
    """Return the place of what is seen of a stretch."""
    boxes = [box for box in page.boxes[start:end] if box is not None]
    if not boxes:
        return None
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )
