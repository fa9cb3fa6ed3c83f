"""Libraries to measure on: the starter library, imported and indexed by the command line."""

import os
import subprocess
import sys
from pathlib import Path


def command(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command line on the library in `home`."""
    return subprocess.run(
        [sys.executable, "-m", "leader_reader", "--library", str(home), *words],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )


def starter(home: Path) -> Path:
    """Make a new library with the starter documents in `home`, indexed."""
    command(home, "search", "leadership")
    return home
