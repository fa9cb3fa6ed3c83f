"""Search: the latency on the starter library, and the command line beside grep."""

import subprocess
import time
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.home import command

QUERIES = (
    "leadership",
    '"talent management"',
    "staff engagement",
    "team OR board",
    "leader* NOT board",
    "succession planning for clinical services",
    "improv",
    "compassion",
)
ROUNDS = 25
RUNS = 5


def measure(home: Path, rounds: int = ROUNDS, runs: int = RUNS) -> list[Figure]:
    """Ask every query `rounds` times, dressed as the window shows it; then run both programs."""
    times = latencies(home, rounds)
    ours = [_seconds(lambda: command(home, "search", "talent management")) for _ in range(runs)]
    grep = ["grep", "-r", "-i", "talent management", str(home / "originals")]
    peer = [_seconds(lambda: _run(grep)) for _ in range(runs)]
    return [
        Figure("search with snippets, p50", percentile(times, 0.5), "ms"),
        Figure("search with snippets, p95", percentile(times, 0.95), "ms", 50),
        Figure("command line search, p50", percentile(ours, 0.5), "s"),
        Figure("grep -r over the originals, p50", percentile(peer, 0.5), "s"),
    ]


def latencies(home: Path, rounds: int) -> list[float]:
    """Return the milliseconds that each query took."""
    from leader_reader.adapters.sqlite_store import SqliteStore
    from leader_reader.adapters.whoosh_index.index import WhooshIndex
    from leader_reader.background.home import Home
    from leader_reader.domain.search import Query
    from leader_reader.services.library import Library
    from leader_reader.services.searching import Searcher

    parts = Home(home)
    store, index = SqliteStore(parts.database, read_only=True), WhooshIndex(parts.index)
    searcher, view = Searcher(index, store), Library(store).view()
    queries = [Query(words, limit=300, prefix_last=True) for words in QUERIES]
    times = [
        _seconds(lambda q=q: searcher.search(q, view)) * 1000
        for _ in range(rounds)
        for q in queries
    ]
    index.close()
    store.close()
    return times


def _run(words: list[str]) -> None:
    subprocess.run(words, capture_output=True, check=False)


def _seconds(act) -> float:
    began = time.perf_counter()
    act()
    return time.perf_counter() - began
