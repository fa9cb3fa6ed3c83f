"""Searches find what a plain scan over the same words finds, with the same scores."""

import random
from collections import Counter

import numpy as np
import pytest
from whoosh import query as wq

from leader_reader.adapters.whoosh_index.ranking import best
from tests.adapters.whoosh_index.kept import Answers, Kept, live_entries
from tests.adapters.whoosh_index.prose import library_of, passages
from tests.adapters.whoosh_index.scan import Scan
from tests.adapters.whoosh_index.trees import Trees

NEARLY = 1e-4


@pytest.mark.parametrize(("count", "queries"), [(2_000, 150), (20_000, 500)])
def test_a_search_finds_and_ranks_as_a_scan_does(tmp_path, count, queries):
    entries = passages(count)
    kept, entries = filled(Kept(tmp_path / "index"), entries)
    view = library_of(entries)
    answers, scan = Answers(kept.snapshot(), view), Scan(entries, view)
    names = [(each.document, str(each.kind), each.start, each.annotation) for each in entries]
    assert Counter(live_entries(answers.snapshot)) == Counter(names)
    numbers = {name: number for number, name in enumerate(names)}
    rows = [np.array([numbers.get(name, -1) for name in part]) for part in answers.names]
    trees = Trees(random.Random(5), scan)
    hits = 0
    for tree in [trees() for _ in range(queries)]:
        wanted = scan(tree)
        same(tree, answers.found(tree), rows, wanted)
        hits += bool(wanted)
    assert hits > queries * 0.7


def filled(kept, entries):
    """Write entries in several segments, take some out, bring some of those back, merge some."""
    chance = random.Random(3)
    size = len(entries) // 12
    batches = [entries[first : first + size] for first in range(0, len(entries), size)]
    for batch in batches[:9]:
        kept.update([], batch)
    keys = sorted({each.key for each in entries})
    gone, back = set(chance.sample(keys, len(keys) // 8)), set(chance.sample(keys, len(keys) // 9))
    kept.update(gone, [])
    kept.tidy()
    for batch in batches[9:]:
        kept.update([], batch)
    kept.update(gone, [])
    kept.update(back, [each for each in entries if each.key in back])
    last = set(chance.sample(sorted(back), len(back) // 3))
    kept.update(last, [])
    left = [each for each in entries if each.key in back - last or each.key not in gone | back]
    assert len(kept.snapshot().parts) > 2
    assert any(part.gone is not None for part in kept.snapshot().parts)
    return kept, left


def same(tree, found, rows, wanted):
    """Compare what was found with {entry: score}; `rows` names the entries of each part."""
    held = np.concatenate([row[each.passages] for row, each in zip(rows, found, strict=True)])
    scores = np.concatenate([each.scores(None) for each in found])
    assert len(held) == len(wanted), tree
    assert set(held.tolist()) == wanted.keys(), tree
    near(scores, [wanted[entry] for entry in held.tolist()], tree)
    first = [(int(rows[part][row]), score) for part, row, score in best(found, 50)]
    near([score for _, score in first], [wanted[entry] for entry, _ in first], tree)
    near([score for _, score in first], sorted(wanted.values(), reverse=True)[:50], tree)


def near(scores, wanted, tree):
    assert np.allclose(scores, wanted, rtol=NEARLY, atol=1e-9), tree


def test_an_index_without_passages_finds_nothing(tmp_path):
    answers = Answers(Kept(tmp_path / "index").snapshot(), library_of([]))
    for tree in (wq.Term("text", "a"), wq.Every(), wq.Not(wq.Term("words", "a")), wq.NullQuery):
        assert best(answers.found(tree), 10) == []
