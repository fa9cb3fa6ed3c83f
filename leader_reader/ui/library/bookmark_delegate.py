"""A bookmark in the contents: ribbon, name in up to two lines, where it is; renamed in its row."""

from enum import IntEnum

from PySide6.QtCore import (
    QAbstractItemModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from leader_reader.ui.fonts import count_font, ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.text_lines import TextLines, lay_out
from leader_reader.ui.theme import active_theme

Index = QModelIndex | QPersistentModelIndex

_SIDE, _ICON, _GAP = 16, 14, 8
_PAD, _LEADING, _LINES = 6, 18.0, 2
_TEXT_PIXELS, _SMALL_PIXELS = 14, 12


class BookmarkRole(IntEnum):
    """What a row has besides its name."""

    ID = int(Qt.ItemDataRole.UserRole) + 1
    LOCATOR = int(Qt.ItemDataRole.UserRole) + 2


class BookmarkDelegate(QStyledItemDelegate):
    """Paints the rows of `view`; `here` is the bookmark of the place that is read.

    `named` carries the id of a bookmark and the name entered for it.
    """

    named = Signal(str, str)

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        self.here = ""

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(0, round(self._words(index).height) + 2 * _PAD)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, view = active_theme(), self._view
        here = index.data(BookmarkRole.ID) == self.here
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        state = option.state & ~option.state.State_Selected
        paint_ground(painter, option.rect, state, theme, current=here)
        inner = option.rect.adjusted(_SIDE, _PAD, -_SIDE, -_PAD)
        image = icon_image("bookmark-on", theme.accent, _ICON, view.devicePixelRatioF())
        painter.drawImage(inner.left(), inner.top() + round(_LEADING - _ICON) // 2, image)
        self._paint_locator(painter, inner, index)
        at = QPointF(inner.left() + _ICON + _GAP, inner.top())
        self._words(index).paint(painter, at, QColor(theme.text), QColor(theme.text))
        painter.restore()

    def createEditor(
        self, parent: QWidget, _option: QStyleOptionViewItem, index: Index
    ) -> QLineEdit:
        field = QLineEdit(str(index.data()), parent)
        field.setObjectName("contents.bookmarks.name")
        field.setAccessibleName(self.tr("Name of the bookmark"))
        field.selectAll()
        return field

    def updateEditorGeometry(
        self, editor: QWidget, option: QStyleOptionViewItem, _index: Index
    ) -> None:
        """Cover the name and where it is, but not the ribbon."""
        editor.setGeometry(option.rect.adjusted(_SIDE + _ICON, 0, -_SIDE // 2, 0))

    def setEditorData(self, _editor: QWidget, _index: Index) -> None:
        """Leave what is being typed, also where the row is drawn anew meanwhile."""

    def setModelData(self, editor: QWidget, _model: QAbstractItemModel, index: Index) -> None:
        """Tell the name; the row follows when the library has it."""
        if isinstance(editor, QLineEdit) and editor.text().strip():
            self.named.emit(str(index.data(BookmarkRole.ID)), editor.text())

    def _paint_locator(self, painter: QPainter, inner: QRect, index: Index) -> None:
        painter.setFont(count_font(_SMALL_PIXELS))
        painter.setPen(QColor(active_theme().muted))
        first = QRect(inner.left(), inner.top(), inner.width(), round(_LEADING))
        where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(first, where, str(index.data(BookmarkRole.LOCATOR)))

    def _words(self, index: Index) -> TextLines:
        """Lay the name out beside where it is."""
        locator = str(index.data(BookmarkRole.LOCATOR))
        taken = QFontMetrics(count_font(_SMALL_PIXELS)).horizontalAdvance(locator)
        width = self._view.viewport().width() - 2 * _SIDE - _ICON - _GAP
        width -= taken + _GAP if locator else 0
        return lay_out(str(index.data()), ui_font(_TEXT_PIXELS), width, _LINES, leading=_LEADING)
