"""The bar that finds words in the open document."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from leader_reader.ui.parts import IconButton
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.find import MOST_FOUND

_FIELD_SHARE = 8
"""Of the row: the field keeps its width whatever is said beside it."""


class FindBar(QFrame):
    """A field, "3 of 12", next, previous and close.

    Emits `typed` as the words change; the panel answers with `set_found`. `stepped` asks to show
    the match with that number.
    """

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reader.find")
        self.setProperty("role", "panel")
        self._found: list[tuple[int, int]] = []
        self._at = -1
        self.field = QLineEdit()
        self.field.setObjectName("reader.find.field")
        self.field.setAccessibleName(self.tr("Find in this document"))
        self.field.setPlaceholderText(self.tr("Find in this document"))
        self.field.setMaximumWidth(320)
        self.field.textChanged.connect(self.typed)
        self.count = PlainLabel()
        self.count.setObjectName("reader.find.count")
        self.count.setProperty("role", "muted")
        self._lay_out()
        self.hide()

    def sizeHint(self) -> QSize:
        return QSize(320, super().sizeHint().height())

    def open_bar(self, words: str = "") -> None:
        """Show the bar with the words selected, `words` if any are given."""
        self.show()
        if words:
            self.field.setText(words)
        self.field.selectAll()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.typed.emit(self.field.text())

    def close_bar(self) -> None:
        if not self.isHidden():
            self.hide()
            self.closed.emit()

    def set_found(self, found: Sequence[tuple[int, int]], near: int = 0) -> None:
        """Take the matches; the one at or after offset `near` becomes the current one."""
        self._found = list(found)
        after = (number for number, (start, _) in enumerate(found) if start >= near)
        self._at = next(after, 0) if found else -1
        self._tell()

    def current(self) -> tuple[int, int] | None:
        return self._found[self._at] if self._found else None

    def step(self, by: int) -> None:
        """Go on by so many matches, round the end."""
        if self._found:
            self._at = (self._at + by) % len(self._found)
            self._tell()
            self.stepped.emit(self._at)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        else:
            super().keyPressEvent(event)

    def _tell(self) -> None:
        if self._found:
            more = "+" if len(self._found) >= MOST_FOUND else ""
            total = f"{len(self._found):,}{more}"
            said = self.tr("{0} of {1}").format(f"{self._at + 1:,}", total)
        else:
            said = self.tr("Not in this document") if self.field.text().strip() else ""
        self.count.setText(said)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(4)
        row.addWidget(self.field, _FIELD_SHARE)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addStretch(1)
        row.addWidget(self._button("chevron-up", "previous", self.tr("Previous (Shift+F3)"), -1))
        row.addWidget(self._button("chevron-down", "next", self.tr("Next (F3)"), 1))
        close = IconButton(
            "close", name="reader.find.close", accessible=self.tr("Close the find bar")
        )
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        line = QFrame()
        line.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(row)
        layout.addWidget(line)

    def _button(self, drawing: str, name: str, words: str, by: int) -> IconButton:
        button = IconButton(drawing, name=f"reader.find.{name}", accessible=words)
        button.clicked.connect(lambda: self.step(by))
        return button
