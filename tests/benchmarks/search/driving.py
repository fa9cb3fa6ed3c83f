"""Drives the engines, each in processes of its own, in turns, over the same queries."""

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Self

import psutil

from tests.benchmarks.search.corpus import Corpus, sample, save
from tests.benchmarks.search.engine import KINDS, NAMES, Unavailable
from tests.benchmarks.search.measured import Measured, Run
from tests.benchmarks.search.queries import Queries, drawn

ROOT = Path(__file__).resolve().parents[3]

_SLICE = 20  # queries that an engine is asked before it is the next one's turn
_ADDED_SLICE = 10
_SLOW = ("xapian", "whoosh")  # indexed only once
_OURS = ("ours", "plain")
_PATIENCE = 30_000  # ms for a class of queries; then no more of them are asked

Say = Callable[[str], None]


@dataclass(frozen=True)
class Plan:
    """How much is measured; `sampled` engines get only so many passages as `sample` says."""

    engines: tuple[str, ...]
    rounds: int = 3
    queries: int = 120
    warming: int = 10
    added: int = 60
    sample: int = 20_000
    sampled: tuple[str, ...] = ("whoosh",)


class Peer:
    """An engine in a process, which ends with the context. Raises Unavailable."""

    def __init__(self, name: str, folder: Path) -> None:
        words = [_python(name), "-m", "tests.benchmarks.search.process", name, str(folder)]
        pipe = subprocess.PIPE
        self._name = name
        self._process = subprocess.Popen(words, stdin=pipe, stdout=pipe, text=True, cwd=ROOT)

    def __enter__(self) -> Self:
        try:
            self.version = str(self._answer()["version"])
        except Unavailable:
            self._process.communicate()
            raise
        return self

    def __exit__(self, *error: object) -> None:
        self._process.communicate()

    def __call__(self, do: str, **how: Any) -> dict[str, Any]:
        """Have something done and wait for it. Raises Unavailable, RuntimeError if it died."""
        self._process.stdin.write(json.dumps({"do": do, **how}) + "\n")
        self._process.stdin.flush()
        return self._answer()

    def memory(self) -> tuple[int, int]:
        """Return the bytes that are resident, and those that no other process shares."""
        found = psutil.Process(self._process.pid).memory_full_info()
        return found.rss, found.uss

    def _answer(self) -> dict[str, Any]:
        line = self._process.stdout.readline()
        if not line:
            raise RuntimeError(f"{NAMES[self._name]} ended with {self._process.wait()}")
        answer: dict[str, Any] = json.loads(line)
        if "unavailable" in answer:
            raise Unavailable(answer["unavailable"])
        return answer


