"""Where the text of one page stands: its lines, and which character is at a point."""

from bisect import bisect_right
from itertools import count, takewhile, zip_longest
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF

from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import PageText
from leader_reader.ui.reader.pages.lines import (
    BOTTOM,
    LEFT,
    RIGHT,
    TOP,
    Line,
    Turn,
    found_lines,
    turn_of,
)

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Offsets = NDArray[np.int64]
    Boxes = NDArray[np.float32]
    Flags = NDArray[np.bool_]

_ACROSS, _DOWN, _TIE = 0.25, 4.0, 1e-4
"""How a distance counts from a point to a line: a point in a margin stays in its column."""
_LEFTWARDS = ((0x590, 0x8FF), (0xFB1D, 0xFDFF), (0xFE70, 0xFEFC))
"""Unicode blocks of scripts written from right to left, Hebrew to Arabic and their forms."""


class PageLines:
    """The characters of a page that are in the document's text; places are points of the page.

    `offsets` are their code points, in order; `leftwards` those written from right to left.
    `boxes` (n by 4: left, top, right, bottom) is where they are, and `lines` stand, when the page
    is held so that its text is level: `turn` leads there. A boundary is a code point before which
    the caret stands.
    """

    def __init__(
        self, offsets: "Offsets", boxes: "Boxes", leftwards: "Flags", turn: Turn | None = None
    ) -> None:
        self.offsets = offsets
        self.boxes = boxes
        self.leftwards = leftwards
        self.turn = turn or Turn()
        self.lines = found_lines(boxes)
        self._firsts = [line.first for line in self.lines]

    def __bool__(self) -> bool:
        return bool(self.lines)

    def rects(self, start: int, end: int) -> list[QRectF]:
        """Return the rectangles, one a line, of code points `start..end`."""
        first, last = self._span(start, end)
        found = []
        at = self._line_of(first) if first < last else len(self.lines)
        while at < len(self.lines) and self.lines[at].first < last:
            line = self.lines[at]
            part = self.boxes[max(first, line.first) : min(last, line.last)]
            left, right = float(part[:, LEFT].min()), float(part[:, RIGHT].max())
            rect = QRectF(left, line.top, right - left, line.bottom - line.top)
            found.append(self.turn.back(rect))
            at += 1
        return found

    def boundary(self, point: QPointF) -> int:
        """Return the boundary nearest to a point, in margins and between columns too."""
        level = self.turn.level(point)
        return self.boundary_on(self._nearest_line(level), level.x())

    def boundary_on(self, number: int, x: float) -> int:
        """Return the boundary of a line nearest to `x` along it."""
        seen = self._seen(self.lines[number])
        middles = self.boxes[seen][:, [LEFT, RIGHT]].mean(axis=1)
        nearest = int(abs(middles - x).argmin())
        at = int(seen[nearest])
        beyond = bool(x > middles[nearest]) != bool(self.leftwards[at])
        return int(self.offsets[at]) + int(beyond)

    def over(self, point: QPointF) -> int | None:
        """Return the code point whose character a point is on."""
        level = self.turn.level(point)
        x, y = level.x(), level.y()
        over = [
            line
            for line in self.lines
            if line.top <= y <= line.bottom and line.left <= x <= line.right
        ]
        for line in sorted(over, key=lambda line: abs(line.top + line.bottom - 2 * y)):
            part = self.boxes[line.first : line.last]
            here = ((part[:, LEFT] <= x) & (x <= part[:, RIGHT])).nonzero()[0]
            if len(here):
                middles = part[here][:, [LEFT, RIGHT]].mean(axis=1)
                return int(self.offsets[line.first + here[abs(middles - x).argmin()]])
        return None

    def _nearest_line(self, point: QPointF) -> int:

        def far(number: int) -> float:
            line = self.lines[number]
            across = max(line.left - point.x(), 0.0, point.x() - line.right)
            down = max(line.top - point.y(), 0.0, point.y() - line.bottom)
            middle = abs(line.top + line.bottom - 2 * point.y())  # of two lines over each other
            return _ACROSS * across * across + _DOWN * down * down + middle * _TIE

        return min(range(len(self.lines)), key=far)

    def caret(self, offset: int) -> QRectF | None:
        """Return the slice of line at a boundary; None if neither side of it is on the page."""
        along = self.along(offset)
        if along is None:
            return None
        line = self.lines[along[0]]
        return self.turn.back(QRectF(along[1], line.top, 0.0, line.bottom - line.top))

    def edge(self, offset: int, *, after: bool) -> QRectF | None:
        """Return the slice of line before a character, or `after` it; None if that is not here."""
        first, last = self._span(offset, offset + 1)
        if first == last:
            return None
        line = self.lines[self._line_of(first)]
        side = RIGHT if after != bool(self.leftwards[first]) else LEFT
        x = float(self.boxes[first, side])
        return self.turn.back(QRectF(x, line.top, 0.0, line.bottom - line.top))

    def along(self, offset: int) -> tuple[int, float] | None:
        """Return the number of the line in which the caret of a boundary is, and where along it."""
        first, last = self._span(offset - 1, offset + 1)
        if first == last:
            return None
        after = int(self.offsets[last - 1]) == offset
        at = last - 1
        side = LEFT if after != bool(self.leftwards[at]) else RIGHT
        return self._line_of(at), float(self.boxes[at, side])

    def rect(self, number: int) -> QRectF:
        """Return where a line is."""
        return self.turn.back(self.lines[number].rect)

    def ends(self, number: int) -> tuple[int, int]:
        """Return the first and the last boundary of a line."""
        line = self.lines[number]
        return int(self.offsets[line.first]), int(self.offsets[self._seen(line)[-1]]) + 1

    def first_below(self, y: float) -> int | None:
        """Return the code point of the first line, in the order of the text, below a height."""
        for line in self.lines:
            if self.turn.back(line.rect).center().y() >= y:
                return int(self.offsets[line.first])
        return None

    def _seen(self, line: Line) -> "Offsets":
        """Return the places of a line's characters that have a width; the first always has."""
        part = self.boxes[line.first : line.last]
        found: Offsets = (part[:, RIGHT] > part[:, LEFT]).nonzero()[0] + line.first
        return found

    def _span(self, start: int, end: int) -> tuple[int, int]:
        first, last = self.offsets.searchsorted([start, end])
        return int(first), int(last)

    def _line_of(self, at: int) -> int:
        return bisect_right(self._firsts, at) - 1


