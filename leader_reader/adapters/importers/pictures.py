"""Which pictures of a file are worth showing, and which block of the text each stands with."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.image_header import image_header
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.picture import Picture

LEAST = 40
"""Pixels on each side below which a picture is an ornament."""

_LEAST_UNSHOWN = (100, 60)
_LONGEST_ALT = 300
_TELLING = 12
_MOST_ON_BLOCK = 50
_NO_WORDS = re.compile(
    r"(\S+[\\/])?[\w%. -]+\.(png|jpe?g|gif|bmp|webp|svg|emf|wmf|tiff?)|"
    r"(picture|image|graphic|figure|photo|logo|img|grafik|bild|chart|shape|diagram)?[\s_-]*\d*",
    re.IGNORECASE,
)
_AUTOMATIC = re.compile(r"\W*description (automatically )?generated[\w\s]*\W*$", re.IGNORECASE)


def alt_text(text: str | None) -> str:
    """Return what a file says in place of a picture; "" where that is only a name."""
    said = _AUTOMATIC.sub("", clean_text(text or ""))
    return "" if _NO_WORDS.fullmatch(said) else said[:_LONGEST_ALT]


def picture_of(
    reference: str, head: bytes, alt: str, shown: tuple[float, float] | None = None
) -> Picture | None:
    """Return the picture whose file begins with `head`, None where it is an ornament.

    `shown` is the size in which the document shows it, in pixels at 96 to the inch. One in a
    format that is not shown is told of where it is large or has an `alt`.
    """
    header = image_header(head)
    natural = (header.width, header.height) if header else (0, 0)
    width, height = shown or natural
    if header is None:
        large = width >= _LEAST_UNSHOWN[0] and height >= _LEAST_UNSHOWN[1]
        return Picture(reference, alt=alt) if large or alt else None
    if min(width, height) < LEAST:
        return None
    return Picture(reference, round(width), round(height), alt)


def picture_elsewhere(alt: str) -> Picture | None:
    """Return what stands for a picture that is not in the file, if its `alt` tells anything."""
    telling = len(alt) >= _TELLING and " " in alt
    return Picture("", alt=alt) if telling else None


def with_pictures(block: Block, waiting: list[Picture]) -> Block:
    """Return `block` with the pictures that wait for text to stand with, which it takes away.

    Navigation and comments take none.
    """
    if not waiting or not block.main or block.kind is BlockKind.COMMENT:
        return block
    taken = (*block.pictures, *waiting[:_MOST_ON_BLOCK])
    waiting.clear()
    return replace(block, pictures=taken)


def with_last_pictures(blocks: Sequence[Block], waiting: Iterable[Picture]) -> list[Block]:
    """Return `blocks` with the pictures below the last one that no text came after."""
    given = list(blocks)
    last = tuple(replace(picture, below=True) for picture in waiting)[:_MOST_ON_BLOCK]
    for number in range(len(given) - 1, -1, -1) if last else ():
        block = given[number]
        if block.main and block.kind is not BlockKind.COMMENT:
            given[number] = replace(block, pictures=(*block.pictures, *last))
            break
    return given
