"""The bookmarks in the contents: shown over the headings, gone to, renamed and removed there."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit

from leader_reader.ui.library.bookmark_list import BookmarkRow
from leader_reader.ui.library.contents_panel import ContentsPanel
from leader_reader.ui.theme import load_themes
from tests import samples

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)

ROWS = [
    BookmarkRow("one", "The lifts · Nobody had asked the porters before, and they knew", "p. 2"),
    BookmarkRow("two", "What stayed", "p. 12"),
]


@pytest.fixture
def panel(panel) -> ContentsPanel:
    panel.set_document(samples.document("Some words"))
    panel.set_bookmarks(ROWS)
    return panel


def place(panel, row: int) -> QPoint:
    return panel.bookmarks.visualRect(panel.bookmarks.items.index(row, 0)).center()


def test_they_stand_over_the_headings_and_go_when_there_are_none(panel):
    assert panel.bookmarks.isVisible()
    assert panel.bookmarks.mapTo(panel, QPoint()).y() < panel.tree.mapTo(panel, QPoint()).y()
    panel.set_bookmarks([])
    assert not panel.bookmarks.isVisible()


def test_a_long_name_has_two_lines_and_many_bookmarks_leave_room(panel):
    tall, low = (panel.bookmarks.visualRect(panel.bookmarks.items.index(n, 0)) for n in (0, 1))
    assert tall.height() > low.height()
    assert panel.bookmarks.height() == tall.height() + low.height()
    panel.set_bookmarks([BookmarkRow(str(n), f"Bookmark {n}") for n in range(50)])
    assert panel.bookmarks.height() <= 0.4 * panel.height()
    assert panel.tree.height() > 100


def test_a_click_and_enter_go_there(qtbot, panel):
    with qtbot.waitSignal(panel.bookmark_activated) as told:
        at = place(panel, 1)
        qtbot.mouseClick(panel.bookmarks.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == ["two"]
    qtbot.keyClick(panel.bookmarks, Qt.Key.Key_Up)
    with qtbot.waitSignal(panel.bookmark_activated) as told:
        qtbot.keyClick(panel.bookmarks, Qt.Key.Key_Return)
    assert told.args == ["one"]


def named(panel) -> QLineEdit:
    return panel.bookmarks.findChild(QLineEdit, "contents.bookmarks.name")


def test_f2_renames_and_escape_or_nothing_does_not(qtbot, panel):
    panel.bookmarks.setCurrentIndex(panel.bookmarks.items.index(1, 0))
    qtbot.keyClick(panel.bookmarks, Qt.Key.Key_F2)
    qtbot.keyClicks(named(panel), "The rota")
    panel.bookmark_activated.connect(lambda _: pytest.fail("nobody wanted to go there"))
    with qtbot.waitSignal(panel.bookmark_renamed) as told:
        qtbot.keyClick(named(panel), Qt.Key.Key_Return)
    assert told.args == ["two", "The rota"]
    panel.bookmark_renamed.connect(lambda *_: pytest.fail("nothing was entered"))
    for last in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        qtbot.waitUntil(lambda: named(panel) is None)
        qtbot.keyClick(panel.bookmarks, Qt.Key.Key_F2)
        qtbot.keyClick(named(panel), Qt.Key.Key_Delete)
        qtbot.keyClick(named(panel), last)
    qtbot.wait(10)
    assert panel.bookmarks.items.index(1, 0).data() == "What stayed"


def test_delete_and_the_menu_remove(qtbot, panel):
    index = panel.bookmarks.items.index(0, 0)
    panel.bookmarks.setCurrentIndex(index)
    with qtbot.waitSignal(panel.bookmark_removed) as told:
        qtbot.keyClick(panel.bookmarks, Qt.Key.Key_Delete)
    assert told.args == ["one"]
    menu = panel.bookmarks.context_menu(index)
    going, _, naming, removing = menu.actions()
    with qtbot.waitSignal(panel.bookmark_activated):
        going.trigger()
    with qtbot.waitSignal(panel.bookmark_removed):
        removing.trigger()
    naming.trigger()
    assert named(panel) is not None
    menu.deleteLater()


def test_the_next_row_has_the_keyboard_after_one_was_removed(panel):
    panel.bookmarks.setCurrentIndex(panel.bookmarks.items.index(0, 0))
    panel.set_bookmarks(ROWS[1:])
    assert panel.bookmarks.currentIndex().data() == "What stayed"


def test_the_bookmark_of_the_place_read_has_the_accent_edge(panel):
    panel.set_bookmark_here("two")
    image = panel.bookmarks.viewport().grab().toImage()
    accent = load_themes()["light"].accent
    assert image.pixelColor(0, place(panel, 1).y()).name() == accent
    assert image.pixelColor(0, place(panel, 0).y()).name() != accent
