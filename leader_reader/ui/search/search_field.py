"""The one search field of the window: tells what is typed once the fingers pause."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from leader_reader.ui.parts import IconButton
from leader_reader.ui.parts.plain_label import PlainLabel

_PAUSE_MS = 120
_GAP = 6


class SearchField(QLineEdit):
    """Searches as you type.

    `query_changed` follows 120 ms after the last key (at once when the field is emptied);
    `submitted` is Enter; `down_pressed` asks for the results; `left` is Esc in an empty field.
    """

    query_changed = Signal(str)
    submitted = Signal(str)
    down_pressed = Signal()
    left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("search.field")
        self.setProperty("role", "search")
        self.setPlaceholderText(self.tr("Search passages, notes and topics"))
        self.setAccessibleName(self.tr("Search the library"))
        self._told = ""
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._pause.timeout.connect(self._tell)
        self._key = PlainLabel("", self)
        self._key.setObjectName("search.key")
        self._key.setProperty("role", "key")
        self._clear = IconButton(
            "close", name="search.clear", accessible=self.tr("Clear the search"), parent=self
        )
        self._clear.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._clear.setCursor(Qt.CursorShape.ArrowCursor)
        self._clear.clicked.connect(self.clear)
        self.textChanged.connect(self._typed)
        self.show_key(self.tr("Ctrl+K"))

    def show_key(self, keys: str) -> None:
        """Show which keys lead here, as the user has set them."""
        self._key.setText(keys)
        self._fit()

    def search_for(self, text: str) -> None:
        """Put `text` in and search for it now, as a recent search does."""
        self.setText(text)
        self._tell()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
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

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._fit()

    def _escape(self) -> None:
        if self.text():
            self.clear()
        else:
            self.left.emit()

    def _typed(self, text: str) -> None:
        self._fit()
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
        """Place the badge, or the cross once something is typed, at the right end."""
        self._clear.setVisible(bool(self.text()))
        self._key.setVisible(not self.text())
        shown = self._clear if self.text() else self._key
        size = shown.sizeHint()
        right = self.width() - size.width() - _GAP - (0 if self.text() else _GAP)
        shown.setGeometry(right, (self.height() - size.height()) // 2, size.width(), size.height())
        self.setTextMargins(0, 0, size.width() + _GAP, 0)
