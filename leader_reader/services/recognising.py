"""Has scans read by text recognition, one file after the other, each in a child of its own."""

import time
from collections.abc import Generator, Iterable
from contextlib import closing

from leader_reader.services.importing import FileFailed, FileOutcome, FileScanned
from leader_reader.services.jobs import (
    HEARTBEAT,
    Child,
    ChildDied,
    Failed,
    Heartbeat,
    PageRecognised,
    RecogniseText,
    Spawn,
)
from leader_reader.services.reading_files import STOPPED_THE_READER, TOO_SLOW

Progress = PageRecognised | FileOutcome | Heartbeat

SILENCE = 400.0
"""Seconds after which a child that says nothing is given up: a page may take two minutes, and
three times as long where it stands on its side."""

STOPPED = "recognising its text was stopped; try again when there is time for it"


def recognise_files(
    spawn: Spawn, scans: Iterable[FileScanned], silence: float = SILENCE
) -> Generator[Progress, None, None]:
    """Have files read by recognising their scanned pages; yields progress and what they came to.

    A file that has words on other pages is read without its scans where these cannot be read.
    Closing the generator ends the child and what it has started.
    """
    for scan in scans:
        for message in _recognise(spawn, scan, silence):
            whole = isinstance(message, FileFailed) and scan.read is not None
            yield scan.read if whole and scan.read is not None else message


def _recognise(spawn: Spawn, scan: FileScanned, silence: float) -> Generator[Progress, None, None]:
    yield PageRecognised(scan.path, 0, len(scan.pages))
    try:
        with closing(spawn()) as child:
            child.ask(RecogniseText(scan.path, scan.pages))
            yield from _heard(child, scan, silence)
    except ChildDied:
        yield FileFailed(scan.path, STOPPED_THE_READER)


def _heard(child: Child, scan: FileScanned, silence: float) -> Generator[Progress, None, None]:
    """Yield what the child says until it has said what the file came to."""
    deadline = time.monotonic() + silence
    while True:
        message = child.answer(HEARTBEAT)
        if isinstance(message, PageRecognised):
            deadline = time.monotonic() + silence
            yield message
        elif isinstance(message, Failed):
            yield FileFailed(scan.path, message.sentence)
            return
        elif message is not None:
            yield message  # type: ignore[misc]  # else RecogniseText is answered by a FileOutcome
            return
        elif time.monotonic() > deadline:
            yield FileFailed(scan.path, TOO_SLOW)
            return
        else:
            yield Heartbeat(scan.path)
