"""Numbers of lines in the margin of a manuscript are no part of its text."""

import pytest

from leader_reader.adapters.importers.pdf import IMPORTER
from tests.adapters.importers.making_pdf import Words, lines, make_pdf

SAID = "Leaders who listen find out early what goes wrong in a service, and they say so"


@pytest.fixture
def read(tmp_path):
    def make(*pages):
        path = tmp_path / "a.pdf"
        path.write_bytes(make_pdf(pages))
        return IMPORTER.read(path)

    return make


def said(first, at):
    return f"{SAID} {chr(97 + (first + at) % 26)}"


def manuscript(first, *, step=1, count=24, x=40.0, size=10.0, last=False):
    """Return a page whose lines are numbered, in the order of the lines or at the end of it."""
    texts = [said(first, at) for at in range(count)]
    text = lines(texts, x=90, top=760, step=20)
    numbers = [
        Words(
            x + 5.56 * (size / 10) * (3 - len(str(first + at))),
            760 - 20 * at,
            str(first + at),
            size,
        )
        for at in range(0, count, step)
    ]
    if last:
        return text + numbers
    return sorted(text + numbers, key=lambda word: (-word.y, word.x))


def main_and_aside(extract):
    main = " ".join(block.text for block in extract.blocks if block.main)
    return main, [block.text for block in extract.blocks if not block.main]


@pytest.mark.parametrize("last", [False, True])
@pytest.mark.parametrize(("x", "size"), [(40.0, 10.0), (62.0, 10.0), (66.0, 6.0)])
def test_numbers_of_lines_are_told_apart(read, x, size, last):
    pages = [manuscript(first, x=x, size=size, last=last) for first in (1, 25)]
    main, aside = main_and_aside(read(*pages))
    assert main == " ".join(said(first, at) for first in (1, 25) for at in range(24))
    assert aside == [" ".join(str(first + at) for at in range(24)) for first in (1, 25)]


def test_every_fifth_line_may_be_numbered(read):
    main, aside = main_and_aside(read(manuscript(5, step=2, count=24)))
    assert not any(character.isdigit() for character in main)
    assert aside == [" ".join(str(5 + at) for at in range(0, 24, 2))]


def test_a_numbered_column_of_a_table_stays(read):
    rows = []
    for at in range(12):
        y = 700 - 14 * at
        rows += [Words(90, y, str(at + 1)), Words(130, y, f"Ward {chr(65 + at)}")]
        rows += [Words(250, y, f"{at * 7 + 3} beds"), Words(400, y, f"{at + 4} nurses")]
    main, aside = main_and_aside(read([*lines([SAID], x=90, top=760), *rows]))
    assert not aside
    assert "12\tWard L" in main


def test_numbered_paragraphs_and_years_stay(read):
    years = [f"{1990 + at * 3 + at % 2}  {SAID}" for at in range(14)]
    main, aside = main_and_aside(read(lines(years, step=20)))
    assert not aside
    assert "1990" in main
    items = [f"{at + 1} {SAID}" for at in range(14)]
    main, aside = main_and_aside(read(lines(items, step=20)))
    assert not aside


def test_a_numbered_list_between_paragraphs_stays(read):
    items = [
        word
        for at in range(10)
        for word in (
            Words(72, 600 - 14 * at, str(at + 1)),
            Words(110, 600 - 14 * at, f"{SAID[at:]}"),
        )
    ]
    above, below = lines([SAID] * 4, top=760), lines([SAID] * 4, top=400)
    assert not main_and_aside(read([*above, *items, *below]))[1]
