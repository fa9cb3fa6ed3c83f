"""Selecting on the pages by mouse and keyboard: what is selected is a slice of the text."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication

from tests.ui.reader.pages.acts import LEFT, click, drag, place_of, spot_of
from tests.ui.reader.pages.conftest import settle, shown

KEY, HELD = Qt.Key, Qt.KeyboardModifier
SHIFT, CTRL, ALT = HELD.ShiftModifier, HELD.ControlModifier, HELD.AltModifier


def selected(view) -> str:
    span = view.selection()
    return view.document.text[slice(*span)] if span else ""


def test_a_drag_selects_code_points_and_says_so_once(view, qtbot):
    start, end = place_of(view, "word5 word6 word7")
    told = []
    view.passage_selected.connect(lambda *passage: told.append(passage))
    drag(qtbot, view, start, end)
    assert selected(view) == "word5 word6 word7"
    assert told == [(start, end)]


def test_a_drag_backwards_selects_the_same(view, qtbot):
    start, end = place_of(view, "word5 word6 word7")
    drag(qtbot, view, end, start)
    assert view.selection() == (start, end)


def test_a_drag_over_two_columns_selects_in_the_order_of_the_text(view, qtbot):
    start, end = place_of(view, "word38")[0], place_of(view, "word103")[0]
    drag(qtbot, view, start, end)
    assert selected(view) == view.document.text[start:end]
    assert "\n" in selected(view)


def test_a_drag_over_a_page_break_is_joined_as_the_text_is(view, qtbot):
    start, end = place_of(view, "word213")[0], place_of(view, "word222")[0]
    view.go_to(start, end)
    settle(qtbot)
    drag(qtbot, view, start, end)
    assert selected(view) == view.document.text[start:end]


@pytest.mark.parametrize("percent", [50, 200])
def test_a_drag_on_a_landscape_page_and_in_any_size(view, qtbot, percent):
    view.set_fit(percent)
    start, end = place_of(view, "word305 word306")
    view.go_to(start, end)
    settle(qtbot)
    drag(qtbot, view, start, end)
    assert selected(view) == "word305 word306"


def test_a_part_of_a_ligature_is_selected_to_the_letter(view, qtbot):
    start, _ = place_of(view, "office staff")
    view.go_to(start)
    settle(qtbot)
    lines = view.book.text.lines(3)
    rects = [lines.rects(start + at, start + at + 1)[0] for at in range(6)]
    assert rects[1].right() == pytest.approx(rects[2].left(), abs=0.01)
    assert len({round(rect.left(), 2) for rect in rects}) == 6
    shift = view._scroller
    first = shift.in_view(3, rects[1]).center().toPoint() - QPoint(1, 0)
    last = shift.in_view(3, rects[3]).center().toPoint() + QPoint(1, 0)
    qtbot.mousePress(view.viewport(), LEFT, pos=first)
    qtbot.mouseMove(view.viewport(), last + QPoint(0, 9))
    qtbot.mouseMove(view.viewport(), last)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=last)
    assert selected(view) == "ffi"


def test_double_and_triple_clicks_select_words_and_paragraphs(view, qtbot):
    start, end = place_of(view, "word12")
    spot = spot_of(view, start + 2)
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    qtbot.mouseDClick(view.viewport(), LEFT, pos=spot)
    assert view.selection() == (start, end)
    qtbot.mouseClick(view.viewport(), LEFT, pos=spot)
    assert selected(view) == view.document.blocks[1].text


def test_a_drag_after_a_double_click_goes_by_words(view, qtbot):
    start, end = place_of(view, "word12 word13 word14")
    spot, last = QPointF(spot_of(view, start + 2)), QPointF(spot_of(view, end - 3))
    for kind, place in (
        (QEvent.Type.MouseButtonDblClick, spot),
        (QEvent.Type.MouseMove, last),
    ):
        event = QMouseEvent(kind, place, place, LEFT, LEFT, HELD.NoModifier)
        QApplication.sendEvent(view.viewport(), event)
    assert view.selection() == (start, end)


def test_shift_and_click_extends(view, qtbot):
    start, end = place_of(view, "word5 word6")
    click(qtbot, view, start)
    assert view.selection() is None
    click(qtbot, view, end, SHIFT)
    assert view.selection() == (start, end)


def test_a_click_in_the_selection_lets_go_only_when_released(view, qtbot):
    start, end = place_of(view, "word5 word6")
    view.select(start, end)
    spot = spot_of(view, start + 3)
    qtbot.mousePress(view.viewport(), LEFT, pos=spot)
    assert view.selection() == (start, end)
    with qtbot.waitSignal(view.selection_cleared):
        qtbot.mouseRelease(view.viewport(), LEFT, pos=spot)
    assert view.selection() is None


def test_a_drag_below_the_view_scrolls_on(view, qtbot):
    start, _ = place_of(view, "word5")
    qtbot.mousePress(view.viewport(), LEFT, pos=spot_of(view, start))
    below = QPoint(100, view.viewport().height() + 200)
    qtbot.mouseMove(view.viewport(), below)
    qtbot.mouseMove(view.viewport(), below + QPoint(0, 1))
    qtbot.waitUntil(lambda: view.verticalScrollBar().value() > 300)
    qtbot.mouseRelease(view.viewport(), LEFT, pos=below)
    value = view.verticalScrollBar().value()
    qtbot.wait(80)
    assert view.verticalScrollBar().value() == value
    assert view.selection()[0] == start


def test_copied_words_are_those_of_the_text(view, qtbot):
    start, end = place_of(view, "word10")[0], place_of(view, "word20")[1]
    view.select(start, end)
    qtbot.keyClick(view, KEY.Key_C, CTRL)
    assert QApplication.clipboard().text() == view.document.text[start:end]


def test_arrows_go_by_letters_words_and_lines(view, qtbot):
    start, _ = place_of(view, "word5")
    view.go_to(start)
    qtbot.keyClick(view, KEY.Key_Right, SHIFT)
    qtbot.keyClick(view, KEY.Key_Right, SHIFT)
    assert selected(view) == "wo"
    qtbot.keyClick(view, KEY.Key_Right, SHIFT | CTRL)
    assert selected(view) == "word5 "
    qtbot.keyClick(view, KEY.Key_Left, SHIFT | CTRL)
    assert view.selection() is None
    qtbot.keyClick(view, KEY.Key_End, SHIFT)
    assert selected(view).startswith("word5 ")
    assert "\n" not in selected(view)
    qtbot.keyClick(view, KEY.Key_Home)
    line = view.book.text.line_at(view._selection.caret)
    qtbot.keyClick(view, KEY.Key_Down)
    assert view.book.text.line_at(view._selection.caret) == (1, line[1] + 1)
    qtbot.keyClick(view, KEY.Key_Up)
    assert view.book.text.line_at(view._selection.caret) == line


def test_going_down_leads_through_the_whole_document_and_up_back(view, qtbot):
    qtbot.keyClick(view, KEY.Key_Home, CTRL)
    seen = [view._selection.caret]
    for _ in range(80):
        qtbot.keyClick(view, KEY.Key_Down)
        QApplication.processEvents()
        seen.append(view._selection.caret)
    assert seen == sorted(seen)
    assert view.book.text.line_at(seen[-1])[0] == 3
    for _ in range(80):
        qtbot.keyClick(view, KEY.Key_Up)
    assert view.book.text.line_at(view._selection.caret) == (1, 0)


def test_a_keyboard_selection_is_told_when_it_has_rested(view, qtbot):
    start, _ = place_of(view, "word5")
    view.go_to(start)
    told = []
    view.passage_selected.connect(lambda *passage: told.append(passage))
    for _ in range(3):
        qtbot.keyClick(view, KEY.Key_Right, SHIFT)
    assert told == []
    qtbot.waitUntil(lambda: told == [(start, start + 3)])


def test_alt_shift_and_arrows_move_the_start(view, qtbot):
    start, end = place_of(view, "word5 word6")
    view.select(start, end)
    qtbot.keyClick(view, KEY.Key_Left, ALT | SHIFT)
    assert view.selection() == (start - 1, end)
    qtbot.keyClick(view, KEY.Key_Right, ALT | SHIFT | CTRL)
    assert view.selection() == (start, end)


def test_pages_are_turned_by_space_and_page_keys(view, qtbot):
    view.go_to(0)
    qtbot.keyClick(view, KEY.Key_Space)
    there = view.verticalScrollBar().value()
    assert there > view.viewport().height() / 2
    qtbot.keyClick(view, KEY.Key_Space, SHIFT)
    assert view.verticalScrollBar().value() == 0
    qtbot.keyClick(view, KEY.Key_PageDown)
    assert view.verticalScrollBar().value() == there
    assert view._selection.caret > 0


def test_everything_is_selected_at_once(view, qtbot):
    qtbot.keyClick(view, KEY.Key_A, CTRL)
    assert selected(view) == view.document.text


def test_letters_act_only_without_modifiers(view, qtbot):
    acts = []
    view.key_act.connect(acts.append)
    for key in (KEY.Key_T, KEY.Key_N, KEY.Key_1, KEY.Key_Z):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, KEY.Key_T, CTRL)
    assert acts == ["T", "N", "1"]


def test_without_places_nothing_is_selected_and_keys_scroll(qtbot, made):
    made.runs.clear()
    view = shown(qtbot, made)
    qtbot.mousePress(view.viewport(), LEFT, pos=QPoint(150, 150))
    qtbot.mouseMove(view.viewport(), QPoint(300, 300))
    qtbot.mouseRelease(view.viewport(), LEFT, pos=QPoint(300, 300))
    assert view.selection() is None
    qtbot.keyClick(view, KEY.Key_Down)
    assert view.verticalScrollBar().value() > 0


def test_places_found_later_are_taken(qtbot, made):
    places, runs = made.places, list(made.runs)
    made.runs.clear()
    view = shown(qtbot, made)
    view.set_places(places)
    made.runs.extend(runs)
    start, end = place_of(view, "word5 word6")
    drag(qtbot, view, start, end)
    assert view.selection() == (start, end)
