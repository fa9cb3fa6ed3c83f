"""Highlights and notes that a file brings with it, made in another program."""

from dataclasses import dataclass
from datetime import UTC, datetime
from enum import StrEnum

from leader_reader.domain.annotation import Target


class MarkKind(StrEnum):
    """What a mark is in its file."""

    HIGHLIGHT = "highlight"
    UNDERLINE = "underline"
    STRIKEOUT = "strikeout"
    SQUIGGLY = "squiggly"
    NOTE = "note"
    AREA = "area"
    COMMENT = "comment"


@dataclass(frozen=True, slots=True)
class FoundMark:
    """One mark and where it stands in the document.

    `note` holds what was written with it, replies included. `creator`, `created` and `modified`
    are as the file says, "" and None where it does not. `colour` is "#rrggbb" or ""; `tags` are
    names of topics that the file carries.
    """

    kind: MarkKind
    target: Target
    note: str = ""
    creator: str = ""
    created: datetime | None = None
    modified: datetime | None = None
    colour: str = ""
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MarksFound:
    """The marks of one file in the order of its text; `lost` are those without a place in it."""

    marks: tuple[FoundMark, ...] = ()
    lost: int = 0


def moment(text: str) -> datetime | None:
    """Return the time that ISO 8601 `text` names, None where it names none.

    One without a time zone is taken for UTC.
    """
    try:
        found = datetime.fromisoformat(text.strip())
        aware = found if found.tzinfo is not None else found.replace(tzinfo=UTC)
        return aware.astimezone(UTC)
    except (ValueError, OverflowError):
        return None