def lines_of(page: int, text: PageText, places: PageMap) -> PageLines:
    """Return where the characters of a page are that stand in the document's text."""
    import numpy as np  # noqa: PLC0415 - loaded with the first PDF that is shown

    found = sorted(
        (offset, index)
        for index in range(len(text.codes))
        if (offset := places.offset(page, index)) is not None
    )
    pairs = np.array(_with_ligatures(found, page, places), np.int64).reshape(-1, 2)
    offsets, index = pairs[:, 0], pairs[:, 1]
    leftwards = _is_leftwards(text.codes[index])
    turn = turn_of(text.boxes[index])
    boxes = turn.level_boxes(text.boxes[index]).astype(np.float32)
    _share(boxes, leftwards)
    kept = _settled(boxes)
    return PageLines(offsets[kept], boxes[kept], leftwards[kept], turn)


def _with_ligatures(
    found: list[tuple[int, int]], page: int, places: PageMap
) -> list[tuple[int, int]]:
    """Return (code point, index) of all letters, those of one ligature too that share an index."""
    whole: list[tuple[int, int]] = []
    nexts = [offset for offset, _ in found[1:]]
    for (offset, index), following in zip_longest(found, nexts[: len(found)]):
        whole.append((offset, index))
        if following != offset + 1:
            more = takewhile(lambda each: places.place(each) == (page, index), count(offset + 1))  # noqa: B023 - used up here
            whole += [(each, index) for each in more]
    return whole


def _share(boxes: "Boxes", leftwards: "Flags") -> None:
    """Give neighbours of one box, the letters of a ligature, each its part of it."""
    import numpy as np  # noqa: PLC0415

    if not len(boxes):
        return
    begins = np.concatenate(([True], (boxes[1:] != boxes[:-1]).any(axis=1)))
    group = begins.cumsum() - 1
    firsts = begins.nonzero()[0]
    counts = np.diff([*firsts, len(boxes)])[group]
    number = np.arange(len(boxes)) - firsts[group]
    number = np.where(leftwards, counts - 1 - number, number)
    width = (boxes[:, RIGHT] - boxes[:, LEFT]) / counts
    boxes[:, LEFT] += number * width
    boxes[:, RIGHT] = boxes[:, LEFT] + width


def _settled(boxes: "Boxes") -> "Flags":
    """Give what is not seen, as a space, no width after what is before it; tell which are kept.

    What comes before the first seen character is left out.
    """
    import numpy as np  # noqa: PLC0415

    seen = np.isfinite(boxes).all(axis=1)
    seen &= (boxes[:, RIGHT] > boxes[:, LEFT]) & (boxes[:, BOTTOM] > boxes[:, TOP])
    last = np.maximum.accumulate(np.where(seen, np.arange(len(boxes)), -1))
    kept = last >= 0
    hidden = kept & ~seen
    boxes[hidden] = boxes[last[hidden]]
    boxes[hidden, LEFT] = boxes[hidden, RIGHT]
    result: Flags = kept
    return result


def _is_leftwards(codes: "NDArray[np.uint32]") -> "Flags":
    """Tell which characters are of a script written from right to left."""
    import numpy as np  # noqa: PLC0415

    blocks = [(codes >= first) & (codes <= last) for first, last in _LEFTWARDS]
    result: Flags = np.logical_or.reduce(blocks)
    return result
