"""DOI, ISBN and PMID: found in text, checked, and told from what only looks like one."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.identifiers import (
    doi,
    doi_in,
    isbn,
    isbn_13,
    isbn_in,
    pmid,
    pmid_in,
    same_doi,
)

SICI = "10.1002/(SICI)1097-0258(19980815/30)17:15/16<1661::AID-SIM968>3.0.CO;2-2"

FIGURES = st.text("0123456789", min_size=12, max_size=12)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("10.1136/bmj.g1234.", "10.1136/bmj.g1234"),
        ("https://doi.org/10.1016/S0140-6736(14)60001-2", "10.1016/S0140-6736(14)60001-2"),
        ("http://dx.doi.org/10.1000/ABC", "10.1000/ABC"),
        ("https://doi.org/10.1016%2Fabc?utm=1#top", "10.1016/abc"),
        ("doi: 10.1000/x(1)", "10.1000/x(1)"),
        ("DOI:10.1000/182", "10.1000/182"),
        ("info:doi/10.1000/1", "10.1000/1"),
        ("10.1136/bmj‐2014–1", "10.1136/bmj-2014-1"),
        (SICI, SICI),
    ],
)
def test_a_doi_is_read_however_it_is_written(text, found):
    assert doi(text) == found
    assert doi_in(text) == found


@pytest.mark.parametrize(
    "text",
    ["", "10.1000", "10.1000/", "see 10.1000/abc, and", "11.1000/abc", "version 10.2/3", "x"],
)
def test_what_is_no_doi_is_refused(text):
    assert doi(text) == ""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("(doi:10.1136/bmj.g1234), which", "10.1136/bmj.g1234"),
        ("“10.1000/abc”.", "10.1000/abc"),
        ('<a href="https://doi.org/10.1000/182">10.1000/182</a>', "10.1000/182"),
        ("[10.1000/x(2014)].", "10.1000/x(2014)"),
        ("no doi here, only 10.5 mg/day", ""),
    ],
)
def test_a_doi_is_taken_out_of_its_sentence(text, found):
    assert doi_in(text) == found


@given(st.text(alphabet="abcXYZ0123456789.-_;/()[]", min_size=1, max_size=40))
def test_a_doi_in_brackets_is_the_same_as_without(suffix):
    alone = doi_in(f"10.1234/{suffix}")
    assert doi(alone) == alone
    closed = alone.count("(") <= alone.count(")")  # else the last bracket is the DOI's own
    if alone and closed:
        assert doi_in(f"(see https://doi.org/{alone}).") == alone


@given(st.text(max_size=200))
def test_nothing_written_breaks_the_readers(text):
    for read in (doi, doi_in, isbn, isbn_in, isbn_13, pmid, pmid_in):
        assert isinstance(read(text), str)


def test_two_dois_are_the_same_in_any_case_and_none_is_no_doi():
    assert same_doi("10.1000/ABC", "10.1000/abc")
    assert not same_doi("", "")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("978-0-306-40615-7", "9780306406157"),
        ("ISBN 0-306-40615-2", "0306406152"),
        ("ISBN-13: 978 0 306 40615 7 (pbk.)", "9780306406157"),
        ("ISBN 10: 0306406152", "0306406152"),
        ("0-8044-2957-x", "080442957X"),
        ("urn:isbn:9780306406157", "9780306406157"),
        ("978–0–306–40615–7", "9780306406157"),
    ],
)
def test_an_isbn_is_put_into_its_normal_form(text, number):
    assert isbn(text) == number
    assert isbn_in(f"London, 2014. {text}") == (number if "SBN" in text.upper() else "")


@pytest.mark.parametrize(
    "text", ["", "978-0-306-40615-8", "0-306-40615-3", "12345", "9780306406157 1"]
)
def test_an_isbn_with_a_wrong_check_digit_is_refused(text):
    assert isbn(text) == ""


@given(FIGURES)
def test_one_digit_of_the_ten_makes_an_isbn(twelve):
    body = "978" + twelve[:9]
    valid = [digit for digit in "0123456789" if isbn(body + digit)]
    assert len(valid) == 1


@given(FIGURES)
def test_the_old_and_the_new_isbn_are_one_number(twelve):
    valid = [digit for digit in "0123456789X" if isbn(twelve[:9] + digit)]
    assert len(valid) == 1
    new = isbn_13(twelve[:9] + valid[0])
    assert new.startswith("978" + twelve[:9])
    assert isbn(new) == new


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("12345678", "12345678"),
        ("PMID: 12345", "12345"),
        ("pmid 7", "7"),
        ("https://pubmed.ncbi.nlm.nih.gov/24567/", "24567"),
        ("https://www.ncbi.nlm.nih.gov/pubmed/123", "123"),
        ("012", ""),
        ("123456789", ""),
        ("PMC12345", ""),
        ("", ""),
    ],
)
def test_a_pmid_is_a_number_of_at_most_eight_figures(text, number):
    assert pmid(text) == number


def test_a_pmid_in_text_must_be_called_one():
    assert pmid_in("BMJ 2014;348. [PMID: 24567890] doi") == "24567890"
    assert pmid_in("tel. 24567890, PMCID: PMC123") == ""


def test_long_rubbish_costs_no_more_than_its_length():
    began = time.process_time()
    for rubbish in ("10.1000." * 40_000, "ISBN " * 60_000, "PMID:" * 60_000, "9 7 8 " * 50_000):
        doi_in(rubbish)
        isbn_in(rubbish)
        pmid_in(rubbish)
    assert time.process_time() - began < 10  # a cost in the square would be minutes
