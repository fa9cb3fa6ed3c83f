"""How much room the pictures of a block take, and where they stand in it."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QRectF, QSizeF, Qt
from PySide6.QtGui import QFontMetricsF

from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.picture import Picture
from leader_reader.ui.reader.typography import Look

APART = 16
"""Pixels between two pictures, and between a picture and text."""
_ABOVE_CAPTION = 10
_UNKNOWN = 76
_PAD = 12
_SMALLEST = 12.0
_TOLD = 13.0

Placed = tuple[Picture, QRectF]
"""A picture and its rectangle, from the left edge and the top (or the end) of its block's text."""


@dataclass(frozen=True, slots=True)
class Room:
    """The pictures above a block's text and below it, and how much higher it is for them."""

    above: tuple[Placed, ...] = ()
    below: tuple[Placed, ...] = ()
    height_above: float = 0.0
    height_below: float = 0.0


def room_of(block: Block, look: Look, width: float, tallest: float, gap: float) -> Room:
    """Return the room of a block's pictures in a column of `width`, `tallest` at most.

    `gap` is what the block keeps free above its text when it has no pictures.
    """
    apart = look.scaled(APART)
    least = look.scaled(_ABOVE_CAPTION) if block.kind is BlockKind.CAPTION else max(apart, gap)
    sized = [(picture, size_of(picture, look, width, tallest)) for picture in block.pictures]
    above = [(picture, size) for picture, size in sized if not picture.below]
    below = [(picture, size) for picture, size in sized if picture.below]
    high = sum(size.height() for _, size in above) + apart * max(0, len(above) - 1) + least
    deep = sum(size.height() + apart for _, size in below)
    return Room(
        _stacked(above, -high, apart),
        _stacked(below, apart, apart),
        high if above else 0.0,
        deep,
    )


def size_of(picture: Picture, look: Look, width: float, tallest: float) -> QSizeF:
    """Return the size in which a picture is shown."""
    if not picture.reference:
        return QSizeF(width, _told_height(picture, look, width))
    if picture.width <= 0 or picture.height <= 0:
        return QSizeF(width, look.scaled(_UNKNOWN))
    wide, high = picture.width * look.zoom, picture.height * look.zoom
    scale = min(1.0, width / wide, tallest / high)
    return QSizeF(max(_SMALLEST, wide * scale), max(_SMALLEST, high * scale))


def _told_height(picture: Picture, look: Look, width: float) -> float:
    """Return the height of the words that stand for a picture which is not in the file."""
    inner = QRectF(0, 0, max(1.0, width - 2 * look.scaled(_PAD)), 1e6)
    metrics = QFontMetricsF(look.sans(_TOLD))
    words = metrics.boundingRect(inner, int(Qt.TextFlag.TextWordWrap), picture.alt)
    return float(words.height() + metrics.height() + 2 * look.scaled(_PAD) + 4)


def _stacked(
    pictures: Sequence[tuple[Picture, QSizeF]], top: float, apart: float
) -> tuple[Placed, ...]:
    placed: list[Placed] = []
    for picture, size in pictures:
        placed.append((picture, QRectF(0, top, size.width(), size.height())))
        top += size.height() + apart
    return tuple(placed)
