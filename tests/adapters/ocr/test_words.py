"""Recognised words on a page: their letters' places, also where the page stands on its side."""

import pytest

from leader_reader.adapters.ocr.words import RecognisedPage, Word, characters

LINE = (Word("ab", (10, 20, 30, 32)), Word("cde", (40, 21, 70, 32)), Word("f", (80, 20, 90, 32)))


def test_letters_share_the_width_of_their_word():
    found = list(characters(LINE))
    assert "".join(text for text, _ in found) == "ab cde f\n"
    assert found[0] == ("a", (10, 20, 20, 32))
    assert found[2] == (" ", (30, 20, 40, 32))
    assert found[4][1] == (50, 20, 60, 32)
    assert found[-1] == ("\n", None)


def test_words_that_touch_have_a_space_that_is_nowhere():
    touching = (Word("ab", (10, 20, 30, 32)), Word("c", (29, 20, 40, 32)))
    assert list(characters(touching))[2] == (" ", None)


def test_a_word_that_stands_out_does_not_make_the_line_higher():
    line = (*LINE, Word("(", (95, 5, 99, 60)))
    assert {(box[1], box[3]) for _, box in characters(line) if box} == {(20, 32)}


@pytest.mark.parametrize(
    ("turn", "shown"),
    [
        (0, (10, 20, 30, 25)),
        (90, (20, 170, 25, 190)),
        (180, (70, 175, 90, 180)),
        (270, (75, 10, 80, 30)),
    ],
)
def test_a_turned_page_is_shown_as_it_is_in_the_file(turn, shown):
    page = RecognisedPage(1, 100, 200, (), turn)
    assert page.displayed((10, 20, 30, 25)) == shown
    assert page.upright_size == ((200, 100) if turn in (90, 270) else (100, 200))
