"""The entries of a reference file as rows: what each would fill in, with a tick box."""

from collections.abc import Sequence
from itertools import islice
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    Qt,
)

from leader_reader.domain.document import Metadata
from leader_reader.domain.reference import Reference
from leader_reader.services.referencing import MatchedBy, Proposal, Review
from leader_reader.ui.parts.ticked_list import Index, TickedModel
from leader_reader.ui.words import joined, long_date

_ROOT = QModelIndex()
MOST_SHOWN = 300
"""Entries of no document that are shown; the rest is counted."""

_FEW = 3


class ReviewModel(TickedModel):
    """The documents that entries are about, then the entries of none.

    What would gain nothing cannot be ticked; with `replacing` there may be more that can.
    """

    def __init__(self, found: Review, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._proposals = found.proposals
        self._others = found.unmatched[:MOST_SHOWN]
        self._left_out: set[int] = set()
        self.replacing = False

    def set_replacing(self, *, on: bool) -> None:
        """Change also fields that say something else."""
        self.replacing = on
        self._changed()

    def ticked(self) -> list[Proposal]:
        """Return what is ticked and has something to give."""
        numbers = enumerate(self._proposals)
        return [each for n, each in numbers if self.gives(each) and n not in self._left_out]

    def giving(self) -> int:
        """Return how many could be ticked."""
        return sum(map(self.gives, self._proposals))

    def gives(self, proposal: Proposal) -> bool:
        """Tell whether an entry would change anything."""
        return bool(proposal.fills or (self.replacing and proposal.changes))

    def can_tick(self, row: int) -> bool:
        return row < len(self._proposals) and self.gives(self._proposals[row])

    def is_ticked(self, row: int) -> bool:
        return row not in self._left_out

    def tick(self, row: int, *, on: bool) -> None:
        self._left_out = self._left_out - {row} if on else self._left_out | {row}

    def _changed(self) -> None:
        if self.rowCount():
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._proposals) + len(self._others)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(index.row())
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.check_state(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join((self.title(index.row()), *self.told(index.row())))
        return None

    # What the rows say

    def is_known(self, row: int) -> bool:
        """Tell whether a row is a document here, not an entry of none."""
        return row < len(self._proposals)

    def title(self, row: int) -> str:
        """Return a row's first line."""
        if row < len(self._proposals):
            return self._proposals[row].record.title
        return self._others[row - len(self._proposals)].title

    def told(self, row: int) -> list[str]:
        """Return a row's muted lines: what it was known by and fills in, and what it differs in."""
        if row >= len(self._proposals):
            entry = self._others[row - len(self._proposals)]
            by = byline(entry)
            return [joined(by, self.tr("no such document here" if by else "No such document here"))]
        proposal = self._proposals[row]
        fills = self.tr("fills in {}").format(self._names(proposal.fills))
        gain = fills if proposal.fills else self.tr("nothing to fill in")
        lines = [joined(self._by(proposal), gain)]
        if proposal.changes:
            lines.append(self._differing(proposal))
        return lines

    def _differing(self, proposal: Proposal) -> str:
        if not self.replacing:
            return self.tr("Differs in {}").format(self._names(proposal.changes))
        metadata = proposal.reference.metadata
        parts = (
            self.tr("{} will be “{}”").format(self._names((name,)), shown(metadata, name))
            for name in proposal.changes
        )
        line = "; ".join(parts)
        return line[:1].upper() + line[1:]

    def _by(self, proposal: Proposal) -> str:
        names = {
            MatchedBy.DOI: self.tr("Same DOI"),
            MatchedBy.PMID: self.tr("Same PMID"),
            MatchedBy.ISBN: self.tr("Same ISBN"),
            MatchedBy.TITLE: self.tr("Same title"),
        }
        return names[proposal.by] if proposal.by else ""

    def _names(self, fields: tuple[str, ...]) -> str:
        names = {
            "title": self.tr("title"),
            "authors": self.tr("authors"),
            "organisation": self.tr("organisation"),
            "date": self.tr("date"),
            "doi": self.tr("DOI"),
            "isbn": self.tr("ISBN"),
            "publisher": self.tr("publisher"),
            "source": self.tr("web address"),
            "language": self.tr("language"),
            "pmid": self.tr("PMID"),
            "container": self.tr("journal or book"),
            "volume": self.tr("volume"),
            "issue": self.tr("issue"),
            "page_range": self.tr("pages"),
        }
        return ", ".join(names[field] for field in fields)


class ChoiceModel(QAbstractListModel):
    """Entries to choose one of, the first few of those that hold all words sought."""

    def __init__(self, entries: Sequence[Reference], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries = entries
        self._sought = [f"{each.title} {byline(each)} {each.key}".casefold() for each in entries]
        self._shown = list(entries[:MOST_SHOWN])

    def seek(self, text: str) -> None:
        """Show the entries that hold all words of `text`."""
        words = text.casefold().split()
        pairs = zip(self._entries, self._sought, strict=True)
        self.beginResetModel()
        found = (entry for entry, sought in pairs if all(word in sought for word in words))
        self._shown = list(islice(found, MOST_SHOWN))
        self.endResetModel()

    def entry(self, index: Index) -> Reference | None:
        """Return the entry of a row, None where there is none."""
        return self._shown[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        if role == Qt.ItemDataRole.DisplayRole:
            return self.title(index.row())
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return ". ".join((self.title(index.row()), *self.told(index.row())))
        return None

    def title(self, row: int) -> str:
        """Return a row's first line."""
        return self._shown[row].title

    def told(self, row: int) -> list[str]:
        """Return a row's muted line."""
        return [byline(self._shown[row])]


def byline(entry: Reference) -> str:
    """Return "West, M.; Eckert, R. · 2014 · BMJ" of an entry, as far as known."""
    metadata = entry.metadata
    people = "; ".join(metadata.authors[:_FEW]) + ("…" if len(metadata.authors) > _FEW else "")
    return joined(people, metadata.year, metadata.container or metadata.publisher)


def shown(metadata: Metadata, name: str) -> str:
    """Return the value of a field as people write it."""
    value = getattr(metadata, name)
    if isinstance(value, tuple):
        return "; ".join(value)
    return long_date(value) if name == "date" else str(value)
