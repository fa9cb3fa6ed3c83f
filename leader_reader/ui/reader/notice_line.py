"""A quiet line over the text that says how it is shown, with one thing to do about it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leader_reader.ui.parts import ElidedLabel


class NoticeLine(QWidget):
    """Hidden until `say`; `acted` when its button is pressed."""

    acted = Signal()

    def __init__(self, parent: QWidget | None = None, *, name: str = "reader.notice") -> None:
        super().__init__(parent)
        self.setObjectName(name)
        self._label = ElidedLabel(name=f"{name}.label", role="muted")
        self.button = QPushButton()
        self.button.setObjectName(f"{name}.act")
        self.button.setProperty("role", "link")
        self.button.setAccessibleName(self.tr("Change how it is shown"))
        self.button.clicked.connect(self.acted)
        self._lay_out()
        self.hide()

    def say(self, sentence: str, act: str = "") -> None:
        """Show a sentence, and a button where there is something to do; "" hides the line."""
        self._label.setText(sentence)
        self.button.setText(act)
        self.button.setAccessibleName(act)
        self.button.setVisible(bool(act))
        self.setVisible(bool(sentence))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 5, 10, 5)
        row.addWidget(self._label, 1)
        row.addWidget(self.button)
        line = QFrame()
        line.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(line)
