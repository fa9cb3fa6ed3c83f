"""Paints one page: its paper, the tiles or what stands in for them, and what lies over it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QCoreApplication, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from leader_reader.services.pages import Tile
from leader_reader.ui.fonts import ui_font
from leader_reader.ui.reader.pages.book import Book
from leader_reader.ui.reader.pages.page_marks import PageMarks
from leader_reader.ui.reader.pages.scroller import Scroller
from leader_reader.ui.reader.pages.sheets import Sheets
from leader_reader.ui.reader.pages.tiles import rect_of, tiles_of
from leader_reader.ui.reader.pages.tone import Tone, tone_of
from leader_reader.ui.theme import Theme, blend

_SHADOW = 4
_WORDS, _LABEL = 13, 15
_PAD = 8


@dataclass(frozen=True, slots=True)
class Look:
    """The colours of the pages: a theme's, and `as_printed` white paper in a dark one too."""

    theme: Theme
    as_printed: bool = False

    @property
    def tone(self) -> Tone:
        return tone_of(self.theme, as_printed=self.as_printed)


class PageLayer(Protocol):
    """Something painted over pages, above their marks."""

    def paint(self, painter: QPainter, page: int, scale: float, look: Look) -> None:
        """Paint over a page with the origin at its corner, at `scale` pixels a point."""


