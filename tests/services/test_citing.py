"""References: sensible whatever is known about the document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.document import Block, BlockKind, Metadata
from leader_reader.services.citing import cite, long_date, year

TITLE = "Developing collective leadership for health care"
BLOG = "How can improving leadership help to transform the NHS?"


@pytest.mark.parametrize(
    ("metadata", "locator", "expected"),
    [
        (
            Metadata(authors=("West, M.", "Eckert, R."), date="2014-05"),
            "p. 12",
            f"West, M.; Eckert, R. (2014) {TITLE}, p. 12",
        ),
        (Metadata(authors=("West, M.",)), "p. 12", f"West, M. (n.d.) {TITLE}, p. 12"),
        (
            Metadata(organisation="The King's Fund", date="2014"),
            "para. 3",
            f"The King's Fund (2014) {TITLE}, para. 3",
        ),
        (Metadata(date="2014-05-22"), "p. iv", f"{TITLE} (2014), p. iv"),
        (Metadata(), "para. 3", f"{TITLE}, para. 3"),
        (Metadata(authors=("", "  ")), "", TITLE),
    ],
)
def test_what_is_missing_is_left_out(metadata, locator, expected):
    assert cite(metadata, TITLE, locator) == expected


WEST = {"authors": ("West, M.",), "date": "2014-05"}


@pytest.mark.parametrize(
    ("known", "locator", "expected"),
    [
        (
            {"container": "BMJ", "volume": "348", "issue": "7", "page_range": "233-241"},
            "p. 235",
            "BMJ, 348(7), pp. 233–241, at p. 235",
        ),
        ({"container": "BMJ", "volume": "348", "publisher": "BMA"}, "p. 2", "BMJ, 348, p. 2"),
        ({"container": "BMJ", "issue": "7", "publisher": "BMA"}, "", "BMJ, no. 7"),
        ({"container": "BMJ", "page_range": "e12"}, "", "BMJ, p. e12"),
        (
            {"container": "The Whole Book", "publisher": "Oxford", "page_range": "1–9"},
            "para. 3",
            "The Whole Book, Oxford, pp. 1–9, at para. 3",
        ),
        ({"publisher": "The King's Fund"}, "p. 12", "The King's Fund, p. 12"),
        ({"publisher": "West, M.", "container": TITLE}, "p. 12", "p. 12"),
        ({"volume": "2", "issue": "3", "page_range": "9"}, "p. 12", "p. 12"),
        ({"doi": "10.1136/bmj.g1"}, "p. 12", "p. 12, doi:10.1136/bmj.g1"),
    ],
)
def test_where_a_work_came_out_is_said_where_it_is_known(known, locator, expected):
    line = cite(Metadata(**WEST, **known), TITLE, locator)
    assert line == f"West, M. (2014) {TITLE}, {expected}"


def test_many_authors_are_cut_to_three():
    six = tuple(f"Author {letter}" for letter in "ABCDEF")
    assert "Author F (2020)" in cite(Metadata(authors=six, date="2020"), TITLE, "")
    seven = (*six, "Author G")
    assert cite(Metadata(authors=seven, date="2020"), TITLE, "").startswith(
        "Author A; Author B; Author C et al. (2020)"
    )


def test_a_document_without_a_title_is_still_named():
    assert cite(Metadata(), " \n", "p. 1") == "Untitled document, p. 1"


@pytest.mark.parametrize(
    ("author", "role", "date", "expected"),
    [
        (
            "Clare Charlton",
            "PMO Support,",
            "2014-05-22",
            f"Comment by Clare Charlton (PMO Support), 22 May 2014, on {BLOG}, para. 31",
        ),
        ("Steve", "", "", f"Comment by Steve, on {BLOG}, para. 31"),
        (
            "",
            "Nurse",
            "last May",
            f"Comment by an unnamed reader (Nurse), last May, on {BLOG}, para. 31",
        ),
    ],
)
def test_a_comment_is_cited_as_its_authors_own(author, role, date, expected):
    comment = Block(BlockKind.COMMENT, "Thanks.", author=author, role=role, date=date)
    metadata = Metadata(authors=("Ham, C.",), date="2014-05-19")
    assert cite(metadata, BLOG, "para. 31", comment=comment) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2014-05-22", "22 May 2014"),
        ("2014-05-02T10:11:12+01:00", "2 May 2014"),
        ("2014-05", "May 2014"),
        ("2014", "2014"),
        ("2014-19-40", "2014-19-40"),
        ("22 May 2014", "22 May 2014"),
        ("", ""),
    ],
)
def test_dates_are_written_as_people_write_them(date, expected):
    assert long_date(date) == expected


@pytest.mark.parametrize(
    ("date", "expected"),
    [("2014-05-22", "2014"), ("May 2014", "2014"), ("spring", "spring"), ("20145", "20145")],
)
def test_the_year_is_found_in_any_date(date, expected):
    assert year(date) == expected


@given(st.text(), st.text(), st.lists(st.text()), st.text())
def test_a_reference_is_one_line_and_never_empty(title, date, authors, locator):
    line = cite(Metadata(authors=tuple(authors), date=date), title, locator)
    assert line.strip()
    assert "\n" not in line
