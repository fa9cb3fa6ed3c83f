"""A flat button with a drawing, a word and the key that does the same; narrow, for panels."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from leader_reader.ui.parts.icon_label import IconLabel
from leader_reader.ui.parts.plain_label import PlainLabel


class ActButton(QPushButton):
    """`drawing` and `key`, shown as a key to press, may be ""; `name` is its objectName."""

    def __init__(self, drawing: str, word: str, key: str, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("role", "flat")
        told = f"{word} ({key})" if key else word
        self.setAccessibleName(told)
        self.setToolTip(told)
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 3, 6, 3)
        row.setSpacing(6)
        parts: list[QWidget] = [IconLabel(drawing)] if drawing else []
        parts.append(PlainLabel(word))
        self._key = PlainLabel(key, self)
        self._key.setProperty("role", "key")
        self._key.setVisible(bool(key))
        parts.append(self._key)
        for part in parts:
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part, 0, Qt.AlignmentFlag.AlignVCenter)

    def show_key(self, *, shown: bool) -> None:
        """Show its key or leave it out, where there is little room."""
        self._key.setVisible(shown and bool(self._key.text()))
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return (self.layout() or QHBoxLayout()).sizeHint()

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
