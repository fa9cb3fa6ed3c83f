"""Menus as their style paints and places them: ticks, keys, edges, and menus in menus."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QIcon, QKeySequence, QPixmap
from PySide6.QtWidgets import QMenu

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.menus import AROUND
from leader_reader.ui.theme import load_themes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture(params=["light", "contrast"])
def theme(request, qapp):
    theme = load_themes()[request.param]
    apply_theme(qapp, theme)
    return theme


@pytest.fixture
def menu(qtbot, theme) -> QMenu:
    menu = QMenu()
    qtbot.addWidget(menu)
    return menu


def show(menu: QMenu, at: tuple[int, int] | QPoint = (60, 60)) -> None:
    menu.popup(QPoint(*at) if isinstance(at, tuple) else at)


def panel(menu: QMenu):
    return menu.geometry().adjusted(AROUND, AROUND, -AROUND, -AROUND)


def inked(image, rect, ground: str) -> list[int]:
    """Return the columns of `rect` in which something is painted on `ground`."""
    return [
        x
        for x in range(rect.left(), rect.right() + 1)
        if any(image.pixelColor(x, y) != QColor(ground) for y in range(rect.top(), rect.bottom()))
    ]


def test_a_menu_opens_with_its_panel_where_it_was_asked_to(menu):
    menu.addAction("Open")
    show(menu)
    assert panel(menu).topLeft() == QPoint(60, 60)


def test_a_menu_keeps_off_the_edges_of_the_screen(menu):
    menu.addAction("Open")
    room = menu.screen().availableGeometry()
    for corner in (room.topLeft(), room.bottomRight()):
        show(menu, corner)
        assert room.adjusted(8, 8, -8, -8).contains(panel(menu))
        menu.close()


def test_keys_stand_muted_at_the_right_end_well_away_from_the_words(menu, theme):
    action = menu.addAction("Import a folder of any size")
    action.setShortcut(QKeySequence("Ctrl+Shift+O"))
    show(menu)
    rect = menu.actionGeometry(action)
    columns = inked(menu.grab().toImage(), rect, theme.raised)
    assert rect.right() - columns[-1] in range(8, 13)
    gaps = [after - before for before, after in pairwise(columns)]
    assert max(gaps) >= 24


def test_a_tick_is_painted_in_the_accent_also_beside_an_icon(menu, theme):
    square = QPixmap(16, 16)
    square.fill(QColor("#ff6666"))
    plain, ticked = (menu.addAction(QIcon(square), text) for text in ("Red", "Blue"))
    for action in (plain, ticked):
        action.setCheckable(True)
    ticked.setChecked(True)
    show(menu)
    image = menu.grab().toImage()
    for action, wanted in ((plain, False), (ticked, True)):
        rect = menu.actionGeometry(action)
        colours = {
            image.pixelColor(x, y).name()
            for x in range(rect.left(), rect.left() + 26)
            for y in range(rect.top(), rect.bottom())
        }
        assert (theme.accent_text in colours) is wanted


def test_what_is_disabled_is_dimmer_than_muted(menu, theme):
    action = menu.addAction("Undo")
    action.setEnabled(False)
    show(menu)
    rect = menu.actionGeometry(action)
    image = menu.grab().toImage()
    shown = {
        image.pixelColor(x, y).name()
        for x in range(rect.left(), rect.right())
        for y in range(rect.top(), rect.bottom())
    }
    assert theme.text not in shown
    assert theme.muted not in shown
    assert len(shown) > 1


@pytest.mark.parametrize("side", ["right", "left"])
def test_a_menu_in_a_menu_abuts_where_there_is_room(menu, side):
    below = menu.addMenu("Colour")
    below.addAction("Yellow, which is rather long")
    room = menu.screen().availableGeometry()
    show(menu, room.center() if side == "right" else QPoint(room.right() - 120, room.top() + 40))
    menu.setActiveAction(below.menuAction())
    assert below.isVisible()
    if side == "right":
        assert panel(below).left() == panel(menu).right() + 1
    else:
        assert panel(below).right() == panel(menu).left() - 1
    below.close()


def test_a_press_into_the_shadow_closes_the_menu(menu, qtbot):
    menu.addAction("Open")
    show(menu)
    qtbot.mouseClick(menu, Qt.MouseButton.LeftButton, pos=QPoint(2, 2))
    assert not menu.isVisible()


def test_a_menu_leaves_the_rest_of_its_window_clear(menu):
    menu.addAction("Open")
    show(menu)
    assert menu.grab().toImage().pixelColor(0, 0).alpha() == 0
