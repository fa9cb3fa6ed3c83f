"""Words of a PDF set with room between their letters are words, and single letters stay single."""

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.pdf.letterspacing import unspaced
from tests.adapters.importers.making_pdf import Words, make_pdf

WIDTH, HIGH = 6.0, 10.0


def set_out(text, gap, word_gap=None):
    """Return codes and boxes of letters that stand `gap` apart, words `word_gap`."""
    codes, boxes, x = [], [], 0.0
    for word in text.split(" "):
        for letter in word:
            codes += [ord(letter), 32]
            boxes += [(x, 0.0, x + WIDTH, HIGH), None]
            x += WIDTH + gap
        x += (word_gap or gap) - gap
    return codes[:-1], boxes[:-1]


def said(codes, boxes):
    return "".join(chr(code) for code in unspaced(codes, boxes) if code)


@pytest.mark.parametrize("gap", [1.2, 1.8])
@pytest.mark.parametrize("word", ["ABSTRACT", "Research", "summary"])
def test_letters_evenly_apart_are_one_word(word, gap):
    assert said(*set_out(word, gap)) == word


@pytest.mark.parametrize("word", ["ABSTRACT", "summary"])
def test_a_word_of_one_case_may_have_whole_spaces_between_its_letters(word):
    assert said(*set_out(word, 3.0)) == word


@pytest.mark.parametrize("gap", [1.2, 1.8, 3.0])
def test_wider_gaps_part_letterspaced_words(gap):
    assert said(*set_out("RESEARCH ARTICLE", gap, 2.5 * gap)) == "RESEARCH ARTICLE"


def test_spaces_that_only_some_letters_have_go_too():
    codes, boxes = set_out("RESEARCHARTICLE", 1.5)
    kept = [at for at in range(len(codes)) if at not in (5, 7, 13, 19)]
    shown = [codes[at] for at in kept], [boxes[at] for at in kept]
    assert said(*shown) == "RESEARCHARTICLE"


@pytest.mark.parametrize("text", ["ABCDEF", "ABABB", "12345", "xyz", "IaI", "ABO"])
def test_letters_with_whole_spaces_between_them_stay_apart(text):
    codes, boxes = set_out(text, 3.0)
    assert said(codes, boxes) == " ".join(text)


def test_words_of_text_keep_their_spaces():
    text = "I am at a loss as to a day on it"
    codes = [ord(character) for character in text]
    boxes = [
        None if character == " " else (at * WIDTH, 0.0, at * WIDTH + WIDTH, HIGH)
        for at, character in enumerate(text)
    ]
    assert unspaced(codes, boxes) == codes


def test_a_letterspaced_heading_in_a_file(tmp_path):
    path = tmp_path / "a.pdf"
    page = [Words(72 + at * 9.2, 700, letter, 10) for at, letter in enumerate("ABSTRACT")]
    page.append(Words(72, 660, "The ward was looked at by the team in May."))
    path.write_bytes(make_pdf([page]))
    texts = [block.text for block in IMPORTER.read(path).blocks]
    assert texts == ["ABSTRACT", "The ward was looked at by the team in May."]
