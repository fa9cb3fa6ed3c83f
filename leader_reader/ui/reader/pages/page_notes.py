"""Notes beside the pages: in a strip, level with their passages, or as signs at the page's edge."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSizeF, Signal, Slot
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QAbstractScrollArea

from leader_reader.ui.reader.margin_notes import LEVEL, MarginNotes
from leader_reader.ui.reader.marks import Mark
from leader_reader.ui.reader.note_signs import SIGN_ROOM, paint_signs
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.note_places import NotePlaces
from leader_reader.ui.reader.pages.sheets import GAP, Sheets
from leader_reader.ui.reader.pages.standing import Standing
from leader_reader.ui.reader.pages.strips import Strip, strip_in
from leader_reader.ui.reader.pages.surface import Surface

Sign = tuple[QRectF, list[Mark]]


class PageNotes(QObject):
    """Keeps the notes level with the pages of `book`; `activated` carries an annotation.

    `set_margin` sets how many pixels right of the viewport are kept free. A document that has
    notes has the strip on all its pages: nothing moves aside while one scrolls.
    """

    activated = Signal(str)

    def __init__(
        self,
        view: QAbstractScrollArea,
        book: Book,
        standing: Standing,
        surface: Surface,
        set_margin: Callable[[int], None],
    ) -> None:
        super().__init__(view)
        self._view, self._book, self._standing, self._surface = view, book, standing, surface
        self._set_margin, self._scroller = set_margin, standing.scroller
        self._places = NotePlaces(book, surface.marks, surface.areas, standing.scroller)
        self._strip = Strip()
        self._signs: list[Sign] = []
        self.right, self.left = MarginNotes(view), MarginNotes(view)
        self.left.setObjectName("reader.margin_notes.left")
        for notes in (self.right, self.left):
            notes.hide()
            notes.activated.connect(self.activated)
        standing.laid.connect(self._fit)
        standing.moved.connect(self._lay)
        surface.shown.connect(self._renew)
        book.text_came.connect(self._renew)

    @property
    def strip(self) -> Strip:
        """What room the notes have."""
        return self._strip

    def at(self, point: QPointF) -> list[Mark]:
        """Return the marks whose note's sign is at a point of the viewport."""
        return next((marks for rect, marks in self._signs if rect.contains(point)), [])

    def annotation_at(self, at: QPoint) -> str:
        """Return the annotation whose note, not its sign, is at a point of the screen, or ""."""
        return self.right.annotation_at(at) or self.left.annotation_at(at)

    def paint(self, painter: QPainter) -> None:
        """Paint the signs, where there is no room for notes."""
        if self._signs:
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for rect, _ in self._signs:
                paint_signs(painter, self._surface.theme, [rect], rect.left(), grounded=True)
            painter.restore()

    @Slot()
    def _renew(self) -> None:
        """Look for the notes again: marks, text or colours are others."""
        self._places.forget()
        self._fit()

    @Slot()
    def _fit(self) -> None:
        """Give the notes what room there is, and move the pages aside if they need more."""
        before, self._strip = self._strip, self._wanted()
        if before.margin != self._strip.margin:
            self._set_margin(self._strip.margin)  # the pages are laid out anew by this
        self._place()
        self._lay()

    def _wanted(self) -> Strip:
        sheets, fit = self._scroller.sheets, self._scroller.fit
        if not sheets.sizes or not self._places.any:
            return Strip()
        room = QSizeF(self._view.viewport().size())
        room.setWidth(room.width() + self._strip_now)
        if fit == "page":
            sheets = Sheets(sheets.sizes, room, sheets.ratio, fit=fit, facing=self._facing)
        pages = sheets.width - 2 * GAP
        full = fit == "page" and pages > room.width() - 3 * GAP
        fitted = (fit == "width" or full) and not self._facing
        wide = room.width() if fit == "width" else pages
        return strip_in(room.width(), wide, fitted=fitted, facing=self._facing)

    @property
    def _facing(self) -> bool:
        return self._scroller.facing

    @property
    def _strip_now(self) -> int:
        """How many pixels right of the viewport are kept free at present."""
        return self._view.viewportMargins().right()

    def _place(self) -> None:
        """Put the notes beside the pages, which stand in the middle of the viewport."""
        sheets, strip = self._scroller.sheets, self._strip
        room, height = self._view.viewport().width(), self._view.height()
        half = (sheets.width - 2 * GAP) / 2 + GAP
        right, left = round(room / 2 + half), round(room / 2 - half) - strip.width
        self.right.setGeometry(QRect(right, 0, strip.width, height))
        self.left.setGeometry(QRect(left, 0, strip.width, height))
        self.right.setVisible(strip.width > 0)
        self.left.setVisible(strip.width > 0 and strip.both)

    @Slot()
    def _lay(self) -> None:
        """Bring notes or signs level with their passages."""
        seen = self._scroller.visible()
        self._signs = [] if self._strip.width else self._found_signs(seen)
        if self._strip.width:
            first = self._scroller.sheets.row(seen.start)[0] if seen else 1
            pages = range(max(1, first - 2), seen.stop)
            self._show(self.left, [page for page in pages if self._is_left(page)])
            self._show(self.right, [page for page in pages if not self._is_left(page)])

    def _show(self, notes: MarginNotes, pages: Iterable[int]) -> None:
        found = [(mark, line.center().y() - LEVEL) for _, mark, line in self._places.on(pages)]
        notes.show_marks(sorted(found, key=_height), 0, self._surface.theme)

    def _is_left(self, page: int) -> bool:
        row = self._scroller.sheets.row(page)
        return self._facing and len(row) > 1 and page == row[0]

    def _found_signs(self, pages: Iterable[int]) -> list[Sign]:
        """Return where signs are; notes whose signs would meet have one in common."""
        found = list(self._places.on(pages))
        signs: list[Sign] = []
        for page, mark, line in sorted(found, key=lambda each: (each[0], each[2].center().y())):
            rect = self._sign(page, line)
            if signs and signs[-1][0].intersects(rect):
                signs[-1][1].append(mark)
            else:
                signs.append((rect, [mark]))
        return signs

    def _sign(self, page: int, line: QRectF) -> QRectF:
        """Return the place of a sign: at an edge of the page, or else of the view."""
        sheet = self._scroller.sheets.rect(page).translated(-self._scroller.shift)
        most = self._view.viewport().width() - SIGN_ROOM
        before, after = sheet.left() - SIGN_ROOM, sheet.right() + 1
        at_left = self._is_left(page) or (after > most and before >= 0)
        left = before if at_left else after
        corner = QPointF(min(max(0.0, left), most), line.center().y() - SIGN_ROOM / 2)
        return QRectF(corner, QSizeF(SIGN_ROOM, SIGN_ROOM))


def _height(placed: tuple[Mark, float]) -> tuple[float, int]:
    return placed[1], placed[0].start
