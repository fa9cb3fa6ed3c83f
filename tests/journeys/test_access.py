"""The keyboard alone, and what a screen reader is told, in the real window and its dialogs."""

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from leader_reader.services.importing import ImportReport
from tests.journeys.hands import click, keys, open_paper, press, select
from tests.journeys.papers import KNEW, LIFTS, NIGHTS, PORTERS

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ACTED_ON = (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QProgressBar,
    QTabBar,
    QTextEdit,
)


@pytest.fixture
def busy(qtbot, desk):
    """A window with something in every panel."""
    open_paper(desk, NIGHTS)
    open_paper(desk, PORTERS)
    select(desk, LIFTS)
    keys(desk, "1")
    desk.finding.search_for("porters")
    qtbot.waitUntil(lambda: desk.results.model.rowCount() > 0, timeout=5000)
    desk.left.show_page(desk.documents)
    return desk


def nameless(top):
    """Return what can be acted on and has no name, as paths of names to find it by."""
    found = []
    for widget in [top, *top.findChildren(QWidget)]:
        internal = isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")
        inside_tabs = isinstance(widget.parent(), QTabBar)
        waiting = widget.isHidden() and not isinstance(widget, QMenu | QDialog)
        acted_on = isinstance(widget, ACTED_ON) and not (internal or inside_tabs or waiting)
        if acted_on and not (widget.objectName() and widget.accessibleName()):
            found.append(path_of(widget))
    return found


def path_of(widget):
    names = []
    while widget is not None:
        names.insert(0, widget.objectName() or type(widget).__name__)
        widget = widget.parentWidget()
    return "/".join(names)


def test_everything_in_the_window_has_a_name(qtbot, busy):
    found = nameless(busy)
    assert not found, "\n".join(found)


def test_cards_have_names(qtbot, busy):
    keys(busy, "n")
    qtbot.waitUntil(busy.notes.isVisible)
    assert nameless(busy.notes) == []
    press(busy, Qt.Key.Key_Escape)
    keys(busy, "t")
    qtbot.waitUntil(busy.picker.isVisible)
    assert nameless(busy.picker) == []
    press(busy, Qt.Key.Key_Escape)
    busy.open_look()
    assert nameless(busy.look) == []
    press(busy, Qt.Key.Key_Escape)
    assert not busy.look.isVisible()
    busy.topics.describe(next(iter(busy.bridge.library.codebook)).id)
    assert nameless(busy.findChild(QWidget, "describeTopic")) == []


def test_dialogs_have_names_and_esc_leaves_them(qtbot, busy, tmp_path):
    topic = next(iter(busy.bridge.library.codebook))
    failed = ImportReport(failed=[(tmp_path / "torn.docx", "it is torn")])
    for opening in (
        lambda: press(busy, Qt.Key.Key_E, CTRL),
        lambda: busy.topics.merge(topic.id),
        lambda: busy.intake._ended(failed),
        busy.acts.actions["manual"].trigger,
    ):
        opening()
        dialog = next(d for d in busy.findChildren(QDialog) if d.isVisible())
        assert dialog.accessibleName() or dialog.windowTitle()
        assert nameless(dialog) == []
        QTest.keyClick(dialog.focusWidget() or dialog, Qt.Key.Key_Escape)
        assert not dialog.isVisible()
        busy.activateWindow()
        qtbot.waitUntil(busy.isActiveWindow)


def test_ctrl_and_numbers_reach_every_panel(busy):
    for number, panel in enumerate(
        (busy.documents, busy.contents, busy.results, busy.reader, busy.topics, busy.passages), 1
    ):
        press(busy, Qt.Key(Qt.Key.Key_0 + number), CTRL)
        held = QApplication.focusWidget()
        assert panel.isAncestorOf(held)
        assert isinstance(held, QAbstractItemView | QTextEdit), path_of(held)
        assert held.isVisible()


def test_ctrl_and_numbers_bring_hidden_panels_back(busy):
    press(busy, Qt.Key.Key_F9)
    assert not busy.left.isVisible()
    press(busy, Qt.Key.Key_5, CTRL)
    assert busy.topics.isVisible()
    press(busy, Qt.Key.Key_1, CTRL)
    assert busy.documents.isVisible()


