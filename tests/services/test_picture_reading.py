"""One child reads the pictures, until one takes too long or ends it."""

import pytest

from leader_reader.domain.document import DocumentId
from leader_reader.services.jobs import ChildDied, Failed, Heartbeat, PictureRead, ReadPicture
from leader_reader.services.picture_reading import PictureReader
from tests.services.test_jobs import Nursery

ONE, TWO = (ReadPicture(DocumentId("x"), name, 100) for name in ("one", "two"))


def finished(reading):
    """Run a generator to its end; return what it yielded and returned."""
    told = []
    while True:
        try:
            told.append(next(reading))
        except StopIteration as end:
            return told, end.value


def test_one_child_reads_one_picture_after_another():
    spawn = Nursery([[None, PictureRead(b"a")], [Failed("This picture cannot be shown.")]])
    reader = PictureReader(spawn)
    assert finished(reader.read(ONE)) == ([Heartbeat()], b"a")
    assert finished(reader.read(TWO)) == ([], b"")
    (child,) = spawn.children
    assert child.asked == [ONE, TWO]
    assert not child.closed
    reader.close()
    assert child.closed
    reader.close()


@pytest.mark.parametrize("trouble", ["deaf", [ChildDied("gone")], [None] * 99])
def test_a_child_that_ends_or_stalls_costs_one_picture(trouble):
    spawn = Nursery([trouble], [[PictureRead(b"b")]])
    reader = PictureReader(spawn, patience=-1.0)
    assert finished(reader.read(ONE))[1] == b""
    assert spawn.children[0].closed
    assert finished(reader.read(TWO))[1] == b"b"
    reader.close()


def test_stopping_ends_the_child():
    spawn = Nursery([[None, None]])
    reading = PictureReader(spawn).read(ONE)
    next(reading)
    reading.close()
    assert spawn.children[0].closed
