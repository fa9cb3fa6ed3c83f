"""Tagging: from the act to the passage saved in the database and the window repainted."""

import time
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

ACTS = 200
WARM_UP = 5


def measure(home: Path, acts: int = ACTS) -> list[Figure]:
    """Tag `acts` passages of the starter library's longest document."""
    from tests.benchmarks.window import opened

    with opened(home) as window:
        library = window.bridge.library
        longest = max(library.documents.values(), key=lambda record: record.words)
        window.open_document(longest.id)
        topics = [topic.id for topic in library.codebook]
        length = len(window.desk.document.text)
        times = []
        for number in range(acts + WARM_UP):
            start = (number * 97) % (length - 80)
            window.reader.select(start, start + 40)
            _settle()
            times.append(_tag(window, topics[number % len(topics)]))
        assert len(library.annotations) >= acts
    return figures(times[WARM_UP:])


def figures(acts: list[tuple[float, float]]) -> list[Figure]:
    """Return what to show of the milliseconds that the acts took, by the clock and the processor.

    Where other programs run, only the second says what the program itself costs.
    """
    times, own = zip(*acts, strict=True)
    return [
        Figure("tag: processor time of the window's thread, p50", percentile(own, 0.5), "ms"),
        Figure("tag: processor time of the window's thread, p95", percentile(own, 0.95), "ms", 10),
        Figure("tag: saved and repainted, p50", percentile(times, 0.5), "ms"),
        Figure("tag: saved and repainted, p95", percentile(times, 0.95), "ms", 10),
        Figure("tag: saved and repainted, most", max(times), "ms"),
    ]


def _tag(window, topic: str) -> tuple[float, float]:
    """Tag what is selected by the road that the topics panel takes; return the milliseconds."""
    began, own = time.perf_counter(), time.thread_time()
    window.tagging.apply(topic)
    _settle()
    return (time.perf_counter() - began) * 1000, (time.thread_time() - own) * 1000


def _settle() -> None:
    """Let everything that was asked for be laid out and painted."""
    from PySide6.QtCore import QCoreApplication, QEvent

    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)
    QCoreApplication.processEvents()
