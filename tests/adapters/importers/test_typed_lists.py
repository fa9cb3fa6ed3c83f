from leader_reader.adapters.importers.typed_lists import with_typed_numbers
from leader_reader.domain.document import Block, BlockKind, Span, SpanStyle


def listed(*texts):
    blocks = with_typed_numbers([Block(BlockKind.PARAGRAPH, text) for text in texts])
    return [(b.marker, b.text) if b.kind is BlockKind.LIST_ITEM else b.text for b in blocks]


def test_paragraphs_that_count_on_are_items():
    assert listed("Aims", "1. Care", "more of it", "2. Keep well", "a) inner", "b) next") == [
        "Aims",
        ("1.", "Care"),
        "more of it",
        ("2.", "Keep well"),
        ("a)", "inner"),
        ("b)", "next"),
    ]


def test_a_lone_number_or_one_of_another_kind_stays_text():
    assert listed("3. Care for people.", "Words", "5) Other") == [
        "3. Care for people.",
        "Words",
        "5) Other",
    ]
    assert listed("1. One", "2) Two") == ["1. One", "2) Two"]
    assert listed("1. One", *["Words"] * 8, "2. Two")[0] == "1. One"


def test_headings_keep_their_numbers_and_spans_their_places():
    bold = Span(3, 7, SpanStyle.BOLD)
    blocks = with_typed_numbers(
        [
            Block(BlockKind.HEADING, "1. Aims", 1),
            Block(BlockKind.PARAGRAPH, "1. Care now", spans=(bold,)),
            Block(BlockKind.PARAGRAPH, "2. Keep well"),
        ]
    )
    assert blocks[0].text == "1. Aims"
    assert blocks[1].spans == (Span(0, 4, SpanStyle.BOLD),)
