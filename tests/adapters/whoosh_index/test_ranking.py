"""The order of hits: by score, by date, by title; equal ones as they stand."""

import random

import numpy as np
import pytest
from whoosh import query as wq

from leader_reader.adapters.whoosh_index.evaluating import Found
from leader_reader.adapters.whoosh_index.ranking import best, in_order
from leader_reader.domain.search import HitKind, SortOrder
from leader_reader.services.ports import IndexPassage
from tests.adapters.whoosh_index.kept import Answers, Kept
from tests.adapters.whoosh_index.prose import record, view


def found(scores):
    """Return every other row of a part, with scores."""
    row = np.array(scores, np.float32)
    passages = np.arange(0, 2 * len(row), 2).astype(np.uint16)
    return Found(passages, lambda at: row if at is None else row[at])


@pytest.mark.parametrize("seed", range(20))
def test_the_best_are_those_of_a_plain_sort(seed):
    chance = random.Random(seed)
    rows = [
        [float(chance.randint(0, 4)) for _ in range(chance.choice((0, 1, 5, 40)))] for _ in "abc"
    ]
    plain = sorted(
        ((part, 2 * at, score) for part, row in enumerate(rows) for at, score in enumerate(row)),
        key=lambda place: (-place[2], place[0], place[1]),
    )
    for limit in (-1, 0, 1, 3, 40, 10_000):
        assert best([found(row) for row in rows], limit) == plain[: max(0, limit)]


def test_dates_and_titles(tmp_path):
    cards = [
        record("d0", "beta", date="2019"),
        record("d1", "Alpha", date="2019-05"),
        record("d2", "gamma"),
        record("d3", "delta", date="2021"),
    ]
    kept = Kept(tmp_path / "index")
    for number in (2, 0, 3, 1, 4):  # the last is of a document that the library has not
        name = f"d{number}"
        rows = [IndexPassage(name, name, HitKind.PASSAGE, at, at + 1, "a") for at in (5, 0, 9)]
        kept.update([], rows)
    answers = Answers(kept.snapshot(), view(cards))

    def order(kind, limit=99):
        places = in_order(answers.found(wq.Term("text", "a")), answers.live, kind, limit)
        assert all(score > 0 for _, _, score in places)
        names = [answers.names[part][row] for part, row, _ in places]
        return [(document, start) for document, _, start, _ in names]

    def rows(*documents):
        return [(document, start) for document in documents for start in (0, 5, 9)]

    assert order(SortOrder.DOCUMENT) == rows("d1", "d0", "d3", "d2", "d4")
    assert order(SortOrder.DATE) == rows("d3", "d1", "d0", "d2", "d4")
    assert order(SortOrder.DATE, 4) == rows("d3", "d1")[:4]
    assert order(SortOrder.DATE, 0) == []
    empty = Answers(Kept(tmp_path / "empty").snapshot(), view(cards))
    assert in_order(empty.found(wq.Every()), empty.live, SortOrder.DATE, 5) == []
