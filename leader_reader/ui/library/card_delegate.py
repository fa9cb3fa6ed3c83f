"""Paints a document as a card: title, a muted line with the passage count, reading progress."""

from collections import OrderedDict

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from leader_reader.ui.fonts import count_font, ui_font
from leader_reader.ui.library.documents_model import Card, Index, Role
from leader_reader.ui.row_ground import paint_ground, right_margin
from leader_reader.ui.text_lines import TextLines, lay_out
from leader_reader.ui.theme import Theme, active_theme, blend
from leader_reader.ui.words import joined

_LEFT = 19
_TOP, _TITLE_LINES, _BAR, _TRACK = 9, 2, 3, 1
_KEPT = 200
_TITLE_LEADING, _ABOUT_LEADING = 18.0, 20.0
_TITLE_PIXELS, _ABOUT_PIXELS = 14, 13
_BELOW_ABOUT, _BOTTOM = 6.0, 7.0
_TRACK_INK = 0.13
"""How much of the text's colour the track of the reading progress has."""
_LEAST_AUTHORS = 24


class CardDelegate(QStyledItemDelegate):
    """Paints the cards of the documents list; titles take two lines at most."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self._titles: OrderedDict[tuple[str, int], TextLines] = OrderedDict()
        self._advances: dict[str, float] = {}

    def forget(self) -> None:
        """Drop cached layouts, after fonts changed."""
        self._titles.clear()
        self._advances.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = self._lines(str(index.data()), self._view.viewport().width())
        below = _ABOUT_LEADING + _BELOW_ABOUT + _BAR + _BOTTOM
        return QSize(0, round(_TOP + lines * _TITLE_LEADING + below))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        card: Card = index.data(Role.CARD)
        theme = active_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = self._state(option.state)
        paint_ground(painter, option.rect, state, theme, current=card.current)
        inner = QRectF(option.rect).adjusted(_LEFT, _TOP, -right_margin(self._view), 0)
        title = self._title(card.title, option.rect.width())
        title.paint(painter, inner.topLeft(), QColor(theme.text), QColor(theme.hit))
        lines = self._lines(card.title, option.rect.width())
        inner.setTop(inner.top() + lines * _TITLE_LEADING)
        _paint_about(painter, inner, card, theme)
        inner.setTop(inner.top() + _ABOUT_LEADING + _BELOW_ABOUT)
        _paint_progress(painter, inner, card, theme)
        painter.restore()

    def _state(self, state: QStyle.StateFlag) -> QStyle.StateFlag:
        """Return the state to show: one card that is chosen is not while the keyboard is away."""
        chosen = self._view.selectionModel().selectedIndexes()
        if self._view.hasFocus() or len(chosen) > 1:
            return state
        return state & ~QStyle.StateFlag.State_Selected

    def _title(self, text: str, width: int) -> TextLines:
        key = (text, width)
        if key not in self._titles:
            if len(self._titles) >= _KEPT:
                self._titles.popitem(last=False)
            lines, room = self._lines(text, width), self._room(width)
            self._titles[key] = lay_out(text, _title_font(), room, lines, leading=_TITLE_LEADING)
        return self._titles[key]

    def _room(self, width: int) -> int:
        return width - _LEFT - right_margin(self._view)

    def _lines(self, text: str, width: int) -> int:
        """Return how many lines a title takes, by its width: titles out of view are many."""
        if text not in self._advances:
            self._advances[text] = QFontMetricsF(_title_font()).horizontalAdvance(text)
        return 1 if self._advances[text] <= self._room(width) else _TITLE_LINES


def _title_font() -> QFont:
    return ui_font(_TITLE_PIXELS, QFont.Weight.DemiBold)


def _paint_about(painter: QPainter, inner: QRectF, card: Card, theme: Theme) -> None:
    line = QRectF(inner.left(), inner.top(), inner.width(), _ABOUT_LEADING)
    painter.setPen(QColor(theme.muted))
    if card.passages:
        painter.setFont(count_font(_ABOUT_PIXELS))
        count = f"{card.passages:,}"
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(line, flags, count)
        line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(count) - 12)
    font = ui_font(_ABOUT_PIXELS)
    painter.setFont(font)
    text = _about(card, QFontMetricsF(font), line.width())
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, text)


def _about(card: Card, metrics: QFontMetricsF, width: float) -> str:
    """Return "authors · 2024 · PDF"; the authors are cut to fit, year and format stay."""
    room = width - metrics.horizontalAdvance(f" · {card.about}")
    authors = metrics.elidedText(card.authors, Qt.TextElideMode.ElideRight, room)
    return joined(authors if room > _LEAST_AUTHORS else "", card.about)


def _paint_progress(painter: QPainter, inner: QRectF, card: Card, theme: Theme) -> None:
    """Paint how far a document is read: a thick line on a thin and dim one."""
    ground = theme.accent_soft if card.current else theme.panel
    bar = QRectF(QPointF(inner.left(), round(inner.top())), inner.size())
    track = QRectF(bar.left(), bar.top() + (_BAR - _TRACK) / 2, bar.width(), _TRACK)
    painter.fillRect(track, blend(theme.text, ground, _TRACK_INK))
    bar.setHeight(_BAR)
    bar.setWidth(round(bar.width() * card.progress))
    painter.fillRect(bar, QColor(theme.accent))
