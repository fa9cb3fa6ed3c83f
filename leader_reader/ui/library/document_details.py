"""A card over the window with what is known about one document."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QWidget

from leader_reader.domain.document import DocumentRecord, Metadata
from leader_reader.domain.languages import language_name
from leader_reader.ui.library.edition_links import link_button
from leader_reader.ui.parts import ElidedLabel, IconButton, PopupCard
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import format_name, long_date

_WIDTH = 380
_MARGIN = 16


class DocumentDetails(PopupCard):
    """Title, authors, where it came out, format, words, passages and file name; Esc closes it.

    `edit_requested`: the user wants to change what is known; `beside_requested` carries the id of
    another edition to be opened beside.
    """

    edit_requested = Signal()
    beside_requested = Signal(str)

    def __init__(
        self,
        record: DocumentRecord,
        passages: int,
        editions: Sequence[tuple[str, DocumentRecord]],
        parent: QWidget,
    ) -> None:
        super().__init__(parent, name="library.details", accessible=record.title)
        self.frame.setFixedWidth(_WIDTH)
        self.body.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.body.setSpacing(12)
        self.body.addLayout(self._header(record))
        self.form = form = self._form(record, passages)
        for name, edition in editions:
            form.addRow(_label(name, "muted"), self._link(edition))
        self.body.addLayout(form)
        self.closed.connect(self.deleteLater)

    def say_recognised(self, program: str) -> None:
        """Add which program recognised the text, if one has."""
        if program:
            text = self.tr("Recognised by {}").format(program)
            name = _label(self.tr("Text"), "muted")
            self.form.addRow(name, _label(text, "", "library.details.recognised"))

    def _header(self, record: DocumentRecord) -> QHBoxLayout:
        edit = IconButton(
            "edit", name="library.details.edit", accessible=self.tr("Change details…")
        )
        edit.clicked.connect(self._edit)
        close = IconButton("close", name="library.details.close", accessible=self.tr("Close"))
        close.clicked.connect(self.close_card)
        row = QHBoxLayout()
        row.addWidget(_label(record.title, "heading", "library.details.title"), 1)
        for button in (edit, close):
            row.addWidget(button, 0, Qt.AlignmentFlag.AlignTop)
        return row

    def _edit(self) -> None:
        self.close_card()
        self.edit_requested.emit()

    def _link(self, edition: DocumentRecord) -> QWidget:
        button = link_button(edition)
        button.clicked.connect(self.close_card)
        button.clicked.connect(lambda: self.beside_requested.emit(edition.id))
        return button

    def _form(self, record: DocumentRecord, passages: int) -> QFormLayout:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(6)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        for key, name, text in self._rows(record, passages):
            if text:
                shown = f"library.details.{key}"
                value = (
                    ElidedLabel(text, name=shown) if key == "source" else _label(text, "", shown)
                )
                form.addRow(_label(name, "muted"), value)
        return form

    def _rows(self, record: DocumentRecord, passages: int) -> list[tuple[str, str, str]]:
        card = record.metadata
        pages = "" if record.pages is None else f"{record.pages:,}"
        return [
            ("authors", self.tr("Authors"), ", ".join(card.authors)),
            ("organisation", self.tr("Organisation"), card.organisation),
            ("date", self.tr("Date"), long_date(card.date)),
            ("container", self.tr("Appeared in"), _appeared(card)),
            ("publisher", self.tr("Publisher"), card.publisher),
            ("doi", self.tr("DOI"), card.doi),
            ("pmid", self.tr("PMID"), card.pmid),
            ("isbn", self.tr("ISBN"), card.isbn),
            ("source", self.tr("Web address"), card.source),
            ("language", self.tr("Language"), language_name(card.language) or card.language),
            ("format", self.tr("Format"), format_name(record.format)),
            ("pages", self.tr("Pages"), pages),
            ("words", self.tr("Words"), f"{record.words:,}"),
            ("passages", self.tr("Passages"), f"{passages:,}"),
            ("file", self.tr("File"), record.file_name),
            ("added", self.tr("Added"), long_date(record.imported.date().isoformat())),
        ]


def _appeared(card: Metadata) -> str:
    """Return "BMJ 348(7), 233-241", as far as known."""
    issue = f"({card.issue})" if card.issue else ""
    work = " ".join(filter(None, [card.container, card.volume + issue]))
    return ", ".join(filter(None, [work, card.page_range]))


def _label(text: str, role: str, name: str = "") -> QLabel:
    label = PlainLabel(text)
    label.setObjectName(name)
    label.setProperty("role", role)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if name:
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
