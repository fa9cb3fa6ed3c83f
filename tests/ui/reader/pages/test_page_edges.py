"""Handles on pages: where they stand, on lines that end and text that is turned, and dragging."""

from dataclasses import replace

import numpy as np
import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from leader_reader.services.edges import EdgeOf
from leader_reader.services.pages import PageSize
from leader_reader.ui.reader.marks import Mark
from tests.ui.reader.pages.acts import LEFT, place_of, spot_of
from tests.ui.reader.pages.conftest import settle, shown

NONE, ALT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.AltModifier


def chosen(view, qtbot, start: int, end: int) -> None:
    """Make a passage the current one, seen in the view."""
    view.go_to(start, end)
    view.set_marks([Mark(start, end, ("#5fb236",), "a", selected=True)])
    settle(qtbot)


def send(view, kind: QEvent.Type, spot: QPoint, held=NONE) -> None:
    port = view.viewport()
    there = QPointF(port.mapToGlobal(spot))
    event = QMouseEvent(kind, QPointF(spot), there, LEFT, LEFT, held)
    QApplication.sendEvent(port, event)


def pull(view, edge: EdgeOf, to: QPoint, held=NONE) -> None:
    """Drag a handle by its knob, so that its line comes to a point."""
    mark = next(iter(view.surface.marks.index))
    ground = view.hands.edges._ground
    begin = view.hands.edges.handle(edge).toPoint()
    there = to + begin - ground.edge_line(mark, edge).center().toPoint()
    send(view, QEvent.Type.MouseButtonPress, begin, held)
    send(view, QEvent.Type.MouseMove, there, held)
    send(view, QEvent.Type.MouseButtonRelease, there, held)


def test_the_last_handle_is_at_the_end_of_a_line_not_at_the_next_one(view, qtbot):
    lines = view.book.text.lines(1)
    first, last = lines.ends(2)
    chosen(view, qtbot, first, last)
    end = view.hands.edges.handle(EdgeOf.END)
    rect = view.passage_rect(first, last)
    here = view.viewport().geometry().topLeft()
    assert abs(end.x() + here.x() - rect.right()) < 3
    assert rect.bottom() - 2 <= end.y() + here.y() <= rect.bottom() + 6


@pytest.fixture(params=["upright", "turned"])
def either(request, qtbot, made):
    """A view of pages whose text runs as usual, or down the page."""
    if request.param == "turned":
        text, first = made.texts[1], made.sizes[0]
        left, top, right, bottom = text.boxes.T
        boxes = np.stack([first.height - bottom, left, first.height - top, right], axis=1)
        made.texts[1] = replace(text, boxes=boxes)
        made.sizes = (PageSize(first.height, first.width), *made.sizes[1:])
    return shown(qtbot, made, size=(900, 700))


def test_a_handle_is_dragged_over_the_lines_of_a_page(either, qtbot):
    lines = either.book.text.lines(1)
    first, last = lines.ends(1)
    _, further = lines.ends(2)
    chosen(either, qtbot, first, last)
    told = []
    either.edge_moved.connect(lambda *moved: told.append(moved))
    page, there = either.book.text.edge(further - 1, after=True)
    pull(either, EdgeOf.END, either._scroller.in_view(page, there).center().toPoint(), ALT)
    assert told == [("a", first, further)]
    assert [(mark.start, mark.end) for mark in either.surface.marks.index] == [(first, last)]


def test_shift_goes_by_letter_as_alt_does(view, qtbot):
    start, end = place_of(view, "word2 word3")
    chosen(view, qtbot, start, end)
    told = []
    view.edge_moved.connect(lambda *moved: told.append(moved))
    pull(view, EdgeOf.START, spot_of(view, start + 2), Qt.KeyboardModifier.ShiftModifier)
    assert told == [("a", start + 2, end)]


def test_a_press_without_a_drag_moves_nothing(view, qtbot):
    chosen(view, qtbot, *place_of(view, "word2 word3"))
    with qtbot.assertNotEmitted(view.edge_moved):
        qtbot.mouseClick(view.viewport(), LEFT, pos=view.hands.edges.handle(EdgeOf.END).toPoint())
    assert view.selection() is None


def test_another_document_has_no_handles(view, made, qtbot):
    chosen(view, qtbot, *place_of(view, "word2 word3"))
    send(view, QEvent.Type.MouseButtonPress, view.hands.edges.handle(EdgeOf.END).toPoint())
    view.show_document(made.document)
    assert view.hands.edges.handle(EdgeOf.END) is None
    send(view, QEvent.Type.MouseMove, QPoint(40, 40))
    send(view, QEvent.Type.MouseButtonRelease, QPoint(40, 40))
