"""Paints what a search found: a document's title, and passages with their words marked."""

from collections import OrderedDict
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.domain.codebook import TopicId
from leader_reader.domain.search import Hit, HitKind, Snippet
from leader_reader.ui.fonts import count_font, ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.search.grouping import Group
from leader_reader.ui.search.hit_layout import HitLines, hit_lines, paint_quiet, whole_parts
from leader_reader.ui.search.results_model import Index, ResultsModel, Role
from leader_reader.ui.text_lines import lay_out
from leader_reader.ui.theme import Theme, active_theme

_LEFT, _RIGHT = 19, 18
"""Pixels free beside a row's words; the right ones hold the scroll bar, shown or not."""

_TOP, _BOTTOM, _PLACE = 6, 6, 21
_PLACE_PIXELS, _PLACE_LEADING = 12, 18.0
_TITLE_HEIGHT, _TITLE_LEFT, _TITLE_PIXELS = 34, 16, 14
_KEPT, _HEIGHTS_KEPT = 400, 20_000
_SQUARE, _SQUARE_GAP, _ICON = 8, 4, 12

TopicColour = Callable[[TopicId], str]


class HitDelegate(QStyledItemDelegate):
    """Paints titles and hits.

    The newest layouts are kept, and heights: by what is shown, since the same hits often come
    again with other scores.
    """

    def __init__(self, view: QAbstractItemView, model: ResultsModel, colour: TopicColour) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._colour = colour
        self._layouts: OrderedDict[Snippet, HitLines] = OrderedDict()
        self._heights: dict[tuple[Snippet, bool], int] = {}
        self._width = 0

    def forget(self) -> None:
        """Drop cached layouts, for another width or other fonts."""
        self._layouts.clear()
        self._heights.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        hit = self._model.hit(index.row())
        if hit is None:
            return QSize(0, _TITLE_HEIGHT)
        self._fit(self._view.viewport().width())
        key = (hit.snippet, self._has_place(hit))
        if key not in self._heights:
            if len(self._heights) >= _HEIGHTS_KEPT:
                self._heights.clear()
            place = _PLACE if key[1] else 0
            self._heights[key] = round(_TOP + self._words(hit).height + place + _BOTTOM)
        return QSize(0, self._heights[key])

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = index.data(Role.ROW)
        if isinstance(row, Group):
            inner = QRectF(option.rect).adjusted(_TITLE_LEFT, 6, -_RIGHT, 0)
            count = self.tr("more") if row.again else f"{row.count:,}"
            _paint_title(painter, inner, row.title, count)
        else:
            self._paint_hit(painter, option, index, row)
        painter.restore()

    def _paint_hit(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, hit: Hit
    ) -> None:
        theme = active_theme()
        current = self._view.currentIndex() == index
        paint_ground(painter, option.rect, option.state, theme, current=current)
        at = QPointF(option.rect.left() + _LEFT, option.rect.top() + _TOP)
        self._fit(option.rect.width())
        words = self._words(hit)
        words.paint(painter, at, theme)
        if self._has_place(hit):
            line = QRectF(at.x(), at.y() + words.height, 0, _PLACE)
            line.setRight(option.rect.right() + 1 - _RIGHT)
            self._paint_place(painter, line, hit, theme)

    def _has_place(self, hit: Hit) -> bool:
        return bool(hit.topics or self._model.place(hit))

    def _paint_place(self, painter: QPainter, line: QRectF, hit: Hit, theme: Theme) -> None:
        if hit.kind in (HitKind.NOTE, HitKind.TAGGED):
            scale = self._view.devicePixelRatioF()
            drawing = "note" if self._model.has_note(hit) else "tag" if hit.topics else "highlight"
            image = icon_image(drawing, theme.muted, _ICON, scale)
            painter.drawImage(QPointF(line.left(), line.center().y() - _ICON / 2 + 1), image)
            line.setLeft(line.left() + _ICON + _SQUARE_GAP)
        line.setRight(self._paint_topics(painter, line, hit))
        text, marks = self._model.place(hit), self._model.place_marks(hit)
        font = ui_font(_PLACE_PIXELS)
        laid = lay_out(text, font, line.width(), 1, leading=_PLACE_LEADING, marks=marks)
        shown = whole_parts(laid.layout.text(), text)
        if shown != laid.layout.text():
            left = [(start, end) for start, end in marks if end <= len(shown)]
            laid = lay_out(shown, font, line.width(), 1, leading=_PLACE_LEADING, marks=left)
        at = QPointF(line.left(), line.top() + (_PLACE - _PLACE_LEADING) / 2)
        paint_quiet(laid, painter, at, theme)

    def _paint_topics(self, painter: QPainter, line: QRectF, hit: Hit) -> float:
        """Draw a square for each colour among the topics; return where they begin."""
        right = line.right()
        painter.setPen(Qt.PenStyle.NoPen)
        for colour in sorted({self._colour(topic) for topic in hit.topics}):
            painter.setBrush(QColor(colour))
            top = line.center().y() - _SQUARE / 2 + 1
            painter.drawRoundedRect(QRectF(right - _SQUARE, top, _SQUARE, _SQUARE), 2, 2)
            right -= _SQUARE + _SQUARE_GAP
        return right if right == line.right() else right - _SQUARE_GAP

    def _fit(self, width: int) -> None:
        if width != self._width:
            self.forget()
            self._width = width

    def _words(self, hit: Hit) -> HitLines:
        shown = hit.snippet
        if shown not in self._layouts:
            if len(self._layouts) >= _KEPT:
                self._layouts.popitem(last=False)
            self._layouts[shown] = hit_lines(hit, self._width - _LEFT - _RIGHT)
        return self._layouts[shown]


def _paint_title(painter: QPainter, line: QRectF, title: str, count: str) -> None:
    theme, middle = active_theme(), Qt.AlignmentFlag.AlignVCenter
    painter.setFont(count_font(_TITLE_PIXELS))
    painter.setPen(QColor(theme.muted))
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | middle, count)
    line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(count) - 12)
    font = ui_font(_TITLE_PIXELS, QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    text = QFontMetricsF(font).elidedText(title, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | middle, text)
