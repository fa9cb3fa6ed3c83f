"""Edits on passages: what each adds, changes and leaves alone; undo brings all of it back."""

import pytest

from leader_reader.domain.annotation import AnnotationId, Motivation
from leader_reader.domain.errors import Ambiguous, NotFound, Refused
from leader_reader.services import annotating
from tests.samples import add, document, topic

PAPER = document("Teams need time.", "  Talent needs 😀 teams.  ", "Again and again.")


@pytest.fixture
def talent(library):
    add(library, PAPER)
    return topic(library, "Talent")


def only(library):
    (annotation,) = library.annotations.values()
    return annotation


def tagged(library, *topics, words="Teams need"):
    start = PAPER.text.index(words)
    library.do(annotating.tag_passage(library, PAPER, start, start + len(words), topics))
    return next(each for each in library.annotations.values() if each.exact == words)


def test_tagging_makes_a_passage_with_its_quote_and_surroundings(library, talent):
    made = tagged(library, talent, words="Talent needs 😀 teams.")
    assert (made.exact, made.topics, made.creator) == (
        "Talent needs 😀 teams.",
        frozenset({talent}),
        "tester",
    )
    assert PAPER.text[made.start : made.end] == made.exact
    assert made.target.quote.prefix.endswith("need time.\n  ")
    assert made.target.quote.suffix.startswith("  \nAgain")
    assert made.motivation is Motivation.CLASSIFYING
    library.undo()
    assert not library.annotations


def test_white_space_at_the_sides_is_left_out(library, talent):
    start = PAPER.text.index("  Talent")
    library.do(annotating.tag_passage(library, PAPER, start, start + 14, [talent]))
    assert only(library).exact == "Talent needs"


def test_nothing_but_white_space_is_refused(library, talent):
    start = PAPER.text.index("  Talent")
    with pytest.raises(Refused):
        annotating.tag_passage(library, PAPER, start, start + 2, [talent])
    with pytest.raises(Refused):
        annotating.tag_passage(library, PAPER, 3, 3, [talent])


def test_the_same_place_gains_topics_another_one_is_another_passage(library, talent):
    other = topic(library, "Time")
    first = tagged(library, talent)
    again = tagged(library, other)
    assert again.id == first.id
    assert again.topics == {talent, other}
    tagged(library, talent, words="Teams need time")
    assert len(library.annotations) == 2


def test_tagging_with_what_it_has_changes_nothing(library, talent):
    tagged(library, talent)
    assert not annotating.tag_passage(library, PAPER, *_place(only(library)), [talent])


def _place(annotation):
    return annotation.start, annotation.end


def test_a_plain_highlight_and_a_note(library, talent):
    made = tagged(library)
    assert made.motivation is Motivation.HIGHLIGHTING
    library.do(annotating.note_passage(library, PAPER, *_place(made), "Ask"))
    assert only(library).motivation is Motivation.COMMENTING
    library.do(annotating.set_note(library, made.id, "Ask Jo"))
    assert only(library).note == "Ask Jo"
    library.do(annotating.set_note(library, made.id, ""))
    assert only(library).note == ""
    for expected in ("Ask Jo", "Ask", ""):
        library.undo()
        assert only(library).note == expected


def test_tag_and_note_is_one_act(library, talent):
    place = PAPER.text.index("Teams"), PAPER.text.index("Teams") + 5
    library.do(annotating.tag_and_note(library, PAPER, place, [talent], "N"))
    assert (only(library).note, only(library).topics) == ("N", {talent})
    library.do(annotating.tag_and_note(library, PAPER, place, [talent], ""))
    assert only(library).note == "N"
    library.undo()
    assert not library.annotations


def test_the_last_topic_taken_off_takes_a_bare_passage_too(library, talent):
    made = tagged(library, talent)
    library.do(annotating.untag(library, made.id, talent))
    assert not library.annotations
    library.undo()
    library.do(annotating.set_note(library, made.id, "kept"))
    library.do(annotating.untag(library, made.id, talent))
    assert only(library).topics == frozenset()


def test_topics_can_be_set_as_a_whole(library, talent):
    other = topic(library, "Time")
    made = tagged(library, talent)
    library.do(annotating.set_topics(library, made.id, [other]))
    assert only(library).topics == {other}


def test_deleting_some_and_what_is_gone_already(library, talent):
    one, two = tagged(library, talent), tagged(library, talent, words="Again and")
    assert annotating.delete(library, [one.id]).label == "Remove passage"
    edit = annotating.delete(library, [one.id, two.id])
    assert edit.label == "Remove passages"
    library.do(edit)
    assert not library.annotations
    for act in (
        lambda: annotating.delete(library, [one.id]),
        lambda: annotating.set_note(library, AnnotationId("none"), "x"),
        lambda: annotating.untag(library, one.id, talent),
    ):
        with pytest.raises(NotFound):
            act()
    library.undo()
    assert set(library.annotations) == {one.id, two.id}


def test_removing_a_document_takes_its_passages_and_undo_brings_them_back(library, talent):
    made = tagged(library, talent)
    other = document("Else.", name="b", title="Other")
    add(library, other)
    assert annotating.remove_documents(library, [PAPER.id]).label == "Remove “How teams lead”"
    edit = annotating.remove_documents(library, [PAPER.id, other.id])
    assert edit.label == "Remove 2 documents"
    library.do(edit)
    assert not library.documents
    assert not library.annotations
    library.undo()
    assert set(library.documents) == {PAPER.id, other.id}
    assert only(library) == made
    assert library.document(PAPER.id).text == PAPER.text


def test_quotes_are_found_once_twice_or_not(library):
    assert annotating.find_quote(PAPER, "Teams need") == (15, 25)
    assert annotating.find_quote(PAPER, "TALENT   needs") == (34, 46)
    with pytest.raises(Ambiguous):
        annotating.find_quote(PAPER, "eams")
    with pytest.raises(NotFound):
        annotating.find_quote(PAPER, "zebra")
    with pytest.raises(NotFound):
        annotating.find_quote(PAPER, "   ")
