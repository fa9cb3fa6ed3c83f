"""Scrolls a view while the mouse, with its button held, is at its border or outside it."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QPoint, QRect, QTimer
from PySide6.QtWidgets import QAbstractScrollArea

_EVERY = 30
_SHARE = 0.25
_LEAST, _MOST = 2, 60


class Autoscroll(QObject):
    """Calls `moved` with the mouse's place after each step; the further out, the quicker.

    `border` is how many pixels within the viewport, above and below, are as good as outside.
    """

    def __init__(
        self, view: QAbstractScrollArea, moved: Callable[[QPoint], None], border: int = 0
    ) -> None:
        super().__init__(view)
        self._view, self._moved, self._border = view, moved, border
        self._spot = QPoint()
        self._timer = QTimer(self, interval=_EVERY)
        self._timer.timeout.connect(self._step)

    def follow(self, spot: QPoint) -> None:
        """Scroll as long as `spot`, in the viewport's coordinates, is outside the viewport."""
        self._spot = spot
        outside = not self._room.contains(spot)
        if outside != self._timer.isActive():
            self._timer.start() if outside else self._timer.stop()

    def stop(self) -> None:
        self._timer.stop()

    def _step(self) -> None:
        room = self._room
        down = _speed(self._spot.y() - room.bottom()) - _speed(room.top() - self._spot.y())
        across = _speed(self._spot.x() - room.right()) - _speed(room.left() - self._spot.x())
        for bar, by in (
            (self._view.verticalScrollBar(), down),
            (self._view.horizontalScrollBar(), across),
        ):
            bar.setValue(bar.value() + by)
        self._moved(self._spot)

    @property
    def _room(self) -> QRect:
        """The part of the viewport in which nothing scrolls."""
        return self._view.viewport().rect().adjusted(0, self._border, 0, -self._border)


def _speed(out: int) -> int:
    return min(_MOST, _LEAST + round(out * _SHARE)) if out > 0 else 0
