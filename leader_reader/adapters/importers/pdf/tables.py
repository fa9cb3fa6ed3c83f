"""Tables on a page of a PDF: found by their rules, or by cells that stand below each other."""

import math
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from operator import itemgetter

from leader_reader.adapters.importers.pdf.characters import Box, Page
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.paragraphs import CAPTION
from leader_reader.adapters.importers.pdf.rules import Rule, Rules
from leader_reader.adapters.importers.pdf.table_columns import (
    column_bounds,
    has_text_across,
    is_running_text,
    levels_of,
    pieces_of,
)
from leader_reader.adapters.importers.pdf.table_rows import Grid, rows_of

_LEAST_RULE = 60.0
_SAME_ENDS = 6.0
_APART = 3.0
_INSIDE = 4.0
_THIN = 2
_LEAST_ROWS = 2
_COVERED = 0.5
_PART = 0.6
_MOST_TABLES = 60
_MOST_ASTRAY = 3
_FAR = 1.5
_HEAD = 0.15
_FOOT = 0.15
_TOP = 0.1
_OPEN_GAP = 3.5
"""Of the size: a table that no rule ends goes no further than such a gap."""


@dataclass(frozen=True, slots=True)
class _Tabled:
    """What a page has: its lines, its rules, the boxes of its characters, its height."""

    lines: list[Line]
    rules: Rules
    boxes: Sequence[Box | None]
    height: float

    def is_frame(self, above: Rule, below: Rule) -> bool:
        """Tell whether two rules are those of the page's head and foot."""
        return above.at < _HEAD * self.height and below.at > (1 - _FOOT) * self.height

    def is_head(self, rule: Rule) -> bool:
        return rule.at < _TOP * self.height


@dataclass(frozen=True, slots=True)
class _Band:
    """What stands between two rules that follow each other."""

    top: float
    bottom: float
    lines: tuple[Line, ...]
    tabular: bool

    @property
    def thin(self) -> bool:
        return len(levels_of(self.lines)) <= _THIN


def with_ruled_tables(lines: Sequence[Line], rules: Rules, page: Page) -> list[Line]:
    """Return `lines`; those of tables between rules are rows with cells, where they began.

    `lines` are those of `page` in the order of the file.
    """
    found = list(lines)
    for ends in _same_ends(rules.across)[:_MOST_TABLES]:
        own = Rules(rules.across, tuple(_down_between(rules.down, ends)))
        tabled = _Tabled(found, own, page.boxes, page.height)
        for bands in _regions(_completed(list(_bands(ends, tabled)), page.boxes)):
            found = _with_table(_Tabled(found, own, page.boxes, page.height), bands)
    return found


def _same_ends(across: Sequence[Rule]) -> list[list[Rule]]:
    """Return the rules of each table from the top, two or more that end one below the other.

    Shorter ones that share an end with them, below a cell of several rows, are among them.
    """
    groups: list[list[Rule]] = []
    for rule in sorted(across, key=lambda rule: -rule.length):
        if rule.length < _LEAST_RULE:
            break
        group = next((group for group in groups if _shares_ends(group[0], rule)), None)
        if group is None:
            groups.append([rule])
        else:
            group.append(Rule(rule.at, group[0].start, group[0].end))
    return [sorted(group, key=lambda rule: rule.at) for group in groups if len(group) > 1]


def _shares_ends(whole: Rule, rule: Rule) -> bool:
    left, right = abs(whole.start - rule.start), abs(whole.end - rule.end)
    part = rule.length > _PART * whole.length and rule.at > whole.at
    return max(left, right) <= _SAME_ENDS or (part and min(left, right) <= _SAME_ENDS)


def _down_between(down: Sequence[Rule], ends: Sequence[Rule]) -> Iterator[Rule]:
    """Yield the rules down that are within the table: others part the columns of the page."""
    for rule in down:
        if rule.start > ends[0].at - _SAME_ENDS and rule.end < ends[-1].at + _SAME_ENDS:
            yield rule


