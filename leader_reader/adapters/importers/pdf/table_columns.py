"""The columns of a table: where the empty strips between its cells are."""

import statistics
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from leader_reader.adapters.importers.pdf.characters import Box
from leader_reader.adapters.importers.pdf.chunks import chunks
from leader_reader.adapters.importers.pdf.lines import Line

WIDE = 0.8
"""Of the size: the gap between cells of a table with few rows."""
_NARROW = 0.45
_MANY_LEVELS = 5
_HEADER_LEVELS = 2
_LEAST_STRIP = 0.35
_MOST_COLUMNS = 60
_TEXT_LINES = 4
_TEXT_WORDS = 4
_TEXT_WIDTH = 0.75
_ACROSS = 0.6
_FEW_ACROSS = 2
_ACROSS_SHARE = 0.25


def levels_of(pieces: Iterable[Line]) -> list[list[Line]]:
    """Return `pieces` by the level of the page that they stand on, from the top."""
    levels: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda each: each.base):
        if levels and piece.base - levels[-1][0].base < 0.5 * piece.size:
            levels[-1].append(piece)
        else:
            levels.append([piece])
    return levels


def pieces_of(lines: Sequence[Line], boxes: Sequence[Box | None]) -> list[Line]:
    """Return the pieces of lines that may be cells, in the order of the lines."""
    wide = [piece for line in lines for piece in chunks(line, boxes, WIDE)]
    if len(levels_of(wide)) < _MANY_LEVELS:
        return wide
    return [piece for line in lines for piece in chunks(line, boxes, _NARROW)]


def column_bounds(pieces: Sequence[Line]) -> list[float]:
    """Return the middles of the strips between the columns of `pieces`; [] for one column."""
    body = [level for level in levels_of(pieces) if len(level) > 1]
    bounds = _strips(body)
    for headers in range(1, _HEADER_LEVELS + 1):
        if len(body) - headers > _HEADER_LEVELS:
            below = _strips(body[headers:])
            bounds = below if len(below) > len(bounds) else bounds
    return bounds if len(bounds) < _MOST_COLUMNS else []


def column_of(piece: Line, bounds: Sequence[float]) -> int:
    """Return the column, from 0, that `piece` begins in."""
    return bisect_right(bounds, min(piece.left + 2, (piece.left + piece.right) / 2))


def is_running_text(pieces: Sequence[Line], bounds: Sequence[float]) -> bool:
    """Tell whether two columns or more hold lines of running text, as a page of print does."""
    columns: dict[int, list[Line]] = {}
    for piece in pieces:
        columns.setdefault(column_of(piece, bounds), []).append(piece)
    running = sum(1 for column in columns.values() if _is_text(column))
    return running > 1 or (running == 1 and len(columns) == 1)


def has_text_across(pieces: Sequence[Line]) -> bool:
    """Tell whether lines of words go across all of it, as text above and below a table does."""
    levels = levels_of(pieces)
    width = max(line.right for line in pieces) - min(line.left for line in pieces)
    across = sum(
        1
        for level in levels
        if len(level) == 1
        and level[0].width > _ACROSS * width
        and len(level[0].text.split()) > _TEXT_WORDS
    )
    return across > max(_FEW_ACROSS, _ACROSS_SHARE * len(levels))


def _is_text(column: Sequence[Line]) -> bool:
    """Tell whether most lines of a column fill it with words."""
    if len(column) < _TEXT_LINES:
        return False
    width = max(line.right for line in column) - min(line.left for line in column)
    words = statistics.median(len(line.text.split()) for line in column)
    wide = statistics.median(line.width for line in column)
    return words >= _TEXT_WORDS and wide > _TEXT_WIDTH * width


def _strips(levels: Sequence[Sequence[Line]]) -> list[float]:
    """Return the middles of the strips that no piece stands in but such as go across."""
    pieces = [piece for level in levels for piece in level]
    if not pieces:
        return []
    width = max(piece.right for piece in pieces) - min(piece.left for piece in pieces)
    pieces = [piece for piece in pieces if piece.width < _ACROSS * width]
    if not pieces:
        return []
    least = _LEAST_STRIP * statistics.median(piece.size for piece in pieces)
    events = sorted([(piece.left, 1) for piece in pieces] + [(piece.right, -1) for piece in pieces])
    found, inside, since = [], 0, None
    for x, step in events:
        inside += step
        if not inside and since is None:
            since = x
        elif inside and since is not None:
            found += [(since + x) / 2] if x - since >= least else []
            since = None
    first = min(piece.left for piece in pieces)
    return [x for x in found if x > first]
