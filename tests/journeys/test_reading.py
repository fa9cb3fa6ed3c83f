"""Reading in the real window: places, back and forward, finding, zoom, themes, panels, restarts."""

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from leader_reader.ui.actions import THEMES
from leader_reader.ui.theme import active_theme
from tests.conftest import opened
from tests.journeys.hands import click, keys, open_paper, point_of, press
from tests.journeys.papers import NIGHTS, PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def in_sight(window, words):
    start = window.desk.document.text.index(words)
    return window.reader.view.viewport().rect().contains(point_of(window, start))


def progress_of(window, title):
    record = window.bridge.library.find_document(title)
    return window.documents.model.card(record).progress


def click_heading(window, words):
    window.left.show_page(window.contents)
    tree = window.contents.tree
    model = window.contents.model
    (item,) = model.findItems(words, Qt.MatchFlag.MatchRecursive)
    index = model.indexFromItem(item)
    tree.scrollTo(index)
    click(tree.viewport(), tree.visualRect(index).center())


def test_the_place_in_each_document_is_kept_over_a_restart(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        press(window, Qt.Key.Key_Space, times=2)
        assert not in_sight(window, "Small teams notice")
        qtbot.waitUntil(lambda: progress_of(window, PORTERS) > 0.1)
        top, read = window.reader.place()
        open_paper(window, NIGHTS)
        open_paper(window, PORTERS)
        assert window.reader.place()[0] == top
        summary = window.frame.status.summary()
        assert "min left in this document" in summary
    with opened(qtbot, stocked) as window:
        assert window.desk.document.title == PORTERS
        assert window.reader.place()[0] == top
        assert progress_of(window, PORTERS) == pytest.approx(read, abs=0.01)
        press(window, Qt.Key.Key_Space, SHIFT, times=3)
        assert in_sight(window, "Small teams notice")
        press(window, Qt.Key.Key_End, CTRL)
        qtbot.waitUntil(lambda: progress_of(window, PORTERS) == pytest.approx(1, abs=0.01))


def test_back_and_forward_through_jumps(qtbot, desk):
    assert not desk.frame.bar.back.isEnabled()
    open_paper(desk, NIGHTS)
    open_paper(desk, PORTERS)
    click_heading(desk, "What stayed")
    assert in_sight(desk, "The marmalade kept")
    assert desk.frame.bar.back.isEnabled()
    press(desk, Qt.Key.Key_Left, ALT)
    assert desk.desk.document.title == PORTERS
    assert in_sight(desk, "Small teams notice")
    click(desk.frame.bar.back)
    assert desk.desk.document.title == NIGHTS
    press(desk, Qt.Key.Key_Right, ALT)
    assert desk.desk.document.title == PORTERS
    click(desk.frame.bar.forward)
    assert in_sight(desk, "The marmalade kept")
    assert not desk.frame.bar.forward.isEnabled()


def test_the_contents_follow_the_reading(qtbot, desk):
    open_paper(desk, PORTERS)
    click_heading(desk, "The shifts")
    qtbot.waitUntil(lambda: desk.contents.current_heading() is not None)
    press(desk, Qt.Key.Key_4, CTRL)
    press(desk, Qt.Key.Key_End, CTRL)
    qtbot.waitUntil(
        lambda: desk.contents.current_heading().text in ("The shifts", "What stayed"), timeout=3000
    )


def test_finding_in_the_document(qtbot, desk):
    open_paper(desk, PORTERS)
    press(desk, Qt.Key.Key_F, CTRL)
    keys(desk, "shift 4")
    count = desk.reader.find_bar.findChild(QLabel, "reader.find.count")
    assert count.text() == "1 of 11"
    assert in_sight(desk, "Shift 4 ")
    press(desk, Qt.Key.Key_F3)
    assert count.text() == "2 of 11"
    assert in_sight(desk, "Shift 40 ")
    press(desk, Qt.Key.Key_F3, SHIFT, times=2)
    assert count.text() == "11 of 11"
    keys(desk, "zz")
    assert count.text() == "Not in this document"
    press(desk, Qt.Key.Key_Escape)
    assert not desk.reader.find_bar.isVisible()
    assert QApplication.focusWidget() is desk.reader.view


def wheel(window, step):
    port = window.reader.view.viewport()
    middle = QPointF(port.rect().center())
    there = QPointF(port.mapToGlobal(port.rect().center()))
    none, phase = Qt.MouseButton.NoButton, Qt.ScrollPhase.NoScrollPhase
    turned = QWheelEvent(middle, there, QPoint(), QPoint(0, step), none, CTRL, phase, False)
    QApplication.sendEvent(port, turned)


def test_zooming_keeps_the_place_and_comes_back(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        click_heading(window, "The shifts")
        start = window.desk.document.text.index("Shift 1 ")
        height = window.reader.view.passage_rect(start, start + 1).height()
        wheel(window, 120)
        wheel(window, 120)
        assert window.reader.zoom == 120
        press(window, Qt.Key.Key_Plus, CTRL)
        press(window, Qt.Key.Key_Minus, CTRL)
        assert window.reader.view.passage_rect(start, start + 1).height() > height
        assert in_sight(window, "Shift 1 ")
        press(window, Qt.Key.Key_0, CTRL)
        assert window.reader.zoom == 100
        wheel(window, -120)
    with opened(qtbot, stocked) as window:
        assert window.reader.zoom == 90


def colours(window):
    """Return the ground of the page, of a panel and of the bar as they are painted."""
    image = window.grab().toImage()

    def at(widget, x, y):
        corner = widget.mapTo(window, QPoint(x, y)) * image.devicePixelRatio()
        return QColor(image.pixel(corner)).name()

    view = window.reader.view
    return at(view, view.width() // 2, view.height() - 3), at(window.topics, 3, 300)


def test_four_themes_reach_page_and_panels_and_come_back(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        open_paper(window, PORTERS)
        seen = []
        for name in THEMES:
            window.open_look()
            click(window.look.findChild(QWidget, f"lookCard.theme.{name}"))
            press(window, Qt.Key.Key_Escape)
            theme = active_theme()
            assert theme.name == name
            assert window.acts.actions[f"theme_{name}"].isChecked()
            page, panel = colours(window)
            assert page == QColor(theme.page).name()
            seen.append((page, panel))
        assert len(set(seen)) == len(THEMES)
        window.acts.actions["theme_dark"].trigger()
    with opened(qtbot, stocked) as window:
        assert active_theme().name == "dark"
        assert window.acts.actions["theme_dark"].isChecked()
        window.acts.actions["theme_light"].trigger()


def test_panels_hidden_shown_and_swapped_come_back(qtbot, stocked):
    with opened(qtbot, stocked) as window:
        press(window, Qt.Key.Key_F9)
        assert not window.left.isVisible()
        assert not window.topics.isVisible()
        press(window, Qt.Key.Key_F9)
        assert window.left.isVisible()
        assert window.topics.isVisible()
        press(window, Qt.Key.Key_F9, CTRL)
        assert not window.left.isVisible()
        window.acts.actions["swap_panels"].trigger()
        assert window.topics.mapTo(window, QPoint()).x() < 100
        window.frame.set_sizes(300, 400, 300)
        window.resize(1200, 800)
    with opened(qtbot, stocked) as window:
        assert not window.left.isVisible()
        assert window.acts.actions["swap_panels"].isChecked()
        assert not window.acts.actions["left_panel"].isChecked()
        assert window.topics.mapTo(window, QPoint()).x() < 100
        window.acts.actions["swap_panels"].trigger()
        press(window, Qt.Key.Key_F9, CTRL)
        assert window.left.mapTo(window, QPoint()).x() < 100


def test_the_size_of_the_window_comes_back(qtbot, stocked):
    from leader_reader import app
    from leader_reader.background.home import Home

    application = app.prepare(QApplication.instance())
    heights = []
    for _ in range(2):
        with app.open_window(application, Home(stocked)) as window:
            window.show()
            heights.append(window.height())
            window.resize(window.width(), 640)
        window.deleteLater()
    assert heights[0] != 640
    assert heights[1] == 640


def test_full_screen_and_back(qtbot, desk):
    press(desk, Qt.Key.Key_F11)
    assert desk.isFullScreen()
    assert desk.acts.actions["full_screen"].isChecked()
    press(desk, Qt.Key.Key_F11)
    assert not desk.isFullScreen()
