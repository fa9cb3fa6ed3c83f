"""What a search asks and what it finds: passages, with snippets and facets."""

from dataclasses import dataclass, field
from enum import StrEnum

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId


class HitKind(StrEnum):
    """What a hit is: a block of a document, a reader's comment in it, or a note."""

    PASSAGE = "passage"
    COMMENT = "comment"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Query:
    """What the user typed. `prefix_last`: the last word may be unfinished (as you type)."""

    text: str
    limit: int = 50
    prefix_last: bool = False


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt around the matches. `matches` are (start, end) code points in `text`."""

    text: str
    matches: tuple[tuple[int, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """One passage found. `start..end` and `matches` are code points of the document's text.

    A note's hit has the annotation's passage as its range and no matches in the document.
    """

    document: DocumentId
    title: str
    kind: HitKind
    start: int
    end: int
    page: int | None
    heading: str
    score: float
    snippet: Snippet
    matches: tuple[tuple[int, int], ...] = ()
    annotation: AnnotationId | None = None
    topics: frozenset[TopicId] = frozenset()
    author: str = ""
    date: str = ""
    locator: str = ""


@dataclass(frozen=True, slots=True)
class Facet:
    """One value of a facet and how many hits have it: ("format", "pdf", 12)."""

    name: str
    value: str
    count: int


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits of a query; `total` counts all of them; `took` is in milliseconds.

    `problem` explains a part of the query that could not be understood, or is "".
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    took: float = 0.0
    facets: tuple[Facet, ...] = field(default=())
    problem: str = ""
