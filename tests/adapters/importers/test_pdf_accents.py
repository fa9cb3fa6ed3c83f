"""Accents that a PDF draws as marks of their own are one with their letters, in their places."""

import unicodedata

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from leader_reader.adapters.importers.pdf.accents import compose_accents
from leader_reader.adapters.importers.pdf.characters import decoded
from leader_reader.adapters.importers.pdf.placed import index_of, page_places
from tests.adapters.importers.making_pdf import Words, make_pdf

WIDTH = 5.0


def composed(characters):
    """Return the text and places of (character, left) pairs; left is None for made spaces."""
    codes = [ord(character) for character, _ in characters]
    places = page_places(1, len(codes))
    boxes = [None if x is None else (x, 100.0, x + WIDTH, 110.0) for _, x in characters]
    compose_accents(codes, places, boxes)
    placed = decoded(codes, places)
    return placed.text, [index_of(place) for place in placed.places]


def row(text, left=0.0):
    return [(character, left + at * WIDTH) for at, character in enumerate(text)]


@pytest.mark.parametrize(
    ("mark", "letter", "whole"),
    [
        ("´", "e", "é"),
        ("`", "a", "à"),
        ("ˆ", "o", "ô"),
        ("˜", "n", "ñ"),
        ("¨", "u", "ü"),
        ("¨", "ı", "ï"),
        ("ˇ", "s", "š"),
        ("˘", "a", "ă"),
        ("˚", "A", "Å"),
        ("¸", "c", "ç"),
        ("\u0301", "e", "é"),
    ],
)
def test_a_mark_before_or_behind_its_letter_is_one_with_it(mark, letter, whole):
    word = row("be")
    assert composed([*word, (mark, 10.4), (letter, 10.0), ("z", 15.0)]) == (
        f"be{whole}z",
        [0, 1, 3, 4],
    )
    assert composed([*word, (letter, 10.0), (mark, 10.4), ("z", 15.0)])[0] == f"be{whole}z"


def test_the_made_spaces_around_a_mark_go_but_those_of_the_print_stay():
    apart = [*row("caf"), (" ", None), ("´", 15.2), (" ", None), ("e", 15.0)]
    assert composed(apart) == ("café", [0, 1, 2, 6])
    words = [*row("la"), (" ", None), ("´", 15.2), ("e", 15.0), ("t", 20.0)]
    assert composed(words) == ("la ét", [0, 1, 2, 4, 5])


def test_marks_drawn_after_the_words_find_their_letters():
    word = [*row("Dahlstrom, and"), (" ", None), ("¨", 35.3)]
    assert composed(word)[0].rstrip() == "Dahlström, and"


def test_a_letter_without_a_character_of_its_own_keeps_the_mark_behind_it():
    for pair in ([("ˆ", 0.2), ("β", 0.0)], [("β", 0.0), ("ˆ", 0.2)]):
        assert composed(pair)[0] == "β\u0302"
    assert composed([("x", 0.0), ("\u0304", None)])[0] == "x\u0304"
    assert composed([("e", 0.0), ("\u0301", None)])[0] == "é"


@pytest.mark.parametrize("text", ["~/bin", "a^b", "5´", "the `name`", "^^^", "2˜3"])
def test_what_stands_beside_letters_is_left_alone(text):
    assert composed(row(text))[0] == text


def test_no_mark_is_taken_from_another_line():
    lower = [("´", (0.2, 130.0, 5.2, 140.0)), ("e", (0.0, 100.0, 5.0, 110.0))]
    codes = [ord(character) for character, _ in lower]
    compose_accents(codes, page_places(1, 2), [box for _, box in lower])
    assert codes == [ord("´"), ord("e")]


def test_names_in_a_file_are_whole(tmp_path):
    path = tmp_path / "a.pdf"
    size = 10
    content = [
        Words(72, 700, "Dr. A. Bergstrom wrote to the ward in May", size),
        Words(72, 660, "Br", size),
        Words(72 + size * (0.667 + 0.333) + 1.1, 660, "¨", size),
        Words(72 + size * (0.667 + 0.333), 660, "oker and others on the ward", size),
    ]
    path.write_bytes(make_pdf([content]))
    text = "\n".join(block.text for block in IMPORTER.read(path).blocks)
    assert "Bröker and others on the ward" in text
    assert unicodedata.is_normalized("NFC", text)
