"""The examples people are shown are right, and the manual has them all."""

import pytest

from leader_reader import paths
from leader_reader.services.asking import SYNTAX
from tests.adapters.language.asking import problems, tree

PAGE = (paths.resources() / "manual" / "search.md").read_text("utf-8")


@pytest.mark.parametrize("row", SYNTAX, ids=lambda row: row.example)
def test_each_example_is_understood_and_stands_in_the_manual(row):
    assert problems(row.example) == []
    assert tree(row.example) not in ("nothing", "everything")
    assert f"| `{row.example}` | {row.meaning} |" in PAGE


def test_no_example_means_the_same_as_another_but_the_short_form_of_not():
    trees = [tree(row.example) for row in SYNTAX]
    assert len(set(trees)) == len(trees) - 1
