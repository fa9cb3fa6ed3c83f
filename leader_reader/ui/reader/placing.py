"""Keeps one's place in the text while it scrolls and while it is laid out anew around it."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager

from PySide6.QtCore import QObject, QPoint, QTimer, Signal
from PySide6.QtWidgets import QTextEdit

from leader_reader.ui.reader.page import LAID_OUT_SOON, Page
from leader_reader.ui.reader.rendering import PAGE_SIDE

_THROTTLE = 120
_TARGET_HEIGHT = 0.28
_SLICE = 0.006
"""Seconds of work between two looks at what the user does."""
_INSIDE = 6
"""Pixels below its top at which the view's first line is looked for."""


class Placing(QObject):
    """Knows the offset at the top of `view`, which shows `page`.

    `scrolled` at once, `rested` when scrolling has come to rest. A text that is not very long is
    laid out to its end in between, `finished` when that is done. What is laid out above the view
    for the first time may turn out higher than it seemed: the view then moves along with its text.
    """

    scrolled = Signal()
    rested = Signal()
    finished = Signal()

    def __init__(self, view: QTextEdit, page: Callable[[], Page | None]) -> None:
        super().__init__(view)
        self._view = view
        self._bar = view.verticalScrollBar()
        self._page = page
        self._still = False
        self._first = 0
        self.top = 0
        self._rest = QTimer(self, singleShot=True, interval=_THROTTLE)
        self._rest.timeout.connect(self.rested)
        self._turn = QTimer(self, singleShot=True, interval=0)
        self._turn.timeout.connect(self._go_on)
        self._bar.valueChanged.connect(self._on_scroll)

    def follow(self, page: Page) -> None:
        """Follow the text of another page, which is shown from now on."""
        self._first = 0
        page.layout.grown.connect(self._on_grown)

    def finish(self) -> None:
        """Lay the rest of the text out, a little at a time, when there is nothing else to do."""
        page = self._page()
        if page is not None and page.source.record.words <= LAID_OUT_SOON:
            self._turn.start()

    def stop_timer(self) -> None:
        """Take it that the place has been told."""
        self._rest.stop()

    @contextmanager
    def still(self) -> Iterator[None]:
        """Take what moves meanwhile for no scrolling: the place stays."""
        before, self._still = self._still, True
        try:
            yield
        finally:
            self._still = before

    def go_to_top(self, offset: int) -> None:
        """Scroll so that the line of `offset` is at the top."""
        page = self._page()
        if page is not None:
            with self.still():
                self._scroll_to(page, lambda: page.top_of(offset) if offset else 0)
        self.top = offset

    def bring_into_sight(self, start: int, end: int) -> None:
        """Scroll only if a passage is not wholly in the view already."""
        page = self._page()
        if page is None:
            return
        room, rect = self._view.viewport().height(), page.passage(start, end)
        over = self._bar.value()
        if over + 24 <= rect.top() and rect.bottom() <= over + room - 48:
            return
        self._scroll_to(page, lambda: page.passage(start, end).top() - room * _TARGET_HEIGHT)

    def settle(self) -> None:
        """Lay out what the view shows; the line at its top stays where it is."""
        page = self._page()
        if page is None:
            return
        room, at_end = self._view.viewport().height(), self._bar.value() == self._bar.maximum()
        with self.still():
            here = page.layout.number_at(self._bar.value())
            below = page.layout.number_at(self._bar.value() + room)
            if not here <= self._first <= below:
                self._first = here
            page.layout.settle(self._bar.value(), self._bar.value() + room)
            if at_end and self._bar.value():
                self._move_along(self._bar.maximum())
                page.layout.settle(self._bar.value(), self._bar.value() + room)
            self._first = page.layout.number_at(self._bar.value())

    def _go_on(self) -> None:
        page = self._page()
        if page is None:
            return
        if page.layout.go_on(_SLICE):
            self.finished.emit()
        else:
            self._turn.start()

    def _scroll_to(self, page: Page, height: Callable[[], float]) -> None:
        """Scroll to a height of the page, which is asked for again when all there is laid out."""
        room = self._view.viewport().height()
        page.layout.settle(height(), height() + room)
        self._bar.setValue(round(height()))
        self.settle()

    def _on_grown(self, number: int, pixels: float) -> None:
        if number < self._first:
            with self.still():
                self._move_along(self._bar.value() + round(pixels))

    def _move_along(self, value: int) -> None:
        """Scroll as the text has moved; Qt would move what is painted with it, which is there."""
        self._bar.setValue(value)
        self._view.viewport().update()

    def _on_scroll(self) -> None:
        page = self._page()
        if page is not None and not self._still:
            self.settle()
            cursor = self._view.cursorForPosition(QPoint(PAGE_SIDE + 1, _INSIDE))
            at_top = not self._bar.value()
            self.top = 0 if at_top else page.offsets.to_code_point(cursor.position())
            self._rest.start()
        self.scrolled.emit()
