"""An area of a page made larger or smaller at one side, a step at a time."""

from dataclasses import replace
from enum import StrEnum

from leader_reader.domain.annotation import LEAST_SIDE, AreaSelector

STEP = 4.0
"""Points by which a side is moved."""


class Side(StrEnum):
    """Which side of an area is moved."""

    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"


def stepped(area: AreaSelector, side: Side, by: float, size: tuple[float, float]) -> AreaSelector:
    """Return an area with one side moved right or down by so many points, or left or up.

    It stays on its page of `size`, and LEAST_SIDE wide and high.
    """
    left, top, right, bottom = area.left, area.top, area.right, area.bottom
    if side is Side.LEFT:
        left = min(left + by, right - LEAST_SIDE)
    elif side is Side.RIGHT:
        right = max(right + by, left + LEAST_SIDE)
    elif side is Side.TOP:
        top = min(top + by, bottom - LEAST_SIDE)
    else:
        bottom = max(bottom + by, top + LEAST_SIDE)
    found = AreaSelector.within(area.page, (left, top, right, bottom), size)
    return replace(area) if found is None else found
