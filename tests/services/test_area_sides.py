"""The sides of an area, a step at a time: on its page, and never too small."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.annotation import LEAST_SIDE, AreaSelector
from leader_reader.services.areas import Side, stepped

PAGE = (595.27, 841.89)
AREA = AreaSelector(2, 100, 200, 50, 60)


@pytest.mark.parametrize(
    ("side", "by", "found"),
    [
        (Side.LEFT, -4, (96, 200, 54, 60)),
        (Side.RIGHT, 4, (100, 200, 54, 60)),
        (Side.TOP, 4, (100, 204, 50, 56)),
        (Side.BOTTOM, -4, (100, 200, 50, 56)),
        (Side.LEFT, 900, (142, 200, 8, 60)),
        (Side.BOTTOM, -900, (100, 200, 50, 8)),
        (Side.TOP, -900, (100, 0, 50, 260)),
    ],
)
def test_a_side_moves_and_the_others_stay(side, by, found):
    assert stepped(AREA, side, by, PAGE) == AreaSelector(2, *found)


@given(st.lists(st.tuples(st.sampled_from(Side), st.floats(-300, 300)), max_size=12))
def test_however_it_is_moved_it_stays_on_its_page(steps):
    area = AREA
    for side, by in steps:
        area = stepped(area, side, by, PAGE)
        assert min(area.left, area.top) >= 0
        assert area.right <= PAGE[0]
        assert area.bottom <= PAGE[1]
        assert min(area.width, area.height) >= LEAST_SIDE
