"""The text view with a book of a million words and a paper full of passages."""

import os
import random
import resource
import time
from collections.abc import Callable
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

BOOK, PAPER, PASSAGES = 1_000_000, 200_000, 5_000
ACT = 300
"""Milliseconds that no act in a book may take."""


def measure(
    _home: Path, book: int = BOOK, paper: int = PAPER, marks: int = PASSAGES
) -> list[Figure]:
    """Open, jump, zoom and scroll; each act is measured until it is painted."""
    from PySide6.QtWidgets import QApplication

    from leader_reader.app import favour_the_window
    from leader_reader.ui.dressing import apply_theme
    from leader_reader.ui.theme import load_themes

    app = QApplication.instance() or QApplication([])
    apply_theme(app, load_themes()["light"])
    favour_the_window()  # as the program does
    return [*_in_book(book), *_in_paper(paper, marks)]


def _in_book(words: int) -> list[Figure]:
    from leader_reader.ui.reader.comfort import Comfort
    from leader_reader.ui.theme import load_themes

    view, text = _view(), _document(words)
    view.show_document(_document(100))
    before, length, light = _memory(), len(text.text), load_themes()["light"]
    wider = Comfort(line=2.0, letters=0.12, words=0.16, paragraph=2.0)
    acts: list[tuple[str, float, Callable[[], object]]] = [
        ("open", 1000, lambda: view.show_document(text)),
        ("jump to the middle", ACT, lambda: view.go_to(length // 2)),
        ("zoom in the middle", ACT, lambda: view.set_look(light, 130)),
        ("other spacing in the middle", ACT, lambda: view.set_comfort(wider)),
        ("theme", 100, lambda: view.set_look(load_themes()["dark"], 130)),
        ("another width", ACT, lambda: view.resize(700, 800)),
        ("jump to the end", ACT, lambda: view.go_to(length - 10)),
        ("select all", ACT, view.selectAll),
    ]
    label = f"book of {words:,} words"
    found = [
        Figure(f"{label}: {name}", _painted(view, act), "ms", most) for name, most, act in acts
    ]
    found.append(Figure(f"{label}: memory", _memory() - before, "MB", 400))
    return found


def _in_paper(words: int, count: int) -> list[Figure]:
    from leader_reader.ui.reader.marks import Mark

    view, text, chance = _view(), _document(words), random.Random(3)
    starts = [chance.randrange(len(text.text) - 500) for _ in range(count)]
    marks = [
        Mark(start, start + chance.randint(20, 400), ("#5fb236",), str(number))
        for number, start in enumerate(starts)
    ]
    view.show_document(text)
    shown = _painted(view, lambda: view.set_marks(marks))
    bar, steps = view.verticalScrollBar(), []
    for _ in range(200):
        bar.setValue(bar.value() + 60)
        began = time.perf_counter()
        view.viewport().repaint()
        steps.append((time.perf_counter() - began) * 1000)
    label = f"{count:,} passages in {words:,} words"
    return [
        Figure(f"{label}: shown", shown, "ms", 50),
        Figure(f"{label}: paint while scrolling, p95", percentile(steps, 0.95), "ms", 8),
    ]


def _view():
    from leader_reader.ui.reader.text_view import TextView

    view = TextView()
    view.resize(1000, 800)
    view.show()
    return view


def _document(words: int):
    from tests.benchmarks.generated import paragraphs
    from tests.samples import document

    made = document(*paragraphs(random.Random(1), words))
    assert made.text  # as in a library, where it has been needed before
    return made


def _painted(view, act: Callable[[], object]) -> float:
    from PySide6.QtWidgets import QApplication

    began = time.perf_counter()
    act()
    view.viewport().repaint()
    QApplication.processEvents()
    return (time.perf_counter() - began) * 1000


def _memory() -> float:
    """Return the most memory that was in use so far, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
