"""Paragraphs of a PDF: which lines go together, over lines, columns and pages."""

import re
import statistics
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.order import CELL
from leader_reader.adapters.importers.pdf.printed import PrintedPage

MARKER = re.compile(
    r"\s*([•‣▪●○◦·■□➢❑◆❖⬥➔✓–—*-]|\(?\d{1,3}[.)]|"
    r"\[\d{1,3}\]|\(?[a-z][.)]|\([A-Z]\)|\(?[ivx]{2,4}[.)])"
    r"\s+"
)
_BULLET = re.compile(r"\s*[^\w\s(\[§]\s")
CAPTION = re.compile(
    r"(fig(ure|\.)?|table|box|chart|exhibit|appendix (table|figure)|abb(ildung|\.)|tab(elle|\.))"
    r"\s*[A-Z]?\d+(?:\.\d+)*[a-z]?(?!\w)(?!\s+(?-i:[a-z]))",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?:;…؟。][”\"’)\]]*(\d+(,\d+)*|\[[\d,–-]+\])?\s*$")
_HYPHENATED = re.compile(r"[^\W\d_][\u00ad\u2010-]\s*$")
_RUNS_ON = re.compile(r"[.;,”\"\u00ad-]\s*$")
_HEAD_SCALE = 1.08
_SMALL_HEAD = 0.78
_SHORT_HEAD = 100
_NEAR = 12
_TABLE_ROWS = 3
_HEADER_CELLS = 6
_SAME_SIZE = 0.6
_SAME_EDGE = 3
_GAP = 1.3
"""Of the leading: lines further apart than this are of two paragraphs."""
_SMALL_GAP = 1.15
_ENOUGH = 3
NOTE = re.compile(r"(\d{1,3}|[*†‡§¶]+)\s*[^\W\d_]")
NOTE_SCALE = 0.92
"""Of the size of the text: what is set smaller may be a note at the foot."""


@dataclass(slots=True)
class Group:
    """The lines of one paragraph, heading, list item or row of a table, in reading order."""

    lines: list[Line]
    head: bool = False
    item: bool = False
    cells: bool = False
    indent: float = 0.0


@dataclass(frozen=True, slots=True)
class _Place:
    """A line with the edges of its column and the distance of lines on its page."""

    line: Line
    left: float
    right: float
    leading: float
    alone: bool = False
    """Whether no other lines show where its column ends."""

    @property
    def indent(self) -> float:
        return self.line.left - self.left

    @property
    def short(self) -> bool:
        """Whether the line ends well before its column does."""
        return self.line.right < self.right - 0.1 * (self.right - self.left)

    def breaks_off_before(self, following: Line) -> bool:
        """Tell whether the line is the last of a paragraph: the next word had room on it."""
        first = len(following.text.split(maxsplit=1)[0]) + 1
        letter = following.width / max(1, len(following.text))
        return (self.alone and self.ended) or self.line.right + (first + 0.5) * letter < self.right

    @property
    def ended(self) -> bool:
        return bool(_ENDED.search(self.line.text))

    @property
    def hyphenated(self) -> bool:
        return bool(_HYPHENATED.search(self.line.text))


