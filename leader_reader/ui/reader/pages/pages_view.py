"""The page view: the pages of a PDF as printed, with selection, marks and hits of its text."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRect, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QFrame, QToolTip, QWidget

from leader_reader.domain.document import Document
from leader_reader.domain.pages import PageMap
from leader_reader.services.pages import Answered, PagesEngine
from leader_reader.ui.parts.own_keys import keeps_key
from leader_reader.ui.reader.asking import Asking
from leader_reader.ui.reader.mark_ticks import TickedScrollBar
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.mouse import over_column
from leader_reader.ui.reader.pages.areas_in_view import AreasInView
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.hands import Hands
from leader_reader.ui.reader.pages.in_widget import InWidget
from leader_reader.ui.reader.pages.page_asking import PageAsking
from leader_reader.ui.reader.pages.page_notes import PageNotes
from leader_reader.ui.reader.pages.passages import Target
from leader_reader.ui.reader.pages.sheets import Fit
from leader_reader.ui.reader.pages.sizing import Sizing
from leader_reader.ui.reader.pages.standing import Standing
from leader_reader.ui.reader.pages.surface import Surface
from leader_reader.ui.theme import Theme
from leader_reader.ui.words import plain_tip


class PagesView(QAbstractScrollArea):
    """Shows the pages of one PDF; offsets in and out are code points of `Document.text`.

    An engine is made with `answered()` and given by `set_pages` after `show_document`. Signals
    are those of the text view; besides, `opened` tells that the pages are known, `page_changed`
    the page that is read, from 1, `fit_changed` what `fit` is now, `password_asked` whether the
    last one was wrong, `message` a sentence, `link_asked` an address that nobody has opened, and
    `leaving` that a link leads away from here. `area_selected` carries the AreaSelector that was
    drawn, `area_changed` an annotation and its new one, `area_copied` the one wanted as a picture.
    """

    passage_selected = Signal(int, int)
    selection_cleared = Signal()
    mark_activated = Signal(str)
    place_changed = Signal(int, float)
    scrolled = Signal()
    key_act = Signal(str)
    zoom_asked = Signal(int)
    opened = Signal()
    page_changed = Signal(int)
    fit_changed = Signal(object)
    password_asked = Signal(bool)
    message = Signal(str)
    link_asked = Signal(str)
    leaving = Signal()
    edge_moved = Signal(str, int, int)
    menu_asked = Signal(object)
    area_selected = Signal(object)
    area_changed = Signal(str, object)
    area_copied = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = Book(self)
        self._bar = TickedScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self._standing = Standing(self, self.book)
        self._scroller = self._standing.scroller
        self._places = InWidget(self, self._standing.passages)
        self.surface = Surface(self, self.book, self._standing, self._bar)
        self._painter = self.surface.painter
        margin = lambda right: self.setViewportMargins(0, 0, right, 0)  # noqa: E731 - used once
        self.notes = PageNotes(self, self.book, self._standing, self.surface, margin)
        self.hands = Hands(self, self.book, self._standing, self.surface, self.notes)
        self._selection, self._under = self.hands.selection, self.hands.under
        self.areas = AreasInView(self, self.book, self._standing, self.surface, self.hands)
        self._sizing = Sizing(self, self._standing)
        passages = self._standing.passages
        around = PageAsking(self, passages, self.surface, self.hands, self.notes)
        self._asking = Asking(self, around.find)
        self._dress()
        self._join()

    # The document

    @property
    def document(self) -> Document | None:
        return self.book.text.document if self.book.text else None

    def answered(self) -> Answered:
        """Return what an engine is to be made with; it may be called in any thread."""
        return self.book.answered()

    def show_document(self, document: Document, offset: int = 0) -> None:
        """Begin with `document`, the line of `offset` at the top; `set_pages` brings its pages."""
        self._begin()
        self.book.show(document)
        self._selection.put(offset, offset)
        self._standing.aim(Target(offset, offset, to_top=True))

    def set_pages(self, engine: PagesEngine, places: PageMap, path: Path) -> None:
        """Have `engine` open the PDF at `path`; `places` lead from the text to its pages."""
        self.book.serve(engine, places, path)

    def set_places(self, places: PageMap) -> None:
        """Take places that were found only now."""
        self.book.set_places(places)
        self.surface.forget()

    def give_password(self, password: str) -> None:
        """Try to open the document with a password; `password_asked` if that is wrong."""
        self.book.give_password(password)

    def close_document(self) -> None:
        self._begin()

    # What is on it

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks in place of those before."""
        self.hands.edges.set_marks(marks)
        self.surface.set_marks(marks)

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Show these ranges as found in place of those before; none is outlined."""
        self.surface.set_hits(ranges)

    def selection(self) -> tuple[int, int] | None:
        """Return the selected code points, or None."""
        return self._selection.span

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into sight; it is announced as a mouse selection is."""
        self._selection.put(start, end)
        self._standing.aim(Target(start, end))
        self.hands.watch.tell()

    def clear_selection(self) -> None:
        self.hands.areas.clear()
        self._selection.put(self._selection.caret, self._selection.caret)

    def copy(self) -> None:
        """Put the selected words on the clipboard, without the hyphens at line ends.

        A selected area is copied as a picture: `area_copied`.
        """
        span, document, area = self._selection.span, self.document, self.areas.selected
        if area is not None:
            self.area_copied.emit(area)
        elif span is not None and document is not None:
            QApplication.clipboard().setText(document.text[slice(*span)])

    # Where it is

    def place(self) -> tuple[int, float]:
        """Return the offset at the top of the view and the progress from 0 to 1."""
        return self._standing.place()

    def return_to(self, offset: int) -> None:
        """Put the line of `offset` at the top again, and the caret there."""
        self._selection.put(offset, offset)
        self._standing.aim(Target(offset, offset, to_top=True))

    def go_to(self, start: int, end: int | None = None, *, hit: bool = False) -> None:
        """Bring a passage into sight and the caret to its start; `hit` outlines it."""
        end = start if end is None else end
        self.surface.outline((start, end) if hit else None)
        self._selection.put(start, start)
        self._standing.aim(Target(start, end))
        self._standing.announce()

    @property
    def current_page(self) -> int:
        """The page that is read, from 1; 0 before the pages are known."""
        return self._scroller.current()

    def go_to_page(self, page: int, top: float | None = None) -> None:
        """Put height `top` of a page, in points, at the top of the view, its edge for None."""
        if 1 <= page <= len(self.book.sizes):
            self._standing.go_to_page(page, top)

    def passage_rect(self, start: int, end: int) -> QRect:
        """Return the rectangle around a passage, or the part of it beside its end."""
        return self._places.passage(start, end)

    def line_rect(self, offset: int) -> QRect:
        """Return the slice of line at `offset` in this widget's coordinates."""
        return self._places.line(offset)

    def lines_around(self, start: int, end: int) -> tuple[QRect, QRect]:
        """Return the lines before and after a passage; null where there is none."""
        return self._places.lines_around(start, end)

    def make_room(self, start: int, end: int, below: int) -> None:
        """Bring the end of a passage into sight, where it is cut off, with room `below` it."""
        self._places.make_room(start, end, below)

    # The look

    @property
    def fit(self) -> Fit:
        return self._scroller.fit

    @property
    def facing(self) -> bool:
        return self._scroller.facing

    @property
    def percent(self) -> int:
        """How large the page that is read is shown, in percent of its printed size."""
        return self._sizing.percent

    def set_fit(self, fit: Fit) -> None:
        """Fit the width or the page, or show pages in 50 to 600 % of their size."""
        self._sizing.set_fit(fit)

    def set_facing(self, facing: bool) -> None:  # noqa: FBT001 - says what is so
        """Show two pages side by side, the first alone."""
        if facing != self._scroller.facing:
            self._standing.set_facing(facing=facing)

    def set_look(self, theme: Theme, percent: int) -> None:
        """Take a theme's colours, and a zoom where it is another one than before."""
        self.surface.set_theme(theme)
        self._sizing.take_percent(percent)

    def set_as_printed(self, as_printed: bool) -> None:  # noqa: FBT001
        """Show white paper in dark themes too."""
        self.surface.set_as_printed(as_printed=as_printed)

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self.surface.paint(painter, event.rect())
        self.notes.paint(painter)
        self.hands.paint(painter)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._standing.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._standing.ask_soon()

    def event(self, event: QEvent) -> bool:
        own = event.type() == QEvent.Type.ShortcutOverride and keeps_key(event, self.hands.is_own)
        if own:
            return True
        if isinstance(event, QWheelEvent):  # over the notes, which stand beside the viewport
            self.wheelEvent(event)
            return True
        if isinstance(event, QContextMenuEvent):
            self.contextMenuEvent(event)
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._standing.lay_out()
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self.hands.caret.show()
        over = over_column(event, self.viewport())
        return QApplication.sendEvent(self.viewport(), over) if over else super().event(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent):
            said = plain_tip(self._under.said(QPointF(event.pos())))
            QToolTip.showText(event.globalPos(), said, self.viewport())
            return True
        return super().viewportEvent(event)

    def scrollContentsBy(self, _dx: int, dy: int) -> None:
        self._standing.upwards = dy > 0
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if not self._sizing.take_wheel(event):
            super().wheelEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        self._asking.take(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.hands.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.hands.press(event, twice=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self.hands.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.hands.release(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._asking.takes_key(event) and not self.hands.take_key(event):
            super().keyPressEvent(event)

    # Within

    def _dress(self) -> None:
        self.setObjectName("reader.pages")
        self.setAccessibleName(self.tr("Pages of the document"))
        self.setProperty("role", "pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def _join(self) -> None:
        self._standing.moved.connect(self.scrolled)
        self._standing.page_changed.connect(self.page_changed)
        self._standing.place_changed.connect(self.place_changed)
        self.book.opened.connect(self._on_opened)
        self.book.changed.connect(self._standing.repaint)
        self.book.text_came.connect(self._on_text)
        self.book.password_asked.connect(self.password_asked)
        self.book.said.connect(self.message)
        self._sizing.zoom_asked.connect(self.zoom_asked)
        self._sizing.fit_changed.connect(self.fit_changed)
        self._join_hands()

    def _join_hands(self) -> None:
        hands, acting = self.hands, self.hands.acting
        hands.copied.connect(self.copy)
        hands.edges.moved.connect(self.edge_moved)
        self._asking.asked.connect(self.menu_asked)
        hands.watch.made.connect(self.passage_selected)
        hands.watch.let_go.connect(self.selection_cleared)
        acting.mark_activated.connect(self.mark_activated)
        acting.key_act.connect(self.key_act)
        acting.link_asked.connect(self.link_asked)
        acting.leaving.connect(self.leaving)
        acting.page_asked.connect(self.go_to_page)
        hands.areas.drawn.connect(self.area_selected)
        hands.areas.let_go.connect(self.selection_cleared)
        hands.areas.changed.connect(self.area_changed)

    def _begin(self) -> None:
        """Forget the document shown before."""
        self.book.close()
        self.surface.clear()
        self.hands.begin()
        self._standing.clear()

    def _on_opened(self) -> None:
        self.book.pictures.set_ratio(self.devicePixelRatioF())
        self._standing.lay_out()
        self.surface.show()
        self.opened.emit()

    def _on_text(self, page: int) -> None:
        self.surface.forget(page)
        self._standing.aim_again()
