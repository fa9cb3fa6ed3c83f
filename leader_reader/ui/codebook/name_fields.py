"""The fields in which topics get their names: a new one with its colour, and one renamed."""

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_reader.ui.codebook.topic_choices import paint_square
from leader_reader.ui.parts import LeavableField
from leader_reader.ui.theme import active_theme

_SQUARE_LEFT, _TEXT_LEFT = 12, 18
_BORDER, _RADIUS = 2, 5

INSET = 4
"""Pixels from the left edge of a `RenameField` to its text; the style sheet has 2, Qt 2 more."""
_AFTER = 3


class NewTopicField(LeavableField):
    """A field for the name of a new topic, with the square of the colour that it will have."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._colour = ""

    def set_colour(self, colour: str) -> None:
        self._colour = colour
        self.update()

    def fit(self) -> None:
        """Keep the words clear of the square too."""
        super().fit()
        margins = self.textMargins()
        self.setTextMargins(_TEXT_LEFT, 0, margins.right(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._colour:
            painter = QPainter(self)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_square(painter, QRect(_SQUARE_LEFT, 0, 0, self.height()), self._colour)


class RenameField(QLineEdit):
    """A field that lies over a row of the tree; its words stand where the name stood."""

    LEFT = INSET

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("topics.rename")
        self.setProperty("role", "bare")
        self.setTextMargins(0, 0, _AFTER, 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        theme, painter = active_theme(), QPainter(self)
        painter.fillRect(event.rect(), QColor(theme.accent_soft))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.accent), _BORDER))
        painter.setBrush(QColor(theme.page))
        half = _BORDER / 2
        box = QRectF(self.rect()).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
        painter.end()
        super().paintEvent(event)
