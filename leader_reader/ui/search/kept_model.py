"""Saved searches with their counts, and recent ones, as rows for Qt."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leader_reader.domain.finding import SavedSearch, SavedSearchId
from leader_reader.ui.words import joined, passages_counted, plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


@dataclass(frozen=True, slots=True)
class Heading:
    """The words over a part of the list; `clearable` has a link beside it that empties it."""

    text: str
    clearable: bool = False


@dataclass(frozen=True, slots=True)
class Recent:
    """Words that were searched for lately."""

    text: str


KeptRow = Heading | SavedSearch | Recent


class KeptRole(IntEnum):
    """What the delegate asks for: the row itself, and how many passages it finds now."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1
    COUNT = int(Qt.ItemDataRole.UserRole) + 2


class KeptModel(QAbstractListModel):
    """Headings, saved searches by name, recent ones the latest first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[KeptRow] = []
        self._counts: dict[str, int] = {}

    def show_kept(self, saved: Sequence[SavedSearch], recent: Sequence[str]) -> None:
        """Show these; counts stay with the searches that stay."""
        rows: list[KeptRow] = []
        if saved:
            rows += [Heading(self.tr("Saved searches")), *saved]
        if recent:
            heading = Heading(self.tr("Recent searches"), clearable=True)
            rows += [heading, *(Recent(words) for words in recent)]
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def set_counts(self, counts: Mapping[str, int]) -> None:
        """Show how many passages the saved searches find, by their ids."""
        self._counts = dict(counts)
        if self._rows:
            self.dataChanged.emit(self.index(0), self.index(len(self._rows) - 1))

    def row(self, number: int) -> KeptRow | None:
        """Return a row, None where there is none."""
        return self._rows[number] if 0 <= number < len(self._rows) else None

    def row_of(self, search: SavedSearchId) -> int | None:
        """Return the number of the row of a saved search."""
        numbered = enumerate(self._rows)
        found = (n for n, row in numbered if isinstance(row, SavedSearch) and row.id == search)
        return next(found, None)

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        row = self.row(index.row()) if index.isValid() else None
        if row is None or isinstance(row, Heading):
            return Qt.ItemFlag.NoItemFlags
        return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.row(index.row()) if index.isValid() else None
        if row is None:
            return None
        words = row.name if isinstance(row, SavedSearch) else row.text
        count = self._counts.get(row.id) if isinstance(row, SavedSearch) else None
        spoken = joined(words, "" if count is None else passages_counted(count))
        tip = row.text if isinstance(row, SavedSearch) and row.text != row.name else ""
        answers = {
            int(KeptRole.ROW): row,
            int(KeptRole.COUNT): count,
            int(Qt.ItemDataRole.DisplayRole): words,
            int(Qt.ItemDataRole.ToolTipRole): plain_tip(tip) or None,
            int(Qt.ItemDataRole.AccessibleTextRole): spoken,
        }
        return answers.get(int(role))