def walked(window, key=Qt.Key.Key_Tab, modifier=Qt.KeyboardModifier.NoModifier, most=80):
    """Press Tab until the focus is back where it was; return where it has been."""
    seen = [QApplication.focusWidget()]
    for _ in range(most):
        press(window, key, modifier)
        held = QApplication.focusWidget()
        assert held is not None
        assert held.isVisible()
        if held is seen[0]:
            return seen
        assert held not in seen, f"Tab goes in circles at {path_of(held)}"
        seen.append(held)
    pytest.fail("Tab never came back")


def test_tab_goes_through_everything_and_comes_back(busy):
    press(busy, Qt.Key.Key_K, CTRL)
    forwards = walked(busy)
    for panel in (busy.documents, busy.reader, busy.topics, busy.passages, busy.frame.bar):
        assert any(panel.isAncestorOf(held) for held in forwards), path_of(panel)
    press(busy, Qt.Key.Key_K, CTRL)
    backwards = walked(busy, Qt.Key.Key_Backtab, SHIFT)
    assert set(backwards) == set(forwards)


def test_the_focus_is_always_seen(busy):
    QApplication.setCursorFlashTime(0)
    press(busy, Qt.Key.Key_K, CTRL)
    unseen = []
    before = busy.grab().toImage()
    start = QApplication.focusWidget()
    for _ in range(80):
        press(busy, Qt.Key.Key_Tab)
        QApplication.processEvents()
        held, after = QApplication.focusWidget(), busy.grab().toImage()
        corner = held.mapTo(busy, QPoint(0, 0)) - QPoint(3, 3)
        around = QRect(corner, held.size() + QSize(6, 6))
        if before.copy(around) == after.copy(around):
            unseen.append(path_of(held))
        before = after
        if held is start:
            break
    assert unseen == []


def test_lists_tell_what_their_rows_are(qtbot, busy):
    role = Qt.ItemDataRole.AccessibleTextRole
    for model in (
        busy.documents.model,
        busy.results.model,
        busy.topics.model,
        busy.passages.model,
    ):
        spoken = model.index(0, 0).data(role)
        assert isinstance(spoken, str)
        assert len(spoken) > 5


def test_a_passage_is_marked_without_the_mouse(qtbot, desk):
    press(desk, Qt.Key.Key_1, CTRL)
    model = desk.documents.model
    row = next(r for r in range(model.rowCount()) if model.index(r).data() == PORTERS)
    press(desk, Qt.Key.Key_Home)
    press(desk, Qt.Key.Key_Down, times=row)
    press(desk, Qt.Key.Key_Return)
    assert desk.desk.document.title == PORTERS
    assert QApplication.focusWidget() is desk.reader.view
    press(desk, Qt.Key.Key_F, CTRL)
    keys(desk, KNEW)
    press(desk, Qt.Key.Key_Escape)
    start = desk.desk.document.text.index(KNEW)
    press(desk, Qt.Key.Key_Right, SHIFT | CTRL, times=len(KNEW.split()))
    press(desk, Qt.Key.Key_H, Qt.KeyboardModifier.AltModifier)
    (made,) = desk.bridge.library.annotations.values()
    assert (made.start, made.exact) == (start, KNEW)
    press(desk, Qt.Key.Key_6, CTRL)
    press(desk, Qt.Key.Key_Home)
    press(desk, Qt.Key.Key_Delete)
    assert not desk.bridge.library.annotations
    press(desk, Qt.Key.Key_Z, CTRL)
    assert len(desk.bridge.library.annotations) == 1


def test_the_message_bar_is_read_out_and_closed_by_keys(busy):
    busy.bridge.failed.emit("Something could not be done; try again.")
    bar = busy.frame.messages
    assert bar.isVisible()
    assert "could not be done" in bar.accessibleDescription()
    close = bar.findChild(QAbstractButton, "messages.close")
    press(busy, Qt.Key.Key_K, CTRL)
    for _ in range(80):
        if QApplication.focusWidget() is close:
            break
        press(busy, Qt.Key.Key_Tab)
    press(busy, Qt.Key.Key_Space)
    assert not bar.isVisible()
    click(busy.frame.bar.look)
    assert busy.look.isVisible()
