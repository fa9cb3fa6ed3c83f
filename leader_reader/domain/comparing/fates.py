"""What became of a passage in a new text: unchanged, reworded or gone, and where it is now."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from enum import StrEnum

from leader_reader.domain.comparing.match import Match
from leader_reader.domain.comparing.words import plain

_LEAST_KEPT, _LEAST_FIRM, _LEAST_IN_PLACE = 0.5, 0.15, 0.2
"""How much of a passage is still there at least; less will do where it is certain what it is."""
_AROUND = 8
"""Words on either side that say whether a passage is where it was."""
_FEW_AROUND = 4
_AGREES, _AGREES_WELL = 0.5, 0.75
_APART = 30
"""New words in the middle of a passage that it may hold beside as many as it has itself."""
_SHORT = 3
"""Words of a passage that may be in doubt: the same beside the same."""


class Fate(StrEnum):
    """What became of a passage."""

    UNCHANGED = "unchanged"
    REWORDED = "reworded"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A passage's fate, code points `start..end` of the new text, and how much of it is left.

    `page` is the page that an area is on now, 0 for words.
    """

    fate: Fate
    start: int = 0
    end: int = 0
    kept: float = 0.0
    page: int = 0


GONE = Outcome(Fate.GONE)


def passage_outcome(match: Match, start: int, end: int) -> Outcome:
    """Return what became of code points `start..end` of the old text.

    It is only unchanged where it reads the same (see `plain`) and its surroundings agree or its
    words are unique; where in doubt it is gone.
    """
    first, last = words_within(match, start, end)
    if first >= last:
        return GONE
    pairs = _pairs(match, first, last)
    if not pairs or (last - first <= _SHORT and all(match.doubtful[first:last])):
        return GONE
    pairs = _in_one_piece(match, first, last, pairs)
    begin, stop = _stretch(match, (first, last), pairs)
    place = _begin(match, (start, first), begin), _stop(match, (end, last), stop)
    old, new = match.old.words.text[start:end], match.new.words.text[slice(*place)]
    same = plain(old) == plain(new)
    kept = _weight(match, [old for old, _ in pairs]) / _weight(match, list(range(first, last)))
    if not _trusted(match, (first, last), pairs, kept=1.0 if same else kept):
        return GONE
    return Outcome(Fate.UNCHANGED if same else Fate.REWORDED, *place, 1.0 if same else kept)


def new_place(match: Match, place: int) -> int | None:
    """Return where code point `place` of the old text, the begin of some words, is now.

    None where the words from there on and those before are not where they were.
    """
    words = match.old.words
    first = bisect_right(words.ends, place)
    last = min(first + _AROUND, len(words))
    pairs = _pairs(match, first, last)
    if not pairs or _share(match, range(first, last), pairs) < _AGREES:
        return None
    nearest, new = pairs[0]
    if nearest == first:
        return _inside(match, place, first) if place > words.starts[first] else _start(match, new)
    return _start(match, new)


def near_place(match: Match, place: int) -> int:
    """Return the new place of the words that are still there and nearest to an old one."""
    first = bisect_right(match.old.words.ends, place)
    before = next((new for new in reversed(match.to_new[:first]) if new >= 0), None)
    if before is not None:
        return match.new.words.ends[before]
    after = next((new for new in match.to_new[first:] if new >= 0), None)
    return 0 if after is None else match.new.words.starts[after]


def words_within(match: Match, start: int, end: int) -> tuple[int, int]:
    """Return the words first..last (end exclusive) that code points `start..end` touch."""
    words = match.old.words
    return bisect_right(words.ends, start), bisect_left(words.starts, end)


def _start(match: Match, new: int) -> int:
    return match.new.words.starts[new]


def _pairs(match: Match, first: int, last: int) -> list[tuple[int, int]]:
    """Return (old, new) for the words that are still there together: most of them, by weight."""
    groups: list[list[tuple[int, int]]] = []
    for old in range(first, last):
        new = match.to_new[old]
        if new < 0:
            continue
        if groups and _together(match, (first, last), groups[-1][-1][1], new):
            groups[-1].append((old, new))
        else:
            groups.append([(old, new)])
    return max(groups, key=lambda each: _weight(match, [old for old, _ in each]), default=[])


