"""What lies between the unique stretches of two texts, compared by itself."""

from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from leader_reader.domain.comparing.match import Match, Run
from leader_reader.domain.comparing.runs import heaviest

_SMALL, _LARGEST = 6_000, 400_000
"""Up to so many pairs of words are compared outright, and up to so many where nothing is unique."""
_ALIKE, _LETTERS = 0.7, 5
"""How much of a word of so many letters stays where it is only written otherwise."""

_Gap = tuple[int, int, int, int]
"""Words start..end of the old text and start..end of the new one."""


def fill_gaps(match: Match) -> None:
    """Match words between those that are matched: in one place, in one block, then anywhere."""
    for old in list(_open(match)):
        after, before = _beside(match, old)
        if after == before:
            _fill(match, (*old, *after))
            _match_alike(match, (*old, *after))
    for old in list(_open(match)):
        for gap in _block_ends(match, old):
            _fill(match, gap)
    for old in list(_open(match)):
        _fill(match, (*old, *_beside(match, old)[0]))
    for old in list(_open(match)):
        _fill(match, (*old, *_beside(match, old)[1]))


def _open(match: Match) -> Iterator[tuple[int, int]]:
    """Yield the stretches start..end of the old text that are not matched."""
    start = -1
    for place, new in enumerate(match.to_new):
        if new < 0 and start < 0:
            start = place
        elif new >= 0 and start >= 0:
            yield start, place
            start = -1
    if start >= 0:
        yield start, len(match.to_new)


def _beside(match: Match, old: tuple[int, int]) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return what is open in the new text after the word before `old`, and before the one after."""
    left = match.to_new[old[0] - 1] + 1 if old[0] else 0
    end = left
    while end < len(match.to_old) and match.to_old[end] < 0:
        end += 1
    right = match.to_new[old[1]] if old[1] < len(match.to_new) else len(match.to_old)
    start = right
    while start > 0 and match.to_old[start - 1] < 0:
        start -= 1
    return (left, end), (start, right)


def _block_ends(match: Match, old: tuple[int, int]) -> Iterator[_Gap]:
    """Yield the rest of the block before a stretch, and the begin of the block after it."""
    after, before = _beside(match, old)
    if old[0]:
        yield (old[0], _line_end(match.old.lines, old), after[0], _line_end(match.new.lines, after))
    if old[1] < len(match.to_new):
        begins = _line_start(match.old.lines, old), _line_start(match.new.lines, before)
        yield (begins[0], old[1], begins[1], before[1])


def _line_end(lines: list[int], part: tuple[int, int]) -> int:
    """Return where the block of the word before `part` ends, within it."""
    start, end = part
    inside = (place for place in range(start, end) if lines[place] != lines[start - 1])
    return next(inside, end) if start else start


def _line_start(lines: list[int], part: tuple[int, int]) -> int:
    """Return where the block of the word after `part` begins, within it."""
    start, end = part
    if end >= len(lines):
        return end
    while end > start and lines[end - 1] == lines[part[1]]:
        end -= 1
    return end


def _fill(match: Match, gap: _Gap) -> None:
    """Match the words of a gap; what others have taken of it meanwhile is left."""
    waiting = [gap]
    while waiting:
        whole = waiting.pop()
        part = _stripped(match, whole)
        sizes = part[1] - part[0], part[3] - part[2]
        if min(sizes) <= 0:
            continue
        if sizes[0] * sizes[1] <= _SMALL:
            _outright(match, part)
        elif anchors := _anchors(match, part):
            for run in anchors:
                _take_free(match, run)
            waiting += _between(part, anchors)
        elif sizes[0] * sizes[1] <= _LARGEST:
            _outright(match, part)


def _stripped(match: Match, gap: _Gap) -> _Gap:
    """Match what is the same at both ends of a gap; return what is left."""
    a, b, c, d = gap
    while a < b and c < d and match.free(a, c):
        match.take(Run(a, c, 1))
        a, c = a + 1, c + 1
    while a < b and c < d and match.free(b - 1, d - 1):
        b, d = b - 1, d - 1
        match.take(Run(b, d, 1))
    return a, b, c, d


def _outright(match: Match, gap: _Gap) -> None:
    a, b, c, d = gap
    blocks = SequenceMatcher(None, match.old.ids[a:b], match.new.ids[c:d], autojunk=False)
    for old, new, length in blocks.get_matching_blocks():
        _take_free(match, Run(a + old, c + new, length))


def _take_free(match: Match, run: Run) -> None:
    for n in range(run.length):
        if match.free(run.old + n, run.new + n):
            match.take(Run(run.old + n, run.new + n, 1))


def _anchors(match: Match, gap: _Gap) -> list[Run]:
    """Return the words of a gap that are unique in it on both sides, in order."""
    a, b, c, d = gap
    old, new = _once(match.old.ids, a, b), _once(match.new.ids, c, d)
    pairs = ((place, new.get(key, -1)) for key, place in old.items() if place >= 0)
    return heaviest([Run(i, j, 1) for i, j in pairs if j >= 0])


def _once(ids: list[int], start: int, end: int) -> dict[int, int]:
    found: dict[int, int] = {}
    for place in range(start, end):
        found[ids[place]] = -1 if ids[place] in found else place
    return found


def _between(gap: _Gap, anchors: list[Run]) -> Iterator[_Gap]:
    a, b, c, d = gap
    fence = [Run(a - 1, c - 1, 1), *anchors, Run(b, d, 1)]
    for one, other in pairwise(fence):
        if other.old > one.old + 1 and other.new > one.new + 1:
            yield one.old + 1, other.old, one.new + 1, other.new


def _match_alike(match: Match, gap: _Gap) -> None:
    """Match words in a gap that are only written otherwise, where both sides have as many."""
    a, b, c, d = gap
    for start, end in list(_open_within(match, a, b)):
        (first, last), before = _beside(match, (start, end))
        if (first, last) != before or last - first != end - start or not c <= first <= last <= d:
            continue
        for n in range(end - start):
            one, other = match.old.words.keys[start + n], match.new.words.keys[first + n]
            if _alike(one, other):
                match.take(Run(start + n, first + n, 1))


def _open_within(match: Match, start: int, end: int) -> Iterator[tuple[int, int]]:
    place = start
    while place < end:
        last = place
        while last < end and match.to_new[last] < 0:
            last += 1
        if last > place:
            yield place, last
        place = last + 1


def _alike(one: str, other: str) -> bool:
    """Tell whether two words are one, written otherwise: "organise" and "organize"."""
    longest = max(len(one), len(other))
    if min(len(one), len(other)) < _LETTERS or not (one.isalpha() and other.isalpha()):
        return False
    same = _common(one, other)
    rest = min(len(one), len(other)) - same
    same += min(rest, _common(one[::-1], other[::-1]))
    return same >= _ALIKE * longest


def _common(one: str, other: str) -> int:
    pairs = zip(one, other, strict=False)
    return next((n for n, (a, b) in enumerate(pairs) if a != b), min(len(one), len(other)))
