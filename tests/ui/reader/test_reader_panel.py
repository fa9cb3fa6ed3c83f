"""The panel: empty state, find bar, selection bar, hits and places."""

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from leader_reader.ui.menus import AROUND
from leader_reader.ui.theme import load_themes
from tests.samples import document as plain_document
from tests.ui.reader.sample import everything, place_of

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def opened(reader, qtbot):
    reader.show_document(everything())
    qtbot.wait(10)
    return reader


def bar_of(reader) -> QWidget:
    return reader.findChild(QWidget, "reader.selection_bar")


def test_the_empty_reader_says_what_to_do(reader, qtbot):
    assert reader.empty.isVisible()
    with qtbot.waitSignal(reader.import_asked):
        qtbot.mouseClick(reader.empty.button, Qt.MouseButton.LeftButton)
    reader.show_document(everything())
    assert reader.view.isVisible()
    reader.close_document()
    assert reader.empty.isVisible()
    assert reader.place() == (0, 0.0)
    assert reader.selection() is None


@pytest.mark.parametrize("words", ["Handover", "consultant listens", "And true", "診療"])
def test_the_selection_bar_stays_clear_of_the_selection_and_in_the_view(opened, words):
    start, end = place_of(opened.view.page.source, words)
    opened.select(start, end)
    bar = bar_of(opened)
    assert bar.isVisible()
    card = bar.card()
    assert not card.intersects(opened.anchor_rect(start, end))
    assert QRect(0, 0, opened.width(), opened.height()).contains(card)


def test_the_bar_acts_and_leaves_the_selection_alone(opened, qtbot):
    passage = place_of(opened.view.page.source, "consultant")
    opened.select(*passage)
    for act in ("tag", "highlight", "note", "again"):
        button = opened.findChild(QPushButton, f"reader.selection_bar.{act}")
        assert button.accessibleName()
        with qtbot.waitSignal(opened.act_requested) as told:
            qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert told.args == [act]
    assert opened.selection() == passage


def test_escape_lets_go_of_the_selection_and_hides_the_bar(opened, qtbot):
    opened.select(*place_of(opened.view.page.source, "consultant"))
    qtbot.keyClick(opened.view, Qt.Key.Key_Escape)
    assert opened.selection() is None
    assert not bar_of(opened).isVisible()


