"""Stretches of words that are unique in two texts: those in the same order, and those moved."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from leader_reader.domain.comparing.match import Match, Run, Side

GRAM = 4
"""Words that are unique together, so that they begin a run."""
LEAST = 8
"""Words that make a stretch certain by itself, or moved."""
_NEAR = 30
"""The most words between two runs of one stretch."""

_Place = dict[tuple[int, ...], int]


def take_runs(match: Match) -> None:
    """Match the unique stretches: the heaviest chain in order, then what was moved."""
    runs = unique_runs(match)
    chain = heaviest(runs)
    kept = list(_apart(chain))
    _take(match, kept, moved=False)
    left = [run for each in runs if (run := _trimmed(match, each)) is not None]
    _take(match, left, moved=True)
    _take_blocks(match)


def unique_runs(match: Match) -> list[Run]:
    """Return the runs of words unique in both texts, within a block, by their old places."""
    old, new = _unique(match.old), _unique(match.new)
    pairs = ((place, new.get(gram, -1)) for gram, place in old.items() if place >= 0)
    return list(merged(((i, j) for i, j in pairs if j >= 0), GRAM))


def merged(pairs: Iterable[tuple[int, int]], length: int) -> Iterator[Run]:
    """Join pairs of places, in the order of the old ones, that `length` words are the same at."""
    run: Run | None = None
    for old, new in pairs:
        if run is not None and new - old == run.shift and old <= run.old + run.length:
            run = Run(run.old, run.new, old - run.old + length)
            continue
        if run is not None:
            yield run
        run = Run(old, new, length)
    if run is not None:
        yield run


def heaviest(runs: Sequence[Run]) -> list[Run]:
    """Return the runs, given by their old places, that keep the order and hold most words."""
    ranks = sorted({run.new for run in runs})
    tree = [(0, -1)] * (len(ranks) + 1)  # a Fenwick tree of the best chain up to a new place
    before: list[int] = []
    for number, run in enumerate(runs):
        rank = bisect_left(ranks, run.new)
        best = _best(tree, rank)
        before.append(best[1])
        _raise(tree, rank + 1, (best[0] + run.length, number))
    chain = []
    number = _best(tree, len(ranks))[1]
    while number >= 0:
        chain.append(runs[number])
        number = before[number]
    return chain[::-1]


def _best(tree: list[tuple[int, int]], end: int) -> tuple[int, int]:
    best = (0, -1)
    while end > 0:
        best = max(best, tree[end])
        end -= end & -end
    return best


def _raise(tree: list[tuple[int, int]], place: int, value: tuple[int, int]) -> None:
    while place < len(tree):
        tree[place] = max(tree[place], value)
        place += place & -place


def _unique(side: Side) -> _Place:
    """Return where each row of words stands that lies in one block; -1 where it stands twice."""
    ids, lines = side.ids, side.lines
    found: _Place = {}
    grams = zip(ids, ids[1:], ids[2:], ids[3:], strict=False)
    same = map(int.__eq__, lines, lines[GRAM - 1 :])
    for place, (gram, whole) in enumerate(zip(grams, same, strict=False)):
        if whole:
            found[gram] = -1 if gram in found else place
    return found


def _apart(chain: Iterable[Run]) -> Iterator[Run]:
    """Cut from each run what the one before has already."""
    old = new = 0
    for run in chain:
        cut = max(old - run.old, new - run.new, 0)
        if cut < run.length:
            yield Run(run.old + cut, run.new + cut, run.length - cut)
            old, new = run.old + run.length, run.new + run.length


def _trimmed(match: Match, run: Run) -> Run | None:
    """Return the part of a run of which nothing is matched yet."""
    first, last = 0, run.length
    while first < last and not match.free(run.old + first, run.new + first):
        first += 1
    while last > first and not match.free(run.old + last - 1, run.new + last - 1):
        last -= 1
    part = Run(run.old + first, run.new + first, last - first)
    inside = range(part.length)
    whole = all(match.free(part.old + n, part.new + n) for n in inside)
    return part if whole and part.length else None


def _take(match: Match, runs: list[Run], *, moved: bool) -> None:
    """Match runs; of what is out of order only stretches long enough."""
    stretches = list(_stretches(match, runs))
    strong = [each for each in stretches if sum(run.length for run in each) >= LEAST]
    chosen = strong if moved else stretches
    for run in (run for each in chosen for run in each):
        match.take(run)
    for stretch in sorted(chosen, key=lambda each: -sum(run.length for run in each)):
        grown = [_grown(match, run) for run in stretch]
        if sum(run.length for run in grown) >= LEAST:
            for run in grown:
                match.firm[run.old : run.old + run.length] = b"\1" * run.length


def _stretches(match: Match, runs: Iterable[Run]) -> Iterator[list[Run]]:
    """Yield the runs, given by their old places, that stand near each other in both texts."""
    stretch: list[Run] = []
    for run in runs:
        if stretch and not _near(match, stretch[-1], run):
            yield stretch
            stretch = []
        stretch.append(run)
    if stretch:
        yield stretch


def _near(match: Match, one: Run, other: Run) -> bool:
    old, new = one.old + one.length, one.new + one.length
    if not (0 <= other.old - old <= _NEAR and 0 <= other.new - new <= _NEAR):
        return False
    return max(match.to_new[old : other.old], default=-1) < 0


def _grown(match: Match, run: Run) -> Run:
    """Lengthen a run at both ends as far as the words of its blocks are the same."""
    old, new, length = run
    while _goes_on(match, (old + length - 1, new + length - 1), 1):
        length += 1
    while _goes_on(match, (old, new), -1):
        old, new, length = old - 1, new - 1, length + 1
    grown = Run(old, new, length)
    match.take(grown)
    return grown


def _goes_on(match: Match, at: tuple[int, int], by: int) -> bool:
    old, new = at[0] + by, at[1] + by
    return (
        match.free(old, new)
        and match.old.lines[old] == match.old.lines[at[0]]
        and match.new.lines[new] == match.new.lines[at[1]]
    )


def _take_blocks(match: Match) -> None:
    """Match whole blocks that are there but once in both texts, wherever they are now."""
    old, new = _blocks(match.old), _blocks(match.new)
    for words, place in old.items():
        other = new.get(words, -1)
        if len(words) < 2 or place < 0 or other < 0:  # noqa: PLR2004 - one word is too little
            continue
        inside = range(len(words))
        if all(match.free(place + n, other + n) for n in inside):
            match.take(Run(place, other, len(words)))
        if all(match.to_new[place + n] == other + n for n in inside):
            match.firm[place : place + len(words)] = b"\1" * len(words)


def _blocks(side: Side) -> _Place:
    """Return where each block begins, by its words; -1 where there are two such."""
    found: _Place = {}
    start = 0
    for place in range(1, len(side.ids) + 1):
        if place == len(side.ids) or side.lines[place] != side.lines[start]:
            words = tuple(side.ids[start:place])
            found[words] = -1 if words in found else start
            start = place
    return found