def body_size(pages: Iterable[PrintedPage]) -> float:
    """Return the font size in which most of the text is set; 0 where there is none."""
    sizes: Counter[float] = Counter()
    for page in pages:
        for line in page.main:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class Grouper:
    """Collects lines page after page into groups; what a page leaves open the next may end."""

    def __init__(self, body: float, *, bold_counts: bool, rare_fonts: frozenset[str]) -> None:
        self._body = body
        self._bold_counts = bold_counts
        self._rare_fonts = rare_fonts
        self._previous: _Place | None = None
        self._current: Group | None = None
        self._open: dict[int, tuple[Group, _Place]] = {}
        self.groups: list[Group] = []

    def add_page(self, lines: Sequence[Line]) -> None:
        """Take the main lines of the next page, in reading order."""
        self._previous = None
        rows = _table_rows(lines)
        for at, place in enumerate(_places(lines, self._body)):
            self._add(place, cells=at in rows or bool(place.line.cells))

    def finish(self) -> list[Group]:
        """Return the groups; what stands in heading type just above a table is its header."""
        for at, group in enumerate(self.groups):
            if group.cells and at and not self.groups[at - 1].cells:
                self._demote_header(at)
        return self.groups

    def _demote_header(self, at: int) -> None:
        row = self.groups[at].lines[0]
        for group in reversed(self.groups[max(0, at - _HEADER_CELLS) : at]):
            line = group.lines[-1]
            plain = not line.entry and line.size <= self._body * _HEAD_SCALE
            if not group.head or line.page != row.page or not plain:
                return
            group.head = False

    def _add(self, place: _Place, *, cells: bool) -> None:
        group = None if cells else self._group_for(place)
        if group is None:
            group = Group([place.line], cells=True) if cells else self._new_group(place)
            self.groups.append(group)
        else:
            group.lines.append(place.line)
        self._previous, self._current = place, group
        if group.head:
            self._open.clear()
        elif not cells:
            self._open[round(place.line.size)] = group, place

    def _group_for(self, place: _Place) -> Group | None:
        """Return the group that the line goes on with, or None where it begins one."""
        previous, current = self._previous, self._current
        if previous is not None and current is not None and _flows(previous, place):
            return None if self._begins(current, previous, place) else current
        size = round(place.line.size)
        for near in (size, size - 1, size + 1):
            if near in self._open and self._resumes(self._open[near][1], place):
                return self._open[near][0]
        return None

    def _new_group(self, place: _Place) -> Group:
        line = place.line
        return Group(
            [line], self._is_head(line), bool(MARKER.match(line.text)), indent=place.indent
        )

    def _is_head(self, line: Line) -> bool:
        if line.entry:
            return True
        if sum(character.isalpha() for character in line.text) < 2:  # noqa: PLR2004
            return False
        if line.size > self._body * _HEAD_SCALE:
            return True
        large_enough = line.size >= self._body * _SMALL_HEAD and self._stands_out(line)
        if not large_enough or len(line.text) >= _SHORT_HEAD or _RUNS_ON.search(line.text):
            return False
        start = MARKER.sub("", line.text, count=1).lstrip()[:1]
        if line.bold:
            return line.size >= self._body * 0.9 or start.isupper()
        return line.size >= self._body * 0.9 and (start.isupper() and not _BULLET.match(line.text))

    def _stands_out(self, line: Line) -> bool:
        """Tell whether the line is bold, or in a font that little else is set in."""
        return (line.bold and self._bold_counts) or line.font in self._rare_fonts

    def _begins(self, group: Group, before: _Place, place: _Place) -> bool:
        """Tell whether `place`, the line below `before`, begins a new paragraph."""
        last, line = before.line, place.line
        if line.entry or last.entry:
            return line.entry != last.entry
        if group.cells or not _alike(last.size, line.size):
            return True
        if group.head:
            other = last.bold != line.bold or last.font != line.font
            apart = line.base - last.base
            return other or apart > max(1.6 * last.size, 1.3 * place.leading)
        if before.hyphenated:
            return False
        closed = before.short or before.ended
        return (
            (closed and self._is_head(line))
            or (bool(MARKER.match(line.text)) and (closed or group.item))
            or (bool(CAPTION.match(line.text)) and closed)
            or (bool(NOTE.match(line.text)) and closed and line.size < NOTE_SCALE * self._body)
            or _indented(group, before, place)
            or (before.breaks_off_before(line) and before.ended and not _hangs(group, place))
            or _parted(before, place)
        )

    def _resumes(self, end: _Place, place: _Place) -> bool:
        """Tell whether the line takes up a paragraph that a column or page broke off."""
        line = place.line
        if not _alike(end.line.size, line.size) or end.line.bold != line.bold:
            return False
        if line.page - end.line.page > 1 or self._is_head(line) or CAPTION.match(line.text):
            return False
        if end.hyphenated:
            return line.text[:1].isalpha()
        if MARKER.match(line.text):
            return False
        first = line.text.lstrip()[:1]
        below, whole = _below(end, place), end.breaks_off_before(line)
        if below or whole:
            return first.islower() and not end.ended and not (below and whole)
        return first.islower() or place.indent < 0.7 * line.size


