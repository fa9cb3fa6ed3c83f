"""How long the window stands still while a folder of thousands of files is watched behind it."""

import time
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.generated import make
from tests.benchmarks.stalling import LIMIT, Watch

FILES, ARRIVING, EACH = 3000, 200, 200
"""Files there and known, files that come in among them, and their words."""


def measure(home: Path, files: int = FILES, arriving: int = ARRIVING) -> list[Figure]:
    """Watch a folder whose files are known, then have some more come into it."""
    from leader_reader.ui.watching.pace import Pace
    from tests.benchmarks.window import at_rest, opened, wait

    folder = home.parent / "watched"
    make(folder / "new", arriving, EACH)
    with opened(home) as window:
        library = window.bridge.library
        before, watching = len(library.documents), window.watching
        watching.set_pace(Pace(begin=0.1, settled=0.5, again=3600, after_edit=0, after_undo=0))
        _note_all(window, folder, files)

        def looked() -> bool:
            far = watching._next.remainingTime() > 100_000
            return far and not watching.busy and at_rest(window)

        watch = Watch()
        began = time.perf_counter()
        watching.add(folder / "known")
        wait(looked)
        scanned, seconds = watch.gaps, time.perf_counter() - began
        assert len(library.documents) == before
        watch.gaps = []
        watching.add(folder / "new")
        wait(looked, 600)
        watch.stop()
        assert len(library.documents) == before + arriving
    return [
        Figure(f"first look at {files:,} known files", seconds, "s"),
        Figure("longest gap between two ticks of 5 ms, looking", max(scanned), "ms", LIMIT),
        Figure(f"longest gap, {arriving:,} files coming in", max(watch.gaps), "ms", LIMIT),
        Figure("gaps, p99", percentile(watch.gaps, 0.99), "ms"),
    ]


def _note_all(window: object, folder: Path, files: int) -> None:
    """Write files and note them as taken in before, as at a later start."""
    from leader_reader.domain.document import DocumentId
    from leader_reader.domain.watched import WatchedFile
    from leader_reader.services.folder_looks import trace_of

    notes = []
    for number in range(files):
        path = folder / "known" / f"{number // 100:03}" / f"report-{number:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"Report {number}\n\nOf its own.\n", "utf-8")
        trace = trace_of(path)
        assert trace is not None
        notes.append(WatchedFile(path, trace, DocumentId(f"{number:064}")))
    window.watching.list.note(notes)  # type: ignore[attr-defined]
