"""What comes out of files is never taken for HTML."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from leader_reader.ui.words import plain_tip

HOSTILE = '<img src="file:///etc/passwd"> & more'


def test_a_tool_tip_shows_hostile_text_as_it_is():
    tip = plain_tip(HOSTILE)
    assert "<img" not in tip
    assert "&lt;img" in tip


@pytest.mark.parametrize("text", ["", "Plain words", "a > b"])
def test_a_plain_tip_stays_as_it_is(text):
    assert plain_tip(text) == text


def test_no_label_of_the_window_takes_html(window):
    loose = [
        label.objectName() or label.text()
        for label in window.findChildren(QLabel)
        if label.textFormat() != Qt.TextFormat.PlainText and label.pixmap().isNull()
    ]
    assert loose == []
