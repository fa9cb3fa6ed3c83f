"""Bookmarks: places in a document that the reader wants to come back to, each with a name."""

from dataclasses import dataclass
from datetime import datetime
from typing import NewType

from leader_reader.domain.document import DocumentId

BookmarkId = NewType("BookmarkId", str)
"""A UUID."""


@dataclass(frozen=True, slots=True)
class Bookmark:
    """A place to come back to: the line of code point `place` of the document's text."""

    id: BookmarkId
    document: DocumentId
    place: int
    name: str
    created: datetime
    modified: datetime
    creator: str
