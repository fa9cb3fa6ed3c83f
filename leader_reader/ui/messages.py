"""What the window says: failures and offers in a bar that waits, what was done in a line."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leader_reader.ui.icons import icon_image
from leader_reader.ui.parts import ElidedLabel, IconButton, WordButton
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.progress import ProgressStrip
from leader_reader.ui.theme import active_theme
from leader_reader.ui.words import counted, documents_counted, joined, passages_counted

_ICON = 16
_HEIGHT = 28
_AROUND_DOT, _UNDO_SIDE = 6, 4


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence for the message bar; `run` is what its button, named `action`, does.

    An offer asks, and is no failure: `decline` names the button that only closes it.
    """

    sentence: str
    action: str = ""
    run: Callable[[], None] | None = None
    decline: str = ""


class MessageBar(QFrame):
    """Shows one message at a time above the status line until it is closed; others wait.

    `closed(sentence)` when the user has closed or answered one.
    """

    closed = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("messages")
        self.setProperty("role", "panel")
        self.setAccessibleName(self.tr("Message"))
        self._waiting: deque[Message] = deque()
        self._icon = PlainLabel()
        self._sentence = PlainLabel()
        self._sentence.setObjectName("messages.sentence")
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setWordWrap(True)
        self._more = QPushButton()
        self._more.setObjectName("messages.more")
        self._more.setAccessibleName(self.tr("More messages"))
        self._more.setProperty("role", "link")
        self._more.setToolTip(self.tr("Show the next; this one comes again after it"))
        self._more.clicked.connect(self._show_next)
        self._action = QPushButton()
        self._action.setObjectName("messages.action")
        self._action.hide()
        self._action.setProperty("role", "link")
        self._action.clicked.connect(self._act)
        self._decline = self._decline_button()
        self._close = IconButton("close", name="messages.close", accessible=self.tr("Close"))
        self._close.clicked.connect(self.close_message)
        self._lay_out()
        self._draw()
        self._show()

    def post(self, sentence: str, action: str = "", run: Callable[[], None] | None = None) -> None:
        """Show a failure, after those that wait; one that is shown already is not repeated."""
        if all(message.sentence != sentence for message in self._waiting):
            self._waiting.append(Message(sentence, action, run))
            self._show()

    def offer(self, sentence: str, action: str, run: Callable[[], None], decline: str) -> None:
        """Ask something, after what waits: `action` does it, `decline` leaves it."""
        if all(message.sentence != sentence for message in self._waiting):
            self._waiting.append(Message(sentence, action, run, decline))
            self._show()

    def withdraw(self, sentence: str) -> None:
        """Take back a message that has become pointless, shown or waiting."""
        kept = [message for message in self._waiting if message.sentence != sentence]
        self._waiting = deque(kept)
        self._show()

    def close_message(self) -> None:
        """Close the message shown; the next one takes its place."""
        gone = self._waiting.popleft() if self._waiting else None
        self._show()
        if gone is not None:
            self.closed.emit(gone.sentence)

    def sentence(self) -> str:
        """Return the sentence that is shown, or ""."""
        return self._waiting[0].sentence if self._waiting else ""

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._draw()

    def _decline_button(self) -> QPushButton:
        button = QPushButton()
        button.setObjectName("messages.decline")
        button.hide()
        button.setProperty("role", "link")
        button.clicked.connect(self.close_message)
        return button

    def _show_next(self) -> None:
        self._waiting.rotate(-1)
        self._show()

    def _act(self) -> None:
        message = self._waiting[0] if self._waiting else None
        self.close_message()
        if message is not None and message.run is not None:
            message.run()

    def _show(self) -> None:
        self.setVisible(bool(self._waiting))
        if not self._waiting:
            return
        message, others = self._waiting[0], len(self._waiting) - 1
        self._sentence.setText(message.sentence)
        self.setAccessibleDescription(message.sentence)
        more = counted(others, self.tr("1 more message"), self.tr("{} more messages"))
        self._more.setText(more)
        self._more.setAccessibleName(more)
        self._more.setVisible(others > 0)
        self._action.setText(message.action)
        self._action.setAccessibleName(message.action)
        self._action.setVisible(bool(message.action))
        self._decline.setText(message.decline)
        self._decline.setAccessibleName(message.decline)
        self._decline.setVisible(bool(message.decline))
        self._draw()

    def _draw(self) -> None:
        theme, asks = active_theme(), bool(self._waiting and self._waiting[0].decline)
        name, ink = ("info", theme.accent_text) if asks else ("warning", theme.warning)
        image = icon_image(name, ink, _ICON, self.devicePixelRatioF())
        self._icon.setPixmap(QPixmap.fromImage(image))

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 6, 8, 6)
        row.setSpacing(10)
        row.addWidget(self._icon)
        row.addWidget(self._sentence, 1)
        row.addWidget(self._more)
        row.addWidget(self._action)
        row.addWidget(self._decline)
        row.addWidget(self._close)
        _under_a_line(self, row)


