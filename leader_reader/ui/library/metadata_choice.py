"""Lets the user choose one entry of a reference file for one document."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QWidget

from leader_reader.domain.reference import Reference
from leader_reader.ui.library.metadata_lists import EntryList
from leader_reader.ui.library.metadata_rows import ChoiceModel
from leader_reader.ui.parts.chooser_dialog import ChooserDialog, ChooserWords


class ChoiceDialog(ChooserDialog):
    """The entries, the likeliest first; accepted, `chosen()` is the one to fill in from."""

    def __init__(self, entries: Sequence[Reference], parent: QWidget | None = None) -> None:
        words = ChooserWords(
            self.tr("Choose a reference"),
            self.tr("Fill in from which reference?"),
            self.tr("Find a reference"),
            self.tr("Fill in"),
        )
        model = ChoiceModel(entries)
        view = EntryList(model, "chooseReference.list")
        super().__init__(words, "chooseReference", view, parent)
        self.model = model
        model.setParent(self)
        self.replace = QCheckBox(self.tr("Change what says something else, too"))
        self.replace.setObjectName("chooseReference.replace")
        self.options.addWidget(self.replace)
        view.opened.connect(self.accept)
        self.seek("")

    @property
    def replacing(self) -> bool:
        return self.replace.isChecked()

    def chosen(self) -> Reference | None:
        """Return the current entry."""
        return self.model.entry(self.current())

    def narrow(self, text: str) -> None:
        self.model.seek(text)
