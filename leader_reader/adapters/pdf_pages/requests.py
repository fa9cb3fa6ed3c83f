"""What the window asks of the process that draws pages, one request at a time."""

from dataclasses import dataclass
from pathlib import Path

from leader_reader.services.pages import Tile


@dataclass(frozen=True, slots=True)
class Open:
    """Open a document; answered by Opened, NeedsPassword or CannotOpen."""

    path: Path
    password: str = ""
    opening: int = 0

    def __repr__(self) -> str:
        return f"Open({self.path.name})"


@dataclass(frozen=True, slots=True)
class Draw:
    """Draw a tile on the canvas; answered by Drawn or Failed."""

    tile: Tile

    @property
    def page(self) -> int:
        return self.tile.page


@dataclass(frozen=True, slots=True)
class ReadText:
    """Read the characters of a page; answered by TextOf or Failed."""

    page: int


@dataclass(frozen=True, slots=True)
class ReadLinks:
    """Read the links of a page; answered by LinksOf or Failed."""

    page: int


PageRequest = Draw | ReadText | ReadLinks
Request = Open | PageRequest


@dataclass(frozen=True, slots=True)
class Drawn:
    """The tile is on the canvas, rows without gaps."""

    tile: Tile


@dataclass(frozen=True, slots=True)
class Ready:
    """The process has started and waits for requests."""
