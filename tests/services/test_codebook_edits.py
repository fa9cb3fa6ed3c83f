"""Edits on the codebook: the tree stays a tree, names stay apart, passages go where they should."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.codebook import COLOURS
from leader_reader.domain.edit import combine
from leader_reader.domain.errors import Ambiguous, LeaderReaderError, NotFound, Refused
from leader_reader.services import annotating, coding
from leader_reader.services.library import Library
from tests.fakes import MemoryStore
from tests.samples import add, document, topic

PAPER = document("One two three four five six seven eight nine ten.")


def paths(library):
    return [library.codebook.path(each.id) for each in library.codebook]


def tag(library, start, *topics):
    library.do(annotating.tag_passage(library, PAPER, start, start + 5, topics))


def test_topics_are_added_last_and_get_the_colour_used_least(library):
    leadership = topic(library, "Leadership")
    talent = topic(library, "  Talent   management ", leadership)
    board = topic(library, "Board", leadership)
    assert paths(library) == [
        "Leadership",
        "Leadership › Talent management",
        "Leadership › Board",
    ]
    colours = [library.codebook[each].colour for each in (leadership, talent, board)]
    assert len(set(colours)) == 3
    assert COLOURS["grey"] not in colours


def test_a_name_is_needed_and_siblings_differ(library):
    leadership = topic(library, "Leadership")
    topic(library, "Board", leadership)
    topic(library, "Board")
    for name, parent in (("", None), ("  ", None), ("LEADERSHIP", None), ("board", leadership)):
        with pytest.raises(Refused):
            coding.add_topic(library, name, parent)
    with pytest.raises(Refused):
        coding.rename(library, leadership, "board")
    library.do(coding.rename(library, leadership, "leadership"))
    assert "leadership" in paths(library)


def test_small_changes_and_their_undo(library):
    one, two = topic(library, "One", key=3), topic(library, "Two")
    library.do(coding.recolour(library, one, "#123456"))
    library.do(coding.describe_topic(library, one, " What it means. "))
    library.do(coding.pin(library, two, 3))
    found = library.codebook[one]
    assert (found.colour, found.description, found.key) == ("#123456", "What it means.", 0)
    assert library.codebook[two].key == 3
    assert not coding.recolour(library, one, "#123456")
    for _ in range(3):
        library.undo()
    assert (library.codebook[one].key, library.codebook[two].key) == (3, 0)
    library.do(coding.pin(library, one, 0))
    assert library.codebook[one].key == 0


def test_moving_keeps_the_order_asked_for(library):
    a, b, c = (topic(library, name) for name in "abc")
    library.do(coding.move(library, c, None, 0))
    assert paths(library) == ["c", "a", "b"]
    library.do(coding.move(library, a, b))
    assert paths(library) == ["c", "b", "b › a"]
    library.do(coding.move(library, b, c, 99))
    assert paths(library) == ["c", "c › b", "c › b › a"]
    for below in (a, b, c):
        with pytest.raises(Refused):
            coding.move(library, c, below)
    for _ in range(3):
        library.undo()
    assert paths(library) == ["a", "b", "c"]


def test_a_topic_is_not_moved_beside_its_namesake(library):
    parent = topic(library, "Parent")
    topic(library, "Twin", parent)
    twin = topic(library, "twin")
    with pytest.raises(Refused):
        coding.move(library, twin, parent)


def test_merging_gives_passages_and_topics_below(library):
    add(library, PAPER)
    gone, kept = topic(library, "Gone"), topic(library, "Kept")
    below = topic(library, "Below", gone)
    tag(library, 0, gone)
    tag(library, 25, gone, kept)
    library.do(coding.merge(library, gone, kept))
    assert paths(library) == ["How", "Kept", "Kept › Below"][1:]
    assert all(each.topics == {kept} for each in library.annotations.values())
    assert library.codebook[below].parent == kept
    library.undo()
    assert "Gone › Below" in paths(library)
    assert {len(each.topics) for each in library.annotations.values()} == {1, 2}
    for into in (gone, below):
        with pytest.raises(Refused):
            coding.merge(library, gone, into)


def test_deleting_takes_what_is_below_and_bare_passages_only(library):
    add(library, PAPER)
    top, other = topic(library, "Top"), topic(library, "Other")
    below = topic(library, "Below", top)
    tag(library, 0, below)
    tag(library, 25, below, other)
    tag(library, 31, top)
    noted = next(each for each in library.annotations.values() if each.topics == {top})
    library.do(annotating.set_note(library, noted.id, "kept"))
    library.do(coding.delete_topics(library, [top, below]))
    assert paths(library) == ["Other"]
    left = {(each.note, each.topics) for each in library.annotations.values()}
    assert left == {("", frozenset({other})), ("kept", frozenset())}
    library.undo()
    assert len(library.annotations) == 3


def test_topics_are_found_by_name_or_path(library):
    leadership, culture = topic(library, "Leadership"), topic(library, "Culture")
    mine, theirs = topic(library, "Board", leadership), topic(library, "Board", culture)
    assert coding.find_topic(library, " LEADERSHIP ").id == leadership
    assert coding.find_topic(library, "culture › board").id == theirs
    with pytest.raises(Ambiguous, match="Leadership › Board, Culture › Board"):
        coding.find_topic(library, "board")
    with pytest.raises(NotFound):
        coding.find_topic(library, "none")
    edits, found = coding.topics_named(library, ["Leadership › Board", "Leadership/New", "Far/Off"])
    library.do(combine("New topics", *edits))
    assert found[0] == mine
    assert library.codebook.path(found[1]) == "Leadership › New"
    assert library.codebook.path(found[2]) == "Far/Off"


NAMES = st.sampled_from(["a", "b", "c", "A", " "])
ACTS = st.lists(
    st.tuples(
        st.sampled_from(["add", "move", "merge", "delete", "rename", "undo", "redo"]),
        st.integers(0, 6),
        st.integers(0, 6),
        NAMES,
    ),
    max_size=14,
)


def _edit(library, act, one, other, name):
    ids = [each.id for each in library.codebook]
    if act == "add":
        return coding.add_topic(library, name, ids[one % len(ids)] if ids and other else None)
    first, second = ids[one % len(ids)], ids[other % len(ids)]
    if act == "move":
        return coding.move(library, first, second if one else None, other - 1)
    if act == "merge":
        return coding.merge(library, first, second)
    if act == "delete":
        return coding.delete_topics(library, [first, second])
    return coding.rename(library, first, name)


@given(ACTS)
def test_whatever_is_done_the_tree_stays_a_tree_and_undo_leads_back(acts):
    library = Library(MemoryStore(), creator="tester")
    start = paths(library)
    for act, one, other, name in acts:
        if act in ("undo", "redo"):
            library.undo() if act == "undo" else library.redo()
        elif act == "add" or len(library.codebook):
            try:
                library.do(_edit(library, act, one, other, name))
            except LeaderReaderError:
                continue
        seen = [each.id for each in library.codebook]
        assert len(seen) == len(set(seen)) == len(library.codebook)
        for parent in (None, *seen):
            siblings = [each.name.casefold() for each in library.codebook.children(parent)]
            assert len(siblings) == len(set(siblings))
    while library.undo():
        pass
    assert paths(library) == start
