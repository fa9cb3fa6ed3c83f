"""A small sheet on which a topic is described: when to use it, and when not."""

from PySide6.QtCore import QEvent, QPoint, QRect, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from leader_reader.domain.codebook import TopicId
from leader_reader.services import coding
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.parts import PopupCard
from leader_reader.ui.parts.own_keys import is_escape, keeps_key
from leader_reader.ui.parts.plain_label import PlainLabel

_WIDTH, _HEIGHT = 304, 168
_BESIDE = 8


class DescribeCard(PopupCard):
    """Keeps what was typed when it closes, by Esc, Ctrl+Enter or a click elsewhere."""

    def __init__(self, bridge: LibraryBridge, topic: TopicId, parent: QWidget) -> None:
        name = bridge.library.codebook[topic].name
        super().__init__(parent, name="describeTopic", accessible="")
        self.setAccessibleName(self.tr("Description of “{}”").format(name))
        self._bridge = bridge
        self._topic = topic
        title = PlainLabel(name)
        title.setProperty("role", "section")
        title.setTextFormat(Qt.TextFormat.PlainText)
        title.setWordWrap(True)
        self.words = QPlainTextEdit(bridge.library.codebook[topic].description)
        self.words.setObjectName("describeTopic.words")
        self.words.setAccessibleName(self.accessibleName())
        self.words.setPlaceholderText(self.tr("When to use this topic, and when not"))
        self.words.setTabChangesFocus(True)
        self.words.setFixedHeight(_HEIGHT)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        hint = PlainLabel(self.tr("Saved automatically · Esc closes"))
        hint.setProperty("role", "muted")
        self.frame.setFixedWidth(_WIDTH)
        self.body.setContentsMargins(12, 10, 12, 12)
        self.body.setSpacing(8)
        self.body.addWidget(title)
        self.body.addWidget(self.words)
        self.body.addWidget(hint)

    def place(self, anchor: QRect) -> None:
        """Move beside the panel of `anchor`, over the text, where there is room; else as others."""
        super().place(anchor)
        window, frame = (self.parentWidget() or self).rect(), self.frame.geometry()
        left = anchor.left() - _BESIDE - frame.width()
        left = left if left >= _BESIDE else anchor.right() + 1 + _BESIDE
        if left + frame.width() <= window.right() - _BESIDE:
            top = min(anchor.top() - _BESIDE, window.bottom() - _BESIDE - frame.height())
            self.move(QPoint(left, max(_BESIDE, top)) - frame.topLeft())

    def close_card(self) -> None:
        if not self.isHidden():
            self._save()
        super().close_card()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_card()
            return
        super().keyPressEvent(event)

    def event(self, event: QEvent) -> bool:
        return keeps_key(event, is_escape) or super().event(event)

    def _save(self) -> None:
        library = self._bridge.library
        words = self.words.toPlainText()
        if self._topic in library.codebook:
            self._bridge.attempt(lambda: coding.describe_topic(library, self._topic, words))
