"""Edits on passages: tag, untag, highlight, note and delete. Each function only builds the Edit."""

from collections.abc import Iterable
from dataclasses import replace

from leader_reader.domain.anchoring import describe, locate, trim
from leader_reader.domain.annotation import Annotation, AnnotationId, Target
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import Document, DocumentId, DocumentRecord
from leader_reader.domain.edit import Change, Edit, Record
from leader_reader.domain.errors import Ambiguous, NotFound, Refused
from leader_reader.services.library import Library


def tag_passage(
    library: Library,
    document: Document,
    start: int,
    end: int,
    topics: Iterable[TopicId],
    new: AnnotationId | None = None,
) -> Edit:
    """Tag code points `start..end`; the same passage gains the topics, a new one is made.

    White space at the sides is left out. Without topics it is a plain highlight. `new` is the id
    of a passage that is made, where it was given out before. Raises Refused where nothing but
    white space is selected.
    """
    return tag_target(library, passage(document, start, end), topics, new)


def tag_target(
    library: Library,
    target: Target,
    topics: Iterable[TopicId],
    new: AnnotationId | None = None,
) -> Edit:
    """Tag a passage or an area of a page; the same one gains the topics, a new one is made.

    Without topics it is a plain highlight. `new` is the id of what is made, where it was given
    out before.
    """
    wanted = frozenset(topics)
    plain = "Mark area" if target.area else "Highlight passage"
    tagged = "Tag area" if target.area else "Tag passage"
    return Edit(tagged if wanted else plain, _on_target(library, target, topics=wanted, new=new))


def note_target(
    library: Library, target: Target, note: str, new: AnnotationId | None = None
) -> Edit:
    """Put a note on a passage or an area, in place of the one it may have; `new` as above."""
    return Edit("Write note", _on_target(library, target, note=note, new=new))


def note_passage(
    library: Library,
    document: Document,
    start: int,
    end: int,
    note: str,
    new: AnnotationId | None = None,
) -> Edit:
    """Put a note on code points `start..end`, in place of the one it may have.

    `new` is the id of a passage that is made, where it was given out before.
    """
    return note_target(library, passage(document, start, end), note, new)


def passage(document: Document, start: int, end: int) -> Target:
    """Return the target for code points without the white space at their sides.

    Raises Refused where there is nothing else.
    """
    start, end = trim(document.text, start, end)
    if start >= end:
        raise Refused("There are no words in the selection; select some text first.")
    return describe(document, start, end)


def same_as(library: Library, target: Target) -> Annotation | None:
    """Return the annotation of just this passage or area, if there is one."""
    found = library.annotations_in(target.source)
    return next((each for each in found if each.target.is_same_as(target)), None)


def change_area(library: Library, annotation: AnnotationId, target: Target) -> Edit:
    """Give an area another place or size; topics and note stay.

    Raises NotFound, and Refused where another area is just there.
    """
    old = _annotation(library, annotation)
    if target == old.target:
        return Edit("Change area", ())
    if same_as(library, target) not in (None, old):
        raise Refused("Another area has exactly this place already.")
    new = replace(old, target=target, modified=library.stamp().now)
    return Edit("Change area", (Change(old, new),))


def tag_and_note(
    library: Library,
    document: Document,
    place: tuple[int, int],
    topics: Iterable[TopicId],
    note: str,
) -> Edit:
    """Tag a passage and, unless it is empty, put a note on it: one edit."""
    target = passage(document, *place)
    found = _on_target(library, target, topics=frozenset(topics), note=note or None)
    return Edit("Tag passage", found)


def set_topics(library: Library, annotation: AnnotationId, topics: Iterable[TopicId]) -> Edit:
    """Give an annotation exactly these topics."""
    return Edit("Change topics", _changed(library, annotation, topics=frozenset(topics)))


def untag(library: Library, annotation: AnnotationId, topic: TopicId) -> Edit:
    """Take one topic off; the last one off a passage without a note takes the passage too."""
    old = _annotation(library, annotation)
    left = old.topics - {topic}
    if not left and not old.note:
        return Edit("Remove topic", (Change(old, None),))
    return Edit("Remove topic", _changed(library, annotation, topics=left))


def set_note(library: Library, annotation: AnnotationId, note: str) -> Edit:
    """Replace an annotation's note; "" removes it."""
    had = bool(_annotation(library, annotation).note)
    label = ("Edit note" if had else "Write note") if note else "Remove note"
    return Edit(label, _changed(library, annotation, note=note))


def delete(library: Library, annotations: Iterable[AnnotationId]) -> Edit:
    """Remove passages with their topics and notes."""
    changes = tuple(Change(_annotation(library, each), None) for each in annotations)
    return Edit("Remove passage" if len(changes) == 1 else "Remove passages", changes)


def remove_documents(library: Library, documents: Iterable[DocumentId]) -> Edit:
    """Remove documents with their passages and bookmarks.

    Their text stays, so that undo costs nothing.
    """
    records = [library.documents[document] for document in documents]
    changes = [change for record in records for change in _removal(library, record)]
    one = len(records) == 1
    return Edit(
        f"Remove “{records[0].title}”" if one else f"Remove {len(records)} documents",
        tuple(changes),
    )


def find_quote(document: Document, quote: str) -> tuple[int, int]:
    """Return where `quote` stands. Raises NotFound, or Ambiguous where it stands more than once."""
    places = locate(document.text, quote)
    if not places:
        raise NotFound(f"“{document.title}” does not hold these words; copy them from its text.")
    if len(places) > 1:
        raise Ambiguous(
            f"“{document.title}” holds these words {len(places)} times; quote a few more of them."
        )
    return places[0]


def _removal(library: Library, record: DocumentRecord) -> list[Change]:
    inside: list[Record] = [*library.annotations_in(record.id), *library.bookmarks_in(record.id)]
    return [*(Change(each, None) for each in inside), Change(record, None)]


def _on_target(
    library: Library,
    target: Target,
    *,
    topics: frozenset[TopicId] = frozenset(),
    note: str | None = None,
    new: AnnotationId | None = None,
) -> tuple[Change, ...]:
    old = same_as(library, target)
    if old is not None:
        kept = old.note if note is None else note
        return _changed(library, old.id, topics=old.topics | topics, note=kept)
    stamp = library.stamp()
    made = Annotation(
        id=new or AnnotationId(stamp.id),
        target=target,
        topics=topics,
        note=note or "",
        created=stamp.now,
        modified=stamp.now,
        creator=stamp.creator,
    )
    return (Change(None, made),)


def _changed(
    library: Library,
    annotation: AnnotationId,
    *,
    topics: frozenset[TopicId] | None = None,
    note: str | None = None,
) -> tuple[Change, ...]:
    old = _annotation(library, annotation)
    new = replace(
        old,
        topics=old.topics if topics is None else topics,
        note=old.note if note is None else note,
    )
    return () if new == old else (Change(old, replace(new, modified=library.stamp().now)),)


def _annotation(library: Library, annotation: AnnotationId) -> Annotation:
    try:
        return library.annotations[annotation]
    except KeyError:
        raise NotFound("This passage is no longer in the library.") from None
