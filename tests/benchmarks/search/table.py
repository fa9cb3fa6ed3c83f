"""Prints what was measured: a table of times, and one of targets."""

import os
import platform
from collections.abc import Iterable, Iterator
from importlib.metadata import version
from pathlib import Path

from tests.benchmarks.search.engine import KINDS
from tests.benchmarks.search.measured import Measured, Run, best, middle
from tests.benchmarks.search.targets import Check

_FIRST, _REST = 40, 17
_NOT = "-"


def machine() -> str:
    """Return what this runs on, and how busy it is, in a line."""
    load = ", ".join(f"{each:.2f}" for each in os.getloadavg())
    parts = (
        _processor(),
        f"{os.cpu_count()} processors",
        f"load {load}",
        f"Python {platform.python_version()}",
        f"NumPy {version('numpy')}",
    )
    return ", ".join(parts)


def _processor() -> str:
    path = Path("/proc/cpuinfo")
    lines = path.read_text().splitlines() if path.exists() else []
    names = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(names, platform.processor() or platform.machine())


def times(run: Run) -> Iterator[str]:
    """Yield the lines of the table of times."""
    engines = list(run.engines.values())
    yield _row("", (each.name for each in engines))
    yield _row("", (each.version.removeprefix("tantivy ").split(",")[0] for each in engines))
    if any(each.passages != run.passages for each in engines):
        yield _row("passages (a sample for some)", (f"{each.passages:,}" for each in engines))
    yield _row("index, s", (f"{best(each.indexing):.2f}" for each in engines))
    yield _row("index, processor time, s", (f"{best(e.indexing_cpu):.2f}" for e in engines))
    yield _row("index in two processes, s", (_or_not(best(e.indexing_in_two)) for e in engines))
    yield _row("size, MB", (f"{each.size / 1e6:.1f}" for each in engines))
    yield _row("size without texts, MB", (_or_not(e.size_contentless / 1e6, 1) for e in engines))
    yield _row("opening, ms", (f"{middle(each.opening):.2f}" for each in engines))
    yield _row("40 passages added, ms: p50 / max", map(_adding, engines))
    yield _row("resident (private), MB", map(_memory, engines))
    for kind, name in KINDS.items():
        yield _row(f"{name}, ms: p50 / p95", (_asked(each, kind) for each in engines))
    yield from _remarks(engines)


def targets(checks: Iterable[Check]) -> Iterator[str]:
    """Yield the lines of the table of targets."""
    yield f"{'':<56}{'measured':>12}  {'must':<16}{'stretch':<16}"
    for each in checks:
        value = f"{each.value:.2f} {each.unit}"
        must, stretch = (_target(each, target) for target in (each.must, each.stretch))
        yield f"{each.name:<56}{value:>12}  {must:<16}{stretch:<16}{each.enough}".rstrip()


def _target(check: Check, target: float | None) -> str:
    if target is None:
        return _NOT
    sign = "≥" if check.at_least else "≤"
    return f"{sign} {target:g} {'PASS' if check.meets(target) else 'MISS'}"


def _row(name: str, cells: Iterable[str]) -> str:
    return f"{name:<{_FIRST}}" + "".join(f"{cell:>{_REST}}" for cell in cells)


def _or_not(value: float, digits: int = 2) -> str:
    return f"{value:.{digits}f}" if value else _NOT


def _adding(each: Measured) -> str:
    return f"{middle(each.adding):.1f} / {max(each.adding):.1f}"


def _memory(each: Measured) -> str:
    return f"{each.resident / 1e6:.0f} ({each.private / 1e6:.0f})"


def _asked(each: Measured, kind: str) -> str:
    return f"{each.p50(kind):.2f} / {each.p95(kind):.2f}" if each.queries.get(kind) else _NOT


def _remarks(engines: Iterable[Measured]) -> Iterator[str]:
    for each in engines:
        if each.merging:
            yield f"{each.name} then merged, in the background: {each.merging:.2f} s."
        poor = [KINDS[kind] for kind in each.found if each.answered(kind) < 0.5]
        if poor:
            yield f"{each.name} found nothing for most queries of: {', '.join(poor)}."
        yield from (f"{each.name}: {why}." for why in dict.fromkeys(each.why))
