from datetime import timedelta
from time import perf_counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from leader_reader.adapters.importers.ruled_tables import RuledTable, ruled_tables

SIMPLE = """\
Beds by ward

  Ward           Beds   Staff
  ------------- ------ -------
  East wing         12   seven
  West              9

After it."""
BARE = """\
---- ----
East   12
West    9
---- ----
"""
SPREAD = """\
-------------------------
 Ward      What it is
           for
 --------- --------------
 East      Old people,
           mostly

 West      Children
-------------------------
"""
GRID = """\
+------+-------------+
| Ward | For         |
+======+=============+
| East | Old people, |
|      | mostly      |
+------+-------------+
| West | Children    |
+------+-------------+
"""


@pytest.mark.parametrize(
    ("text", "start", "end", "rows"),
    [
        (
            SIMPLE,
            2,
            6,
            (("Ward", "Beds", "Staff"), ("East wing", "12", "seven"), ("West", "9", "")),
        ),
        (BARE, 0, 4, (("East", "12"), ("West", "9"))),
        (
            SPREAD,
            0,
            9,
            (("Ward", "What it is for"), ("East", "Old people, mostly"), ("West", "Children")),
        ),
        (GRID, 0, 8, (("Ward", "For"), ("East", "Old people, mostly"), ("West", "Children"))),
    ],
)
def test_drawn_tables_are_read_by_rows_and_cells(text, start, end, rows):
    assert list(ruled_tables(text.split("\n"))) == [RuledTable(start, end, rows)]


def test_two_tables_after_each_other_keep_apart():
    first, second = ruled_tables((SIMPLE + "\n\n" + GRID).split("\n"))
    assert (len(first.rows), len(second.rows)) == (3, 3)
    assert first.end <= second.start


@pytest.mark.parametrize(
    "text",
    [
        "A heading\n---------\n\nwords",
        "words\n\n- - -\n\nwords",
        "one long line that runs on\n---- ----\nover where the columns should be and never stops",
        "--- ---\n\nwords",
        "+---+\nno cells",
    ],
)
def test_rules_and_underlines_are_no_tables(text):
    assert list(ruled_tables(text.split("\n"))) == []


@settings(max_examples=200, deadline=timedelta(seconds=5))
@given(st.lists(st.text("-+|= a\t", max_size=30), max_size=20))
def test_any_lines_are_looked_at_without_harm(lines):
    for table in ruled_tables(lines):
        assert 0 <= table.start < table.end <= len(lines)
        assert table.rows


def test_many_rules_cost_no_more_than_their_number():
    def spent(count):
        started = perf_counter()
        list(ruled_tables(["--- ---", "+--+--+", "-----"] * count))
        return perf_counter() - started

    spent(10)
    assert spent(40_000) < 100 * max(spent(2_000), 0.002)


def test_borders_without_cells_are_looked_at_once():
    started = perf_counter()
    assert list(ruled_tables(["+---+"] * 60_000)) == []
    assert perf_counter() - started < 20  # minutes, where each is looked at from each
