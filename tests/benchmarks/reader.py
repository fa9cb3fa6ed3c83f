"""Reading: the pages of a PDF of 350 pages, with marks, scrolled, selected, in other themes."""

import random
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.generated import WORDS

PAGES = 350
MARKS_A_PAGE = 15
STEPS = 300
STEP = 120
"""Pixels that one notch of the wheel scrolls."""
FRAME = 0.016
_NOTE = "Compare with what was said of it before, in other words."
_COLOURS = ("#ffd400", "#ff6666", "#5fb236", "#2ea8e5")


def measure(home: Path, pages: int = PAGES, steps: int = STEPS) -> list[Figure]:
    """Show a made PDF in a window of its own size; `home` has room for the file."""
    from PySide6.QtWidgets import QApplication

    from leader_reader.app import make_application

    application = QApplication.instance() or make_application()
    path = made(home / "long.pdf", pages)
    with _Shown(path, application) as shown:
        found = [Figure("pages: first page painted, engine warm", shown.first, "ms", 200)]
        found += shown.scrolling(steps)
        found += shown.dragging(steps // 3)
        found += shown.switching()
    return found


def made(path: Path, pages: int) -> Path:
    """Write a PDF of two columns of small print on each page, the same every time."""
    from tests.adapters.importers.making_pdf import lines, make_pdf

    chance = random.Random(7)

    def column(left: float) -> list:
        texts = [" ".join(chance.choices(WORDS, k=7))[:44] for _ in range(56)]
        return lines(texts, left, 780, 12, 9)

    path.write_bytes(make_pdf([[*column(60), *column(310)] for _ in range(pages)]))
    return path


class _Shown:
    """A page view with marks, 1,000 pixels wide, on the real engine."""

    def __init__(self, path: Path, application) -> None:
        from leader_reader.adapters.importers.formats import importer_for
        from leader_reader.adapters.pdf_pages.client import PdfPages
        from leader_reader.domain.document import (
            Document,
            DocumentId,
            DocumentRecord,
            Metadata,
        )
        from leader_reader.domain.pages import PageMap
        from leader_reader.ui.reader.pages.pages_view import PagesView

        self._application, self._path = application, path
        extract = importer_for(path).read(path)
        card = (DocumentId("a" * 64), Metadata(title="Long"), "pdf", path.name)
        record = DocumentRecord(*card, datetime.now(UTC), 1, len(extract.blocks))
        self._document = Document(record, extract.blocks)
        self._places = PageMap(extract.runs)
        self._view = PagesView()
        self._engine = PdfPages(self._view.answered())
        self.first = 0.0

    def __enter__(self) -> "_Shown":
        from leader_reader.ui.dressing import apply_theme
        from leader_reader.ui.theme import load_themes

        apply_theme(self._application, load_themes()["light"])
        self._view.resize(1000, 900)
        self._view.show()
        self._engine.warm()
        self._wait(lambda: False, 1.5)
        self._view.set_fit(100)
        began = time.perf_counter()
        self._view.show_document(self._document)
        self._view.set_pages(self._engine, self._places, self._path)
        self._wait(lambda: self._view.book.sizes)
        self._view.viewport().repaint()
        self._wait(lambda: not self._missing())
        self.first = (time.perf_counter() - began) * 1000
        return self

    def __exit__(self, *_error: object) -> None:
        self._engine.close()
        self._view.close()

    def scrolling(self, steps: int) -> list[Figure]:
        """Mark every page and scroll on by the wheel's notches, a frame apart."""
        marks = self._marks()
        marking = self._timed(lambda: self._view.set_marks(marks))
        self._wait(lambda: False, 0.5)
        times, late = self._scrolled(steps, self._view.viewport().repaint)
        beside = self._noted(marks, steps // 3)
        return [
            Figure(f"pages: {PAGES * MARKS_A_PAGE} marks set and painted", marking, "ms", 50),
            Figure("pages: scrolled and painted at 100 %, p50", percentile(times, 0.5), "ms"),
            Figure("pages: scrolled and painted at 100 %, p95", percentile(times, 0.95), "ms", 8),
            Figure("pages: scrolled and painted at 100 %, most", max(times), "ms"),
            Figure("pages: looks with a tile missing at 100 %", late, "", 0),
            Figure("pages: and with notes beside, p95", percentile(beside, 0.95), "ms", 8),
        ]

    def _noted(self, marks: list, steps: int) -> list[float]:
        """Scroll on with a note at every third mark and handles at one, then without again."""
        noted = [
            replace(mark, note=_NOTE, selected=number == 0) if number % 3 == 0 else mark
            for number, mark in enumerate(marks)
        ]
        self._view.verticalScrollBar().setValue(0)
        self._view.set_marks(noted)
        self._wait(lambda: False, 0.5)
        times, _ = self._scrolled(steps, self._view.repaint)
        self._view.set_marks(marks)
        self._wait(lambda: False, 0.5)
        return times

    def _scrolled(self, steps: int, paint: Callable[[], None]) -> tuple[list[float], int]:
        """Return the milliseconds of each step with its painting, and how many lacked a tile."""
        times, late = [], 0
        bar = self._view.verticalScrollBar()
        for _ in range(steps):
            began = time.perf_counter()
            bar.setValue(bar.value() + STEP)
            paint()
            times.append((time.perf_counter() - began) * 1000)
            late += bool(self._missing())
            self._wait(lambda: False, FRAME)
        return times, late

    def dragging(self, moves: int) -> list[Figure]:
        """Drag a selection down both columns."""
        from PySide6.QtCore import QEvent, QPointF, Qt
        from PySide6.QtGui import QMouseEvent
        from PySide6.QtWidgets import QApplication

        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        viewport = self._view.viewport()

        def send(kind: QEvent.Type, x: float, y: float) -> None:
            spot = QPointF(x, y)
            there = viewport.mapToGlobal(spot)
            QApplication.sendEvent(viewport, QMouseEvent(kind, spot, there, left, left, none))

        def move(number: int) -> None:
            share = number / moves
            send(QEvent.Type.MouseMove, 250 + share * 450, 80 + share * 700)
            QApplication.processEvents()

        send(QEvent.Type.MouseButtonPress, 250, 80)
        times = []
        for number in range(moves):
            began = time.perf_counter()
            move(number)
            times.append((time.perf_counter() - began) * 1000)
        send(QEvent.Type.MouseButtonRelease, 700, 780)
        assert self._view.selection() is not None
        return [Figure("pages: one move of a drag, painted, p95", percentile(times, 0.95), "ms", 5)]

    def switching(self) -> list[Figure]:
        """Go over to the dark theme, zoom, and jump to the last page."""
        from leader_reader.ui.theme import load_themes

        dark = load_themes()["dark"]
        theme = self._timed(lambda: self._view.set_look(dark, 100))
        zoom = self._timed(lambda: self._view.set_fit(150))
        zoomed = self._until_sharp()
        jump = self._timed(lambda: self._view.go_to(len(self._document.text) - 5))
        jumped = self._until_sharp()
        kept = self._view.book.pictures.bytes / 1e6
        return [
            Figure("pages: theme switched and painted", theme, "ms", 100),
            Figure("pages: zoom to 150 %, painted with what was there", zoom, "ms", 300),
            Figure("pages: and sharp", zoom + zoomed, "ms"),
            Figure("pages: jump to the end", jump, "ms", 300),
            Figure("pages: and sharp", jump + jumped, "ms"),
            Figure("pages: pictures kept", kept, "MB", 64),
        ]

    def _marks(self) -> list:
        from leader_reader.ui.reader.marks import Mark

        length, count = len(self._document.text), PAGES * MARKS_A_PAGE
        starts = [number * (length - 200) // count for number in range(count)]
        return [
            Mark(start, start + 180, (_COLOURS[number % 4],), f"m{number}")
            for number, start in enumerate(starts)
        ]

    def _timed(self, act: Callable[[], object]) -> float:
        """Return the milliseconds of an act and of painting what it changed."""
        began = time.perf_counter()
        act()
        self._view.viewport().repaint()
        return (time.perf_counter() - began) * 1000

    def _until_sharp(self) -> float:
        began = time.perf_counter()
        self._wait(lambda: not self._missing())
        return (time.perf_counter() - began) * 1000

    def _missing(self) -> int:
        return self._view._painter.missing

    def _wait(self, until: Callable[[], object], seconds: float = 20) -> None:
        """Let the window work until something is so, or for so long."""
        from PySide6.QtCore import QEventLoop

        end = time.monotonic() + seconds
        while not until() and time.monotonic() < end:
            self._application.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 5)
            time.sleep(0.001)
