"""`python -m tests.benchmarks.search`: search beside other engines, on the same passages.

All figures of a run are of the same minutes on the same machine; only ratios mean much elsewhere.
"""

import argparse
import json
import sys
import time
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.benchmarks.search import folder, prose, table
from tests.benchmarks.search.corpus import Corpus, collected
from tests.benchmarks.search.driving import Driver, Plan
from tests.benchmarks.search.engine import USUAL
from tests.benchmarks.search.measured import Run
from tests.benchmarks.search.targets import checks, growth

_USUAL = 200_000
"""Passages; where more are asked for, what that many take is what growth is told from."""

_QUICK = 20_000
_METHOD = """\
Times to index are the best of {rounds}, engines in turns; one commit, on the disk. Queries: the
best 20 hits of each, {queries} distinct ones of a class where there are so many, each asked once,
after others. A document is added, on the disk and found. FTS5 has no patterns and no fuzzy words:
they are looked up in its vocabulary and asked as alternatives, the fuzzy ones with their first
letter given. Ours counts all hits with every query, as tantivy and Whoosh do; FTS5 does not. Facets
are the hits of each document, the hundred with most, and of each format; no hits are fetched."""


def main(arguments: Sequence[str]) -> int:
    """Measure and print; return 1 if something that must be reached is not."""
    chosen = _arguments(arguments)
    plan = _plan(chosen)
    passages = chosen.passages or (_QUICK if chosen.quick else _USUAL)
    print(table.machine(), flush=True)
    began = time.perf_counter()
    sizes = (_USUAL, passages) if passages > _USUAL else (passages,)
    runs = [
        _measured(plan, _corpus(chosen.corpus, size, plan.added), chosen.keep, by_cpu=chosen.cpu)
        for size in sizes
    ]
    print(_METHOD.format(rounds=plan.rounds, queries=plan.queries))
    print(f"{time.perf_counter() - began:.0f} s in all; then: {table.machine()}")
    if chosen.json:
        whole = {"machine": table.machine(), "runs": [run.plain() for run in runs]}
        chosen.json.write_text(json.dumps(whole, indent=1), "utf-8")
    if chosen.cpu:
        runs = [run.by_cpu() for run in runs]
    verdicts = list(checks(runs[-1]))
    _print("Targets" + " in processor time" * chosen.cpu, table.targets(verdicts))
    if len(runs) > 1:
        grown = list(growth(*runs))
        _print(f"Growth from {runs[0].passages:,} passages", table.targets(grown))
        verdicts += grown
    return int(any(not each.meets(each.must) for each in verdicts))


def _arguments(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.search", description=__doc__)
    parser.add_argument("--corpus", type=Path, help="texts to measure on; else they are made")
    parser.add_argument("--passages", type=int, help=f"how many; {_USUAL} where not said")
    parser.add_argument("--engines", default=",".join(USUAL), help="names with commas")
    parser.add_argument("--quick", action="store_true", help="fewer of everything")
    parser.add_argument("--whole-whoosh", action="store_true", help="no sample for stock Whoosh")
    parser.add_argument("--cpu", action="store_true", help="tell by processor time: a busy machine")
    parser.add_argument("--json", type=Path, help="file for all figures")
    parser.add_argument("--keep", type=Path, help="folder to work in, and leave all in")
    return parser.parse_args(arguments)


def _plan(chosen: argparse.Namespace) -> Plan:
    plan = Plan(tuple(chosen.engines.split(",")))
    if chosen.quick:
        plan = replace(plan, rounds=1, queries=30, warming=5, added=20, sample=5000)
    return replace(plan, sampled=()) if chosen.whole_whoosh else plan


def _corpus(texts: Path | None, passages: int, added: int) -> Corpus:
    if texts is not None:
        return folder.from_folder(texts, passages, added)
    return collected(prose.documents(), passages, added)


def _measured(plan: Plan, corpus: Corpus, keep: Path | None, *, by_cpu: bool) -> Run:
    """Measure on a corpus and print the times."""
    with TemporaryDirectory() as made:
        place = keep or Path(made)
        place.mkdir(parents=True, exist_ok=True)
        run = Driver(plan, corpus, place, _say)()
        shown = run.by_cpu() if by_cpu else run
    title = f"{run.passages:,} passages, {run.words:,} words"
    if corpus.repeated:
        title += f"; {corpus.repeated:,} passages repeat others with the sentences shuffled"
    _print(title, table.times(shown))
    return run


def _say(line: str) -> None:
    print(f"… {line}", file=sys.stderr, flush=True)


def _print(title: str, lines: Iterable[str]) -> None:
    print(f"\n{title}\n")
    print("\n".join(lines), flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
