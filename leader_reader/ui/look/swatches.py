"""A row of colours to choose one of; each has a name."""

from collections.abc import Mapping

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.theme import active_theme

_SIZE, _DOT = 32, 22


class Swatches(QWidget):
    """Colours by name under a title, which says the chosen one too. `chosen(name)`."""

    chosen = Signal(str)

    def __init__(self, title: str, colours: Mapping[str, str], *, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setAccessibleName(title)
        self._title = title
        self.label = PlainLabel(title)
        self.label.setProperty("role", "muted")
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(2)
        self.buttons = {each: self._swatch(each, colour) for each, colour in colours.items()}
        for button in self.buttons.values():
            row.addWidget(button)
        row.addStretch(1)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(2)
        rows.addWidget(self.label)
        rows.addLayout(row)

    def choose(self, name: str) -> None:
        """Show `name` as the chosen one."""
        self.buttons[name].setChecked(True)
        self.label.setText(f"{self._title} · {name}")

    def _swatch(self, name: str, colour: str) -> "_Swatch":
        button = _Swatch(colour)
        button.setObjectName(f"{self.objectName()}.{name.lower()}")
        button.setAccessibleName(f"{self._title}: {name}")
        button.setToolTip(name)
        button.clicked.connect(lambda: self.chosen.emit(name))
        self._group.addButton(button)
        return button


class _Swatch(QToolButton):
    """A dot of a colour, with a ring when it is chosen."""

    def __init__(self, colour: str) -> None:
        super().__init__()
        self._colour = colour
        self.setCheckable(True)
        self.setFixedSize(QSize(_SIZE, _SIZE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme, painter = active_theme(), QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        free = (_SIZE - _DOT) / 2
        dot = QRectF(free, free, _DOT, _DOT)
        painter.setPen(QPen(QColor(theme.muted), 1))
        painter.setBrush(QColor(self._colour))
        painter.drawEllipse(dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.isChecked():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawEllipse(dot.adjusted(-3, -3, 3, 3))
        if self.hasFocus():
            painter.setPen(QPen(QColor(theme.accent), 2))
            painter.drawRoundedRect(QRectF(1, 1, _SIZE - 2, _SIZE - 2), 6, 6)
