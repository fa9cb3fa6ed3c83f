"""A rounded card that opens over the window beside what it is about."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QFrame, QVBoxLayout, QWidget

from leader_reader.ui.shadow import DROP, REACH, paint_shadow
from leader_reader.ui.theme import active_theme

_SHADOW = REACH + DROP
_GAP = 6
_EDGE = 8
_RADIUS = 10


class PopupCard(QWidget):
    """A frameless child of the window; put widgets into `body`.

    It stays inside its parent, closes on Esc or a click elsewhere, gives the focus back to
    whoever had it, and emits `closed`. With `trailing` it ends where its anchor does, and does
    not begin there.
    """

    closed = Signal()

    def __init__(
        self, parent: QWidget, *, name: str, accessible: str, trailing: bool = False
    ) -> None:
        super().__init__(parent)
        self._trailing = trailing
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.frame = QFrame(self)
        self.frame.setProperty("role", "popup")
        self.body = QVBoxLayout(self.frame)
        self.body.setContentsMargins(8, 8, 8, 8)
        self.body.setSpacing(4)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(_SHADOW, _SHADOW, _SHADOW, _SHADOW)
        outer.addWidget(self.frame)
        self._before: QWidget | None = None
        self.hide()

    def open_at(self, anchor: QRect) -> None:
        """Open under `anchor` (in the parent's coordinates), or over it where there is no room."""
        self._before = QApplication.focusWidget()
        self.place(anchor)
        self.show()
        self.raise_()
        QApplication.instance().installEventFilter(self)  # type: ignore[union-attr]

    def place(self, anchor: QRect) -> None:
        """Move beside `anchor`, after the content has changed its size for instance."""
        self.adjustSize()
        card = self.rect().adjusted(_SHADOW, _SHADOW, -_SHADOW, -_SHADOW).size()
        room = (self.parentWidget() or self).rect().adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        top = anchor.bottom() + _GAP
        if top + card.height() > room.bottom():
            top = max(room.top(), anchor.top() - _GAP - card.height())
        wanted = anchor.right() + 1 - card.width() if self._trailing else anchor.left()
        left = min(wanted, room.right() - card.width())
        self.move(QPoint(max(room.left(), left), top) - QPoint(_SHADOW, _SHADOW))

    def close_card(self) -> None:
        """Close and give the focus back."""
        if self.isHidden():
            return
        QApplication.instance().removeEventFilter(self)  # type: ignore[union-attr]
        inside = self.isAncestorOf(QApplication.focusWidget() or self)
        self.hide()
        if inside and self._before is not None:
            self._before.setFocus()
        self._before = None
        self.closed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.MouseButtonPress and isinstance(event, QMouseEvent):
            here = self.mapFromGlobal(event.globalPosition().toPoint())
            if not self.frame.geometry().contains(here) and not self._own_window(watched):
                self.close_card()
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.close_card()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        paint_shadow(QPainter(self), self.frame.geometry(), _RADIUS, active_theme())

    def _own_window(self, watched: QObject) -> bool:
        """Tell whether a click went into a menu or list that this card opened itself."""
        if not isinstance(watched, QWidget):
            return QApplication.activePopupWidget() is not None
        return watched.window() is not self.window()
