"""Suggestions: what they are like, what is never offered, and what is left of them."""

import pytest

from leader_reader.services import annotating, finding, indexing, similar
from leader_reader.services.hits import tag_hits
from leader_reader.services.library import Library
from tests.fakes import MemoryIndex, MemoryStore
from tests.samples import add, document, topic

VACANCIES = "Vacancies among senior staff last for many months."
SENIOR = "Boards count their senior vacancies each quarter."
LASTING = "Senior vacancies cost wards their sleep."
KETTLE = "The kettle was never empty."


class Shelf:
    """A library with its index up to date, and what it would offer."""

    def __init__(self, *documents):
        self.store, self.index = MemoryStore(), MemoryIndex()
        self.library = Library(self.store, creator="tester")
        add(self.library, *documents)
        for progress in indexing.bring_up_to_date(self.store, self.index):
            self.store.indexed(progress.sequence)

    def offers(self, seed, limit=20):
        view = self.library.view()
        answers = similar.suggestions(self.index, self.store, seed, view, limit)
        return list(answers)[-1]

    def words(self, seed):
        return [each.place.words for each in self.offers(seed)]


@pytest.fixture
def paper():
    return document(VACANCIES, SENIOR, LASTING, KETTLE)


@pytest.fixture
def shelf(paper):
    return Shelf(paper)


def tag(shelf, paper, number, topics):
    shelf.library.do(
        annotating.tag_passage(shelf.library, paper, *paper.block_range(number), topics)
    )
    start, end = paper.block_range(number)
    found = shelf.library.annotations_in(paper.id)
    return next(each for each in found if (each.start, each.end) == (start, end))


def test_a_selection_finds_what_shares_its_words_but_not_itself(shelf, paper):
    start, end = paper.block_range(1)
    seed = similar.like_text(paper, start, end)
    assert seed.topics == frozenset()
    offers = shelf.offers(seed)
    assert {each.place.words for each in offers} == {SENIOR, LASTING}
    first = offers[0].hit
    assert set(first.reasons) <= {"senior", "vacancies"}
    shown = first.snippet
    assert {shown.text[s:e].casefold() for s, e in shown.matches} == set(first.reasons)
    assert {paper.text[s:e].casefold() for s, e in first.matches} == set(first.reasons)


def test_a_topic_asks_with_its_passages_and_those_below(shelf, paper):
    talent = topic(shelf.library, "Talent")
    below = topic(shelf.library, "Succession", talent)
    tag(shelf, paper, 1, [below])
    seed = similar.like_topic(shelf.library, talent)
    assert seed.title == "Talent"
    assert seed.texts == (VACANCIES,)
    assert set(shelf.words(seed)) == {SENIOR, LASTING}


def test_what_has_the_topic_or_was_skipped_is_not_offered(shelf, paper):
    talent = topic(shelf.library, "Talent")
    tag(shelf, paper, 1, [talent])
    seed = similar.like_topic(shelf.library, talent)
    offers = {each.place.words: each for each in shelf.offers(seed)}
    shelf.library.do(finding.skip(shelf.library, seed.name, [offers[SENIOR].hit]))
    tag(shelf, paper, 3, [talent])
    assert shelf.words(similar.like_topic(shelf.library, talent)) == []
    shelf.library.undo()
    assert shelf.words(seed) == [LASTING]
    shelf.library.undo()
    assert set(shelf.words(seed)) == {SENIOR, LASTING}


def test_a_passage_with_another_topic_is_offered(shelf, paper):
    talent, boards = topic(shelf.library, "Talent"), topic(shelf.library, "Boards")
    marked = tag(shelf, paper, 1, [talent])
    tag(shelf, paper, 2, [boards])
    seed = similar.like_annotation(marked)
    assert seed.topics == {talent}
    assert SENIOR in shelf.words(seed)


def test_taken_and_skipped_ones_leave_and_undo_brings_them_back(shelf, paper):
    library = shelf.library
    talent = topic(library, "Talent")
    marked = tag(shelf, paper, 1, [talent])
    seed = similar.like_annotation(marked)
    offers = shelf.offers(seed)
    assert similar.left(library, seed, offers, {}) == offers
    library.do(tag_hits(library, [offers[0].place], seed.topics))
    assert similar.left(library, seed, offers, {}) == offers[1:]
    library.do(finding.skip(library, seed.name, [offers[1].hit]))
    assert similar.left(library, seed, offers, {}) == []
    library.undo()
    library.undo()
    assert similar.left(library, seed, offers, {}) == offers


def test_without_topics_of_its_own_a_seed_goes_by_what_was_chosen(shelf, paper):
    library = shelf.library
    talent = topic(library, "Talent")
    seed = similar.like_text(paper, *paper.block_range(1))
    offers = shelf.offers(seed)
    library.do(tag_hits(library, [offers[0].place], [talent]))
    assert similar.left(library, seed, offers, {}) == offers
    taken = {offers[0].place.range: frozenset({talent})}
    assert similar.left(library, seed, offers, taken) == offers[1:]


def test_a_removed_document_offers_nothing(shelf, paper):
    seed = similar.like_text(paper, *paper.block_range(1))
    offers = shelf.offers(seed)
    shelf.library.do(annotating.remove_documents(shelf.library, [paper.id]))
    assert similar.left(shelf.library, seed, offers, {}) == []
