"""Bookmarks: set and removed with Ctrl+B, gone to, named, undone, and kept over a restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from tests.conftest import opened
from tests.journeys.hands import click, keys, open_paper, press, where
from tests.journeys.papers import PORTERS, take_in
from tests.journeys.printed import seen, show_pages

CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFTS = ("Shift 9 began", "Shift 20 began", "Shift 31 began")


def go(window, words: str) -> None:
    """Read on to the line with these words, as the wheel or the bar would."""
    view = window.reader.view
    view.verticalScrollBar().setValue(0)
    rect = view.line_rect(where(window, words)[0])
    view.verticalScrollBar().setValue(rect.top() + 1)
    window.reader.setFocus()


def bookmark(window) -> None:
    press(window, Qt.Key.Key_B, CTRL)


def listed(window) -> list[str]:
    items = window.contents.bookmarks.items
    return [items.index(row, 0).data() for row in range(items.rowCount())]


def row(window, number: int):
    items = window.contents.bookmarks
    return items.visualRect(items.items.index(number, 0)).center()


def top(window) -> str:
    """Return the words at the top of the view."""
    offset = window.reader.place()[0]
    return window.desk.document.text[offset : offset + 14].strip()


@pytest.fixture
def marked(desk):
    """The real window with three bookmarks in a paper."""
    open_paper(desk, PORTERS)
    desk.left.show_page(desk.contents)
    for words in SHIFTS:
        go(desk, words)
        bookmark(desk)
    return desk


def test_ctrl_b_sets_a_bookmark_and_the_contents_list_it_in_order(qtbot, marked):
    assert [name.partition(" · ")[0] for name in listed(marked)] == ["The shifts"] * 3
    assert "Shift 9 began with the board" in listed(marked)[0]
    action = marked.acts.actions["bookmark"]
    assert action.isChecked()
    go(marked, "Shift 40 began")
    qtbot.waitUntil(lambda: not action.isChecked())
    bookmark(marked)
    go(marked, "Shift 2 began")
    bookmark(marked)
    assert [int(name.split()[4]) for name in listed(marked)] == [2, 9, 20, 31, 40]


def test_a_click_goes_there_and_back_leads_here(qtbot, marked):
    before = marked.reader.place()[0]
    click(marked.contents.bookmarks.viewport(), row(marked, 0))
    assert top(marked).startswith("Shift 9")
    qtbot.waitUntil(marked.acts.actions["bookmark"].isChecked)
    press(marked, Qt.Key.Key_Left, ALT)
    assert marked.reader.place()[0] == before


def test_next_and_previous_step_through_them_and_say_where_they_end(marked):
    go(marked, "Shift 15 began")
    press(marked, Qt.Key.Key_PageDown, ALT)
    assert top(marked).startswith("Shift 20")
    press(marked, Qt.Key.Key_PageDown, ALT)
    assert top(marked).startswith("Shift 31")
    press(marked, Qt.Key.Key_PageDown, ALT)
    assert top(marked).startswith("Shift 31")
    assert marked.frame.status._said.text() == "There is no bookmark after this place"
    press(marked, Qt.Key.Key_PageUp, ALT, times=2)
    assert top(marked).startswith("Shift 9")


def test_ctrl_b_within_a_line_of_it_removes_it_and_undo_brings_it_back(marked):
    go(marked, SHIFTS[1])
    bar, line = marked.reader.view.verticalScrollBar(), marked.reader.view.line_rect(0).height()
    bar.setValue(bar.value() + line)
    bookmark(marked)
    assert len(listed(marked)) == 2
    press(marked, Qt.Key.Key_Z, CTRL)
    assert len(listed(marked)) == 3
    bar.setValue(bar.value() + 6 * line)
    bookmark(marked)
    assert len(listed(marked)) == 4


def test_names_and_removals_are_kept_and_undone_after_a_restart(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        window.left.show_page(window.contents)
        for words in SHIFTS:
            go(window, words)
            bookmark(window)
        items = window.contents.bookmarks
        click(items.viewport(), row(window, 1))
        items.setFocus()
        press(window, Qt.Key.Key_F2)
        QTest.keyClicks(items.findChild(QLineEdit), "The board by the door")
        press(window, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: listed(window)[1] == "The board by the door")
        items.setCurrentIndex(items.items.index(0, 0))
        items.setFocus()
        press(window, Qt.Key.Key_Delete)
        assert len(listed(window)) == 2
    with opened(qtbot, stocked) as window:
        qtbot.waitUntil(lambda: len(listed(window)) == 2)
        assert listed(window)[0] == "The board by the door"
        window.reader.setFocus()
        press(window, Qt.Key.Key_Z, CTRL, times=2)
        assert len(listed(window)) == 3
        assert listed(window)[1].startswith("The shifts")
        press(window, Qt.Key.Key_Y, CTRL, times=2)
        assert listed(window)[0] == "The board by the door"


def test_they_go_with_their_document_and_undo_brings_them_back(qtbot, marked):
    marked.left.show_page(marked.documents)
    marked.documents.list.setFocus()
    press(marked, Qt.Key.Key_Delete)
    assert marked.desk.document is None
    assert listed(marked) == []
    press(marked, Qt.Key.Key_Z, CTRL)
    open_paper(marked, PORTERS)
    assert len(listed(marked)) == 3


def test_a_ribbon_stands_beside_the_line(marked):
    go(marked, SHIFTS[1])
    view = marked.reader.view
    view.verticalScrollBar().setValue(view.verticalScrollBar().value() - 200)
    marked.grab()
    ribbons = view.findChildren(QWidget, "reader.ribbon")
    shown = [each for each in ribbons if each.isVisible()]
    line = view.line_rect(where(marked, SHIFTS[1])[0])
    (height,) = (each.geometry().center().y() for each in shown)
    assert abs(height - line.center().y()) <= 1
    assert shown[0].geometry().right() < line.left()
    assert "Shift 20" in shown[0].toolTip()
    go(marked, "Shift 45 began")
    marked.grab()
    assert not any(each.isVisible() for each in view.findChildren(QWidget, "reader.ribbon"))


def test_two_panes_share_them_and_one_that_closes_takes_none_along(marked):
    press(marked, Qt.Key.Key_F8)
    first, second = marked.panes
    second.reader.setFocus()
    marked.open_document(first.desk.document.id)
    go(marked, "Shift 50 began")
    bookmark(marked)
    for pane in (first, second):
        ribbons = pane.reader.text.findChildren(QWidget, "reader.ribbon")
        marked.grab()
        assert pane.reader.text.viewport().isVisible()
        assert any(each.isVisible() for each in ribbons) == (pane is second or near(pane))
    assert len(listed(marked)) == 4
    press(marked, Qt.Key.Key_F8)
    go(marked, "Shift 55 began")
    bookmark(marked)
    assert len(listed(marked)) == 5


def near(pane) -> bool:
    """Whether a bookmark's line is in sight in a pane."""
    view, library = pane.reader.text, pane.window().bridge.library
    lines = (view.line_rect(each.place) for each in library.bookmarks.values())
    return any(view.viewport().geometry().contains(line.center()) for line in lines)


def test_a_bookmark_set_on_the_page_is_in_the_text_and_the_page_has_its_ribbon(
    qtbot, stocked, paper
):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, paper)
        show_pages(qtbot, window)
        window.page_number.go_to(2)
        qtbot.waitUntil(lambda: window.reader.view.current_page == 2 and seen_top(window))
        bookmark(window)
        window.left.show_page(window.contents)
        (name,) = listed(window)
        accent = window._themes["light"].accent
        qtbot.waitUntil(lambda: accent in colours(window.reader.view))
        click(window.frame.bar.views.button("text"))
        keys(window, " ")
        click(window.contents.bookmarks.viewport(), row(window, 0))
        assert top(window).startswith("On the second")
        assert name.startswith("On the second page line 1 says")


def seen_top(window) -> bool:
    """Whether the characters at the top of the pages are known."""
    return seen(window) or not window.reader.view.line_rect(window.reader.place()[0]).isNull()


def colours(view) -> set[str]:
    """Return the colours down the left edge of the page."""
    image = view.viewport().grab().toImage()
    across = range(0, 40, 2)
    return {image.pixelColor(x, y).name() for y in range(0, image.height(), 2) for x in across}
