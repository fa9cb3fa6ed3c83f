"""Lists of references: painted rows of a title and muted lines, with a tick box where wanted."""

from collections.abc import Iterator

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.ui.fonts import ui_font
from leader_reader.ui.library.metadata_rows import ChoiceModel, ReviewModel
from leader_reader.ui.parts.ticked_list import Index, RowList, TickedList
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.text_lines import TextLines, lay_out
from leader_reader.ui.theme import active_theme
from leader_reader.ui.tick_box import BOX, paint_box

_LEFT, _RIGHT, _TOP, _GAP = 12, 20, 8, 12
_TITLE_PIXELS, _TITLE_LEADING, _MOST_LINES = 14, 20.0, 2
_TOLD_PIXELS, _TOLD_LEADING = 12, 18.0


class EntryList(RowList):
    """Entries to choose one of; `opened` by a double click."""

    opened = Signal()

    def __init__(self, model: ChoiceModel, name: str) -> None:
        super().__init__(name)
        self.setAccessibleName(self.tr("References"))
        self.show_rows(model, _EntryDelegate(self, model))
        self.doubleClicked.connect(lambda _index: self.opened.emit())


class ReviewList(TickedList):
    """Entries to tick."""

    def __init__(self, model: ReviewModel) -> None:
        super().__init__("references.list", model)
        self.setAccessibleName(self.tr("References"))
        self.show_rows(model, _EntryDelegate(self, model))
        model.dataChanged.connect(self.scheduleDelayedItemsLayout)


class _EntryDelegate(QStyledItemDelegate):
    """Paints tick box, title and what is told of a row."""

    def __init__(self, view: QListView, model: ReviewModel | ChoiceModel) -> None:
        super().__init__(view)
        self._view, self._model = view, model
        self._ticks = model if isinstance(model, ReviewModel) else None
        self._left = _LEFT + BOX + _GAP if self._ticks else _LEFT

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        room = self._view.viewport().width() - self._left - _RIGHT
        heights = [laid.height for laid in self._laid(index.row(), room)]
        return QSize(0, round(2 * _TOP + sum(heights)))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme, row = active_theme(), index.row()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect, option.state, theme, current=False)
        if self._ticks is not None and self._ticks.can_tick(row):
            box = QRect(option.rect.left() + _LEFT, option.rect.top() + _TOP + 2, BOX, BOX)
            on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
            paint_box(painter, box, theme, on=on)
        known = self._ticks is None or self._ticks.is_known(row)
        at = QPointF(option.rect.left() + self._left, option.rect.top() + _TOP)
        ink = QColor(theme.text if known else theme.muted)
        for laid in self._laid(row, option.rect.width() - self._left - _RIGHT):
            laid.paint(painter, at, ink, QColor(theme.hit))
            at += QPointF(0, laid.height)
            ink = QColor(theme.muted)
        painter.restore()

    def _laid(self, row: int, room: int) -> Iterator[TextLines]:
        title, told = ui_font(_TITLE_PIXELS), ui_font(_TOLD_PIXELS)
        yield lay_out(self._model.title(row), title, room, _MOST_LINES, leading=_TITLE_LEADING)
        for line in self._model.told(row):
            yield lay_out(line, told, room, _MOST_LINES, leading=_TOLD_LEADING)
