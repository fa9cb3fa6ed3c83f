"""Rectangles of pages, written as the fragment of an address."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.anchoring import anchor, describe, describe_area
from leader_reader.domain.annotation import LEAST_SIDE, AreaSelector, TextPositionSelector
from leader_reader.domain.document import Block, BlockKind
from tests.samples import document, with_blocks

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


@pytest.mark.parametrize("rect", [(50, 60, 350, 260), (350, 260, 50, 60), (350, 60, 50, 260)])
def test_an_area_is_the_same_from_whichever_corner_it_is_drawn(
    rect: tuple[float, float, float, float],
) -> None:
    assert AreaSelector.within(3, rect, (595, 842)) == AreaSelector(3, 50, 60, 300, 200)


def test_an_area_ends_with_its_page() -> None:
    area = AreaSelector.within(1, (-20, 800, 700, 900), (595.276, 841.89))
    assert area == AreaSelector(1, 0, 800, 595.27, 41.89)


@pytest.mark.parametrize("rect", [(10, 10, 17.9, 300), (10, 10, 300, 17.9), (-90, 10, -10, 300)])
def test_what_is_too_small_is_no_area(rect: tuple[float, float, float, float]) -> None:
    assert AreaSelector.within(1, rect, (595, 842)) is None


@given(
    rect=st.tuples(*[st.floats(-1e4, 1e4) for _ in range(4)]),
    size=st.tuples(st.floats(20, 5000), st.floats(20, 5000)),
)
def test_an_area_lies_on_its_page_and_can_be_written(
    rect: tuple[float, float, float, float], size: tuple[float, float]
) -> None:
    area = AreaSelector.within(7, rect, size)
    if area is not None:
        assert AreaSelector.from_fragment(area.fragment()) == area
        assert min(area.width, area.height) >= LEAST_SIDE
        assert min(area.left, area.top) >= 0
        assert area.right <= size[0]
        assert area.bottom <= size[1]


def test_the_words_of_an_area_are_those_of_the_text_with_a_break_for_what_is_between() -> None:
    made = document("The first line\tand the second.", "What stands apart.")
    text = made.text
    stretches = [
        (text.index("first"), text.index("first") + 5),
        (text.index("line"), text.index("and") + 3),
        (text.index("stands"), text.index("apart.")),
    ]
    area = AreaSelector(1, 10, 10, 90, 90)
    target = describe_area(made, area, stretches, 0)
    assert target.quote.exact == "first line\tand\nstands"
    assert target.position == TextPositionSelector(stretches[0][0], stretches[0][0])
    assert text[: target.position.start].endswith(target.quote.prefix)
    assert anchor(target, text) == (target.position.start, target.position.end)


def test_an_area_without_words_is_at_the_place_nearest_to_it() -> None:
    made = document("Some words.")
    target = describe_area(made, AreaSelector(1, 10, 10, 90, 90), [], 99_999)
    assert target.quote.exact == ""
    assert target.position == TextPositionSelector(len(made.text), len(made.text))


def test_areas_are_the_same_by_their_rectangle_and_never_a_passage() -> None:
    made = document("Some words.")
    one = describe_area(made, AreaSelector(1, 10, 10, 90, 90), [], 3)
    moved = describe_area(made, AreaSelector(1, 10, 10, 90, 90), [], 5)
    other = describe_area(made, AreaSelector(1, 10, 10, 90, 91), [], 3)
    passage = describe(made, 3, 5)
    assert one.is_same_as(moved)
    assert not one.is_same_as(other)
    assert not one.is_same_as(passage)
    assert passage.is_same_as(describe(made, 3, 5))


@pytest.mark.parametrize(
    ("label", "page", "said"),
    [
        ("12", 3, "p. 12"),
        ("12", 5, "p. 14"),
        ("", 4, "p. 4"),
        ("iv", 3, "p. iv"),
        ("iv", 4, "p. 4"),
    ],
)
def test_an_area_is_cited_by_the_number_printed_on_its_page(
    label: str, page: int, said: str
) -> None:
    block = Block(BlockKind.PARAGRAPH, "Words before a figure.", page=3, page_label=label)
    assert with_blocks(block).locator(4, page) == said


def test_a_document_without_any_text_has_places_all_the_same() -> None:
    empty = with_blocks()
    assert empty.locator(0, 2) == "p. 2"
    assert empty.page_at(0) is None
    assert empty.heading_at(0) == ""
