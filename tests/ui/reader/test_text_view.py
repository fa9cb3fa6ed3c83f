"""The text view as a person uses it: mouse, keyboard, marks on the screen, zoom and themes."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication

from leader_reader.ui.reader.margin_notes import MarginNotes
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.theme import THEME_NAMES, apply_theme, load_themes, mark_tint
from tests.samples import document as plain_document
from tests.ui.reader.sample import everything, place_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

WORDS = "the consultant listens first"


@pytest.fixture
def view(reader, qtbot):
    reader.show_document(everything())
    qtbot.wait(10)
    reader.view.setFocus()
    return reader.view


def colour_between(view, offset: int) -> QColor:
    """The colour of the ground near the top of the line, where no letter reaches."""
    rect = view.line_rect(offset)
    image = view.grab().toImage()
    return image.pixelColor(rect.left() + 1, rect.top() + 3)


def test_a_drag_selects_code_points_and_says_so_once(view, drag, qtbot):
    start, end = place_of(view.page.source, WORDS)
    told = []
    view.passage_selected.connect(lambda *passage: told.append(passage))
    drag(view, start, end)
    assert view.selection() == (start, end)
    assert view.page.source.text[start:end] == WORDS
    assert told == [(start, end)]


def test_a_double_click_selects_the_word(view, qtbot):
    start, end = place_of(view.page.source, "consultant")
    spot = view.line_rect(start + 3).center() - view.viewport().pos()
    with qtbot.waitSignal(view.passage_selected) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert tuple(told.args) == (start, end)


def test_a_keyboard_selection_is_told_when_it_has_rested(view, qtbot):
    start, _ = place_of(view.page.source, WORDS)
    view.go_to(start)
    told = []
    view.passage_selected.connect(lambda *passage: told.append(passage))
    for _ in range(3):
        qtbot.keyClick(view, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert told == []
    qtbot.waitUntil(lambda: told == [(start, start + 3)])


def test_letting_go_of_a_selection_is_told(view, qtbot):
    view.select(*place_of(view.page.source, WORDS))
    with qtbot.waitSignal(view.selection_cleared):
        view.clear_selection()
    assert view.selection() is None


def test_alt_shift_and_arrows_move_the_start(view, qtbot):
    start, end = place_of(view.page.source, WORDS)
    view.select(start, end)
    held = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(view, Qt.Key.Key_Left, held)
    assert view.selection() == (start - 1, end)
    qtbot.keyClick(view, Qt.Key.Key_Right, held | Qt.KeyboardModifier.ControlModifier)
    assert view.selection() == (start, end)


@pytest.mark.parametrize("name", THEME_NAMES)
def test_a_mark_is_painted_under_its_words_in_every_theme(view, reader, qapp, name):
    theme = load_themes()[name]
    apply_theme(qapp, theme)
    reader.apply_theme(theme)
    start, end = place_of(view.page.source, WORDS)
    assert colour_between(view, start + 4) == QColor(theme.page)
    view.set_marks([Mark(start, end, ("#5fb236",), "a")])
    assert colour_between(view, start + 4) == mark_tint("#5fb236", theme)
    assert colour_between(view, start - 6) == QColor(theme.page)


def test_marks_stay_with_their_words_after_zoom_and_theme(view, reader, qapp):
    start, end = place_of(view.page.source, WORDS)
    view.set_marks([Mark(start, end, ("#5fb236",), "a")])
    reader.set_zoom(150)
    assert colour_between(view, start + 4) == mark_tint("#5fb236", load_themes()["light"])


def test_both_underlines_of_overlapping_marks_are_seen(view):
    start, end = place_of(view.page.source, WORDS)
    view.set_marks([Mark(start, end, ("#ff6666",), "a"), Mark(start, end, ("#2ea8e5",), "b")])
    rect = view.line_rect(start + 1)
    image = view.grab().toImage()
    column = [image.pixelColor(rect.left(), y).name() for y in range(rect.top(), rect.bottom() + 1)]
    assert {"#ff6666", "#2ea8e5"} <= set(column)


def test_a_click_on_a_mark_and_o_activate_overlapping_marks(view, qtbot):
    start, end = place_of(view.page.source, WORDS)
    view.set_marks([Mark(start, end, (), "long"), Mark(start + 4, start + 14, (), "short")])
    spot = view.line_rect(start + 7).center() - view.viewport().pos()
    with qtbot.waitSignal(view.mark_activated) as clicked:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert clicked.args == ["short"]
    with qtbot.waitSignal(view.mark_activated) as cycled:
        qtbot.keyClick(view, Qt.Key.Key_O)
    assert cycled.args == ["long"]


def test_letters_act_only_without_modifiers(view, qtbot):
    acts = []
    view.key_act.connect(acts.append)
    for key in (Qt.Key.Key_T, Qt.Key.Key_N, Qt.Key.Key_1, Qt.Key.Key_Z):
        qtbot.keyClick(view, key)
    qtbot.keyClick(view, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    assert acts == ["T", "N", "1"]


def test_ctrl_and_wheel_zoom_and_the_place_stays(reader, qtbot):
    reader.show_document(plain_document(*("word " * 120 for _ in range(60))), 9_000)
    qtbot.wait(10)
    top = reader.place()[0]
    spot = QPointF(200, 200)
    turn = QWheelEvent(
        spot,
        reader.view.mapToGlobal(spot),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.ControlModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    with qtbot.waitSignal(reader.zoom_changed) as changed:
        QApplication.sendEvent(reader.view.viewport(), turn)
    assert changed.args == [110]
    assert reader.place()[0] == top == 9_000


def test_the_place_is_told_after_scrolling_and_found_again(reader, qtbot):
    document = plain_document(*("word " * 120 for _ in range(60)))
    reader.show_document(document)
    with qtbot.waitSignal(reader.place_changed) as told:
        reader.view.verticalScrollBar().setValue(5_000)
    offset, progress = told.args
    assert 0 < progress < 1
    reader.show_document(document, offset)
    assert reader.view.line_rect(offset).top() == pytest.approx(0, abs=2)
    reader.resize(500, 500)
    qtbot.wait(10)
    assert reader.view.line_rect(offset).top() == pytest.approx(0, abs=2)


def test_notes_stand_beside_the_column_and_clear_of_each_other(reader, view, qtbot):
    reader.resize(1_000, 700)
    source = view.page.source
    first, second = place_of(source, "sister leads"), place_of(source, WORDS)
    long = "A note that is long enough to need more than one line in the margin."
    view.set_marks([Mark(*first, (), "a", note=long), Mark(*second, (), "b", note=long)])
    notes = view.findChild(MarginNotes)
    assert notes.isVisible()
    assert notes.geometry().left() >= view.viewport().geometry().right()
    one, two = notes.rects()
    assert two.top() >= one.bottom()
    reader.resize(600, 700)
    qtbot.wait(10)
    assert not notes.isVisible()


def test_the_white_space_beside_the_column_scrolls_too(reader, qtbot):
    reader.show_document(plain_document(*("word " * 120 for _ in range(60))))
    spot = QPointF(5, 200)
    turn = QWheelEvent(
        spot,
        reader.view.mapToGlobal(spot),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(reader.view, turn)
    assert reader.view.verticalScrollBar().value() > 0
