"""Undo and redo over the edits kept in the store, so that they reach back over a restart."""

from collections.abc import Callable, Sequence

from leader_reader.domain.edit import Edit, combine
from leader_reader.services.ports import HistoryEntry, Store


class History:
    """Steps back and forth through the store's edits; those of one batch go together."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.refresh()

    def refresh(self) -> None:
        """Look up anew what can be undone and redone."""
        self._labels = self._store.labels()

    @property
    def undo_label(self) -> str:
        """What Undo would take back, or ""."""
        return self._labels[0]

    @property
    def redo_label(self) -> str:
        """What Redo would do again, or ""."""
        return self._labels[1]

    def undo(self) -> Edit | None:
        """Take the newest edit (or batch) back; return what that changed."""
        step = self._step(self._store.done, self._store.undo)
        return combine(_label(step), *(edit.inverse() for edit in step)) if step else None

    def redo(self) -> Edit | None:
        """Make the oldest undone edit (or batch) again; return what that changed."""
        step = self._step(self._store.undone, self._store.redo)
        return combine(_label(step), *step) if step else None

    def _step(
        self, following: Callable[[], HistoryEntry | None], take: Callable[[HistoryEntry], None]
    ) -> list[Edit]:
        taken: list[Edit] = []
        entry = following()
        try:
            while entry is not None and (not taken or _same_batch(taken[-1], entry.edit)):
                take(entry)
                taken.append(entry.edit)
                entry = following()
        finally:
            self.refresh()
        return taken


def _label(step: Sequence[Edit]) -> str:
    """Return what was taken back or made again: of a batch the first, and how many others."""
    others = len({edit.label for edit in step}) - 1
    return f"{step[0].label} and {others:,} more" if others else step[0].label


def _same_batch(one: Edit, other: Edit) -> bool:
    return bool(one.batch) and one.batch == other.batch
