"""The list of passages of an older edition: tick box, words with their changes, and state."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QMouseEvent,
    QPainter,
    QTextLayout,
)
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.domain.comparing.fates import Fate
from leader_reader.domain.comparing.rewording import Kind, Piece
from leader_reader.ui.editions.diff_text import lay_out_pieces, paint_pieces
from leader_reader.ui.editions.fate_model import ROW, FateModel, FateRow
from leader_reader.ui.fonts import reading_font, ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.parts.ticked_list import Index, TickedList
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.text_lines import lay_out
from leader_reader.ui.theme import Theme, active_theme
from leader_reader.ui.tick_box import BOX, paint_box

_LEFT, _RIGHT, _TOP, _GAP = 14, 22, 10, 12
_WORDS_PIXELS, _LEADING = 15, 22.0
_STATE_PIXELS, _STATE_LEADING, _STATE_ICON = 12, 20.0, 13
_LONGEST = 320
"""Characters of a passage without changes that are shown."""
_KEPT = 300
_SIGNS = {Fate.UNCHANGED: "check", Fate.REWORDED: "edit", Fate.GONE: "close"}


class FateList(TickedList):
    """The rows; `place_asked` when the current passage is to be placed by hand."""

    place_asked = Signal()

    def __init__(self, model: FateModel) -> None:
        super().__init__("edition.passages", model)
        self.setAccessibleName(self.tr("Passages of the earlier edition"))
        self._delegate = FateDelegate(self)
        self._pressed = QPoint()
        self.forget = self._delegate.forget
        self.show_rows(model, self._delegate)

    def link_rect(self, index: Index) -> QRect:
        """Return where the link of a row to place it is; nowhere where it has none."""
        return self._delegate.link_rect(self.visualRect(index), index.data(ROW))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.position().toPoint()
        super().mousePressEvent(event)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        at = event.position().toPoint()
        index = self.indexAt(at)
        if index.isValid() and self.link_rect(index).contains(at):
            self.viewport().setCursor(Qt.CursorShape.PointingHandCursor)
        else:
            self.viewport().unsetCursor()
        super().mouseMoveEvent(event)

    def click(self, index: QModelIndex) -> None:
        if self.link_rect(index).contains(self._pressed):
            self.place_asked.emit()
        else:
            super().click(index)


class FateDelegate(QStyledItemDelegate):
    """Paints a row: what was left out is struck through, what was put in underlined."""

    def __init__(self, view: QListView) -> None:
        super().__init__(view)
        self._view = view
        self._laid: OrderedDict[tuple[FateRow, int], QTextLayout] = OrderedDict()

    def forget(self) -> None:
        """Drop what was laid out, after fonts or colours changed."""
        self._laid.clear()

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = self._layout(index.data(ROW), self._view.viewport().width()).lineCount()
        return QSize(0, round(2 * _TOP + lines * _LEADING + _STATE_LEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        row, theme = index.data(ROW), active_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect, option.state, theme, current=False)
        box = QRect(option.rect.left() + _LEFT, option.rect.top() + _TOP + 3, BOX, BOX)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        if row.can_come:
            paint_box(painter, box, theme, on=on)
        at = QPointF(box.right() + 1 + _GAP, option.rect.top() + _TOP)
        laid = self._layout(row, option.rect.width())
        faint = row.moved.target is None or row.carried
        paint_pieces(painter, laid, at, QColor(theme.muted if faint else theme.text))
        below = QPointF(at.x(), at.y() + laid.lineCount() * _LEADING)
        link = self.link_rect(option.rect, row)
        right = link.left() - _GAP if row.wants_a_place else option.rect.right() - _RIGHT
        _paint_state(painter, below, right - at.x(), row, theme)
        if row.wants_a_place:
            painter.setFont(_link_font())
            painter.setPen(QColor(theme.accent_text))
            painter.drawText(link, Qt.AlignmentFlag.AlignCenter, self._link(row))
        painter.restore()

    def link_rect(self, rect: QRect, row: FateRow) -> QRect:
        """Return where in a row's `rect` its link is: at the right end of the last line."""
        if not row.wants_a_place:
            return QRect()
        wide = round(QFontMetricsF(_link_font()).horizontalAdvance(self._link(row))) + 2
        high = round(_STATE_LEADING)
        return QRect(rect.right() - _RIGHT - wide, rect.bottom() - _TOP - high + 1, wide, high)

    def _link(self, row: FateRow) -> str:
        return self.tr("Place elsewhere…") if row.moved.by_hand else self.tr("Place it…")

    def _layout(self, row: FateRow, width: int) -> QTextLayout:
        if (row, width) not in self._laid:
            if len(self._laid) >= _KEPT:
                self._laid.popitem(last=False)
            room = width - _LEFT - BOX - _GAP - _RIGHT
            font = reading_font(_WORDS_PIXELS)
            self._laid[row, width] = lay_out_pieces(
                _cut(row.pieces), font, room, active_theme(), _LEADING
            )
        return self._laid[row, width]


def _link_font() -> QFont:
    return ui_font(_STATE_PIXELS, QFont.Weight.DemiBold)


def _cut(pieces: tuple[Piece, ...]) -> tuple[Piece, ...]:
    """Return pieces that fit into a row: a passage without changes is cut at a word."""
    if len(pieces) != 1 or len(pieces[0].words) <= _LONGEST:
        return pieces
    shown = pieces[0].words[:_LONGEST].rpartition(" ")[0] or pieces[0].words[:_LONGEST]
    return (Piece(Kind.KEPT, f"{shown.rstrip(' ,;:')}…"),)


def _paint_state(painter: QPainter, at: QPointF, width: float, row: FateRow, theme: Theme) -> None:
    """Paint "✓ Unchanged · p. 3 · Talent management": sign and word before the colour."""
    fate = row.moved.fate
    inks = {Fate.UNCHANGED: theme.success, Fate.REWORDED: theme.accent_text}
    ink = theme.muted if row.carried else inks.get(fate, theme.danger)
    scale = painter.device().devicePixelRatio()
    sign = icon_image("highlight" if row.moved.by_hand else _SIGNS[fate], ink, _STATE_ICON, scale)
    painter.drawImage(QPointF(at.x(), at.y() + (_STATE_LEADING - _STATE_ICON) / 2), sign)
    font = ui_font(_STATE_PIXELS, QFont.Weight.DemiBold)
    left = at.x() + _STATE_ICON + 5
    wide = QFontMetricsF(font).horizontalAdvance(row.state)
    middle = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
    painter.setFont(font)
    painter.setPen(QColor(ink))
    painter.drawText(QRectF(left, at.y(), wide + 2, _STATE_LEADING), middle, row.state)
    rest = lay_out(
        f"· {row.about}" if row.about else "",
        ui_font(_STATE_PIXELS),
        at.x() + width - left - wide - 5,
        1,
        leading=_STATE_LEADING,
    )
    rest.paint(painter, QPointF(left + wide + 5, at.y()), QColor(theme.muted), QColor(theme.hit))
