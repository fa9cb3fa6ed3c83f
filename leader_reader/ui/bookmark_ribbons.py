"""Ribbons that show bookmarks beside the text, and at the edge of their pages."""

from collections.abc import Sequence
from itertools import zip_longest

from PySide6.QtCore import QEvent, QObject, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QWidget

from leader_reader.domain.bookmark import Bookmark
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.page_painter import Look
from leader_reader.ui.reader.text_view import TextView
from leader_reader.ui.theme import active_theme
from leader_reader.ui.words import plain_tip

_WIDTH, _HEIGHT, _NOTCH = 10, 18, 4
_APART = 6
"""Pixels between a ribbon and the column of text."""

_SEEN = 40_000
"""More characters than any screen shows: bookmarks further down are not looked for."""


class TextRibbons(QObject):
    """Ribbons left of the lines of `view` that have bookmarks."""

    def __init__(self, view: TextView) -> None:
        super().__init__(view)
        self._view = view
        self._bookmarks: Sequence[Bookmark] = ()
        self._ribbons: list[_Ribbon] = []

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show these, in the order of the text, in place of those before."""
        viewport = self._view.viewport()
        viewport.removeEventFilter(self)
        self._bookmarks = bookmarks
        if bookmarks:
            viewport.installEventFilter(self)
        self._lay()

    def shown(self) -> list[QRect]:
        """Return where ribbons are seen, in the view's coordinates."""
        return [each.geometry() for each in self._ribbons if not each.isHidden()]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the text: whatever moves it has it painted again."""
        if event.type() == QEvent.Type.Paint:
            self._lay()
        return super().eventFilter(watched, event)

    def _lay(self) -> None:
        seen = self._seen()
        while len(self._ribbons) < len(seen):
            self._ribbons.append(_Ribbon(self._view))
        for ribbon, found in zip_longest(self._ribbons, seen):
            if found is not None:
                ribbon.show_at(*found)
            else:
                ribbon.hide()

    def _seen(self) -> list[tuple[QRect, str]]:
        """Return where the ribbons of the bookmarks in sight are, and their names."""
        view, top = self._view, self._view.place()[0]
        room = view.viewport().geometry()
        left = max(0, room.left() - _WIDTH - _APART)
        near = (each for each in self._bookmarks if -_SEEN < each.place - top < _SEEN)
        lines = [(view.line_rect(each.place), each.name) for each in near]
        return [
            (QRect(left, line.center().y() - _HEIGHT // 2, _WIDTH, _HEIGHT), name)
            for line, name in lines
            if line.intersects(room.adjusted(-_WIDTH, 0, _WIDTH, 0))
        ]


class PageRibbons:
    """A layer over the pages of `book`: a ribbon at the left edge of a page for each bookmark."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._places: Sequence[int] = ()

    def set_bookmarks(self, bookmarks: Sequence[Bookmark]) -> None:
        """Show these in place of those before; the pages are to be painted again."""
        self._places = [each.place for each in bookmarks]

    def paint(self, painter: QPainter, page: int, scale: float, look: Look) -> None:
        """Paint the ribbons of one page, level with the lines of its bookmarks."""
        for place in self._places:
            height = self._height(page, place)
            if height is not None:
                top = max(0.0, height * scale - _HEIGHT / 2)
                _paint(painter, QRectF(0, top, _WIDTH, _HEIGHT), QColor(look.theme.accent))

    def _height(self, page: int, place: int) -> float | None:
        """Return the height of a place in points of `page`; None where it is on another one."""
        text = self._book.text
        if text is None or text.page_of(place) != page:
            return None
        found = text.caret(place)
        return found[1].center().y() if found is not None and found[0] == page else 0.0


class _Ribbon(QWidget):
    """One ribbon; its tool tip is the name of its bookmark."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("reader.ribbon")
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_at(self, place: QRect, name: str) -> None:
        if self.geometry() != place:
            self.setGeometry(place)
        if self.toolTip() != plain_tip(name):
            self.setToolTip(plain_tip(name))
            self.setAccessibleName(self.tr("Bookmark: {}").format(name))
        self.setVisible(True)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        _paint(painter, QRectF(self.rect()), QColor(active_theme().accent))


def _paint(painter: QPainter, rect: QRectF, colour: QColor) -> None:
    """Paint a ribbon: an upright stripe, notched at its lower end."""
    notch = QPointF(rect.center().x(), rect.bottom() - _NOTCH)
    corners = (rect.topLeft(), rect.topRight(), rect.bottomRight(), notch, rect.bottomLeft())
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygonF(corners))
