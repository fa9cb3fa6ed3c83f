"""New editions: how many passages are found in an edited text, and what comparing costs.

`python -m tests.benchmarks.editions [EDITIONS]` prints the findings of so many random editions.
"""

import sys
import time
from collections import Counter
from pathlib import Path

from leader_reader.domain.comparing import compare
from tests.benchmarks.figures import Figure
from tests.domain.comparing.edited import Author, Rates
from tests.domain.comparing.judged import Judge

EDITS = {
    "5 % of the words": Rates(moved=0, deleted=0, broken=0),
    "5 %, and paragraphs moved, deleted, broken": Rates(),
    "20 % of the words, and paragraphs": Rates(words=0.2),
    "a fifth of the paragraphs": Rates(moved=0.2, deleted=0.2, broken=0.2, inserted=0.2),
}


def measure(_home: Path, editions: int = 20, paragraphs: int = 2600) -> list[Figure]:
    """Measure the shares that are missed of each kind, and the seconds for 100,000 words."""
    found = [figure for name, rates in EDITS.items() for figure in _shares(name, rates, editions)]
    return [*found, *(_cost(rate, paragraphs) for rate in (0.05, 0.3))]


def _shares(name: str, rates: Rates, editions: int) -> list[Figure]:
    counts = counted(rates, editions)
    return [
        Figure(f"{name}: unchanged missed", _missed(counts, "unchanged"), "%", 0.2),
        Figure(f"{name}: reworded missed", _missed(counts, "reworded"), "%", 3),
        Figure(f"{name}: at a wrong place", 100 * counts["wrong"] / counts.total(), "%", 0.2),
    ]


def counted(rates: Rates, editions: int) -> Counter[str]:
    counts: Counter[str] = Counter()
    for seed in range(editions):
        counts += Judge(seed, rates).passages(100)
    return counts


def _missed(counts: Counter[str], kind: str) -> float:
    return 100 * (1 - counts[f"{kind} found"] / max(1, counts[kind]))


def _cost(rate: float, paragraphs: int) -> Figure:
    author = Author(1, 12_000)
    text = author.write(paragraphs)
    edited = author.edit(text, Rates(words=rate))
    old, new = author.set(text), author.set(edited, noisy=True)
    began = time.perf_counter()
    compare(old.text, new.text)
    took = time.perf_counter() - began
    return Figure(
        f"compare, {rate:.0%} edited, a 100,000 words", took * 100_000 / len(old.order), "s", 1
    )


if __name__ == "__main__":
    for title, how in EDITS.items():
        print(title, dict(sorted(counted(how, int(sys.argv[1])).items())))
