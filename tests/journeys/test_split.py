"""Two documents, or two places of one, read in one window: marked, turned between, closed, kept."""

import multiprocessing
import sys

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from leader_reader.ui.panes.reading_panes import ROOM_FOR_TWO
from leader_reader.ui.reader.aloud.reader_aloud import Reading
from tests.conftest import at_rest, opened
from tests.journeys.hands import click, drag, keys, open_paper, press, select, where
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, PORTERS, take_in
from tests.journeys.printed import seen, show_pages
from tests.journeys.test_aloud import voice  # noqa: F401 - a fixture

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KETTLE = "The ledger by the kettle held forty nights"


def panes(window):
    return list(window.panes)


def titles(window):
    return [pane.header.title.text() for pane in window.panes]


def marked(pane):
    return [(mark.start, mark.end) for mark in pane.reader.view.page.index]


def passages(window):
    return sorted((each.start, each.end) for each in window.bridge.library.annotations.values())


def choose_in_menu(text):
    """Click an entry of the menu that is open."""
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    entry = next(each for each in menu.actions() if each.text() == text)
    click(menu, menu.actionGeometry(entry).center())


def open_beside(window, title):
    """Open a document in the other pane by the context menu of its card."""
    window.left.show_page(window.documents)
    model, view = window.documents.model, window.documents.list
    index = model.index(model.row_of(window.bridge.library.find_document(title).id))
    view.scrollTo(index)
    at = view.visualRect(index).center()
    view.customContextMenuRequested.emit(at)
    choose_in_menu("Open beside")
    window.activateWindow()  # which the menu was, on no real screen
    QTest.qWaitForWindowActive(window)


@pytest.fixture
def both(qtbot, desk):
    """The window with one paper in two panes, the second the current one."""
    open_paper(desk, PORTERS)
    press(desk, Qt.Key.Key_F8)
    return desk


def test_the_same_place_is_shown_twice_and_marks_are_in_both(qtbot, desk):
    open_paper(desk, PORTERS)
    desk.reader.go_to(where(desk, "What stayed")[0])
    top = desk.reader.place()[0]
    assert not desk.panes.current.header.isVisible()
    press(desk, Qt.Key.Key_F8)
    first, second = panes(desk)
    assert desk.panes.current is second
    assert second.reader.view.hasFocus()
    assert second.desk.document is first.desk.document
    assert abs(second.reader.place()[0] - top) < 200
    assert second.header.is_current
    assert not first.header.is_current
    select(desk, LIFTS)
    keys(desk, "1")
    assert marked(first) == marked(second) == passages(desk) == [where(desk, LIFTS)]
    press(desk, Qt.Key.Key_F6)
    assert desk.panes.current is first
    assert first.reader.view.hasFocus()
    select(desk, KNEW)
    keys(desk, "2")
    assert marked(first) == marked(second) == sorted([where(desk, LIFTS), where(desk, KNEW)])
    press(desk, Qt.Key.Key_Z, CTRL, times=2)
    assert marked(first) == marked(second) == passages(desk) == []
    press(desk, Qt.Key.Key_F8)
    assert panes(desk) == [first]
    assert first.reader.view.hasFocus()
    assert not first.header.isVisible()