def _bands(ends: Sequence[Rule], page: _Tabled) -> Iterator[_Band]:
    last = False
    ordered = sorted(enumerate(page.lines), key=_middle)
    for above, below in pairwise(ends):
        if below.at - above.at < _APART:
            continue
        first = bisect_left(ordered, above.at, key=_middle)
        end = bisect_left(ordered, below.at, lo=first, key=_middle)
        near = [line for _, line in sorted(ordered[first:end], key=itemgetter(0))]
        inside = [line for line in near if _is_inside(line, above, below)]
        columns = _columns_ruled(page.rules, above, below) or _is_tabular(inside, page.boxes)
        whole = page.is_frame(above, below) or _holds_rules(page.rules, above, below)
        last = bool(inside) and bool(columns) and not whole
        yield _Band(above.at, below.at, tuple(inside), last)
    if last and not page.is_head(ends[-1]):
        yield _open_band(ends[-1], page.lines, page.boxes)


def _middle(numbered: tuple[int, Line]) -> float:
    return (numbered[1].top + numbered[1].bottom) / 2


def _completed(bands: Sequence[_Band], boxes: Sequence[Box | None]) -> list[_Band]:
    """Return `bands`; one that keeps to the columns of those around it is of their table."""
    found = list(bands)
    for at in range(1, len(found) - 1):
        before, band, after = found[at - 1 : at + 2]
        if before.tabular and after.tabular and band.lines and not band.tabular:
            bounds = column_bounds(pieces_of([*before.lines, *after.lines], boxes))
            kept = not any(_crosses(piece, bounds) for piece in pieces_of(band.lines, boxes))
            found[at] = replace(band, tabular=len(bounds) > 1 and kept)
    return found


def _crosses(piece: Line, bounds: Sequence[float]) -> bool:
    return any(piece.left < bound - 1 and piece.right > bound + 1 for bound in bounds)


def _open_band(last: Rule, lines: Sequence[Line], boxes: Sequence[Box | None]) -> _Band:
    """Return what stands below the last rule, as of a table that goes on over the page."""
    below = Rule(math.inf, last.start, last.end)
    inside = [line for line in lines if _is_inside(line, last, below)]
    size = inside[0].size if inside else 0.0
    kept: list[Line] = []
    bottom = last.at
    for level in levels_of(inside):
        across = len(level) == 1 and level[0].width > _COVERED * last.length
        if across or level[0].top - bottom > _OPEN_GAP * size:
            break
        kept += level
        bottom = max(line.bottom for line in level)
    own = {id(line) for line in kept}
    ordered = tuple(line for line in inside if id(line) in own)
    return _Band(last.at, bottom, ordered, bool(ordered) and _is_tabular(ordered, boxes))


def _holds_rules(rules: Rules, above: Rule, below: Rule) -> bool:
    """Tell whether a table of its own stands between two rules, which are the edges of a page."""
    wide = _COVERED * above.length
    levels = {
        round(rule.at)
        for rule in rules.across
        if above.at + _APART < rule.at < below.at - _APART and rule.length > wide
    }
    return len(levels) > 1


def _is_inside(line: Line, above: Rule, below: Rule) -> bool:
    middle = (line.top + line.bottom) / 2
    level = above.at < middle < below.at
    fits = line.left > above.start - _INSIDE and line.right < above.end + _INSIDE
    plain = line.upright and not line.cells and not CAPTION.match(line.text)
    return level and fits and plain


def _columns_ruled(rules: Rules, above: Rule, below: Rule) -> list[float]:
    """Return where rules go down between two rules, the edges left out."""
    high = below.at - above.at
    return [
        rule.at
        for rule in rules.down
        if above.start + _INSIDE < rule.at < above.end - _INSIDE
        and min(rule.end, below.at) - max(rule.start, above.at) > _COVERED * high
    ]


