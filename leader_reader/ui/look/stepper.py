"""A length that goes up and down by steps."""

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from leader_reader.ui.parts import IconButton
from leader_reader.ui.parts.plain_label import PlainLabel

_READ_OUT = 104


class Stepper(QWidget):
    """A title, and between two buttons what the length is. `stepped(-1 or 1)`."""

    stepped = Signal(int)

    def __init__(self, title: str, says: Callable[[float], str], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._title = title
        self._says = says
        self.value = PlainLabel()
        self.value.setObjectName(f"{name}.value")
        self.value.setFixedWidth(_READ_OUT)
        self.value.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.less = self._button("minus", f"{name}.less", self.tr("{}: less"), -1)
        self.more = self._button("plus", f"{name}.more", self.tr("{}: more"), 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(PlainLabel(title), 1)
        for part in (self.less, self.value, self.more):
            row.addWidget(part)

    def show_value(self, value: float, *, less: bool, more: bool) -> None:
        """Show the length, and whether it can still go down and up."""
        words = self._says(value)
        self.value.setText(words)
        self.value.setAccessibleName(f"{self._title}: {words}")
        for button, able in ((self.less, less), (self.more, more)):
            button.setEnabled(able)
            button.setAccessibleDescription(words)

    def _button(self, drawing: str, name: str, words: str, by: int) -> IconButton:
        button = IconButton(drawing, name=name, accessible=words.format(self._title))
        button.setAutoRepeat(True)
        button.clicked.connect(lambda: self.stepped.emit(by))
        return button
