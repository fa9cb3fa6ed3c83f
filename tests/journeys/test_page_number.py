"""The page that is read: said in the status line, by number and label, and gone to by either."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.adapters.pdf_pages.making import pdf
from tests.conftest import opened
from tests.journeys.hands import click, open_paper, press
from tests.journeys.papers import PORTERS, take_in
from tests.journeys.printed import PRINTED, column, open_printed, show_pages

CTRL = Qt.KeyboardModifier.ControlModifier
TALES = ("amber", "birch", "cedar", "damson", "elder", "fennel")
LABELS = b"/PageLabels << /Nums [0 << /S /r >> 2 << /S /D >>] >>"


@pytest.fixture
def reading(qtbot, stocked, tmp_path):
    """The real window with a paper of six pages open: i, ii, 1, 2, 3, 4."""
    path = tmp_path / PRINTED
    pages = [column(tale(name), 50) for name in TALES]
    path.write_bytes(pdf(*pages, catalogue=LABELS))
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, path)
        yield window


def tale(name: str) -> list[str]:
    """Return the lines of a page, of which no other page has any."""
    told = [f"and what {name} told about it after {'so ' * n}long" for n in range(1, 20)]
    return [f"The {name} ward begins its story here,", *told, f"and {name} ends it."]


def said(window) -> str:
    return window.frame.status.page.text()


def type_page(window, text: str) -> None:
    QTest.keyClicks(QApplication.focusWidget(), text)
    press(window, Qt.Key.Key_Return)


def test_the_text_says_its_page_and_ctrl_g_goes_to_one_by_label(qtbot, reading):
    assert said(reading) == "Page i (1 of 6)"
    press(reading, Qt.Key.Key_G, CTRL)
    type_page(reading, "2")
    assert said(reading) == "Page 2 (4 of 6)"
    here = reading.reader.place()[0]
    assert reading.desk.document.text[here:].startswith("The damson ward")
    assert reading.page_number.card.isHidden()
    assert reading.reader.isAncestorOf(QApplication.focusWidget())
    press(reading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said(reading) == "Page i (1 of 6)")


def test_a_click_on_the_pages_number_goes_to_one_by_number(qtbot, reading):
    show_pages(qtbot, reading)
    click(reading.frame.status.page)
    assert reading.page_number.card.field.selectedText() == "i"
    type_page(reading, "6")
    qtbot.waitUntil(lambda: said(reading) == "Page 4 (6 of 6)")
    assert reading.reader.view.current_page == len(TALES)
    press(reading, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(lambda: said(reading) == "Page i (1 of 6)")


def test_a_page_that_is_not_there_is_said_so_and_escape_leaves(reading):
    press(reading, Qt.Key.Key_G, CTRL)
    type_page(reading, "xx")
    card = reading.page_number.card
    assert (card.note.isVisible(), card.note.text()) == (True, "There is no page “xx”.")
    QTest.keyClicks(card.field, "i")
    assert not card.note.isVisible()
    press(reading, Qt.Key.Key_Escape)
    assert card.isHidden()
    assert said(reading) == "Page i (1 of 6)"


def test_a_document_without_pages_says_none(reading):
    open_paper(reading, PORTERS)
    assert not reading.frame.status.page.isVisible()
    assert not reading.acts.actions["page"].isEnabled()
    open_printed(reading)
    assert reading.frame.status.page.isVisible()
    assert reading.acts.actions["page"].isEnabled()


def test_in_focus_mode_the_card_opens_all_the_same(reading):
    press(reading, Qt.Key.Key_F11, Qt.KeyboardModifier.ShiftModifier)
    press(reading, Qt.Key.Key_G, CTRL)
    assert reading.page_number.card.isVisible()
    type_page(reading, "ii")
    here = reading.reader.place()[0]
    assert reading.desk.document.text[here:].startswith("The birch ward")
