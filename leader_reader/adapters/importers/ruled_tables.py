"""Tables drawn with characters: columns under rows of dashes, or cells in a grid of + and |.

Pandoc writes them in plain text and in its Markdown (its manual calls them simple, multiline and
grid tables); many programs print reports so.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

_COLUMNS = re.compile(r"\s*-{2,}(?:\s+-{2,})+\s*")
_RULE = re.compile(r"\s*-{3,}\s*")
_BORDER = re.compile(r"\s*\+(?:[-=:]{2,}\+)+\s*")
_GRID_ROW = re.compile(r"\s*[|+].*[|+]\s*")
_GAP = re.compile(r"\s{2,}")
_LONGEST = 2_000
_MOST_LINES = 5_000
_HEAD_LINES = 12


@dataclass(frozen=True, slots=True)
class RuledTable:
    """A table in lines `start..end` of a text (end exclusive); each row is its cells' texts."""

    start: int
    end: int
    rows: tuple[tuple[str, ...], ...]


def ruled_tables(lines: Sequence[str]) -> Iterator[RuledTable]:
    """Yield the tables among `lines` from the first to the last."""
    at = after = 0
    while at < len(lines):
        line = lines[at]
        found, beyond = None, at + 1
        if len(line) <= _LONGEST and _COLUMNS.fullmatch(line):
            found = _columned(lines, at, after)
        elif len(line) <= _LONGEST and _BORDER.fullmatch(line):
            beyond, rows = _gridded(lines, at)
            found = RuledTable(at, beyond, rows) if rows else None
        if found:
            yield found
        after = found.end if found else after
        at = max(beyond, after)


def _columned(lines: Sequence[str], at: int, after: int) -> RuledTable | None:
    """Return the table whose columns the dashes in line `at` mark, if it is one."""
    starts = [match.start() for match in re.finditer(r"-+", lines[at])]
    head = _head(lines, at, after)
    boxed = head > after and bool(_RULE.fullmatch(lines[head - 1]))
    end, groups = (_spread_rows if boxed else _close_rows)(lines, at + 1)
    if head < at:
        groups.insert(0, list(lines[head:at]))
    rows = [_row(group, starts) for group in groups]
    if not rows or any(row is None for row in rows):
        return None
    kept = tuple(row for row in rows if row and any(row))
    return RuledTable(head - 1 if boxed else head, end, kept) if kept else None


def _head(lines: Sequence[str], at: int, after: int) -> int:
    """Return the line where the head above the dashes begins; `at` where there is none."""
    head = at
    while head > after and at - head < _HEAD_LINES and lines[head - 1].strip():
        if _RULE.fullmatch(lines[head - 1]):
            return head
        head -= 1
    return max(head, at - 1)  # without a rule above it the head is one line


def _close_rows(lines: Sequence[str], start: int) -> tuple[int, list[list[str]]]:
    """Return where a table ends that has a row a line, and its rows."""
    width = len(lines[start - 1].rstrip())
    rows: list[list[str]] = []
    for at in range(start, min(len(lines), start + _MOST_LINES)):
        line = lines[at]
        if _COLUMNS.fullmatch(line) or _RULE.fullmatch(line):
            return at + 1, rows
        if not line.strip() and len(line) < width // 2:
            return at, rows
        rows.append([line])
    return start + len(rows), rows


def _spread_rows(lines: Sequence[str], start: int) -> tuple[int, list[list[str]]]:
    """Return where a table ends whose rows are parted by empty lines, and its rows."""
    rows: list[list[str]] = [[]]
    for at in range(start, min(len(lines), start + _MOST_LINES)):
        if _RULE.fullmatch(lines[at]) or _COLUMNS.fullmatch(lines[at]):
            return at + 1, [row for row in rows if row]
        if lines[at].strip():
            rows[-1].append(lines[at])
        else:
            rows.append([])
    return _close_rows(lines, start)


def _row(group: Sequence[str], starts: Sequence[int]) -> tuple[str, ...] | None:
    """Return the cells that the lines of one row hold; None where they stand in no columns."""
    parts = [_cells(line, starts) for line in group]
    if any(part is None for part in parts):
        return None
    columns = zip(*(part for part in parts if part is not None), strict=True)
    return tuple(" ".join(piece for piece in column if piece) for column in columns)


def _cells(line: str, starts: Sequence[int]) -> list[str] | None:
    edges = [0, *starts[1:], max(len(line), starts[-1])]
    if all(line[edge - 1 : edge] in ("", " ") for edge in edges[1:-1]):
        return [line[left:right].strip() for left, right in pairwise(edges)]
    loose = _GAP.split(line.strip())
    return loose if len(loose) == len(starts) else None


def _gridded(lines: Sequence[str], at: int) -> tuple[int, tuple[tuple[str, ...], ...]]:
    """Return where the grid ends whose upper border is line `at`, and its rows, perhaps none."""
    rows: list[tuple[str, ...]] = []
    cells: list[list[str]] = []
    end = at + 1
    while end < len(lines) and end - at < _MOST_LINES and _GRID_ROW.fullmatch(lines[end]):
        line = lines[end].strip()
        if _BORDER.fullmatch(line):
            rows += [_joined(cells)] if cells else []
            cells = []
        else:
            cells.append([cell.strip() for cell in line.strip("|+").split("|")])
        end += 1
    rows += [_joined(cells)] if cells else []
    return end, tuple(row for row in rows if any(row))


def _joined(lines: Sequence[Sequence[str]]) -> tuple[str, ...]:
    """Join the lines of one row of a grid, cell by cell."""
    most = max(len(line) for line in lines)
    padded = [[*line, *[""] * (most - len(line))] for line in lines]
    return tuple(" ".join(filter(None, column)) for column in zip(*padded, strict=True))
