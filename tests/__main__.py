"""`python -m tests`: lint, format and types one after the other, then tests in three processes.

What follows on the command line is handed to pytest; naming files or folders runs only these.
"""

import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import IO

ROOT = Path(__file__).resolve().parents[1]

STEPS = (
    ("Lint", ["ruff", "check", "."]),
    ("Format", ["ruff", "format", "--check", "."]),
    ("Types", ["mypy"]),
)

JOURNEYS = "tests/journeys"
"""Stories in the real window: they wait more than they work, twice as long as all others take."""

_NONE_CHOSEN = 5  # pytest: no test was collected


def main() -> int:
    """Run every step, also after one has failed; return 1 if any did."""
    failed = [name for name, words in STEPS if not _passes(name, words)]
    if not _tests_pass(sys.argv[1:]):
        failed.append("Tests")
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


def _passes(name: str, words: Sequence[str]) -> bool:
    print(f"\n== {name}", flush=True)
    return subprocess.run([sys.executable, "-m", *words], cwd=ROOT, check=False).returncode == 0


def _tests_pass(extra: Sequence[str]) -> bool:
    """Run half of the journeys, the other half and all other tests beside each other.

    What the journeys print follows at the end.
    """
    print("\n== Tests", flush=True)
    if any((ROOT / each.partition("::")[0]).exists() for each in extra):
        return _passed(_started(extra))
    stories = sorted(str(path) for path in (ROOT / JOURNEYS).glob("test_*.py"))
    with tempfile.TemporaryFile("w+") as one, tempfile.TemporaryFile("w+") as two:
        beside = [_started([*stories[::2], *extra], one), _started([*stories[1::2], *extra], two)]
        passed = [_passed(_started([f"--ignore={JOURNEYS}", *extra])), *map(_passed, beside)]
        for told in (one, two):
            told.seek(0)
            print(f"\n== Journeys\n{told.read()}", flush=True)
    return all(passed)


def _started(words: Sequence[str], told: IO[str] | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *words]
    return subprocess.Popen(command, cwd=ROOT, stdout=told, stderr=told)


def _passed(running: subprocess.Popen[bytes]) -> bool:
    return running.wait() in (0, _NONE_CHOSEN)


if __name__ == "__main__":
    sys.exit(main())
