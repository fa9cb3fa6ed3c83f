"""Offsets, pages and headings of a document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.document import Block, BlockKind, page_locator
from tests.samples import with_blocks

SHEET = Block(BlockKind.PARAGRAPH, "x", page=2, page_label="432", breaks=((50, 3),))
TEXTS = st.lists(st.text(st.characters(exclude_characters="\n\r"), min_size=1), min_size=1)


@given(TEXTS)
def test_joined_blocks_are_the_text_and_ranges_point_into_it(texts):
    paper = with_blocks(*(Block(BlockKind.PARAGRAPH, text) for text in texts))
    assert paper.text == "\n".join(texts)
    for number, text in enumerate(texts):
        start, end = paper.block_range(number)
        assert paper.text[start:end] == text
        assert paper.block_at(start) == number
        assert paper.block_at(end) == number


def test_the_heading_is_the_nearest_before():
    paper = with_blocks(
        Block(BlockKind.PARAGRAPH, "Before"),
        Block(BlockKind.HEADING, "One", level=1),
        Block(BlockKind.PARAGRAPH, "Within"),
    )
    assert paper.heading_at(0) == ""
    assert paper.heading_at(paper.starts[2]) == "One"


@pytest.mark.parametrize(
    ("block", "inside", "said"),
    [
        (Block(BlockKind.PARAGRAPH, "x"), 0, ""),
        (Block(BlockKind.PARAGRAPH, "x", page=3), 0, "p. 3"),
        (Block(BlockKind.PARAGRAPH, "x", page=2, page_label="432"), 0, "p. 432"),
        (
            Block(BlockKind.PARAGRAPH, "x", page=2, page_label="432", breaks=((50, 3),)),
            60,
            "p. 433",
        ),
        (
            Block(BlockKind.PARAGRAPH, "x", page=2, page_label="432", breaks=((50, 3),)),
            49,
            "p. 432",
        ),
        (Block(BlockKind.PARAGRAPH, "x", page=2, page_label="iv", breaks=((50, 3),)), 60, "p. 3"),
        (Block(BlockKind.PARAGRAPH, "x", page=2, breaks=((5, 3), (9, 4))), 9, "p. 4"),
    ],
)
def test_the_page_is_as_printed_and_goes_on_within_a_block(block, inside, said):
    assert page_locator(block, inside) == said


def test_without_pages_the_paragraph_is_counted():
    paper = with_blocks(Block(BlockKind.PARAGRAPH, "a"), Block(BlockKind.PARAGRAPH, "b"))
    assert paper.locator(2) == "para. 2"