def _in_one_piece(
    match: Match, first: int, last: int, pairs: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    """Return the pairs of a passage that is there as it was beside a word that is there.

    Where the same words were put in or left out beside it, those of its ends may have been
    matched in the other place.
    """
    words = match.old.ids[first:last]
    for old, new in (pairs[0], pairs[-1]):
        start = new + first - old
        lost = [each for each in range(first, last) if match.to_new[each] != start + each - first]
        if start < 0 or match.new.ids[start : start + len(words)] != words:
            continue
        if all(match.doubtful[each] for each in lost):
            return [(first + n, start + n) for n in range(len(words))]
    return pairs


def _together(match: Match, inside: tuple[int, int], one: int, other: int) -> bool:
    """Tell whether two new words can be of one passage: nothing from elsewhere between them."""
    between = match.to_old[one + 1 : other]
    if other <= one or len(between) > _APART + inside[1] - inside[0]:
        return False
    return all(old < 0 or inside[0] <= old < inside[1] for old in between)


def _weight(match: Match, words: list[int]) -> int:
    """Return how much words say: by their letters."""
    keys = match.old.words.keys
    return sum(min(len(keys[each]), 10) for each in words)


# Where it begins and ends


def _stretch(
    match: Match, inside: tuple[int, int], pairs: list[tuple[int, int]]
) -> tuple[int, int]:
    """Return the new words first..last of a passage, with those that took the place of others."""
    (old_first, new_first), (old_last, new_last) = pairs[0], pairs[-1]
    begin = new_first - _replaced(match, (old_first, inside[0]), new_first, -1)
    stop = new_last + 1 + _replaced(match, (old_last, inside[1] - 1), new_last, 1)
    return begin, stop


def _replaced(match: Match, old: tuple[int, int], new: int, by: int) -> int:
    """Return how many open words before (-1) or after (1) `new` stand for those of the passage.

    `old` are its outermost word that is still there, and its outermost word. Where words beyond
    it were replaced too, it gets its share; what it lost in other blocks has no place.
    """
    block = match.old.lines
    lost = sum(block[each] == block[old[0]] for each in range(old[0] + by, old[1] + by, by))
    if not lost:
        return 0
    whole = lost == abs(old[1] - old[0])
    beyond = _open(match.to_new, old[1], by, lost) if whole else 0
    room = _open(match.to_old, new, by, 3 * (lost + beyond) + 3)
    if room > 3 * (lost + beyond) + 2:
        return 0  # something else was put in here
    share = round(room * lost / (lost + beyond))
    lines = match.new.lines
    return sum(lines[new + by * n] == lines[new] for n in range(1, share + 1))


def _open(links: list[int], place: int, by: int, most: int) -> int:
    count = 0
    while count < most and 0 <= place + by < len(links) and links[place + by] < 0:
        place, count = place + by, count + 1
    return count


def _begin(match: Match, old: tuple[int, int], new: int) -> int:
    """Return where the passage begins: in its first word as before, or before its marks."""
    start, first = old
    words, after = match.old.words, match.new.words
    if match.to_new[first] == new and start > words.starts[first]:
        return _inside(match, start, first)
    lead = words.text[start : words.starts[first]].strip()
    if not lead or start >= words.starts[first]:
        return after.starts[new]
    gap = after.text[after.ends[new - 1] if new else 0 : after.starts[new]]
    found = next((n for n in range(len(gap), -1, -1) if plain(gap[n:]) == plain(lead)), None)
    if found is None:
        found = len(gap) - len(gap) + max(gap.rfind(" "), gap.rfind("\n"), gap.rfind("\t")) + 1
    return after.starts[new] - len(gap) + found


def _stop(match: Match, old: tuple[int, int], stop: int) -> int:
    """Return where the passage ends: in its last word as before, or after its marks."""
    end, last = old[0], old[1] - 1
    words, after = match.old.words, match.new.words
    if match.to_new[last] == stop - 1 and end < words.ends[last]:
        return _inside(match, end, last)
    tail = words.text[words.ends[last] : end].strip()
    if not tail or end <= words.ends[last]:
        return after.ends[stop - 1]
    gap_end = after.starts[stop] if stop < len(after) else len(after.text)
    gap = after.text[after.ends[stop - 1] : gap_end]
    found = next((n for n in range(len(gap) + 1) if plain(gap[:n]) == plain(tail)), None)
    if found is None:
        found = len(gap) - len(gap.lstrip(_MARKS))
    return after.ends[stop - 1] + found


_MARKS = ".,;:!?…)]}'\"’”»"


def _inside(match: Match, place: int, old: int) -> int:
    """Return the place in a new word that has as many letters before it as in the old one."""
    words, after, new = match.old.words, match.new.words, match.to_new[old]
    letters = sum(map(str.isalnum, words.text[words.starts[old] : place]))
    for found in range(after.starts[new], after.ends[new]):
        if not letters and after.text[found].isalnum():
            return found
        letters -= after.text[found].isalnum()
    return after.ends[new]


# Whether it is to be believed


def _trusted(
    match: Match, inside: tuple[int, int], pairs: list[tuple[int, int]], *, kept: float
) -> bool:
    """Tell whether enough of a passage is there, and the words around it or its own are certain."""
    first, last = inside
    agrees = _agreement(match, inside, pairs)
    if agrees >= _AGREES_WELL:
        return kept >= _LEAST_IN_PLACE
    if any(match.firm[old] for old, _ in pairs) and (last - first > _SHORT or kept == 1.0):
        return kept >= _LEAST_FIRM
    return agrees >= _AGREES and kept >= _LEAST_KEPT


def _agreement(match: Match, inside: tuple[int, int], pairs: list[tuple[int, int]]) -> float:
    """Return how much of what is around a passage is still around it, 0 to 1.

    The words of its own blocks count, unless they are too few; then the better side.
    """
    first, last = inside
    lines, size = match.old.lines, len(match.to_new)
    before, after = range(max(first - _AROUND, 0), first), range(last, min(last + _AROUND, size))
    own = [each for each in before if lines[each] == lines[first]]
    own += [each for each in after if lines[each] == lines[last - 1]]
    if len(own) >= _FEW_AROUND:
        return _share(match, own, pairs)
    return max((_share(match, each, pairs) for each in (before, after) if each), default=0.0)


def _share(match: Match, around: "range | list[int]", pairs: list[tuple[int, int]]) -> float:
    """Return how many of some words are still on the same side of a passage."""
    (first, new_first), (last, new_last) = pairs[0], pairs[-1]
    there = 0
    for old in around:
        new = match.to_new[old]
        before, after = old < first and 0 <= new < new_first, old > last and new > new_last
        there += before or after or (first <= old <= last and new_first <= new <= new_last)
    return there / len(around) if around else 0.0
