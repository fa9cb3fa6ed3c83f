"""The room for notes beside the pages: a strip at their side, or none where it is too narrow."""

from dataclasses import dataclass

from leader_reader.ui.reader.margin_notes import LEAST_WIDTH, MOST_WIDTH
from leader_reader.ui.reader.pages.sheets import GAP

_AFTER = 8
"""Pixels from the notes to the scroll bar."""
_LEAST_PAGE = 620
"""Pixels that pages fitted to the width keep: fewer would be hard to read."""


@dataclass(frozen=True, slots=True)
class Strip:
    """`margin` pixels right of the viewport, and notes `width` wide; 0 where they have signs.

    `both` where left pages have notes at their left.
    """

    margin: int = 0
    width: int = 0
    both: bool = False


def strip_in(room: float, pages: float, *, fitted: bool, facing: bool) -> Strip:
    """Return the strip for pages `pages` pixels wide in a view of `room`.

    Where the pages are `fitted` to the width they make way for notes; else these have what is
    free, and the pages may stand somewhat left of the middle.
    """
    free = room - pages
    if facing:
        width = min(MOST_WIDTH, free / 2 - GAP - _AFTER)
        return _strip(0, width, both=True)
    if fitted:
        width = min(MOST_WIDTH, room - _LEAST_PAGE - 2 * GAP - _AFTER)
        return _strip(width + _AFTER, width)
    width = min(MOST_WIDTH, free - 2 * GAP - _AFTER)
    return _strip(max(0, 2 * (width + GAP + _AFTER) - free), width)


def _strip(margin: float, width: float, *, both: bool = False) -> Strip:
    return Strip(round(margin), int(width), both) if width >= LEAST_WIDTH else Strip()
