"""Start-up: from the process's start to the first painted window, and the memory at rest."""

import os
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

ROUNDS = 5


@dataclass(frozen=True)
class Start:
    """Seconds until the first line that a script prints and until the second, and all lines."""

    first: float
    second: float
    lines: list[str]


def measure(home: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Open the library in `home`, warm, and a bare window beside it, in turns."""
    start("first_paint", str(home))
    ours, bare = [], []
    for _ in range(rounds):
        bare.append(start("bare_window").first)
        ours.append(start("first_paint", str(home)))
    seconds, peer = percentile([each.first for each in ours], 0.5), percentile(bare, 0.5)
    lines = ours[-1].lines
    return [
        Figure("window painted, warm, p50", seconds, "s", 1.0),
        Figure("the last document open, warm, p50", percentile([s.second for s in ours], 0.5), "s"),
        Figure("bare PySide6 window painted, p50", peer, "s"),
        Figure("ratio to the bare window", seconds / peer, "x"),
        Figure("heavy modules loaded before it", len(early(lines)), "", 0),
        Figure("resident at rest, a document open", float(lines[2]), "MB", 150),
    ]


def early(lines: list[str]) -> list[str]:
    """Return the heavy modules that were loaded before the window was painted."""
    return [name for name in lines[0].split()[1].split(",") if name != "-"]


def start(script: str, *arguments: str) -> Start:
    """Run a script of this package. Raises RuntimeError where it does not paint."""
    words = [sys.executable, "-m", f"tests.benchmarks.{script}", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    began = time.perf_counter()
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True, env=environment) as process:
        lines = [process.stdout.readline()]
        first = time.perf_counter() - began
        lines.append(process.stdout.readline())
        second = time.perf_counter() - began
        lines += process.stdout.read().splitlines()
    if process.returncode or not lines[0].startswith("painted"):
        raise RuntimeError(f"{script} ended with {process.returncode}: {''.join(lines)}")
    return Start(first, second, lines)
