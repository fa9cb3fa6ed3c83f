"""What the page view shows: pages with marks and hits over them, and their ticks on the bar."""

from collections.abc import Iterator, Sequence
from itertools import chain

from PySide6.QtCore import QObject, QRect, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.ui.reader.mark_ticks import TickedScrollBar
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.areas import Areas
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.page_marks import PageMarks, Span
from leader_reader.ui.reader.pages.page_painter import Look, PageLayer, PagePainter
from leader_reader.ui.reader.pages.standing import Standing
from leader_reader.ui.theme import Theme, active_theme


class Surface(QObject):
    """Keeps what is painted in `view` up to date; `bar` is its scroll bar, `standing` its place.

    `add_layer` has something else painted over each page, above the marks. `shown` tells that
    marks, hits or colours are others now.
    """

    shown = Signal()

    def __init__(
        self, view: QAbstractScrollArea, book: Book, standing: Standing, bar: TickedScrollBar
    ) -> None:
        super().__init__(view)
        self._view, self._book, self._standing, self._bar = view, book, standing, bar
        self.marks, self.areas = PageMarks(), Areas()
        self.painter = PagePainter(book, self.marks, Look(active_theme()))
        self.add_layer(self.areas)

    @property
    def theme(self) -> Theme:
        return self.painter.look.theme

    @property
    def every_mark(self) -> Iterator[Mark]:
        """All marks, those of areas after those of text."""
        return chain(self.marks.index, self.areas.marks)

    def add_layer(self, layer: PageLayer) -> None:
        """Have `layer` painted over each page, above the marks and the layers before it."""
        self.painter.layers.append(layer)

    def paint(self, painter: QPainter, exposed: QRect) -> None:
        """Paint what is seen in `exposed`, and ask for the tiles that were missing."""
        self.painter.paint_all(painter, self._standing.scroller, exposed)
        if self.painter.missing:
            self._standing.ask_soon()

    def clear(self) -> None:
        """Show no marks, before another document comes."""
        self.marks.clear()
        self.areas.set_marks(())
        self._bar.set_ticks([])

    def forget(self, page: int | None = None) -> None:
        """Take it that text stands elsewhere now, on a page or on all."""
        self.marks.forget(page)
        if page is None:
            self.show()

    def set_marks(self, marks: Sequence[Mark]) -> bool:
        """Show these marks in place of those before; tell whether any is another one."""
        changed = self.areas.set_marks(marks)
        changed |= self.marks.set_marks(marks)
        if changed:
            self.show()
        return changed

    def preview(self, old: Mark, new: Mark) -> None:
        """Show `new` in the place of `old` for now, as an edge of it is dragged."""
        self.marks.move(old, new)
        self.shown.emit()
        self._view.viewport().update()

    def set_hits(self, ranges: Sequence[Span]) -> None:
        """Show these ranges as found in place of those before; none is outlined."""
        self.marks.set_hits(ranges)
        self.show()

    def outline(self, place: Span | None) -> None:
        """Outline one of the ranges found, or none."""
        self.marks.current = place
        self._view.viewport().update()

    def set_theme(self, theme: Theme) -> None:
        self._take(Look(theme, self.painter.look.as_printed))

    def set_as_printed(self, *, as_printed: bool) -> None:
        """Show white paper in dark themes too."""
        self._take(Look(self.theme, as_printed))

    def show(self) -> None:
        """Bring the ticks up to date and paint the pages again."""
        passages, areas = self._standing.passages, self.areas.marks
        found = passages.ticks(self.marks.index, self.marks.found, self.theme)
        self._bar.set_ticks(found + passages.area_ticks(areas, self.theme))
        self.shown.emit()
        self._view.viewport().update()

    def _take(self, look: Look) -> None:
        self.painter.look = look
        self._book.set_tone(look.tone)
        self.show()
