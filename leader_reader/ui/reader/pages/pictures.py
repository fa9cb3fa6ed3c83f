"""The pictures of a document's pages: asks the engine for what is missing and keeps what came."""

from collections.abc import Collection, Sequence
from dataclasses import replace

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from leader_reader.services.pages import PagesEngine, PageSize, Tile
from leader_reader.ui.reader.pages.answers import Drawn
from leader_reader.ui.reader.pages.tiles import TileStore, bytes_of, coarse_tile
from leader_reader.ui.reader.pages.tone import Tone

FINE_BYTES, COARSE_BYTES = 52_000_000, 12_000_000
"""Pixmaps keep within 64 MB together."""
AHEAD_BYTES = 36_000_000
"""Of which the view may ask for so much before it is on the screen."""


class Pictures(QObject):
    """`came` carries the page of a picture that came, `failed` one that cannot be had.

    Several ask for tiles at once, the view and the thumbnails; the first of them comes first.
    """

    came = Signal(int)
    failed = Signal(int)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._engine: PagesEngine | None = None
        self._sizes: tuple[PageSize, ...] = ()
        self._wanted: dict[str, list[Tile]] = {}
        self._asked: list[Tile] = []
        self._fine, self._coarse = TileStore(FINE_BYTES), TileStore(COARSE_BYTES)
        self._ratio = 1.0
        self.tone = Tone()
        self._bare = False
        self.failures: dict[int, str] = {}

    @property
    def bytes(self) -> int:
        """The memory that the pictures take."""
        return self._fine.bytes + self._coarse.bytes

    def begin(self, engine: PagesEngine | None, sizes: Sequence[PageSize], ratio: float) -> None:
        """Serve the pages of the document that `engine` has open, and forget those before."""
        self._engine, self._sizes, self._ratio = engine, tuple(sizes), ratio
        self._wanted.clear()
        self._asked = []
        self._fine.clear()
        self._coarse.clear()
        self.failures.clear()

    def coarse_of(self, page: int) -> Tile:
        """Return the tile that is the coarse picture of a page."""
        return coarse_tile(page, self._sizes[page - 1], self._ratio)

    def set_ratio(self, ratio: float) -> None:
        """Take the screen to have so many device pixels a pixel."""
        if ratio != self._ratio:
            self._ratio = ratio
            self._coarse.clear()

    def want(self, who: str, tiles: Sequence[Tile]) -> None:
        """Ask for those of `tiles` that are missing, nearest first, in place of those before."""
        self._wanted[who] = [tile for tile in tiles if not self._store(tile).touch(tile)]
        self._ask()

    def get(self, tile: Tile) -> QImage | None:
        """Return the picture of a tile, if it is there."""
        return self._store(tile).get(tile)

    def stand_ins(self, page: int) -> list[Tile]:
        """Return what there is of a page in other sizes, from the coarsest to the finest."""
        return [*self._coarse.of_page(page), *self._fine.of_page(page)]

    def take(self, drawn: Drawn, needed: Collection[Tile]) -> None:
        """Keep a picture that came; those `needed` on the screen stay."""
        if drawn.tile.bare != self._bare:
            return
        drawn = replace(drawn, tile=drawn.tile._replace(bare=False))
        if drawn.tone != self.tone:
            drawn.tone.lift(drawn.image)
            self.tone.lay(drawn.image)
        self._store(drawn.tile).put(drawn.tile, drawn.image, needed)
        for tiles in self._wanted.values():
            if drawn.tile in tiles:
                tiles.remove(drawn.tile)
        if drawn.tile in self._asked:
            self._asked.remove(drawn.tile)
        self.came.emit(drawn.tile.page)

    def fail(self, page: int, sentence: str) -> None:
        """Remember that a page cannot be shown, and why."""
        self.failures[page] = sentence
        for tiles in self._wanted.values():
            tiles[:] = [tile for tile in tiles if tile.page != page]
        self.failed.emit(page)

    def set_tone(self, tone: Tone, needed: Collection[Tile]) -> None:
        """Give the pictures of what is on the screen another tone; the others are dropped."""
        if tone == self.tone:
            return
        before, self.tone = self.tone, tone
        pages = {tile.page for tile in needed}
        for store in (self._fine, self._coarse):
            for tile in store.tiles():
                kept = tile in needed or (store is self._coarse and tile.page in pages)
                image = store.get(tile) if kept else None
                if image is None:
                    store.drop(tile)
                else:
                    before.lift(image)
                    tone.lay(image)

    def set_bare(self, needed: Collection[Tile], *, bare: bool) -> None:
        """Have pages drawn without the file's own highlights, or with them.

        What is `needed` on the screen is asked for again and stays until it comes.
        """
        if bare == self._bare:
            return
        self._bare = bare
        for store in (self._fine, self._coarse):
            for tile in [each for each in store.tiles() if each not in needed]:
                store.drop(tile)
        self._asked = []
        self._wanted["bare"] = list(needed)
        self._ask()

    def _store(self, tile: Tile) -> TileStore:
        size = self._sizes[tile.page - 1] if tile.page <= len(self._sizes) else None
        whole = size is not None and tile == coarse_tile(tile.page, size, self._ratio)
        return self._coarse if whole else self._fine

    def _ask(self) -> None:
        every = (tile for tiles in self._wanted.values() for tile in tiles)
        wanted = [tile for tile in dict.fromkeys(every) if tile.page not in self.failures]
        if self._engine is not None and wanted != self._asked:
            self._asked = wanted
            self._engine.render([tile._replace(bare=self._bare) for tile in wanted])


def ahead(tiles: Sequence[Tile], shown: int) -> list[Tile]:
    """Return the first `shown` of `tiles`, and of the others as many as may be kept ahead."""
    left = AHEAD_BYTES - sum(bytes_of(tile) for tile in tiles[:shown])
    found = list(tiles[:shown])
    for tile in tiles[shown:]:
        left -= bytes_of(tile)
        if left < 0:
            break
        found.append(tile)
    return found
