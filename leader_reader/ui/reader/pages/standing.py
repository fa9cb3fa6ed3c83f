"""Where one stands in the pages: keeps the place through changes, and asks for what is seen."""

from PySide6.QtCore import QObject, QPointF, QTimer, Signal
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.passages import Passages, Target
from leader_reader.ui.reader.pages.scroller import Scroller
from leader_reader.ui.reader.pages.sheets import Fit
from leader_reader.ui.reader.pages.wanting import wanted_tiles

_THROTTLE = 120


class Standing(QObject):
    """Knows which line of `book` is at the top of `area`, and which page is read.

    `moved` at once when the pages stand elsewhere, `laid` when they were laid out anew,
    `page_changed` with the page that is read, `place_changed` (offset at the top, progress 0-1)
    when that has rested.
    """

    moved = Signal()
    laid = Signal()
    page_changed = Signal(int)
    place_changed = Signal(int, float)

    def __init__(self, area: QAbstractScrollArea, book: Book) -> None:
        super().__init__(area)
        self._area, self._book = area, book
        self.scroller = Scroller(area)
        self.passages = Passages(book, self.scroller)
        self.upwards = False
        self._target: Target | None = None
        self._top = self._page = 0
        self._placing = False
        self._rested = QTimer(self, singleShot=True, interval=_THROTTLE)
        self._rested.timeout.connect(self.announce)
        self._asking = QTimer(self, singleShot=True, interval=0)
        self._asking.timeout.connect(self._ask)
        for bar in (area.verticalScrollBar(), area.horizontalScrollBar()):
            bar.valueChanged.connect(self._on_scroll)

    def clear(self) -> None:
        """Stand nowhere, before another document comes."""
        self._target = None
        self._top = self._page = 0
        self.lay_out()

    def place(self) -> tuple[int, float]:
        """Return the offset at the top of the view and the progress from 0 to 1."""
        return self._top, self.scroller.progress() if self._book.sizes else 0.0

    def announce(self) -> None:
        """Tell the place at once."""
        self._rested.stop()
        self.place_changed.emit(*self.place())

    def lay_out(self, at: QPointF | None = None) -> None:
        """Lay the pages out anew; what is at point `at` of the view, or at its top, stays there."""
        self._book.pictures.set_ratio(self._area.devicePixelRatioF())
        self._placing = True
        self.scroller.lay_out(self._book.sizes, at)
        self._placing = False
        self.aim_again()
        self._tell_page()
        self.moved.emit()
        self._area.viewport().update()
        self.ask_soon()
        self.laid.emit()

    def set_fit(self, fit: Fit, at: QPointF | None = None) -> None:
        """Show the pages in another size; what is at point `at` stays there."""
        self.scroller.fit = fit
        self.lay_out(at)

    def set_facing(self, *, facing: bool) -> None:
        self.scroller.facing = facing
        self.lay_out()

    def aim(self, target: Target) -> None:
        """Bring a passage into sight; until its page's text has come, it is aimed at again."""
        self._placing = True
        known = bool(self._book.sizes) and self.passages.aim(target)
        self._placing = False
        self._target = None if known else target
        if target.to_top:
            self._top = target.start
        elif known:
            self._top = self.passages.top()

    def aim_again(self) -> None:
        """Bring into sight what could not be found exactly before."""
        if self._target is not None:
            self.aim(self._target)

    def go_to_page(self, page: int, top: float | None) -> None:
        """Put height `top` of a page, in points, at the top of the view, its edge for None."""
        self._target = None
        self.scroller.to_top(page, top or 0.0)
        self.announce()

    def repaint(self, page: int) -> None:
        """Have a page painted again, or everything where there is none yet."""
        sheets, viewport = self.scroller.sheets, self._area.viewport()
        if not 1 <= page <= len(sheets.sizes):
            viewport.update()
        elif page in self.scroller.visible():
            rect = sheets.rect(page).translated(-self.scroller.shift)
            viewport.update(rect.toAlignedRect())

    def ask_soon(self) -> None:
        """Ask for what is missing, once everything else is done."""
        self._asking.start()

    def _on_scroll(self) -> None:
        self.ask_soon()
        self._tell_page()
        self.moved.emit()
        if not self._placing:
            self._target = None
            self._top = self.passages.top()
            self._rested.start()

    def _tell_page(self) -> None:
        page = self.scroller.current()
        if page != self._page:
            self._page = page
            self.page_changed.emit(page)

    def _ask(self) -> None:
        """Ask for what is missing on the screen and near it."""
        if not self._book.sizes or not self._area.isVisible():
            return
        pictures = self._book.pictures
        shown, wanted = wanted_tiles(self.scroller, pictures, upwards=self.upwards)
        self._book.needed = frozenset(shown)
        pictures.want("view", wanted)
        aimed = self.passages.page_of(self._target) if self._target is not None else None
        pages = [aimed] if aimed is not None and 1 <= aimed <= len(self._book.sizes) else []
        self._book.need([*reversed(self.scroller.visible()), *pages])
