"""highlights: what a file brought with it, listed, taken in, and not taken twice."""

import pytest

from tests.adapters.importers.making_marks import Mark, annots, over, tagged
from tests.adapters.pdf_pages.making import pdf, words

LINES = ("The porters knew which lifts failed at night", "and nobody had asked them before.")


@pytest.fixture
def marked(run, tmp_path):
    """A PDF with a highlight and a note, imported."""
    marks = (
        Mark(rects=(over(72, 700, 400),), words="Ask", creator="Orla", more=tagged("Lifts")),
        Mark("Text", rect=(500, 676, 520, 696), words="Why?"),
    )
    path = tmp_path / "marked.pdf"
    path.write_bytes(pdf(words(*LINES), page_keys=(annots(*marks),)))
    assert run("import", path).status == 0
    return "marked.pdf"


def test_they_are_listed_and_nothing_is_changed(run, marked):
    found = run("highlights", marked, "--json").json
    assert [(row["kind"], row["quote"], row["note"]) for row in found["highlights"]] == [
        ("highlight", LINES[0], "Ask"),
        ("note", LINES[1], "Why?"),
    ]
    first = found["highlights"][0]
    assert (first["creator"], first["tags"], first["page"]) == ("Orla", ["Lifts"], 1)
    assert (found["new"], found["there"], found["applied"]) == (2, 0, False)
    assert run("annotations", "--document", marked, "--json").json == {"annotations": []}


def test_they_are_taken_in_once(run, marked):
    assert run("highlights", marked, "--apply").out.endswith("2 highlights and notes taken in.\n")
    rows = run("annotations", "--document", marked, "--json").json["annotations"]
    assert [(row["quote"], row["topics"], row["note"]) for row in rows] == [
        (LINES[0], ["Lifts"], "Ask"),
        (LINES[1], [], "Why?"),
    ]
    assert rows[0]["creator"] == "Orla"
    again = run("highlights", marked, "--apply", "--json").json
    assert (again["new"], again["there"], again["applied"]) == (0, 2, False)


def test_a_document_whose_format_holds_none(run, home):
    ran = run("highlights", "Leading on the night shift")
    assert ran.status == 1
    assert "hold none" in ran.err
