"""What a person does to the topics panel: where a topic is, clicking it, pressing keys."""

from PySide6.QtCore import QPoint, Qt

from leader_reader.ui.codebook.topics_panel import TopicsPanel

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


def middle(panel: TopicsPanel, topic) -> QPoint:
    return panel.tree.visualRect(panel.model.index_of(topic)).center()


def click(panel, qtbot, topic, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.mouseClick(panel.tree.viewport(), LEFT, modifier, middle(panel, topic))


def press(panel, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier) -> None:
    qtbot.keyClick(panel.tree, key, modifier)
