"""One choice of a few, side by side."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QToolButton, QWidget


class SegmentedControl(QFrame):
    """Buttons of which one is down. `chosen` carries the key of the one the user pressed."""

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, str]],
        *,
        name: str,
        accessible: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self.setAccessibleName(accessible)
        self.setProperty("role", "segments")
        self._buttons: dict[str, QToolButton] = {}
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(1)
        for key, text in choices:
            layout.addWidget(self._add(key, text))
        self._group.buttonClicked.connect(lambda _: self.chosen.emit(self.choice()))

    def choice(self) -> str:
        """Return the key that is down."""
        return next((key for key, button in self._buttons.items() if button.isChecked()), "")

    def choose(self, key: str) -> None:
        """Put `key` down without telling anyone."""
        self._buttons[key].setChecked(True)

    def button(self, key: str) -> QToolButton:
        return self._buttons[key]

    def _add(self, key: str, text: str) -> QToolButton:
        button = QToolButton()
        button.setObjectName(f"{self.objectName()}.{key}")
        button.setAccessibleName(text)
        button.setText(text)
        button.setCheckable(True)
        button.setChecked(not self._buttons)
        button.setProperty("role", "segment")
        self._group.addButton(button)
        self._buttons[key] = button
        return button
