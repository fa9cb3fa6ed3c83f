"""Has the highlights and notes of documents found by child processes, one after the other."""

import time
from collections.abc import Generator, Iterable
from contextlib import closing
from dataclasses import dataclass

from leader_reader.domain.document import DocumentId
from leader_reader.services.jobs import (
    HEARTBEAT,
    PLACES_PATIENCE,
    Child,
    ChildDied,
    Done,
    Failed,
    FindMarks,
    Heartbeat,
    MarksRead,
    Spawn,
)

_TOO_SLOW = "The file took too long to read again; its highlights and notes are not taken in."


@dataclass(frozen=True, slots=True)
class MarksMissed:
    """The marks of a document could not be found; `sentence` is meant for the user."""

    document: DocumentId
    sentence: str


MarksAnswer = MarksRead | MarksMissed | Heartbeat


def find_all(
    spawn: Spawn, documents: Iterable[DocumentId], patience: float = PLACES_PATIENCE
) -> Generator[MarksAnswer, None, None]:
    """Yield the marks of each document, or why they are missed, and heartbeats between.

    Each has a child of its own: one that has read a stranger's file opens the library no more.
    `patience` gives the seconds that one may take. Closing the generator ends the child.
    """
    for document in documents:
        with closing(spawn()) as child:
            try:
                yield from _asked(child, document, patience)
            except ChildDied as error:
                yield MarksMissed(document, error.sentence)


def _asked(
    child: Child, document: DocumentId, patience: float
) -> Generator[MarksAnswer, None, None]:
    deadline = time.monotonic() + patience
    child.ask(FindMarks(document))
    while not isinstance(message := child.answer(HEARTBEAT), Done):
        if isinstance(message, Failed):
            yield MarksMissed(document, message.sentence)
            return
        if time.monotonic() > deadline:
            yield MarksMissed(document, _TOO_SLOW)
            return
        yield message if isinstance(message, MarksRead) else Heartbeat()
