"""Which records the search index has not seen, written in the transaction that changes them."""

import sqlite3

from leader_reader.domain.annotation import Annotation
from leader_reader.domain.codebook import Topic
from leader_reader.domain.document import DocumentRecord
from leader_reader.domain.edit import Change, only_described


def mark_unindexed(connection: sqlite3.Connection, change: Change) -> None:
    """Note what the index has to look at again after `change`."""
    record = change.record
    if isinstance(record, Topic) and _renamed(change):
        _mark_tagged(connection, record)
    if not isinstance(record, Annotation | DocumentRecord) or only_described(change):
        return
    kind = "annotation" if isinstance(record, Annotation) else "document"
    connection.execute("INSERT INTO unindexed (kind, id) VALUES (?, ?)", (kind, record.id))


def _mark_tagged(connection: sqlite3.Connection, topic: Topic) -> None:
    """Mark what is tagged with the topic or one below it: its topic's path is indexed."""
    connection.execute(
        "WITH RECURSIVE below(id) AS (VALUES (?) UNION"
        " SELECT topics.id FROM topics JOIN below ON topics.parent = below.id)"
        " INSERT INTO unindexed (kind, id) SELECT DISTINCT 'annotation', annotation"
        " FROM annotation_topics WHERE topic IN (SELECT id FROM below)",
        (topic.id,),
    )


def _renamed(change: Change) -> bool:
    before, after = change.before, change.after
    if not (isinstance(before, Topic) and isinstance(after, Topic)):
        return True
    return (before.name, before.parent) != (after.name, after.parent)
