"""Suggestions as rows for Qt, which leave and come back one at a time."""

from collections.abc import Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leader_reader.services.hits import Range
from leader_reader.services.similar import Suggestion
from leader_reader.ui.words import joined

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()


class SuggestionRole(IntEnum):
    """What the delegate asks for: the Suggestion."""

    SUGGESTION = int(Qt.ItemDataRole.UserRole) + 1


class SuggestionModel(QAbstractListModel):
    """The suggestions that are left, the best first."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Suggestion] = []

    def set_suggestions(self, rows: Sequence[Suggestion]) -> None:
        """Show these; one that has gone or come leaves the others where they are."""
        now, before = list(map(_range, rows)), list(map(_range, self._rows))
        gone = [row for row, place in enumerate(before) if place not in set(now)]
        come = [row for row, place in enumerate(now) if place not in set(before)]
        if now == before:
            return
        if len(gone) == 1 and not come:
            self.beginRemoveRows(_ROOT, gone[0], gone[0])
            self._rows = list(rows)
            self.endRemoveRows()
        elif len(come) == 1 and not gone:
            self.beginInsertRows(_ROOT, come[0], come[0])
            self._rows = list(rows)
            self.endInsertRows()
        else:
            self.beginResetModel()
            self._rows = list(rows)
            self.endResetModel()

    def suggestion(self, row: int) -> Suggestion | None:
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def because(self, suggestion: Suggestion) -> str:
        """Return the line that says why: the words that it shares."""
        return self.tr("because: {}").format(", ".join(suggestion.hit.reasons))

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        row = self.suggestion(index.row()) if index.isValid() else None
        if row is None:
            return None
        if role == SuggestionRole.SUGGESTION:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.hit.snippet.text
        if role == Qt.ItemDataRole.AccessibleTextRole:
            where = joined(row.place.title, row.place.locator)
            return f"{row.hit.snippet.text.rstrip('.')}. {where}. {self.because(row)}"
        return None


def _range(suggestion: Suggestion) -> Range:
    return suggestion.place.range