def test_another_document_beside_is_tagged_and_all_around_follows(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        open_beside(window, NIGHTS)
        first, second = panes(window)
        assert titles(window) == [PORTERS, NIGHTS]
        assert window.panes.current is second
        assert window.windowTitle().startswith(NIGHTS)
        select(window, KETTLE)
        keys(window, "t")
        keys(window, "talent")
        press(window, Qt.Key.Key_Return)
        press(window, Qt.Key.Key_Escape)
        assert len(marked(second)) == 1
        assert marked(first) == []
        qtbot.waitUntil(lambda: window.passages.model.rowCount() == 1)
        click(first.reader.view.viewport())
        assert window.panes.current is first
        assert window.windowTitle().startswith(PORTERS)
        qtbot.waitUntil(lambda: window.passages.model.rowCount() == 0)
        assert window.contents.model.index(0, 0).data() == PORTERS
        place = where(window, LIFTS)
        window.reader.go_to(place[0])
        drag(window, *place)
        keys(window, "3")
        at_rest(qtbot, window)
    with opened(qtbot, stocked) as window:
        found = {each.exact for each in window.bridge.library.annotations.values()}
        assert found == {KETTLE, LIFTS}


def test_a_title_is_opened_beside_by_ctrl_enter(qtbot, both):
    press(both, Qt.Key.Key_1, CTRL)
    model = both.documents.model
    row = model.row_of(both.bridge.library.find_document(NIGHTS).id)
    both.documents.list.setCurrentIndex(model.index(row))
    press(both, Qt.Key.Key_Return, CTRL)
    assert titles(both) == [NIGHTS, PORTERS]
    assert panes(both)[0].reader.view.hasFocus()


def test_each_pane_has_its_own_size_and_its_own_way_back(qtbot, both):
    first, second = panes(both)
    press(both, Qt.Key.Key_Plus, CTRL, times=3)
    assert (first.reader.zoom, second.reader.zoom) == (100, 130)
    both.desk.go_to(both.desk.document.id, *where(both, "The marmalade"))
    assert both.acts.actions["back"].isEnabled()
    press(both, Qt.Key.Key_F6)
    assert not both.acts.actions["back"].isEnabled()
    press(both, Qt.Key.Key_F6)
    press(both, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert both.desk.can_go_forward
    assert not first.desk.can_go_forward


def test_find_and_contents_act_on_the_current_pane(qtbot, both):
    first, second = panes(both)
    press(both, Qt.Key.Key_F, CTRL)
    assert second.reader.find_bar.isVisible()
    assert not first.reader.find_bar.isVisible()
    press(both, Qt.Key.Key_Escape)
    press(both, Qt.Key.Key_F6)
    before = second.reader.place()
    both.contents.heading_activated.emit(where(both, "What stayed")[0])
    assert first.reader.place()[0] > before[0]
    assert second.reader.place() == before


def test_a_hit_is_shown_beside_while_the_keyboard_stays_on_the_hits(qtbot, desk):
    open_paper(desk, PORTERS)
    press(desk, Qt.Key.Key_K, CTRL)
    with qtbot.waitSignal(desk.searches.found, timeout=5000):
        keys(desk, "kettle")
    press(desk, Qt.Key.Key_Down)
    assert desk.results.list.hasFocus()
    press(desk, Qt.Key.Key_Return, CTRL)
    first, second = panes(desk)
    assert titles(desk) == [PORTERS, NIGHTS]
    assert desk.results.list.hasFocus()
    assert desk.panes.current is first
    assert second.reader.hits
    index = desk.results.list.currentIndex()
    at = desk.results.list.visualRect(index).center()
    port = desk.results.list.viewport()
    mouse = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(mouse, at, port.mapToGlobal(at)))
    choose_in_menu("Open")
    assert titles(desk) == [NIGHTS, NIGHTS]


def test_the_place_of_the_current_pane_is_the_one_remembered(qtbot, both, stocked):
    document, store = both.desk.document.id, both.readings
    low, high = where(both, "What stayed")[0], where(both, "The lifts")[0]
    both.desk.go_to_line(document, high)
    press(both, Qt.Key.Key_F6)
    both.desk.go_to_line(document, low)
    there = both.reader.place()[0]
    assert store.offset(document) == there
    second = panes(both)[1]
    second.reader.go_to(0)
    second.reader.return_to(0)
    assert store.offset(document) == there
    press(both, Qt.Key.Key_F6)
    assert store.offset(document) == second.reader.place()[0]


def test_closing_a_pane_by_its_button_keeps_the_other(qtbot, desk):
    open_paper(desk, PORTERS)
    open_beside(desk, NIGHTS)
    first, second = panes(desk)
    gone = []
    first.destroyed.connect(lambda: gone.append(True))
    click(first.header.close_button)
    assert panes(desk) == [second]
    assert desk.desk.document.title == NIGHTS
    assert not desk.acts.actions["split"].isChecked()
    assert not desk.acts.actions["other_pane"].isEnabled()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone
    select(desk, KETTLE)
    keys(desk, "h")
    assert len(passages(desk)) == 1
    press(desk, Qt.Key.Key_F8)
    assert [marked(pane) for pane in desk.panes] == [passages(desk)] * 2


def test_the_note_being_written_is_kept_when_the_view_is_put_together(qtbot, both):
    select(both, LIFTS)
    keys(both, "n")
    qtbot.waitUntil(both.notes.isVisible)
    keys(both, "Ask the porters.")
    press(both, Qt.Key.Key_F8)
    (made,) = both.bridge.library.annotations.values()
    assert made.note == "Ask the porters."
    assert len(panes(both)) == 1


def test_a_restart_brings_the_split_back(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        open_beside(window, NIGHTS)
        press(window, Qt.Key.Key_F9)
        qtbot.waitUntil(lambda: window.panes.orientation() == Qt.Orientation.Horizontal)
        handle = window.panes.handle(1)
        QTest.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 200))
        QTest.mouseMove(handle, QPoint(150, 200))
        QTest.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(150, 200))
        share = window.panes.share
        assert share > 0.55
    with opened(qtbot, stocked) as window:
        assert titles(window) == [PORTERS, NIGHTS]
        assert window.panes.current is panes(window)[1]
        assert window.panes.share == pytest.approx(share, abs=0.002)
        sizes = window.panes.sizes()
        assert sizes[0] / sum(sizes) == pytest.approx(share, abs=0.01)
        press(window, Qt.Key.Key_F8)
    with opened(qtbot, stocked) as window:
        assert titles(window) == [NIGHTS]
        assert not window.panes.current.header.isVisible()