def _parted(before: _Place, place: _Place) -> bool:
    """Tell whether there is more room between two lines than between others of the text."""
    step = (place.line.base - before.line.base) / place.leading
    capital = not place.line.text[:1].islower()
    return (step > _GAP and (before.short or before.ended or capital)) or (
        step > _SMALL_GAP and before.ended and capital
    )


def _alike(size: float, other: float) -> bool:
    return abs(size - other) <= 0.08 * size + 0.3


def _flows(before: _Place, place: _Place) -> bool:
    """Tell whether `place` stands directly below `before` in the same column."""
    last, line = before.line, place.line
    down = line.base - last.base
    reach = max(place.leading, 1.1 * last.size)
    overlap = min(last.right, line.right) > max(last.left, line.left) - 2
    return last.page == line.page and 0 < down < 1.8 * reach and overlap


def _below(before: _Place, place: _Place) -> bool:
    """Tell whether `place` stands further down in the same column of the same page."""
    last, line = before.line, place.line
    overlap = min(last.right, line.right) > max(last.left, line.left)
    return last.page == line.page and line.base > last.base and overlap


def _hangs(group: Group, place: _Place) -> bool:
    """Tell whether the line stands below the text of a list item, right of its marker."""
    return group.item and place.indent > group.indent + 0.5 * place.line.size


def _indented(group: Group, before: _Place, place: _Place) -> bool:
    """Tell whether the line is set in or out as the first of a paragraph is."""
    size = place.line.size
    if group.item:
        hanging = len(group.lines) > 1 and before.indent > group.indent + 0.5 * size
        back = place.indent < group.indent + 0.3 * size
        return (hanging and back and (before.ended or before.short)) or (
            place.indent < group.indent - 0.5 * size and (before.ended or before.short)
        )
    steps_in = place.indent > 0.7 * size and place.indent - before.indent > 0.6 * size
    return steps_in and (before.ended or before.short)


def _places(lines: Sequence[Line], body: float) -> list[_Place]:
    """Return each line with its column's edges, seen from the lines around it."""
    leading = _leading(lines, body)
    places = []
    for at, line in enumerate(lines):
        around = lines[max(0, at - _NEAR) : at + _NEAR + 1]
        column = [other for other in around if _one_column(line, other)]
        left = min(other.left for other in column)
        rights = sorted(other.right for other in column)
        places.append(
            _Place(line, left, rights[int(0.9 * (len(rights) - 1))], leading, len(column) < _ENOUGH)
        )
    return places


def _one_column(line: Line, other: Line) -> bool:
    shared = min(line.right, other.right) - max(line.left, other.left)
    return (
        _alike(line.size, other.size)
        and abs(line.left - other.left) < 4 * line.size
        and shared > 0.5 * min(line.width, other.width)
    )


def _leading(lines: Sequence[Line], body: float) -> float:
    steps = [
        b.base - a.base
        for a, b in pairwise(lines)
        if 0 < b.base - a.base < 2.5 * body
        and abs(a.size - body) < _SAME_SIZE
        and abs(a.left - b.left) < _SAME_EDGE
    ]
    return statistics.median(steps) if steps else body * 1.25


def _table_rows(lines: Sequence[Line]) -> set[int]:
    """Return which of `lines` are rows of a table: at least three in a row that have cells."""
    rows: set[int] = set()
    run: list[int] = []
    for at, line in enumerate(lines):
        if CELL in MARKER.sub("", line.text, count=1) and not line.entry and not line.cells:
            run.append(at)
            continue
        rows.update(run if len(run) >= _TABLE_ROWS else ())
        run = []
    rows.update(run if len(run) >= _TABLE_ROWS else ())
    return rows
