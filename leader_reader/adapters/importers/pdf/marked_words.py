"""Which words of a document stand under the marks of a PDF page."""

import numpy as np
from numpy.typing import NDArray

from leader_reader.domain.anchoring import trim
from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import PageText, Rect

Stretch = tuple[int, int]
"""Code points of a document's text, end exclusive."""

MOST_WORK = 2_000_000
"""How many characters the marks of one page may touch together; a full one has about 6,000."""

_SHRUNK = 0.15
"""Of a quad's height, left out above and below: quads of neighbouring lines overlap."""
_SLIP = 4
"""So many code points that a mark leaves out within a paragraph are taken to be meant."""
_LONGEST_LINE = 300
_ALIKE = 0.5
_ALONG, _OFF, _WITHIN = 0.01, 16.0, 0.1
"""How much it counts to be away along a line, off its height, and from its middle: squared.

A note in the margin is far from the words of its line, but at their height.
"""
_BLANKS = (9, 10, 13, 32)


class MarkedPage:
    """The characters of one page as `found`, and the code point of each in the document's `text`.

    `size` is the displayed page's width and height. Characters that are not those of the text
    are none: they were read otherwise when the document came in.
    """

    def __init__(
        self,
        number: int,
        size: tuple[float, float],
        found: PageText,
        places: PageMap,
        text: str,
    ) -> None:
        self.number, self.size = number, size
        self._places, self._text = places, text
        count = len(found.codes)
        near = (places.offset(number, at) for at in range(count))
        offsets = np.fromiter((-1 if at is None else at for at in near), np.int64, count)
        known = (offsets >= 0) & ~np.isnan(found.boxes[:, 0]) & ~np.isin(found.codes, _BLANKS)
        if not _is_of(text, found.codes[known], offsets[known]):
            known[:] = False
        middle = (found.boxes[:, 1] + found.boxes[:, 3]) / 2
        order = np.flatnonzero(known)[np.argsort(middle[known], kind="stable")]
        self._boxes: NDArray[np.float32] = found.boxes[order]
        self._offsets = offsets[order]
        self._x = self._boxes[:, [0, 2]].mean(axis=1) if count else np.empty(0)
        self._y = middle[order]
        self._work = MOST_WORK

    def stretches(self, quads: tuple[Rect, ...]) -> list[Stretch]:
        """Return the stretches of text whose characters have their middle in one of `quads`.

        Where the text goes on from one line, column or paragraph to the next they are one.
        """
        found = [self._offsets[self._under(quad)] for quad in quads]
        if not found:
            return []
        return self._joined(np.unique(np.concatenate(found)))

    def inside(self, rect: Rect) -> list[Stretch]:
        """Return the stretches of text whose characters have their middle in `rect`."""
        return self._joined(np.unique(self._offsets[self._within(rect)]))

    def line_at(self, rect: Rect) -> Stretch | None:
        """Return the words of the line nearest to `rect`; None where the page has no words."""
        at = self._nearest(rect)
        if at is None:
            return None
        top, bottom = self._boxes[at, 1], self._boxes[at, 3]
        same = np.sort(self._offsets[(self._y > top) & (self._y < bottom)])
        start = end = int(self._offsets[at])
        same_line = frozenset(same.tolist())
        while start - end < _LONGEST_LINE and self._goes_on(start - 1, same_line):
            start -= 1
        while end - start < _LONGEST_LINE and self._goes_on(end + 1, same_line):
            end += 1
        return trim(self._text, start, end + 1)

    def near(self, rect: Rect) -> int | None:
        """Return the code point nearest to `rect`; None where the page has no words."""
        at = self._nearest(rect)
        return None if at is None else int(self._offsets[at])

    def _goes_on(self, offset: int, line: frozenset[int]) -> bool:
        """Tell whether a code point is on a line, or a blank within it."""
        if not 0 <= offset < len(self._text) or self._text[offset] == "\n":
            return False
        blank = self._text[offset] == " " and self._places.place(offset) is not None
        return offset in line or blank or self._together(offset)

    def _together(self, offset: int) -> bool:
        """Tell whether a code point is of the same page character as the one before it."""
        place = self._places.place(offset)
        return place is not None and place == self._places.place(offset - 1)

    def _under(self, quad: Rect) -> NDArray[np.intp]:
        """Return the characters that a quad marks: it is made lower on both sides first."""
        found = self._within(quad)
        if len(found) < 1:
            return found
        steps = np.diff(self._boxes[np.sort(found), :2], axis=0)
        upright = np.abs(steps[:, 0]).sum() >= np.abs(steps[:, 1]).sum()
        left, top, right, bottom = quad
        if upright:
            less = _SHRUNK * (bottom - top)
            return self._within((left, top + less, right, bottom - less))
        less = _SHRUNK * (right - left)
        return self._within((left + less, top, right - less, bottom))

    def _within(self, rect: Rect) -> NDArray[np.intp]:
        first, last = np.searchsorted(self._y, (rect[1], rect[3]))
        self._work -= int(last - first)
        if self._work < 0:
            return np.empty(0, np.intp)
        x = self._x[first:last]
        found: NDArray[np.intp] = np.flatnonzero((x >= rect[0]) & (x <= rect[2])) + first
        return found

    def _nearest(self, rect: Rect) -> int | None:
        self._work -= len(self._boxes)
        if not len(self._boxes) or self._work < 0:
            return None
        boxes = self._boxes
        across = np.maximum(0, np.maximum(boxes[:, 0] - rect[2], rect[0] - boxes[:, 2]))
        level = (rect[1] + rect[3]) / 2
        off = np.maximum(0, np.maximum(boxes[:, 1] - level, level - boxes[:, 3]))
        away = _ALONG * across**2 + _OFF * off**2 + _WITHIN * (self._y - level) ** 2
        return int(np.argmin(away))

    def _joined(self, offsets: NDArray[np.int64]) -> list[Stretch]:
        if not len(offsets):
            return []
        breaks = np.flatnonzero(np.diff(offsets) > 1) + 1
        found: list[Stretch] = []
        for part in np.split(offsets, breaks):
            start, end = int(part[0]), int(part[-1]) + 1
            while self._together(end):
                end += 1
            if found and _goes_on(self._text, found[-1][1], start):
                found[-1] = found[-1][0], end
            else:
                found.append((start, end))
        worded = [each for each in found if _has_words(self._text, each)]
        return worded or found


def _is_of(text: str, codes: NDArray[np.uint32], offsets: NDArray[np.int64]) -> bool:
    """Tell whether most characters of a page are those of the text at their places."""
    pairs = zip(codes.tolist(), offsets.tolist(), strict=True)
    alike = sum(at < len(text) and ord(text[at]) == code for code, at in pairs)
    return bool(alike >= _ALIKE * codes.size)


def _goes_on(text: str, end: int, start: int) -> bool:
    """Tell whether a mark that ends at `end` and begins anew at `start` is one."""
    between = text[end:start]
    return not between.strip() or (len(between) <= _SLIP and "\n" not in between)


def _has_words(text: str, stretch: Stretch) -> bool:
    return any(character.isalnum() for character in text[stretch[0] : stretch[1]])
