"""The one search field of the window: tells what is typed once the fingers pause."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, SignalInstance
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QResizeEvent,
    QTextCharFormat,
)
from PySide6.QtWidgets import QApplication, QLineEdit, QWidget

from leader_reader.domain.search import Problem
from leader_reader.ui.parts import IconButton
from leader_reader.ui.parts.own_keys import keeps_key
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.text_lines import utf16_length
from leader_reader.ui.theme import active_theme

_PAUSE_MS = 20
_GAP = 6
_ICON = 15
_WAVE = QTextCharFormat.UnderlineStyle.WaveUnderline


class SearchField(QLineEdit):
    """Searches as you type.

    `query_changed` follows 20 ms after the last key (at once when the field is emptied);
    `submitted` is Enter; `down_pressed` asks for the results; `left` is Esc in an empty field;
    `taken` tells that a search is about to begin. `help_asked` is F1 or the question mark,
    `save_asked` Ctrl+D or the bookmark, `kept_asked` Alt+Down or the arrow: saved and recent
    searches.
    """

    query_changed = Signal(str)
    submitted = Signal(str)
    down_pressed = Signal()
    left = Signal()
    taken = Signal()
    help_asked = Signal()
    save_asked = Signal()
    kept_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.field")
        self.setProperty("role", "search")
        self.setPlaceholderText(self.tr("Search passages, notes and topics"))
        self.setAccessibleName(self.tr("Search the library"))
        self._told = ""
        self._place = (0, 0)
        self._problems: tuple[Problem, ...] = ()
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._key = PlainLabel("", self)
        self._key.setObjectName("search.key")
        self._key.setProperty("role", "key")
        self._make_buttons()
        self.textChanged.connect(self._typed)
        self.mark_problems(())
        self.show_key(self.tr("Ctrl+K"))

    def show_key(self, keys: str) -> None:
        """Show which keys lead here, as the user has set them."""
        self._key.setText(keys)
        self._fit()

    def search_for(self, text: str) -> None:
        """Put `text` in and search for it now, as a recent search does."""
        self.setText(text)
        self._tell()

    def remember_place(self) -> None:
        """Remember where one is writing, for `go_back`: the keyboard goes to a card."""
        begin = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        self._place = begin, self.selectionLength()

    def go_back(self) -> None:
        """Go on writing where one was."""
        begin, length = self._place
        self.deselect()
        self.setCursorPosition(begin)
        if length:
            self.setSelection(begin, length)

    def insert_example(self, example: str) -> None:
        """Put an example where one is writing, chosen whole so that one can write over it."""
        at = self.selectionStart() if self.hasSelectedText() else self.cursorPosition()
        before = _begin(self.text(), at)
        parted = before.endswith((" ", "(")) or not before
        self.insert(example if parted else f" {example}")
        length = utf16_length(example)
        self.setSelection(self.cursorPosition() - length, length)
        self.setFocus(Qt.FocusReason.PopupFocusReason)

    def show_saved(self, name: str) -> None:
        """Show that this search is saved under a name, "" for not."""
        self.saved.setChecked(bool(name))
        tip = self.tr("Saved as “{}” (Ctrl+D)") if name else self.tr("Save this search (Ctrl+D)")
        self.saved.setToolTip(tip.format(name))

    def mark_problems(self, problems: Iterable[Problem]) -> None:
        """Underline the parts of the text that were not understood, and tell screen readers."""
        before, self._problems = self._problems, tuple(problems)
        said = " ".join(dict.fromkeys(each.sentence for each in self._problems))
        keys = self.tr("F1: how to ask. Alt+Down: saved and recent searches.")
        self.setAccessibleDescription(f"{said} {keys}".strip())
        if before or self._problems:
            self._underline()

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, lambda key: self._own(key) is not None) or super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        own = self._own(event)
        if own is not None:
            own.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self._escape()
        elif event.key() == Qt.Key.Key_Down:
            self.down_pressed.emit()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self._tell()
            self.submitted.emit(self.text())
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if event.reason() in {Qt.FocusReason.ShortcutFocusReason, Qt.FocusReason.OtherFocusReason}:
            self.selectAll()
        if event.reason() != Qt.FocusReason.ActiveWindowFocusReason:
            self.taken.emit()  # not when the window starts with the keyboard in it

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()
            self._underline()

    def _own(self, event: QKeyEvent) -> SignalInstance | None:
        """Return what a key of this field asks for."""
        asks = {
            (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier): self.help_asked,
            (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier): self.save_asked,
            (Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier): self.kept_asked,
        }
        held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        found = (
            signal for (key, keys), signal in asks.items() if (event.key(), held) == (key, keys)
        )
        return next(found, None)

    def _make_buttons(self) -> None:
        self.clearing = self._button("close", "search.clear", self.tr("Clear the search"))
        self.saved = self._button("bookmark", "search.save", self.tr("Save this search"))
        self.saved.setCheckable(True)
        words = self.tr("Saved and recent searches (Alt+Down)")
        self.kept = self._button("chevron-down", "search.kept_button", words)
        self.help = self._button("help", "search.help", self.tr("How to ask (F1)"))
        self.clearing.clicked.connect(self.clear)
        self.saved.clicked.connect(self._save_clicked)
        self.kept.clicked.connect(self.kept_asked)
        self.help.clicked.connect(self.help_asked)

    def _button(self, drawing: str, name: str, says: str) -> IconButton:
        button = IconButton(drawing, name=name, accessible=says, size=_ICON, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.setCursor(Qt.CursorShape.ArrowCursor)
        return button

    def _save_clicked(self) -> None:
        """Ask to save; the mark stays as it is until something was saved."""
        self.saved.setChecked(not self.saved.isChecked())
        self.save_asked.emit()

    def _underline(self) -> None:
        """Underline by the way of input methods, the only one that a QLineEdit has."""
        kind = QInputMethodEvent.AttributeType.TextFormat
        look = QTextCharFormat()
        look.setUnderlineStyle(_WAVE)
        look.setUnderlineColor(QColor(active_theme().danger))
        marks = [
            QInputMethodEvent.Attribute(kind, start - self.cursorPosition(), length, look)
            for start, length in self._places()
        ]
        QApplication.sendEvent(self, QInputMethodEvent("", marks))

    def _places(self) -> list[tuple[int, int]]:
        """Return (start, length) of what was not understood, in the text as it stands."""
        text = self.text()
        lead = len(text) - len(text.lstrip())
        found = []
        for each in self._problems:
            start = utf16_length(text[: lead + each.start])
            found.append((start, utf16_length(text[: lead + each.end]) - start))
        return found

    def _escape(self) -> None:
        if self.text():
            self.clear()
        else:
            self.left.emit()

    def _typed(self, text: str) -> None:
        self.taken.emit()
        self._fit()
        if self._problems:
            self.mark_problems(())
        if text.strip():
            self._pause.start()
        else:
            self._tell()

    def _tell(self) -> None:
        self._pause.stop()
        if self.text().strip() != self._told:
            self._told = self.text().strip()
            self.query_changed.emit(self._told)

    def _fit(self) -> None:
        """Place what stands at the right end, and keep the text clear of it."""
        typed = bool(self.text())
        self.clearing.setVisible(typed)
        self.saved.setVisible(typed)
        self._key.setVisible(not typed)
        right = self.width() - _GAP
        for part in (self.help, self.kept, self.saved, self.clearing, self._key):
            if part.isVisibleTo(self):
                size = part.sizeHint()
                right -= size.width()
                top = (self.height() - size.height()) // 2
                part.setGeometry(right, top, size.width(), size.height())
        self.setTextMargins(0, 0, max(0, self.width() - right), 0)


def _begin(text: str, length: int) -> str:
    """Return the beginning of `text` that is so long as Qt counts it."""
    return text.encode("utf-16-le")[: length * 2].decode("utf-16-le", "ignore")
