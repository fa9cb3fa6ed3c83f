"""Passages to be tagged as rows with tick boxes: what is in each, and what it would gain."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPoint,
    QPointF,
    QRect,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QListView, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.services.hits import Place, Planned
from leader_reader.ui.fonts import reading_font, ui_font
from leader_reader.ui.parts.ticked_list import Index, TickedList, TickedModel
from leader_reader.ui.row_ground import paint_ground
from leader_reader.ui.text_lines import lay_out
from leader_reader.ui.theme import active_theme
from leader_reader.ui.tick_box import BOX, paint_box
from leader_reader.ui.words import joined

_ROOT = QModelIndex()
_PLANNED = int(Qt.ItemDataRole.UserRole) + 1
_LEFT, _RIGHT, _TOP, _GAP = 12, 20, 8, 12
_WORDS_PIXELS, _WORDS_LEADING, _MOST_LINES = 15, 21.0, 2
_PLACE_PIXELS, _PLACE_LEADING = 12, 18.0
_THINNEST = 5
"""Pixels that a character takes at least: long passages need no measuring."""

_LONGEST = 400
"""Characters of a passage that can be seen at most in two lines."""


class PlannedModel(TickedModel):
    """The passages with their ticks; those that gain nothing have none and cannot be ticked."""

    def __init__(self, planned: Sequence[Planned], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._planned = list(planned)
        self._ticked = [bool(each.missing) for each in planned]

    def ticked(self) -> list[Place]:
        """Return the passages that are ticked."""
        pairs = zip(self._planned, self._ticked, strict=True)
        return [each.place for each, on in pairs if on]

    def gaining(self) -> int:
        """Return how many could be ticked."""
        return sum(bool(each.missing) for each in self._planned)

    def planned(self, row: int) -> Planned:
        return self._planned[row]

    def tick_all(self, *, on: bool) -> None:
        """Tick everything that gains something, or nothing."""
        self._ticked = [on and bool(each.missing) for each in self._planned]
        self.dataChanged.emit(self.index(0), self.index(self.rowCount() - 1))

    def can_tick(self, row: int) -> bool:
        return bool(self._planned[row].missing)

    def is_ticked(self, row: int) -> bool:
        return self._ticked[row]

    def tick(self, row: int, *, on: bool) -> None:
        self._ticked[row] = on

    def where(self, planned: Planned) -> str:
        """Return the muted line: document, place, and what there is already."""
        state = ""
        if not planned.missing:
            state = self.tr("has the topic already")
        elif planned.annotation is not None:
            state = self.tr("marked already, gains the topic")
        return joined(planned.place.title, planned.place.locator, state)

    # What Qt asks

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._planned)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        if not index.isValid():
            return None
        planned = self._planned[index.row()]
        if role == _PLANNED:
            return planned
        if role == Qt.ItemDataRole.DisplayRole:
            return _words(planned)
        if role == Qt.ItemDataRole.CheckStateRole:
            return self.check_state(index)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{_words(planned).rstrip('.')}. {self.where(planned)}"
        return None


class PlannedList(TickedList):
    """The rows; a click on one or Space ticks it, and it stays in sight."""

    def __init__(self, model: PlannedModel) -> None:
        super().__init__("tagHits.list", model)
        self.setAccessibleName(self.tr("Passages to tag"))
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerItem)
        self.show_rows(model, _PlannedDelegate(self, model))

    def is_whole(self, index: QModelIndex) -> bool:
        """Tell whether the end of a row is in sight; rows of which it is not are left out."""
        return self.visualRect(index).bottom() < self.viewport().height()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        last = self.indexAt(QPoint(0, self.viewport().height() - 1))
        if last.isValid() and not self.is_whole(last):
            ground = QColor(active_theme().raised)
            QPainter(self.viewport()).fillRect(self.visualRect(last), ground)

    def click(self, index: QModelIndex) -> None:
        if self.is_whole(index):
            super().click(index)


class _PlannedDelegate(QStyledItemDelegate):
    """Paints tick box, words and place."""

    def __init__(self, view: QListView, model: PlannedModel) -> None:
        super().__init__(view)
        self._view = view
        self._model = model
        self._metrics = QFontMetricsF(reading_font(_WORDS_PIXELS))

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        room = self._view.viewport().width() - _LEFT - BOX - _GAP - _RIGHT
        words = _words(index.data(_PLANNED))
        wide = len(words) > room / _THINNEST or self._metrics.horizontalAdvance(words) > room
        height = (_MOST_LINES if wide else 1) * _WORDS_LEADING
        return QSize(0, round(2 * _TOP + height + _PLACE_LEADING))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        planned, theme = index.data(_PLANNED), active_theme()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_ground(painter, option.rect, option.state, theme, current=False)
        box = QRect(option.rect.left() + _LEFT, option.rect.top() + _TOP + 3, BOX, BOX)
        on = index.data(Qt.ItemDataRole.CheckStateRole) == Qt.CheckState.Checked
        if planned.missing:
            paint_box(painter, box, theme, on=on)
        left = option.rect.left() + _LEFT + BOX + _GAP
        self._paint_words(painter, QRect(option.rect).adjusted(left, _TOP, -_RIGHT, 0), planned)
        painter.restore()

    def _paint_words(self, painter: QPainter, room: QRect, planned: Planned) -> None:
        theme = active_theme()
        font = reading_font(_WORDS_PIXELS)
        laid = lay_out(_words(planned), font, room.width(), _MOST_LINES, leading=_WORDS_LEADING)
        ink = QColor(theme.text if planned.missing else theme.muted)
        at = QPointF(room.topLeft())
        laid.paint(painter, at, ink, QColor(theme.hit))
        where = self._model.where(planned)
        small = ui_font(_PLACE_PIXELS)
        line = lay_out(where, small, room.width(), 1, leading=_PLACE_LEADING)
        below = QPointF(at.x(), at.y() + laid.height)
        line.paint(painter, below, QColor(theme.muted), QColor(theme.hit))


def _words(planned: Planned) -> str:
    return " ".join(planned.place.words[:_LONGEST].split())
