"""A list of topics to choose from, as rows with colour, path, tick and hint."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QRectF,
    QSize,
    Qt,
)
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.domain.codebook import PATH_SEPARATOR, Codebook, Topic, TopicId
from leader_reader.ui.codebook.topic_matching import NewTopic
from leader_reader.ui.fonts import ui_font
from leader_reader.ui.icons import icon_image
from leader_reader.ui.theme import Theme, active_theme
from leader_reader.ui.words import plain_tip

CHOICE = Qt.ItemDataRole.UserRole + 1
"""The role that gives a row's Choice."""

ROW_HEIGHT = 30
_PAD, _SQUARE, _GAP, _TICK, _PLUS = 8, 10, 9, 14, 12

Index = QModelIndex | QPersistentModelIndex


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: a topic with the names above it, or a topic to create; `text` is what it says."""

    text: str
    topic: TopicId | None = None
    above: tuple[str, ...] = ()
    colour: str = ""
    ticked: bool = False
    new: NewTopic | None = None

    @property
    def path(self) -> str:
        return PATH_SEPARATOR.join((*self.above, self.text))


def choice_of(codebook: Codebook, topic: Topic, *, ticked: bool = False) -> Choice:
    """Return the row for a topic."""
    above = tuple(each.name for each in codebook.ancestors(topic.id))
    return Choice(topic.name, topic.id, above, topic.colour, ticked)


class ChoiceModel(QAbstractListModel):
    """The rows of a picker."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._choices: list[Choice] = []

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self._choices = list(choices)
        self.endResetModel()

    def choice(self, index: Index) -> Choice | None:
        return self._choices[index.row()] if index.isValid() else None

    def rowCount(self, parent: Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._choices)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401
        choice = self.choice(index)
        if choice is None:
            return None
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self.spoken(choice)
        values: dict[int, Any] = {
            Qt.ItemDataRole.DisplayRole: choice.path,
            Qt.ItemDataRole.ToolTipRole: plain_tip(choice.path),
            CHOICE: choice,
        }
        return values.get(role)

    def spoken(self, choice: Choice) -> str:
        """Return what a screen reader says of a row."""
        return self.tr("{}, applied").format(choice.path) if choice.ticked else choice.path


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a row: colour square, path with the name standing out, a tick, the Enter hint."""

    def __init__(self, parent: QObject | None = None, *, hint: str = "") -> None:
        super().__init__(parent)
        self._hint = hint

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: ARG002
        metrics = QFontMetrics(ui_font())
        return QSize(120, max(ROW_HEIGHT, metrics.height() + 10))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice = index.data(CHOICE)
        theme = active_theme()
        current = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current:
            _ground(painter, option.rect, theme)
        room = option.rect.adjusted(_PAD, 0, -_PAD, 0)
        if choice.colour:
            paint_square(painter, room, choice.colour)
        elif choice.new:
            _paint_plus(painter, room, theme)
        if choice.colour or choice.new:
            room.setLeft(room.left() + _SQUARE + _GAP)
        room = self._paint_right(painter, room, theme, choice, current=current)
        _paint_path(painter, room, theme, choice)
        painter.restore()

    def _paint_right(
        self, painter: QPainter, room: QRect, theme: Theme, choice: Choice, *, current: bool
    ) -> QRect:
        """Paint the hint and the tick at the right end; return the room left of them."""
        right = room.right()
        if current and self._hint:
            painter.setFont(ui_font(12))
            painter.setPen(QColor(theme.muted))
            painter.drawText(room, _RIGHT, self._hint)
            right -= QFontMetrics(painter.font()).horizontalAdvance(self._hint) + _GAP
        if choice.ticked:
            scale = painter.device().devicePixelRatio()
            tick = icon_image("check", theme.accent_text, _TICK, scale)
            painter.drawImage(right - _TICK, room.center().y() - _TICK // 2 + 1, tick)
            right -= _TICK + _GAP
        return QRect(room.left(), room.top(), right - room.left(), room.height())


_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


def paint_square(painter: QPainter, room: QRect, colour: str) -> None:
    """Paint a topic's rounded square at the left of `room`, in the middle of its height."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    scale = painter.device().devicePixelRatio()
    above = int((room.height() - _SQUARE) / 2 * scale) / scale  # alike in all rows
    square = QRectF(room.left(), room.top() + above, _SQUARE, _SQUARE)
    painter.drawRoundedRect(square, 2.5, 2.5)


def _paint_plus(painter: QPainter, room: QRect, theme: Theme) -> None:
    """Paint a plus sign in the column of the squares."""
    scale = painter.device().devicePixelRatio()
    plus = icon_image("plus", theme.icon_ink, _PLUS, scale)
    left = room.left() - (_PLUS - _SQUARE) // 2
    painter.drawImage(left, room.top() + (room.height() - _PLUS) // 2, plus)


def _ground(painter: QPainter, rect: QRect, theme: Theme) -> None:
    painter.setPen(QColor(theme.accent))  # the tint alone is too faint on a raised ground
    painter.setBrush(QColor(theme.accent_soft))
    painter.drawRoundedRect(QRectF(rect).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)


def _paint_path(painter: QPainter, room: QRect, theme: Theme, choice: Choice) -> None:
    """Paint the name, and what stands above it in muted ink as far as there is room."""
    font = ui_font()
    metrics = QFontMetrics(font)
    painter.setFont(font)
    lead = _lead(choice.above, metrics, room.width() - metrics.horizontalAdvance(choice.text))
    painter.setPen(QColor(theme.muted))
    painter.drawText(room, _LEFT, lead)
    rest = room.adjusted(metrics.horizontalAdvance(lead), 0, 0, 0)
    painter.setPen(QColor(theme.text))
    name = metrics.elidedText(choice.text, Qt.TextElideMode.ElideRight, rest.width())
    painter.drawText(rest, _LEFT, name)


def _lead(above: tuple[str, ...], metrics: QFontMetrics, room: int) -> str:
    """Return what stands before a name, the topmost names left out first."""
    for first in range(len(above)):
        cut = ("…",) if first else ()
        lead = "".join(name + PATH_SEPARATOR for name in (*cut, *above[first:]))
        if metrics.horizontalAdvance(lead) <= room:
            return lead
    short = f"…{PATH_SEPARATOR}"
    return short if above and metrics.horizontalAdvance(short) <= room else ""
