"""What the window wants of a document's pages, and what of it comes next."""

from collections.abc import Sequence

from leader_reader.adapters.pdf_pages.requests import (
    Draw,
    Open,
    PageRequest,
    ReadLinks,
    ReadText,
    Request,
)
from leader_reader.services.pages import Tile


class Wanted:
    """The document to open, tiles in their order, and texts and links, asked last first.

    Tiles and the others take turns, so that neither waits for all of the other kind.
    """

    def __init__(self) -> None:
        self._open: Open | None = None
        self._tiles: dict[Tile, None] = {}
        self._asked: dict[ReadText | ReadLinks, None] = {}
        self._refused: set[int] = set()
        self._tile_next = True

    def open(self, request: Open) -> None:
        """Want another document and forget what was wanted of the one before."""
        self._open = request
        self._refused.clear()
        self.forget()

    def draw(self, tiles: Sequence[Tile]) -> None:
        """Want `tiles` in place of those before; pages that were given up are left out."""
        self._tiles = dict.fromkeys(tile for tile in tiles if tile.page not in self._refused)

    def ask(self, request: ReadText | ReadLinks) -> None:
        self._asked.pop(request, None)
        if request.page not in self._refused:
            self._asked[request] = None

    def give_up(self, page: int) -> None:
        """Want nothing more of a page."""
        self._refused.add(page)
        self.draw(tuple(self._tiles))
        self._asked = dict.fromkeys(request for request in self._asked if request.page != page)

    def forget(self) -> None:
        """Want nothing more of the pages."""
        self._tiles = {}
        self._asked = {}

    def next(self) -> Request | None:
        """Return and forget what comes next, None where nothing is wanted."""
        if self._open is not None:
            request, self._open = self._open, None
            return request
        return self._next_of_page()

    def _next_of_page(self) -> PageRequest | None:
        take_tile = bool(self._tiles) and (self._tile_next or not self._asked)
        self._tile_next = not take_tile
        if take_tile:
            tile = next(iter(self._tiles))
            del self._tiles[tile]
            return Draw(tile)
        return self._asked.popitem()[0] if self._asked else None
