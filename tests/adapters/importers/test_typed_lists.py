import pytest

from leader_reader.adapters.importers.typed_lists import with_typed_number
from leader_reader.domain.document import Block, BlockKind, Span, SpanStyle


def numbered(raw, kind=BlockKind.PARAGRAPH):
    block = with_typed_number(Block(kind, " ".join(raw.split())), raw)
    return block.kind, block.marker, block.text


@pytest.mark.parametrize(
    ("raw", "marker"), [("1.\tCare", "1."), ("(a)\tCare", "(a)"), (" 12) \tCare", "12)")]
)
def test_a_number_and_a_tab_make_an_item(raw, marker):
    assert numbered(raw) == (BlockKind.LIST_ITEM, marker, "Care")


@pytest.mark.parametrize("raw", ["1. Care", "1.\t", "2014\tCare", "e.g.\tCare", "Care\t1."])
def test_anything_else_stays_text(raw):
    assert numbered(raw) == (BlockKind.PARAGRAPH, "", " ".join(raw.split()))


def test_headings_keep_their_numbers_and_spans_their_places():
    assert numbered("1.\tAims", BlockKind.HEADING)[1:] == ("", "1. Aims")
    bold = Span(3, 7, SpanStyle.BOLD)
    block = with_typed_number(Block(BlockKind.PARAGRAPH, "1. Care now", spans=(bold,)), "1.\tCare")
    assert block.spans == (Span(0, 4, SpanStyle.BOLD),)
