"""The installed PySide6 keeps its references to None: 6.12.0 on Python 3.11 loses one a call."""

import sys

from PySide6.QtGui import QColor


def test_void_calls_do_not_lose_references_to_none():
    colour = QColor("red")
    before = sys.getrefcount(None)
    for _ in range(500):
        colour.setAlpha(1)
    assert abs(sys.getrefcount(None) - before) < 50
