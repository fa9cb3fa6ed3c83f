"""Gives a new library its starter topics and documents, and takes the documents away again."""

import tomllib
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from leader_reader.domain.codebook import COLOURS, Codebook, Topic, TopicId
from leader_reader.domain.document import DocumentId
from leader_reader.domain.edit import Change, Edit
from leader_reader.services.jobs import ReadFile
from leader_reader.services.library import Library

UNFINISHED = "starter-library-unfinished"
"""A file in the library's folder, there while the starter library has not been read whole."""

CODEBOOK = "codebook.toml"
NOT_DOCUMENTS = (CODEBOOK, "README.md")


def seed_topics(library: Library, folder: Path) -> None:
    """Add the topics of the folder's codebook to a library that has none; no undo."""
    if not len(library.codebook):
        tables = tomllib.loads((folder / CODEBOOK).read_text("utf-8"))["topic"]
        topics = _topics(library, tables)
        edit = Edit("Starter topics", tuple(Change(None, topic) for topic in topics))
        library.do(edit, remember=False)


def starter_files(folder: Path, known: Iterable[DocumentId] = ()) -> list[ReadFile]:
    """Return the jobs that read the folder's documents."""
    paths = sorted(path for path in folder.iterdir() if path.name not in NOT_DOCUMENTS)
    return [ReadFile(path, frozenset(known), starter=True) for path in paths if path.is_file()]


def starter_documents(library: Library) -> list[DocumentId]:
    """Return the documents of the starter library that are still there."""
    return [record.id for record in library.documents.values() if record.starter]


def has_starter(library: Library) -> bool:
    """Tell whether any document of the starter library is still there."""
    return any(record.starter for record in library.documents.values())


def _topics(library: Library, tables: list[dict[str, Any]]) -> list[Topic]:
    topics: list[Topic] = []
    for table in tables:
        parent = _parent(topics, table.get("parent", ""))
        stamp = library.stamp()
        topic = Topic(
            id=TopicId(stamp.id),
            name=table["name"],
            colour=COLOURS[table["colour"]],
            parent=parent,
            description=table.get("description", ""),
            position=sum(each.parent == parent for each in topics),
            created=stamp.now,
            modified=stamp.now,
            creator=stamp.creator,
            key=table.get("key", 0),
        )
        topics.append(topic)
    return topics


def _parent(topics: list[Topic], name: str) -> TopicId | None:
    if not name:
        return None
    return Codebook(topics).find(name)[0].id
