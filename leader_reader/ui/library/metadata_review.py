"""What a reference file would fill in, to look through before it is done."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QVBoxLayout,
    QWidget,
)

from leader_reader.services.referencing import Proposal, Review
from leader_reader.ui.library.metadata_lists import ReviewList
from leader_reader.ui.library.metadata_rows import ReviewModel
from leader_reader.ui.parts.chooser_dialog import dialog_button, dialog_buttons, list_card
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import counted, documents_counted, joined

_SIZE, _MARGIN = (640, 600), 24


class ReviewDialog(QDialog):
    """Accepted, `chosen()` are the documents to fill in, `replacing` whether others change too."""

    def __init__(self, name: str, found: Review, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("references")
        self.setWindowTitle(self.tr("Fill in details"))
        self._found = found
        self.model = ReviewModel(found, self)
        self.list = ReviewList(self.model)
        self._title = PlainLabel(self.tr("Fill in details from {}").format(name))
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self.summary = PlainLabel()
        self.summary.setObjectName("references.summary")
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.replace = QCheckBox(self.tr("Change what says something else, too"))
        self.replace.setObjectName("references.replace")
        self.replace.setVisible(any(each.changes for each in found.proposals))
        self.fill_button = dialog_button("", "references.fill")
        self.fill_button.setDefault(True)
        self._lay_out()
        self.replace.toggled.connect(lambda on: self.model.set_replacing(on=on))
        self.model.dataChanged.connect(self._tell)
        self._tell()
        if self.model.rowCount():
            self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def replacing(self) -> bool:
        return self.replace.isChecked()

    def chosen(self) -> list[Proposal]:
        """Return what is ticked."""
        return self.model.ticked()

    def _tell(self) -> None:
        known, others = len(self._found.proposals), len(self._found.unmatched)
        ticked = len(self.model.ticked())
        giving = self.model.giving()
        of = self.tr("{} of {} ticked").format(f"{ticked:,}", documents_counted(giving))
        of = of if giving else self.tr("Nothing to fill in")
        none = self.tr("None of the references is about a document here")
        rest = counted(
            others,
            self.tr("1 reference is about no document here"),
            self.tr("{} references are about no document here"),
        )
        parts = joined(of, rest if others else "") if known else none
        self.summary.setText(f"{parts}.")
        text = self.tr("Fill in {}").format(documents_counted(ticked))
        self.fill_button.setText(text if ticked else self.tr("Fill in"))
        self.fill_button.setAccessibleName(self.fill_button.text())
        self.fill_button.setEnabled(bool(ticked))

    # Building

    def _lay_out(self) -> None:
        cancel = dialog_button(self.tr("Cancel"), "references.cancel")
        cancel.clicked.connect(self.reject)
        self.fill_button.clicked.connect(self.accept)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        for part in (self._title, self.summary):
            layout.addWidget(part)
        layout.addWidget(list_card(self.list), 1)
        layout.addWidget(self.replace)
        layout.addLayout(dialog_buttons(cancel, self.fill_button))
        self.resize(*_SIZE)
