"""What becomes of hostile files: document or reason, seconds and memory, as a table."""

import os
from pathlib import Path

from leader_reader.services.importing import FileRead
from tests.adapters.hostile import HOSTILE
from tests.adapters.test_hostile import LONGEST, MOST, given
from tests.adapters.watched import Watched, read_watched
from tests.benchmarks.figures import Figure


def measure(home: Path) -> list[Figure]:
    """Read the corpus's hostile files and our own in real children; print a line for each."""
    folder = home.parent / "made"
    folder.mkdir()
    for name, make in HOSTILE.items():
        (folder / name).write_bytes(make())
    watched = read_watched(home, [*given(), *(folder / name for name in HOSTILE)])
    for file in watched:
        print(f"  {_line(file)}", flush=True)
    return [
        Figure("files", len(watched), ""),
        Figure("without an outcome", sum(file.outcome is None for file in watched), "", 0),
        Figure("unexpected faults", sum("fault" in file.said for file in watched), "", 0),
        Figure("longest, others reading beside it", max(f.seconds for f in watched), "s", LONGEST),
        Figure("most memory", max(file.mebibytes for file in watched), "MiB", MOST),
    ]


def _line(file: Watched) -> str:
    outcome = "document" if isinstance(file.outcome, FileRead) else file.said
    name = os.fsencode(file.path.name).decode("utf-8", "replace")
    shown = name if len(name) <= 32 else f"{name[:31]}…"
    return f"{shown:<32} {file.seconds:>6.2f} s {file.mebibytes:>5.0f} MiB  {outcome}"
