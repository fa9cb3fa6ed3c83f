"""Which passages a list shows, and in what order."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.services.library import Library

SortKey = tuple[str | float | int, ...]


class Order(StrEnum):
    """By document and place in it, or the newest first."""

    PLACE = "place"
    NEWEST = "newest"


@dataclass(frozen=True, slots=True)
class Scope:
    """Passages of `document`, or of `topic` and those below it, or with `everywhere` all.

    A topic goes before `everywhere`, that before the document. `words` must all occur in the
    quote, the note or the topics.
    """

    document: DocumentId | None = None
    everywhere: bool = False
    topic: TopicId | None = None
    words: str = ""
    order: Order = Order.PLACE

    @property
    def over_all(self) -> bool:
        return self.everywhere or self.topic is not None


def passages(library: Library, scope: Scope) -> Iterable[Annotation]:
    """Return the passages that `scope` draws from, before its words are looked for."""
    if scope.topic is not None:
        known = scope.topic in library.codebook
        return library.annotations_with(scope.topic) if known else ()
    if scope.everywhere:
        return library.annotations.values()
    return library.annotations_in(scope.document) if scope.document is not None else ()


def draws_from(library: Library, scope: Scope, annotation: Annotation) -> bool:
    """Tell whether a passage is among those that `passages` returns."""
    if scope.topic is not None:
        known = scope.topic in library.codebook
        return known and bool(annotation.topics & library.codebook.descendants(scope.topic))
    return scope.everywhere or annotation.document == scope.document


def word_filter(library: Library, words: str) -> Callable[[Annotation], bool]:
    """Return a test whether each of `words` occurs in a passage's quote, note or topics."""
    wanted = words.casefold().split()
    codebook = library.codebook
    paths = {topic.id: codebook.path(topic.id).casefold() for topic in codebook} if wanted else {}

    def fits(annotation: Annotation) -> bool:
        text = f"{annotation.exact}\n{annotation.note}".casefold()
        missing = [word for word in wanted if word not in text]
        topics = [paths.get(topic, "") for topic in annotation.topics] if missing else []
        return all(any(word in path for path in topics) for word in missing)

    return fits


def sort_key(library: Library, annotation: Annotation, order: Order) -> SortKey:
    """Return what a passage is sorted by; no two passages have the same."""
    if order is Order.NEWEST:
        return (-annotation.created.timestamp(), annotation.id)
    record = library.documents.get(annotation.document)
    title = record.title.casefold() if record else ""
    top = annotation.area.top if annotation.area else 0.0
    return (title, annotation.document, annotation.start, -annotation.end, top, annotation.id)
