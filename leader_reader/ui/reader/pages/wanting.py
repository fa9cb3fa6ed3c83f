"""Which tiles the page view wants: those on the screen, then those that will be soon."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRectF

from leader_reader.services.pages import Tile
from leader_reader.ui.reader.pages.pictures import Pictures, ahead
from leader_reader.ui.reader.pages.scroller import Scroller, pages_around
from leader_reader.ui.reader.pages.sheets import Sheets
from leader_reader.ui.reader.pages.tiles import tiles_of

_FORWARD, _BACK = 2.5, 1.5
"""Screens that are drawn ahead in the direction of reading, and in the other."""
_COARSE_AROUND = 8


def wanted_tiles(
    scroller: Scroller, pictures: Pictures, *, upwards: bool
) -> tuple[list[Tile], list[Tile]]:
    """Return the tiles on the screen, and all that are wanted, nearest first."""
    seen, sheets = scroller.seen, scroller.sheets
    visible = scroller.visible()
    shown = list(_tiles_in(sheets, visible, seen))
    shown.sort(key=lambda tile: _away(sheets, tile, seen.center()))
    reach = _reach(seen, upwards=upwards)
    near = sheets.between(reach.top(), reach.bottom())
    others = [tile for tile in _tiles_in(sheets, near, reach) if tile not in shown]
    others.sort(key=lambda tile: _away(sheets, tile, seen.center()))
    coarse = [pictures.coarse_of(page) for page in visible]
    around = pages_around(visible, len(sheets.sizes), _COARSE_AROUND)
    coarse_around = [pictures.coarse_of(page) for page in around]
    first = coarse if len(shown) > 2 * len(visible) else []
    tiles = ahead([*shown, *others], len(shown))
    return shown, list(dict.fromkeys([*first, *tiles, *coarse, *coarse_around]))


def _tiles_in(sheets: Sheets, pages: range, area: QRectF) -> Iterator[Tile]:
    for page in pages:
        corner, ratio = sheets.rect(page).topLeft(), sheets.ratio
        moved = area.translated(-corner)
        inside = QRectF(moved.topLeft() * ratio, moved.size() * ratio)
        yield from tiles_of(page, sheets.sizes[page - 1], sheets.scale(page) * ratio, inside)


def _away(sheets: Sheets, tile: Tile, middle: QPointF) -> float:
    """Return how far a tile is from the middle of the view, in pixels up or down."""
    top = sheets.rect(tile.page).top() + tile.y / sheets.ratio
    bottom = top + tile.height / sheets.ratio
    return max(top - middle.y(), middle.y() - bottom, 0.0)


def _reach(seen: QRectF, *, upwards: bool) -> QRectF:
    above, below = (_FORWARD, _BACK) if upwards else (_BACK, _FORWARD)
    return seen.adjusted(0, -above * seen.height(), 0, below * seen.height())
