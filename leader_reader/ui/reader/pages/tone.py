"""The paper that pages are shown on: as printed, or dark with the lightness turned round."""

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


@dataclass(frozen=True, slots=True)
class Tone:
    """What white paper and black ink are shown as; colours keep their hue.

    The lightness is that of HSL: what is turned round twice is as it was.
    """

    paper: str = _WHITE
    ink: str = _BLACK

    @property
    def plain(self) -> bool:
        """Tell whether pages are shown as printed."""
        return (self.paper, self.ink) == (_WHITE, _BLACK)

    def lay(self, image: QImage) -> None:
        """Give a picture as printed this tone, in place. It has 32 bits a pixel."""
        if not self.plain:
            planes = _turned_round(_planes(image))
            _write(
                image, [table[plane] for table, plane in zip(self._tables(), planes, strict=True)]
            )

    def lift(self, image: QImage) -> None:
        """Give a picture of this tone the look it was printed in, but for rounding."""
        if not self.plain:
            tables = map(_inverse, self._tables())
            planes = zip(tables, _planes(image), strict=True)
            _write(image, _turned_round([table[plane] for table, plane in planes]))

    def _tables(self) -> list["Levels"]:
        """Return what each level of blue, green and red becomes: black paper, white ink."""
        import numpy as np  # noqa: PLC0415 - only for those who look at dark pages

        ends = zip(_bgr(self.paper), _bgr(self.ink), strict=True)
        return [np.rint(np.linspace(low, high, 256)).astype(np.uint8) for low, high in ends]


def tone_of(theme: Theme, *, as_printed: bool = False) -> Tone:
    """Return the tone of pages in a theme: dark paper in a dark one, if they may be changed."""
    return Tone(theme.page, theme.text) if theme.dark and not as_printed else Tone()


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
