"""Fixtures of the reader's tests: a themed program and a reader on the screen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.reader.reader_panel import ReaderPanel
from leader_reader.ui.reader.text_view import TextView
from leader_reader.ui.theme import load_themes


@pytest.fixture(autouse=True)
def _themed(qapp: QApplication) -> None:
    apply_theme(qapp, load_themes()["light"])


@pytest.fixture
def reader(qtbot) -> ReaderPanel:
    """An empty reader, shown and active."""
    panel = ReaderPanel()
    qtbot.addWidget(panel)
    panel.resize(860, 700)
    panel.show()
    panel.activateWindow()
    return panel


@pytest.fixture
def drag(qtbot) -> Callable[[TextView, int, int], None]:
    """Drag with the left button from one offset of the text to another."""

    def run(view: TextView, start: int, end: int) -> None:
        points = [_point(view, offset) for offset in (start, (start + end) // 2, end)]
        left = Qt.MouseButton.LeftButton
        qtbot.mousePress(view.viewport(), left, pos=points[0])
        for point in points[1:]:
            qtbot.mouseMove(view.viewport(), point)
        qtbot.mouseRelease(view.viewport(), left, pos=points[-1])

    return run


def _point(view: TextView, offset: int) -> QPoint:
    rect = view.line_rect(offset).translated(-view.viewport().pos())
    return QPoint(rect.left(), rect.center().y())
