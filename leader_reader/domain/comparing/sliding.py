"""Words put in or left out beside the same words: which of them it was is told by the blocks.

Where "She said so." stands at the end of two paragraphs and the second paragraph is gone, a
comparison could as well keep its last sentence and lose the first one's.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from leader_reader.domain.comparing.match import Match, Side

_FURTHEST = 200
_BLOCK, _SENTENCE = 3, 1
_ENDS_SENTENCE = re.compile(r"[.!?…:;][^\w]*$")


@dataclass(frozen=True, slots=True)
class _Hunk:
    """Words start..end of one side between two words that follow each other on the other."""

    start: int
    end: int


def slide(match: Match) -> None:
    """Move what was left out or put in to where paragraphs and sentences begin.

    Words that would do as well at either end are marked as doubtful.
    """
    for gone in (True, False):
        side, links, others = _sides(match, gone=gone)
        for hunk in list(_hunks(links, others)):
            _slide(match, side, hunk, gone=gone)


def _sides(match: Match, *, gone: bool) -> tuple[Side, list[int], list[int]]:
    if gone:
        return match.old, match.to_new, match.to_old
    return match.new, match.to_old, match.to_new


def _hunks(links: list[int], others: list[int]) -> Iterator[_Hunk]:
    start = -1
    for place, link in enumerate(links):
        if link < 0:
            start = place if start < 0 else start
            continue
        if start > 0 and 0 <= links[start - 1] == link - 1 and others[link] == place:
            yield _Hunk(start, place)
        start = -1


def _slide(match: Match, side: Side, hunk: _Hunk, *, gone: bool) -> None:
    links = match.to_new if gone else match.to_old
    steps = range(-_reach(side, links, hunk, -1), _reach(side, links, hunk, 1) + 1)
    if len(steps) == 1:
        return
    worth = {step: _worth(side, hunk, step) for step in steps}
    best = max(worth.values())
    tied = [step for step in steps if worth[step] == best]
    step = min(tied, key=abs)
    _doubt(match, hunk, tied, gone=gone)
    _move(match, hunk, step, gone=gone)


def _reach(side: Side, links: list[int], hunk: _Hunk, by: int) -> int:
    """Return by how many words a hunk can be moved on (1) or back (-1)."""
    steps = 0
    while steps < _FURTHEST:
        lost, won = (
            (hunk.start + steps, hunk.end + steps)
            if by > 0
            else (
                hunk.end - 1 - steps,
                hunk.start - 1 - steps,
            )
        )
        if not 0 <= won < len(links) or side.ids[lost] != side.ids[won]:
            break
        if (
            links[won] < 0
            or links[won] != links[hunk.end if by > 0 else hunk.start - 1] + by * steps
        ):
            break
        steps += 1
    return steps


def _worth(side: Side, hunk: _Hunk, step: int) -> int:
    return _begins(side, hunk.start + step) + _begins(side, hunk.end + step)


def _begins(side: Side, place: int) -> int:
    """Return whether a block (3) or a sentence (1) begins with a word."""
    words = side.words
    if not 0 < place < len(words) or words.lines[place] != words.lines[place - 1]:
        return _BLOCK
    before = words.text[words.ends[place - 1] : words.starts[place]]
    return _SENTENCE if _ENDS_SENTENCE.search(before) else 0


def _doubt(match: Match, hunk: _Hunk, tied: list[int], *, gone: bool) -> None:
    """Mark the old words that are left or lost as the one or the other place is taken."""
    for edge in (hunk.start, hunk.end):
        for place in range(edge + tied[0], edge + tied[-1]):
            old = place if gone else match.to_old[place]
            if old >= 0:
                match.doubtful[old] = 1


def _move(match: Match, hunk: _Hunk, step: int, *, gone: bool) -> None:
    """Move a hunk by `step` words, and what was matched there to its other end."""
    length = hunk.end - hunk.start
    moved = range(hunk.end, hunk.end + step) if step > 0 else range(hunk.start + step, hunk.start)
    links = match.to_new if gone else match.to_old
    others = match.to_old if gone else match.to_new
    by = -length if step > 0 else length
    for place in moved if step > 0 else reversed(moved):
        link = links[place]
        links[place], links[place + by], others[link] = -1, link, place + by
