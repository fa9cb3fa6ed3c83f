"""Typing a search in a large library while an import runs: when the first hits stand."""

import time
from itertools import cycle
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

PASSAGES = 200_000
FILES = 400
WORDS = ("leader", "management team", "hospital staff", "quality", "board report", "ward round")
_BETWEEN_KEYS = 60  # milliseconds
LIMIT = 100
"""Milliseconds from the last key to the first hits."""


def measure(home: Path, passages: int = PASSAGES, files: int = FILES) -> list[Figure]:
    """Type a few queries letter by letter while `files` generated documents are imported."""
    from tests.benchmarks.generated import make
    from tests.benchmarks.stalling import Watch
    from tests.benchmarks.window import opened, wait

    large(home, passages)
    folder = home.parent / "generated"
    make(folder, files)
    with opened(home) as window:
        _typed(window, "ready")  # loads the index, as entering the field does
        before = len(window.bridge.library.documents)
        window.intake.take([folder])
        wait(lambda: len(window.bridge.library.documents) > before)
        watch, waits = Watch(), []
        for words in cycle(WORDS):
            if not window.imports.busy:
                break
            waits.append(_typed(window, words))
        watch.stop()
    return [
        Figure(f"last key to hits of {passages:,} passages, p50", percentile(waits, 0.5), "ms"),
        Figure("last key to hits, most", max(waits), "ms", LIMIT),
        Figure("longest gap of the window meanwhile", max(watch.gaps), "ms", 50),
        Figure("gaps, p99", percentile(watch.gaps, 0.99), "ms"),
    ]


def large(home: Path, passages: int) -> None:
    """Put `passages` generated passages into the library in `home`, indexed."""
    from leader_reader.adapters.sqlite_store import SqliteStore
    from leader_reader.adapters.whoosh_index.index import WhooshIndex
    from leader_reader.services.indexing import bring_up_to_date
    from leader_reader.services.library import Library
    from tests.benchmarks.search import library, prose
    from tests.benchmarks.search.corpus import Document

    texts = prose.documents()
    made = [Document(number, next(texts)) for number in range(passages // 40)]
    store = SqliteStore(home / "library.db")
    shelf = Library(store)
    for first in range(0, len(made), 500):
        library.put(shelf, made[first : first + 500])
    index = WhooshIndex(home / "index")
    for progress in bring_up_to_date(store, index):
        store.indexed(progress.sequence)
    for _ in index.tidy():
        pass
    index.close()
    store.close()


def _typed(window, words: str) -> float:
    """Type `words` letter by letter; return the milliseconds from the last key to the hits."""
    from PySide6.QtCore import QTimer
    from PySide6.QtTest import QTest

    from tests.benchmarks.window import wait

    field, shown = window.frame.bar.field, []
    pause = QTimer(window, singleShot=True)
    field.clear()
    window.searches.found.connect(shown.append)
    for letter in words:
        QTest.keyClicks(field, letter)
        pause.start(_BETWEEN_KEYS)  # QTest.qWait would let no other thread run meanwhile
        wait(lambda: not pause.isActive())
    shown.clear()
    QTest.keyClicks(field, "s")
    began = time.perf_counter()
    wait(lambda: any(each.query.text == f"{words}s" for each in shown), 30)
    window.searches.found.disconnect(shown.append)
    return (time.perf_counter() - began) * 1000
