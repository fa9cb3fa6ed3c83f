"""Where the pages stand, one row under the other, and how large they are shown."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal

from PySide6.QtCore import QPointF, QRectF, QSizeF

from leader_reader.services.pages import PageSize

Fit = Literal["width", "page"] | int
"""Fit the width or the whole page, or show it in percent of its printed size."""

LEAST_PERCENT, MOST_PERCENT = 50, 600
GAP = 14
"""Pixels around a row of pages."""

_BETWEEN = 4
_NATURAL = 96 / 72
"""Pixels a point at 100 %, as every program has it on a screen."""


@dataclass(frozen=True, slots=True)
class _Row:
    """Pages side by side; `top` and `sizes` in device pixels, `scale` in pixels a point."""

    pages: range
    top: int
    height: int
    sizes: tuple[tuple[int, int], ...]
    scale: float

    def width(self, between: int) -> int:
        return sum(width for width, _ in self.sizes) + between * (len(self.pages) - 1)


class Sheets:
    """The pages laid out for a view of `room` pixels on a screen of `ratio` device pixels each.

    Pages count from 1; places are in pixels of the whole, from its top left corner. Pages stand
    on device pixels. Where they are fitted, those that are larger than most are made smaller, and
    one that stands alone among facing pages is as large as they are.
    `height` and `width` are those of all rows with the gaps around them.
    """

    def __init__(
        self,
        sizes: Sequence[PageSize],
        room: QSizeF,
        ratio: float = 1.0,
        *,
        fit: Fit = "width",
        facing: bool = False,
    ) -> None:
        self.sizes = tuple(sizes)
        self.ratio = ratio
        self._room = room
        self._gap, self._between = round(GAP * ratio), round(_BETWEEN * ratio)
        rows = _rows(len(self.sizes), facing=facing)
        scales = self._scales(rows, fit)
        self._rows = self._laid(rows, scales)
        self._tops = [row.top / ratio for row in self._rows]
        self._row_of = {page: row for row in self._rows for page in row.pages}
        last = self._rows[-1] if self._rows else None
        self.height = (last.top + last.height + self._gap) / ratio if last else 0.0
        widest = max((row.width(self._between) for row in self._rows), default=0)
        self.width = (widest + 2 * self._gap) / ratio

    def scale(self, page: int) -> float:
        """Return the pixels a point of a page."""
        return self._row_of[page].scale

    def percent(self, page: int) -> int:
        """Return how large a page is shown, in percent of its printed size."""
        return round(self.scale(page) / _NATURAL * 100)

    def rect(self, page: int) -> QRectF:
        """Return where a page is."""
        row = self._row_of[page]
        whole = max(self.width, self._room.width()) * self.ratio
        left = round((whole - row.width(self._between)) / 2)
        place = page - row.pages[0]
        left += sum(width + self._between for width, _ in row.sizes[:place])
        width, height = row.sizes[place]
        top = row.top + (row.height - height) // 2
        one = self.ratio
        return QRectF(left / one, top / one, width / one, height / one)

    def row(self, page: int) -> range:
        """Return the pages that stand side by side with a page."""
        return self._row_of[page].pages

    def between(self, top: float, bottom: float) -> range:
        """Return the pages of the rows that share a height with `top..bottom`."""
        if not self._rows:
            return range(0)
        first = max(0, bisect_right(self._tops, top) - 1)
        row = self._rows[first]
        if (row.top + row.height) / self.ratio < top and first + 1 < len(self._rows):
            first += 1
        last = max(first, bisect_right(self._tops, bottom) - 1)
        return range(self._rows[first].pages[0], self._rows[last].pages[-1] + 1)

    def nearest(self, point: QPointF) -> int:
        """Return the page that a point is on or nearest to."""
        near = self.between(point.y() - GAP / 2, point.y() - GAP / 2)
        return min(near, key=lambda page: abs(_beyond(self.rect(page), point.x())))

    def on_page(self, page: int, point: QPointF) -> QPointF:
        """Return a point as points of a page, from its top left corner."""
        return (point - self.rect(page).topLeft()) / self.scale(page)

    def from_page(self, page: int, rect: QRectF) -> QRectF:
        """Return where a rectangle of a page, in points, is."""
        by, corner = self.scale(page), self.rect(page).topLeft()
        left, top = corner.x() + rect.x() * by, corner.y() + rect.y() * by
        return QRectF(left, top, rect.width() * by, rect.height() * by)

    def _scales(self, rows: Sequence[range], fit: Fit) -> list[float]:
        if isinstance(fit, int):
            return [_NATURAL * min(MOST_PERCENT, max(LEAST_PERCENT, fit)) / 100] * len(rows)
        own = [self._fitting(row, fit) for row in rows]
        most_pages = max(map(len, rows), default=0)
        full = [each for row, each in zip(rows, own, strict=True) if len(row) == most_pages]
        usual = median(full) if full else _NATURAL
        least, most = LEAST_PERCENT / 400 * _NATURAL, MOST_PERCENT / 100 * _NATURAL
        return [min(most, max(least, min(usual, each))) for each in own]

    def _fitting(self, row: range, fit: Fit) -> float:
        """Return the scale at which a row fits; a page at its side is as wide as two."""
        sizes = [self.sizes[page - 1] for page in row]
        wide = max(1.0, self._room.width() - 2 * GAP - _BETWEEN * (len(row) - 1))
        across = wide / max(1.0, sum(size.width for size in sizes))
        if fit == "width":
            return across
        high = max(1.0, self._room.height() - 2 * GAP)
        return min(across, high / max(1.0, *(size.height for size in sizes)))

    def _laid(self, rows: Sequence[range], scales: Sequence[float]) -> list[_Row]:
        laid = []
        top = self._gap
        for pages, scale in zip(rows, scales, strict=True):
            sizes = tuple(self.sizes[page - 1].pixels(scale * self.ratio) for page in pages)
            height = max(high for _, high in sizes)
            laid.append(_Row(pages, top, height, sizes, scale))
            top += height + self._gap
        return laid


def fit_of(kept: str, otherwise: Fit) -> Fit:
    """Return the fit that was kept as "width", "page" or percent; `otherwise` where none was."""
    named: dict[str, Fit] = {"width": "width", "page": "page"}
    return int(kept) if kept.isdecimal() else named.get(kept, otherwise)


def _rows(pages: int, *, facing: bool) -> list[range]:
    """Return the pages of each row; of facing pages the first stands alone, as in a book."""
    if not facing:
        return [range(page, page + 1) for page in range(1, pages + 1)]
    pairs = [range(page, min(page + 2, pages + 1)) for page in range(2, pages + 1, 2)]
    return [range(1, 2), *pairs] if pages else []


def _beyond(rect: QRectF, x: float) -> float:
    return max(rect.left() - x, 0.0, x - rect.right())
