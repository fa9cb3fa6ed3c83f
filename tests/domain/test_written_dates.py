"""Dates as people write them in a field."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.written_dates import valid_date

DAYS = st.dates(date(1500, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("2014", "2014"),
        ("2014-05", "2014-05"),
        ("2014-5-2", "2014-05-02"),
        ("2014-05-22", "2014-05-22"),
        ("2014-05-22T10:30:00Z", "2014-05-22"),
        ("2014/05/22", "2014-05-22"),
        ("20140522", "2014-05-22"),
        ("May 2014", "2014-05"),
        ("Sept. 2013", "2013-09"),
        ("22 May 2014", "2014-05-22"),
        ("22nd of may, 2014", "2014-05-22"),
        ("May 22, 2014", "2014-05-22"),
        ("2014 May 22", "2014-05-22"),
        ("2014 May", "2014-05"),
        ("13-Apr-2014", "2014-04-13"),
        ("22.05.2014", "2014-05-22"),
        ("03.05.2014", "2014-05-03"),
        ("05/2014", "2014-05"),
        ("22/05/2014", "2014-05-22"),
        ("05/22/2014", "2014-05-22"),
        ("05/05/2014", "2014-05-05"),
        ("  May   2014. ", "2014-05"),
    ],
)
def test_written_dates_become_iso(text, iso):
    assert valid_date(text) == iso


@pytest.mark.parametrize(
    "text",
    [
        "",
        "03/05/2014",
        "31/02/2014",
        "2014-13",
        "2014-00",
        "2014-05-00",
        "14",
        "soon",
        "20144",
        "May",
    ],
)
def test_what_is_no_date_or_two_is_refused(text):
    assert valid_date(text) == ""


@given(DAYS, st.sampled_from(["%Y-%m-%d", "%d %B %Y", "%B %d, %Y", "%Y/%m/%d", "%d %b %Y"]))
def test_every_day_is_read_in_every_form(day, form):
    assert valid_date(day.strftime(form)) == day.isoformat()


@given(st.text(max_size=60))
def test_what_is_read_is_read_again_as_itself(text):
    read = valid_date(text)
    assert valid_date(read) == read