class Driver:
    """Measures all engines of a plan on one corpus, with what they write below a folder."""

    def __init__(self, plan: Plan, corpus: Corpus, folder: Path, say: Say) -> None:
        self._plan = plan
        self._folder = folder
        self._say = say
        self._queries = drawn(corpus, plan.queries + plan.warming)
        self._whole = save(corpus, folder / "whole.json")
        small = sample(corpus, plan.sample)
        is_small = corpus.passages > plan.sample
        self._small = save(small, folder / "sample.json") if is_small else self._whole
        self._added = save(Corpus([], corpus.added), folder / "added.json")
        self.run = Run(corpus.passages, corpus.words)
        for name in plan.engines:
            few = name in plan.sampled and is_small
            held = small.passages if few else corpus.passages
            self.run.engines[name] = Measured(NAMES[name], passages=held)

    def __call__(self) -> Run:
        """Index, open, ask, add; return the figures."""
        self._index()
        with ExitStack() as stack:
            peers = {
                name: stack.enter_context(Peer(name, self._folder / name))
                for name in self.run.engines
            }
            self._open(peers)
            for kind in KINDS:
                self._ask(peers, kind)
            for name, peer in peers.items():
                measured = self.run.engines[name]
                measured.resident, measured.private = peer.memory()
            self._add(peers)
        return self.run

    # Indexing

    def _index(self) -> None:
        for number in range(self._plan.rounds):
            last = number == self._plan.rounds - 1
            for name in _turned(list(self.run.engines), number):
                if last or name not in _SLOW:
                    self._index_with(name, last)

    def _index_with(self, name: str, last: bool) -> None:
        """Let an engine index in a new process; leave it out from now on where it cannot."""
        measured = self.run.engines[name]
        self._say(f"indexing with {measured.name}")
        corpus = str(self._corpus(name))
        try:
            with Peer(name, self._folder / name) as peer:
                measured.version = peer.version
                answer = peer("index", corpus=corpus, processes=1, last=last)
        except Unavailable as error:
            del self.run.engines[name]
            self._say(f"left out: {error}")
            return
        measured.indexing.append(answer["seconds"])
        measured.indexing_cpu.append(answer["cpu"])
        if last:
            measured.size = answer["bytes"]
            measured.size_contentless = int(answer.get("contentless", 0))
            measured.merging = answer.get("merged", 0)
        if name in _OURS:
            self._index_in_two(name, measured, corpus)

    def _index_in_two(self, name: str, measured: Measured, corpus: str) -> None:
        folder = self._folder / "in-two"
        try:
            with Peer(name, folder) as peer:
                answer = peer("index", corpus=corpus, processes=2, last=False)
            measured.indexing_in_two.append(answer["seconds"])
        except Unavailable as error:
            measured.why.append(str(error))
        shutil.rmtree(folder, ignore_errors=True)

    def _corpus(self, name: str) -> Path:
        return self._small if name in self._plan.sampled else self._whole

    # Searching

    def _open(self, peers: dict[str, Peer]) -> None:
        for name, peer in peers.items():
            self.run.engines[name].opening = peer("open")["ms"]

    def _ask(self, peers: dict[str, Peer], kind: str) -> None:
        """Ask all queries of a class, after others that warm the engines up."""
        self._say(f"asking: {KINDS[kind]}")
        able = [name for name, peer in peers.items() if self._warmed(name, peer, kind)]
        for number, some in enumerate(_slices(self._asked(kind), _SLICE)):
            for name in _turned(able, number):
                self._ask_one(name, peers[name], kind, some)

    def _ask_one(self, name: str, peer: Peer, kind: str, some: list[list[str]]) -> None:
        measured = self.run.engines[name]
        times = measured.queries.setdefault(kind, [])
        if sum(times) > _PATIENCE:
            measured.why.append(f"only {len(times)} were asked of: {KINDS[kind]}")
            return
        answer = peer("ask", kind=kind, queries=some)
        times.extend(answer["ms"])
        measured.queries_cpu.setdefault(kind, []).extend(answer["cpu"])
        measured.found.setdefault(kind, []).extend(answer["found"])

    def _asked(self, kind: str) -> list[list[str]]:
        return self._queries[kind][self._warming(self._queries, kind) :]

    def _warming(self, queries: Queries, kind: str) -> int:
        return min(self._plan.warming, len(queries[kind]) // 4)

    def _warmed(self, name: str, peer: Peer, kind: str) -> bool:
        peer("again")
        others = self._queries[kind][: self._warming(self._queries, kind)]
        try:
            peer("ask", kind=kind, queries=others)
        except Unavailable as error:
            self.run.engines[name].why.append(str(error))
            return False
        return True

    def _add(self, peers: dict[str, Peer]) -> None:
        self._say("adding documents")
        for number, first in enumerate(range(0, self._plan.added, _ADDED_SLICE)):
            last = min(first + _ADDED_SLICE, self._plan.added)
            for name in _turned(list(peers), number):
                answer = peers[name]("add", corpus=str(self._added), first=first, last=last)
                self.run.engines[name].adding.extend(answer["ms"])


def _turned(names: Sequence[str], number: int) -> list[str]:
    """Return names so that another one is the first each time."""
    first = number % max(1, len(names))
    return [*names[first:], *names[:first]]


def _slices(rows: Sequence[list[str]], length: int) -> Iterator[list[list[str]]]:
    source = iter(rows)
    while some := list(islice(source, length)):
        yield some


def _python(name: str) -> str:
    """Return the interpreter to run an engine with: Xapian's package is often the system's own."""
    system = shutil.which("python3", path="/usr/bin")
    if name != "xapian" or system is None:
        return sys.executable
    words = [sys.executable, "-c", "import xapian"]
    found = subprocess.run(words, capture_output=True, check=False)
    return system if found.returncode else sys.executable
