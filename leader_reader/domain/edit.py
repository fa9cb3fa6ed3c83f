"""One kind of change: an Edit is a label and records before and after; undo is its inverse."""

from dataclasses import dataclass, replace

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.bookmark import Bookmark
from leader_reader.domain.codebook import Topic
from leader_reader.domain.document import DocumentRecord
from leader_reader.domain.finding import Finding

Record = Annotation | Topic | DocumentRecord | Bookmark | Finding


@dataclass(frozen=True, slots=True)
class Change:
    """One record before and after an edit; None where it does not exist."""

    before: Record | None
    after: Record | None

    def __post_init__(self) -> None:
        ends = [record for record in (self.before, self.after) if record is not None]
        if not ends or any(
            type(record) is not type(ends[0]) or record.id != ends[0].id for record in ends
        ):
            msg = "a change is about one record"
            raise ValueError(msg)

    @property
    def record(self) -> Record:
        """The record as it is after the change, or was where it is gone."""
        record = self.after if self.after is not None else self.before
        assert record is not None  # noqa: S101 - __post_init__ saw to it
        return record

    def inverse(self) -> "Change":
        return Change(self.after, self.before)


@dataclass(frozen=True, slots=True)
class Edit:
    """What one act changed. `label` completes "Undo ..."; edits of one `batch` undo together."""

    label: str
    changes: tuple[Change, ...]
    batch: str = ""

    def inverse(self) -> "Edit":
        """Return the edit that takes this one back."""
        changes = tuple(change.inverse() for change in reversed(self.changes))
        return Edit(self.label, changes, self.batch)

    def __bool__(self) -> bool:
        return bool(self.changes)


def only_described(change: Change) -> bool:
    """Tell whether a change is only of what is known about a document: its text is as it was."""
    before, after = change.before, change.after
    if not (isinstance(before, DocumentRecord) and isinstance(after, DocumentRecord)):
        return False
    return replace(before, metadata=after.metadata) == after


def combine(label: str, *edits: Edit) -> Edit:
    """Return one edit that makes all the changes of `edits`, in order."""
    return Edit(label, tuple(change for edit in edits for change in edit.changes))
