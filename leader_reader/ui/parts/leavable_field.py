"""A field that one enters and leaves by key, inside a panel."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_reader.ui.parts.icon_button import IconButton
from leader_reader.ui.parts.own_keys import is_escape, keeps_key

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
_INSET, _CROSS = 5, 12


class LeavableField(QLineEdit):
    """A line edit that says when Enter or Esc was pressed, before the window hears of it.

    With `down_enters` the Down key does what Enter does: it goes on to the list below. While
    something is typed a cross at the right end clears it.
    """

    entered = Signal()
    left = Signal()

    def __init__(self, *, down_enters: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("role", "search")
        self._entering = (*_ENTER, Qt.Key.Key_Down) if down_enters else _ENTER
        self.cross = IconButton(
            "close", name="field.clear", accessible=self.tr("Clear"), size=_CROSS, parent=self
        )
        self.cross.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.cross.setCursor(Qt.CursorShape.ArrowCursor)
        self.cross.hide()
        self.cross.clicked.connect(self.clear)
        self.textChanged.connect(self.fit)

    def at_end(self) -> QWidget | None:
        """Return what else a subclass has at its right end, None for nothing."""
        return None

    def fit(self) -> None:
        """Put the cross, and what else there is, at the right end and keep the text clear."""
        self.cross.setVisible(bool(self.text()))
        right = self.width() - _INSET
        for part in (self.at_end(), self.cross):
            if part is not None and not part.isHidden():
                size = part.sizeHint()
                right -= size.width()
                part.setGeometry(right, (self.height() - size.height()) // 2, *size.toTuple())
        self.setTextMargins(0, 0, max(0, self.width() - _INSET - right), 0)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, is_escape) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in self._entering:
            self.entered.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.fit()
