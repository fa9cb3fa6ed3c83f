"""How a row of the topic tree is painted, and the field in which it is renamed."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QLineEdit, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from leader_reader.ui.codebook.topic_choices import paint_square
from leader_reader.ui.codebook.topic_model import TopicRole
from leader_reader.ui.fonts import count_font, ui_font
from leader_reader.ui.theme import Theme, active_theme

ROW_HEIGHT = 29
_BEFORE_SQUARE, _BEFORE_NAME, _MARGIN = 13, 31, 16
_BADGE, _BADGE_GAP, _COUNT_WIDTH = 17, 8, 14
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight

Index = QModelIndex | QPersistentModelIndex


class TopicRowDelegate(QStyledItemDelegate):
    """Paints colour, name, number key and count; the view paints the ground and the chevron."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        return QSize(120, max(ROW_HEIGHT, QFontMetrics(ui_font()).height() + 8))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = active_theme()
        room = option.rect.adjusted(_BEFORE_SQUARE, 0, -_MARGIN, 0)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_square(painter, room, index.data(TopicRole.COLOUR))
        room.setLeft(option.rect.left() + _BEFORE_NAME)
        room.setRight(_paint_figures(painter, room, theme, index))
        font = ui_font()
        painter.setFont(font)
        painter.setPen(QColor(theme.text))
        name = index.data(Qt.ItemDataRole.DisplayRole)
        shown = QFontMetrics(font).elidedText(name, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, _LEFT, shown)

    def createEditor(
        self,
        parent: QWidget,
        option: QStyleOptionViewItem,  # noqa: ARG002
        index: Index,
    ) -> QWidget:
        field = QLineEdit(parent)
        field.setObjectName("topics.rename")
        field.setAccessibleName(self.tr("New name of “{}”").format(index.data()))
        field.setProperty("role", "rename")
        field.setAutoFillBackground(True)
        return field

    def updateEditorGeometry(
        self,
        editor: QWidget,
        option: QStyleOptionViewItem,
        index: Index,  # noqa: ARG002
    ) -> None:
        left = option.rect.left() + _BEFORE_NAME - 5
        editor.setMinimumHeight(0)
        editor.setGeometry(
            QRect(left, option.rect.top(), option.rect.right() - left - 4, option.rect.height())
        )


def _paint_figures(painter: QPainter, room: QRect, theme: Theme, index: Index) -> int:
    """Paint the count and the number key at the right; return where the name has to end."""
    painter.setFont(count_font())
    painter.setPen(QColor(theme.muted))
    passages = index.data(TopicRole.PASSAGES)
    count = f"{passages:,}" if passages else ""
    painter.drawText(room, _RIGHT, count)
    wide = max(_COUNT_WIDTH, QFontMetrics(painter.font()).horizontalAdvance(count))
    right = room.right() - wide - _BADGE_GAP
    key = index.data(TopicRole.KEY)
    if not key:
        return right
    box = QRectF(right - _BADGE, room.center().y() - _BADGE / 2 + 1, _BADGE - 1, _BADGE)
    painter.setPen(QPen(QColor(theme.scroll), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 3, 3)
    painter.setFont(count_font(11))
    painter.setPen(QColor(theme.muted))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, str(key))
    return right - _BADGE - _BADGE_GAP


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


def paint_chevron(painter: QPainter, centre: QPointF, *, is_open: bool) -> None:
    """Paint a small triangle, pointing down where the row is open."""
    down = [QPointF(-3.5, -2), QPointF(3.5, -2), QPointF(0, 2.5)]
    right = [QPointF(-2, -3.5), QPointF(2.5, 0), QPointF(-2, 3.5)]
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(active_theme().muted))
    painter.drawPolygon(QPolygonF([centre + corner for corner in (down if is_open else right)]))
