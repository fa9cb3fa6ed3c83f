"""A document with every kind of block and awkward characters, written for these tests."""

from leader_reader.domain.document import Block, BlockKind, Document, Span, SpanStyle
from tests.samples import with_blocks

TITLE = "Handover on the ward 🏥"
K = BlockKind


def everything() -> Document:
    """Return one block or more of each kind, with emoji, CJK, combining and odd characters."""
    return with_blocks(
        Block(K.HEADING, TITLE, level=1),
        Block(K.PARAGRAPH, "The 👩🏽‍⚕️ sister leads the handover; the consultant listens first."),
        Block(K.PARAGRAPH, "診療チームは毎朝 𠮷田さんと話す。 Cafe\u0301 and naïve words."),
        Block(
            K.PARAGRAPH,
            "Bold, slanted and raised1 with a link.",
            spans=(
                Span(0, 4, SpanStyle.BOLD),
                Span(2, 13, SpanStyle.ITALIC),
                Span(24, 25, SpanStyle.SUPERSCRIPT),
                Span(33, 37, SpanStyle.LINK, "https://example.org"),
            ),
        ),
        Block(K.HEADING, "Lists 🎈", level=2),
        Block(K.LIST_ITEM, "First", level=1, marker="9."),
        Block(K.LIST_ITEM, "Nested", level=2, marker="•"),
        Block(K.QUOTE, "We talk, then we decide."),
        Block(K.CAPTION, "Table 1. Posts"),
        Block(K.TABLE, "Ward\tPosts"),
        Block(K.TABLE, "Acute 🛏️\t12"),
        Block(K.FOOTNOTE, "Counted in May.", marker="1"),
        Block(K.CODE, "while True:"),
        Block(K.CODE, "    listen()"),
        Block(K.PARAGRAPH, ""),
        Block(
            K.PARAGRAPH, "Line\u2028separator, paragraph\u2029separator, \ufdd0 and return\rhere"
        ),
        Block(K.PARAGRAPH, "Home | About", main=False),
        Block(K.COMMENT, "Well put 👏", author="J. Okafor", role="Sister", date="2014-05-22"),
        Block(K.COMMENT, "And true.", author="J. Okafor", role="Sister", date="2014-05-22"),
        Block(K.COMMENT, "Is it?", author="S. Patel", date="2014-05-23", depth=1),
        title=TITLE,
        format="pdf",
        pages=3,
    )


def place_of(document: Document, words: str) -> tuple[int, int]:
    """Return the code points of `words` in the document's text."""
    start = document.text.index(words)
    return start, start + len(words)
