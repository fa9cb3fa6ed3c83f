"""Edits on bookmarks, what a bookmark is called at first, and which one is next."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.bookmark import BookmarkId
from leader_reader.domain.document import Block, BlockKind
from leader_reader.domain.errors import NotFound, Refused
from leader_reader.services.bookmarking import (
    add_bookmark,
    first_name,
    next_bookmark,
    remove_bookmark,
    rename_bookmark,
    words_from,
)
from tests import samples

LONG = "Nobody had asked the porters before, and the porters knew which lifts failed at night."
PAPER = samples.with_blocks(
    Block(BlockKind.PARAGRAPH, "Before any heading."),
    Block(BlockKind.HEADING, "Skip to content", level=2, main=False),
    Block(BlockKind.HEADING, "The lifts", level=1),
    Block(BlockKind.PARAGRAPH, LONG),
    Block(BlockKind.PARAGRAPH, ""),
    Block(BlockKind.PARAGRAPH, "They fixed it  in a week."),
)


def at(words):
    return PAPER.text.index(words)


@pytest.mark.parametrize(
    ("place", "name"),
    [
        (0, "Before any heading."),
        (at("The lifts"), "The lifts"),
        (at("Nobody"), "The lifts · Nobody had asked the porters before, and the porters…"),
        (at("knew"), "The lifts · knew which lifts failed at night."),
        (at("They fixed") - 1, "The lifts · They fixed it in a week."),
        (at("fixed it") + 2, "The lifts · fixed it in a week."),
        (at("at night"), "The lifts · at night. They fixed it in a week."),
        (len(PAPER.text), "The lifts"),
    ],
)
def test_a_bookmark_is_named_by_its_heading_and_first_words(place, name):
    assert first_name(PAPER, place) == name


def test_long_headings_and_empty_documents_have_names_too():
    heading = samples.with_blocks(
        Block(BlockKind.HEADING, "How " * 40), Block(BlockKind.PARAGRAPH, "Words")
    )
    name = first_name(heading, heading.starts[1])
    assert name.endswith("… · Words")
    assert len(name) < 50
    assert first_name(samples.with_blocks(), 0) == "How teams lead"


@given(st.lists(st.text(max_size=200), max_size=4), st.integers(0, 900))
def test_every_place_has_a_name(texts, place):
    paper = samples.document(*(" ".join(text.split()) for text in texts))
    name = first_name(paper, min(place, len(paper.text)))
    assert name.strip()
    assert len(name) < 110


def only(library):
    (found,) = library.bookmarks.values()
    return found


def test_adding_naming_and_removing_are_undone(library):
    samples.add(library, PAPER)
    library.do(add_bookmark(library, PAPER, at("They"), "  A\nweek "))
    made = only(library)
    assert (made.place, made.name, made.creator) == (at("They"), "A week", "tester")
    library.do(rename_bookmark(library, made.id, "Seven days"))
    assert only(library).name == "Seven days"
    assert only(library).modified > made.created
    library.do(remove_bookmark(library, made.id))
    assert not library.bookmarks
    for _ in range(2):
        library.undo()
    assert only(library) == made
    library.undo()
    assert not library.bookmarks


def test_a_place_takes_one_bookmark_and_lies_within_the_text(library):
    samples.add(library, PAPER)
    assert words_from(PAPER, at("They fixed") - 2) == at("They fixed")
    assert words_from(PAPER, at("at night") + 3) == at("at night") + 3
    assert words_from(samples.with_blocks(), 3) == 0
    library.do(add_bookmark(library, PAPER, 10**9))
    assert only(library).place == len(PAPER.text)
    assert not add_bookmark(library, PAPER, len(PAPER.text))


def test_what_is_gone_or_nameless_is_refused(library):
    samples.add(library, PAPER)
    library.do(add_bookmark(library, PAPER, 0))
    assert not rename_bookmark(library, only(library).id, only(library).name)
    with pytest.raises(Refused):
        rename_bookmark(library, only(library).id, " ")
    with pytest.raises(NotFound):
        remove_bookmark(library, BookmarkId("gone"))


def test_next_and_previous(library):
    samples.add(library, PAPER)
    for place in (30, 5, 60):
        library.do(add_bookmark(library, PAPER, place))
    found = library.bookmarks_in(PAPER.id)
    assert [each.place for each in found] == [5, 30, 60]
    assert next_bookmark(found, 5, 1) == found[1]
    assert next_bookmark(found, 30, -1) == found[0]
    assert next_bookmark(found, 60, 1) is None
    assert next_bookmark(found, 0, -1) is None
