"""The list of synonyms to edit: one group of words a line."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leader_reader.services import finding
from leader_reader.ui.bridge import LibraryBridge
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.search.synonym_lines import complaint, to_groups, to_text

_SIZE = (460, 400)
_MARGIN = 24


class SynonymsDialog(QDialog):
    """Shows the library's synonyms; accepting makes one edit of what was changed."""

    def __init__(self, bridge: LibraryBridge, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.setObjectName("synonyms")
        self.setWindowTitle(self.tr("Synonyms"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.text = QPlainTextEdit(to_text(bridge.library.synonyms))
        self.text.setObjectName("synonyms.text")
        self.text.setAccessibleName(self.tr("Synonyms, one group a line"))
        self.text.setTabChangesFocus(True)
        self.text.setPlaceholderText(
            self.tr("staff = workforce, personnel\nICB = integrated care board")
        )
        self.note = PlainLabel()
        self.note.setObjectName("synonyms.note")
        self.note.setProperty("role", "muted")
        self.note.setWordWrap(True)
        self.text.textChanged.connect(self._tell)
        self._lay_out()
        self._tell()

    def accept(self) -> None:
        groups = to_groups(self.text.toPlainText())
        library = self._bridge.library
        if self._bridge.attempt(lambda: finding.set_synonyms(library, groups)):
            super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter save, as in a note."""
        entered = event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if entered and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.accept()
            return
        super().keyPressEvent(event)

    def _tell(self) -> None:
        said = complaint(to_groups(self.text.toPlainText()))
        self.note.setText(said or self.tr("A search for one word of a line finds the others too."))
        role = "danger" if said else "muted"
        if self.note.property("role") != role:
            self.note.setProperty("role", role)
            self.note.style().unpolish(self.note)
            self.note.style().polish(self.note)

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Synonyms"))
        title.setProperty("role", "heading")
        hint = PlainLabel(
            self.tr("One group per line; separate words or phrases with = or commas.")
        )
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        for part in (title, hint, self.text, self.note):
            layout.addWidget(part)
        layout.setStretchFactor(self.text, 1)
        layout.addLayout(self._buttons())
        self.note.setMinimumHeight(self.note.fontMetrics().lineSpacing() * 2)
        self.resize(*_SIZE)

    def _buttons(self) -> QHBoxLayout:
        cancel, save = QPushButton(self.tr("Cancel")), QPushButton(self.tr("Save"))
        cancel.setObjectName("synonyms.cancel")
        save.setObjectName("synonyms.save")
        for button in (cancel, save):
            button.setAccessibleName(button.text())
        cancel.setAutoDefault(False)
        save.setDefault(True)
        cancel.clicked.connect(self.reject)
        save.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(cancel)
        row.addWidget(save)
        return row
