"""The documents of the library as a list for Qt: filtered, sorted once per change."""

from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.document import DocumentId, DocumentRecord
from leader_reader.domain.edit import Edit
from leader_reader.services.library import Library
from leader_reader.ui.library.edition_links import edition_words
from leader_reader.ui.library.ordering import Arrangement, Order, arrange
from leader_reader.ui.words import format_name, joined, passages_counted

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class Role(IntEnum):
    """What the card delegate asks for beside the title."""

    CARD = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True)
class Card:
    """What a card shows: `authors`, `about` as "2024 · PDF"; `progress` runs from 0 to 1."""

    id: DocumentId
    title: str
    authors: str
    about: str
    passages: int
    progress: float
    current: bool


class DocumentsModel(QAbstractListModel):
    """The library's documents, one row each. `refresh` and `follow` are told of changes."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._readings: dict[str, float] = {}
        self._arrangement = Arrangement()
        self._current: str | None = None
        self._records: list[DocumentRecord] = []
        self._rows: dict[str, int] = {}
        self.refresh()

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._records)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid() or index.row() >= len(self._records):
            return None
        record = self._records[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return record.title
        if role == Role.CARD:
            return self.card(record)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(self.card(record))
        return None

    # What the panel asks

    @property
    def arrangement(self) -> Arrangement:
        return self._arrangement

    def record(self, row: int) -> DocumentRecord:
        return self._records[row]

    def row_of(self, document: str) -> int | None:
        """Return the row of a document, or None where it is filtered out or gone."""
        return self._rows.get(document)

    def card(self, record: DocumentRecord) -> Card:
        return Card(
            id=record.id,
            title=record.title,
            authors=authors(record),
            about=joined(about(record), self._edition(record)),
            passages=self._library.annotation_count(record.id),
            progress=self._readings.get(record.id, 0.0),
            current=record.id == self._current,
        )

    def _edition(self, record: DocumentRecord) -> str:
        earlier = record.edition_of in self._library.documents
        return edition_words(later=record.id in self._superseded, earlier=earlier)

    # What changes

    def rearrange(self, **fields: str | bool | Order) -> None:
        """Change fields of the arrangement and sort anew where that makes a difference."""
        wanted = replace(self._arrangement, **fields)  # type: ignore[arg-type]
        if wanted != self._arrangement:
            self._arrangement = wanted
            self.refresh()

    def refresh(self) -> None:
        """Read, filter and sort all records again."""
        self.beginResetModel()
        records = self._library.documents.values()
        self._superseded = {record.edition_of for record in records}
        self._records = arrange(records, self._readings, self._arrangement)
        self._rows = {record.id: row for row, record in enumerate(self._records)}
        self.endResetModel()

    def follow(self, edit: Edit) -> None:
        """Show what an edit changed: the whole list for documents, a card for its passages."""
        records = [change.record for change in edit.changes]
        if any(isinstance(record, DocumentRecord) for record in records):
            self.refresh()
            return
        for document in {each.document for each in records if isinstance(each, Annotation)}:
            self._redraw(document)

    def set_readings(self, readings: dict[str, float]) -> None:
        self._readings = dict(readings)
        self.refresh()

    def update_progress(self, document: str, progress: float) -> None:
        """Note how far a document is read; the order follows at the next change, not under it."""
        self._readings[document] = min(max(progress, 0.0), 1.0)
        self._redraw(document)

    def set_current(self, document: str | None) -> None:
        before, self._current = self._current, document
        self._redraw(before)
        self._redraw(document)

    def _redraw(self, document: str | None) -> None:
        row = self._rows.get(document or "")
        if row is not None:
            self.dataChanged.emit(self.index(row), self.index(row))

    def _spoken(self, card: Card) -> str:
        read = self.tr("{} % read").format(round(card.progress * 100))
        parts = (card.title, card.authors, card.about, passages_counted(card.passages), read)
        return ", ".join(part for part in parts if part)


def authors(record: DocumentRecord) -> str:
    """Return whose words a document has: its authors, or who brought it out."""
    card = record.metadata
    return ", ".join(card.authors) or card.organisation or card.publisher


def about(record: DocumentRecord) -> str:
    """Return what follows the authors in the muted line under a title: "2024 · PDF"."""
    return joined(record.metadata.year, format_name(record.format))
