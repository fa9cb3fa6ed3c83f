"""Commands on passages and topics: tag, topics, annotations and export."""

import argparse
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, cast

from leader_reader.adapters.exporters.formats import exporter_for
from leader_reader.background import spawner
from leader_reader.cli.answer import Answer
from leader_reader.cli.session import Session
from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import TopicId
from leader_reader.domain.document import Document, DocumentId
from leader_reader.domain.edit import combine
from leader_reader.domain.errors import LeaderReaderError
from leader_reader.services import annotating, coding, exporting
from leader_reader.services.picturing import with_pictures
from leader_reader.services.ports import ExcerptGroup


def tag(session: Session, chosen: argparse.Namespace) -> Answer:
    """Tag the passage that holds the quoted words; unknown topics are made."""
    library = session.library
    document = library.document(library.find_document(chosen.document).id)
    start, end = annotating.find_quote(document, chosen.quote)
    edits, topics = coding.topics_named(library, chosen.topic)
    edit = annotating.tag_and_note(library, document, (start, end), topics, chosen.note)
    library.do(combine(edit.label, *edits, edit))
    annotation = next(
        each
        for each in library.annotations_in(document.id)
        if (each.start, each.end) == (start, end)
    )
    data = _annotation(session, annotation, document)
    return Answer(data, [f"Tagged with {', '.join(data['topics'])}: {annotation.exact}"])


def topics(session: Session, _chosen: argparse.Namespace) -> Answer:
    """List the topics with their passages."""
    library = session.library
    counts = library.passage_counts()
    rows = [
        {
            "id": topic.id,
            "path": library.codebook.path(topic.id),
            "colour": topic.colour,
            "passages": counts[topic.id],
        }
        for topic in library.codebook
    ]
    return Answer({"topics": rows}, [f"{row['passages']:>5}  {row['path']}" for row in rows])


def annotations(session: Session, chosen: argparse.Namespace) -> Answer:
    """List passages, of a topic or a document if one is named."""
    library = session.library
    found = list(library.annotations.values())
    if chosen.topic:
        found = library.annotations_with(coding.find_topic(library, chosen.topic).id)
    if chosen.document:
        wanted = library.find_document(chosen.document).id
        found = [each for each in found if each.document == wanted]
    found.sort(key=lambda each: (library.documents[each.document].title, each.start))
    texts: dict[DocumentId, Document] = {}
    rows = []
    for each in found:
        document = texts.setdefault(each.document, library.document(each.document))
        rows.append(_annotation(session, each, document))
    lines = [f"{row['title']}, {row['locator']}: {_said(row)}" for row in rows]
    return Answer({"annotations": rows}, lines or ["There are no passages yet."])


def export(session: Session, chosen: argparse.Namespace) -> Answer:
    """Write excerpts of the chosen topics and documents to a file."""
    library = session.library
    out: Path = chosen.out
    exporter = exporter_for(out, chosen.format, written=datetime.now(UTC).astimezone().date())
    choice = exporting.Choice(
        frozenset(coding.find_topic(library, name).id for name in chosen.topic),
        frozenset(library.find_document(name).id for name in chosen.document),
    )
    count = exporting.count(library, choice)
    if not count.passages:
        raise LeaderReaderError("There is nothing to export: no passage has these topics yet.")
    try:
        groups = _pictured(session, exporting.gather(library, choice), exporter.format)
        exporter.write(groups, out)
    except OSError as error:
        why = (error.strerror or type(error).__name__).lower()
        msg = f"{out.name} could not be written ({why}); choose another place or name."
        raise LeaderReaderError(msg) from error
    passages = "1 passage" if count.passages == 1 else f"{count.passages} passages"
    return Answer(lines=[f"{passages} written to {out}"])


def _pictured(
    session: Session, groups: Sequence[ExcerptGroup], format_name: str
) -> Sequence[ExcerptGroup]:
    """Return excerpts with pictures of the areas among them, drawn by a process of its own."""
    drawing = with_pictures(spawner(session.home), groups, format_name)
    try:
        while True:
            next(drawing)
    except StopIteration as finished:
        return cast(Sequence[ExcerptGroup], finished.value)


def _said(row: dict[str, Any]) -> str:
    """Return the words of a passage on one line; an area is called what it is."""
    words = str(row["quote"])
    return " ".join(filter(None, ["[area]", *words.split()])) if row["area"] else words


def _annotation(session: Session, annotation: Annotation, document: Document) -> dict[str, Any]:
    codebook, area = session.library.codebook, annotation.area
    known: list[TopicId] = [topic for topic in annotation.topics if topic in codebook]
    return {
        "id": annotation.id,
        "document": annotation.document,
        "title": document.title,
        "quote": annotation.exact,
        "topics": sorted(codebook.path(topic) for topic in known),
        "note": annotation.note,
        "start": annotation.start,
        "end": annotation.end,
        "area": asdict(area) if area else None,
        "page": area.page if area else document.page_at(annotation.start),
        "locator": document.locator(annotation.start, area.page if area else None),
        "heading": document.heading_at(annotation.start),
        "created": annotation.created.isoformat(),
        "modified": annotation.modified.isoformat(),
        "creator": annotation.creator,
    }
