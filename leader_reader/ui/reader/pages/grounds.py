"""Which mark gives its ground to which stretch of text: grounds laid over each other hide words."""

from collections.abc import Sequence, Set
from heapq import heappop, heappush
from itertools import pairwise

from leader_reader.ui.reader.marks import LanedMark, Mark

Ground = tuple[tuple[int, int], Mark]


def grounds(marks: Sequence[LanedMark]) -> list[Ground]:
    """Return stretches (start, end) in order, each with the last of the `marks` that cover it.

    Marks come as their index has them, a longer one before a shorter that begins with it: so the
    shorter is seen on the longer, as in the text.
    """
    found: list[Ground] = []
    open_marks: list[tuple[int, int]] = []  # the last first, and where it ends
    number = 0
    places = {place for laned in marks for place in (laned.mark.start, laned.mark.end)}
    for first, last in pairwise(sorted(places)):
        while number < len(marks) and marks[number].mark.start <= first:
            heappush(open_marks, (-number, marks[number].mark.end))
            number += 1
        while open_marks and open_marks[0][1] <= first:
            heappop(open_marks)
        if open_marks:
            _add(found, (first, last), marks[-open_marks[0][0]].mark)
    return found


def joined(found: Sequence[Ground], text: str) -> list[Ground]:
    """Return stretches of `text` of which one that goes on after another begins with the space.

    On a page a space has no width of its own, and would be left bare between two stretches.
    """
    ends = {place[1] for place, _ in found}
    return [((_begin(text, place[0], ends), place[1]), mark) for place, mark in found]


def _begin(text: str, start: int, ends: Set[int]) -> int:
    return start - 1 if start in ends and text[start - 1].isspace() else start


def _add(found: list[Ground], place: tuple[int, int], mark: Mark) -> None:
    """Add a stretch, or make the one before it longer if its mark goes on."""
    if found and found[-1][1] is mark and found[-1][0][1] == place[0]:
        place = found.pop()[0][0], place[1]
    found.append((place, mark))
