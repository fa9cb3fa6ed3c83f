"""A list view of painted rows whose heights follow its width and its fonts."""

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListView


class CardView(QListView):
    """Lays its rows out anew when they may have other heights.

    `forget` is called first where fonts or colours changed: what a delegate has laid out is stale.
    """

    def __init__(self) -> None:
        super().__init__()
        self.forget: Callable[[], None] | None = None

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay out at once: Qt waits 100 ms, in which rows would stand in their old heights."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.scheduleDelayedItemsLayout()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.StyleChange, QEvent.Type.FontChange}:
            if self.forget is not None:
                self.forget()
            self.scheduleDelayedItemsLayout()
