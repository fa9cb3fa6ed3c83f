"""Shows a new edition, to select in it the words that a passage of the earlier one is now."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QFrame, QVBoxLayout, QWidget

from leader_reader.domain.anchoring import trim
from leader_reader.domain.document import Document
from leader_reader.services.edition_review import Moved
from leader_reader.ui.fonts import reading_font
from leader_reader.ui.parts import ElidedLabel
from leader_reader.ui.parts.chooser_dialog import dialog_button, dialog_buttons
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.reader.find_bar import FindBar
from leader_reader.ui.reader.finder import Finder
from leader_reader.ui.reader.text_view import TextView
from leader_reader.ui.words import joined

_SIZE, _MARGIN = (820, 720), 24
_OLD_PIXELS, _LONGEST_OLD, _LONGEST_NEW = 15, 280, 160


class PlaceDialog(QDialog):
    """Accepted, `place()` is where the passage is now; without a selection it stays open.

    `passage` is not found, or not rightly; the text is shown where it may have been.
    """

    def __init__(self, new: Document, passage: Moved, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("edition.place")
        self.setWindowTitle(self.tr("Place a passage"))
        self._new, self.passage = new, passage
        self.text = TextView()
        self.text.setAccessibleName(self.tr("New edition"))
        self.find_bar = FindBar()
        self._finder = Finder(self.find_bar, self)
        self.said = ElidedLabel(name="edition.place.said", role="muted")
        self.go = dialog_button(self.tr("Place here"), "edition.place.go")
        self.go.setDefault(True)
        self.go.clicked.connect(self.accept)
        self._lay_out()
        self.text.selectionChanged.connect(self._tell)
        self.find_bar.closed.connect(self.text.setFocus)
        finding = QShortcut(QKeySequence(QKeySequence.StandardKey.Find), self)
        finding.activated.connect(self.find_bar.open_bar)
        self._show_text()
        self._tell()

    def place(self) -> tuple[int, int] | None:
        """Return the selected code points without white space around them; None for none."""
        selected = self.text.selection()
        start, end = trim(self._new.text, *selected) if selected else (0, 0)
        return (start, end) if start < end else None

    def accept(self) -> None:
        if self.place() is not None:
            super().accept()

    def _show_text(self) -> None:
        outcome = self.passage.outcome
        self.text.show_document(self._new, outcome.start)
        self._finder.look_in(self._new, self.text)
        self.find_bar.open_bar()

    def showEvent(self, event: QShowEvent) -> None:
        """Come to the place once the text has its size, ready to look for words."""
        super().showEvent(event)
        self.find_bar.field.setFocus(Qt.FocusReason.PopupFocusReason)
        outcome = self.passage.outcome
        self.text.go_to(outcome.start, max(outcome.end, outcome.start))

    def _tell(self) -> None:
        place = self.place()
        self.go.setEnabled(place is not None)
        said = self.tr("Select the words that it is now.")
        if place is not None:
            words = " ".join(self._new.text[slice(*place)][:_LONGEST_NEW].split())
            said = joined(self._new.locator(place[0]), f"“{words}”")
        self.said.setText(said)
        self.go.setAccessibleDescription(said)

    # Building

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Where is this passage now?"))
        title.setProperty("role", "heading")
        cancel = dialog_button(self.tr("Cancel"), "edition.place.cancel")
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addWidget(self._old())
        layout.addWidget(self._card(), 1)
        buttons = dialog_buttons(cancel, self.go)
        buttons.insertWidget(0, self.said, 1)
        layout.addLayout(buttons)
        self.resize(*_SIZE)

    def _old(self) -> PlainLabel:
        words = " ".join(self.passage.annotation.exact.split())
        if len(words) > _LONGEST_OLD:
            words = f"{words[:_LONGEST_OLD].rpartition(' ')[0]}…"
        old = PlainLabel(f"“{words}”")
        old.setObjectName("edition.place.old")
        old.setFont(reading_font(_OLD_PIXELS))
        old.setWordWrap(True)
        return old

    def _card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.setSpacing(0)
        inner.addWidget(self.find_bar)
        inner.addWidget(self.text, 1)
        return card