class PagePainter:
    """Paints the pages of `book` with `marks` over them, then `layers`, where `sheets` has them."""

    def __init__(self, book: Book, marks: PageMarks, look: Look) -> None:
        self._book, self._marks = book, marks
        self.look = look
        self.layers: list[PageLayer] = []
        self.missing = 0

    def paint_all(self, painter: QPainter, scroller: Scroller, exposed: QRect) -> None:
        """Paint what is seen in `exposed`, a part of the viewport; count what is `missing`."""
        self.missing = 0
        painter.fillRect(exposed, QColor(self.look.theme.window))
        sheets, shift = scroller.sheets, scroller.shift
        if not sheets.sizes:
            self._paint_problem(painter, QRect(QPoint(), scroller.seen.size().toSize()))
            return
        area = QRectF(exposed).translated(shift)
        near = area.adjusted(-_SHADOW, -_SHADOW, _SHADOW, _SHADOW)
        painter.translate(-shift)
        for page in scroller.visible():
            if sheets.rect(page).intersects(near):
                self._paint(painter, sheets, page, area)
        painter.translate(shift)

    def _paint(self, painter: QPainter, sheets: Sheets, page: int, area: QRectF) -> None:
        """Paint a page as far as it is in `area`; the painter's origin is that of the sheets."""
        rect = sheets.rect(page)
        tone = self.look.tone
        self._paint_shadow(painter, rect)
        painter.save()
        painter.setClipRect(rect, Qt.ClipOperation.IntersectClip)
        seen = self._paint_picture(painter, sheets, page, area)
        if not seen:
            self._paint_instead(painter, page, rect.intersected(area))
        if seen and self._book.text is not None:  # marks alone would look like debris
            painter.translate(rect.topLeft())
            look, scale = (self.look.theme, tone), sheets.scale(page)
            self._marks.paint(painter, self._book.text, page, scale, look)
            for layer in self.layers:
                layer.paint(painter, page, scale, self.look)
            painter.translate(-rect.topLeft())
        painter.restore()
        self._paint_notice(painter, page, rect)

    def _paint_problem(self, painter: QPainter, room: QRect) -> None:
        """Write in the middle of the view why no page is to be seen."""
        words = self._book.problem
        if not words and self._book.text is not None:
            words = QCoreApplication.translate("reader", "Opening…")
        painter.setFont(ui_font(_LABEL))
        painter.setPen(QColor(self.look.theme.muted))
        where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room.adjusted(48, 24, -48, -24), int(where), words)

    def _paint_picture(self, painter: QPainter, sheets: Sheets, page: int, area: QRectF) -> bool:
        """Paint what there is of the page's picture; tell whether anything is to be seen."""
        corner = sheets.rect(page).topLeft() * sheets.ratio
        seen = self._area_of(sheets, page, area)
        paper = QColor(self.look.tone.paper)
        painter.save()
        painter.scale(1 / sheets.ratio, 1 / sheets.ratio)
        painter.translate(corner.toPoint())
        any_there = False
        scale = sheets.scale(page) * sheets.ratio
        for tile in tiles_of(page, sheets.sizes[page - 1], scale, seen):
            image = self._book.pictures.get(tile)
            if image is not None:
                painter.drawImage(QPoint(tile.x, tile.y), image)
                any_there = True
                continue
            self.missing += 1
            painter.fillRect(rect_of(tile), paper)
            any_there |= self._paint_stand_ins(painter, tile)
        painter.restore()
        return any_there

    def _paint_stand_ins(self, painter: QPainter, tile: Tile) -> bool:
        """Paint what there is of the page in other sizes where `tile` will be."""
        place = QRectF(rect_of(tile))
        found = False
        painter.save()
        painter.setClipRect(place, Qt.ClipOperation.IntersectClip)
        for other in self._fitting(tile):
            by = tile.scale / other.scale
            target = QRectF(other.x * by, other.y * by, other.width * by, other.height * by)
            image = self._book.pictures.get(other) if target.intersects(place) else None
            if image is not None:
                painter.drawImage(target, image)
                found = True
        painter.restore()
        return found

    def _fitting(self, tile: Tile) -> Iterator[Tile]:
        """Yield the coarsest picture of a page, then those of the scale nearest to a tile's."""
        others = [each for each in self._book.pictures.stand_ins(tile.page) if each != tile]
        others = [each for each in others if each.scale != tile.scale]
        if not others:
            return
        coarse = others[0].scale
        nearest = min((each.scale for each in others), key=lambda scale: abs(scale - tile.scale))
        yield from (each for each in others if each.scale == coarse)
        if nearest != coarse:
            yield from (each for each in others if each.scale == nearest)

    def _area_of(self, sheets: Sheets, page: int, area: QRectF) -> QRectF:
        corner = sheets.rect(page).topLeft()
        one = sheets.ratio
        moved = area.translated(-corner)
        return QRectF(moved.x() * one, moved.y() * one, moved.width() * one, moved.height() * one)

    def _paint_shadow(self, painter: QPainter, rect: QRectF) -> None:
        """Paint a soft shadow and a hairline around a page; high contrast has only the line."""
        theme = self.look.theme
        colour = QColor(theme.shadow)
        for ring in range(_SHADOW, 1, -1) if theme.shadow_strength else ():
            left = 1 - (ring - 1) / _SHADOW
            colour.setAlphaF(theme.shadow_strength * left * left)
            _paint_ring(painter, rect.translated(0, 1), ring, colour)
        _paint_ring(painter, rect, 1, QColor(theme.line))

    def _paint_instead(self, painter: QPainter, page: int, seen: QRectF) -> None:
        """Write on an empty page which one it is, or why it cannot be shown."""
        words = self._book.failure(page) or self._label(page)
        tone = self.look.tone
        painter.setFont(ui_font(_LABEL))
        painter.setPen(blend(tone.ink, tone.paper, 0.65))
        where = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(seen.adjusted(24, 24, -24, -24), int(where), words)

    def _label(self, page: int) -> str:
        return self._book.sizes[page - 1].label or str(page)

    def _paint_notice(self, painter: QPainter, page: int, rect: QRectF) -> None:
        """Write a quiet line at the head of a page of which there is something to say.

        There it is seen by whoever comes to the page.
        """
        words = self._book.notice(page)
        theme = self.look.theme
        if not words or self._book.failure(page):
            return
        painter.setFont(ui_font(_WORDS))
        width = painter.fontMetrics().horizontalAdvance(words) + 2 * _PAD
        height = painter.fontMetrics().height() + _PAD
        head = QRectF(0, 0, min(width, rect.width() - _PAD), height)
        head.moveCenter(rect.center())
        head.moveTop(rect.top() + _PAD)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(theme.edge), 1))
        painter.setBrush(QColor(theme.raised))
        painter.drawRoundedRect(head, _PAD / 2, _PAD / 2)
        painter.setPen(QColor(theme.muted))
        painter.drawText(head, Qt.AlignmentFlag.AlignCenter, words)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)


def _paint_ring(painter: QPainter, rect: QRectF, away: int, colour: QColor) -> None:
    """Paint a line of one pixel around a rectangle, so many pixels away from it."""
    out = rect.adjusted(-away, -away, away, away)
    painter.fillRect(QRectF(out.left(), out.top(), out.width(), 1), colour)
    painter.fillRect(QRectF(out.left(), out.bottom() - 1, out.width(), 1), colour)
    painter.fillRect(QRectF(out.left(), out.top() + 1, 1, out.height() - 2), colour)
    painter.fillRect(QRectF(out.right() - 1, out.top() + 1, 1, out.height() - 2), colour)
