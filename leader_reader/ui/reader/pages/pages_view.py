"""The page view: the pages of a PDF as printed, with selection, marks and hits of its text."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
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
from leader_reader.services.pages import Answered, PageLink, PagesEngine
from leader_reader.ui.parts.own_keys import keeps_key
from leader_reader.ui.reader.mark_ticks import TickedScrollBar
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.caret import PageCaret
from leader_reader.ui.reader.pages.keyboard import Keyboard
from leader_reader.ui.reader.pages.page_marks import PageMarks
from leader_reader.ui.reader.pages.page_painter import Look, PagePainter
from leader_reader.ui.reader.pages.passages import Target
from leader_reader.ui.reader.pages.pointer import Pointer
from leader_reader.ui.reader.pages.selection import Selection
from leader_reader.ui.reader.pages.sheets import LEAST_PERCENT, MOST_PERCENT, Fit
from leader_reader.ui.reader.pages.standing import Standing
from leader_reader.ui.reader.pages.under import Under
from leader_reader.ui.reader.selection_watch import SelectionWatch
from leader_reader.ui.theme import Theme, active_theme
from leader_reader.ui.words import plain_tip

_MARGIN = 8
_ZOOM_STEP = 10


class PagesView(QAbstractScrollArea):
    """Shows the pages of one PDF; offsets in and out are code points of `Document.text`.

    An engine is made with `answered()` and given by `set_pages` after `show_document`. Signals
    are those of the text view; besides, `opened` tells that the pages are known, `page_changed`
    the page that is read, from 1, `fit_changed` what `fit` is now, `password_asked` whether the
    last one was wrong, `message` a sentence, `link_asked` an address that nobody has opened, and
    `leaving` that a link leads away from here.
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

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.book = Book(self)
        self._marks = PageMarks()
        self._painter = PagePainter(self.book, self._marks, Look(active_theme()))
        self._selection = Selection(self)
        self._bar = TickedScrollBar(self)
        self.setVerticalScrollBar(self._bar)
        self._standing = Standing(self, self.book)
        self._scroller, self._passages = self._standing.scroller, self._standing.passages
        self._under = Under(self.book, self._marks, self._scroller)
        self._pointer = Pointer(self, self.book, self._selection, self._under)
        self._caret = PageCaret(self, self._selection, self._standing, self._marks)
        self._keyboard = Keyboard(self, self.book, self._selection)
        self._watch = SelectionWatch(self._selection, self.selection)  # type: ignore[arg-type]
        self._wheel_at: QPointF | None = None
        self._percent_asked: int | None = None
        self._set_up()

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
        self._marks.forget()
        self._show_marks()

    def give_password(self, password: str) -> None:
        """Try to open the document with a password; `password_asked` if that is wrong."""
        self.book.give_password(password)

    def close_document(self) -> None:
        self._begin()

    # What is on it

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Show these marks in place of those before."""
        if self._marks.set_marks(marks):
            self._show_marks()

    def set_hits(self, ranges: Sequence[tuple[int, int]]) -> None:
        """Show these ranges as found in place of those before; none is outlined."""
        self._marks.set_hits(ranges)
        self._show_marks()

    def selection(self) -> tuple[int, int] | None:
        """Return the selected code points, or None."""
        return self._selection.span

    def select(self, start: int, end: int) -> None:
        """Select a passage and bring it into sight; it is announced as a mouse selection is."""
        self._selection.put(start, end)
        self._standing.aim(Target(start, end))
        self._watch.tell()

    def clear_selection(self) -> None:
        self._selection.put(self._selection.caret, self._selection.caret)

    def copy(self) -> None:
        """Put the selected words on the clipboard, without the hyphens at line ends."""
        span, document = self._selection.span, self.document
        if span is not None and document is not None:
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
        self._marks.current = (start, end) if hit else None
        self._selection.put(start, start)
        self._standing.aim(Target(start, end))
        self.viewport().update()
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
        return self._in_widget(self._passages.around(start, end))

    def line_rect(self, offset: int) -> QRect:
        """Return the slice of line at `offset` in this widget's coordinates."""
        return self._in_widget(self._passages.caret(offset))

    def lines_around(self, start: int, end: int) -> tuple[QRect, QRect]:
        """Return the lines before and after a passage; null where there is none."""
        above, below = self._passages.neighbours(start, end)
        return self._in_widget(above), self._in_widget(below)

    def make_room(self, start: int, end: int, below: int) -> None:
        """Bring the end of a passage into sight, where it is cut off, with room `below` it."""
        rect, floor = self.passage_rect(start, end), self.viewport().geometry().bottom()
        if floor - _MARGIN < rect.bottom() < floor + rect.height():
            self._bar.setValue(self._bar.value() + rect.bottom() + below - floor)

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
        page = self.current_page
        return self._scroller.sheets.percent(page) if page else 100

    def set_fit(self, fit: Fit) -> None:
        """Fit the width or the page, or show pages in 50 to 600 % of their size."""
        if isinstance(fit, int):
            fit = max(LEAST_PERCENT, min(MOST_PERCENT, fit))
        if fit != self._scroller.fit:
            self._standing.set_fit(fit, self._wheel_at)
            self.fit_changed.emit(fit)

    def set_facing(self, facing: bool) -> None:  # noqa: FBT001 - says what is so
        """Show two pages side by side, the first alone."""
        if facing != self._scroller.facing:
            self._standing.set_facing(facing=facing)

    def set_look(self, theme: Theme, percent: int) -> None:
        """Take a theme's colours, and a zoom where it is another one than before."""
        self._take_look(Look(theme, self._painter.look.as_printed))
        before, self._percent_asked = self._percent_asked, percent
        if before is not None and before != percent:
            self.set_fit(percent)

    def set_as_printed(self, as_printed: bool) -> None:  # noqa: FBT001
        """Show white paper in dark themes too."""
        self._take_look(Look(self._painter.look.theme, as_printed))

    # Events

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self.viewport())
        self._painter.paint_all(painter, self._scroller, event.rect())
        self._caret.paint(painter, self._painter.look.theme.accent)
        if self._painter.missing:
            self._standing.ask_soon()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._standing.lay_out()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._standing.ask_soon()

    def event(self, event: QEvent) -> bool:
        own = event.type() == QEvent.Type.ShortcutOverride and keeps_key(
            event, self._keyboard.is_own
        )
        if own:
            return True
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._standing.lay_out()
        if event.type() in {QEvent.Type.FocusIn, QEvent.Type.FocusOut}:
            self._caret.show()
        return super().event(event)

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
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._wheel_at = event.position()
            self.zoom_asked.emit(_ZOOM_STEP if event.angleDelta().y() > 0 else -_ZOOM_STEP)
            self._wheel_at = None
            event.accept()
            return
        super().wheelEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._watch.pressed = True
        self._pointer.press(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self._watch.pressed = True
        self._pointer.press_twice(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer.move(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self._watch.pressed = False
        self._pointer.release(event)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._keyboard.take(event):
            super().keyPressEvent(event)

    # Within

    def _set_up(self) -> None:
        self.setObjectName("reader.pages")
        self.setAccessibleName(self.tr("Pages of the document"))
        self.setProperty("role", "pages")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.viewport().setMouseTracking(True)
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._standing.moved.connect(self.scrolled)
        self._standing.page_changed.connect(self.page_changed)
        self._standing.place_changed.connect(self.place_changed)
        self._watch.made.connect(self.passage_selected)
        self._watch.let_go.connect(self.selection_cleared)
        self._join_parts()

    def _join_parts(self) -> None:
        self.book.opened.connect(self._on_opened)
        self.book.changed.connect(self._standing.repaint)
        self.book.text_came.connect(self._on_text)
        self.book.password_asked.connect(self.password_asked)
        self.book.said.connect(self.message)
        self._pointer.released.connect(self._watch.tell)
        self._pointer.mark_clicked.connect(self._activate)
        self._pointer.link_clicked.connect(self._follow_link)
        self._keyboard.acted.connect(self._act)
        self._keyboard.stepped.connect(self._caret.follow)
        self._keyboard.turned.connect(self._turn)
        self._keyboard.paged.connect(self._scroller.turn)
        self._keyboard.copied.connect(self.copy)

    def _begin(self) -> None:
        """Forget the document shown before."""
        self._watch.forget()
        self.book.close()
        self._marks.clear()
        self._selection.put(0, 0)
        self._bar.set_ticks([])
        self._standing.clear()

    def _on_opened(self) -> None:
        self.book.pictures.set_ratio(self.devicePixelRatioF())
        self._standing.lay_out()
        self._show_marks()
        self.opened.emit()

    def _on_text(self, page: int) -> None:
        self._marks.forget(page)
        self._standing.aim_again()

    def _take_look(self, look: Look) -> None:
        self._painter.look = look
        self.book.set_tone(look.tone)
        self._show_marks()

    def _show_marks(self) -> None:
        """Bring the ticks up to date and paint the pages again."""
        theme = self._painter.look.theme
        self._bar.set_ticks(self._passages.ticks(self._marks.index, self._marks.found, theme))
        self.viewport().update()

    def _turn(self, screens: int, extend: bool) -> None:  # noqa: FBT001 - a slot
        self._caret.turn(screens, self._under, extend=extend)

    def _act(self, act: str) -> None:
        """Pass a letter on; O first goes on to the next of the marks under the caret."""
        if act == "O":
            mark = self._marks.next_at(min(self._selection.anchor, self._selection.caret))
            if mark is not None:
                self._activate(mark.annotation)
        self.key_act.emit(act)

    def _activate(self, annotation: str) -> None:
        self._marks.activated = annotation
        self.mark_activated.emit(annotation)

    def _follow_link(self, link: PageLink) -> None:
        """Jump within the document; an address is only told."""
        if link.page is None:
            self.link_asked.emit(link.address)
        else:
            self.leaving.emit()
            self.go_to_page(link.page, link.top)

    def _in_widget(self, rect: QRectF) -> QRect:
        here = self.viewport().pos()
        return QRect() if rect.isNull() else rect.toAlignedRect().translated(here)
