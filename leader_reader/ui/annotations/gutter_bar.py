"""A scroll bar that always has its room, and shows itself only where there is something to scroll.

It stands beside its view, not over it: what lies over a view keeps Qt from moving what is painted.
"""

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar

from leader_reader.ui.theme import active_theme


class GutterBar(QScrollBar):
    """The vertical bar of `view`, which keeps its width whether there is a bar or not."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        view.setVerticalScrollBar(self)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self.maximum() > self.minimum():
            super().paintEvent(event)
        else:
            QPainter(self).fillRect(event.rect(), QColor(active_theme().panel))
