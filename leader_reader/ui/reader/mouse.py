"""Mouse events of the white space beside the column, handed on to the text."""

from PySide6.QtCore import QEvent
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

_KINDS = {
    QEvent.Type.MouseButtonPress,
    QEvent.Type.MouseButtonRelease,
    QEvent.Type.MouseButtonDblClick,
    QEvent.Type.MouseMove,
}


def over_column(event: QEvent, column: QWidget) -> QMouseEvent | None:
    """Return a mouse event of the widget around `column` as one of `column`, else None."""
    if not isinstance(event, QMouseEvent) or event.type() not in _KINDS:
        return None
    place = event.position() - column.pos().toPointF()
    buttons, held = event.buttons(), event.modifiers()
    there = event.globalPosition()
    return QMouseEvent(event.type(), place, there, event.button(), buttons, held)
