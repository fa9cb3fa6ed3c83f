import pytest

from leader_reader.adapters.importers.dates import iso_date, iso_date_or_year, only_date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("22 May 2014", "2014-05-22"),
        ("Comment posted on March 11th, 2015 at 08:00", "2015-03-11"),
        ("29. Mai 2019 um 17:39", "2019-05-29"),
        ("1er février 2020", "2020-02-01"),
        ("2014-05-22T10:12:00Z", "2014-05-22"),
        ("03/05/2014", "2014-05-03"),
        ("05/23/2014", "2014-05-23"),
        ("18. 05. 2014 22:38", "2014-05-18"),
        ("Sept 2012", "2012-09"),
        ("2014 May 22", "2014-05-22"),
        ("2014年5月22日", "2014-05-22"),
        ("2014.05.22 10:12", "2014-05-22"),
        ("22 de maio de 2014", "2014-05-22"),
        ("2014/05", "2014-05"),
        ("31 February 2014", "2014-02"),
        ("maybe 2014", ""),
        ("room 12/345", ""),
        ("", ""),
    ],
)
def test_iso_date(text, iso):
    assert iso_date(text) == iso


@pytest.mark.parametrize("text", ["22 May 2014", "Monday, 3 May 2014", "3 May 2014 at 10:12 am"])
def test_a_line_that_is_a_date(text):
    assert only_date(text)


@pytest.mark.parametrize("text", ["On 3 May 2014 the board met", "BMJ, 2011", "May 2014 was wet"])
def test_a_line_that_only_holds_a_date(text):
    assert not only_date(text)


def test_a_year_is_better_than_nothing():
    assert iso_date_or_year("Printed in 1998 by hand") == "1998"


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("vr 3 mrt. 2023", "2023-03-03"),
        ("3 października 2023", "2023-10-03"),
        ("12. května 2019", "2019-05-12"),
        ("12. července 2019", "2019-07-12"),
        ("1. syyskuuta 2020", "2020-09-01"),
        ("30 lis 2021", "2021-11-30"),
    ],
)
def test_months_of_more_languages(text, iso):
    assert iso_date(text) == iso
