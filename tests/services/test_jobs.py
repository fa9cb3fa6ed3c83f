"""Waiting for the child: answers, silence, death, failure, and when it is started or ended."""

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import jobs
from leader_reader.services.indexing import IndexProgress
from leader_reader.services.jobs import (
    ChildDied,
    Done,
    Failed,
    FindPlaces,
    Heartbeat,
    PlacesFound,
    UpdateIndex,
)
from tests.services.nursery import Nursery


def test_a_job_tells_its_progress_until_it_is_done():
    progress = IndexProgress(4, 1, 2)
    spawn = Nursery([[None, progress, Done()]])
    assert list(jobs.run(spawn, UpdateIndex())) == [Heartbeat(), progress]
    assert spawn.children[0].closed


@pytest.mark.parametrize("trouble", [Failed("No room on the disk."), ChildDied("It ended.")])
def test_a_job_that_fails_raises_its_sentence(trouble):
    spawn = Nursery([[None, trouble]])
    sentence = trouble.sentence if isinstance(trouble, Failed) else str(trouble)
    with pytest.raises(LeaderReaderError, match=sentence):
        list(jobs.run(spawn, UpdateIndex()))
    assert spawn.children[0].closed


PAPER = DocumentId("x")


def test_places_are_waited_for():
    found = PlacesFound(PAPER, b"runs")
    spawn = Nursery([[None, found, Done()]])
    assert list(jobs.run(spawn, FindPlaces(PAPER))) == [Heartbeat(), found]
    assert spawn.children[0].asked == [FindPlaces(PAPER)]
    assert spawn.children[0].closed


def test_places_that_take_too_long_end_the_child():
    spawn = Nursery([[None, None, None]])
    with pytest.raises(LeaderReaderError, match="took too long"):
        list(jobs.run(spawn, FindPlaces(PAPER), patience=-1))
    assert spawn.children[0].closed
