"""Marks found by one child, document after document, whatever becomes of it."""

from contextlib import closing

from leader_reader.domain.document import DocumentId
from leader_reader.domain.found_mark import MarksFound
from leader_reader.services.finding_marks import MarksMissed, find_all
from leader_reader.services.jobs import ChildDied, Done, Failed, FindMarks, Heartbeat, MarksRead
from tests.services.nursery import Nursery

ONE, TWO, THREE = (DocumentId(name) for name in ("one", "two", "three"))


def read(document):
    return MarksRead(document, MarksFound())


def heard(nursery, *documents, **keys):
    with closing(find_all(nursery, documents, **keys)) as answers:
        return [each for each in answers if not isinstance(each, Heartbeat)]


def test_each_document_has_a_child_of_its_own():
    nursery = Nursery(
        [[None, read(ONE), Done()]], [[Failed("Not this one.")]], [[read(THREE), Done()]]
    )
    assert heard(nursery, ONE, TWO, THREE) == [
        read(ONE),
        MarksMissed(TWO, "Not this one."),
        read(THREE),
    ]
    assert [child.asked for child in nursery.children] == [
        [FindMarks(ONE)],
        [FindMarks(TWO)],
        [FindMarks(THREE)],
    ]
    assert all(child.closed for child in nursery.children)


def test_a_child_that_dies_costs_one_document():
    nursery = Nursery([[ChildDied("It ended.")]], ["deaf"], [[read(THREE), Done()]])
    assert heard(nursery, ONE, TWO, THREE) == [
        MarksMissed(ONE, "It ended."),
        MarksMissed(TWO, "gone"),
        read(THREE),
    ]
    assert all(child.closed for child in nursery.children)


def test_a_child_that_takes_too_long_is_ended():
    nursery = Nursery([[]], [[read(TWO), Done()]])
    found = heard(nursery, ONE, TWO, patience=-1)
    assert [each.document for each in found] == [ONE, TWO]
    assert "too long" in found[0].sentence
    assert all(child.closed for child in nursery.children)


def test_closing_ends_the_child():
    nursery = Nursery([[None, None]])
    answers = find_all(nursery, [ONE])
    assert isinstance(next(answers), Heartbeat)
    answers.close()
    assert nursery.children[0].closed


def test_no_documents_need_no_child():
    nursery = Nursery()
    assert heard(nursery) == []
