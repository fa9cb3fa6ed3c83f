"""Edits on the codebook."""

import pytest

from leader_reader.domain.edit import combine
from leader_reader.domain.errors import Ambiguous, NotFound, Refused
from leader_reader.services import annotating, coding
from tests.samples import add, document, topic

PAPER = document("Staff who were asked, and then saw something change")


def paths(library):
    return [library.codebook.path(each.id) for each in library.codebook]


def tagged(library, start, end, *topics):
    library.do(annotating.tag_passage(library, PAPER, start, end, topics))


def test_topics_get_colours_of_their_own_and_stand_in_order(library):
    ids = [topic(library, name) for name in ("One", "Two", "Three")]
    assert len({library.codebook[each].colour for each in ids}) == 3
    assert paths(library) == ["One", "Two", "Three"]


@pytest.mark.parametrize("name", ["", "   ", "one", " ONE "])
def test_a_topic_needs_a_name_that_is_free(library, name):
    topic(library, "One")
    with pytest.raises(Refused):
        coding.add_topic(library, name)


def test_moving_below_itself_is_refused(library):
    above = topic(library, "Above")
    below = topic(library, "Below", above)
    with pytest.raises(Refused):
        coding.move(library, above, below)


def test_moving_puts_it_where_asked_and_undo_puts_it_back(library):
    one, two, three = (topic(library, name) for name in ("One", "Two", "Three"))
    library.do(coding.move(library, three, None, 0))
    assert paths(library) == ["Three", "One", "Two"]
    library.do(coding.move(library, one, two))
    assert paths(library) == ["Three", "Two", "Two › One"]
    library.undo()
    library.undo()
    assert paths(library) == ["One", "Two", "Three"]


def test_merging_moves_passages_and_children(library):
    add(library, PAPER)
    source, into = topic(library, "A"), topic(library, "B")
    topic(library, "X", source)
    tagged(library, 15, 20, source)
    tagged(library, 15, 24, source, into)
    library.do(coding.merge(library, source, into))
    assert paths(library) == ["B", "B › X"]
    assert all(each.topics == {into} for each in library.annotations.values())
    library.undo()
    assert paths(library) == ["A", "A › X", "B"]


def test_merged_children_of_one_name_are_told_apart(library):
    source, into = topic(library, "A"), topic(library, "B")
    topic(library, "X", source)
    topic(library, "X", into)
    library.do(coding.merge(library, source, into))
    assert paths(library) == ["B", "B › X", "B › X (A)"]


def test_deleting_keeps_passages_that_still_say_something(library):
    add(library, PAPER)
    one, two = topic(library, "One"), topic(library, "Two")
    tagged(library, 15, 20, one)
    tagged(library, 15, 24, one, two)
    library.do(annotating.tag_and_note(library, PAPER, (21, 24), [one], "why?"))
    library.do(coding.delete_topics(library, [one]))
    left = {each.exact: each.topics for each in library.annotations.values()}
    assert left == {"Staff who": {two}, "who": frozenset()}
    library.undo()
    assert len(library.annotations) == 3


def test_deleting_above_and_below_at_once_is_one_edit(library):
    above = topic(library, "Above")
    below = topic(library, "Below", above)
    library.do(coding.delete_topics(library, [above, below]))
    assert paths(library) == []
    library.undo()
    assert paths(library) == ["Above", "Above › Below"]


def test_a_key_belongs_to_one_topic(library):
    one, two = topic(library, "One", key=1), topic(library, "Two")
    library.do(coding.pin(library, two, 1))
    assert (library.codebook[one].key, library.codebook[two].key) == (0, 1)


def test_topics_by_name_are_found_or_made_once(library):
    above = topic(library, "Leadership")
    edits, ids = coding.topics_named(library, ["new", "New ", "leadership", "Leadership/Talent"])
    library.do(combine("Make", *edits))
    assert len(ids) == 3
    assert above in ids
    assert {each.casefold() for each in paths(library)} == {
        "leadership",
        "leadership › talent",
        "new",
    }


def test_a_name_that_fits_several_or_none_is_said_so(library):
    topic(library, "X", topic(library, "A"))
    topic(library, "X", topic(library, "B"))
    with pytest.raises(Ambiguous, match="A › X, B › X"):
        coding.find_topic(library, "x")
    with pytest.raises(NotFound):
        coding.find_topic(library, "y")
    assert library.codebook[coding.find_topic(library, "b › x").id].name == "X"
