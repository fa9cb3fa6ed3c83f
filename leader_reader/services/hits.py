"""Hits as the passages they stand for: described where they were found, cited, tagged together."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from leader_reader.domain.anchoring import describe, trim
from leader_reader.domain.annotation import (
    Annotation,
    AnnotationId,
    AreaSelector,
    Target,
    TextPositionSelector,
)
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import Block, BlockKind, Document, DocumentId
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import NotFound
from leader_reader.domain.search import Hit
from leader_reader.services.citing import area_named, cite
from leader_reader.services.library import Library
from leader_reader.services.ports import Store

_TOLD = "Tag {} passages"

Range = tuple[DocumentId, int, int]
"""Code points of a document."""

_Key = tuple[TextPositionSelector, AreaSelector | None]


@dataclass(frozen=True, slots=True)
class Place:
    """The passage a hit stands for, all of it that is needed to tag or quote it.

    `title` is its document's, `locator` says where in it ("p. 12"), `citation` is the reference
    of an export.
    """

    target: Target
    title: str
    locator: str
    citation: str

    @property
    def range(self) -> Range:
        return (self.target.source, self.target.position.start, self.target.position.end)

    @property
    def words(self) -> str:
        """The words quoted; of an area without any, what it is called."""
        area = area_named(self.locator) if self.target.area else ""
        return self.target.quote.exact or area


@dataclass(frozen=True, slots=True)
class Planned:
    """What tagging comes to for one passage.

    `annotation` is there already with exactly this range; `missing` are the topics it would gain.
    """

    place: Place
    annotation: Annotation | None
    missing: frozenset[TopicId]


# Reading, in the thread that searches


def places(store: Store, hits: Iterable[Hit]) -> Iterator[list[Place]]:
    """Yield the passages of `hits`, those of one document at a time and in its order.

    A passage is the whole paragraph found, or what an annotation marks; one found twice counts
    once. What is gone or damaged is left out.
    """
    of_document: dict[DocumentId, list[Hit]] = {}
    for hit in hits:
        of_document.setdefault(hit.document, []).append(hit)
    for document, found in of_document.items():
        yield _places_in(store, document, found)


def _places_in(store: Store, document: DocumentId, hits: Iterable[Hit]) -> list[Place]:
    try:
        whole = store.document(document)
    except (NotFound, ValueError, KeyError, TypeError):
        return []
    targets = {_key(target): target for hit in hits if (target := _target(store, whole, hit))}
    found = sorted(targets.values(), key=lambda each: each.position)
    return [place_of(whole, target) for target in found]


def _key(target: Target) -> _Key:
    return target.position, target.area


def _target(store: Store, document: Document, hit: Hit) -> Target | None:
    if hit.annotation is not None:
        return _marked(store, hit.annotation)
    start, end = trim(document.text, hit.start, hit.end)
    return describe(document, start, end) if 0 <= start < end <= len(document.text) else None


def _marked(store: Store, annotation: AnnotationId) -> Target | None:
    try:
        return store.annotation(annotation).target
    except NotFound:
        return None


def place_of(document: Document, target: Target) -> Place:
    """Return a passage of an open document with its reference."""
    start = target.position.start
    locator = document.locator(start, target.area.page if target.area else None)
    comment = None if target.area else _comment(document.blocks[document.block_at(start)])
    cited = cite(document.record.metadata, document.title, locator, comment=comment)
    return Place(target, document.title, locator, cited)


def _comment(block: Block) -> Block | None:
    return block if block.kind is BlockKind.COMMENT else None


# Acting, where the library is


def quotes(found: Iterable[Place]) -> str:
    """Return the words of passages, each with its reference, a blank line between them."""
    return "\n\n".join(f"“{place.words}” ({place.citation})" for place in found)


def plan(library: Library, found: Iterable[Place], topics: Iterable[TopicId]) -> list[Planned]:
    """Return what tagging each passage with `topics` comes to; those of removed documents are out.

    A topic that is still to be made can be among them.
    """
    wanted = frozenset(topics)
    there = _Marked(library)
    planned = []
    for place in found:
        if place.target.source in library.documents:
            same = there.at(place.target)
            planned.append(Planned(place, same, wanted - same.topics if same else wanted))
    return planned


def tag_hits(library: Library, found: Sequence[Place], topics: Iterable[TopicId]) -> Edit:
    """Tag passages together: those marked already gain the topics, for the others one is made.

    Those that have the topics are left alone.
    """
    planned = [each for each in plan(library, found, topics) if each.missing]
    changes = tuple(_change(library, each) for each in planned)
    one = len(changes) == 1
    return Edit("Tag passage" if one else _TOLD.format(f"{len(changes):,}"), changes)


def _change(library: Library, planned: Planned) -> Change:
    stamp, old = library.stamp(), planned.annotation
    if old is not None:
        new = replace(old, topics=old.topics | planned.missing, modified=stamp.now)
        return Change(old, new)
    made = Annotation(
        id=AnnotationId(stamp.id),
        target=planned.place.target,
        topics=planned.missing,
        note="",
        created=stamp.now,
        modified=stamp.now,
        creator=stamp.creator,
    )
    return Change(None, made)


class _Marked:
    """What is marked in the documents asked about, by range; each is looked through once."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._in_document: dict[DocumentId, dict[_Key, Annotation]] = {}

    def at(self, where: Target) -> Annotation | None:
        document = where.source
        if document not in self._in_document:
            found = reversed(self._library.annotations_in(document))
            self._in_document[document] = {_key(each.target): each for each in found}
        return self._in_document[document].get(_key(where))
