"""Where a line stands: in its column, and beside the line before it."""

import re
import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from leader_reader.adapters.importers.pdf.lines import Line

_ENDED = re.compile(r"[.!?:;…؟。][”\"’)\]]*(\d+(,\d+)*|\[[\d,–-]+\])?\s*$")
_HYPHENATED = re.compile(r"[^\W\d_][\u00ad\u2010-]\s*$")
_NEAR = 12
_SAME_SIZE = 0.6
_SAME_EDGE = 3
_GAP = 1.3
"""Of the leading: lines further apart than this are of two paragraphs."""
_SMALL_GAP = 1.15
_ENOUGH = 3


@dataclass(frozen=True, slots=True)
class Place:
    """A line with the edges of its column and the distance of lines on its page."""

    line: Line
    left: float
    right: float
    leading: float
    alone: bool = False
    """Whether no other lines show where its column ends."""

    @property
    def indent(self) -> float:
        return self.line.left - self.left

    @property
    def short(self) -> bool:
        """Whether the line ends well before its column does."""
        return self.line.right < self.right - 0.1 * (self.right - self.left)

    def breaks_off_before(self, following: Line) -> bool:
        """Tell whether the line is the last of a paragraph: the next word had room on it."""
        first = len(following.text.split(maxsplit=1)[0]) + 1
        letter = following.width / max(1, len(following.text))
        return (self.alone and self.ended) or self.line.right + (first + 0.5) * letter < self.right

    @property
    def ended(self) -> bool:
        return bool(_ENDED.search(self.line.text))

    @property
    def hyphenated(self) -> bool:
        return bool(_HYPHENATED.search(self.line.text))


def parted(before: Place, place: Place) -> bool:
    """Tell whether there is more room between two lines than between others of the text."""
    step = (place.line.base - before.line.base) / place.leading
    capital = not place.line.text[:1].islower()
    return (step > _GAP and (before.short or before.ended or capital)) or (
        step > _SMALL_GAP and before.ended and capital
    )


def alike(size: float, other: float) -> bool:
    """Tell whether two sizes of type are one, small differences of fonts apart."""
    return abs(size - other) <= 0.08 * size + 0.3


def flows(before: Place, place: Place) -> bool:
    """Tell whether `place` stands directly below `before` in the same column."""
    last, line = before.line, place.line
    down = line.base - last.base
    reach = max(place.leading, 1.1 * last.size)
    overlap = min(last.right, line.right) > max(last.left, line.left) - 2
    return last.page == line.page and 0 < down < 1.8 * reach and overlap


def is_above(before: Place, place: Place) -> bool:
    """Tell whether `place` stands further up on the same page, in no column beside `before`."""
    last, line = before.line, place.line
    overlap = min(last.right, line.right) > max(last.left, line.left)
    return last.page == line.page and line.base < last.base and overlap


def is_below(before: Place, place: Place) -> bool:
    """Tell whether `place` stands further down in the same column of the same page."""
    last, line = before.line, place.line
    overlap = min(last.right, line.right) > max(last.left, line.left)
    return last.page == line.page and line.base > last.base and overlap


def places_of(lines: Sequence[Line], body: float) -> list[Place]:
    """Return each line with its column's edges, seen from the lines around it."""
    leading = _leading(lines, body)
    places = []
    for at, line in enumerate(lines):
        around = lines[max(0, at - _NEAR) : at + _NEAR + 1]
        column = [other for other in around if _one_column(line, other)]
        left = min(other.left for other in column)
        rights = sorted(other.right for other in column)
        places.append(
            Place(line, left, rights[int(0.9 * (len(rights) - 1))], leading, len(column) < _ENOUGH)
        )
    return places


def _one_column(line: Line, other: Line) -> bool:
    shared = min(line.right, other.right) - max(line.left, other.left)
    return (
        alike(line.size, other.size)
        and abs(line.left - other.left) < 4 * line.size
        and shared > 0.5 * min(line.width, other.width)
    )


def _leading(lines: Sequence[Line], body: float) -> float:
    steps = [
        b.base - a.base
        for a, b in pairwise(lines)
        if 0 < b.base - a.base < 2.5 * body
        and abs(a.size - body) < _SAME_SIZE
        and abs(a.left - b.left) < _SAME_EDGE
    ]
    return statistics.median(steps) if steps else body * 1.25
