"""The help card under the search field: what one can type, by example."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QScrollArea, QWidget

from leader_reader.services.asking import SyntaxRow
from leader_reader.ui.fonts import code_font
from leader_reader.ui.parts import PopupCard
from leader_reader.ui.parts.plain_label import PlainLabel

_MARGIN = 16
_RING = 5
"""Pixels before the words of an example, which its focus ring has."""

_CODE_PIXELS = 13
_FROM_EDGE = 112
"""Pixels of the height under the field that are not for the examples: gaps, title and hint."""

_LEAST = 160
_AROUND = 8


class SyntaxCard(PopupCard):
    """`chosen` carries the example that was clicked or entered."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget, rows: Sequence[SyntaxRow]) -> None:
        super().__init__(parent, name="search.syntax", accessible="", trailing=True)
        self.setAccessibleName(self.tr("How to ask"))
        title = PlainLabel(self.tr("How to ask"))
        title.setProperty("role", "section")
        hint = PlainLabel(self.tr("Click an example to put it into the search field."))
        hint.setProperty("role", "muted")
        self.body.setContentsMargins(_MARGIN - _RING, 12, 4, 8)
        for part in (title, hint):
            part.setContentsMargins(_RING, 0, 0, 0)
            self.body.addWidget(part)
        self.examples = [self._example(row) for row in rows]
        self._area = _Area(self._table(rows))
        self.body.addWidget(self._area)

    def fit(self, below: int) -> None:
        """Take no more height than the window has under `below`."""
        parent = self.parentWidget()
        if parent is not None:
            self._area.most = max(_LEAST, parent.height() - below - _FROM_EDGE)
            self._area.updateGeometry()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first example."""
        if self.examples:
            self.examples[0].setFocus(Qt.FocusReason.TabFocusReason)

    def _step(self, by: int) -> None:
        """Move the keyboard to the example below (1) or above (-1), if there is one."""
        here = next((n for n, each in enumerate(self.examples) if each.hasFocus()), 0)
        there = here + by
        if 0 <= there < len(self.examples):
            self.examples[there].setFocus(Qt.FocusReason.TabFocusReason)
            self._area.ensureWidgetVisible(self.examples[there], 0, _AROUND)

    def _table(self, rows: Sequence[SyntaxRow]) -> QWidget:
        table = QWidget()
        grid = QGridLayout(table)
        grid.setContentsMargins(0, 4, _MARGIN, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(0)
        for number, row in enumerate(rows):
            meaning = PlainLabel(row.meaning)
            meaning.setProperty("role", "muted")
            grid.addWidget(self.examples[number], number, 0, Qt.AlignmentFlag.AlignLeft)
            grid.addWidget(meaning, number, 1)
        grid.setColumnStretch(1, 1)
        return table

    def _example(self, row: SyntaxRow) -> "_Example":
        button = _Example(row.example.replace("&", "&&"))
        button.setObjectName(f"search.example.{row.example}")
        button.setAccessibleName(self.tr("{}: {}").format(row.example, row.meaning))
        button.setProperty("role", "link")
        button.setFont(code_font(_CODE_PIXELS))
        button.clicked.connect(lambda: self._choose(row.example))
        button.stepped.connect(self._step)
        return button

    def _choose(self, example: str) -> None:
        self.close_card()
        self.chosen.emit(example)


class _Example(QPushButton):
    """`stepped` carries 1 for Down and -1 for Up; Enter is a click."""

    stepped = Signal(int)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            self.stepped.emit(1 if event.key() == Qt.Key.Key_Down else -1)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.click()
        else:
            super().keyPressEvent(event)


class _Area(QScrollArea):
    """As large as what is in it, but no higher than `most`."""

    def __init__(self, table: QWidget) -> None:
        super().__init__()
        self.most = 600
        self._table = table
        self.setWidget(table)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def sizeHint(self) -> QSize:
        table = self._table.sizeHint()
        return QSize(table.width() + 8, min(table.height(), self.most))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()
