"""Panes of plain widgets: who is the current one, who hears what, and how they share the room."""

import pytest
from PySide6.QtCore import Qt

from leader_reader.services.library import Library
from leader_reader.ui.backing import Backing
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.panes.reading_pane import ReadingPane
from leader_reader.ui.panes.reading_panes import ROOM_FOR_TWO, ReadingPanes
from leader_reader.ui.readings import Readings
from tests.fakes import MemoryStore
from tests.journeys.hands import click

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def _nothing(*_given):
    return None


@pytest.fixture
def panes(qtbot, tmp_path):
    bridge = LibraryBridge(Library(MemoryStore(), creator="tester"))
    backing = Backing(_nothing, _nothing, _nothing, _nothing, tmp_path / "window.json", ())
    readings = Readings(bridge.library)
    panes = ReadingPanes(lambda: ReadingPane(bridge, backing, readings))
    qtbot.addWidget(panes)
    panes.resize(1200, 700)
    panes.show()
    yield panes
    panes.end()
    bridge.close()


def test_there_is_one_until_a_second_is_asked_for(panes):
    (only,) = panes
    assert panes.current is only
    assert panes.other is None
    second = panes.split()
    assert list(panes) == [only, second]
    assert panes.split() is second
    assert panes.current is only


def test_the_second_can_stand_first(panes):
    only = panes.current
    second = panes.split(first=True)
    assert list(panes) == [second, only]


def test_only_the_current_one_is_heard_by_those_who_follow(panes):
    heard, every = [], []
    panes.follow(lambda pane: pane.reader.escaped, lambda: heard.append(panes.current))
    panes.each(lambda pane: pane.reader.escaped.connect(lambda: every.append(pane)))
    first, second = panes.current, panes.split()
    for pane in (first, second):
        pane.reader.escaped.emit()
    assert (heard, every) == ([first], [first, second])
    panes.turn_to(second)
    for pane in (first, second):
        pane.reader.escaped.emit()
    assert heard == [first, second]


def test_an_act_is_done_where_one_is(panes):
    where = panes.here(lambda pane, word, *, end: (pane, word + end))
    second = panes.split()
    panes.turn_to(second)
    assert where("a", end="b") == (second, "ab")


def test_a_click_on_the_header_makes_a_pane_the_current_one(qtbot, panes):
    panes.activateWindow()
    qtbot.waitUntil(panes.isActiveWindow)
    second = panes.split()
    click(second.header)
    assert second.header.is_current
    assert panes.current is second


def test_closing_leaves_the_other_as_the_current_one(qtbot, panes):
    first, second = panes.current, panes.split()
    panes.turn_to(second)
    with qtbot.waitSignals([panes.closing, panes.split_changed]):
        panes.close_pane(second)
    assert list(panes) == [first]
    assert panes.current is first
    panes.close_pane(first)
    assert list(panes) == [first]


def test_the_room_is_shared_as_wanted_whichever_way_they_stand(qtbot, panes):
    panes.split()
    panes.set_share(0.6)
    for width, way in (
        (ROOM_FOR_TWO, Qt.Orientation.Horizontal),
        (ROOM_FOR_TWO - 1, Qt.Orientation.Vertical),
        (1400, Qt.Orientation.Horizontal),
    ):
        panes.resize(width, 700)
        assert panes.orientation() == way
        first, second = panes.sizes()
        assert first / (first + second) == pytest.approx(0.6, abs=0.01)
    assert panes.share == 0.6
