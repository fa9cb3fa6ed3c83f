"""The process that an engine has to itself: does what it reads, a line of JSON each, and answers.

Only the standard library and the engine's own package are needed here.
"""

import gc
import json
import shutil
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.benchmarks.search.corpus import load, marker
from tests.benchmarks.search.engine import Engine, Unavailable, engine

Answer = dict[str, Any]

_OPENINGS = 7


class Served:
    """An engine on its folder, as it is told from outside."""

    def __init__(self, name: str, folder: Path) -> None:
        self.engine: Engine = engine(name)
        self.folder = folder

    def version(self) -> Answer:
        return {"version": self.engine.version()}

    def index(self, corpus: str, processes: int, last: bool) -> Answer:
        """Index a corpus into an empty folder; see to what comes after where this is the last."""
        documents = load(Path(corpus)).documents
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        _equal()
        began, used = time.perf_counter(), time.process_time()
        self.engine.index(self.folder, documents, processes)
        seconds, cpu = time.perf_counter() - began, time.process_time() - used
        answer: Answer = {"seconds": seconds, "cpu": cpu}
        if last:
            answer |= self.engine.settle(self.folder, documents)
            answer["bytes"] = sum(path.stat().st_size for path in self.folder.rglob("*"))
        return answer

    def open(self) -> Answer:
        """Open the index some times, each until a word that nobody wrote is not found."""
        self.engine.ready(self.folder)
        times = []
        for _ in range(_OPENINGS):
            began = time.perf_counter()
            self.engine.open(self.folder)
            self.engine.ask("rare", ["qqxqq"])
            times.append(_since(began))
            self.engine.close()
        self.engine.open(self.folder)
        return {"ms": times}

    def again(self) -> Answer:
        """Forget what is remembered of queries."""
        self.engine.close()
        self.engine.open(self.folder)
        return {}

    def ask(self, kind: str, queries: list[list[str]]) -> Answer:
        _equal()
        times, cpu, found = [], [], []
        for words in queries:
            used, began = time.process_time(), time.perf_counter()
            found.append(self.engine.ask(kind, words))
            times.append(_since(began))
            cpu.append((time.process_time() - used) * 1000)
        return {"ms": times, "cpu": cpu, "found": found}

    def add(self, corpus: str, first: int, last: int) -> Answer:
        """Add documents, each until it is found by a word that only it has."""
        times = []
        for document in load(Path(corpus)).added[first:last]:
            own = marker(document)
            self.engine.accept(document)
            _equal()
            began = time.perf_counter()
            self.engine.add(document)
            found = self.engine.ask("rare", [own])
            times.append(_since(began))
            if found != 1:
                raise AssertionError(f"{found} passages hold the added document's own word")
            self.engine.rest()
        return {"ms": times}


def _equal() -> None:
    """Begin with the same rubbish, none, whatever the engine."""
    gc.collect()
    gc.freeze()


def _since(began: float) -> float:
    return (time.perf_counter() - began) * 1000


def main(name: str, folder: str) -> int:
    """Serve until there is nothing more to read."""
    try:
        served = Served(name, Path(folder))
    except Unavailable as error:
        print(json.dumps({"unavailable": str(error)}), flush=True)
        return 0
    print(json.dumps(served.version()), flush=True)
    for line in sys.stdin:
        asked = json.loads(line)
        act: Callable[..., Answer] = getattr(served, asked.pop("do"))
        try:
            answer = act(**asked)
        except Unavailable as error:
            answer = {"unavailable": str(error)}
        print(json.dumps(answer), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
