"""The edges of a passage dragged by the mouse, in the text and on the pages, in the real window."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from leader_reader.services.edges import EdgeOf
from tests.conftest import at_rest, opened
from tests.journeys.hands import LEFT, NONE, keys, open_paper, point_of, press, where
from tests.journeys.papers import PORTERS
from tests.journeys.printed import print_lines, reading_of

ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def paper(tmp_path):
    return print_lines(tmp_path, pages=2)


@pytest.fixture(params=["text", "pages"])
def reading(request, qtbot, stocked, paper):
    """The real window with the paper open, as text and as pages."""
    with reading_of(qtbot, stocked, paper, pages=request.param == "pages") as window:
        yield window


def tagged(window, phrase):
    """Tag a phrase; it is the current passage then."""
    place = where(window, phrase)
    window.reader.select(*place)
    keys(window, "1")
    assert passages(window) == [place]
    return place


def passages(window):
    return [(each.start, each.end) for each in window.bridge.library.annotations.values()]


def said(window):
    (place,) = passages(window)
    return window.desk.document.text[slice(*place)]


def knob(window, edge) -> QPoint:
    return handles(window).handle(edge).toPoint()


def handles(window):
    view = window.reader.view
    return view.edges if view is window.reader.text else view.hands.edges


def spot(window, phrase, *, after=False) -> QPoint:
    """Return the point of the viewport at the beginning of a phrase, or `after` it."""
    start, end = where(window, phrase)
    if not after:
        return point_of(window, start)
    rect = window.reader.view.passage_rect(end - 1, end)
    corner = window.reader.view.viewport().mapFrom(window.reader.view, rect.topRight())
    return QPoint(corner.x(), corner.y() + rect.height() // 2)


def pull(window, edge, to: QPoint, held=NONE, *, release=True) -> None:
    """Drag a handle so that its edge comes to a point of the text; a knob is beside its line."""
    port = window.reader.view.viewport()
    begin = knob(window, edge)
    line = window.reader.view.line_rect(_edge_offset(window, edge))
    off = begin - port.mapFrom(window.reader.view, line.center())
    there = to + QPoint(0, off.y())
    QTest.mousePress(port, LEFT, held, begin)
    for at in ((begin + there) / 2, there):
        _move(port, at, held)
    if release:
        QTest.mouseRelease(port, LEFT, held, there)


def _move(port, at, held, button=LEFT):
    """Move the mouse with a button held down, and a key."""
    there = QPointF(port.mapToGlobal(at))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, QPointF(at), there, none, button, held)
    QApplication.sendEvent(port, event)


def _edge_offset(window, edge):
    (place,) = passages(window)
    return place[0] if edge is EdgeOf.START else place[1] - 1


def test_an_edge_is_dragged_to_a_whole_word_and_taken_back_at_once(reading):
    tagged(reading, "Line 3 tells how")
    before = reading.bridge.library.undo_label
    pull(reading, EdgeOf.END, spot(reading, "Line 4 tells how the war", after=True))
    assert said(reading).endswith("Line 4 tells how the ward")
    pull(reading, EdgeOf.START, point_of(reading, where(reading, "Line 3 tells")[0] + 8))
    assert said(reading).startswith("tells how")
    press(reading, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(reading).startswith("Line 3 tells")
    assert said(reading).endswith("Line 4 tells how the ward")
    press(reading, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert said(reading) == "Line 3 tells how"
    assert reading.bridge.library.undo_label == before


def test_with_alt_an_edge_goes_to_any_letter(reading):
    tagged(reading, "Line 3 tells how")
    pull(reading, EdgeOf.END, spot(reading, "Line 3 te", after=True), ALT)
    assert said(reading) == "Line 3 te"


def test_escape_leaves_the_passage_as_it_was(reading):
    place = tagged(reading, "Line 3 tells how")
    mark = reading.bridge.library.undo_label
    pull(reading, EdgeOf.END, spot(reading, "Line 5 tells", after=True), release=False)
    (shown,) = marks_shown(reading)
    assert shown.end > place[1]
    press(reading, Qt.Key.Key_Escape)
    port = reading.reader.view.viewport()
    QTest.mouseRelease(port, LEFT, NONE, spot(reading, "Line 5 tells", after=True))
    assert passages(reading) == [place]
    (shown,) = marks_shown(reading)
    assert (shown.start, shown.end) == place
    assert reading.bridge.library.undo_label == mark


def marks_shown(window):
    view = window.reader.view
    return list(view.page.index if view is window.reader.text else view.surface.marks.index)


def test_no_edge_passes_the_other(reading):
    tagged(reading, "Line 3 tells how")
    pull(reading, EdgeOf.START, spot(reading, "Line 9 tells", after=True))
    assert said(reading) == "how"
    pull(reading, EdgeOf.END, spot(reading, "Line 1 tells"))
    assert said(reading) == "how"


def test_the_pointer_tells_of_a_handle(reading):
    tagged(reading, "Line 3 tells how")
    port = reading.reader.view.viewport()
    none = Qt.MouseButton.NoButton
    _move(port, knob(reading, EdgeOf.END), NONE, none)
    assert port.cursor().shape() == Qt.CursorShape.SplitHCursor
    _move(port, spot(reading, "Line 2 tells"), NONE, none)
    assert port.cursor().shape() != Qt.CursorShape.SplitHCursor


def test_at_the_border_the_text_scrolls_on(qtbot, reading):
    tagged(reading, "Line 3 tells how")
    view = reading.reader.view
    view.verticalScrollBar().setValue(0)
    port, before = view.viewport(), view.verticalScrollBar().value()
    QTest.mousePress(port, LEFT, NONE, knob(reading, EdgeOf.END))
    _move(port, QPoint(200, port.height() + 40), NONE)
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > before + 60)
    QTest.mouseRelease(port, LEFT, NONE, QPoint(200, port.height() + 40))
    at_rest(qtbot, reading)
    (place,) = passages(reading)
    assert place[1] > where(reading, "Line 9 tells")[1]


def test_what_was_dragged_is_kept(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        tagged(window, "the porters knew which lifts")
        pull(window, EdgeOf.END, spot(window, "knew which lifts failed", after=True))
        assert said(window) == "the porters knew which lifts failed"
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        assert said(window) == "the porters knew which lifts failed"
