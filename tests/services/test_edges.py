"""Passages made longer and shorter by a word."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from leader_reader.domain.errors import NotFound, Refused
from leader_reader.services import annotating, edges
from leader_reader.services.edges import EdgeOf, dragged, stepped
from leader_reader.services.library import Library
from tests.fakes import MemoryStore
from tests.samples import add, document

TEXT = "One two  three,\nfour five."


@pytest.mark.parametrize(
    ("edge", "by", "words"),
    [
        (EdgeOf.START, -1, "two  three,\nfour"),
        (EdgeOf.START, 1, "four"),
        (EdgeOf.END, 1, "three,\nfour five."),
        (EdgeOf.END, -1, "three,"),
    ],
)
def test_an_edge_moves_by_a_word(edge, by, words):
    start, end = stepped(TEXT, (TEXT.index("three"), TEXT.index(" five")), edge, by)
    assert TEXT[start:end] == words


@given(
    st.text(st.sampled_from("ab \n"), min_size=1, max_size=30),
    st.sampled_from(EdgeOf),
    st.sampled_from((-1, 1)),
    st.data(),
)
def test_a_passage_never_loses_its_last_word_nor_leaves_the_text(text, edge, by, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    first, last = stepped(text, (start, end), edge, by)
    assert 0 <= first < last <= len(text)
    assert text[first:last].strip()
    assert (first == start) or (last == end)


@pytest.fixture
def library():
    return Library(MemoryStore())


def placed(library, words):
    """Put a document into the library; return it and where some of its words stand."""
    whole = document("Nurses lead the ward well.")
    add(library, whole)
    return whole, [(whole.text.index(each), whole.text.index(each) + len(each)) for each in words]


def test_moving_is_one_edit_that_keeps_topics_and_note(library):
    whole, (nurses, longer) = placed(library, ["Nurses", "Nurses lead the"])
    library.do(annotating.note_passage(library, whole, *nurses, "who"))
    (old,) = library.annotations.values()
    library.do(edges.move(library, whole, old.id, (longer[0], longer[1] + 1)))
    (new,) = library.annotations.values()
    assert (new.exact, new.note, new.id) == ("Nurses lead the", "who", old.id)
    assert library.undo() is not None
    assert library.annotations[old.id].exact == "Nurses"
    assert not edges.move(library, whole, old.id, (nurses[0], nurses[1] + 1))


def test_what_cannot_be_is_said(library):
    whole, (nurses, lead) = placed(library, ["Nurses", "lead the"])
    library.do(annotating.tag_passage(library, whole, *nurses, ()))
    library.do(annotating.tag_passage(library, whole, *lead, ()))
    one = next(each for each in library.annotations.values() if each.exact == "Nurses")
    with pytest.raises(Refused, match="already"):
        edges.move(library, whole, one.id, lead)
    with pytest.raises(Refused, match="no words"):
        edges.move(library, whole, one.id, (nurses[1], nurses[1] + 1))
    library.do(annotating.delete(library, [one.id]))
    with pytest.raises(NotFound):
        edges.move(library, whole, one.id, lead)


@pytest.mark.parametrize(
    ("edge", "at", "words"),
    [
        (EdgeOf.END, "ur five", "three,\nfour"),
        (EdgeOf.END, "ive.", "three,\nfour"),
        (EdgeOf.END, "e.", "three,\nfour five."),
        (EdgeOf.END, "One", "three,"),
        (EdgeOf.START, "wo", "two  three,\nfour"),
        (EdgeOf.START, " five", "four"),
        (EdgeOf.START, "hree", "three,\nfour"),
    ],
)
def test_a_dragged_edge_goes_to_the_nearest_word(edge, at, words):
    place = TEXT.index("three"), TEXT.index(" five")
    start, end = dragged(TEXT, place, edge, TEXT.index(at))
    assert TEXT[start:end] == words


def test_a_dragged_edge_may_go_back_into_the_middle_of_its_word():
    start, end = dragged(TEXT, (TEXT.index("hree"), 20), EdgeOf.START, TEXT.index("ree"))
    assert TEXT[start:end] == "hree,\nfour"


def test_by_letter_an_edge_goes_anywhere():
    place = TEXT.index("three"), TEXT.index(" five")
    start, end = dragged(TEXT, place, EdgeOf.START, TEXT.index("ree"), by_word=False)
    assert TEXT[start:end] == "ree,\nfour"


def test_text_without_spaces_has_a_boundary_at_each_character():
    text = "病" * 200
    assert dragged(text, (50, 60), EdgeOf.END, 101) == (50, 101)


@given(
    st.text(st.sampled_from("ab \n"), min_size=1, max_size=120),
    st.sampled_from(EdgeOf),
    st.integers(-5, 130),
    st.booleans(),
    st.data(),
)
def test_a_dragged_edge_never_empties_a_passage_nor_passes_its_other_edge(
    text, edge, to, by_word, data
):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    if not text[start:end].strip():
        return
    first, last = dragged(text, (start, end), edge, to, by_word=by_word)
    assert 0 <= first < last <= len(text)
    assert text[first:last] == text[first:last].strip()
    held = text[start:end].strip()
    assert text[first:last].endswith(held[-1]) if edge is EdgeOf.START else first >= start
