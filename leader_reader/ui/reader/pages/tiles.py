"""The pieces that pages are drawn in, and a store of them that keeps within its bounds."""

from collections import OrderedDict
from collections.abc import Collection, Iterator
from math import ceil

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QImage

from leader_reader.services.pages import PageSize, Tile

WHOLE = 4_000_000
"""A page of at most so many device pixels is drawn in one piece."""
SIDE = 1024
"""Pixels of a side of the pieces of larger ones."""
COARSE = 120
"""Pixels that the coarse picture of a page is wide: a thumbnail, and what stands in for it."""

_BYTES = 4


def tiles_of(page: int, size: PageSize, scale: float, area: QRectF) -> Iterator[Tile]:
    """Yield the tiles of a page that share a pixel with `area`, in device pixels of the page."""
    width, height = size.pixels(scale)
    if width * height <= WHOLE:
        yield Tile(page, scale, 0, 0, width, height)
        return
    within = area.intersected(QRectF(0, 0, width, height))
    if within.isEmpty():
        return
    for y in range(int(within.top()) // SIDE * SIDE, ceil(within.bottom()), SIDE):
        for x in range(int(within.left()) // SIDE * SIDE, ceil(within.right()), SIDE):
            yield Tile(page, scale, x, y, min(SIDE, width - x), min(SIDE, height - y))


def coarse_tile(page: int, size: PageSize, ratio: float) -> Tile:
    """Return the tile that is the coarse picture of a whole page."""
    scale = COARSE * ratio / max(1.0, size.width, size.height / 2)
    return Tile(page, scale, 0, 0, *size.pixels(scale))


def bytes_of(tile: Tile) -> int:
    """Return the memory that the picture of a tile takes."""
    return tile.width * tile.height * _BYTES


def rect_of(tile: Tile) -> QRect:
    """Return where a tile is on its page, in device pixels."""
    return QRect(tile.x, tile.y, tile.width, tile.height)


class TileStore:
    """Keeps the pictures of tiles up to `bound` bytes; what was not used for longest goes first."""

    def __init__(self, bound: int) -> None:
        self._bound = bound
        self._images: OrderedDict[Tile, QImage] = OrderedDict()
        self._by_page: dict[int, set[Tile]] = {}
        self.bytes = 0

    def __contains__(self, tile: Tile) -> bool:
        return tile in self._images

    def __len__(self) -> int:
        return len(self._images)

    def get(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile, which is then the one used last."""
        image = self._images.get(tile)
        if image is not None:
            self._images.move_to_end(tile)
        return image

    def touch(self, tile: Tile) -> bool:
        """Take a tile as used; tell whether it is there."""
        return self.get(tile) is not None

    def put(self, tile: Tile, image: QImage, needed: Collection[Tile] = ()) -> None:
        """Keep a picture; others go for it, but never those that are `needed` on the screen."""
        self.drop(tile)
        self._images[tile] = image
        self._by_page.setdefault(tile.page, set()).add(tile)
        self.bytes += bytes_of(tile)
        if self.bytes > self._bound:
            self._make_room(needed)

    def drop(self, tile: Tile) -> None:
        """Let go of a picture, if it is there."""
        if self._images.pop(tile, None) is not None:
            self._by_page[tile.page].discard(tile)
            self.bytes -= bytes_of(tile)

    def of_page(self, page: int) -> list[Tile]:
        """Return the tiles kept of a page, from the coarsest scale to the finest."""
        return sorted(self._by_page.get(page, ()), key=lambda tile: tile.scale)

    def tiles(self) -> list[Tile]:
        """Return all tiles, the one not used for longest first."""
        return list(self._images)

    def clear(self) -> None:
        self._images.clear()
        self._by_page.clear()
        self.bytes = 0

    def _make_room(self, needed: Collection[Tile]) -> None:
        for tile in list(self._images):
            if self.bytes <= self._bound:
                return
            if tile not in needed and tile != next(reversed(self._images)):
                self.drop(tile)
