"""What search is to reach against its peers, and whether it does."""

from collections.abc import Iterator
from dataclasses import dataclass

from tests.benchmarks.search.engine import KINDS
from tests.benchmarks.search.measured import Measured, Run, best, middle

_FASTER_THAN_FTS5 = {
    "common": (20, 100),
    "or": (8, 15),
    "prefix": (10, 25),
    "fuzzy": (8, None),
    "and": (1.5, 3),
    "phrase": (1, 2),
    "rare": (1, 1.5),
    "facets": (15, 40),
    "common_snippets": (10, 30),
}
_SLOWER_THAN_TANTIVY = {
    "common": (4, 1.5),
    "or": (15, 8),
    "and": (12, 4),
    "phrase": (25, 6),
    "rare": (15, 5),
}
_WITH_TANTIVY = ("facets", "and_snippets", "common_snippets")
_QUICK_ENOUGH = 1.0  # ms: no one cares then whether another is quicker
_MB = 1_000_000


@dataclass(frozen=True)
class Check:
    """One figure beside the least it must be (`at_least`) or the most it may, and the wish.

    `enough` says that the target is met for another reason.
    """

    name: str
    value: float
    unit: str
    must: float | None = None
    stretch: float | None = None
    at_least: bool = False
    enough: str = ""

    def meets(self, target: float | None) -> bool:
        if target is None or (self.enough and target == self.must):
            return True
        return self.value >= target if self.at_least else self.value <= target


def checks(run: Run) -> Iterator[Check]:
    """Yield what there is to check, as far as it was measured."""
    ours = run.engines.get("ours") or run.engines.get("plain")
    if ours is None:
        return
    if "fts5" in run.engines:
        yield from _against_fts5(ours, run.engines["fts5"])
    if "tantivy" in run.engines:
        yield from _against_tantivy(ours, run.engines["tantivy"])
    yield from _alone(ours)


def _against_fts5(ours: Measured, peer: Measured) -> Iterator[Check]:
    base, own, two = best(peer.indexing), best(ours.indexing), best(ours.indexing_in_two)
    yield Check("index, one process, against FTS5", base / own, "x", 1.2, 1.5, at_least=True)
    if two:
        yield Check("index, two processes, against FTS5", base / two, "x", 1.8, 2.5, at_least=True)
    ratio = ours.size / peer.size_contentless
    yield Check("size against FTS5 contentless", ratio, "x", 1.6, 1.1)
    for kind, (must, stretch) in _FASTER_THAN_FTS5.items():
        if ours.p50(kind) and peer.p50(kind):
            ratio = peer.p50(kind) / ours.p50(kind)
            name = f"faster than FTS5: {KINDS[kind]}"
            yield Check(name, ratio, "x", must, stretch, at_least=True)


def _against_tantivy(ours: Measured, peer: Measured) -> Iterator[Check]:
    ratio = best(peer.indexing) / best(ours.indexing)
    yield Check("index, one process, against tantivy", ratio, "x", 1.2, 1.8, at_least=True)
    for kind, (must, stretch) in _SLOWER_THAN_TANTIVY.items():
        if peer.p50(kind):
            ratio = ours.p50(kind) / peer.p50(kind)
            yield Check(f"slower than tantivy: {KINDS[kind]}", ratio, "x", must, stretch)
    for kind in _WITH_TANTIVY:
        if peer.p50(kind):
            ratio, own = ours.p50(kind) / peer.p50(kind), ours.p50(kind)
            enough = f"{own:.2f} ms" if own <= _QUICK_ENOUGH else ""
            name = f"tantivy's times, or 1 ms: {KINDS[kind]}"
            yield Check(name, ratio, "x", 2.5, enough=enough)


def _alone(ours: Measured) -> Iterator[Check]:
    worst, kind = max((ours.p95(kind), kind) for kind in KINDS)
    must, stretch = _worst_p95(ours.passages)
    yield Check(f"worst p95 ({KINDS[kind]})", worst, "ms", must, stretch)
    yield Check("40 passages added, durable, p50", middle(ours.adding), "ms", 15, 8)
    yield Check("40 passages added, durable, worst", max(ours.adding), "ms", 60, 20)
    yield Check("opening", middle(ours.opening), "ms", 20)
    yield Check("resident after all queries", ours.resident / _MB, "MB", 300)


def _worst_p95(passages: int) -> tuple[float | None, float | None]:
    if passages <= 200_000:
        return 10, 3
    return (20, 10) if passages <= 505_000 else (None, None)


def growth(small: Run, large: Run) -> Iterator[Check]:
    """Yield how much more everything takes on the larger corpus: no more than it is larger."""
    times = large.passages / small.passages
    for name, big in large.engines.items():
        if name in small.engines and big.passages == large.passages:
            for what, value in _grown(small.engines[name], big):
                must = times if name in ("ours", "plain") else None
                yield Check(f"{big.name}: {what}", value, "x", must)


def _grown(small: Measured, big: Measured) -> Iterator[tuple[str, float]]:
    yield "indexing", best(big.indexing) / best(small.indexing)
    yield "size", big.size / small.size
    yield "opening", middle(big.opening) / middle(small.opening)
    yield "adding", middle(big.adding) / middle(small.adding)
    yield "resident", big.resident / small.resident
    for kind in KINDS:
        if big.p50(kind) and small.p50(kind):
            yield KINDS[kind], big.p50(kind) / small.p50(kind)
