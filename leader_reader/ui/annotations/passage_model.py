"""The passages of a scope as a Qt list model of cards, kept in step edit by edit."""

from bisect import bisect_left
from collections.abc import Callable
from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leader_reader.domain.annotation import Annotation, AnnotationId
from leader_reader.domain.edit import Change, Edit
from leader_reader.ui.annotations.scope import (
    Scope,
    SortKey,
    draws_from,
    passages,
    sort_key,
    word_filter,
)
from leader_reader.ui.bridge import LibraryBridge

_FEW = 20
"""Edits of more passages than this are shown by building the list anew."""

Index = QModelIndex | QPersistentModelIndex


class PassageRole(IntEnum):
    """What a row tells besides its quote."""

    ID = Qt.ItemDataRole.UserRole + 1
    NOTE = Qt.ItemDataRole.UserRole + 2
    TOPICS = Qt.ItemDataRole.UserRole + 3
    LOCATOR = Qt.ItemDataRole.UserRole + 4
    TITLE = Qt.ItemDataRole.UserRole + 5


@dataclass(frozen=True, slots=True)
class Card:
    """What is painted for a passage, but for its locator; `title` is "" within one document.

    The quote of an area begins with what it is called.
    """

    quote: str
    note: str
    topics: str
    colours: tuple[str, ...]
    title: str


class PassageModel(QAbstractListModel):
    """Passages in order. `locator_of` gives "p. 12"; it is asked only for rows that are seen."""

    def __init__(
        self,
        bridge: LibraryBridge,
        locator_of: Callable[[Annotation], str],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._locator_of = locator_of
        self._scope = Scope()
        self._rows: list[AnnotationId] = []
        self._keys: list[SortKey] = []
        self._key_of: dict[AnnotationId, SortKey] = {}
        self._cards: dict[AnnotationId, Card] = {}
        bridge.edited.connect(self._follow)
        bridge.reloaded.connect(self.refresh)

    @property
    def scope(self) -> Scope:
        return self._scope

    def set_scope(self, scope: Scope) -> None:
        """Show the passages of another scope."""
        if scope != self._scope:
            self._scope = scope
            self.refresh()

    def refresh(self) -> None:
        """Build the list anew from the library."""
        library, scope = self._bridge.library, self._scope
        found = filter(word_filter(library, scope.words), passages(library, scope))
        keyed = sorted((sort_key(library, each, scope.order), each.id) for each in found)
        self.beginResetModel()
        self._rows = [name for _, name in keyed]
        self._keys = [key for key, _ in keyed]
        self._key_of = {name: key for key, name in keyed}
        self._cards.clear()
        self.endResetModel()

    # Rows

    def annotation(self, index: Index) -> Annotation | None:
        if not index.isValid():
            return None
        return self._bridge.library.annotations.get(self._rows[index.row()])

    def index_of(self, annotation: AnnotationId) -> QModelIndex:
        """Return the row of a passage; invalid where it is not shown."""
        row = self._row(annotation)
        return QModelIndex() if row is None else self.index(row)

    def words(self, row: int) -> tuple[str, str, bool]:
        """Return quote and note as they are measured, and whether the card names its document."""
        annotation = self._bridge.library.annotations[self._rows[row]]
        quote = self.card(row).quote if annotation.area else annotation.exact
        return quote, annotation.note, self._scope.over_all

    def area(self, row: int) -> Annotation | None:
        """Return the passage of a row if it is an area of a page, to be shown by its picture."""
        annotation = self._bridge.library.annotations[self._rows[row]]
        return annotation if annotation.area else None

    def card(self, row: int) -> Card:
        """Return what is painted in a row."""
        name = self._rows[row]
        if name not in self._cards:
            self._cards[name] = self._make_card(self._bridge.library.annotations[name])
        return self._cards[name]

    def locator(self, row: int) -> str:
        return self._locator_of(self._bridge.library.annotations[self._rows[row]])

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid() or index.row() >= len(self._rows):
            return None
        row, card = index.row(), self.card(index.row())
        if role == PassageRole.LOCATOR:
            return self.locator(row)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(card, self.locator(row))
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: card.quote,
            PassageRole.ID: self._rows[row],
            PassageRole.NOTE: card.note,
            PassageRole.TOPICS: card.topics,
            PassageRole.TITLE: card.title,
        }
        return values.get(role)

    def _spoken(self, card: Card, locator: str) -> str:
        note = self.tr("Note: {}").format(card.note) if card.note else ""
        parts = (card.quote, note, card.topics, card.title, locator)
        return ". ".join(part for part in parts if part)

    def _make_card(self, annotation: Annotation) -> Card:
        library = self._bridge.library
        codebook = library.codebook
        topics = [topic for topic in codebook if topic.id in annotation.topics]
        record = library.documents.get(annotation.document)
        return Card(
            quote=self._quote(annotation),
            note=" ".join(annotation.note.split()),
            topics=", ".join(topic.name for topic in topics) or self.tr("Highlight"),
            colours=tuple(dict.fromkeys(topic.colour for topic in topics)),
            title=record.title if record and self._scope.over_all else "",
        )

    def _quote(self, annotation: Annotation) -> str:
        words = " ".join(annotation.exact.split())
        if annotation.area is None:
            return words
        locator = self._locator_of(annotation)
        name = self.tr("Area on {}").format(locator) if locator else self.tr("Area of a page")
        return f"{name}: {words}" if words else name

    # Following the library

    def _follow(self, edit: Edit) -> None:
        mine = [change for change in edit.changes if isinstance(change.record, Annotation)]
        if len(mine) > _FEW or any(map(_renames, edit.changes)):
            self.refresh()
            return
        for change in mine:
            self._follow_change(change)

    def _follow_change(self, change: Change) -> None:
        name = AnnotationId(change.record.id)
        new = change.after
        belongs = isinstance(new, Annotation) and self._belongs(new)
        self._cards.pop(name, None)
        key = sort_key(self._bridge.library, new, self._scope.order) if belongs else None  # type: ignore[arg-type]
        row = self._row(name)
        if row is not None and key == self._key_of[name]:
            self.dataChanged.emit(self.index(row), self.index(row))
            return
        if row is not None:
            self._take(row)
        if key is not None:
            self._put(name, key)

    def _belongs(self, annotation: Annotation) -> bool:
        library, scope = self._bridge.library, self._scope
        fits = word_filter(library, scope.words)
        return draws_from(library, scope, annotation) and fits(annotation)

    def _take(self, row: int) -> None:
        self.beginRemoveRows(QModelIndex(), row, row)
        del self._key_of[self._rows[row]], self._rows[row], self._keys[row]
        self.endRemoveRows()

    def _put(self, name: AnnotationId, key: SortKey) -> None:
        row = bisect_left(self._keys, key)
        self.beginInsertRows(QModelIndex(), row, row)
        self._rows.insert(row, name)
        self._keys.insert(row, key)
        self._key_of[name] = key
        self.endInsertRows()

    def _row(self, name: AnnotationId) -> int | None:
        key = self._key_of.get(name)
        return None if key is None else bisect_left(self._keys, key)


def _renames(change: Change) -> bool:
    """Tell whether a change may alter names or colours on cards of other passages."""
    return change.before is not None and not isinstance(change.record, Annotation)
