"""The pages of a PDF as they are printed: what can be asked of the engine that draws them.

Pages count from 1. Places are in points from the top left corner of the page as it is displayed:
its crop box and rotation are applied.
"""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol

from leader_reader.domain.annotation import AreaSelector

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

POINTS_AN_INCH = 72

MOST_PIXELS = 1 << 22
"""The most pixels that one tile may have."""

Rect = tuple[float, float, float, float]
"""Left, top, right, bottom in points of the displayed page."""


@dataclass(frozen=True, slots=True)
class PageSize:
    """The size of a displayed page in points, and its number as printed ("" if not stated)."""

    width: float
    height: float
    label: str = ""

    def pixels(self, scale: float) -> tuple[int, int]:
        """Return the width and height of the whole page at `scale` device pixels a point."""
        return max(1, round(self.width * scale)), max(1, round(self.height * scale))


@dataclass(frozen=True, slots=True)
class OutlineItem:
    """One line of the outline. `level` counts from 0; `page` is 0 where it leads nowhere."""

    title: str
    level: int
    page: int
    top: float | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link on a page: to a `page` of the document, or to an `address`, which is only shown."""

    rect: Rect
    page: int | None = None
    top: float | None = None
    address: str = ""


@dataclass(frozen=True, slots=True, eq=False)
class PageText:
    """The characters of a page, by PDFium's own index.

    `codes` (uint32, n) is what FPDFText_GetUnicode gives: UTF-16 units. `boxes` (float32, n by 4)
    are their loose boxes (left, top, right, bottom), NaN for what is not seen on the page.
    `usable` is False where the text layer is missing or cannot be read as words; `pictures` then
    says that the page shows pictures (a scan).
    """

    codes: "NDArray[np.uint32]"
    boxes: "NDArray[np.float32]"
    usable: bool = True
    pictures: bool = False


@dataclass(frozen=True, slots=True)
class OpenedPages:
    """A document that is open: its pages and its outline."""

    sizes: tuple[PageSize, ...]
    outline: tuple[OutlineItem, ...] = ()


class Tile(NamedTuple):
    """A rectangle of a page at `scale` (device pixels a point), in device pixels of the page.

    The whole page has PageSize.pixels(scale) of them. `bare` leaves out the highlights that the
    file itself has, which would be seen double once they are passages.
    """

    page: int
    scale: float
    x: int
    y: int
    width: int
    height: int
    bare: bool = False


def tile_of_area(area: AreaSelector, dots: float) -> Tile:
    """Return the tile that shows an area at `dots` per inch, or as many as one tile has room for.

    It begins and ends with the pixels that the area touches.
    """
    most = math.sqrt(MOST_PIXELS / ((area.width + 2) * (area.height + 2)))
    scale = min(dots / POINTS_AN_INCH, most)
    left, top = math.floor(area.left * scale), math.floor(area.top * scale)
    width = max(1, min(math.ceil(area.right * scale) - left, MOST_PIXELS))
    height = max(1, min(math.ceil(area.bottom * scale) - top, MOST_PIXELS // width))
    return Tile(area.page, scale, left, top, width, height)


@dataclass(frozen=True, slots=True)
class Opened:
    """The document is open. `opening` is the number that `open` returned, here and below."""

    pages: OpenedPages
    opening: int = 0


@dataclass(frozen=True, slots=True)
class NeedsPassword:
    """The document needs a password; `wrong` says that the one given is not it."""

    wrong: bool
    opening: int = 0


@dataclass(frozen=True, slots=True)
class CannotOpen:
    """The document cannot be shown, or no longer; `sentence` says why and what to do."""

    sentence: str
    opening: int = 0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A tile: `height` rows of `width` pixels, each blue, green, red and one byte unused."""

    tile: Tile
    width: int
    height: int
    pixels: bytes
    opening: int = 0


@dataclass(frozen=True, slots=True)
class TextOf:
    """The characters of a page."""

    page: int
    text: PageText
    opening: int = 0


@dataclass(frozen=True, slots=True)
class LinksOf:
    """The links of a page."""

    page: int
    links: tuple[PageLink, ...]
    opening: int = 0


@dataclass(frozen=True, slots=True)
class Failed:
    """What was asked of a page cannot be had; `sentence` says why, to be shown in its place."""

    page: int
    sentence: str
    opening: int = 0


Answer = Opened | NeedsPassword | CannotOpen | Rendered | TextOf | LinksOf | Failed
Answered = Callable[[Answer], None]
"""What takes the answers; it is called in a thread of the engine's and must not wait."""


class PagesEngine(Protocol):
    """Draws one document at a time. Each call returns at once; answers come through `Answered`.

    What is asked before `Opened` comes waits for it. A page that ends or stalls the engine is
    answered by Failed once and left out from then on; everything else goes on.
    """

    def warm(self) -> None:
        """Make ready, so that the first page comes quickly."""

    def open(self, path: Path, password: str = "") -> int:
        """Show another document, or the same with a password, and drop what was asked before.

        Returns the number that the answers about it carry as `opening`.
        """

    def render(self, tiles: Sequence[Tile]) -> None:
        """Want these tiles, nearest first, in place of all that were wanted and not begun.

        Raises ValueError where a tile has more than MOST_PIXELS or none.
        """

    def text(self, page: int) -> None:
        """Ask for the characters of a page; what was asked last comes first."""

    def links(self, page: int) -> None:
        """Ask for the links of a page."""

    def close(self) -> None:
        """Leave the document and end whatever runs for it; nothing is answered afterwards."""
