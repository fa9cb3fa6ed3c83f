"""What helps to find again: saved searches, words that count as one, suggestions passed over."""

import hashlib
import unicodedata
from dataclasses import dataclass, field
from datetime import datetime
from typing import NewType

from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import SortOrder

SavedSearchId = NewType("SavedSearchId", str)
"""A UUID."""

SynonymsId = NewType("SynonymsId", str)
"""A UUID."""

SkipId = NewType("SkipId", str)
"""A UUID."""


@dataclass(frozen=True, slots=True)
class SavedSearch:
    """A search kept under a name; no two have the same, whatever their case.

    `narrowed` are (facet, value) as in a Query.
    """

    id: SavedSearchId
    name: str
    text: str
    narrowed: tuple[tuple[str, str], ...] = ()
    order: SortOrder = SortOrder.RELEVANCE
    created: datetime = field(kw_only=True)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """Two or more words or phrases that a search takes as one; no word is in two groups."""

    id: SynonymsId
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Skip:
    """A suggestion passed over: code points `start..end` of a document, not to be offered again.

    `seed` names what it was similar to; see `topic_seed`, `annotation_seed` and `text_seed`.
    """

    id: SkipId
    seed: str
    document: DocumentId
    start: int
    end: int


Finding = SavedSearch | Synonyms | Skip


def topic_seed(topic: TopicId) -> str:
    """Return the seed of suggestions like the passages tagged with a topic."""
    return f"topic:{topic}"


def annotation_seed(annotation: AnnotationId) -> str:
    """Return the seed of suggestions like one marked passage."""
    return f"annotation:{annotation}"


def text_seed(text: str) -> str:
    """Return the seed of suggestions like a selection; the same for other case and white space."""
    folded = " ".join(unicodedata.normalize("NFKC", text).casefold().split())
    digest = hashlib.sha1(folded.encode(errors="surrogatepass"), usedforsecurity=False)
    return f"text:{digest.hexdigest()}"
