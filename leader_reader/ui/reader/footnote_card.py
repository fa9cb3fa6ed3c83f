"""The small card that shows a footnote beside its number."""

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from leader_reader.ui.fonts import reading_font
from leader_reader.ui.parts import PopupCard
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.footnotes import Footnote

_WIDTH, _MOST_HEIGHT = 340, 220
_PIXELS = 15
_LINGER = 300


class FootnoteCard(PopupCard):
    """Opens by itself while the mouse is on a number, and to stay when it is clicked."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="reader.footnote", accessible="")
        self.title = PlainLabel()
        self.title.setProperty("role", "muted")
        self.words = PlainLabel()
        self.words.setObjectName("reader.footnote.words")
        self.words.setWordWrap(True)
        self.words.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse
            | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self._room = QScrollArea()
        self._room.setFrameShape(QFrame.Shape.NoFrame)
        self._room.setWidgetResizable(True)
        self._room.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._room.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._room.setWidget(self.words)
        self._room.setFixedWidth(_WIDTH)
        self.body.setContentsMargins(14, 10, 10, 12)
        self.body.addWidget(self.title)
        self.body.addWidget(self._room)
        self._shown: Footnote | None = None
        self.stays = False
        self._left = QTimer(self, singleShot=True, interval=_LINGER)
        self._left.timeout.connect(self._close_unless_used)

    def show_note(self, note: Footnote, anchor: QRect, *, stays: bool) -> None:
        """Show `note` under `anchor`, a rectangle of the parent; with `stays` until Esc."""
        self.stays = stays
        self._left.stop()
        if note != self._shown or self.isHidden():
            self._shown = note
            self._fill(note)
            self.close_card()
            self.open_at(anchor)
        if stays:
            self.words.setFocus()

    def leave(self) -> None:
        """Close soon, if it is only there because the mouse was: it may be on its way here."""
        if not self.stays and not self.isHidden() and not self._left.isActive():
            self._left.start()

    def _close_unless_used(self) -> None:
        if self.underMouse():
            self._left.start()
        else:
            self.close_card()

    def _fill(self, note: Footnote) -> None:
        name = self.tr("Footnote {}").format(note.label)
        self.title.setText(name)
        self.setAccessibleName(name)
        self.words.setAccessibleName(f"{name}: {note.text}")
        self.words.setFont(reading_font(_PIXELS))
        self.words.setText(note.text)
        height = self.words.heightForWidth(_WIDTH - 14)
        self._room.setFixedHeight(min(_MOST_HEIGHT, height + 4))
