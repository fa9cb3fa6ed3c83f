"""The paper that pages are shown on: as printed, tinted, or dark with the lightness turned."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtGui import QColor, QImage

from leader_reader.ui.theme import Theme

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Levels = NDArray[np.uint8]

_WHITE, _BLACK = "#ffffff", "#000000"
_LIGHT_TINT = 0.4
_LIFT = 0.6
"""How much brighter than its share dark ink gets on dark paper, less than 1: there small print
that is not quite black looks fainter than on white."""


@dataclass(frozen=True, slots=True)
class Tone:
    """What white paper and black ink are shown as; colours keep their hue.

    Where the ink is the lighter one, the lightness is `turned` round. It is that of HSL: what is
    turned round twice is as it was.
    """

    paper: str = _WHITE
    ink: str = _BLACK

    @property
    def turned(self) -> bool:
        """Tell whether paper is dark and ink is light."""
        return QColor(self.ink).lightness() > QColor(self.paper).lightness()

    @property
    def plain(self) -> bool:
        """Tell whether pages are shown as printed."""
        return (self.paper, self.ink) == (_WHITE, _BLACK)

    def lay(self, image: QImage) -> None:
        """Give a picture as printed this tone, in place. It has 32 bits a pixel."""
        if not self.plain:
            planes = _planes(image)
            found = _turned_round(planes) if self.turned else planes
            _write(
                image, [table[plane] for table, plane in zip(self._tables(), found, strict=True)]
            )

    def lift(self, image: QImage) -> None:
        """Give a picture of this tone the look it was printed in, but for rounding."""
        if not self.plain:
            tables = map(_inverse, self._tables())
            found = [table[plane] for table, plane in zip(tables, _planes(image), strict=True)]
            _write(image, _turned_round(found) if self.turned else found)

    def _tables(self) -> list["Levels"]:
        """Return what each level of blue, green and red becomes; turned ones begin with paper."""
        import numpy as np  # noqa: PLC0415 - only for those whose paper is not white

        share = np.linspace(0.0, 1.0, 256)
        ends = (self.paper, self.ink) if self.turned else (self.ink, self.paper)
        if self.turned:
            share = share + _LIFT * share**2 * (1 - share)
        return [
            np.rint(low + (high - low) * share).astype(np.uint8)
            for low, high in zip(_bgr(ends[0]), _bgr(ends[1]), strict=True)
        ]


def tone_of(theme: Theme, *, as_printed: bool = False) -> Tone:
    """Return the tone of pages in a theme, if they may be changed: on paper like the text's.

    What is black stays black on a light paper: pages are printed small.
    """
    if as_printed:
        return Tone()
    return Tone(theme.page, theme.text if theme.dark else _BLACK)


def mark_ground(colour: str, theme: Theme, tone: Tone) -> QColor:
    """Return the ground of what is marked in `colour`, to be laid over paper and ink."""
    amount = _LIGHT_TINT if tone.plain and theme.dark else theme.tint
    paper = QColor(tone.paper)
    top = QColor(colour)
    return QColor(
        round(top.red() * amount + paper.red() * (1 - amount)),
        round(top.green() * amount + paper.green() * (1 - amount)),
        round(top.blue() * amount + paper.blue() * (1 - amount)),
    )


def _pixels(image: QImage) -> "Levels":
    import numpy as np  # noqa: PLC0415

    return np.frombuffer(image.bits(), np.uint8).reshape(image.height(), image.width(), 4)


def _planes(image: QImage) -> "list[Levels]":
    """Return the levels of blue, green and red; side by side in memory they are quick to reckon."""
    pixels = _pixels(image)
    return [pixels[..., channel].copy() for channel in range(3)]


def _write(image: QImage, planes: "list[Levels]") -> None:
    pixels = _pixels(image)
    for channel, plane in enumerate(planes):
        pixels[..., channel] = plane


def _turned_round(planes: "list[Levels]") -> "list[Levels]":
    """Turn the lightness of HSL round: the most and the least of a pixel's levels change places."""
    import numpy as np  # noqa: PLC0415

    blue, green, red = planes
    most = np.maximum(np.maximum(blue, green), red)
    least = np.minimum(np.minimum(blue, green), red)
    change = np.uint8(255) - most - least  # may go below 0 and round: the sum comes out right
    return [plane + change for plane in planes]


def _inverse(table: "Levels") -> "Levels":
    """Return the level that each level of a rising or falling table comes from."""
    import numpy as np  # noqa: PLC0415

    order = np.argsort(table, kind="stable")
    levels = np.arange(256)
    return np.rint(np.interp(levels, table[order], levels[order])).astype(np.uint8)


def _bgr(colour: str) -> tuple[int, int, int]:
    made = QColor(colour)
    return made.blue(), made.green(), made.red()
