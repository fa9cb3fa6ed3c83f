"""Paints saved and recent searches, and the headings over them."""

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QAbstractItemView, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.domain.finding import SavedSearch
from leader_reader.ui.fonts import count_font, ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.search.kept_model import Heading, Index, KeptRole
from leader_reader.ui.theme import active_theme

_ROW, _HEADING = 32, 38
_SIDE, _ICON, _GAP = 16, 14, 8
_TEXT_PIXELS, _SMALL_PIXELS = 14, 13
_MIDDLE = Qt.AlignmentFlag.AlignVCenter


class KeptDelegate(QStyledItemDelegate):
    """Paints headings, and searches with a drawing before and a count after them."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def link_place(self, heading: QRect) -> QRect:
        """Return where the link that empties a part is, beside its heading."""
        width = QFontMetrics(_small()).horizontalAdvance(self.tr("Forget"))
        return heading.adjusted(heading.width() - _SIDE - width, 8, 0, 0)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        heading = isinstance(index.data(KeptRole.ROW), Heading)
        return QSize(0, _HEADING if heading else _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        row = index.data(KeptRole.ROW)
        inner = option.rect.adjusted(_SIDE, 0, -_SIDE, 0)
        if isinstance(row, Heading):
            self._paint_heading(painter, inner, row)
        else:
            paint_ground(painter, option.rect, option.state, active_theme(), current=False)
            self._paint_search(painter, inner, index)
        painter.restore()

    def _paint_heading(self, painter: QPainter, inner: QRect, row: Heading) -> None:
        theme, low = active_theme(), inner.adjusted(0, 8, 0, 0)
        painter.setFont(_small())
        painter.setPen(QColor(theme.muted))
        painter.drawText(low, _MIDDLE | Qt.AlignmentFlag.AlignLeft, row.text)
        if row.clearable:
            painter.setPen(QColor(theme.accent_text))
            painter.drawText(low, _MIDDLE | Qt.AlignmentFlag.AlignRight, self.tr("Forget"))

    def _paint_search(self, painter: QPainter, inner: QRect, index: Index) -> None:
        theme = active_theme()
        saved = isinstance(index.data(KeptRole.ROW), SavedSearch)
        scale = self._view.devicePixelRatioF()
        image = icon_image("bookmark" if saved else "recent", theme.icon_ink, _ICON, scale)
        painter.drawImage(inner.left(), inner.center().y() - _ICON // 2 + 1, image)
        count = index.data(KeptRole.COUNT)
        if count is not None:
            painter.setFont(count_font(_SMALL_PIXELS))
            painter.setPen(QColor(theme.muted))
            painter.drawText(inner, _MIDDLE | Qt.AlignmentFlag.AlignRight, f"{count:,}")
            inner.setRight(inner.right() - painter.fontMetrics().horizontalAdvance(f"{count:,}"))
        words = inner.adjusted(_ICON + _GAP, 0, -_GAP, 0)
        painter.setFont(ui_font(_TEXT_PIXELS))
        painter.setPen(QColor(theme.text))
        shown = painter.fontMetrics().elidedText(
            str(index.data()), Qt.TextElideMode.ElideRight, words.width()
        )
        painter.drawText(words, _MIDDLE | Qt.AlignmentFlag.AlignLeft, shown)


def _small() -> QFont:
    return ui_font(_SMALL_PIXELS, QFont.Weight.DemiBold)
