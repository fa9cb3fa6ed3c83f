"""How long the window stands still while documents are imported and indexed behind it."""

import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer

from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.generated import make

FILES = 200
TICK = 5
LIMIT = 50
"""Milliseconds: a timer that fires each `TICK`, and the longest that it may be kept waiting."""


class Watch(QObject):
    """Notes the milliseconds between the ticks of a timer in the window's thread."""

    def __init__(self) -> None:
        super().__init__()
        self.gaps: list[float] = []
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=TICK, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def stop(self) -> None:
        """Stop counting."""
        self._timer.stop()

    def _tick(self) -> None:
        now = time.perf_counter()
        self.gaps.append((now - self._last) * 1000)
        self._last = now


def measure(home: Path, files: int = FILES) -> list[Figure]:
    """Import `files` generated documents in the real window and watch it until it is at rest."""
    from PySide6.QtCore import QEventLoop

    from tests.benchmarks.window import at_rest, opened

    folder = home.parent / "generated"
    make(folder, files)
    with opened(home) as window:
        before = len(window.bridge.library.documents)
        window.intake.take([folder])
        watch, loop = Watch(), QEventLoop()
        began = time.perf_counter()
        look = QTimer(interval=100)
        look.timeout.connect(lambda: at_rest(window) and loop.quit())
        look.start()
        loop.exec()
        look.stop()
        watch.stop()
        seconds = time.perf_counter() - began
        assert len(window.bridge.library.documents) == before + files
    return figures(watch.gaps, seconds)


def figures(gaps: list[float], seconds: float) -> list[Figure]:
    """Return what to show of the gaps, in milliseconds."""
    return [
        Figure("import and indexing of all", seconds, "s"),
        Figure("longest gap between two ticks of 5 ms", max(gaps), "ms", LIMIT),
        Figure("gaps, p99", percentile(gaps, 0.99), "ms"),
        Figure("gaps over 50 ms", sum(gap > LIMIT for gap in gaps), "", 0),
    ]
