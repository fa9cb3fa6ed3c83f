"""Records as rows of tables and as JSON in the history, and back."""

import json
import sqlite3
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any

from leader_reader.domain.annotation import (
    Annotation,
    AnnotationId,
    AreaSelector,
    Target,
    TextPositionSelector,
    TextQuoteSelector,
)
from leader_reader.domain.bookmark import Bookmark, BookmarkId
from leader_reader.domain.codebook import Topic, TopicId
from leader_reader.domain.document import DocumentId, DocumentRecord, Metadata
from leader_reader.domain.edit import Change, Record
from leader_reader.domain.finding import (
    Finding,
    SavedSearch,
    SavedSearchId,
    Skip,
    SkipId,
    Synonyms,
    SynonymsId,
)
from leader_reader.domain.search import SortOrder
from leader_reader.services.ports import Reading

Row = Mapping[str, Any] | sqlite3.Row


def document_row(record: DocumentRecord) -> dict[str, Any]:
    """Return the columns of table documents."""
    row = asdict(record)
    metadata = row.pop("metadata")
    row |= metadata | {"authors": json.dumps(metadata["authors"], ensure_ascii=False)}
    return row | {"imported": record.imported.isoformat(), "starter": int(record.starter)}


def document_record(row: Row) -> DocumentRecord:
    """Return the record of a row of table documents."""
    previous = row["edition_of"] if "edition_of" in row.keys() else None  # noqa: SIM118 - as below
    return DocumentRecord(
        id=DocumentId(row["id"]),
        metadata=_metadata(row),
        format=row["format"],
        file_name=row["file_name"],
        imported=datetime.fromisoformat(row["imported"]),
        words=row["words"],
        blocks=row["blocks"],
        pages=row["pages"],
        starter=bool(row["starter"]),
        edition_of=None if previous is None else DocumentId(previous),
    )


def _metadata(row: Row) -> Metadata:
    """Return a row's metadata; edits of earlier versions know less of it."""
    there = row.keys()
    known = {name: row[name] for name in _METADATA if name in there}
    return Metadata(**known | {"authors": tuple(json.loads(row["authors"]))})


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
    quote = annotation.target.quote
    return {
        "id": annotation.id,
        "document": annotation.document,
        "start": annotation.start,
        "end": annotation.end,
        "exact": quote.exact,
        "prefix": quote.prefix,
        "suffix": quote.suffix,
        "area": annotation.area.fragment() if annotation.area else "",
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
        _area(row),
    )
    return Annotation(
        id=AnnotationId(row["id"]),
        target=target,
        topics=frozenset(TopicId(topic) for topic in topics),
        note=row["note"],
        **_signed(row),
    )


def _area(row: Row) -> AreaSelector | None:
    """Return a row's area; edits of earlier versions have no such column."""
    fragment = row["area"] if "area" in row.keys() else ""  # noqa: SIM118 - a sqlite3.Row too
    return AreaSelector.from_fragment(fragment) if fragment else None


def bookmark_row(bookmark: Bookmark) -> dict[str, Any]:
    """Return the columns of table bookmarks."""
    return asdict(bookmark) | _times(bookmark)


def bookmark_record(row: Row) -> Bookmark:
    """Return the record of a row of table bookmarks."""
    return Bookmark(
        id=BookmarkId(row["id"]),
        document=DocumentId(row["document"]),
        place=row["place"],
        name=row["name"],
        **_signed(row),
    )


def reading_row(reading: Reading) -> dict[str, Any]:
    """Return the columns of table readings but `opened`."""
    return asdict(reading)


def reading_record(row: Row) -> Reading:
    """Return what a row of table readings says."""
    names = ("offset", "progress", "zoom", "view", "fit")
    return Reading(DocumentId(row["document"]), **{name: row[name] for name in names})


def finding_row(record: Finding) -> dict[str, Any]:
    """Return the columns of table saved_searches, synonyms or skips."""
    row = asdict(record)
    if isinstance(record, SavedSearch):
        return row | {"narrowed": _json(record.narrowed), "created": record.created.isoformat()}
    return row | {"words": _json(record.words)} if isinstance(record, Synonyms) else row


def saved_search_record(row: Row) -> SavedSearch:
    """Return the record of a row of table saved_searches."""
    return SavedSearch(
        id=SavedSearchId(row["id"]),
        name=row["name"],
        text=row["text"],
        narrowed=tuple((facet, value) for facet, value in json.loads(row["narrowed"])),
        order=SortOrder(row["order"]),
        created=datetime.fromisoformat(row["created"]),
    )


def synonyms_record(row: Row) -> Synonyms:
    """Return the record of a row of table synonyms."""
    return Synonyms(SynonymsId(row["id"]), tuple(json.loads(row["words"])))


def skip_record(row: Row) -> Skip:
    """Return the record of a row of table skips."""
    document = DocumentId(row["document"])
    return Skip(SkipId(row["id"]), row["seed"], document, row["start"], row["end"])


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
    if isinstance(record, DocumentRecord):
        return document_row(record) | {"record": "document"}
    if isinstance(record, Bookmark):
        return bookmark_row(record) | {"record": "bookmark"}
    return finding_row(record) | {"record": _FINDINGS[type(record)]}


def _record(row: dict[str, Any] | None) -> Record | None:
    if row is None:
        return None
    kind = row["record"]
    return annotation_record(row, row["topics"]) if kind == "annotation" else _READ[kind](row)


_FINDINGS = {SavedSearch: "saved search", Synonyms: "synonyms", Skip: "skip"}

_METADATA = tuple(each.name for each in fields(Metadata))

_READ: dict[str, Callable[[Row], Record]] = {
    "document": document_record,
    "topic": topic_record,
    "bookmark": bookmark_record,
    "saved search": saved_search_record,
    "synonyms": synonyms_record,
    "skip": skip_record,
}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def _times(record: Annotation | Topic | Bookmark) -> dict[str, str]:
    return {"created": record.created.isoformat(), "modified": record.modified.isoformat()}


def _signed(row: Row) -> dict[str, Any]:
    return {
        "created": datetime.fromisoformat(row["created"]),
        "modified": datetime.fromisoformat(row["modified"]),
        "creator": row["creator"],
    }