def _is_tabular(lines: Sequence[Line], boxes: Sequence[Box | None]) -> bool:
    pieces = pieces_of(lines, boxes)
    if not any(len(level) > 1 for level in levels_of(pieces)):
        return False
    bounds = column_bounds(pieces)
    text = has_text_across(pieces) or is_running_text(pieces, bounds)
    return bool(bounds) and not text


def _regions(bands: Iterable[_Band]) -> Iterator[list[_Band]]:
    """Yield the bands of each table: a thin one between two with columns is a row across."""
    region: list[_Band] = []
    for band in bands:
        joins = not region or band.top - region[-1].bottom < _APART
        if joins and (band.tabular or (region and band.lines and band.thin)):
            region.append(band)
            continue
        yield from _trimmed(region)
        region = [band] if band.tabular else []
    yield from _trimmed(region)


def _trimmed(region: list[_Band]) -> Iterator[list[_Band]]:
    while region and not region[-1].tabular:
        region.pop()
    if region:
        yield region


def _with_table(page: _Tabled, bands: Sequence[_Band]) -> list[Line]:
    """Return the lines of `page` with the rows of the table in `bands`, if it is one."""
    inside = {id(line) for band in bands for line in band.lines}
    own = [line for line in page.lines if id(line) in inside]
    grid = _grid(own, bands, page.rules, page.boxes)
    drawn = _is_drawing(page.rules, grid, own, bands)
    rows = rows_of(pieces_of(own, page.boxes), grid) if grid.bounds and not drawn else []
    if sum(1 for row in rows if sum(map(bool, row.cells)) > 1) < _LEAST_ROWS:
        return page.lines
    return replaced(page.lines, own, rows)


def _is_drawing(rules: Rules, grid: Grid, own: Sequence[Line], bands: Sequence[_Band]) -> bool:
    """Tell whether rules begin and end between columns, as those of boxes in a diagram do."""
    left, right = min(line.left for line in own), max(line.right for line in own)
    astray = 0
    for rule in rules.across:
        within = bands[0].top + _APART < rule.at < bands[-1].bottom - _APART
        ends = [end for end in (rule.start, rule.end) if left + _INSIDE < end < right - _INSIDE]
        if within and left <= (rule.start + rule.end) / 2 <= right:
            astray += any(_inside_column(end, grid, own) for end in ends)
    return astray > _MOST_ASTRAY


def _inside_column(end: float, grid: Grid, own: Sequence[Line]) -> bool:
    """Tell whether a rule ends far from where columns part."""
    return all(abs(end - bound) > _FAR * own[0].size for bound in grid.bounds)


def replaced(lines: Sequence[Line], own: Sequence[Line], rows: Sequence[Line]) -> list[Line]:
    """Return `lines` with `rows` in place of its `own` lines, where the first of them stood."""
    inside = {id(line) for line in own}
    first = next(at for at, line in enumerate(lines) if id(line) in inside)
    before = [line for line in lines[:first] if id(line) not in inside]
    return [*before, *rows, *(line for line in lines[first:] if id(line) not in inside)]


def _grid(
    own: Sequence[Line], bands: Sequence[_Band], rules: Rules, boxes: Sequence[Box | None]
) -> Grid:
    left, right = min(line.left for line in own), max(line.right for line in own)
    top, bottom = bands[0].top, bands[-1].bottom
    wide = _COVERED * (right - left)
    across = [
        rule.at
        for rule in rules.across
        if top - 1 <= rule.at <= bottom + 1 and min(rule.end, right) - max(rule.start, left) > wide
    ]
    whole = Rule(top, left - _INSIDE, right + _INSIDE)
    down = _columns_ruled(rules, whole, Rule(bottom, whole.start, whole.end))
    bounds = down or column_bounds(pieces_of(own, boxes))
    return Grid(tuple(bounds), tuple(across), boxed=bool(down))
