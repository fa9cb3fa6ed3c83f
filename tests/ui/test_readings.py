"""One memory of how documents were left: each note leaves the others alone."""

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.services.ports import Reading
from leader_reader.ui.readings import Readings
from tests import samples

PAPER = samples.document("Some words")
OTHER = DocumentId("b" * 64)


@pytest.fixture
def readings(library):
    samples.add(library, PAPER)
    library.remember_reading(Reading(PAPER.id, 5, 0.5, zoom=120, view="pages", fit="150"))
    return Readings(library)


def test_a_document_never_open_has_nothing_set(readings):
    assert readings.of(OTHER) == Reading(OTHER, 0, 0.0)
    assert readings.offset(OTHER) == 0


def test_a_place_keeps_the_furthest_and_leaves_view_and_size(readings):
    assert readings.note(PAPER.id, 2, 0.2) == Reading(PAPER.id, 2, 0.5, 120, "pages", "150")
    assert readings.note(PAPER.id, 7, 0.7, zoom=90).zoom == 90
    assert readings.progress() == {PAPER.id: 0.7}


def test_view_and_fit_leave_the_place(readings):
    assert readings.any_pages()
    kept = readings.note_view(PAPER.id, view="text")
    assert kept == Reading(PAPER.id, 5, 0.5, 120, "text", "150")
    assert readings.note_view(PAPER.id, fit="page").view == "text"
    assert not readings.any_pages()


def test_the_one_noted_last_is_the_latest(readings):
    readings.note(OTHER, 1, 0.1)
    assert readings.latest([PAPER.id, OTHER]) == OTHER
    readings.note(PAPER.id, 1, 0.1)
    assert readings.latest([PAPER.id, OTHER]) == PAPER.id
