"""Has the highlights and notes of documents found by one child process, one after the other."""

import time
from collections.abc import Generator, Iterable
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

    `patience` gives the seconds that one may take. Closing the generator ends the child.
    """
    child: Child | None = None
    try:
        for document in documents:
            child = child or spawn()
            trusted = yield from _asked(child, document, patience)
            if not trusted:
                child.close()
                child = None
    finally:
        if child is not None:
            child.close()


def _asked(
    child: Child, document: DocumentId, patience: float
) -> Generator[MarksAnswer, None, bool]:
    """Yield what a child answers; return whether it can be asked for another document."""
    deadline = time.monotonic() + patience
    try:
        child.ask(FindMarks(document))
        while not isinstance(message := child.answer(HEARTBEAT), Done):
            if isinstance(message, Failed):
                yield MarksMissed(document, message.sentence)
                return True
            if time.monotonic() > deadline:
                yield MarksMissed(document, _TOO_SLOW)
                return False
            yield message if isinstance(message, MarksRead) else Heartbeat()
    except ChildDied as error:
        yield MarksMissed(document, error.sentence)
        return False
    return True
