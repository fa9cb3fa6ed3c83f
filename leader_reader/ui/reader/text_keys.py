"""The reader's own keys: single letters that act, and moving the start of a selection."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QTextCursor

ACT_KEYS = frozenset("THNQUVO123456789")
"""Letters and digits that act on the selection when pressed alone in the text."""

_ACCIDENTAL = Qt.KeyboardModifier.KeypadModifier
_MOVES = {
    Qt.Key.Key_Left: (QTextCursor.MoveOperation.Left, QTextCursor.MoveOperation.WordLeft),
    Qt.Key.Key_Right: (QTextCursor.MoveOperation.Right, QTextCursor.MoveOperation.WordRight),
    Qt.Key.Key_Up: (QTextCursor.MoveOperation.Up, QTextCursor.MoveOperation.Up),
    Qt.Key.Key_Down: (QTextCursor.MoveOperation.Down, QTextCursor.MoveOperation.Down),
}


def act_of(event: QKeyEvent) -> str:
    """Return the act key of `event`, "T" or "1" for instance, or ""."""
    if event.modifiers() & ~_ACCIDENTAL:
        return ""
    key = event.text().upper()
    return key if key in ACT_KEYS else ""


def with_moved_start(event: QKeyEvent, cursor: QTextCursor) -> QTextCursor | None:
    """Return the selection with its start moved by Alt+Shift and an arrow, else None.

    With Ctrl as well it moves by a word.
    """
    shift, alt = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.AltModifier
    held, moves = event.modifiers(), _MOVES.get(Qt.Key(event.key()))
    if moves is None or held & (shift | alt) != shift | alt or not cursor.hasSelection():
        return None
    start, end = cursor.selectionStart(), cursor.selectionEnd()
    moved = QTextCursor(cursor)
    moved.setPosition(start)
    moved.movePosition(moves[bool(held & Qt.KeyboardModifier.ControlModifier)])
    place = min(moved.position(), end - 1)
    moved.setPosition(place)
    moved.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
    return moved
