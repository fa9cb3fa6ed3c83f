"""tag, topics, annotations and export, as DESIGN describes them."""

import csv
import zipfile
from contextlib import closing

import pytest

from leader_reader.adapters.sqlite_store import SqliteStore
from leader_reader.background.home import Home
from leader_reader.domain.anchoring import describe_area
from leader_reader.domain.annotation import AreaSelector
from leader_reader.services import annotating
from leader_reader.services.library import Library
from tests.adapters.importers.making_pdf import lines, make_pdf

PASSAGE = {
    "id",
    "document",
    "quote",
    "topics",
    "note",
    "start",
    "end",
    "page",
    "heading",
    "created",
    "modified",
    "creator",
}
NIGHT = "Leading on the night shift"


def tag(run, quote="Vitamin C was on the chart", topic=("Night",), **options):
    words = [word for name, text in options.items() for word in (f"--{name}", text)]
    return run("tag", NIGHT, "--quote", quote, "--topic", *topic, *words, "--json")


def test_a_tag_gives_the_passage(run, document):
    made = tag(run, note="Ask the team").json
    assert set(made) >= PASSAGE
    assert made["document"] == document(NIGHT)
    assert made["quote"] == "Vitamin C was on the chart"
    assert (made["topics"], made["note"]) == (["Night"], "Ask the team")
    assert made["heading"] in ("The ward at three o’clock", NIGHT)
    text = run("show", NIGHT).out
    assert text[made["start"] : made["end"]] == made["quote"]


def test_a_new_topic_is_made_and_a_known_one_is_taken(run):
    before = run("topics", "--json").json["topics"]
    made = tag(run, topic=("Night", "talent management")).json
    assert made["topics"] == ["Leadership › Talent management", "Night"]
    after = {row["path"]: row for row in run("topics", "--json").json["topics"]}
    assert len(after) == len(before) + 1
    assert after["Night"]["passages"] == 1
    assert after["Leadership"]["passages"] == 1
    assert after["Staff engagement"]["passages"] == 0
    assert after["Night"]["colour"].startswith("#")
    assert set(after["Night"]) == {"id", "path", "colour", "passages"}


def test_a_topic_below_another_is_made_by_its_path(run):
    assert tag(run, topic=("Leadership/Nights",)).json["topics"] == ["Leadership › Nights"]
    assert tag(run, topic=("Leadership › Nights",)).json["topics"] == ["Leadership › Nights"]


@pytest.mark.parametrize(
    "quote",
    [
        "The “night leader” said: we do not wait",
        'The "night leader" said: we do not wait',
        'the "night leader" SAID:  we\ndo not   wait',
        "  The “night leader” said: we do not wait  ",
    ],
)
def test_quotes_are_found_whatever_spaces_and_quotation_marks(run, quote):
    made = tag(run, quote)
    assert made.json["quote"] == "The “night leader” said: we do not wait"


def test_wide_characters_do_not_shift_the_passage(run):
    made = tag(run, "日本語の文").json
    text = run("show", NIGHT).out
    assert text[made["start"] : made["end"]] == "日本語の文"


def test_a_quote_over_two_paragraphs(run):
    made = tag(run, "had asked why.\nA clef 𝄞").json
    assert made["quote"] == "had asked why.\nA clef 𝄞"


def test_a_quote_that_is_not_there_or_there_twice_changes_nothing(run):
    missing, twice = tag(run, "No such words"), tag(run, "She said it twice.")
    assert (missing.status, missing.out) == (twice.status, twice.out) == (1, "")
    assert missing.faults == [f"“{NIGHT}” does not hold these words; copy them from its text."]
    assert twice.faults == [f"“{NIGHT}” holds these words 2 times; quote a few more of them."]
    assert run("annotations", "--json").json == {"annotations": []}
    assert "Night" not in run("topics").out
    assert tag(run, "").status == 1


def test_an_unknown_document_is_said(run):
    ran = run("tag", "Nowhere", "--quote", "x", "--topic", "y")
    assert ran.status == 1
    assert ran.faults[0].startswith("There is no document “Nowhere”")


def test_an_ambiguous_topic_is_said(run):
    tag(run, topic=("Culture/Measurement",))
    ran = tag(run, topic=("Measurement",))
    assert ran.status == 1
    assert "fits several topics" in ran.faults[0]


def test_the_same_passage_gains_topics_and_keeps_its_note(run):
    tag(run, note="First")
    again = tag(run, topic=("Day",)).json
    assert again["topics"] == ["Day", "Night"]
    assert again["note"] == "First"
    assert len(run("annotations", "--json").json["annotations"]) == 1


def test_annotations_by_topic_and_document(run, document):
    tag(run, topic=("Talent management",))
    tag(run, "Nobody had asked why", topic=("Night",))
    run("tag", "Why boards listen", "--quote", "Listening costs", "--topic", "Night")

    def quotes(*words):
        rows = run("annotations", *words, "--json").json["annotations"]
        assert all(set(row) >= PASSAGE for row in rows)
        return {row["quote"] for row in rows}

    assert quotes() == {"Vitamin C was on the chart", "Nobody had asked why", "Listening costs"}
    assert quotes("--topic", "night") == {"Nobody had asked why", "Listening costs"}
    assert quotes("--topic", "Leadership") == {"Vitamin C was on the chart"}
    assert quotes("--document", document(NIGHT)[:12]) == {
        "Vitamin C was on the chart",
        "Nobody had asked why",
    }
    assert quotes("--topic", "Night", "--document", "Why boards listen") == {"Listening costs"}
    assert run("annotations", "--topic", "None such").faults == [
        "There is no topic “None such”; see the list of topics."
    ]
    assert run("annotations", "--document", "None such").status == 1


