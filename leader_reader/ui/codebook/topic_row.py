"""How a row of the topic tree is painted, and the field in which it is renamed."""

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leader_reader.ui.codebook.name_fields import RenameField
from leader_reader.ui.codebook.topic_choices import paint_square
from leader_reader.ui.codebook.topic_model import TopicRole
from leader_reader.ui.fonts import count_font, ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.theme import Theme, active_theme

ROW_HEIGHT = 29
_BEFORE_SQUARE, _BEFORE_NAME, _MARGIN = 13, 31, 16
_BADGE, _BADGE_GAP, _COUNT_WIDTH = 17, 8, 14
_CHEVRON = 12
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

Index = QModelIndex | QPersistentModelIndex


class TopicRowDelegate(QStyledItemDelegate):
    """Paints colour, name, number key and count; the view paints the ground and the chevron.

    The fonts are measured once, and again after `forget`.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.forget()

    def forget(self) -> None:
        """Measure the fonts again: the style was changed."""
        self._font, self._figures = ui_font(), count_font()
        self._metrics = QFontMetrics(self._font)
        self._figure_metrics = QFontMetrics(self._figures)

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, self.row_height)

    @property
    def row_height(self) -> int:
        return max(ROW_HEIGHT, self._metrics.height() + 8)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = active_theme()
        room = option.rect.adjusted(_BEFORE_SQUARE, 0, -_MARGIN, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_square(painter, room, index.data(TopicRole.COLOUR))
        room.setLeft(option.rect.left() + _BEFORE_NAME)
        room.setRight(self._paint_figures(painter, room, theme, index))
        painter.setFont(self._font)
        painter.setPen(QColor(theme.text))
        name = index.data(Qt.ItemDataRole.DisplayRole)
        shown = self._metrics.elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)

    def _paint_figures(self, painter: QPainter, room: QRect, theme: Theme, index: Index) -> int:
        """Paint the count and the number key at the right; return where the name has to end."""
        painter.setFont(self._figures)
        painter.setPen(QColor(theme.muted))
        passages = index.data(TopicRole.PASSAGES)
        count = f"{passages:,}" if passages else ""
        painter.drawText(room, _RIGHT, count)
        wide = max(_COUNT_WIDTH, self._figure_metrics.horizontalAdvance(count))
        right = room.right() - wide - _BADGE_GAP
        key = index.data(TopicRole.KEY)
        if not key:
            return right
        box = QRectF(right - _BADGE, room.center().y() - _BADGE / 2 + 1, _BADGE - 1, _BADGE)
        _paint_key(painter, box, theme, key)
        return right - _BADGE - _BADGE_GAP

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> QWidget:
        field = RenameField(parent)
        field.setAccessibleName(self.tr("New name of “{}”").format(index.data()))
        return field

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        left = option.rect.left() + _BEFORE_NAME - RenameField.LEFT
        editor.setMinimumHeight(0)
        width = option.rect.right() + 1 - _MARGIN - left  # it ends before the scroll bar
        editor.setGeometry(QRect(left, option.rect.top(), width, option.rect.height()))


def _paint_key(painter: QPainter, box: QRectF, theme: Theme, key: int) -> None:
    painter.setPen(QPen(QColor(theme.scroll), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(count_font(11))
    painter.setPen(QColor(theme.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(key))


def paint_ground(
    painter: QPainter, row: QRect, *, selected: bool, hovered: bool, focused: bool
) -> None:
    """Paint the ground of a whole row: a soft tint, and a frame where the keyboard is."""
    theme = active_theme()
    if selected or hovered:
        painter.fillRect(row, QColor(theme.accent_soft if selected else theme.chip))
    if focused:
        painter.setPen(QPen(QColor(theme.accent), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(row.adjusted(1, 1, -1, -1))


def paint_chevron(painter: QPainter, centre: QPoint, *, is_open: bool) -> None:
    """Paint a chevron, pointing down where the row is open."""
    scale = painter.device().devicePixelRatio()
    drawing = "chevron-down" if is_open else "chevron-right"
    image = icon_image(drawing, active_theme().icon_ink, _CHEVRON, scale)
    painter.drawImage(centre - QPoint(_CHEVRON // 2, _CHEVRON // 2), image)
