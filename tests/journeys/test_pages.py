"""A PDF read as printed and as text in the real window: the same place, the same passages."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from leader_reader.ui.reader.pages.thumbnails import Thumbnails
from tests.journeys.hands import click, drag_between, keys, press, where
from tests.journeys.printed import open_printed, reading_of, show_pages


@pytest.fixture
def reading(qtbot, stocked, paper):
    """The real window with the paper open, its pages shown."""
    with reading_of(qtbot, stocked, paper, pages=True) as window:
        yield window


def bring(qtbot, window, offset):
    """Bring a place into sight and wait for the characters of its page."""
    window.reader.go_to(offset)
    qtbot.waitUntil(lambda: not window.reader.view.passage_rect(offset, offset + 1).isNull())


def drag_over(qtbot, window, first, last):
    """Drag from the beginning of one phrase to the end of another; return what is selected."""
    start, end = where(window, first)[0], where(window, last)[1]
    bring(qtbot, window, start)
    view = window.reader.view
    port = view.viewport()
    begin, there = (port.mapFrom(view, view.line_rect(each).center()) for each in (start, end))
    drag_between(port, begin, there)
    return start, end


def passages(window):
    return [(each.start, each.end) for each in window.bridge.library.annotations.values()]


@pytest.mark.parametrize(
    ("first", "last"),
    [
        ("tells how the ward", "about the people"),
        ("Left line 22", "Right line 2 goes on"),
        ("This page is turned", "line 3 of it can"),
    ],
    ids=["the whole of two columns", "two columns", "a rotated page"],
)
def test_what_is_tagged_on_the_page_is_in_the_text(qtbot, reading, first, last):
    place = drag_over(qtbot, reading, first, last)
    assert reading.reader.selection() == place
    keys(reading, "1")
    assert passages(reading) == [place]
    click(reading.frame.bar.views.button("text"))
    assert reading.reader.view is reading.reader.text
    (mark,) = reading.reader.view.page.index
    assert (mark.start, mark.end) == place


def test_a_passage_over_a_page_break(qtbot, reading):
    start, end = where(reading, "On the second page line 1 says")
    start = reading.desk.document.text.index("Right line 23")
    bring(qtbot, reading, start)
    reading.reader.view.set_fit("page")
    qtbot.waitUntil(lambda: reading.reader.view.passage_rect(end - 1, end).isValid())
    reading.reader.select(start, end)
    keys(reading, "2")
    assert passages(reading) == [(start, end)]


def test_a_passage_made_in_the_text_is_on_the_page(qtbot, reading):
    click(reading.frame.bar.views.button("text"))
    place = where(reading, "Left line 5 tells how the ward")
    reading.reader.select(*place)
    keys(reading, "h")
    show_pages(qtbot, reading)
    bring(qtbot, reading, place[0])
    rect = reading.reader.view.passage_rect(place[0], place[0] + 4)
    reading.desk.choose("")
    port = reading.reader.view.viewport()
    click(port, port.mapFrom(reading.reader.view, rect.center()))
    assert reading.desk.annotation is not None


def test_words_found_are_shown_on_the_page_and_escape_leaves(qtbot, reading):
    press(reading, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(reading.reader.find_bar.field, "became of it")
    qtbot.waitUntil(lambda: reading.reader.find_bar.count.text().endswith("of 19"))
    qtbot.waitUntil(lambda: reading.reader.view.current_page == 2)
    press(reading, Qt.Key.Key_Escape)
    assert reading.reader.find_bar.isHidden()


def test_place_and_view_come_back_when_it_is_opened_again(qtbot, reading):
    start = where(reading, "This page is turned")[0]
    bring(qtbot, reading, start)
    place = reading.reader.place()[0]
    assert place > where(reading, "On the second page line 1")[0]
    here = reading.desk.document.id
    other = next(each for each in reading.bridge.library.documents if each != here)
    reading.open_document(other)
    assert reading.reader.view is reading.reader.text
    assert not reading.frame.bar.views.isVisible()
    open_printed(reading)
    qtbot.waitUntil(lambda: reading.reader.view is not reading.reader.text)
    qtbot.waitUntil(lambda: reading.reader.place()[0] == place)


def test_a_small_picture_leads_to_its_page_and_back_leads_here(qtbot, reading):
    assert reading.left.bar.isTabVisible(reading.left.bar.count() - 1)
    reading.left.show_page(reading.in_step.small)
    small = reading.paging.thumbnails.findChild(Thumbnails)
    qtbot.waitUntil(lambda: small.model().rowCount() == 3)
    small.scrollTo(small.model().index(1, 0))
    click(small.viewport(), small.visualRect(small.model().index(1, 0)).center())
    qtbot.waitUntil(lambda: reading.reader.view.current_page == 2)
    press(reading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: reading.reader.view.current_page == 1)
    click(reading.frame.bar.views.button("text"))
    assert not reading.left.bar.isTabVisible(reading.left.bar.count() - 1)
    assert reading.left.current() is not reading.in_step.small
