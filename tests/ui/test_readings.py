"""What the panes remember together of what was read."""

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.services.library import Library
from leader_reader.services.ports import Reading
from leader_reader.ui.readings import Readings
from tests.fakes import MemoryStore


@pytest.fixture
def readings():
    return Readings(Library(MemoryStore(), creator="tester"))


def test_the_furthest_is_kept_and_the_place_is_the_last(readings):
    readings.note("a", 900, 0.9)
    kept = readings.note("a", 10, 0.1)
    assert (kept.offset, kept.progress) == (10, 0.9)
    assert readings.offset("a") == 10
    assert readings.progress() == {"a": 0.9}


def test_the_latest_is_the_one_noted_last_that_is_still_there(readings):
    for document in ("a", "b", "a", "c"):
        readings.note(document, 0, 0.0)
    assert readings.latest({"a", "b"}) == "a"
    assert readings.latest({"x"}) is None
    assert readings.offset("x") == 0


PAPER = DocumentId("a")


def test_what_was_never_open_has_nothing_set(readings):
    assert readings.of(PAPER) == Reading(PAPER, 0, 0.0)
    assert not readings.any_pages()


def test_each_note_leaves_the_others_alone(readings):
    readings.note(PAPER, 5, 0.5, zoom=120)
    readings.note_view(PAPER, view="pages")
    assert readings.note_view(PAPER, fit="150") == Reading(PAPER, 5, 0.5, 120, "pages", "150")
    assert readings.any_pages()
    assert readings.note(PAPER, 2, 0.2) == Reading(PAPER, 2, 0.5, 120, "pages", "150")
    assert readings.note(PAPER, 7, 0.7, zoom=90).zoom == 90
    assert readings.note_view(PAPER, view="text").offset == 7
    assert not readings.any_pages()
