"""The fields of a document's details: each with its name, its text and a sentence under it."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from leader_reader.domain.languages import language_name
from leader_reader.services.describing import read_authors, read_field
from leader_reader.ui.parts.own_keys import keeps_key
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import long_date

_PAD = 12
_LEFT = 2


class MetadataField(QWidget):
    """One field under its name; when it is left its text is checked and put into normal form.

    `edited` tells of typing. `value()` is that of the document where the text was not changed, so
    that what a file said oddly is not changed by looking at it.
    """

    edited = Signal()

    def __init__(self, key: str, name: str, hint: str = "", lines: int = 1) -> None:
        super().__init__()
        self.key = key
        self._value: str | tuple[str, ...] = ""
        self.input = GrowingText(lines) if lines > 1 else QLineEdit()
        self.input.setObjectName(f"metadata.{key}")
        self.input.setAccessibleName(name)
        self.input.setPlaceholderText(hint)
        self.input.textChanged.connect(self._typed)
        self.input.installEventFilter(self)
        self._name = PlainLabel(name)
        self._name.setProperty("role", "muted")
        self._name.setBuddy(self.input)
        self.note = PlainLabel()
        self.note.setObjectName(f"metadata.{key}.note")
        self.note.setWordWrap(True)
        self.note.setContentsMargins(_LEFT, 0, 0, 0)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        for part in (self._name, self.input, self.note):
            column.addWidget(part)
        self._say("", "muted")

    # What it holds

    def show_value(self, value: str | tuple[str, ...]) -> None:
        """Show what is known; nothing can be undone in the field."""
        self._value = value
        if isinstance(self.input, GrowingText):
            self.input.setPlainText(self._text_of(value))
        else:
            self.input.setText(self._text_of(value))
            self.input.setCursorPosition(0)
        self._say_language()

    def type(self, value: str | tuple[str, ...]) -> None:
        """Put a value in as if it had been typed: it can be undone in the field."""
        self._put(self._text_of(value))
        self.check()

    def value(self) -> str | tuple[str, ...]:
        """Return what is in the field: the authors, or a text in normal form where it has one."""
        if not self.is_changed:
            return self._value
        if self.key == "authors":
            return read_authors(self.text)
        return read_field(self.key, self.text)[0]

    @property
    def text(self) -> str:
        if isinstance(self.input, GrowingText):
            return self.input.toPlainText()
        return self.input.text()

    @property
    def is_changed(self) -> bool:
        return self.text != self._text_of(self._value)

    def complaint(self) -> str:
        """Return the sentence on what is wrong with what was typed; "" for nothing."""
        checked = self.is_changed and self.key != "authors"
        return read_field(self.key, self.text)[1] if checked else ""

    def check(self) -> bool:
        """Say what is wrong, or put the text into normal form; tell whether it is right."""
        complaint = self.complaint()
        if complaint:
            self._say(complaint, "danger")
            return False
        wanted = self._text_of(self.value())
        if self.is_changed and wanted != self.text:
            self._put(wanted)
        self._say_language()
        return True

    def _put(self, text: str) -> None:
        if isinstance(self.input, GrowingText):
            self.input.selectAll()
            self.input.insertPlainText(text)
        else:
            self.input.selectAll()
            self.input.insert(text)

    def _text_of(self, value: str | tuple[str, ...]) -> str:
        if isinstance(value, tuple):
            return "\n".join(value)
        return long_date(value) if self.key == "date" else value

    # What is said under it

    def _typed(self) -> None:
        self._say_language()
        self.edited.emit()

    def _say_language(self) -> None:
        named = self.key == "language" and not self.complaint()
        self._say(language_name(str(self.value())) if named else "", "muted")

    def _say(self, sentence: str, role: str) -> None:
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)
        self.input.setAccessibleDescription(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.check()
        return super().eventFilter(watched, event)


class GrowingText(QPlainTextEdit):
    """A field of several lines as high as its text, up to `most` lines; Tab leaves it."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_LEFT, 0, _LEFT, 0)
        self.textChanged.connect(self.fit)
        self.fit()

    def fit(self) -> None:
        """Take the height of the text."""
        lines = sum(self._lines(number) for number in range(min(self._most, self.blockCount())))
        height = max(1, min(self._most, lines)) * self.fontMetrics().lineSpacing()
        self.setFixedHeight(round(height) + _PAD + 2)

    def _lines(self, number: int) -> int:
        block = self.document().findBlockByNumber(number)
        room = max(1, self.viewport().width())
        wide = self.fontMetrics().horizontalAdvance(block.text())
        return max(1, block.layout().lineCount(), -(-wide // room))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.height())

    def setPlainText(self, text: str) -> None:
        super().setPlainText(text)
        self.moveCursor(QTextCursor.MoveOperation.Start)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, _enters) or super().event(event)


def _enters(event: QKeyEvent) -> bool:
    plain = not event.modifiers() & Qt.KeyboardModifier.ControlModifier
    return plain and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
