"""Lines under a title that only repeat names and date are told from the text."""

from dataclasses import replace

import pytest

from leader_reader.domain.document import Block, BlockKind
from leader_reader.ui.reader.byline import byline_blocks
from tests.samples import with_blocks

TITLE = Block(BlockKind.HEADING, "How teams lead", level=1)


def document_of(*texts, authors=("Ada Nurse", "Ben Porter"), date="2024-02-19"):
    document = with_blocks(TITLE, *(Block(BlockKind.PARAGRAPH, text) for text in texts))
    card = replace(document.record.metadata, authors=authors, date=date, organisation="")
    return replace(document, record=replace(document.record, metadata=card))


@pytest.mark.parametrize(
    "line",
    [
        "By Ada Nurse and Ben Porter, 19 February 2024",
        "ADA NURSE, BEN PORTER",
        "Ada Nurse; Ben Porter (19 Feb 2024)",
    ],
)
def test_names_and_date_are_a_byline(line):
    assert byline_blocks(document_of(line, "Teams notice."), 0) == range(1, 2)


def test_a_second_line_may_have_the_date_alone():
    found = byline_blocks(document_of("Ada Nurse, Ben Porter", "Published 19/02/2024", "It."), 0)
    assert found == range(1, 3)


@pytest.mark.parametrize(
    "line", ["Ada Nurse led the round.", "Ada Nurse", "19 February 2024", "Teams lead.", ""]
)
def test_other_lines_are_text(line):
    assert not byline_blocks(document_of(line, "More."), 0)


def test_without_an_author_the_year_will_do():
    assert byline_blocks(document_of("February 2024", "More.", authors=()), 0) == range(1, 2)
    assert not byline_blocks(document_of("First.", authors=(), date=""), 0)
