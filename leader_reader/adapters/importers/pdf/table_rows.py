"""The rows and cells of a table: which lines go together in a cell, and which cells in a row."""

import statistics
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.order import CELL
from leader_reader.adapters.importers.pdf.placed import joined_by
from leader_reader.adapters.importers.pdf.table_columns import column_of, levels_of

_LEADING = 1.65
"""Of the size: lines of one cell are no further apart."""
_TIGHT = 1.35
_TIGHTER = 0.85
_LEAST_BANDS = 3
_MOST_LEVELS = 6
_MOST_SHARE = 0.5

Cells = dict[int, list[Line]]
"""The lines of each cell of a row, by column."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Where a table's columns part, and the levels of the rules across it.

    `boxed` is True where rules stand between its columns.
    """

    bounds: tuple[float, ...]
    across: tuple[float, ...] = ()
    boxed: bool = False


def rows_of(pieces: Sequence[Line], grid: Grid) -> list[Line]:
    """Return the rows of a table, each a line with cells. `pieces` are as the file has them."""
    rows = _in_sequence(pieces, grid)
    if _is_by_column(pieces, grid):
        rows = [_cells(level, grid) for level in levels_of(pieces)]
    rows = sorted(rows, key=_first_base)
    rows = _by_band(rows, grid) if _is_grid(rows, pieces, grid) else _tight_joined(rows, grid)
    return [_row(cells, len(grid.bounds) + 1) for cells in rows]


def _cells(pieces: Iterable[Line], grid: Grid) -> Cells:
    cells: Cells = {}
    for piece in pieces:
        cells.setdefault(column_of(piece, grid.bounds), []).append(piece)
    return cells


def _in_sequence(pieces: Sequence[Line], grid: Grid) -> list[Cells]:
    """Return rows as the file writes them: cell after cell to the right, then the next row."""
    rows: list[Cells] = []
    last: tuple[int, Line] | None = None
    for piece in pieces:
        column = column_of(piece, grid.bounds)
        if last is not None and _goes_on(rows[-1], last, (column, piece), grid):
            rows[-1].setdefault(column, []).append(piece)
        else:
            rows.append({column: [piece]})
        last = column, piece
    return rows


def _goes_on(row: Cells, last: tuple[int, Line], new: tuple[int, Line], grid: Grid) -> bool:
    """Tell whether a piece is of the row that the piece before it is of."""
    (column, before), (to, piece) = last, new
    if _band(before, grid) != _band(piece, grid):
        return False
    beside = abs(piece.base - before.base) < 0.5 * piece.size
    if to == column:
        return beside or 0 < piece.base - before.base < _LEADING * piece.size
    if to < column:
        return False
    bottom = max(cell[-1].bottom for cell in row.values())
    return piece.top < bottom - 0.2 * piece.size


def _is_by_column(pieces: Sequence[Line], grid: Grid) -> bool:
    """Tell whether the file writes the table column after column."""
    order = [column_of(piece, grid.bounds) for piece in pieces]
    changes = sum(1 for a, b in pairwise(order) if a != b)
    return changes <= len(grid.bounds) and len(levels_of(pieces)) > _LEAST_BANDS


def _band(line: Line, grid: Grid) -> int:
    """Return how many rules across the table stand above the line."""
    return bisect_left(grid.across, (line.top + line.bottom) / 2)


def _is_grid(rows: Sequence[Cells], pieces: Sequence[Line], grid: Grid) -> bool:
    """Tell whether rules part each row from the next."""
    bands: dict[int, list[Line]] = {}
    for piece in pieces:
        bands.setdefault(_band(piece, grid), []).append(piece)
    levels = [len(levels_of(band)) for band in bands.values()]
    if len(bands) < _LEAST_BANDS - grid.boxed:
        return False
    even = max(levels) <= max(_MOST_LEVELS, _MOST_SHARE * sum(levels))
    counts: dict[int, int] = {}
    for row in rows:
        counts[_row_band(row, grid)] = counts.get(_row_band(row, grid), 0) + 1
    single = statistics.median(counts.values()) <= 1
    return (grid.boxed and even) or (single and len(bands) > _LEAST_BANDS)


def _row_band(row: Cells, grid: Grid) -> int:
    return _band(next(iter(row.values()))[0], grid)


def _by_band(rows: Sequence[Cells], grid: Grid) -> list[Cells]:
    found: dict[int, Cells] = {}
    for row in rows:
        _take(found.setdefault(_row_band(row, grid), {}), row)
    return list(found.values())


def _take(row: Cells, other: Cells) -> None:
    for column, lines in other.items():
        row.setdefault(column, []).extend(lines)


def _tight_joined(rows: Sequence[Cells], grid: Grid) -> list[Cells]:
    """Join rows that stand closer together than others: the lines of wrapped cells."""
    steps = [_step(a, b) for a, b in pairwise(rows)]
    usual = sorted(steps)[int(0.6 * (len(steps) - 1))] if steps else 0.0
    found: list[Cells] = []
    for at, row in enumerate(rows):
        size = next(iter(row.values()))[0].size
        close = at > 0 and 0 < steps[at - 1] < min(_TIGHTER * usual, _TIGHT * size)
        if close and _row_band(rows[at - 1], grid) == _row_band(row, grid):
            _take(found[-1], row)
        else:
            found.append({column: list(lines) for column, lines in row.items()})
    return found


def _step(row: Cells, following: Cells) -> float:
    return _first_base(following) - max(line.base for cell in row.values() for line in cell)


def _first_base(row: Cells) -> float:
    return min(line.base for cell in row.values() for line in cell)


def _row(cells: Cells, columns: int) -> Line:
    """Return a row as one line that has its cells."""
    parts = tuple(tuple(_down(cells.get(at, ()))) for at in range(columns))
    lines = [line for part in parts for line in part]
    whole = joined_by(CELL, (joined_by(" ", (line.placed for line in part)) for part in parts))
    return replace(
        lines[0],
        text=whole.text,
        places=whole.places,
        left=min(line.left for line in lines),
        top=min(line.top for line in lines),
        right=max(line.right for line in lines),
        bottom=max(line.bottom for line in lines),
        bold=all(line.bold for line in lines),
        cells=parts,
    )


def _down(lines: Iterable[Line]) -> list[Line]:
    """Return the lines of a cell from the top."""
    found: list[Line] = []
    for level in levels_of(lines):
        found += sorted(level, key=lambda line: line.left, reverse=level[0].rtl)
    return found
