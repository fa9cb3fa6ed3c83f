"""Finds the lines of a page: letters that stand beside each other, the way their text runs."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Boxes = NDArray[np.float32]

_OVERLAP = 0.3
"""Neighbours of one line share so much of the lower one's height,"""
_APART = 6.0
"""and stand no more heights apart."""
_MEETING = 0.35
"""The share of a line's height that may be free up to the next one."""
LEFT, TOP, RIGHT, BOTTOM = range(4)


@dataclass(frozen=True, slots=True)
class Line:
    """Characters `first..last` of a page, in the order of the text, and the box around them.

    It is as high as they are on average: a letter of another font makes no line higher.
    """

    first: int
    last: int
    left: float
    top: float
    right: float
    bottom: float

    @property
    def rect(self) -> QRectF:
        return QRectF(self.left, self.top, self.right - self.left, self.bottom - self.top)


@dataclass(frozen=True, slots=True)
class Turn:
    """How a page's text runs: as usual (0), down the page (1) or up it (-1).

    `level` leads from places of the page to places where it runs from left to right, in lines
    one under the other; `back` from there to the page.
    """

    down: int = 0

    def level(self, point: QPointF) -> QPointF:
        x, y = point.x(), point.y()
        return QPointF(y * self.down, -x * self.down) if self.down else point

    def level_boxes(self, boxes: "Boxes") -> "Boxes":
        """Do the same with boxes (n by 4: left, top, right, bottom)."""
        if self.down > 0:
            return boxes[:, [TOP, RIGHT, BOTTOM, LEFT]] * (1, -1, 1, -1)
        return boxes[:, [BOTTOM, LEFT, TOP, RIGHT]] * (-1, 1, -1, 1) if self.down else boxes

    def back(self, rect: QRectF) -> QRectF:
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        if self.down > 0:
            return QRectF(-top - height, left, height, width)
        return QRectF(top, -left - width, height, width) if self.down else rect


def turn_of(boxes: "Boxes") -> Turn:
    """Return how most of a page's text runs, by the steps from letter to letter.

    Letters that lie on their side are wider than high; lines of one letter each do not.
    """
    import numpy as np  # noqa: PLC0415

    middles = (boxes[:, :2] + boxes[:, 2:]) / 2
    steps = np.diff(middles, axis=0)
    steps = steps[np.isfinite(steps).all(axis=1)]
    upright = abs(steps[:, 1]) > abs(steps[:, 0])
    sizes = boxes[:, 2:] - boxes[:, :2]
    lying = np.count_nonzero(sizes[:, 0] > sizes[:, 1])
    if 2 * np.count_nonzero(upright) <= len(steps) or 2 * lying <= len(boxes):
        return Turn()
    return Turn(1 if 2 * np.count_nonzero(steps[upright, 1] > 0) > upright.sum() else -1)


def found_lines(boxes: "Boxes") -> list[Line]:
    """Return the lines: neighbours in the text that stand beside each other."""
    import numpy as np  # noqa: PLC0415

    if not len(boxes):
        return []
    before, after = boxes[:-1], boxes[1:]
    shared = np.minimum(before[:, BOTTOM], after[:, BOTTOM])
    shared -= np.maximum(before[:, TOP], after[:, TOP])
    heights = boxes[:, BOTTOM] - boxes[:, TOP]
    least = np.minimum(heights[:-1], heights[1:])
    right, left = after[:, LEFT] - before[:, RIGHT], before[:, LEFT] - after[:, RIGHT]
    parted = (shared < _OVERLAP * least) | (np.maximum(right, left) > _APART * least)
    firsts = np.concatenate(([0], parted.nonzero()[0] + 1))
    lasts = [*firsts[1:].tolist(), len(boxes)]
    edges = np.add.reduceat(boxes, firsts) / np.diff([*firsts, len(boxes)])[:, None]
    edges[:, LEFT] = np.minimum.reduceat(boxes[:, LEFT], firsts)
    edges[:, RIGHT] = np.maximum.reduceat(boxes[:, RIGHT], firsts)
    spans = zip(firsts.tolist(), lasts, edges.tolist(), strict=True)
    lines = [Line(first, last, *box) for first, last, box in spans]
    return _clear_of_each_other(lines)


def _clear_of_each_other(lines: list[Line]) -> list[Line]:
    """Have lines meet half-way that overlap or miss each other by little: marks then join."""
    clear = lines[:1]
    for line in lines[1:]:
        above = clear[-1]
        over = above.bottom - line.top
        beside = line.left >= above.right or line.right <= above.left
        low = min(above.bottom - above.top, line.bottom - line.top)
        if beside or not -_MEETING * low < over < low / 2 or line.top < above.top:
            clear.append(line)
            continue
        middle = line.top + over / 2
        clear[-1] = replace(above, bottom=middle)
        clear.append(replace(line, top=middle))
    return clear
