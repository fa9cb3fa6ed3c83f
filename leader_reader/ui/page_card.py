"""A small card that asks which page to go to, by what is printed on it or by its number."""

from PySide6.QtCore import QRect, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from leader_reader.domain.page_numbers import PageNumbers
from leader_reader.ui.parts import PopupCard
from leader_reader.ui.parts.plain_label import PlainLabel

_MARGIN = 16
_FIELD = 72


class PageCard(PopupCard):
    """`page_wanted` carries the page, from 1, that was entered; the card then closes."""

    page_wanted = Signal(int)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, name="pageCard", accessible="", trailing=True)
        self.setAccessibleName(self.tr("Go to a page"))
        self.body.setContentsMargins(_MARGIN, 12, _MARGIN, 12)
        self._pages: PageNumbers | None = None
        self._anchor = QRect()
        self.field = QLineEdit()
        self.field.setObjectName("pageCard.page")
        self.field.setAccessibleName(self.tr("Page"))
        self.field.setFixedWidth(_FIELD)
        self._of = PlainLabel()
        self._of.setProperty("role", "muted")
        self.note = PlainLabel()
        self.note.setObjectName("pageCard.note")
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        row = QHBoxLayout()
        row.setSpacing(8)
        for part in (PlainLabel(self.tr("Page")), self.field, self._of):
            row.addWidget(part)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.field.returnPressed.connect(self._done)
        self.field.textEdited.connect(self.note.hide)

    def begin(self, pages: PageNumbers, page: int) -> None:
        """Offer the page that is read, chosen whole so that typing replaces it."""
        self._pages = pages
        self.field.setText(pages.label(page) or str(page or ""))
        self._of.setText(self.tr("of {}").format(pages.count))
        self.note.hide()

    def open_at(self, anchor: QRect) -> None:
        """Open beside the page's number, as wide as its words are once they have their font."""
        self._anchor = anchor
        super().open_at(anchor)
        self.place(anchor)

    def take_keyboard(self) -> None:
        """Put the keyboard into the field."""
        self.field.setFocus()
        self.field.selectAll()

    def _done(self) -> None:
        wanted = self.field.text().strip()
        page = self._pages.find(wanted) if self._pages is not None else 0
        if page:
            self.close_card()
            self.page_wanted.emit(page)
        elif wanted:
            self.note.setText(self.tr("There is no page “{}”.").format(wanted))
            self.note.show()
            self.place(self._anchor)
            self.field.selectAll()
