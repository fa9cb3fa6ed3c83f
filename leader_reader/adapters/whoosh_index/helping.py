"""A second process that makes segments too, where very many passages are to be indexed at once.

It is given some whenever it has little left to do, so that each of the two does what it can. What
it writes is in no generation until the process that has the lock commits it.
"""

import gc
import json
import pickle
import subprocess
import sys
import threading
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import astuple
from itertools import islice
from pathlib import Path
from queue import Empty, SimpleQueue
from typing import Any

from leader_reader.adapters.whoosh_index.generations import SegmentEntry
from leader_reader.adapters.whoosh_index.tokens import Tokenizer
from leader_reader.adapters.whoosh_index.writing import SegmentWriter
from leader_reader.services.ports import IndexPassage

_ENOUGH = 2_000
"""Passages after which a second process is worth its start."""

_A_SHARE = 1_000  # passages it is given at a time
_AHEAD = 8  # shares that it has at most: enough for the time in which a segment is written
_A_PIECE = 250  # passages between two looks at how many it has
_PIPE = 1 << 20  # bytes
_PATIENCE = 60.0  # seconds for its last share
_LEAVING = 2.0  # seconds for an idle one to leave by itself
_DONE = "done"
_ALL: Sequence[IndexPassage] = ()
"""What is said after the last share."""


class HelperEnded(OSError):
    """The second process ended before its time; what it was given is in no segment."""


class Helper:
    """The second process: begun when there is enough to do for two, ended by `close`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._process: _Process | None = None

    def prepare(self, tokenizer: Tokenizer, added: Iterable[IndexPassage]) -> list[SegmentEntry]:
        """Write passages as segments as `writing.prepare` does, the two of us together.

        Raises HelperEnded.
        """
        try:
            return self._prepare(SegmentWriter(self._folder, tokenizer), added)
        except BaseException:
            self.close()  # it may hold passages of what will not be committed
            raise

    def close(self) -> None:
        """End the process."""
        process, self._process = self._process, None
        if process is not None:
            process.close()

    def _prepare(self, writer: SegmentWriter, added: Iterable[IndexPassage]) -> list[SegmentEntry]:
        passages, done = iter(added), 0
        while piece := list(islice(passages, _A_PIECE)):
            for passage in piece:
                writer.add(passage)
            done += len(piece)
            if self._process is None and done >= _ENOUGH:
                self._process = _Process(self._folder)
            while self._process is not None and self._process.wants():
                share = list(islice(passages, _A_SHARE))
                if not share:
                    break
                self._process.give(share)
        if self._process is None:
            return writer.take()
        self._process.finish()
        return [*writer.take(), *self._process.collect()]


class _Process:
    """The process with the pipes to it, and threads that tell it and hear what it says."""

    def __init__(self, folder: Path) -> None:
        pipe = subprocess.PIPE
        words = [sys.executable, "-m", __name__, str(folder)]
        self._process = subprocess.Popen(words, stdin=pipe, stdout=pipe)  # noqa: S603 - ourselves
        _widen(self._process.stdin)
        self._to_say: SimpleQueue[Sequence[IndexPassage] | None] = SimpleQueue()
        self._said: SimpleQueue[Any] = SimpleQueue()
        self._threads = [threading.Thread(target=each) for each in (self._speak, self._listen)]
        for thread in self._threads:
            thread.start()
        self._shares = 0

    def wants(self) -> bool:
        """Tell whether it has little left to do. Raises HelperEnded."""
        while not self._said.empty():
            self._hear(0)
        return self._shares < _AHEAD

    def give(self, passages: Sequence[IndexPassage]) -> None:
        """Give it some passages, which are never none."""
        self._shares += 1
        self._to_say.put(passages)

    def finish(self) -> None:
        """Tell it that this was all."""
        self._to_say.put(_ALL)

    def collect(self) -> list[SegmentEntry]:
        """Wait for the segments of what it was given. Raises HelperEnded."""
        while not isinstance(said := self._hear(_PATIENCE), list):
            pass
        return [SegmentEntry(*row) for row in said]

    def close(self) -> None:
        """End it; what it still has to do is lost."""
        if self._shares:
            self._process.kill()
        self._to_say.put(None)
        try:
            self._process.wait(_LEAVING)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        for thread in self._threads:
            thread.join()

    def _hear(self, patience: float) -> object:
        try:
            said = self._said.get(timeout=patience)
        except Empty:
            raise HelperEnded from None
        if said is None:
            raise HelperEnded
        self._shares -= said == _DONE
        return said

    def _speak(self) -> None:
        """Pass on shares, each in one call, which needs no turn of the interpreter in between."""
        assert self._process.stdin is not None  # noqa: S101 - it is a pipe
        with suppress(OSError), self._process.stdin as pipe:  # it is gone: the listener tells
            while (what := self._to_say.get()) is not None:
                columns = list(zip(*what, strict=True))  # far fewer things to pass on than rows
                pipe.write(pickle.dumps(columns, pickle.HIGHEST_PROTOCOL))
                pipe.flush()

    def _listen(self) -> None:
        assert self._process.stdout is not None  # noqa: S101 - it is a pipe
        with self._process.stdout as pipe:
            for line in pipe:
                self._said.put(json.loads(line))
        self._said.put(None)


def _widen(pipe: object) -> None:
    """Let a pipe hold a share, where the system can; else each share takes some turns."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl  # noqa: PLC0415 - not there on Windows

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)  # type: ignore[call-overload]


def main(folder: Path) -> None:
    """Make segments of what comes in, until the process that gives it is gone."""
    gc.freeze()
    gc.disable()  # what comes in has no cycles, and is very much
    writer = SegmentWriter(folder, Tokenizer())
    while True:
        try:
            columns = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that began us
        except EOFError:
            return
        for passage in map(IndexPassage, *columns) if columns else ():
            writer.add(passage)
        _tell(_DONE if columns else [astuple(each) for each in writer.take()])


def _tell(what: object) -> None:
    sys.stdout.write(json.dumps(what) + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
