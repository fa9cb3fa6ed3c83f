"""Tables without rules: pieces of lines that stand beside each other, row after row."""

import re
import statistics
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from leader_reader.adapters.importers.pdf.characters import Box, Page
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.outlined import letters_of
from leader_reader.adapters.importers.pdf.paragraphs import CAPTION
from leader_reader.adapters.importers.pdf.table_columns import (
    column_bounds,
    column_of,
    has_text_across,
    is_running_text,
    levels_of,
    pieces_of,
)
from leader_reader.adapters.importers.pdf.table_rows import Grid, rows_of

_REACH = 8
"""How far from each other in the file the cells of one row may begin."""
_MOST_BETWEEN = 3
_LEAST_ROWS = 3
_LEAST_LINES = 6
_LABEL = re.compile(r"\(?[\w•‣▪●○◦·■–—*-]{1,4}[.)]?|\[\d{1,3}\]")
_LABELS = 0.8
_WORDS = 4
_STRAIGHT = 0.6
_NEAR = 2.5
_LEAST_LETTERS = 8
_GOING = 0.25
_LEAST_GOING = 2
_EDGE = 0.07
"""Of the page's height: nearer to its top or bottom are running heads and feet."""
_GAP = 1.6
_LEAST_GAP = 1.9
"""Of the size."""


def with_aligned_tables(lines: Sequence[Line], page: Page, named: Iterable[str] = ()) -> list[Line]:
    """Return `lines`; where three rows or more have cells below each other they are a table.

    `lines` are those of `page` in reading order. What says one of the `named` is a heading.
    """
    inner = _inner(lines, page.height, [letters_of(name) for name in named])
    tables: dict[int, list[Line]] = {}
    own: set[int] = set()
    for part in (part for stretch in inner for run in _runs(stretch) for part in _parts(run)):
        rows = _rows(part, page.boxes)
        if sum(1 for row in rows if sum(map(bool, row.cells)) > 1) >= _LEAST_ROWS:
            tables[id(part[0])] = rows
            own |= {id(line) for line in part}
    found: list[Line] = []
    for line in lines:
        found += tables.get(id(line), ())
        found += () if id(line) in own else (line,)
    return found


def _inner(lines: Sequence[Line], height: float, named: Sequence[str]) -> list[list[Line]]:
    """Return the stretches of lines that are no running heads or feet, parted at headings."""
    stretches: list[list[Line]] = [[]]
    for line in lines:
        if CAPTION.match(line.text) or _is_named(letters_of(line.text), named):
            stretches.append([])
        elif _EDGE * height < line.base < (1 - _EDGE) * height:
            stretches[-1].append(line)
    return stretches


def _is_named(said: str, named: Sequence[str]) -> bool:
    """Tell whether a line says one of the names, or its first or last words."""
    long = len(said) >= _LEAST_LETTERS
    return long and any(name.startswith(said) or name.endswith(said) for name in named)


def _rows(own: Sequence[Line], boxes: Sequence[Box | None]) -> list[Line]:
    """Return the rows that lines make, none where they are text or a list."""
    bounds = column_bounds(own)
    if not bounds or has_text_across(own) or is_running_text(own, bounds):
        return []
    if len(bounds) == 1 and _are_labels([line for line in own if not column_of(line, bounds)]):
        return []
    pieces = pieces_of(own, boxes)
    finer = column_bounds(pieces) or bounds
    if not all(_stand_below_each_other(*each) for each in ((own, bounds), (pieces, finer))):
        return []
    rows = rows_of(pieces, Grid(tuple(finer)))
    return [] if _go_on(rows) else rows


def _stand_below_each_other(own: Sequence[Line], bounds: Sequence[float]) -> bool:
    """Tell whether the cells of each column but the first begin, end or centre on one line."""
    columns: dict[int, list[Line]] = {}
    for line in own:
        columns.setdefault(column_of(line, bounds), []).append(line)
    return all(
        _is_straight(cells, last=column == len(bounds))
        for column, cells in columns.items()
        if column
    )


def _is_straight(cells: Sequence[Line], *, last: bool) -> bool:
    """Tell whether most cells share an edge or their middle.

    Words in the last column that share their right edge alone are justified text.
    """
    edges = [[line.left for line in cells], [(line.left + line.right) / 2 for line in cells]]
    figures = sum(1 for line in cells if not any(map(str.isalpha, line.text)))
    if not last or figures > len(cells) / 2:
        edges.append([line.right for line in cells])
    return any(_share_near(edge) >= _STRAIGHT for edge in edges)


def _share_near(edges: Sequence[float]) -> float:
    """Return the largest share of values that are near each other."""
    ordered, most, first = sorted(edges), 0, 0
    for at, edge in enumerate(ordered):
        while edge - ordered[first] > 2 * _NEAR:
            first += 1
        most = max(most, at - first + 1)
    return most / len(ordered)


def _go_on(rows: Sequence[Line]) -> bool:
    """Tell whether text runs on from row to row: it stands beside headings, not in cells."""
    texts = [_longest_cell(row) for row in rows]
    going = sum(1 for text in texts[1:] if text[:1].islower() and len(text.split()) > _WORDS)
    return going >= _LEAST_GOING and going > _GOING * len(rows)


def _longest_cell(row: Line) -> str:
    return max((" ".join(line.text for line in cell) for cell in row.cells), key=len).lstrip()


def _are_labels(column: Sequence[Line]) -> bool:
    """Tell whether a first column holds the markers of a list, or numbers of lines."""
    labels = sum(1 for line in column if _LABEL.fullmatch(line.text.strip()))
    return labels >= _LABELS * len(column)


def _runs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield stretches of lines most of which have others beside them."""
    run: list[Line] = []
    between: list[Line] = []
    for at, line in enumerate(lines):
        if line.upright and not line.cells and _has_beside(lines, at):
            run += [*between, line] if run else [line]
            between = []
        elif run and _may_stand_between(line, run, between):
            between.append(line)
        else:
            yield from [run] if run else []
            run, between = [], []
    yield from [run] if run else []


def _may_stand_between(line: Line, run: Sequence[Line], between: Sequence[Line]) -> bool:
    """Tell whether a line without others beside it may be a cell: further in, or one of a few."""
    inside = line.left > min(other.left for other in run) + 2 * line.size
    return line.upright and not line.cells and (inside or len(between) < _MOST_BETWEEN)


def _parts(run: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the parts of a run that more room than between its rows sets apart."""
    levels = levels_of(run)
    steps = [b[0].base - a[0].base for a, b in pairwise(levels)]
    usual = _GAP * statistics.median(steps) if steps else 0.0
    parts: list[list[Line]] = [[]]
    number: dict[int, int] = {}
    for level, step in zip(levels, [0.0, *steps], strict=True):
        if step > max(usual, _LEAST_GAP * level[0].size):
            parts.append([])
        number.update((id(line), len(parts) - 1) for line in level)
    for line in run:
        parts[number[id(line)]].append(line)
    yield from (part for part in parts if len(part) >= _LEAST_LINES)


def _has_beside(lines: Sequence[Line], at: int) -> bool:
    """Tell whether another line near in the file stands on the line's level, beside it."""
    line = lines[at]
    return any(
        abs(other.base - line.base) < 0.5 * line.size
        and (other.left >= line.right or other.right <= line.left)
        for other in lines[max(0, at - _REACH) : at + _REACH + 1]
        if not other.cells
    )
