"""Records as rows of tables and as JSON in the history, and back."""

import json
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from leader_reader.domain.annotation import (
    Annotation,
    AnnotationId,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from leader_reader.domain.codebook import Topic, TopicId
from leader_reader.domain.document import DocumentId, DocumentRecord, Metadata
from leader_reader.domain.edit import Change, Record

Row = Mapping[str, Any] | sqlite3.Row


def document_row(record: DocumentRecord) -> dict[str, Any]:
    """Return the columns of table documents."""
    row = asdict(record)
    metadata = row.pop("metadata")
    row |= metadata | {"authors": json.dumps(metadata["authors"], ensure_ascii=False)}
    return row | {"imported": record.imported.isoformat(), "starter": int(record.starter)}


def document_record(row: Row) -> DocumentRecord:
    """Return the record of a row of table documents."""
    names = ("title", "organisation", "date", "doi", "isbn", "publisher", "source", "language")
    metadata = Metadata(authors=tuple(json.loads(row["authors"])), **{n: row[n] for n in names})
    return DocumentRecord(
        id=DocumentId(row["id"]),
        metadata=metadata,
        format=row["format"],
        file_name=row["file_name"],
        imported=datetime.fromisoformat(row["imported"]),
        words=row["words"],
        blocks=row["blocks"],
        pages=row["pages"],
        starter=bool(row["starter"]),
    )


def topic_row(topic: Topic) -> dict[str, Any]:
    """Return the columns of table topics."""
    return asdict(topic) | _times(topic)


def topic_record(row: Row) -> Topic:
    """Return the record of a row of table topics."""
    parent = row["parent"]
    return Topic(
        id=TopicId(row["id"]),
        name=row["name"],
        colour=row["colour"],
        parent=None if parent is None else TopicId(parent),
        description=row["description"],
        position=row["position"],
        key=row["key"],
        **_signed(row),
    )


def annotation_row(annotation: Annotation) -> dict[str, Any]:
    """Return the columns of table annotations; its topics have a table of their own."""
    return {
        "id": annotation.id,
        "document": annotation.document,
        "start": annotation.start,
        "end": annotation.end,
        **asdict(annotation.target.quote),
        "note": annotation.note,
        "creator": annotation.creator,
        **_times(annotation),
    }


def annotation_record(row: Row, topics: Iterable[str]) -> Annotation:
    """Return the record of a row of table annotations and the ids of its topics."""
    target = Target(
        DocumentId(row["document"]),
        TextPositionSelector(row["start"], row["end"]),
        TextQuoteSelector(row["exact"], row["prefix"], row["suffix"]),
    )
    return Annotation(
        id=AnnotationId(row["id"]),
        target=target,
        topics=frozenset(TopicId(topic) for topic in topics),
        note=row["note"],
        **_signed(row),
    )


def changes_json(changes: Iterable[Change]) -> str:
    """Return changes as JSON: a list of [before, after]."""
    pairs = [[_record_json(change.before), _record_json(change.after)] for change in changes]
    return json.dumps(pairs, ensure_ascii=False, separators=(",", ":"))


def changes_from_json(text: str) -> tuple[Change, ...]:
    """Return the changes that `changes_json` wrote."""
    return tuple(Change(_record(before), _record(after)) for before, after in json.loads(text))


def _record_json(record: Record | None) -> dict[str, Any] | None:
    if record is None:
        return None
    if isinstance(record, Annotation):
        row = annotation_row(record)
        return row | {"record": "annotation", "topics": sorted(record.topics)}
    if isinstance(record, Topic):
        return topic_row(record) | {"record": "topic"}
    return document_row(record) | {"record": "document"}


def _record(row: dict[str, Any] | None) -> Record | None:
    if row is None:
        return None
    if row["record"] == "annotation":
        return annotation_record(row, row["topics"])
    return topic_record(row) if row["record"] == "topic" else document_record(row)


def _times(record: Annotation | Topic) -> dict[str, str]:
    return {"created": record.created.isoformat(), "modified": record.modified.isoformat()}


def _signed(row: Row) -> dict[str, Any]:
    return {
        "created": datetime.fromisoformat(row["created"]),
        "modified": datetime.fromisoformat(row["modified"]),
        "creator": row["creator"],
    }
