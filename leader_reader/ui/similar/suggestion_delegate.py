"""Paints a suggestion: where it is from, its words with the shared ones marked, and why."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.services.hits import Range
from leader_reader.services.similar import Suggestion
from leader_reader.ui.fonts import reading_font, ui_font
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.similar.suggestion_model import SuggestionModel, SuggestionRole
from leader_reader.ui.spans import run_together
from leader_reader.ui.text_lines import TextLines, lay_out
from leader_reader.ui.theme import Theme, active_theme

_LEFT, _RIGHT, _TOP, _BOTTOM = 19, 18, 8, 9
_TITLE_PIXELS, _TITLE_LEADING = 13, 20.0
_WORDS_PIXELS, _WORDS_LEADING, _MOST_LINES = 15, 21.0, 6
_WHY_PIXELS, _WHY_LEADING, _WHY_LINES = 12, 18.0, 2
_MIDDLE = Qt.AlignmentFlag.AlignVCenter

Index = QModelIndex | QPersistentModelIndex


class SuggestionDelegate(QStyledItemDelegate):
    """Keeps what it has laid out until the width or the fonts change."""

    def __init__(self, view: QAbstractItemView, model: SuggestionModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._laid: dict[Range, tuple[TextLines, TextLines]] = {}
        self._width = 0

    def forget(self) -> None:
        """Drop what was laid out, after new suggestions or fonts."""
        self._laid.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        words, why = self._lines(
            index.data(SuggestionRole.SUGGESTION), self._view.viewport().width()
        )
        return QSize(0, round(_TOP + _TITLE_LEADING + words.height + why.height + _BOTTOM))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        suggestion, theme = index.data(SuggestionRole.SUGGESTION), active_theme()
        current = self._view.currentIndex() == index
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect, option.state, theme, current=current)
        inner = QRectF(option.rect).adjusted(_LEFT, _TOP, -_RIGHT, -_BOTTOM)
        title = QRectF(inner.left(), inner.top(), inner.width(), _TITLE_LEADING)
        _paint_title(painter, title, suggestion, theme)
        words, why = self._lines(suggestion, option.rect.width())
        at = QPointF(inner.left(), title.bottom())
        words.paint(painter, at, QColor(theme.text), QColor(theme.hit))
        below = QPointF(at.x(), at.y() + words.height)
        why.paint(painter, below, QColor(theme.muted), QColor(theme.hit))
        painter.restore()

    def _lines(self, suggestion: Suggestion, width: int) -> tuple[TextLines, TextLines]:
        if width != self._width:
            self.forget()
            self._width = width
        place = suggestion.place.range
        if place not in self._laid:
            self._laid[place] = self._lay_out(suggestion, width - _LEFT - _RIGHT)
        return self._laid[place]

    def _lay_out(self, suggestion: Suggestion, width: float) -> tuple[TextLines, TextLines]:
        shown = suggestion.hit.snippet
        words = lay_out(
            shown.text,
            reading_font(_WORDS_PIXELS),
            width,
            _MOST_LINES,
            leading=_WORDS_LEADING,
            marks=run_together(shown.text, shown.matches),
        )
        because = self._model.because(suggestion)
        why = lay_out(because, ui_font(_WHY_PIXELS), width, _WHY_LINES, leading=_WHY_LEADING)
        return words, why


def _paint_title(painter: QPainter, line: QRectF, suggestion: Suggestion, theme: Theme) -> None:
    painter.setFont(ui_font(_WHY_PIXELS))
    painter.setPen(QColor(theme.muted))
    where = suggestion.place.locator
    painter.drawText(line, Qt.AlignmentFlag.AlignRight | _MIDDLE, where)
    line.setRight(line.right() - painter.fontMetrics().horizontalAdvance(where) - 12)
    font = ui_font(_TITLE_PIXELS, QFont.Weight.DemiBold)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    fitted = QFontMetricsF(font).elidedText(
        suggestion.place.title, Qt.TextElideMode.ElideRight, line.width()
    )
    painter.drawText(line, Qt.AlignmentFlag.AlignLeft | _MIDDLE, fitted)
