"""Signs of notes at the ends of lines, where there is no margin for the notes themselves."""

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainter

from leader_reader.ui.icons import icon_image
from leader_reader.ui.reader.typography import Look

SIGN = 11
"""Pixels; the page has a little more white space beside its text."""


def paint_signs(painter: QPainter, look: Look, lines: Sequence[QRectF], left: float) -> None:
    """Paint a small note level with each of `lines`, `left` being where the text's room ends."""
    scale = painter.device().devicePixelRatio()
    for line in lines:
        sign = icon_image("note", look.theme.icon_ink, SIGN, scale)
        top = round((line.center().y() - SIGN / 2) * scale) / scale
        painter.drawImage(QPointF(left + 1, top), sign)
