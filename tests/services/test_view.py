"""The view of a library: the same until something changes, and then left as it was."""

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import annotating, coding, finding
from leader_reader.services.library import Library
from leader_reader.services.ports import Reading
from tests.samples import add, document, topic

PAPER = document("Staff who were asked, and then saw something change")


@pytest.fixture
def held(library: Library) -> Library:
    add(library, PAPER)
    library.do(annotating.tag_passage(library, PAPER, 15, 20, [topic(library, "Talent")]))
    return library


def test_a_view_shows_what_the_library_holds(held):
    held.do(finding.add_synonyms(held, ["GP", "doctor"]))
    held.remember_reading(Reading(PAPER.id, 0, 0.0))
    view = held.view()
    assert dict(view.documents) == dict(held.documents)
    assert set(view.annotations) == set(held.annotations.values())
    assert list(view.codebook) == list(held.codebook)
    assert view.synonyms == held.synonyms
    assert view.read == {PAPER.id}
    assert not view.skips


def test_it_is_the_same_object_until_the_next_change(held):
    acts = (
        lambda: topic(held, "Culture"),
        held.undo,
        held.redo,
        held.reload,
        lambda: held.do(finding.save_search(held, "Boards", "board")),
    )
    for act in acts:
        before = held.view()
        assert held.view() is before
        act()
        assert held.view() is not before
        assert hash(held.view()) != hash(before)


def test_an_edit_leaves_an_older_view_as_it_was(held):
    view = held.view()
    (passage,) = view.annotations
    held.do(annotating.remove_documents(held, [PAPER.id]))
    held.do(coding.delete_topics(held, [each.id for each in held.codebook]))
    assert (view.annotations, set(view.documents)) == ((passage,), {PAPER.id})
    assert [each.name for each in view.codebook] == ["Talent"]
    with pytest.raises(TypeError):
        view.documents[PAPER.id] = None


def test_what_an_edit_left_alone_is_the_same_object_in_the_next_view(held):
    before = held.view()
    topic(held, "Culture")
    after = held.view()
    assert after.annotations is before.annotations
    assert after.documents[PAPER.id] is before.documents[PAPER.id]
    assert after.codebook is not before.codebook
    held.do(annotating.tag_passage(held, PAPER, 21, 24, []))
    assert held.view().annotations is not after.annotations
    assert held.view().codebook is after.codebook


def test_nothing_is_copied_for_an_edit_until_a_view_is_asked_for(held):
    held.view()
    held.do(annotating.tag_passage(held, PAPER, 21, 24, []))
    assert "annotations_copy" not in vars(held._holdings)


def test_a_document_is_read_once_it_was_opened(held):
    unread = held.view()
    assert not unread.read
    held.remember_reading(Reading(PAPER.id, 0, 0.0))
    opened = held.view()
    assert (opened.read, unread.read) == ({PAPER.id}, frozenset())
    held.remember_reading(Reading(PAPER.id, 20, 0.4))
    assert held.view() is opened
    assert Library(held._store).view().read == {PAPER.id}


def test_a_place_that_could_not_be_kept_is_no_reading(held, monkeypatch):
    def refuse(_reading: Reading) -> None:
        raise LeaderReaderError("The change could not be saved.")

    monkeypatch.setattr(held._store, "remember_reading", refuse)
    with pytest.raises(LeaderReaderError):
        held.remember_reading(Reading(DocumentId("b" * 64), 0, 0.0))
    assert not held.view().read


def test_listeners_see_the_new_view(held):
    seen = []
    held.subscribe(lambda _edit: seen.append(len(held.view().annotations)))
    held.do(annotating.tag_passage(held, PAPER, 21, 24, []))
    held.undo()
    assert seen == [2, 1]
