"""What a search asks and what it finds: passages, with snippets and facets."""

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId


class HitKind(StrEnum):
    """What a hit is: a block of a document, a reader's comment in it, a note, or a tagged passage.

    A tagged passage is found by the names of its topics.
    """

    PASSAGE = "passage"
    COMMENT = "comment"
    NOTE = "note"
    TAGGED = "tagged"


FACETS = ("topic", "document", "format", "year", "kind", "tagged")
"""By what hits are counted and can be narrowed, in the order in which it is shown."""


class SortOrder(StrEnum):
    """The order of hits: the best first, the newest document first, or by title and place."""

    RELEVANCE = "relevance"
    DATE = "date"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Query:
    """What the user typed. `prefix_last`: the last word may be unfinished (as you type).

    `narrowed` are (facet, value) that must hold; values of one facet are alternatives.
    `widened`: synonyms, acronyms and other spellings of the words count as well. `facets` are
    those by which hits are to be counted too.
    """

    text: str
    limit: int = 50
    prefix_last: bool = False
    order: SortOrder = SortOrder.RELEVANCE
    narrowed: tuple[tuple[str, str], ...] = ()
    widened: bool = True
    facets: tuple[str, ...] = FACETS


@dataclass(frozen=True, slots=True)
class Problem:
    """A part of a query, code points `start..end` of its text, that was not understood."""

    start: int
    end: int
    sentence: str


@dataclass(frozen=True, slots=True)
class Widening:
    """What was searched for besides `word`, and why.

    `reason` is "synonym", "acronym", "spelling" or "hyphen".
    """

    word: str
    added: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True)
class Snippet:
    """An excerpt around the matches. `matches` are (start, end) code points in `text`."""

    text: str
    matches: tuple[tuple[int, int], ...] = ()


class Hit(NamedTuple):
    """One passage found. `start..end` and `matches` are code points of the document's text.

    A note's hit has the annotation's passage as its range and no matches in the document.
    `reasons` are the words that make a passage similar to another. A named tuple, as hits are
    made by the score at each letter typed, which costs a data class ten times as much.
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
    reasons: tuple[str, ...] = ()

    def dressed(
        self,
        snippet: Snippet,
        matches: tuple[tuple[int, int], ...],
        topics: frozenset[TopicId],
        locator: str,
    ) -> "Hit":
        """Return the hit with what is shown of it."""
        return self._replace(snippet=snippet, matches=matches, topics=topics, locator=locator)


class Facet(NamedTuple):
    """One value of a facet and how many hits have it: ("format", "pdf", 12).

    `label` is what to show for a topic or document, whose value is an id; else "". A named tuple,
    as a Hit is: there are a hundred documents with each search.
    """

    name: str
    value: str
    count: int  # type: ignore[assignment]  # in place of what tuples have under this name
    label: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """The best hits of a query; `total` counts all of them; `took` is in milliseconds.

    `correction` is the query's text in a likelier spelling, or "".
    """

    query: Query
    hits: tuple[Hit, ...] = ()
    total: int = 0
    took: float = 0.0
    facets: tuple[Facet, ...] = field(default=())
    problems: tuple[Problem, ...] = ()
    widenings: tuple[Widening, ...] = ()
    correction: str = ""

    @property
    def problem(self) -> str:
        """The sentences about what was not understood, in one line."""
        return " ".join(dict.fromkeys(each.sentence for each in self.problems))
