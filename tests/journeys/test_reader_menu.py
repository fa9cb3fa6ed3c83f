"""The menu of the text and of the pages, asked for with mouse and keys in the real window."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from tests.journeys.hands import LEFT, keys, point_of, press, where
from tests.journeys.printed import print_lines, reading_of

SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def paper(tmp_path):
    return print_lines(tmp_path, pages=1)


@pytest.fixture(params=["text", "pages"])
def reading(request, qtbot, stocked, paper):
    """The real window with the paper open, as text and as pages."""
    with reading_of(qtbot, stocked, paper, pages=request.param == "pages") as window:
        yield window


def ask(window, at: QPoint) -> QMenu:
    """Press the right button at a point of the view; return the menu that opens."""
    port = window.reader.view.viewport()
    reason = QContextMenuEvent.Reason.Mouse
    QApplication.sendEvent(port, QContextMenuEvent(reason, at, port.mapToGlobal(at)))
    return shown()


def shown() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def names(menu: QMenu) -> list[str]:
    return [action.objectName().removeprefix("reader.menu.") for action in menu.actions()]


def choose(menu: QMenu, name: str) -> None:
    """Click an entry of a menu."""
    action = next(each for each in menu.actions() if each.objectName().endswith(f".{name}"))
    QTest.mouseClick(menu, LEFT, pos=menu.actionGeometry(action).center())


def inside(window, phrase: str) -> QPoint:
    start, _ = where(window, phrase)
    return point_of(window, start + 2)


def tagged(window, phrase: str, key: str = "1") -> None:
    window.reader.select(*where(window, phrase))
    keys(window, key)


def test_a_selection_is_marked_and_quoted(reading):
    window = reading
    window.reader.select(*where(window, "Line 3 tells how"))
    menu = ask(window, inside(window, "3 tells how"))
    assert {"tag", "highlight", "write", "again", "copy", "cite"} <= set(names(menu))
    assert "remove" not in names(menu)
    choose(menu, "cite")
    text = QApplication.clipboard().text()
    assert text.startswith("“Line 3 tells how” (")
    assert text.endswith(", p. 1)")
    choose(ask(window, inside(window, "3 tells how")), "highlight")
    (made,) = window.bridge.library.annotations.values()
    assert made.exact == "Line 3 tells how"
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not window.bridge.library.annotations


def test_a_passage_is_chosen_and_removed(reading):
    window = reading
    tagged(window, "Line 3 tells how")
    window.desk.choose("")
    (made,) = window.bridge.library.annotations
    menu = ask(window, inside(window, "3 tells how"))
    assert window.desk.annotation == made
    assert {"topics", "note", "similar", "cite", "remove"} <= set(names(menu))
    choose(menu, "topics")
    assert window.picker.isVisible()
    press(window, Qt.Key.Key_Escape)
    choose(ask(window, inside(window, "3 tells how")), "note")
    assert window.notes.isVisible()
    press(window, Qt.Key.Key_Escape)
    choose(ask(window, inside(window, "3 tells how")), "remove")
    assert not window.bridge.library.annotations
    press(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert list(window.bridge.library.annotations) == [made]


def test_of_passages_over_each_other_each_can_be_chosen(reading):
    window = reading
    tagged(window, "Line 3 tells how the ward was led")
    (first,) = window.bridge.library.annotations
    tagged(window, "3 tells how", "2")
    menu = ask(window, inside(window, "3 tells how"))
    assert window.desk.annotation != first
    others = next(action.menu() for action in menu.actions() if action.menu() is not None)
    (other,) = others.actions()
    other.trigger()
    menu.close()
    assert window.desk.annotation == first


def test_beside_the_words_it_is_the_page_s_menu(reading):
    window = reading
    port = window.reader.view.viewport()
    menu = ask(window, QPoint(port.width() // 2, port.height() - 4))
    acts = window.acts.actions
    assert acts["pages"] in menu.actions()
    paged = acts["pages"].isChecked()
    assert (acts["fit_page"] in menu.actions()) == paged
    menu.close()


@pytest.mark.parametrize(
    ("key", "held"),
    [(Qt.Key.Key_Menu, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_F10, SHIFT)],
    ids=["menu", "shift+f10"],
)
def test_keys_ask_at_the_caret(reading, key, held):
    window = reading
    tagged(window, "Line 3 tells how")
    window.reader.go_to(where(window, "3 tells how")[0])
    window.reader.setFocus()
    asked = []
    window.reader.menu_asked.connect(asked.append)
    press(window, key, held)
    menu = shown()
    assert "remove" in names(menu)
    line = window.reader.view.line_rect(where(window, "3 tells how")[0])
    at = window.reader.view.mapToGlobal(line.bottomLeft())
    assert (asked[0].at - at).manhattanLength() < 10
    menu.close()
