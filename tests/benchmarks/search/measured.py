"""What was measured of an engine, and how several measurements of one thing become a figure."""

from dataclasses import asdict, dataclass, field, replace
from typing import Any

from tests.benchmarks.figures import percentile


@dataclass
class Measured:
    """One engine's figures: seconds for indexing, bytes for sizes, milliseconds for all else.

    `passages` is what it was given. A list has one value each time, or each query; what is
    empty or 0 was not measured. `why` says why something was not.
    """

    name: str
    version: str = ""
    passages: int = 0
    indexing: list[float] = field(default_factory=list)
    indexing_cpu: list[float] = field(default_factory=list)
    indexing_in_two: list[float] = field(default_factory=list)
    merging: float = 0
    size: int = 0
    size_contentless: int = 0
    opening: list[float] = field(default_factory=list)
    queries: dict[str, list[float]] = field(default_factory=dict)
    queries_cpu: dict[str, list[float]] = field(default_factory=dict)
    found: dict[str, list[int]] = field(default_factory=dict)
    adding: list[float] = field(default_factory=list)
    resident: int = 0
    private: int = 0
    why: list[str] = field(default_factory=list)

    def p50(self, kind: str) -> float:
        """Return the median milliseconds of a class of queries, 0 where it was not asked."""
        times = self.queries.get(kind)
        return percentile(times, 0.5) if times else 0

    def p95(self, kind: str) -> float:
        times = self.queries.get(kind)
        return percentile(times, 0.95) if times else 0

    def answered(self, kind: str) -> float:
        """Return the share of the queries of a class that found anything."""
        found = self.found.get(kind, [])
        return sum(map(bool, found)) / max(1, len(found))

    def by_cpu(self) -> "Measured":
        """Return the same with the processor's time for indexing and queries, not the clock's."""
        return replace(self, indexing=self.indexing_cpu, queries=self.queries_cpu)

    def plain(self) -> dict[str, Any]:
        return asdict(self)


@dataclass
class Run:
    """All engines on one corpus."""

    passages: int
    words: int
    engines: dict[str, Measured] = field(default_factory=dict)

    def by_cpu(self) -> "Run":
        engines = {name: each.by_cpu() for name, each in self.engines.items()}
        return replace(self, engines=engines)

    def plain(self) -> dict[str, Any]:
        engines = {name: each.plain() for name, each in self.engines.items()}
        return {"passages": self.passages, "words": self.words, "engines": engines}


def best(values: list[float]) -> float:
    """Return the least of some times, the one that other work disturbed least; 0 for none."""
    return min(values, default=0)


def middle(values: list[float]) -> float:
    return percentile(values, 0.5) if values else 0
