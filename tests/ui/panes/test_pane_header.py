"""The line over a pane: the title, the sign of the current pane, the button that closes it."""

import pytest
from PySide6.QtGui import QColor

from leader_reader.ui.dressing import apply_theme
from leader_reader.ui.panes.pane_header import PaneHeader
from leader_reader.ui.theme import THEME_NAMES, load_themes
from tests.journeys.hands import click
from tests.samples import document

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


@pytest.fixture
def header(qtbot, qapp):
    header = PaneHeader()
    qtbot.addWidget(header)
    header.resize(400, header.height())
    header.show()
    return header


def top(header):
    return header.grab().toImage().pixelColor(200, 0).name()


@pytest.mark.parametrize("name", THEME_NAMES)
def test_only_the_current_pane_has_the_accent_along_its_top(qapp, header, name):
    theme = load_themes()[name]
    apply_theme(qapp, theme)
    assert top(header) != QColor(theme.accent).name()
    header.set_current(current=True)
    assert top(header) == QColor(theme.accent).name()
    assert header.accessibleDescription()
    header.set_current(current=False)
    assert top(header) != QColor(theme.accent).name()


def test_it_names_what_is_open(header):
    assert header.title.text() == "No document is open"
    paper = document("Teams lead.")
    header.show_document(paper)
    assert header.title.text() == paper.title == header.accessibleName()


def test_its_button_asks_to_close(qtbot, header):
    with qtbot.waitSignal(header.close_asked):
        click(header.close_button)
