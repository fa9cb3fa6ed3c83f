"""The search index: one contract for the fake and for Whoosh, then what only Whoosh tells."""

import pytest

from leader_reader.adapters.whoosh_index import index as index_module
from leader_reader.domain.search import HitKind, Query
from leader_reader.services.indexing import document_entries
from tests.adapters.viewed import ViewedIndex, names, passage
from tests.adapters.whoosh_index.prose import annotation
from tests.fakes import MemoryIndex
from tests.samples import document


@pytest.fixture(params=["memory", "whoosh"])
def index(request):
    """An empty index, the fake or the real one."""
    real = request.param == "whoosh"
    made = request.getfixturevalue("open_index")() if real else ViewedIndex(MemoryIndex())
    assert made.count() == 0
    return made


def test_all_words_must_be_there(index):
    index.update([], [passage("one", "red apples"), passage("two", "red pears")])
    assert names(index, "red") == {"one", "two"}
    assert names(index, "apples red") == {"one"}
    assert names(index, "red plums") == set()
    assert index.count() == 2


def test_updating_a_key_drops_all_its_entries_before(index):
    index.update([], [passage("one", "red apples"), passage("one", "red cherries")])
    index.update(["one"], [passage("one", "green apples")])
    assert names(index, "red") == set()
    assert names(index, "green") == {"one"}
    assert index.count() == 1
    index.update(["one"], [])
    assert index.count() == 0


def test_the_total_counts_what_the_limit_cuts(index):
    index.update([], [passage(str(number), "red apples") for number in range(9)])
    found = index.search(Query("red", limit=4))
    assert len(found.hits) == 4
    assert found.total == 9
    assert found.query == Query("red", limit=4)


def test_a_hit_says_where_it_is(index):
    index.update(
        [],
        [passage("one", "red apples", start=40, end=50, page=3, heading="Fruit", kind="comment")],
    )
    hit = index.search(Query("apples")).hits[0]
    assert (hit.start, hit.end, hit.page, hit.heading) == (40, 50, 3, "Fruit")
    assert (hit.kind, hit.title, hit.document) == (HitKind.COMMENT, "On one", "d-one")


@pytest.mark.parametrize("text", ["", "  ", '"', '""'])
def test_nothing_asked_finds_nothing(index, text):
    index.update([], [passage("one", "red apples")])
    assert index.search(Query(text)).total == 0


def test_clearing_leaves_nothing(index):
    index.update([], [passage("one", "red apples")])
    index.clear()
    assert index.count() == 0
    index.update([], [passage("two", "red pears")])
    assert names(index, "red") == {"two"}


def test_the_highlighter_marks_what_was_asked(index):
    text = "Red apples and green apples"
    mark = index.highlighter(Query("apples"))
    assert [text[start:end] for start, end in mark(text)] == ["apples", "apples"]


def test_notes_and_comments_are_found_as_such(open_index):
    index = open_index()
    index.update(
        [],
        [
            passage("annotation:a", "Ask Jo\nLeadership › Succession", kind="note", annotation="a"),
            passage("two", "I agree", kind="comment", author="Clare Reader", date="2014-05-22"),
        ],
    )
    assert names(index, "succession") == set()  # for the library does not know the note
    index.annotations.append(annotation("a", "d-annotation:a", 0, 6, note="Ask Jo"))
    note = index.search(Query("succession")).hits[0]
    assert (note.kind, note.annotation) == (HitKind.NOTE, "a")
    comment = index.search(Query("agree")).hits[0]
    assert (comment.kind, comment.author, comment.date) == (
        HitKind.COMMENT,
        "Clare Reader",
        "2014-05-22",
    )
    assert names(index, "author:clare") == {"two"}


def test_what_weighs_less_comes_later(open_index):
    index = open_index()
    index.update(
        [],
        [
            passage("menu", "Talent management", weight=0.1),
            passage("main", "A paragraph on talent management in some ten words more."),
        ],
    )
    hits = index.search(Query("talent management")).hits
    assert [hit.document for hit in hits] == ["d-main", "d-menu"]
    assert hits[0].score > hits[1].score > 0


def test_facets_count_every_hit_whatever_the_limit(open_index):
    index = open_index()
    index.update(
        [],
        [
            passage("a", "red", format="pdf", year="2014"),
            passage("b", "red", format="pdf", year=""),
            passage("c", "red", format="txt", year="2014", kind="comment"),
        ],
    )
    found = index.search(Query("red", limit=1))
    facets = [(facet.name, facet.value, facet.count) for facet in found.facets]
    assert [facet for facet in facets if facet[0] == "format"] == [
        ("format", "pdf", 2),
        ("format", "txt", 1),
    ]
    assert ("year", "2014", 2) in facets
    assert ("kind", "comment", 1) in facets
    assert names(index, "red format:PDF") == {"a", "b"}
    assert names(index, "red year:2014") == {"a", "c"}


def test_a_document_is_indexed_block_by_block(open_index):
    index = open_index()
    paper = document("Teams need time.", "Talent needs management.")
    index.records[paper.id] = paper.record
    index.index.update([], document_entries(paper))
    assert index.count() == len(paper.blocks)
    hit = index.search(Query("talent")).hits[0]
    assert paper.text[hit.start : hit.end] == "Talent needs management."
    assert hit.heading == paper.title


def test_memory_that_was_given_back_is_there_again(open_index, monkeypatch):
    monkeypatch.setattr(index_module, "_MOST_MEMORY", -1 << 60)
    monkeypatch.setattr(index_module, "_NOW_AND_THEN", 1)
    index = open_index()
    index.update([], [passage("one", "Growing talent"), passage("two", "Another talent")])
    for _ in range(3):
        assert index.search(Query("talent")).total == 2
