"""The card beside a passage in which its note is written, with the passage's topics."""

from PySide6.QtCore import QEvent, QRect, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QToolButton, QWidget

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.edit import Edit
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.parts import Chip, FlowLayout, PopupCard, tinted

_WIDTH, _LEAST, _MOST = 320, 76, 220
_PADDING = 14


class NoteEditor(PopupCard):
    """Plain text that is saved when the card closes or loses the focus.

    It changes nothing itself: `saved(id, note)` where the note is another one, "" to remove it;
    `topic_removed(id, topic)`; `topics_requested(id)`; `closed()` when it has gone.
    """

    saved = Signal(str, str)
    topic_removed = Signal(str, str)
    topics_requested = Signal(str)

    def __init__(self, bridge: LibraryBridge, parent: QWidget) -> None:
        super().__init__(parent, name="noteEditor", accessible="")
        self.setAccessibleName(self.tr("Note on the passage"))
        self._bridge = bridge
        self._annotation: AnnotationId | None = None
        self._stored = ""
        self._last_stored = ""
        self._was_there = False
        self._refused = False
        self._anchor = QRect()
        self.words = NoteText()
        self.topics = QWidget()
        self._chips = FlowLayout(self.topics, spacing=6)
        self._lay_out()
        self.words.finished.connect(self.close_card)
        self.words.focus_lost.connect(self.save)
        self.words.textChanged.connect(self._fit)
        bridge.edited.connect(self._follow)
        bridge.reloaded.connect(self._follow_reload)

    @property
    def annotation(self) -> AnnotationId | None:
        """The passage whose note is open, or None."""
        return self._annotation

    def open_for(self, annotation: Annotation, anchor: QRect) -> None:
        """Open the note of a passage beside `anchor`, in the parent's coordinates."""
        self.close_card()
        if not self.isHidden():  # the note before could not be stored
            return
        self._annotation = annotation.id
        self._anchor = anchor
        self._stored = annotation.note
        self._was_there = annotation.id in self._bridge.library.annotations
        self.words.setPlainText(annotation.note)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self._show_topics()
        self._fit()
        self.open_at(anchor)
        self.words.setFocus(Qt.FocusReason.PopupFocusReason)

    def save(self) -> None:
        """Tell the note, if it was changed."""
        note = self.words.toPlainText().strip()
        if self._annotation is not None and note != self._stored.strip():
            self._last_stored, self._stored = self._stored, note
            self.saved.emit(self._annotation, note)

    def keep_open(self) -> None:
        """Stay with the words on the card: what `saved` told of could not be stored."""
        self._refused = True
        self._stored = self._last_stored

    def close_card(self) -> None:
        if self.isHidden():
            return
        self._refused = False
        self.save()
        if self._refused:
            return
        self._annotation = None
        super().close_card()

    def place(self, anchor: QRect) -> None:
        """Move beside `anchor`, at the height that the words and chips need now."""
        self.body.activate()
        outer = self.layout()
        if outer is not None:
            outer.activate()
        super().place(anchor)

    def _lay_out(self) -> None:
        self.words.setObjectName("noteEditor.words")
        self.words.setAccessibleName(self.tr("Note"))
        self.words.setPlaceholderText(self.tr("Write a note"))
        self.topics.setObjectName("noteEditor.topics")
        self.topics.setAccessibleName(self.tr("Topics of the passage"))
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.topics.setSizePolicy(policy)
        self.frame.setFixedWidth(_WIDTH)
        self.body.setSpacing(8)
        self.body.addWidget(self.words)
        self.body.addWidget(self.topics)

    # Topics

    def _show_topics(self) -> None:
        self._chips.clear()
        library = self._bridge.library
        annotation = library.annotations.get(self._annotation or AnnotationId(""))
        chosen = annotation.topics if annotation else frozenset()
        chips = [self._chip(topic.id) for topic in library.codebook if topic.id in chosen]
        for widget in (*chips, self._add_button()):
            self._chips.addWidget(widget)
            widget.show()
        margins = self.body.contentsMargins()
        width = _WIDTH - margins.left() - margins.right() - 2
        self.topics.setFixedHeight(self._chips.heightForWidth(width))

    def _chip(self, topic: TopicId) -> Chip:
        record = self._bridge.library.codebook[topic]
        name = self.fontMetrics().elidedText(record.name, Qt.TextElideMode.ElideRight, 220)
        chip = Chip(
            name,
            name=f"noteEditor.topic.{record.name}",
            accessible=self.tr("Remove the topic {}").format(record.name),
            colour=record.colour,
            closable=True,
            parent=self.topics,
        )
        chip.set_after("close")
        chip.setToolTip(self.tr("Remove “{}”").format(record.name))
        chip.closed.connect(lambda: self._remove(topic))
        return chip

    def _add_button(self) -> QToolButton:
        button = QToolButton(self.topics)
        button.setObjectName("noteEditor.addTopic")
        button.setText(self.tr("Add topic"))
        button.setAccessibleName(self.tr("Add topic"))
        button.setProperty("role", "quiet")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        tinted(button, "plus", 12)
        button.clicked.connect(self._request_topics)
        return button

    def _remove(self, topic: TopicId) -> None:
        if self._annotation is not None:
            self.words.setFocus(Qt.FocusReason.OtherFocusReason)
            self.topic_removed.emit(self._annotation, topic)

    def _request_topics(self) -> None:
        if self._annotation is not None:
            self.topics_requested.emit(self._annotation)

    # Following

    def _follow(self, edit: Edit) -> None:
        if self._annotation is not None and edit.changes:
            self._follow_reload()

    def _follow_reload(self) -> None:
        """Show the passage as it is now; close where it is gone, not where it is yet to come."""
        if self._annotation is None:
            return
        now = self._bridge.library.annotations.get(self._annotation)
        if now is None and not self._was_there:
            return
        self._was_there = True
        if now is None:
            self._annotation = None
            super().close_card()
            return
        untouched = self.words.toPlainText().strip() == self._stored.strip()
        if untouched and now.note.strip() != self._stored.strip():
            self.words.setPlainText(now.note)
        self._stored = now.note
        self._show_topics()
        self.place(self._anchor)

    def _fit(self) -> None:
        """Grow with the words, up to a limit."""
        lines = self.words.document().size().height()
        needed = round(lines * self.words.fontMetrics().lineSpacing()) + 2 * _PADDING
        self.words.setFixedHeight(max(_LEAST, min(_MOST, needed)))
        if self.isVisible():
            self.place(self._anchor)


class NoteText(QPlainTextEdit):
    """A text field that undoes its own typing first and then leaves Ctrl+Z to the window."""

    finished = Signal()
    focus_lost = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if self._leaves(event):
                event.ignore()
                return False
            if event.key() == Qt.Key.Key_Escape or _ends(event):
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape or _ends(event):
            self.finished.emit()
        elif self._leaves(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.focus_lost.emit()

    def _leaves(self, event: QKeyEvent) -> bool:
        """Tell whether undo or redo has nothing left to do here."""
        words = self.document()
        undo = event.matches(QKeySequence.StandardKey.Undo) and not words.isUndoAvailable()
        return undo or (
            event.matches(QKeySequence.StandardKey.Redo) and not words.isRedoAvailable()
        )


def _ends(event: QKeyEvent) -> bool:
    ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
    return ctrl and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
