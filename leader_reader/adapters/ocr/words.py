"""Recognised words with their places, as lines and pages of them."""

from collections.abc import Iterator
from dataclasses import dataclass

Box = tuple[float, float, float, float]
"""Left, top, right, bottom in points from a page's top left corner."""


@dataclass(frozen=True, slots=True)
class Word:
    """One recognised word. `sure` is how sure the program is of it, from 0 to 100."""

    text: str
    box: Box
    sure: float = 100.0


Line = tuple[Word, ...]
"""The words of a line of print, from left to right."""


@dataclass(frozen=True, slots=True)
class RecognisedPage:
    """What was recognised on a page; `number` counts from 1.

    Its lines are in the order of reading, in points of the page set upright: displayed as it is
    in the file it is `width` by `height`, and `turn` (0, 90, 180 or 270 degrees clockwise) sets
    it upright.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    turn: int = 0

    @property
    def upright_size(self) -> tuple[float, float]:
        """Width and height once it is upright."""
        across = self.turn in (90, 270)
        return (self.height, self.width) if across else (self.width, self.height)

    @property
    def words(self) -> int:
        return sum(len(line) for line in self.lines)

    def displayed(self, box: Box) -> Box:
        """Return where a place of the upright page is on the page as it is displayed."""
        left, top, right, bottom = box
        if self.turn == 90:  # noqa: PLR2004
            return top, self.height - right, bottom, self.height - left
        if self.turn == 180:  # noqa: PLR2004
            return self.width - right, self.height - bottom, self.width - left, self.height - top
        if self.turn == 270:  # noqa: PLR2004
            return self.width - bottom, left, self.width - top, right
        return box


def characters(line: Line) -> Iterator[tuple[str, Box | None]]:
    """Yield the characters of a line with their boxes, then the line break, which has none.

    Letters share the width of their word evenly; spaces fill what is between words. Boxes are as
    high as the line's middle word, so that a mark over them is even.
    """
    top, bottom = _height(line)
    for at, word in enumerate(line):
        left, _, right, _ = word.box
        step = (right - left) / len(word.text)
        for number, character in enumerate(word.text):
            yield character, (left + number * step, top, left + (number + 1) * step, bottom)
        if at + 1 < len(line):
            following = line[at + 1].box[0]
            yield " ", (right, top, following, bottom) if following > right else None
    yield "\n", None


def _height(line: Line) -> tuple[float, float]:
    """Return the top and bottom of a line's print, without a word that stands out of it."""
    tops = sorted(word.box[1] for word in line)
    bottoms = sorted(word.box[3] for word in line)
    return tops[len(tops) // 4], bottoms[-1 - len(bottoms) // 4]
