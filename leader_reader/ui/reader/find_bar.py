"""The bar that finds words in the open document, and the list of what it found."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QVBoxLayout, QWidget

from leader_reader.domain.document import Document
from leader_reader.ui.parts import IconButton
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.find import MOST_FOUND, Wanted
from leader_reader.ui.reader.found_list import FoundList, FoundModel

_FIELD_SHARE = 8
"""Of the row: the field keeps its width whatever is said beside it."""


class FindBar(QFrame):
    """A field, "3 of 12", case, whole words, pattern, the list, next, previous and close.

    Emits `wanted(Wanted)` as what is looked for changes; the answer is `set_found`. `stepped`
    asks to show the match with that number.
    """

    wanted = Signal(object)
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
        self.count = PlainLabel()
        self.count.setObjectName("reader.find.count")
        self.count.setProperty("role", "muted")
        self.problem = PlainLabel()
        self.problem.setObjectName("reader.find.problem")
        self.problem.setProperty("role", "danger")
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(16, 0, 16, 7)
        self.problem.hide()
        self.case = self._toggle("Aa", "case", self.tr("Match case (Alt+C)"), "Alt+C")
        self.whole = self._toggle("“ ”", "whole", self.tr("Whole words (Alt+W)"), "Alt+W")
        self.pattern = self._toggle(
            ".*", "pattern", self.tr("Pattern: regular expression (Alt+R)"), "Alt+R"
        )
        self.model = FoundModel(self)
        self.list = FoundList(self.model)
        self.list_button = self._list_button()
        self._lay_out()
        self._connect()
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
        self._ask()

    def close_bar(self) -> None:
        if not self.isHidden():
            self.hide()
            self.model.set_found(None, ())
            self.closed.emit()

    def set_found(
        self,
        found: Sequence[tuple[int, int]],
        near: int = 0,
        *,
        document: Document | None = None,
        problem: str = "",
    ) -> None:
        """Take the matches; the one at or after offset `near` becomes the current one.

        `problem` says what is wrong with a pattern.
        """
        self._found = list(found)
        after = (number for number, (start, _) in enumerate(found) if start >= near)
        self._at = next(after, 0) if found else -1
        self.model.set_found(document, self._found if document is not None else ())
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))
        self._tell()
        self._show_list()

    def current(self) -> tuple[int, int] | None:
        return self._found[self._at] if self._found else None

    def step(self, by: int) -> None:
        """Go on by so many matches, round the end."""
        if self._found:
            self._go((self._at + by) % len(self._found))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        back = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F3}:
            self.step(-1 if back else 1)
        elif event.key() == Qt.Key.Key_Escape:
            self.close_bar()
        elif event.key() == Qt.Key.Key_Down and self._found:
            self.list_button.setChecked(True)
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            super().keyPressEvent(event)

    # Asking and telling

    def _ask(self) -> None:
        self.wanted.emit(
            Wanted(
                self.field.text(),
                self.case.isChecked(),
                self.whole.isChecked(),
                self.pattern.isChecked(),
            )
        )

    def _go(self, number: int) -> None:
        """Make a match the current one, and ask to show it."""
        self._at = number
        self._tell()
        self.stepped.emit(number)

    def _went(self, row: int) -> None:
        if row != self._at:
            self._go(row)

    def _tell(self) -> None:
        if self._found:
            more = "+" if len(self._found) >= MOST_FOUND else ""
            total = f"{len(self._found):,}{more}"
            said = self.tr("{0} of {1}").format(f"{self._at + 1:,}", total)
        else:
            looked = self.field.text().strip() and not self.problem.text()
            said = self.tr("Not in this document") if looked else ""
        self.count.setText(said)
        if self.list.isVisibleTo(self):
            self.list.stand_on(self._at)

    def _show_list(self) -> None:
        """Show the list where it is asked for and there is something in it."""
        shown = self.list_button.isChecked() and bool(self._found)
        had_focus = self.list.hasFocus()
        self.list.setVisible(shown)
        self.list_button.setEnabled(bool(self._found))
        if shown:
            self.list.stand_on(self._at)
        elif had_focus:
            self.field.setFocus()

    def _leave_list(self) -> None:
        self.list_button.setChecked(False)
        self.field.setFocus()

    # Building

    def _connect(self) -> None:
        self.field.textChanged.connect(self._ask)
        for toggle in (self.case, self.whole, self.pattern):
            toggle.toggled.connect(self._ask)
        self.list_button.toggled.connect(self._show_list)
        self.list.went.connect(self._went)
        self.list.left_up.connect(self.field.setFocus)
        self.list.left.connect(self._leave_list)

    def _lay_out(self) -> None:
        line = QFrame()
        line.setProperty("role", "line")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(self._row())
        for part in (self.problem, self.list, line):
            layout.addWidget(part)
        self.list.hide()

    def _row(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(16, 7, 12, 7)
        row.setSpacing(4)
        row.addWidget(self.field, _FIELD_SHARE)
        row.addSpacing(6)
        row.addWidget(self.count)
        row.addStretch(1)
        for part in (self.case, self.whole, self.pattern, self.list_button):
            row.addWidget(part)
        row.addSpacing(6)
        row.addWidget(self._button("chevron-up", "previous", self.tr("Previous (Shift+F3)"), -1))
        row.addWidget(self._button("chevron-down", "next", self.tr("Next (F3)"), 1))
        close = IconButton(
            "close", name="reader.find.close", accessible=self.tr("Close the find bar")
        )
        close.clicked.connect(self.close_bar)
        row.addWidget(close)
        return row

    def _button(self, drawing: str, name: str, words: str, by: int) -> IconButton:
        button = IconButton(drawing, name=f"reader.find.{name}", accessible=words)
        button.clicked.connect(lambda: self.step(by))
        return button

    def _toggle(self, text: str, name: str, words: str, keys: str) -> QToolButton:
        button = QToolButton()
        button.setText(text)
        button.setObjectName(f"reader.find.{name}")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setCheckable(True)
        self._on_key(keys, button)
        return button

    def _list_button(self) -> IconButton:
        words = self.tr("List of places found (Alt+L)")
        button = IconButton("contents", name="reader.find.listed", accessible=words)
        button.setCheckable(True)
        self._on_key("Alt+L", button)
        return button

    def _on_key(self, keys: str, button: QToolButton) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(button.click)
