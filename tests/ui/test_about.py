"""The card that says what the program is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from leader_reader import __version__
from leader_reader.ui.about import About
from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.theme import load_themes

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def test_it_names_program_and_version_and_closes_on_enter(qtbot, qapp):
    apply_theme(qapp, load_themes()["light"])
    window = QWidget()
    qtbot.addWidget(window)
    about = About(window)
    about.open()
    told = " ".join(label.text() for label in about.findChildren(QLabel))
    assert "Leader Reader" in told
    assert __version__ in told
    close = about.findChild(QPushButton, "about.close")
    with qtbot.waitSignal(about.finished):
        qtbot.keyClick(close, Qt.Key.Key_Return)
