"""Gathers the excerpts of chosen topics and documents, ready for an exporter."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import Topic, TopicId
from leader_reader.domain.document import Block, BlockKind, Document, DocumentId
from leader_reader.services.citing import cite
from leader_reader.services.library import Library
from leader_reader.services.ports import Excerpt, ExcerptGroup


@dataclass(frozen=True, slots=True)
class Choice:
    """What to export. No topics means every passage, no documents means all documents."""

    topics: frozenset[TopicId] = frozenset()
    documents: frozenset[DocumentId] = frozenset()


@dataclass(frozen=True, slots=True)
class ExportCount:
    """How much an export would hold; a passage with two topics counts once."""

    passages: int
    documents: int
    topics: int


def unfinished(target: Path) -> Path:
    """Return where a file is written until it is whole: beside where it is to be."""
    return target.with_name(f".{target.name}.part")


def count(library: Library, choice: Choice) -> ExportCount:
    """Return how much `choice` comes to, without reading a text."""
    groups = _groups(library, choice)
    found = {each.id: each for _, annotations in groups for each in annotations}
    documents = {each.document for each in found.values()}
    return ExportCount(len(found), len(documents), sum(topic is not None for topic, _ in groups))


def gather(library: Library, choice: Choice) -> list[ExcerptGroup]:
    """Return the excerpts by topic in codebook order, those without a topic last."""
    shelf = _Shelf(library)
    return [shelf.group(topic, annotations) for topic, annotations in _groups(library, choice)]


def preview(library: Library, choice: Choice, limit: int = 3) -> list[Excerpt]:
    """Return the first few excerpts of `choice`."""
    shelf = _Shelf(library)
    found = (
        (topic, each) for topic, annotations in _groups(library, choice) for each in annotations
    )
    return [
        shelf.excerpt(topic, each) for (topic, each), _ in zip(found, range(limit), strict=False)
    ]


def citation(library: Library, annotation: Annotation) -> str:
    """Return the reference of a passage, as an export gives it."""
    return _Shelf(library).excerpt(None, annotation).citation


def _groups(library: Library, choice: Choice) -> list[tuple[Topic | None, list[Annotation]]]:
    groups = list(_every_group(library, choice))
    return [(topic, annotations) for topic, annotations in groups if annotations]


def _every_group(
    library: Library, choice: Choice
) -> Iterator[tuple[Topic | None, list[Annotation]]]:
    codebook = library.codebook
    chosen = {below for topic in choice.topics for below in codebook.descendants(topic)}
    for topic in codebook:
        if not choice.topics or topic.id in chosen:
            tagged = library.annotations_with(topic.id)
            yield (
                topic,
                _in_order(library, choice.documents, (a for a in tagged if topic.id in a.topics)),
            )
    if not choice.topics:
        untagged = (each for each in library.annotations.values() if not each.topics)
        yield None, _in_order(library, choice.documents, untagged)


def _in_order(
    library: Library, documents: Collection[DocumentId], annotations: Iterator[Annotation]
) -> list[Annotation]:
    kept = [each for each in annotations if not documents or each.document in documents]
    return sorted(
        kept,
        key=lambda each: (
            library.documents[each.document].title.casefold(),
            each.document,
            each.start,
            each.area.top if each.area else 0.0,
        ),
    )


def _comment_at(document: Document, offset: int) -> Block | None:
    block = document.blocks[document.block_at(offset)]
    return block if block.kind is BlockKind.COMMENT else None


class _Shelf:
    """Makes excerpts; keeps each document's text while it is needed."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._texts: dict[DocumentId, Document] = {}

    def group(self, topic: Topic | None, annotations: list[Annotation]) -> ExcerptGroup:
        return ExcerptGroup(
            topic=self._library.codebook.path(topic.id) if topic else "",
            colour=topic.colour if topic else "",
            description=topic.description if topic else "",
            excerpts=tuple(self.excerpt(topic, each) for each in annotations),
        )

    def excerpt(self, topic: Topic | None, annotation: Annotation) -> Excerpt:
        document = self._document(annotation.document)
        metadata = document.record.metadata
        area = annotation.area
        locator = document.locator(annotation.start, area.page if area else None)
        comment = None if area else _comment_at(document, annotation.start)
        codebook = self._library.codebook
        paths = (codebook.path(each) for each in annotation.topics if each in codebook)
        return Excerpt(
            quote=annotation.exact,
            topics=tuple(sorted(paths)),
            note=annotation.note,
            title=document.title,
            authors=metadata.authors,
            date=metadata.date,
            locator=locator,
            heading=document.heading_at(annotation.start),
            citation=cite(metadata, document.title, locator, comment=comment),
            colour=topic.colour if topic else "",
            created=annotation.created.isoformat(timespec="seconds"),
            modified=annotation.modified.isoformat(timespec="seconds"),
            creator=annotation.creator,
            document=document.id,
            annotation=annotation.id,
            start=annotation.start,
            end=annotation.end,
            area=area.fragment() if area else "",
            source=cite(metadata, document.title, ""),
        )

    def _document(self, document: DocumentId) -> Document:
        if document not in self._texts:
            self._texts[document] = self._library.document(document)
        return self._texts[document]
