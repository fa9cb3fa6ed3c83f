"""Marks: the passages of a document as the reader draws them, and which of them are where."""

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, takewhile

from leader_reader.domain.annotation import AreaSelector


@dataclass(frozen=True, slots=True)
class Mark:
    """A marked passage: code points `start..end` of the document's text, end exclusive.

    `colours` are its topics' colours, "#rrggbb", none for a plain highlight; `topics` their names
    in the same order; `annotation` is the annotation's id; `note` is shown beside the text. With
    an `area` it is that rectangle of a page and covers no text: `label` says where it is.
    """

    start: int
    end: int
    colours: tuple[str, ...]
    annotation: str
    selected: bool = False
    topics: tuple[str, ...] = ()
    note: str = ""
    area: AreaSelector | None = None
    label: str = ""


@dataclass(frozen=True, slots=True)
class LanedMark:
    """A mark and the lanes of its underlines, one a colour, 0 the lowest."""

    mark: Mark
    lanes: tuple[int, ...]


class MarkIndex:
    """Marks of text by place, those of areas left out: an overlap query takes O(log n + k).

    Sorted by start (longer first), with the running maximum of the ends. Marks that overlap
    get lanes of their own, so that every underline is seen. What `before` laid out for the
    marks ahead of the first other one is taken from it.
    """

    def __init__(self, marks: Sequence[Mark] = (), before: "MarkIndex | None" = None) -> None:
        texts = [mark for mark in marks if mark.area is None]
        ordered = sorted(texts, key=lambda mark: (mark.start, -mark.end))
        known = before.laned if before else []
        pairs = zip(ordered, known, strict=False)
        alike = list(takewhile(lambda pair: pair[0] is pair[1].mark, pairs))
        laned = [laned for _, laned in alike]
        laned += _in_lanes(ordered[len(alike) :], laned)
        self._put(laned)

    def _put(self, laned: list[LanedMark]) -> None:
        self.laned = laned
        self._starts = [each.mark.start for each in laned]
        self._reach = list(accumulate((each.mark.end for each in laned), max))

    def __len__(self) -> int:
        return len(self.laned)

    def __iter__(self) -> Iterator[Mark]:
        return (laned.mark for laned in self.laned)

    def moved(self, old: Mark, new: Mark) -> "MarkIndex":
        """Return the same with `new` in the place of `old`; all other marks keep their lanes."""
        rest = [laned for laned in self.laned if laned.mark is not old]
        beside = [each for each in self.between(new.start, new.end) if each.mark is not old]
        laned = LanedMark(new, _free_lanes(new, beside))
        insort(rest, laned, key=lambda each: (each.mark.start, -each.mark.end))
        made = MarkIndex()
        made._put(rest)
        return made

    def differs(self, other: "MarkIndex") -> tuple[int, int] | None:
        """Return the stretch of text in which the two look different, or None."""
        mine, theirs = self.laned, other.laned
        first = _alike(mine, theirs)
        last = _alike(mine[first:][::-1], theirs[first:][::-1])
        changed = [*mine[first : len(mine) - last], *theirs[first : len(theirs) - last]]
        if not changed:
            return None
        marks = [laned.mark for laned in changed]
        return min(mark.start for mark in marks), max(mark.end for mark in marks)

    def between(self, start: int, end: int) -> list[LanedMark]:
        """Return the marks that share a character with `start..end`, in order."""
        first = bisect_right(self._reach, start)
        last = bisect_left(self._starts, end)
        return [laned for laned in self.laned[first:last] if laned.mark.end > start]

    def at(self, offset: int) -> list[Mark]:
        """Return the marks over the character at `offset`, the shortest first."""
        found = [laned.mark for laned in self.between(offset, offset + 1)]
        return sorted(found, key=lambda mark: mark.end - mark.start)

    def after(self, annotation: str, offset: int) -> Mark | None:
        """Return the next of the marks at `offset`, in turn, after the one named."""
        here = self.at(offset)
        names = [mark.annotation for mark in here]
        if not here:
            return None
        place = names.index(annotation) + 1 if annotation in names else 0
        return here[place % len(here)]


class SpanIndex:
    """Stretches (start, end) by place, thousands of them made in a few milliseconds."""

    def __init__(self, spans: Sequence[tuple[int, int]] = ()) -> None:
        self._spans = sorted(spans)
        self._longest = max((end - start for start, end in self._spans), default=0)

    def between(self, start: int, end: int) -> list[tuple[int, int]]:
        """Return the stretches that share a character with `start..end`, in order."""
        first = bisect_left(self._spans, (start - self._longest, 0))
        last = bisect_left(self._spans, (end, 0))
        return [span for span in self._spans[first:last] if span[1] > start]


def marks_named(marks: Iterable[Mark], annotation: str) -> tuple[Mark, ...]:
    """Return the mark of an annotation, if it is among `marks`."""
    return tuple(mark for mark in marks if annotation and mark.annotation == annotation)


def said_of(marks: Sequence[Mark], highlight: str) -> str:
    """Return what a tool tip says of marks: their topics, or `highlight`, and their notes.

    Of an area it first says where that is.
    """
    lines: list[str] = []
    for mark in marks:
        named = ", ".join(mark.topics) or ("" if mark.label else highlight)
        lines += [line for line in (mark.label, named, mark.note) if line]
    return "\n".join(lines)


def _alike(mine: Sequence[LanedMark], theirs: Sequence[LanedMark]) -> int:
    """Return how many marks two lists have in common from the beginning."""
    pairs = enumerate(zip(mine, theirs, strict=False))
    other = (n for n, (a, b) in pairs if a is not b and a != b)
    return next(other, min(len(mine), len(theirs)))


def _in_lanes(marks: Sequence[Mark], ahead: Sequence[LanedMark]) -> Iterator[LanedMark]:
    """Give each mark, after those `ahead`, the lowest free lanes: as many as it has colours."""
    open_marks = [laned for laned in ahead if marks and laned.mark.end > marks[0].start]
    for mark in marks:
        open_marks = [laned for laned in open_marks if laned.mark.end > mark.start]
        laned = LanedMark(mark, _free_lanes(mark, open_marks))
        open_marks.append(laned)
        yield laned


def _free_lanes(mark: Mark, beside: Iterable[LanedMark]) -> tuple[int, ...]:
    """Return the lowest lanes that no mark beside a mark has, one for each of its colours."""
    taken = [lane for laned in beside for lane in laned.lanes]
    wanted = max(1, len(mark.colours))
    if not taken:
        return tuple(range(wanted))
    free = [lane for lane in range(len(taken) + wanted) if lane not in taken]
    return tuple(free[:wanted])
