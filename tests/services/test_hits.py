"""Hits become passages: the right words, references and states, tagged by one edit and undone."""

import pytest

from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.search import Hit, HitKind, Snippet
from leader_reader.services import annotating, exporting, hits
from leader_reader.services.library import Library
from tests.fakes import MemoryStore
from tests.samples import add, document, topic, with_blocks


def hit(paper, start, end, annotation=None, kind=HitKind.PASSAGE):
    return Hit(
        paper.id, paper.title, kind, start, end, None, "", 1.0, Snippet(""), annotation=annotation
    )


def block_hit(paper, number):
    return hit(paper, *paper.block_range(number))


@pytest.fixture
def store():
    return MemoryStore()


@pytest.fixture
def library(store):
    return Library(store, creator="tester")


def read(store, found):
    return [place for some in hits.places(store, found) for place in some]


def test_a_paragraph_is_described_without_its_white_space(store, library):
    paper = with_blocks(
        Block(BlockKind.PARAGRAPH, "Before it."),
        Block(BlockKind.PARAGRAPH, "  Talent needs time 😀. "),
        Block(BlockKind.PARAGRAPH, "After it."),
    )
    add(library, paper)
    (place,) = read(store, [block_hit(paper, 1)])
    assert place.words == "Talent needs time 😀."
    assert paper.text[place.range[1] : place.range[2]] == place.words
    assert place.target.quote.prefix == "Before it.\n  "
    assert place.target.quote.suffix == " \nAfter it."
    assert place.locator == "para. 2"


def test_passages_come_by_document_and_place_and_once(store, library):
    one, two = document("First.", "Second.", name="a"), document("Third.", name="b")
    add(library, one, two)
    found = [block_hit(one, 2), block_hit(two, 1), block_hit(one, 1), block_hit(one, 2)]
    assert [place.words for place in read(store, found)] == ["First.", "Second.", "Third."]


def test_a_note_and_a_tagged_hit_stand_for_the_passage_marked(store, library):
    paper = document("Talent needs time.")
    add(library, paper)
    start = paper.text.index("needs")
    library.do(annotating.note_passage(library, paper, start, start + 5, "Why?"))
    (marked,) = library.annotations.values()
    note = hit(paper, 0, 3, marked.id, HitKind.NOTE)
    (place,) = read(store, [note, hit(paper, 0, 3, marked.id, HitKind.TAGGED)])
    assert place.words == "needs"
    assert place.citation == exporting.citation(library, marked)


def test_what_is_gone_is_left_out(store, library):
    paper, gone = document("Talent needs time."), document("Never added.", name="b")
    add(library, paper)
    lost = hit(paper, 0, 3, "no-such-annotation", HitKind.NOTE)
    beyond = hit(paper, 5000, 5003)
    assert read(store, [block_hit(gone, 1), lost, beyond]) == []


def test_a_comment_is_cited_as_one(store, library):
    paper = with_blocks(
        Block(BlockKind.PARAGRAPH, "The article."),
        Block(BlockKind.COMMENT, "I agree.", author="Jo", date="2014-05-22"),
    )
    add(library, paper)
    (place,) = read(store, [block_hit(paper, 1)])
    assert place.citation.startswith("Comment by Jo, 22 May 2014, on")
    assert hits.quotes([place]) == f"“I agree.” ({place.citation})"


def test_the_plan_says_what_each_passage_gains(store, library):
    paper = document("One.", "Two.", "Three.")
    add(library, paper)
    talent, boards = topic(library, "Talent"), topic(library, "Boards")
    library.do(annotating.tag_passage(library, paper, *paper.block_range(1), [talent]))
    library.do(annotating.tag_passage(library, paper, *paper.block_range(2), [boards]))
    found = read(store, [block_hit(paper, number) for number in (1, 2, 3)])
    planned = hits.plan(library, found, [talent])
    assert [each.missing for each in planned] == [frozenset(), {talent}, {talent}]
    assert [each.annotation is None for each in planned] == [False, False, True]


def test_hits_are_tagged_by_one_edit_and_one_undo(store, library):
    paper = document("One.", "Two.", "Three.", "Four.")
    add(library, paper)
    talent, boards = topic(library, "Talent"), topic(library, "Boards")
    library.do(annotating.tag_passage(library, paper, *paper.block_range(1), [talent]))
    library.do(annotating.tag_and_note(library, paper, paper.block_range(2), [boards], "Keep"))
    before = dict(library.annotations)
    found = read(store, [block_hit(paper, number) for number in (1, 2, 3, 4)])
    edit = hits.tag_hits(library, found, [talent])
    assert edit.label == "Tag 3 passages"
    library.do(edit)
    tagged = {each.exact: each for each in library.annotations.values()}
    assert {words for words, each in tagged.items() if talent in each.topics} == {
        "One.",
        "Two.",
        "Three.",
        "Four.",
    }
    assert tagged["Two."].topics == {talent, boards}
    assert tagged["Two."].note == "Keep"
    assert tagged["Four."].creator == "tester"
    assert not hits.tag_hits(library, found, [talent])
    library.undo()
    assert dict(library.annotations) == before


def test_a_removed_document_is_left_out(store, library):
    paper = document("One.")
    add(library, paper)
    found = read(store, [block_hit(paper, 1)])
    library.do(annotating.remove_documents(library, [paper.id]))
    assert hits.plan(library, found, [topic(library, "Talent")]) == []
