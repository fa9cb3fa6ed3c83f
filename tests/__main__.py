"""`python -m tests`: lint, format, types and tests, one after the other."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

STEPS = (
    ("Lint", ["ruff", "check", "."]),
    ("Format", ["ruff", "format", "--check", "."]),
    ("Types", ["mypy"]),
    ("Tests", ["pytest", "-q"]),
)


def main() -> int:
    """Run every step, also after one has failed; return 1 if any did."""
    failed = [name for name, words in STEPS if not _passes(name, words)]
    print(f"\nFailed: {', '.join(failed)}" if failed else "\nAll checks passed.")
    return 1 if failed else 0


def _passes(name: str, words: list[str]) -> bool:
    print(f"\n== {name}", flush=True)
    extra = sys.argv[1:] if name == "Tests" else []
    return (
        subprocess.run([sys.executable, "-m", *words, *extra], cwd=ROOT, check=False).returncode
        == 0
    )


if __name__ == "__main__":
    sys.exit(main())