def test_both_places_of_one_document_come_back(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        press(window, Qt.Key.Key_F8)
        document = window.desk.document.id
        window.desk.go_to_line(document, where(window, "What stayed")[0])
        places = [pane.reader.place()[0] for pane in window.panes]
        assert places[0] < places[1]
    with opened(qtbot, stocked) as window:
        qtbot.waitUntil(lambda: [pane.reader.place()[0] for pane in window.panes] == places)


def test_pages_beside_the_text_of_the_same_document_come_back(qtbot, stocked, paper):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, paper)
        press(window, Qt.Key.Key_F8)
        show_pages(qtbot, window)
        fit = window.reader.percent
        press(window, Qt.Key.Key_F6)
        document = window.desk.document.id
        press(window, Qt.Key.Key_Plus, CTRL)
        assert window.readings.of(document).view != "pages"
    with opened(qtbot, stocked) as window:
        text, printed = panes(window)
        assert window.panes.current is text
        assert text.reader.view is text.reader.text
        assert printed.paging.shown
        qtbot.waitUntil(lambda: printed.reader.percent == fit)
        assert (text.reader.zoom, text.desk.document) == (110, printed.desk.document)


def test_a_hit_on_pages_beside_leaves_the_keyboard_on_the_hits(qtbot, stocked, paper):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, paper)
        show_pages(qtbot, window)
        assert window.reader.view.hasFocus()
        open_paper(window, PORTERS)
        press(window, Qt.Key.Key_K, CTRL)
        with qtbot.waitSignal(window.searches.found, timeout=5000):
            keys(window, "became of it all")
        press(window, Qt.Key.Key_Down)
        press(window, Qt.Key.Key_Return, CTRL)
        first, second = panes(window)
        assert second.paging.shown
        assert window.panes.current is first
        assert window.results.list.hasFocus()


def test_panes_stand_one_above_the_other_in_a_narrow_window(qtbot, both):
    both.resize(1300, 900)
    qtbot.waitUntil(lambda: both.panes.width() < ROOM_FOR_TWO)
    assert both.panes.orientation() == Qt.Orientation.Vertical
    both.resize(1920, 1000)
    qtbot.waitUntil(lambda: both.panes.orientation() == Qt.Orientation.Horizontal)
    first, second = both.panes.sizes()
    assert abs(first - second) <= 2


def test_pages_are_drawn_by_one_process_a_pane(qtbot, stocked, paper):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, paper)
        press(window, Qt.Key.Key_F8)
        show_pages(qtbot, window)
        assert len(multiprocessing.active_children()) == 1
        assert window.in_step.small.currentWidget() is window.paging.thumbnails
        press(window, Qt.Key.Key_F6)
        assert window.reader.view is window.reader.text
        assert not window.left.bar.isTabVisible(window.left.bar.count() - 1)
        show_pages(qtbot, window)
        assert len(multiprocessing.active_children()) == 2
        select(window, "Left line 5 tells how the ward")
        keys(window, "1")
        assert len(passages(window)) == 1
        press(window, Qt.Key.Key_F8)
        assert len(multiprocessing.active_children()) == 1
        press(window, Qt.Key.Key_F8)
        qtbot.waitUntil(lambda: seen(window), timeout=10_000)


@pytest.mark.skipif(sys.platform != "linux", reason="the voice is a Unix program")
def test_reading_aloud_goes_on_in_its_pane_and_ends_with_it(qtbot, both, voice):  # noqa: F811
    voice(30)
    first, second = panes(both)
    press(both, Qt.Key.Key_A, CTRL | SHIFT)
    assert both.aloud.voice.state is Reading.READING
    assert second.isAncestorOf(both.aloud.bar)
    press(both, Qt.Key.Key_F6)
    assert both.aloud.voice.state is Reading.READING
    press(both, Qt.Key.Key_F8)
    assert both.aloud.voice.state is Reading.OFF
    press(both, Qt.Key.Key_A, CTRL | SHIFT)
    assert both.aloud.voice.state is Reading.READING
    assert first.isAncestorOf(both.aloud.bar)
    press(both, Qt.Key.Key_Escape)


def test_a_document_that_is_removed_leaves_both_panes(qtbot, both):
    both.documents.remove_requested.emit([both.desk.document.id])
    assert titles(both) == ["No document is open"] * 2
    press(both, Qt.Key.Key_Z, CTRL)
    open_paper(both, PORTERS)
    assert PORTERS in titles(both)
