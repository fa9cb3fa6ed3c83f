"""Rectangles of pages, written as the fragment of an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.annotation import AreaSelector

_POINTS = st.integers(0, 2_000_000).map(lambda hundredths: hundredths / 100)


def test_an_area_is_written_as_rfc_8118_says() -> None:
    area = AreaSelector(12, 72, 90.5, 300, 0.01)
    assert area.fragment() == "page=12&viewrect=72,90.5,300,0.01"


@given(page=st.integers(1, 99_999), sides=st.tuples(_POINTS, _POINTS, _POINTS, _POINTS))
def test_what_was_written_is_read_again(
    page: int, sides: tuple[float, float, float, float]
) -> None:
    area = AreaSelector(page, *sides)
    assert AreaSelector.from_fragment(area.fragment()) == area


@pytest.mark.parametrize("wrong", ["", "page=3", "page=x&viewrect=1,2,3,4", "page=1&viewrect=1,2"])
def test_anything_else_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match="area"):
        AreaSelector.from_fragment(wrong)
