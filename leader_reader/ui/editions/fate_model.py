"""The passages of an older edition as rows: what became of each, and whether it comes along."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QModelIndex, QObject, Qt

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.comparing.fates import Fate
from leader_reader.domain.comparing.rewording import Kind, Piece
from leader_reader.services import edition_review, editions
from leader_reader.services.citing import area_named
from leader_reader.services.edition_review import Moved, Review
from leader_reader.services.library import Library
from leader_reader.ui.editions.diff_text import condensed
from leader_reader.ui.parts.ticked_list import Index, TickedModel
from leader_reader.ui.words import joined

_ROOT = QModelIndex()
ROW = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True, slots=True, eq=False)
class FateRow:
    """What a row shows: its pieces, its state in words, and the muted rest of the line."""

    moved: Moved
    pieces: tuple[Piece, ...]
    state: str
    about: str
    carried: bool

    @property
    def can_come(self) -> bool:
        """Whether it has a place and is not there yet."""
        return self.moved.target is not None and not self.carried

    @property
    def can_be_placed(self) -> bool:
        """Whether the user can say where it is: an area is not in the text."""
        return self.moved.annotation.area is None and not self.carried

    @property
    def wants_a_place(self) -> bool:
        """Whether it is for the user to say where it is, or was."""
        return self.can_be_placed and (self.moved.by_hand or not self.moved.good)


class FateModel(TickedModel):
    """The rows, those of one fate alone where that is asked for."""

    def __init__(
        self, library: Library, review: Review, carried: Collection[AnnotationId], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library, self._carried = library, frozenset(carried)
        self.review = editions.placed_before(library, review)
        self._fates = [each.fate for each in review.passages]
        passages = self.review.passages
        self._ticked = {e.annotation.id for e in passages if self._can_come(e) and e.good}
        self._shown = list(range(len(passages)))
        self._made: dict[AnnotationId, FateRow] = {}

    def ticked(self) -> list[AnnotationId]:
        """Return the passages that come along, in the order of the text."""
        ids = (each.annotation.id for each in self.review.passages)
        return [each for each in ids if each in self._ticked]

    def able(self) -> int:
        """Return how many passages could come along."""
        return sum(map(self._can_come, self.review.passages))

    def place(self, row: int, start: int, end: int) -> None:
        """Take a row's passage to be at code points `start..end` of the new text, and tick it."""
        known = self._moved(row).annotation.id
        self.review = edition_review.placed(self.review, known, start, end)
        self._ticked |= {known}
        del self._made[known]
        self.dataChanged.emit(self.index(row), self.index(row))

    def row(self, number: int) -> FateRow:
        """Return what a row shows; it is made when it is first seen."""
        moved = self._moved(number)
        known = moved.annotation.id
        if known not in self._made:
            self._made[known] = self._row(moved, carried=known in self._carried)
        return self._made[known]

    def show_fate(self, fate: str) -> None:
        """Show the passages of one fate, or all for ""; placed by hand they stay among theirs."""
        self.beginResetModel()
        self._shown = [n for n, each in enumerate(self._fates) if fate in ("", each.value)]
        self.endResetModel()

    def tick_all(self, *, on: bool) -> None:
        """Tick all rows that are shown and can come along, or none of them."""
        moved = [self.review.passages[number] for number in self._shown]
        shown = {each.annotation.id for each in moved if self._can_come(each)}
        self._ticked = self._ticked | shown if on else self._ticked - shown
        if self._shown:
            self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def can_tick(self, row: int) -> bool:
        return self._can_come(self._moved(row))

    def is_ticked(self, row: int) -> bool:
        return self._moved(row).annotation.id in self._ticked

    def tick(self, row: int, *, on: bool) -> None:
        change = {self._moved(row).annotation.id}
        self._ticked = self._ticked | change if on else self._ticked - change

    def _moved(self, row: int) -> Moved:
        return self.review.passages[self._shown[row]]

    def _can_come(self, moved: Moved) -> bool:
        return moved.target is not None and moved.annotation.id not in self._carried

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        row = self.row(index.row())
        if role == ROW:
            return row
        if role == Qt.ItemDataRole.DisplayRole:
            return "".join(piece.words for piece in row.pieces)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.check_state(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(row)
        return None

    # Words

    def _row(self, moved: Moved, *, carried: bool) -> FateRow:
        library, review = self._library, self.review
        old, target = moved.annotation, moved.target
        places = [review.old.locator(old.start, old.area.page if old.area else None)]
        if target is not None:
            page = target.area.page if target.area else None
            places.append(review.new.locator(target.position.start, page))
        codebook = library.codebook
        topics = sorted(codebook[topic].name for topic in old.topics if topic in codebook)
        about = joined(
            " → ".join(dict.fromkeys(filter(None, places))),
            ", ".join(topics),
            self.tr("with a note") if old.note else "",
            self.tr("carried over already") if carried else "",
        )
        return FateRow(moved, _pieces(moved), self._state(moved), about, carried)

    def _state(self, moved: Moved) -> str:
        if moved.by_hand:
            return self.tr("Placed by hand")
        names = {
            Fate.UNCHANGED: self.tr("Unchanged"),
            Fate.REWORDED: self.tr("Reworded"),
            Fate.GONE: self.tr("Gone"),
        }
        return names[moved.fate]

    def _spoken(self, row: FateRow) -> str:
        """Return a row in words: colours and lines say nothing to a screen reader."""
        said = {Kind.LEFT_OUT: self.tr("left out: {}"), Kind.PUT_IN: self.tr("put in: {}")}
        parts = (said.get(each.kind, "{}").format(each.words.strip()) for each in row.pieces)
        return f"{row.state}. {', '.join(filter(None, parts))}. {row.about}"


def _pieces(moved: Moved) -> tuple[Piece, ...]:
    old = moved.annotation.exact
    if moved.annotation.area is not None:
        name = area_named(f"p. {moved.annotation.area.page}")
        return (Piece(Kind.KEPT, ": ".join(filter(None, (name, " ".join(old.split()))))),)
    if moved.pieces:
        return condensed(moved.pieces)
    return (Piece(Kind.KEPT, " ".join(old.split())),)
