"""Columns for table rows: tab stops computed from the width of the cells."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

_GUTTER = 24
_CLOSER = 20 / 24
"""Of the gutter, for tables that would not fit."""
_MANY_ROWS = 400
_MOST_BEFORE_LAST = 0.75
_FLOW_HANGING = 16.0


@dataclass(frozen=True, slots=True)
class Columns:
    """Where a table's columns begin, in pixels from the text's left edge.

    What wraps begins again at `hanging`. `flowing` says that the cells do not fit side by side:
    they then follow each other, a gap apart, and wrap as a paragraph does.
    """

    stops: tuple[float, ...] = ()
    hanging: float = 0.0
    flowing: bool = False


def columns_of(rows: Sequence[str], font: QFont, width: float, gutter: float = _GUTTER) -> Columns:
    """Return the columns of `rows` (cells parted by tabs) set in `font` within `width` pixels.

    The first row is strong where there are others.
    """
    head = QFont(font)
    if len(rows) > 1:
        head.setWeight(QFont.Weight.DemiBold)
    plain = QFontMetricsF(font)
    metrics = QFontMetricsF(head)
    widest: list[float] = []
    for row in rows[:_MANY_ROWS]:
        for number, cell in enumerate(row.split("\t")):
            advance = metrics.horizontalAdvance(cell.strip())
            if number == len(widest):
                widest.append(0.0)
            widest[number] = max(widest[number], advance)
        metrics = plain
    for gap in (gutter, gutter * _CLOSER):
        stops = _starts(widest, gap)
        if stops[-1] + (widest or [0.0])[-1] <= width:
            return Columns(tuple(stops[1:]))
    stops = _starts(widest, gutter * _CLOSER)
    if 0 < stops[-1] <= width * _MOST_BEFORE_LAST:
        return Columns(tuple(stops[1:]), hanging=stops[-1])
    return Columns(hanging=_FLOW_HANGING, flowing=True)


def _starts(widths: Sequence[float], gutter: float) -> list[float]:
    starts = [0.0]
    for width in widths[:-1]:
        starts.append(round(starts[-1] + width + gutter))
    return starts
