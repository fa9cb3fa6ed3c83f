"""Focus mode: nothing in the window but the text."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class FocusMode(QObject):
    """Hides `parts` of the window, and shows again those that were shown. `changed(on)`."""

    changed = Signal(bool)

    def __init__(self, parts: Sequence[QWidget], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = list(parts)
        self._hidden: list[QWidget] = []
        self.on = False

    def toggle(self) -> None:
        self.set_on(on=not self.on)

    def set_on(self, *, on: bool) -> None:
        """Begin or end it; parts that were hidden before stay so at the end."""
        if on == self.on:
            return
        self.on = on
        if on:
            self._hidden = [part for part in self._parts if not part.isHidden()]
        for part in self._hidden:
            part.setVisible(not on)
        self.changed.emit(on)
