"""Choose topics, documents and a format; see what it comes to; save it."""

from collections.abc import Callable, Collection, Sequence
from pathlib import Path

from PySide6.QtCore import QStandardPaths, QTimer
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.services.library import Library
from leader_reader.services.ports import Excerpt
from leader_reader.ui.exporting.choosers import document_chooser, topic_chooser
from leader_reader.ui.exporting.excerpt_preview import ExcerptPreview
from leader_reader.ui.exporting.request import ExportFormat, ExportRequest, file_name
from leader_reader.ui.parts import SegmentedControl
from leader_reader.ui.parts.plain_label import PlainLabel
from leader_reader.ui.words import documents_counted, passages_counted, topics_counted

Counting = Callable[[set[TopicId], set[DocumentId]], tuple[int, int, int]]
"""Returns how many passages, documents and topics a choice comes to; an empty set is all."""

Previewing = Callable[[set[TopicId], set[DocumentId]], Sequence[Excerpt]]
"""Returns the first few excerpts of a choice; an empty set is all."""

_WIDTH, _HEIGHT, _MARGIN = 880, 672, 24
_PREVIEW_MS = 150


class ExportDialog(QDialog):
    """Ends accepted with a `request()` once the user has chosen where to save."""

    def __init__(
        self,
        library: Library,
        count: Counting,
        preview: Previewing,
        topics: Collection[TopicId] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("export")
        self.setWindowTitle(self.tr("Export passages"))
        self.setAccessibleName(self.tr("Export passages"))
        self.resize(_WIDTH, _HEIGHT)
        self._library = library
        self._count = count
        self._preview = preview
        self._path: Path | None = None
        self._passages, self._reason_told = 0, ""
        self._later = QTimer(self, singleShot=True, interval=_PREVIEW_MS)
        self._later.timeout.connect(self._show_preview)
        self._topics = topic_chooser(library, self.tr("Topics"))
        self._documents = document_chooser(library, self.tr("Documents"))
        self._format = self._formats()
        self._excerpts = ExcerptPreview()
        self._summary = PlainLabel()
        self._summary.setObjectName("export.count")
        self._summary.setProperty("role", "muted")
        self._summary.setWordWrap(True)
        self._save = self._button(self.tr("Save as…"), "export.save", "primary")
        self._lay_out()
        if topics is not None:
            self._topics.check(set(topics))
        self._connect()
        self._show_count()
        self._show_preview()

    def request(self) -> ExportRequest:
        """Return what was chosen. Raises ValueError before a file was named."""
        if self._path is None:
            msg = "no file was chosen"
            raise ValueError(msg)
        topics, documents = self._choice()
        return ExportRequest(
            frozenset(topics), frozenset(documents), self._chosen_format(), self._path
        )

    def default_name(self) -> str:
        """Return a file name after the one topic or document chosen, or after the program."""
        topics, documents = self._choice()
        book = self._library.codebook
        tops = [each for each in topics if book[each].parent not in topics]
        if len(tops) == 1:
            title = book[tops[0]].name
        elif len(documents) == 1:
            title = self._library.documents[next(iter(documents))].title
        else:
            title = self.tr("Tagged passages")
        return file_name(title, self._chosen_format())

    # What is chosen

    def _choice(self) -> tuple[set[TopicId], set[DocumentId]]:
        """Return topics and documents; everything checked is the empty set, for all."""
        topics = set() if self._topics.everything() else self._topics.checked()
        documents = set() if self._documents.everything() else self._documents.checked()
        return {TopicId(each) for each in topics}, {DocumentId(each) for each in documents}

    def _chosen_format(self) -> ExportFormat:
        return ExportFormat(self._format.choice())

    def _reason(self, passages: int) -> str:
        """Return why there is nothing to save, "" if there is something."""
        if not self._library.annotations:
            return self.tr("There are no passages yet: highlight or tag some first.")
        if not self._topics.everything() and not self._topics.checked():
            return self.tr("Choose at least one topic.")
        if not self._documents.everything() and not self._documents.checked():
            return self.tr("Choose at least one document.")
        return "" if passages else self.tr("These documents have no passages with these topics.")

    # Showing

    def _show_count(self) -> None:
        passages, documents, topics = self._count(*self._choice())
        reason = self._reason(passages)
        told = self.tr("{} from {} under {}").format(
            passages_counted(passages), documents_counted(documents), topics_counted(topics)
        )
        self._summary.setText("" if reason else told)
        self._passages, self._reason_told = passages, reason
        self._save.setEnabled(not reason)
        self._save.setToolTip(reason)
        self._later.start()

    def _show_preview(self) -> None:
        shown = self._preview(*self._choice()) if self._save.isEnabled() else ()
        self._excerpts.show_excerpts(shown, self._passages, self._reason_told)

    # Saving

    def _ask_path(self) -> None:
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        start = str(Path(folder) / self.default_name())
        chosen = self._chosen_format()
        name = self._format.button(chosen.value).text()
        dialog = QFileDialog(self, self.tr("Save as"), start, f"{name} (*.{chosen.value})")
        dialog.setObjectName("export.file")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(chosen.value)
        dialog.selectFile(start)
        dialog.fileSelected.connect(self._take_path)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _take_path(self, path: str) -> None:
        self._path = Path(path)
        self.accept()

    # Building

    def _formats(self) -> SegmentedControl:
        choices = [
            (ExportFormat.WORD.value, self.tr("Word")),
            (ExportFormat.WEB_PAGE.value, self.tr("Web page")),
            (ExportFormat.MARKDOWN.value, self.tr("Markdown")),
            (ExportFormat.CSV.value, self.tr("CSV")),
            (ExportFormat.EXCEL.value, self.tr("Excel")),
        ]
        return SegmentedControl(choices, name="export.format", accessible=self.tr("Format"))

    def _lay_out(self) -> None:
        title = PlainLabel(self.tr("Export passages"))
        title.setProperty("role", "title")
        lists = QHBoxLayout()
        lists.setSpacing(16)
        lists.addWidget(self._topics, 2)
        lists.addWidget(self._documents, 3)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        layout.setSpacing(12)
        layout.addWidget(title)
        layout.addLayout(lists, 1)
        layout.addLayout(self._format_row())
        layout.addWidget(self._preview_card(), 1)
        layout.addLayout(self._buttons())

    def _format_row(self) -> QHBoxLayout:
        label = PlainLabel(self.tr("Format"))
        label.setProperty("role", "section")
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(label)
        row.addWidget(self._format)
        row.addStretch(1)
        return row

    def _preview_card(self) -> QFrame:
        card = QFrame()
        card.setProperty("role", "card")
        inner = QVBoxLayout(card)
        inner.setContentsMargins(1, 1, 1, 1)
        inner.addWidget(self._excerpts)
        return card

    def _buttons(self) -> QHBoxLayout:
        cancel = self._button(self.tr("Cancel"), "export.cancel", "")
        cancel.clicked.connect(self.reject)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._summary, 1)
        row.addWidget(cancel)
        row.addWidget(self._save)
        self._save.setDefault(True)
        return row

    def _connect(self) -> None:
        self._topics.changed.connect(self._show_count)
        self._documents.changed.connect(self._show_count)
        self._save.clicked.connect(self._ask_path)

    def _button(self, text: str, name: str, role: str) -> QPushButton:
        button = QPushButton(text)
        button.setObjectName(name)
        button.setAccessibleName(text)
        button.setProperty("role", role)
        button.setAutoDefault(False)
        return button
