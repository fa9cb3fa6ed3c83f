"""Any quote comes back from any format word for word."""

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from leader_reader.adapters.exporters.report import Report
from leader_reader.services.ports import ExcerptGroup
from tests.adapters.exporters import reading_back

AWKWARD = st.one_of(
    st.text(min_size=1, max_size=60),
    st.text(alphabet="*_`[]()<>#+-=!&;\\|~$.1) \t\n\"'xé👍\u202e\u00a0", min_size=1, max_size=40),
)
HOSTILE = (
    "=cmd|' /C calc'!A0",
    "'=1+1",
    "-----",
    "=====",
    "    indented as if code",
    "1. not a list\n2) nor this",
    "+ - * # > ~~~ ``` <script>alert(1)</script> &amp; &copy; &#65;",
    "[a]: http://example.org 'reference'",
    "ends with a backslash\\",
    "\u202eright to left override\u202c and \u200fmarks",
    "bell\x07, escape\x1b[31m, null\x00 and \x85 go",
    "👩‍⚕️👍🏽 e\u0301 한국어 नमस्ते",
    "_x0041_ is no escape",
    " leading and trailing ",
    "Line\u2028separator\u2029here\u2028",
)


def one(quote: str) -> Report:
    return Report((ExcerptGroup("Topic", "#ffd400", "", (reading_back.excerpt(quote),)),))


def check(reader, quote: str, *, blank_lines: bool = True) -> None:
    expected = reading_back.without_controls(quote)
    if not blank_lines:  # a Markdown paragraph cannot be empty
        expected = "\n".join(line for line in expected.split("\n") if line)
    found = reader(one(quote))
    assert found == [expected] or (not expected and found in ([], [""]))


fast = settings(max_examples=150, deadline=None)
slow = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@pytest.mark.parametrize("quote", HOSTILE)
@pytest.mark.parametrize("format_", ["word", "page", "table", "sheet", "markdown"])
def test_hostile_quotes_survive(format_, quote):
    reader = getattr(reading_back, f"{format_}_quotes")
    check(reader, quote, blank_lines=format_ != "markdown")


@slow
@given(AWKWARD)
def test_any_quote_survives_in_word(quote):
    check(reading_back.word_quotes, quote)


@fast
@given(AWKWARD)
def test_any_quote_survives_on_a_web_page(quote):
    check(reading_back.page_quotes, quote)


@fast
@given(AWKWARD)
@example("a\n===\nb\n---\n| a |\n| - |")
def test_any_quote_survives_in_markdown(quote):
    check(reading_back.markdown_quotes, quote, blank_lines=False)


@fast
@given(AWKWARD)
def test_any_quote_survives_in_csv(quote):
    check(reading_back.table_quotes, quote)


@slow
@given(AWKWARD)
def test_any_quote_survives_in_a_workbook(quote):
    check(reading_back.sheet_quotes, quote)


@pytest.mark.parametrize("format_", ["word", "page", "table", "sheet", "markdown"])
def test_a_huge_quote_survives(format_):
    quote = "Ward 👍 " * 12_000
    assert getattr(reading_back, f"{format_}_quotes")(one(quote)) == [quote]


@pytest.mark.parametrize("format_", ["word", "page", "table", "sheet", "markdown"])
def test_broken_surrogates_cannot_stop_an_export(format_):
    reader = getattr(reading_back, f"{format_}_quotes")
    assert reader(one("half \ud83d a face, and \ud83d\udc4d")) == ["half \ufffd a face, and 👍"]
