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
_CODE_PIXELS = 13
_FROM_EDGE = 120
"""Pixels of the window's height that the card leaves free."""

_LEAST = 160


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
        self.body.setContentsMargins(_MARGIN, 12, 4, 8)
        self.body.addWidget(title)
        self.body.addWidget(hint)
        self.examples = [self._example(row) for row in rows]
        self._area = _Area(self._table(rows))
        self.body.addWidget(self._area)

    def fit(self) -> None:
        """Take no more height than the window has."""
        parent = self.parentWidget()
        if parent is not None:
            self._area.most = max(_LEAST, parent.height() - _FROM_EDGE)
            self._area.updateGeometry()

    def take_keyboard(self) -> None:
        """Put the keyboard on the first example."""
        if self.examples:
            self.examples[0].setFocus(Qt.FocusReason.TabFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        here = next((n for n, each in enumerate(self.examples) if each.hasFocus()), None)
        if here is not None and event.key() in steps:
            there = here + steps[Qt.Key(event.key())]
            if 0 <= there < len(self.examples):
                self._go(self.examples[there])
        elif here is not None and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.examples[here].click()
        else:
            super().keyPressEvent(event)

    def _go(self, example: QPushButton) -> None:
        example.setFocus(Qt.FocusReason.TabFocusReason)
        self._area.ensureWidgetVisible(example, 0, 8)

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

    def _example(self, row: SyntaxRow) -> QPushButton:
        button = QPushButton(row.example.replace("&", "&&"))
        button.setObjectName(f"search.example.{row.example}")
        button.setAccessibleName(self.tr("{}: {}").format(row.example, row.meaning))
        button.setProperty("role", "link")
        button.setProperty("flush", "left")
        button.setFont(code_font(_CODE_PIXELS))
        button.clicked.connect(lambda: self._choose(row.example))
        return button

    def _choose(self, example: str) -> None:
        self.close_card()
        self.chosen.emit(example)


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
