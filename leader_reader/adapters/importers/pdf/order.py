"""The order in which a reader takes a page's lines, where the file's own order is another."""

from collections.abc import Sequence
from itertools import pairwise

from leader_reader.adapters.importers.pdf.lines import Line, joined, same_row

_MOST_JUMPS = 0.25
"""Files that jump back up the page at more than this share of their lines are put in order."""
_FEW = 4
_TEXT_WIDTH = 0.5
"""Of a column: lines of running text are at the median wider than this, cells are not."""
CELL = "\t"
"""What parts the pieces of a line that stand far apart."""


def in_order(lines: Sequence[Line], width: float) -> list[Line]:
    """Return `lines` in reading order.

    The order of the content is kept where it is sound, because programs write what belongs
    together together; a page that was written row by row over two columns, or upwards, is sorted.
    """
    gutter = _gutter(lines, width)
    if gutter is not None and _weaves(lines, gutter):
        return _by_column(lines, gutter)
    if _upward(lines) > max(_FEW / 2, _MOST_JUMPS * len(lines)):
        return sorted(lines, key=lambda line: (round(line.base / 3), line.left))
    return list(lines)


def _gutter(lines: Sequence[Line], width: float) -> float | None:
    """Return the x of an empty strip between two columns of text, or None."""
    best: tuple[int, float] | None = None
    for step in range(35, 66):
        x = width * step / 100
        crossing = sum(1 for line in lines if line.left < x - 1 and line.right > x + 1)
        if best is None or crossing < best[0]:
            best = crossing, x
    if best is None or best[0] > len(lines) / 3:
        return None
    sides = ([line for line in lines if line.right <= best[1] + 1], _right_of(lines, best[1]))
    if any(len(side) < _FEW or not _is_text(side) for side in sides):
        return None
    return best[1]


def _right_of(lines: Sequence[Line], x: float) -> list[Line]:
    return [line for line in lines if line.left >= x - 1]


def _is_text(side: Sequence[Line]) -> bool:
    left, right = min(line.left for line in side), max(line.right for line in side)
    widths = sorted(line.width for line in side)
    return widths[len(widths) // 2] > _TEXT_WIDTH * (right - left)


def _side(line: Line, gutter: float) -> int:
    """Return -1 for the left column, 1 for the right one, 0 for what stands across both."""
    if line.right <= gutter + 1:
        return -1
    return 1 if line.left >= gutter - 1 else 0


def _weaves(lines: Sequence[Line], gutter: float) -> bool:
    """Tell whether the content changes columns so often that it was written row by row."""
    sides = [_side(line, gutter) for line in lines]
    changes = sum(1 for a, b in pairwise(sides) if a and b and a != b)
    return changes > max(_FEW, _MOST_JUMPS * len(lines))


def _by_column(lines: Sequence[Line], gutter: float) -> list[Line]:
    """Return `lines` from the top: left column, right column, up to each line across both."""
    ordered: list[Line] = []
    columns: dict[int, list[Line]] = {-1: [], 1: []}
    for line in sorted(lines, key=lambda line: (round(line.base / 3), line.left)):
        side = _side(line, gutter)
        if side:
            columns[side].append(line)
            continue
        ordered += [*columns[-1], *columns[1], line]
        columns = {-1: [], 1: []}
    return ordered + columns[-1] + columns[1]


def _upward(lines: Sequence[Line]) -> int:
    """Count the steps back up the page that do not go on to another column."""
    return sum(
        1
        for a, b in pairwise(lines)
        if b.bottom < a.top + 1 and b.left < a.right and a.left < b.right
    )


def rows_joined(lines: Sequence[Line]) -> list[Line]:
    """Join neighbours that stand in one row: cells of a table, a number and its paragraph."""
    rows: list[Line] = []
    for line in lines:
        last = rows[-1] if rows else None
        if last is not None and _one_row(last, line):
            rows[-1] = joined(last, line, CELL)
        else:
            rows.append(line)
    return rows


def _one_row(last: Line, line: Line) -> bool:
    if last.cells or line.cells:
        return False
    if not (last.upright and line.upright and same_row(last, line)):
        return False
    if last.rtl and line.rtl:
        return line.right <= last.left + 1
    return line.left >= last.right - 1 and abs(line.base - last.base) < last.size / 2
