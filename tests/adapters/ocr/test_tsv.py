"""The table of words that text recognition gives: lines of them, without what is no text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.adapters.ocr.tsv import MOST_WORDS, read_lines, sureness

HEAD = (
    "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext"
)


def table(*rows):
    return "\n".join((HEAD, *rows)).encode()


def word(text, *, block=1, line=1, left=100, top=200, width=80, height=30, conf=96.0):
    return f"5\t1\t{block}\t1\t{line}\t1\t{left}\t{top}\t{width}\t{height}\t{conf}\t{text}"


def texts(lines):
    return [" ".join(word.text for word in line) for line in lines]


def test_words_of_a_line_stand_together_in_points():
    lines = read_lines(
        table(
            "4\t1\t1\t1\t1\t0\t100\t200\t300\t30\t-1\t",
            word("Ward"),
            word("round", left=200),
            word("Next", line=2, top=250),
        ),
        scale=2.0,
    )
    assert texts(lines) == ["Ward round", "Next"]
    assert lines[0][0].box == (50.0, 100.0, 90.0, 115.0)
    assert lines[0][0].sure == 96.0


@pytest.mark.parametrize(
    "row",
    [
        word("x", left="a"),
        word("x", width=0),
        word("x", left=-5),
        word("x", conf="nan"),
        word("x", width=10**9),
        word("   "),
        "5\t1\t1",
        "\t" * 11,
        word("\x00\x07"),
    ],
)
def test_what_is_malformed_is_left_out(row):
    assert texts(read_lines(table(row, word("sound")), 1.0)) == ["sound"]


def test_pictures_come_out_as_blocks_of_unsure_letters_and_are_dropped():
    noise = [word(text, block=2, line=at, conf=31.0) for at, text in enumerate(("ae", "Wf", "oS"))]
    assert texts(read_lines(table(word("Text"), *noise), 1.0)) == ["Text"]


def test_a_page_of_noise_gives_nothing():
    assert read_lines(table(*(word("qz", block=at, conf=38.0) for at in range(9))), 1.0) == ()


def test_specks_are_dropped_but_a_doubtful_word_in_a_line_is_kept():
    lines = read_lines(
        table(
            word("|", conf=22.0),
            word("The", left=130),
            word("wrd", left=250, conf=35.0),
            word("of", left=350),
            word("~", line=2, conf=80.0),
        ),
        1.0,
    )
    assert texts(lines) == ["The wrd of"]


def test_ligatures_are_folded_and_nothing_unprintable_is_left():
    assert texts(read_lines(table(word("of\ufb01ce\u200b\U0001f600")), 1.0)) == ["office"]


def test_no_more_words_than_a_page_can_have():
    rows = (word("word", line=at) for at in range(MOST_WORDS + 50))
    assert len(read_lines(table(*rows), 1.0)) == MOST_WORDS


def test_how_sure_the_program_is():
    assert sureness(()) == 0.0
    lines = read_lines(table(word("aaaa", conf=90), word("aaaa", left=200, conf=70)), 1.0)
    assert sureness(lines) == pytest.approx(80.0)


@given(st.binary(max_size=400))
def test_any_bytes_are_read(data):
    read_lines(data, 4.0)


@given(st.lists(st.text("5\t1-.0naxé \r\u2028", max_size=60), max_size=12))
def test_any_rows_are_read(rows):
    for line in read_lines(table(*rows), 4.0):
        assert all(found.text and " " not in found.text for found in line)
