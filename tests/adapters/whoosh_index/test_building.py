"""Segments as large as they may be: numbers beyond 16 bits are told apart."""

import pytest
from whoosh import query as wq

from leader_reader.adapters.whoosh_index import merging, writing
from leader_reader.adapters.whoosh_index.building import MOST_PASSAGES
from leader_reader.adapters.whoosh_index.generations import Generation
from leader_reader.adapters.whoosh_index.tree import Near
from leader_reader.domain.search import HitKind
from leader_reader.services.ports import IndexPassage
from tests.adapters.whoosh_index.kept import Answers, Kept
from tests.adapters.whoosh_index.prose import annotation, record, topic, view


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """An index of one segment that is full, and one with the passage that had no room."""
    kept = Kept(tmp_path_factory.mktemp("full") / "index")
    kept.update([], (entry(number) for number in range(MOST_PASSAGES + 1)))
    return kept


def entry(number):
    document = f"d{number // 1000:02}"
    text = f"w{number} common x{number} {'a ' * 300 if number % 9999 == 5535 else ''}last"
    start = number % 1000 * 10
    return IndexPassage(f"k{number}", document, HitKind.PASSAGE, start, start + 9, text)


def place(number):
    each = entry(number)
    return each.document, str(each.kind), each.start, ""


def merge_all(kept):
    made = merging.merge(kept.folder, [part.entry for part in kept.snapshot().parts])
    with writing.writing(kept.folder):
        number = kept.snapshot().generation.number + 1
        writing.commit(kept.folder, Generation(number, (made,)))


def held(answers, tree):
    return set(answers.scored(answers.found(tree)))


@pytest.mark.parametrize("state", ["as it was", "merged", "thinned"])
def test_a_full_segment(full, state):
    """A full one and one more; both as one, beyond 16 bits; and that one half deleted."""
    kept = range(40_000 if state == "thinned" else 0, MOST_PASSAGES + 1)
    sizes = {"as it was": [1, MOST_PASSAGES], "merged": [MOST_PASSAGES + 1]}
    if state == "merged":
        full.update(["new"], [entry(MOST_PASSAGES + 1)._replace(key="new")])
        full.update(["new"], [])
        merge_all(full)
    elif state == "thinned":
        full.update([f"k{number}" for number in range(40_000)], [])
        assert full.tidy()
    answers = Answers(full.snapshot(), view())
    held_by = sorted(len(part.segment) for part in answers.snapshot.parts)
    assert held_by == sizes.get(state, [len(kept)])
    assert max(len(part.segment.stems) for part in answers.snapshot.parts) > 50_000
    assert held(answers, wq.Term("words", "common")) == {place(number) for number in kept}
    for number in (0, 255, 256, 5535, 32_768, 55_530, 65_534, 65_535, 65_536):
        wanted = {place(number)} if number in kept else set()
        for tree in (
            wq.Term("text", f"w{number}"),
            wq.Term("words", f"x{number}"),
            wq.Phrase("words", [f"w{number}", "common", f"x{number}"]),
            Near("text", [f"x{number}", "last"], 301),
            wq.And([wq.Term("text", "common"), wq.Wildcard("words", f"w{number}")]),
            wq.And([wq.Every(), wq.Prefix("words", f"w{number:05}"), wq.Term("text", f"x{number}")])
            if number > 9999
            else wq.Term("text", f"x{number}"),
        ):
            assert held(answers, tree) == wanted, tree
    beyond = {place(number) for number in kept if number % 9999 == 5535}
    assert held(answers, wq.Term("words", "a")) == beyond
    assert held(answers, wq.Phrase("words", ["a", "last"])) == beyond


def test_the_last_passage_of_a_full_segment_can_be_tagged(full):
    number = MOST_PASSAGES - 1
    each = entry(number)
    marks = [annotation("a", each.document, each.start + 2, each.start + 4, ["t"])]
    answers = Answers(full.snapshot(), view([record(each.document)], marks, [topic("t")]))
    found, facets = answers.narrowed(wq.Term("is", "tagged"))
    assert set(found) == {place(number)}
    assert [(facet.value, facet.count) for facet in facets if facet.name == "topic"] == [("t", 1)]


def test_texts_without_words(tmp_path):
    kept = Kept(tmp_path / "index")
    kept.update(
        [], [entry(0)._replace(text=text, start=at) for at, text in enumerate(("", "-", "…"))]
    )
    for _ in range(2):
        answers = Answers(kept.snapshot(), view())
        assert len(held(answers, wq.Every())) == 3
        for tree in (wq.Term("text", "a"), wq.Prefix("words", ""), wq.Wildcard("words", "*")):
            assert held(answers, tree) == set()
        kept.update([], [entry(1)._replace(text="", start=9)])
        kept.update([entry(1).key], [])
        kept.tidy()