def test_notes_and_topics_are_found(run):
    made = tag(run, note="Pharmacist knows more").json
    hits = run("search", "pharmacist", "--json").json["hits"]
    (hit,) = [each for each in hits if each["kind"] == "note"]
    assert (hit["annotation"], hit["topics"]) == (made["id"], ["Night"])
    assert (hit["start"], hit["end"]) == (made["start"], made["end"])
    assert hit["matches"] == []
    assert "Pharmacist knows more" in hit["snippet"]


ENDINGS = (".docx", ".html", ".md", ".csv", ".xlsx")


def _words(path):
    if path.suffix in (".docx", ".xlsx"):
        with zipfile.ZipFile(path) as archive:
            members = [name for name in archive.namelist() if name.endswith(".xml")]
            return "".join(archive.read(name).decode("utf-8") for name in members)
    return path.read_text("utf-8-sig")


@pytest.mark.parametrize("ending", ENDINGS)
def test_export_holds_the_passage_its_title_and_where_it_is(run, tmp_path, ending):
    tag(run, "Nobody had asked why", topic=("Night",), note="Why not")
    tag(run, "Vitamin C was on the chart", topic=("Day",))
    out = tmp_path / f"out{ending}"
    ran = run("export", out, "--topic", "Night")
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"1 passage written to {out}\n"
    words = _words(out)
    assert all(each in words for each in ("Nobody had asked why", NIGHT, "Why not", "para. 3"))
    assert "Vitamin C was on the chart" not in words


def test_export_of_several_topics_documents_or_all(run, tmp_path):
    tag(run, "Nobody had asked why", topic=("Night",))
    tag(run, "Vitamin C was on the chart", topic=("Day",))
    run("tag", "Why boards listen", "--quote", "Listening costs", "--topic", "Day")

    def count(*words):
        out = tmp_path / "out.csv"
        assert run("export", out, *words).status == 0
        with out.open(encoding="utf-8-sig", newline="") as file:
            return len(list(csv.reader(file))) - 1

    assert count() == 3
    assert count("--topic", "Night", "--topic", "Day") == 3
    assert count("--topic", "Day") == 2
    assert count("--document", "Why boards listen") == 1
    assert count("--topic", "Day", "--document", NIGHT) == 1


def test_the_format_can_be_named(run, tmp_path):
    tag(run)
    assert run("export", tmp_path / "out.text", "--format", "md").status == 0
    assert "> Vitamin C" in (tmp_path / "out.text").read_text("utf-8")


def test_exports_that_cannot_be_are_said_and_leave_nothing(run, tmp_path):
    nothing = run("export", tmp_path / "out.docx")
    assert nothing.faults == ["There is nothing to export: no passage has these topics yet."]
    tag(run)
    unknown = run("export", tmp_path / "out.odp")
    assert (unknown.status, len(unknown.faults)) == (1, 1)
    assert ".odp" in unknown.faults[0] or "format" in unknown.faults[0]
    assert run("export", tmp_path / "out.md", "--topic", "None such").status == 1
    (tmp_path / "taken.md").mkdir()
    taken = run("export", tmp_path / "taken.md")
    assert (taken.status, len(taken.faults)) == (1, 1)
    assert "taken.md could not be written" in taken.faults[0]
    assert not (tmp_path / "out.docx").exists()
    assert not (tmp_path / "out.odp").exists()


AREA = AreaSelector(2, 72, 90.5, 300, 200)


@pytest.fixture
def with_area(run, home, tmp_path):
    """Mark an area of a PDF that is taken in, in the library at `home`."""
    path = tmp_path / "figures.pdf"
    path.write_bytes(make_pdf([lines(["Staff who were asked", "stay."]), lines(["On they go."])]))
    assert run("import", path).status == 0
    with closing(SqliteStore(Home(home).database)) as store:
        library = Library(store)
        card = next(e for e in library.documents.values() if e.file_name == "figures.pdf")
        paper = library.document(card.id)
        start = paper.text.index("On they")
        target = describe_area(paper, AREA, [(start, start + 2)], 0)
        library.do(annotating.note_target(library, target, "A dip."))
    return card.id


def test_an_area_is_listed_with_its_page_and_rectangle(run, with_area):
    tag(run)
    rows = run("annotations", "--json").json["annotations"]
    (area,) = [row["area"] for row in rows if row["document"] == with_area]
    assert area == {"page": 2, "left": 72.0, "top": 90.5, "width": 300.0, "height": 200.0}
    assert [row["area"] for row in rows if row["document"] != with_area] == [None]
    (row,) = [row for row in rows if row["area"]]
    assert (row["page"], row["locator"], row["quote"]) == (2, "p. 2", "On")
    assert "p. 2: [area] On" in run("annotations").out


@pytest.mark.parametrize(
    ("ending", "found"),
    [(".html", b'<img alt="Area on p. 2" src="data:image/png'), (".md", b"> Area on p. 2")],
)
def test_an_area_is_exported(run, with_area, tmp_path, ending, found):
    out = tmp_path / f"areas{ending}"
    assert run("export", out).status == 0
    assert found in out.read_bytes()


def test_the_picture_of_an_area_is_in_a_word_document(run, with_area, tmp_path):
    out = tmp_path / "areas.docx"
    assert run("export", out).status == 0
    with zipfile.ZipFile(out) as package:
        assert [name for name in package.namelist() if name.startswith("word/media/")]
