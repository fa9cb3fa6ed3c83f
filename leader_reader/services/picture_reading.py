"""Reads a document's pictures in a child process, which stays for the next one."""

import time
from collections.abc import Generator

from leader_reader.services.jobs import (
    HEARTBEAT,
    Child,
    ChildDied,
    Heartbeat,
    PictureRead,
    ReadPicture,
    Spawn,
)

PATIENCE = 15.0
"""Seconds that one picture may take."""


class PictureReader:
    """Asks one child for one picture after another; it is ended when one takes too long."""

    def __init__(self, spawn: Spawn, patience: float = PATIENCE) -> None:
        self._spawn = spawn
        self._patience = patience
        self._child: Child | None = None

    def read(self, job: ReadPicture) -> Generator[Heartbeat, None, bytes]:
        """Return the picture's file, b"" where it cannot be shown. Yields heartbeats.

        Closing the generator before its end ends the child.
        """
        self._child = self._child or self._spawn()
        answered = False
        try:
            found = yield from self._asked(self._child, job)
            answered = found is not None
        finally:
            if not answered:
                self.close()
        return found.picture if isinstance(found, PictureRead) else b""

    def close(self) -> None:
        """End the child, until another picture is asked for."""
        child, self._child = self._child, None
        if child is not None:
            child.close()

    def _asked(self, child: Child, job: ReadPicture) -> Generator[Heartbeat, None, object]:
        """Return the child's answer, None where there is none."""
        deadline = time.monotonic() + self._patience
        try:
            child.ask(job)
            while (message := child.answer(HEARTBEAT)) is None:
                if time.monotonic() > deadline:
                    return None
                yield Heartbeat()
        except ChildDied:
            return None
        return message
