"""How each document was read comes back with it: size of the text, pages or text, fit of pages."""

import pytest
from PySide6.QtCore import Qt

from tests.conftest import opened
from tests.journeys.hands import click, open_paper, press
from tests.journeys.papers import NIGHTS, PORTERS, take_in
from tests.journeys.printed import open_printed, show_pages

CTRL = Qt.KeyboardModifier.ControlModifier
BOTH = CTRL | Qt.KeyboardModifier.ShiftModifier


def larger(window, times: int) -> None:
    window.reader.setFocus()
    press(window, Qt.Key.Key_Plus, CTRL, times=times)


def test_each_document_comes_back_in_its_size_and_a_new_one_takes_the_last(desk):
    open_paper(desk, PORTERS)
    larger(desk, 4)
    open_paper(desk, NIGHTS)
    assert desk.reader.zoom == 140
    press(desk, Qt.Key.Key_0, CTRL)
    assert desk.reader.zoom == 100
    open_paper(desk, PORTERS)
    assert desk.reader.zoom == 140
    press(desk, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (desk.desk.document.title, desk.reader.zoom) == (NIGHTS, 100)


def test_the_size_is_kept_over_a_restart(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        larger(window, 3)
        open_paper(window, NIGHTS)
        larger(window, 2)
    with opened(qtbot, stocked) as window:
        assert (window.desk.document.title, window.reader.zoom) == (NIGHTS, 150)
        open_paper(window, PORTERS)
        assert window.reader.zoom == 130


def test_a_size_set_last_is_kept_when_the_window_closes_at_once(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        larger(window, 2)
        found = {each.document: each.zoom for each in window.bridge.library.readings()}
    with opened(qtbot, stocked) as window:
        here = window.desk.document.id
        assert found.get(here, 0) in (0, 100, 120)  # it may have been written before
        assert window.readings.of(here).zoom == 120


@pytest.mark.parametrize("fit", ["page", "150", "width"])
def test_pages_and_their_fit_come_back_after_a_restart(qtbot, stocked, paper, fit):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, paper)
        show_pages(qtbot, window)
        window.reader.setFocus()
        if fit == "150":
            window.reader.set_zoom(150)
        else:
            press(window, Qt.Key.Key_H if fit == "page" else Qt.Key.Key_W, BOTH)
        assert str(window.reader.view.fit) == fit
    with opened(qtbot, stocked) as window:
        assert window.paging.shown
        assert str(window.reader.view.fit) == fit
        click(window.frame.bar.views.button("text"))
        assert window.reader.zoom == 100
    with opened(qtbot, stocked) as window:
        assert not window.paging.shown
        show_pages(qtbot, window)
        assert str(window.reader.view.fit) == fit


def test_the_text_of_one_document_leaves_the_pages_of_another_as_they_were(qtbot, stocked, paper):
    with opened(qtbot, stocked) as window:
        take_in(qtbot, window, paper)
        show_pages(qtbot, window)
        window.reader.setFocus()
        press(window, Qt.Key.Key_H, BOTH)
        open_paper(window, PORTERS)
        larger(window, 4)
        open_printed(window)
        assert window.paging.shown
        assert window.reader.view.fit == "page"
        press(window, Qt.Key.Key_W, BOTH)
        assert window.reader.view.fit == "width"
        open_paper(window, PORTERS)
        assert window.reader.zoom == 140
