"""The frame of the window: how it shares the height on the right."""

import pytest
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QTreeView, QVBoxLayout, QWidget

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.theme import load_themes
from leader_reader.ui.window_frame import WindowFrame

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def tree(qapp) -> QTreeView:
    tree = QTreeView()
    tree.setHeaderHidden(True)
    tree.setVerticalScrollMode(QTreeView.ScrollMode.ScrollPerPixel)
    model = QStandardItemModel(tree)
    for number in range(60):
        model.appendRow(QStandardItem(str(number)))
    tree.setModel(model)
    return tree


@pytest.fixture
def frame(qtbot, qapp, tree) -> WindowFrame:
    apply_theme(qapp, load_themes()["light"])
    panel = QWidget()
    QVBoxLayout(panel).addWidget(tree)
    frame = WindowFrame(QWidget(), QWidget(), [panel, QWidget()])
    qtbot.addWidget(frame)
    frame.resize(1440, 900)
    frame.show()
    frame.set_sizes(304, 328, 400)
    return frame


@pytest.mark.parametrize("height", [900, 871, 700, 613])
def test_no_row_of_the_upper_tree_is_cut(qtbot, frame, tree, height):
    frame.resize(1000, height)
    row = tree.sizeHintForRow(0)
    qtbot.waitUntil(lambda: tree.viewport().height() % row == 0)
    assert tree.viewport().height() > 3 * row


def test_the_shares_do_not_drift_while_the_window_is_resized(qtbot, frame, tree):
    before = frame.right.sizes()
    for height in [*range(899, 600, -7), *range(600, 901, 5)]:
        frame.resize(1440, height)
        qtbot.wait(1)
    frame.resize(1440, 900)
    qtbot.waitUntil(lambda: frame.right.sizes() == before)


def test_the_shares_do_not_drift_from_start_to_start(qtbot, frame):
    frame.messages.post("A message takes some of the height.")
    qtbot.wait(20)
    before = frame.right.sizes()
    for _ in range(3):
        frame.set_sizes(*frame.sizes())
    assert frame.sizes() == (304, 328, 400)
    assert frame.right.sizes() == before


def test_all_of_a_short_tree_is_shown_where_it_fits(qtbot, frame, tree):
    model = tree.model()
    model.removeRows(5, model.rowCount() - 5)
    upper = frame.right.sizes()[0]
    frame.resize(1440, 899)
    qtbot.wait(20)
    assert abs(frame.right.sizes()[0] - upper) <= tree.sizeHintForRow(0)
