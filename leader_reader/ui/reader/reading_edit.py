"""What makes a text edit one that is only read: no frame, no typing, always a scroll bar."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QTextEdit


def dress(view: QTextEdit) -> None:
    """Have the text selected by mouse and keyboard, and the pointer followed; columns scroll."""
    view.setReadOnly(True)
    by_mouse = Qt.TextInteractionFlag.TextSelectableByMouse
    view.setTextInteractionFlags(by_mouse | Qt.TextInteractionFlag.TextSelectableByKeyboard)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
    view.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
    view.viewport().setMouseTracking(True)