def test_finding_counts_goes_round_and_marks_all(opened, qtbot):
    opened.open_find()
    qtbot.keyClicks(opened.find_bar.field, "THE")
    text = opened.view.page.source.text.casefold()
    total = text.count("the")
    assert opened.find_bar.count.text() == f"1 of {total}"
    qtbot.keyClick(opened.find_bar.field, Qt.Key.Key_Return)
    assert opened.find_bar.count.text() == f"2 of {total}"
    qtbot.keyClick(opened.find_bar.field, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClick(opened.find_bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert opened.find_bar.count.text() == f"{total} of {total}"
    rect = opened.view.line_rect(place_of(opened.view.page.source, "the handover")[0])
    ground = opened.view.grab().toImage().pixelColor(rect.left() + 2, rect.top() + 6)
    assert ground == QColor(load_themes()["light"].found)


def test_finding_nothing_is_said_in_words_and_escape_closes(opened, qtbot):
    opened.open_find()
    qtbot.keyClicks(opened.find_bar.field, "xyzzy")
    assert opened.find_bar.count.text() == "Not in this document"
    qtbot.keyClick(opened.find_bar.field, Qt.Key.Key_Escape)
    assert not opened.find_bar.isVisible()
    assert opened.view.hasFocus()


def test_hits_of_a_library_search_come_back_when_the_find_bar_closes(opened):
    opened.set_hits([place_of(opened.view.page.source, "consultant")])
    opened.open_find()
    opened.find_bar.field.setText("sister")
    opened.find_bar.close_bar()
    start, _ = place_of(opened.view.page.source, "consultant")
    rect = opened.view.line_rect(start)
    ground = opened.view.grab().toImage().pixelColor(rect.left() + 2, rect.top() + 6)
    assert ground == QColor(load_themes()["light"].found)


def test_going_to_a_passage_brings_it_into_sight_with_the_caret_on_it(reader, qtbot):
    texts = ["word " * 120 for _ in range(60)]
    reader.show_document(plain_document(*texts, "The passage looked for.", *texts))
    start, end = place_of(reader.view.page.source, "passage looked")
    reader.go_to(start, end, hit=True)
    assert QRect(0, 0, reader.width(), reader.height()).contains(reader.anchor_rect(start, end))
    caret = reader.view.textCursor().position()
    assert reader.view.page.offsets.to_code_point(caret) == start
    assert reader.selection() is None


def test_zoom_stays_within_bounds_and_is_told(opened, qtbot):
    with qtbot.waitSignal(opened.zoom_changed) as told:
        opened.set_zoom(1_000)
    assert told.args == [300]
    assert opened.zoom == 300
    opened.select(*place_of(opened.view.page.source, "consultant"))
    opened.set_zoom(80)
    assert opened.selection() == place_of(opened.view.page.source, "consultant")


def test_what_one_can_act_on_has_a_name(opened):
    opened.open_find()
    acting = [w for w in opened.findChildren(QPushButton) if w.isVisibleTo(opened)]
    for widget in acting:
        assert widget.objectName()
        assert widget.accessibleName()


def test_an_empty_library_offers_no_second_button(reader):
    assert reader.empty.title_label.text() == "No document is open"
    reader.set_library_empty(True)
    assert reader.empty.text_label.text() == "Import something to read."
    assert not reader.empty.button.isVisible()
    reader.set_library_empty(False)
    assert reader.empty.button.isVisible()


@pytest.mark.parametrize("place", [3, 20, 40, 54])
def test_the_bar_covers_one_line_at_most_and_cuts_none_in_two(reader, qtbot, place):
    reader.show_document(plain_document("word " * 700))
    qtbot.wait(10)
    start = place * 60
    reader.view.verticalScrollBar().setValue(reader.view.line_rect(start).top() - 200)
    reader.select(start, start + 30)
    card, view = bar_of(reader).card(), reader.view
    centres = {view.line_rect(n).center().y() for n in range(max(0, start - 600), start + 600, 7)}
    letters = [(y - 9, y + 7) for y in centres]
    hidden = [top for top, bottom in letters if top <= card.bottom() and bottom >= card.top()]
    assert len(hidden) <= 1


def test_a_selection_that_is_cut_off_comes_into_sight_with_room_for_the_bar(reader, qtbot):
    reader.show_document(plain_document("word " * 1500))
    qtbot.wait(10)
    view = reader.view
    start = view.page.offsets.to_code_point(
        view.cursorForPosition(view.viewport().rect().bottomLeft()).position()
    )
    view.setTextCursor(view.page.cursor(start, start + 30))
    qtbot.waitUntil(bar_of(reader).isVisible)
    passage, card = reader.anchor_rect(start, start + 30), bar_of(reader).card()
    assert passage.bottom() < card.top()
    assert card.bottom() <= reader.height()


def test_the_menu_of_the_bar_stays_clear_of_its_button(reader, qtbot):
    reader.show_document(plain_document("word " * 1500))
    qtbot.wait(10)
    reader.select(100, 130)
    button = reader.findChild(QWidget, "reader.selection_bar.more")
    menu = reader.findChild(QMenu, "reader.selection_bar.menu")
    for top in (200, 620):
        bar_of(reader).move(100, top)
        button.click()
        place = QRect(button.mapToGlobal(QPoint(0, 0)), button.size())
        panel = menu.geometry().adjusted(AROUND, AROUND, -AROUND, -AROUND)
        assert not panel.intersects(place)
        menu.close()
