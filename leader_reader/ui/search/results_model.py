"""What a search found as rows for Qt: titles of documents, and hits under them."""

from collections.abc import Mapping, Sequence
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from leader_reader.domain.search import Hit, HitKind
from leader_reader.services.library import Library
from leader_reader.services.searching import NoteSnippet
from leader_reader.ui.search.grouping import Group, Row, grouped
from leader_reader.ui.spans import run_together
from leader_reader.ui.words import joined, long_date, passages_counted, plain_tip

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_FIRST, _BATCH = 12, 12
"""Rows that fill the view, which are laid out at once, and those that come with each look."""

_SOON = 200
"""Rows that come by themselves, so that the scroll bar tells how many there are."""
_Place = tuple[str, int, int, str]


class Role(IntEnum):
    """What the delegate asks for: the row itself, a Group or a Hit."""

    ROW = int(Qt.ItemDataRole.UserRole) + 1


class ResultsModel(QAbstractListModel):
    """The hits of one search, handed to the view some at a time: to lay one out takes its time."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._rows: list[Row] = []
        self._shown = 0
        self._flat = False
        self._row_at: dict[_Place, int] = {}

    def set_hits(
        self, hits: Sequence[Hit], counts: Mapping[str, int] | None = None, *, flat: bool = False
    ) -> None:
        """Show `hits` in their order, under the titles of their documents or `flat`.

        `counts` are those of the whole documents, for the titles.
        """
        self.beginResetModel()
        self._rows = list(hits) if flat else grouped(hits, counts)
        self._row_at = {
            _place(row): number for number, row in enumerate(self._rows) if isinstance(row, Hit)
        }
        self._flat = flat
        self._shown = min(_FIRST, len(self._rows))
        self.endResetModel()

    @property
    def is_filling(self) -> bool:
        """Whether there are more rows that the view is to have without being asked."""
        return self.canFetchMore() and self._shown < _SOON

    def hit(self, row: int) -> Hit | None:
        """Return the hit of a row, None for a title."""
        found = self._rows[row] if 0 <= row < len(self._rows) else None
        return found if isinstance(found, Hit) else None

    def hits_from(self, row: int) -> list[Hit]:
        """Return the hits of `row` and those after it."""
        return [each for each in self._rows[max(0, row) :] if isinstance(each, Hit)]

    def row_of(self, wanted: Hit) -> int | None:
        """Return the row of the hit at the same place as `wanted`, None where it has gone."""
        return self._row_at.get(_place(wanted))

    def rows_of(self, wanted: Sequence[Hit]) -> list[int]:
        """Return the rows of the hits at the same places as `wanted`, from the top."""
        found = (self.row_of(hit) for hit in wanted)
        return sorted(row for row in found if row is not None)

    def end_row(self, step: int) -> int | None:
        """Return the row of the first hit, or with step -1 of the last."""
        return self.next_row(-1 if step > 0 else len(self._rows), step)

    def next_row(self, row: int, step: int) -> int | None:
        """Return the row of the hit after (step 1) or before (-1) `row`, None at the end."""
        row += step
        while 0 <= row < len(self._rows):
            if isinstance(self._rows[row], Hit):
                return row
            row += step
        return None

    def show_row(self, row: int) -> None:
        """See to it that the view has been handed `row`."""
        while row >= self._shown and self.canFetchMore():
            self.fetchMore()

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else self._shown

    def canFetchMore(self, parent: Index = _ROOT) -> bool:
        return not parent.isValid() and self._shown < len(self._rows)

    def fetchMore(self, _parent: Index = _ROOT) -> None:
        last = min(self._shown + _BATCH, len(self._rows)) - 1
        self.beginInsertRows(_ROOT, self._shown, last)
        self._shown = last + 1
        self.endInsertRows()

    def flags(self, index: Index) -> Qt.ItemFlag:
        if index.isValid() and self.hit(index.row()) is not None:
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid() or index.row() >= self._shown:
            return None
        row = self._rows[index.row()]
        if role == Role.ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return row.title if isinstance(row, Group) else row.snippet.text
        if role == Qt.ItemDataRole.ToolTipRole:
            tip = row.title if isinstance(row, Group) else self.topic_names(row)
            return plain_tip(tip) or None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    def place(self, hit: Hit) -> str:
        """Return the muted line under a hit: where it stands, or whose words it is.

        It is "" where that would only say the hit's words or its document's title again.
        """
        title = hit.title if self._flat else ""
        if hit.kind is HitKind.COMMENT:
            who = hit.author or self.tr("a reader")
            return joined(self.tr("Comment by {}").format(who), long_date(hit.date), title)
        where = hit.locator or ("" if hit.page is None else self.tr("p. {}").format(hit.page))
        if hit.kind in (HitKind.NOTE, HitKind.TAGGED):
            return joined(*self._noted(hit), where, title)
        under = self._under(hit)
        return joined(where, "" if under == self.tr("Title") else title, under)

    def place_marks(self, hit: Hit) -> tuple[tuple[int, int], ...]:
        """Return what of the place line matched: (start, end) in the names of topics."""
        if not isinstance(hit.snippet, NoteSnippet) or not hit.snippet.named.text:
            return ()
        named = hit.snippet.named
        at = self.place(hit).index(named.text)
        marks = run_together(named.text, named.matches)
        return tuple((at + start, at + end) for start, end in marks)

    def has_note(self, hit: Hit) -> bool:
        """Tell whether a hit among the notes has one, or is a passage found by its topics."""
        if isinstance(hit.snippet, NoteSnippet):
            return bool(hit.snippet.note.text)
        return hit.kind is HitKind.NOTE

    def _under(self, hit: Hit) -> str:
        """Return the heading that a hit stands under, or that it is one itself."""
        if hit.heading and hit.snippet.text == hit.heading:
            return self.tr("Title") if hit.heading == hit.title else self.tr("Heading")
        return "" if hit.heading == hit.title else hit.heading

    def _noted(self, hit: Hit) -> tuple[str, str]:
        """Return "Note" for a passage with a note, and the topics that matched."""
        noted = self.tr("Note") if self.has_note(hit) else ""
        named = hit.snippet.named.text if isinstance(hit.snippet, NoteSnippet) else ""
        if noted or named:
            return noted, named
        book = self._library.codebook
        names = ", ".join(topic.name for topic in book if topic.id in hit.topics)
        return "", names or self.tr("Highlight")

    def topic_names(self, hit: Hit) -> str:
        """Return the paths of a hit's topics, with commas."""
        book = self._library.codebook
        return ", ".join(sorted(book.path(topic) for topic in hit.topics if topic in book))

    def _spoken(self, row: Row) -> str:
        if isinstance(row, Group):
            return f"{row.title}, {self.tr('more') if row.again else passages_counted(row.count)}"
        parts = (row.snippet.text, self.place(row), row.title, self.topic_names(row))
        return ". ".join(part for part in parts if part)


def _place(hit: Hit) -> _Place:
    return hit.document, hit.start, hit.end, hit.annotation or ""
