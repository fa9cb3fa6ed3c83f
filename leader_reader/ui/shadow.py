"""The soft shadow under cards and menus, in the theme's own tone."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPainter

from leader_reader.ui.theme import Theme

REACH = 12
"""Pixels from a card's edge to where its shadow has gone."""
DROP = 3
"""Pixels that the shadow hangs lower than the card."""


def paint_shadow(painter: QPainter, card: QRect, radius: int, theme: Theme) -> None:
    """Paint the shadow of a rounded `card` as rings that fade to nothing; high contrast has none.

    Each ring adds the difference to the next one further out, so that the sum falls as a square
    from `shadow_strength` to 0 and no ring ends in a step.
    """
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    colour = QColor(theme.shadow)
    for ring in range(REACH - 1, -1, -1):
        step = _depth(ring, theme) - _depth(ring + 1, theme)
        if step:
            colour.setAlpha(step)
            painter.setBrush(colour)
            rect = card.adjusted(-ring, DROP - ring, ring, DROP + ring)
            painter.drawRoundedRect(rect, radius + ring, radius + ring)
    painter.restore()


def _depth(ring: int, theme: Theme) -> int:
    """Return how much shadow, of 255, there is `ring` pixels away from a card."""
    left = 1 - ring / REACH
    return round(255 * theme.shadow_strength * left * left)
