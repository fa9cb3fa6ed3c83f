"""Asks which document another one is the new edition of."""

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QFrame, QListView, QWidget

from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.ui.parts.chooser_dialog import ChooserDialog, ChooserWords
from leader_reader.ui.words import format_name, joined, passages_counted


class ChooseDialog(ChooserDialog):
    """Lists documents; accepted, `earlier()` is the one chosen."""

    def __init__(
        self,
        new: DocumentRecord,
        others: Sequence[tuple[DocumentRecord, int]],
        parent: QWidget | None = None,
    ) -> None:
        """`others` are the documents to choose from with their passages, the likeliest first."""
        words = ChooserWords(
            self.tr("New edition"),
            self.tr("“{}” is a new edition of").format(new.title),
            self.tr("Find a document"),
            self.tr("Compare"),
        )
        view = _view()
        view.setAccessibleName(self.tr("Documents"))
        super().__init__(words, "edition.choose", view, parent)
        self._others = [(each.id, _line(each, passages)) for each, passages in others]
        self._sought = [line.casefold() for _, line in self._others]
        self._shown = self._others
        self.model = QStringListModel(self)
        self.list.setModel(self.model)
        self.list.doubleClicked.connect(self.accept)
        self.seek("")

    def earlier(self) -> DocumentId | None:
        """Return the document that is chosen."""
        index = self.current()
        return self._shown[index.row()][0] if index.isValid() else None

    def narrow(self, text: str) -> None:
        wanted = text.casefold().split()
        pairs = zip(self._others, self._sought, strict=True)
        self._shown = [each for each, line in pairs if all(word in line for word in wanted)]
        self.model.setStringList([line for _, line in self._shown])


def _view() -> QListView:
    view = QListView()
    view.setObjectName("edition.choose.list")
    view.setUniformItemSizes(True)
    view.setFrameShape(QFrame.Shape.NoFrame)
    view.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
    view.setTextElideMode(Qt.TextElideMode.ElideRight)
    view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    view.setStyleSheet("QListView { background: transparent; }")
    return view


def _line(record: DocumentRecord, passages: int) -> str:
    count = passages_counted(passages) if passages else ""
    about = joined(record.metadata.year, format_name(record.format), record.file_name, count)
    return f"{record.title}  ·  {about}"
