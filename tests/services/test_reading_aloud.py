"""Reading aloud: where sentences end, what is left out, and what is said."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.document import Block, BlockKind, Document, Span, SpanStyle
from leader_reader.services.reading_aloud import LONGEST, sentence_before, sentences, spoken
from tests.samples import with_blocks

K = BlockKind


def paragraph(text: str) -> Document:
    return with_blocks(Block(K.PARAGRAPH, text))


def read(document: Document, offset: int = 0) -> list[str]:
    return [document.text[start:end] for start, end in sentences(document, offset)]


@pytest.mark.parametrize(
    "text",
    [
        "We lead. | We listen.",
        "Is it so? | Yes! | No?! | Well.",
        "Some lead, e.g. The King’s Fund, i.e. Staff there. | Others follow.",
        "Dr. Okafor and Prof. Patel agreed. | Mrs. Hill did not.",
        "See Fig. 3 and pp. 4-5. | Then Fig. A1 and No. 7.",
        "She said no. | He stayed.",
        "J. Smith and A. B. Hill wrote it. | They meant vitamin C. | The rest is known.",
        "It grew by 3.5 % in version 2.12 of 2014. | 25 staff left.",
        "Smith et al. (2014) asked leaders, teams, etc. | Staff answered at 3 p.m. on Monday.",
        "The U.S. Department of Health. | It met the U.K. | However it went.",
        "So... they waited… and waited. | Then... | They left. . . | And came back.",
        "She said “Stop.” | He stopped. | (It was late.) | ‘Go.’ | They went.",
        "“Why?” she asked. | “Because!” he said.",
        "It was shown.[12] | It was doubted.12 | It was shown again.³ | Nobody minded.",
        "Contents ........ 5",
        "1. Introduction",
        "(a) Leaders listen. | They speak last.",
        "1.2.3. Ward rounds. | A start.",
        "See www.example.org for more. | Or ask.",
        "Dec. 2014 was cold. | In Dec. | Staff left. | It began on Mar. 24, 1997.",
        "你好。 | 我们走吧！ | 好",
        "هل هذا صحيح؟ | نعم.",
        "Line\u2028separator and\rreturn. | Next.",
        "No full stop at all",
    ],
)
def test_a_sentence_ends_where_a_reader_would_end_it(text):
    wanted = text.split(" | ")
    assert read(paragraph(" ".join(wanted))) == wanted


def test_sentences_end_without_spaces_where_none_are_written():
    assert read(paragraph("你好。我们走吧！")) == ["你好。", "我们走吧！"]


def test_headings_items_and_rows_end_a_sentence_and_furniture_is_left_out():
    document = with_blocks(
        Block(K.HEADING, "Leading teams", level=1),
        Block(K.PARAGRAPH, "Home | About. Again.", main=False),
        Block(K.LIST_ITEM, "listen"),
        Block(K.LIST_ITEM, "speak last. then act"),
        Block(K.TABLE, "Ward\tPosts"),
        Block(K.PARAGRAPH, ""),
        Block(K.TABLE, "Acute\t12"),
    )
    wanted = ["Leading teams", "listen", "speak last. then act", "Ward\tPosts", "Acute\t12"]
    assert read(document) == wanted


def test_reading_begins_with_the_sentence_that_holds_the_offset():
    document = with_blocks(
        Block(K.PARAGRAPH, "One is here. Two is here."),
        Block(K.PARAGRAPH, "Page 4", main=False),
        Block(K.PARAGRAPH, "Three is here."),
    )
    text = document.text
    assert read(document, text.index("is"))[0] == "One is here."
    assert read(document, text.index(" Two"))[0] == "Two is here."
    assert read(document, text.index("Page")) == ["Three is here."]
    assert read(document, len(text)) == []


def test_the_sentence_before_is_found_over_what_is_left_out():
    document = with_blocks(
        Block(K.PARAGRAPH, "One is here. Two is here."),
        Block(K.PARAGRAPH, "Page 4", main=False),
        Block(K.PARAGRAPH, "Three is here."),
    )
    found = list(sentences(document))
    assert sentence_before(document, found[2][0]) == found[1]
    assert sentence_before(document, found[1][0]) == found[0]
    assert sentence_before(document, found[0][0]) is None


def test_a_sentence_too_long_to_be_said_at_once_is_cut_at_commas_or_words():
    words = "and the team met again, " * 100
    pieces = read(paragraph(f"{words}done."))
    assert len(pieces) > 3
    assert all(piece.endswith((",", "done.")) for piece in pieces)
    assert max(map(len, read(paragraph("x" * 2000 + " y")))) == LONGEST


def test_what_is_said_leaves_out_numbers_of_notes_and_rows_of_dots():
    text = "Teams12 listened.13 On 20 m2 of ward ..... 5"
    spans = (
        Span(5, 7, SpanStyle.SUPERSCRIPT),
        Span(17, 19, SpanStyle.SUPERSCRIPT),
        Span(27, 28, SpanStyle.SUPERSCRIPT),
        Span(0, 5, SpanStyle.BOLD),
    )
    document = with_blocks(Block(K.HEADING, "Title"), Block(K.PARAGRAPH, text, spans=spans))
    said = [spoken(document, *each) for each in sentences(document)]
    assert said == ["Title", "Teams listened.", "On 20 m2 of ward 5"]


def test_the_cells_of_a_row_have_pauses_and_ornaments_are_not_said():
    document = with_blocks(Block(K.TABLE, "Ward\tPosts"), Block(K.PARAGRAPH, "* * *"))
    assert [spoken(document, *each) for each in sentences(document)] == ["Ward, Posts", ""]


@pytest.mark.parametrize(
    "piece", [".", ". ", ".)", "…", "A. ", ". . ", "1. ", "!”", " ", "\t.", "[1]", "e.g. "]
)
def test_hostile_texts_take_no_longer_than_others(piece):
    document = paragraph(piece * (200_000 // len(piece)))
    began = time.perf_counter()
    for each in sentences(document):
        spoken(document, *each)
    assert time.perf_counter() - began < 4


_texts = st.text(
    st.sampled_from('aA1 .,!?…"”)([]-\t\u00a0\u2028。好é\u0301👩³') | st.characters(codec="utf-8"),
    max_size=60,
).map(lambda text: text.replace("\n", " "))
_pool = "Dr. e.g. Fig. 3.5 12. A. No. The the end. “Stop.” (so.) ... … wait? !"
_phrases = st.lists(st.sampled_from(_pool.split()), max_size=40).map(" ".join)
_long = st.integers(500, 1500).map(lambda length: "word, " * (length // 6) + "x" * (length // 2))
_blocks = st.builds(Block, st.sampled_from(K), _texts | _phrases | _long, main=st.booleans())


@given(st.lists(_blocks, min_size=1, max_size=6), st.integers(0, 400))
def test_sentences_cover_the_text_once_in_its_order(blocks, offset):
    document = with_blocks(*blocks)
    offset = min(offset, len(document.text))
    found = list(sentences(document, offset))
    last = 0
    for start, end in found:
        assert last <= start < end <= start + LONGEST
        words = document.text[start:end]
        assert words == words.strip()
        assert spoken(document, start, end) == " ".join(spoken(document, start, end).split())
        last = end
    covered = {place for start, end in found for place in range(start, end)}
    for number, block in enumerate(document.blocks):
        first, _ = document.block_range(number)
        for inside, sign in enumerate(block.text):
            wanted = block.main and not sign.isspace() and first + inside >= offset
            place = first + inside
            assert place in covered if wanted else block.main or place not in covered


@given(st.lists(_blocks, min_size=1, max_size=6))
def test_going_back_is_going_on_the_other_way_round(blocks):
    document = with_blocks(*blocks)
    found = list(sentences(document))
    for before, (start, _) in zip([None, *found], found, strict=False):
        assert sentence_before(document, start) == before
    for start, end in found:
        assert next(sentences(document, start)) == (start, end)
