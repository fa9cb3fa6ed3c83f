"""A new edition of a document: what became of each passage, and an Edit that carries them over.

The old edition stays as it is. A passage carried over gets an id made from its old one, so that
it is known again however often the editions are reviewed.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from uuid import NAMESPACE_URL, uuid5

from leader_reader.domain.annotation import Annotation, AnnotationId, Target
from leader_reader.domain.bookmark import BookmarkId
from leader_reader.domain.document import Document, DocumentId, DocumentRecord
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import NotFound, Refused
from leader_reader.services.edition_review import (
    Moved,
    MovedBookmark,
    Review,
    placed_at,
    reviewing,
)
from leader_reader.services.library import Library


def review(library: Library, new: DocumentId, old: DocumentId) -> Review:
    """Compare two documents of the library at once. Raises Refused where they are one."""
    check_pair(library, new, old)
    steps = reviewing(
        library.document(old),
        library.document(new),
        library.annotations_in(old),
        library.bookmarks_in(old),
    )
    while True:
        try:
            next(steps)
        except StopIteration as finished:
            found: Review = finished.value
            return found


def check_pair(library: Library, new: DocumentId, old: DocumentId) -> None:
    """Raise Refused where `new` cannot be the next edition of `old`, NotFound where one is gone."""
    if {new, old} - set(library.documents):
        raise NotFound("One of the two editions is no longer in the library.")
    if old == new:
        raise Refused("A document cannot be a new edition of itself; choose another one.")
    if new in earlier_editions(library, old):
        titles = library.documents[old].title, library.documents[new].title
        raise Refused(f"“{titles[0]}” is a later edition of “{titles[1]}” already.")


def placed_before(library: Library, review: Review) -> Review:
    """Return the review with what was placed by hand and carried over before where it is now."""
    passages = (_placed_before(library, review.new, each) for each in review.passages)
    return replace(review, passages=tuple(passages))


def _placed_before(library: Library, new: Document, moved: Moved) -> Moved:
    there = library.annotations.get(carried_id(moved.annotation.id, new.id))
    if moved.target is not None or there is None or there.area is not None:
        return moved
    return placed_at(moved, new, there.start, there.end)


# What is in the library of it


def earlier_editions(library: Library, document: DocumentId) -> list[DocumentId]:
    """Return the editions before a document that are in the library, the latest first."""
    found: list[DocumentId] = []
    record = library.documents.get(document)
    while record is not None and record.edition_of not in (None, document, *found):
        assert record.edition_of is not None  # noqa: S101 - the line above says so
        record = library.documents.get(record.edition_of)
        found += [record.id] if record is not None else []
    return found


def later_editions(library: Library, document: DocumentId) -> list[DocumentRecord]:
    """Return the documents that are the next edition of one, by when they came."""
    found = [each for each in library.documents.values() if each.edition_of == document]
    return sorted(found, key=lambda each: each.imported)


def carried(library: Library, review: Review) -> frozenset[AnnotationId]:
    """Return the passages of the old edition that the new one has already."""
    there = _by_place(library, review.new.id)
    return frozenset(
        each.annotation.id
        for each in review.passages
        if carried_id(each.annotation.id, review.new.id) in library.annotations
        or _has(there.get(_place(each.target)), each.annotation)
    )


def carried_id(annotation: AnnotationId, new: DocumentId) -> AnnotationId:
    """Return the id that a passage has in a new edition."""
    return AnnotationId(_made_id(annotation, new))


def bookmarks_left(library: Library, review: Review) -> list[MovedBookmark]:
    """Return the bookmarks that have a place in the new edition and are not there yet."""
    places = {each.place for each in library.bookmarks_in(review.new.id)}
    return [
        each
        for each in review.bookmarks
        if each.place is not None
        and each.place not in places
        and BookmarkId(_made_id(each.bookmark.id, review.new.id)) not in library.bookmarks
    ]


def _made_id(record: str, new: DocumentId) -> str:
    return str(uuid5(NAMESPACE_URL, f"leader-reader:edition:{record}:{new}"))


def _by_place(library: Library, document: DocumentId) -> dict[object, Annotation]:
    """Return the passages of a document by where they are."""
    return {_place(each.target): each for each in library.annotations_in(document)}


def _place(target: Target | None) -> object:
    """Return what two targets of one document have in common if they are one passage."""
    return (target.area or target.position) if target is not None else None


def _has(there: Annotation | None, annotation: Annotation) -> bool:
    """Tell whether one passage has all that another says."""
    return there is not None and there.topics >= annotation.topics and annotation.note in there.note


# Carrying over


def carry_over(library: Library, review: Review, chosen: Collection[AnnotationId]) -> Edit:
    """Carry the `chosen` passages and all bookmarks over, and note which edition this is.

    Those carried before are left as they are. Raises NotFound and Refused as `check_pair`.
    """
    check_pair(library, review.new.id, review.old.id)
    coming = set(chosen) - carried(library, review)
    wanted = [each for each in review.passages if each.annotation.id in coming]
    passages = _passages(library, review.new.id, wanted)
    marks = [_bookmark(each, review.new.id) for each in bookmarks_left(library, review)]
    changes = [*_edition(library, review), *passages, *marks]
    return Edit(_label(len(wanted), library, review), tuple(changes))


def _label(passages: int, library: Library, review: Review) -> str:
    if passages:
        return "Carry over 1 passage" if passages == 1 else f"Carry over {passages:,} passages"
    return f"Link “{library.documents[review.new.id].title}” to its earlier edition"


def _edition(library: Library, review: Review) -> list[Change]:
    record = library.documents[review.new.id]
    linked = replace(record, edition_of=review.old.id)
    return [] if linked == record else [Change(record, linked)]


def _passages(library: Library, new: DocumentId, wanted: Iterable[Moved]) -> list[Change]:
    """Return the changes for passages; those that fall on one place become one passage."""
    made: dict[object, tuple[Annotation | None, Annotation]] = {}
    known = _by_place(library, new)
    for each in wanted:
        live = library.annotations.get(each.annotation.id)
        if each.target is None or live is None:
            continue
        key = _place(each.target)
        there = known.get(key)
        before, now = made.get(key, (there, there))
        made[key] = (before, _joined(now, live) if now else _carried(live, each.target))
    return [Change(*pair) for pair in made.values() if pair[0] != pair[1]]


def _carried(annotation: Annotation, target: Target) -> Annotation:
    return replace(annotation, id=carried_id(annotation.id, target.source), target=target)


def _joined(there: Annotation, other: Annotation) -> Annotation:
    """Return a passage with the topics of another and, where it says something else, its note."""
    notes = [there.note, *([other.note] if other.note not in there.note else [])]
    return replace(
        there,
        topics=there.topics | other.topics,
        note="\n\n".join(filter(None, notes)),
        modified=max(there.modified, other.modified),
    )


def _bookmark(moved: MovedBookmark, new: DocumentId) -> Change:
    old = moved.bookmark
    made = replace(old, id=BookmarkId(_made_id(old.id, new)), document=new, place=moved.place or 0)
    return Change(None, made)


# Apart again


def keep_apart(library: Library, new: DocumentId) -> Edit:
    """Forget that a document is the next edition of another; what was carried over stays."""
    record = library.documents[new]
    label = f"Keep “{record.title}” apart"
    if record.edition_of is None:
        return Edit(label, ())
    return Edit(label, (Change(record, replace(record, edition_of=None)),))
