"""Shows exactly which passages would be tagged, before they are."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from leader_reader.services.hits import Place, Planned
from leader_reader.ui.hits.planned_rows import PlannedList, PlannedModel
from leader_reader.ui.parts.chooser_dialog import dialog_button, dialog_buttons, list_card
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import counted, joined, passages_counted

_SIZE, _MARGIN = (640, 620), 24


class TagDialog(QDialog):
    """Lists what tagging comes to; accepted, `chosen()` are the passages to tag."""

    def __init__(
        self, planned: Sequence[Planned], topics: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("tagHits")
        self.setWindowTitle(self.tr("Tag passages"))
        self._title = PlainLabel(self.tr("Tag with “{}”").format(topics))
        self._title.setProperty("role", "heading")
        self._title.setWordWrap(True)
        self._all = len(planned)
        self.model = PlannedModel(planned, self)
        self.list = PlannedList(self.model)
        self.summary = PlainLabel()
        self.summary.setObjectName("tagHits.summary")
        self.summary.setProperty("role", "muted")
        self.summary.setWordWrap(True)
        self.tag_button = QPushButton()
        self.tag_button.setObjectName("tagHits.tag")
        self.tag_button.setDefault(True)
        self.tag_button.clicked.connect(self.accept)
        self._lay_out()
        self.model.dataChanged.connect(self._tell)
        self._tell()
        self.list.setCurrentIndex(self.model.index(0))
        self.list.setFocus(Qt.FocusReason.PopupFocusReason)

    def chosen(self) -> list[Place]:
        """Return the passages that are ticked."""
        return self.model.ticked()

    def _tell(self) -> None:
        ticked, gaining = len(self.model.ticked()), self.model.gaining()
        already = counted(
            self._all - gaining,
            self.tr("1 has the topic already"),
            self.tr("{} have the topic already"),
        )
        of = self.tr("{} of {} ticked").format(f"{ticked:,}", passages_counted(gaining))
        self.summary.setText(joined(of, already if gaining < self._all else ""))
        text = self.tr("Tag {}").format(passages_counted(ticked)) if ticked else self.tr("Tag")
        self.tag_button.setText(text)
        self.tag_button.setAccessibleName(text)
        self.tag_button.setEnabled(bool(ticked))

    # Building

    def _lay_out(self) -> None:
        cancel = dialog_button(self.tr("Cancel"), "tagHits.cancel")
        cancel.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addWidget(self._title)
        layout.addLayout(self._ticking())
        layout.addWidget(list_card(self.list), 1)
        layout.addLayout(dialog_buttons(cancel, self.tag_button))
        self.resize(*_SIZE)

    def _ticking(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(0)
        row.addWidget(self.summary, 1)
        for name, text, on in (("all", self.tr("All"), True), ("none", self.tr("None"), False)):
            button = dialog_button(text, f"tagHits.{name}")
            button.setProperty("role", "link")
            button.clicked.connect(lambda _=False, on=on: self.model.tick_all(on=on))
            row.addWidget(button)
        return row
