"""What each format makes of topics, notes, colours and text that is too long or hostile."""

import io

import docx
import openpyxl
import pytest
from docx.oxml.ns import qn
from lxml import html

from leader_reader.adapters.exporters import html as web_page
from leader_reader.adapters.exporters import spreadsheet, word
from leader_reader.adapters.exporters.report import Report
from leader_reader.services.ports import ExcerptGroup
from tests.adapters.exporters.reading_back import (
    TALENT,
    WRITTEN,
    excerpt,
    groups,
    sheet_rows,
    table_rows,
    written,
)


def group(*excerpts, **known) -> ExcerptGroup:
    values = {"topic": "Topic", "colour": "#ffd400", "description": ""}
    return ExcerptGroup(**(values | known), excerpts=excerpts)


def test_the_summary_counts_a_passage_once():
    report = Report(groups(), WRITTEN)
    assert report.summary == "5 excerpts on 3 topics from 2 documents."
    assert report.exported == "Exported on 22 May 2024."
    assert Report(groups()).exported == ""


def test_without_a_day_the_newest_excerpt_dates_the_file():
    assert Report(groups()).moment.isoformat() == "2024-05-21T16:05:00+00:00"
    assert Report(()).moment.isoformat() == "2000-01-01T00:00:00+00:00"
    assert Report((group(excerpt("a", modified="yesterday")),)).moment.year == 2000


def test_a_report_on_one_topic_is_named_after_it():
    assert Report((group(topic=TALENT),)).title == f"Annotated excerpts: {TALENT}"


def test_headings_follow_the_tree_as_far_as_it_is_exported():
    report = Report(groups())
    assert [report.depth(each) for each in report.groups] == [1, 2, 1, 1]
    alone = group(topic=TALENT)
    assert Report((alone,)).depth(alone) == 1


def test_word_has_headings_links_and_colours():
    document = docx.Document(io.BytesIO(written(word.compose, Report(groups(), WRITTEN))))
    heads = [p for p in document.paragraphs if p.style.name.startswith("Heading")]
    assert [p.text for p in heads] == [
        "Leadership",
        TALENT,
        "Culture",
        "Without a topic",
        "Sources",
    ]
    edges = [p._p.find(f".//{qn('w:left')}").get(qn("w:color")) for p in heads[:3]]
    assert edges == ["5fb236", "ffd400", "aaaaaa"]
    body = document.element.body
    anchors = [link.get(qn("w:anchor")) for link in body.iter(qn("w:hyperlink"))]
    marks = [mark.get(qn("w:name")) for mark in body.iter(qn("w:bookmarkStart"))]
    assert anchors == marks == ["topic_1", "topic_2", "topic_3", "topic_4"]


def test_the_web_page_loads_and_runs_nothing():
    hostile = group(
        excerpt("<script>x</script>", note="<img src=http://example.org/a>", title="<i>"),
        topic="</title><script>",
        colour='red" onload="x',
        description="<link rel=stylesheet href=//example.org>",
    )
    page = html.document_fromstring(written(web_page.compose, Report((hostile,))))
    assert not list(page.iter("script", "img", "link", "i"))
    assert all(link[2].startswith("#") for link in page.iterlinks())
    assert not page.xpath("//@onload")
    assert page.get("lang") == "en-GB"


def test_no_cell_of_a_table_is_a_formula():
    nasty = excerpt("@SUM(A1)", ("=1",), "+1", title="-2", authors=("=a",), locator="\t=1")
    row = table_rows(Report((group(nasty, topic="=1"),)))[0]
    assert not [cell for cell in row.values() if cell[:1] in set("=+-@\t\r")]
    assert row["quote"] == "'@SUM(A1)"
    data = written(spreadsheet.compose, Report((group(nasty, topic="=1"),)))
    for sheet in openpyxl.load_workbook(io.BytesIO(data)):
        assert {c.data_type for row in sheet.iter_rows() for c in row} <= {"s", "n", "inlineStr"}


def test_an_excerpt_has_a_row_for_each_of_its_topics():
    rows = table_rows(Report(groups()))
    assert [row["topic"] for row in rows] == [TALENT, TALENT, TALENT, "Culture", "", ""]
    assert rows[0]["annotation_id"] == rows[3]["annotation_id"]
    assert rows[0]["all_topics"] == f"Culture; {TALENT}"


def test_a_cell_that_is_too_long_goes_on_in_the_next_row():
    quote, note = "x" * 40_000, "y" * 70_000
    rows = sheet_rows(Report((group(excerpt(quote, note=note)),)))
    assert [row["Part"] for row in rows] == ["1 of 3", "2 of 3", "3 of 3"]
    assert [bool(row["Quote"]) for row in rows] == [True, True, False]
    assert rows[0]["Quote"].endswith(spreadsheet.CONTINUED)
    assert {row["Topic"] for row in rows} == {"Topic"}
    joined = "".join((row["Note"] or "").removesuffix(spreadsheet.CONTINUED) for row in rows)
    assert joined == note


@pytest.mark.parametrize("text", ["👍" * 16_383 + "a", "x" * 32_767])
def test_a_cell_that_just_fits_is_left_alone(text):
    assert spreadsheet.split_cell(text) == [text]


@pytest.mark.parametrize("text", ["👍" * 16_384, "x" * 32_768, "a" + "👍" * 40_000])
def test_no_part_of_a_split_cell_is_too_long_or_cuts_a_character(text):
    parts = spreadsheet.split_cell(text)
    assert all(len(part.encode("utf-16-le")) // 2 <= 32_767 for part in parts)
    assert "".join(part.removesuffix(spreadsheet.CONTINUED) for part in parts) == text


def test_the_topics_sheet_counts_excerpts_and_documents():
    rows = sheet_rows(Report(groups()), "Topics")
    assert [(row["Topic"], row["Excerpts"], row["Documents"]) for row in rows] == [
        ("Leadership", 0, 0),
        (TALENT, 3, 2),
        ("Culture", 1, 1),
        ("Without a topic", 2, 1),
    ]