class StatusLine(QFrame):
    """The bottom of the window: what was done with Undo, long work, the page, and what there is."""

    undo_clicked = Signal()
    page_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("status")
        self.setProperty("role", "panel")
        self._said = ElidedLabel(name="status.said", role="muted")
        self._dot = PlainLabel("·")
        self._dot.setProperty("role", "muted")
        self._undo = WordButton(side=_UNDO_SIDE)
        self._undo.setObjectName("status.undo")
        self._undo.setProperty("role", "link")
        self._undo.clicked.connect(self.undo_clicked)
        self.page = WordButton()
        self.page.setObjectName("status.page")
        self.page.setProperty("role", "quiet")
        self.page.clicked.connect(self.page_clicked)
        self._summary = ElidedLabel(name="status.summary", role="muted")
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.progress = ProgressStrip()
        self._documents, self._passages = 0, 0
        self._minutes: int | None = None
        self._lay_out()
        self.set_undo_key(self.tr("Ctrl+Z"))
        self.set_page("")
        self.say("")

    def say(self, sentence: str, *, undo: bool = False) -> None:
        """Say what was done ("Passage tagged"); with `undo` offer to take it back."""
        self._said.setText(sentence)
        self._dot.setVisible(undo and bool(sentence))
        self._undo.setVisible(undo)

    def set_undo_key(self, keys: str) -> None:
        """Show which keys undo, as the user has set them."""
        self._undo.setText(self.tr("Undo ({})").format(keys) if keys else self.tr("Undo"))
        self._undo.setAccessibleName(self.tr("Undo"))

    def set_page(self, words: str) -> None:
        """Show which page is read ("Page 12 of 350"); nothing where there are no pages."""
        if words != self.page.text() or not words:
            self.page.setText(words)
            self.page.setAccessibleName(words)
            self.page.setToolTip(self.tr("Go to another page (Ctrl+G)"))
            self.page.setVisible(bool(words))
            self.page.updateGeometry()

    def set_counts(self, documents: int, passages: int) -> None:
        """Show how much the library holds."""
        self._documents, self._passages = documents, passages
        self._sum_up()

    def set_minutes_left(self, minutes: int | None) -> None:
        """Show how long the rest of the open document takes to read; None for no document."""
        self._minutes = minutes
        self._sum_up()

    def summary(self) -> str:
        """Return what stands at the right end."""
        return self._summary.text()

    def _sum_up(self) -> None:
        left = ""
        if self._minutes is not None:
            left = self.tr("{} min left in this document").format(self._minutes)
        if self._minutes == 0:
            left = self.tr("less than 1 min left in this document")
        parts = (documents_counted(self._documents), passages_counted(self._passages), left)
        self._summary.setText(joined(*parts))

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), _HEIGHT)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setContentsMargins(16, 0, 16, 0)
        row.setSpacing(0)
        row.addWidget(self._said)
        self._dot.setContentsMargins(_AROUND_DOT, 0, _AROUND_DOT - _UNDO_SIDE, 0)
        row.addWidget(self._dot)
        row.addWidget(self._undo)
        row.addStretch(0)
        row.addWidget(self.progress, 1)
        row.addSpacing(16)
        row.addWidget(self.page)
        row.addSpacing(16)
        row.addWidget(self._summary)
        _under_a_line(self, row)
        self.setMinimumHeight(_HEIGHT)


def _under_a_line(widget: QWidget, row: QHBoxLayout) -> None:
    line = QFrame()
    line.setProperty("role", "line")
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    layout.addWidget(line)
    layout.addLayout(row, 1)
