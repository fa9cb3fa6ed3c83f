"""How a passage is painted: quote, note, topics and where it stands, on a card with an edge."""

from dataclasses import dataclass, field
from typing import Protocol

from PySide6.QtCore import (
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    SignalInstance,
)
from PySide6.QtGui import QColor, QFont, QFontMetrics, QFontMetricsF, QImage, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from leader_reader.domain.annotation import Annotation
from leader_reader.ui.annotations.passage_model import Card, PassageModel
from leader_reader.ui.fonts import count_font, reading_font, ui_font
from leader_reader.ui.text_lines import at_word_end, lay_out
from leader_reader.ui.theme import Theme, active_theme

GAP = 8
"""Pixels between two cards; half of it lies above and half below a row's card."""

MARGIN = 12
"""On the right the scroll bar takes as much."""

_EDGE, _RADIUS = 4, 7
_LEFT_PAD, _RIGHT_PAD, _TOP_PAD, _BOTTOM_PAD = 14, 11, 8, 8
_QUOTE_PIXELS, _QUOTE_LINE = 15, 21
_NOTE_PIXELS, _NOTE_LINE, _NOTE_PAD_X, _NOTE_PAD_Y, _NOTE_GAP = 13, 18, 7, 4, 4
_META_PIXELS, _META_LINE, _META_GAP = 12, 18, 3
_PICTURE_HEIGHT, _PICTURE_GAP = 96, 6
_MOST_LINES = 2
_LONGEST = 600
_MOST_KEPT = 40_000
_THINNEST = 5
"""Words take at least this many pixels a character: long texts need no measuring."""
_PROBE = "The quick brown fox"

Index = QModelIndex | QPersistentModelIndex
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class Pictures(Protocol):
    """Shows areas of pages; it tells `came` when more of the pictures asked for are there."""

    @property
    def came(self) -> SignalInstance: ...

    def size(self, annotation: Annotation, room: QSize) -> QSize:
        """Return how large the picture of an area is within `room`; empty where there is none."""

    def small(self, annotation: Annotation, room: QSize, ratio: float) -> QImage | None:
        """Return the picture of an area in `ratio` pixels a pixel; None until it is there."""


@dataclass(frozen=True, slots=True)
class Lines:
    """How many lines each part of a card takes, and how large the picture of an area is."""

    quote: int
    note: int
    meta: int
    picture: QSize = field(default_factory=QSize)

    @property
    def height(self) -> int:
        """Height of the row in pixels, the gap to the next one included."""
        note = _NOTE_GAP + 2 * _NOTE_PAD_Y + self.note * _NOTE_LINE if self.note else 0
        meta = _META_GAP + self.meta * _META_LINE
        shown = self.picture.height() + _PICTURE_GAP if not self.picture.isEmpty() else 0
        return GAP + _TOP_PAD + shown + self.quote * _QUOTE_LINE + note + meta + _BOTTOM_PAD


class PassageDelegate(QStyledItemDelegate):
    """Paints cards. Heights need no layout: a text fits on one line or takes the most lines.

    The widths of texts are kept, so that another width of the panel costs a comparison a card.
    """

    def __init__(
        self,
        model: PassageModel,
        parent: QObject | None = None,
        pictures: Pictures | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._pictures = model, pictures
        self._quote_font, self._note_font = reading_font(_QUOTE_PIXELS), ui_font(_NOTE_PIXELS)
        self._quote_metrics = QFontMetricsF(self._quote_font)
        self._note_metrics = QFontMetricsF(self._note_font)
        self._widths: dict[tuple[str, bool], float] = {}

    def fonts_changed(self) -> bool:
        """Look at the fonts again, after the style was changed; tell whether heights did too."""
        before = self._quote_metrics.horizontalAdvance(_PROBE)
        if QFontMetricsF(self._quote_font).horizontalAdvance(_PROBE) == before:
            return False
        self._quote_metrics = QFontMetricsF(self._quote_font)
        self._note_metrics = QFontMetricsF(self._note_font)
        self._widths.clear()
        return True

    def height(self, row: int, width: int) -> int:
        """Return the height of a row in a list `width` pixels wide."""
        return self._lines(row, width).height

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        theme = active_theme()
        card = self._model.card(index.row())
        lines = self._lines(index.row(), option.rect.width())
        half = GAP // 2
        box = option.rect.adjusted(MARGIN, half, 0, -half)
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _paint_box(painter, box, theme, option.state)
        _paint_edge(painter, box, card.colours or (theme.hit_edge,))
        ground = QColor(theme.page if selected else theme.chip)
        room = QRect(box).adjusted(_LEFT_PAD, _TOP_PAD, -_RIGHT_PAD, -_BOTTOM_PAD)
        if not lines.picture.isEmpty():
            room.setTop(self._paint_picture(painter, room, index.row(), lines.picture))
        room.setTop(self._paint_quote(painter, room, theme, card, lines))
        if lines.note:
            room.setTop(self._paint_note(painter, room, card, lines, ground))
        room.setTop(room.top() + _META_GAP)
        _paint_meta(painter, room, theme, card, self._model.locator(index.row()))
        painter.restore()

    def _lines(self, row: int, width: int) -> Lines:
        exact, written, titled = self._model.words(row)
        inner = width - MARGIN - _LEFT_PAD - _RIGHT_PAD
        quote = 1 if self._on_one_line(exact, inner, note=False) else _MOST_LINES
        note = 0
        if written:
            one = self._on_one_line(written, inner - 2 * _NOTE_PAD_X, note=True)
            note = 1 if one else _MOST_LINES
        return Lines(quote, note, 2 if titled else 1, self._picture_size(row, inner))

    def _picture_size(self, row: int, width: int) -> QSize:
        area = self._model.area(row) if self._pictures is not None else None
        if area is None or self._pictures is None:
            return QSize()
        return self._pictures.size(area, QSize(max(1, width), _PICTURE_HEIGHT))

    def _on_one_line(self, text: str, room: int, *, note: bool) -> bool:
        return len(text) * _THINNEST <= room and self._width(text, note=note) <= room

    def _width(self, text: str, *, note: bool) -> float:
        known = self._widths.get((text, note))
        if known is None:
            if len(self._widths) > _MOST_KEPT:
                self._widths.clear()
            metrics = self._note_metrics if note else self._quote_metrics
            known = metrics.horizontalAdvance(" ".join(text.split()))
            self._widths[text, note] = known
        return known

    def _paint_picture(self, painter: QPainter, room: QRect, row: int, size: QSize) -> int:
        """Paint the picture of an area, or its place until that is there; return where it ends."""
        area, theme = self._model.area(row), active_theme()
        place = QRect(room.topLeft(), size)
        ratio = painter.device().devicePixelRatioF()
        image = None
        if area is not None and self._pictures is not None:
            image = self._pictures.small(area, QSize(room.width(), _PICTURE_HEIGHT), ratio)
        if image is None:
            painter.fillRect(place, QColor(theme.chip))
        else:
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
            painter.drawImage(place, image)
        painter.setPen(QPen(QColor(theme.line), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(place).adjusted(0.5, 0.5, -0.5, -0.5))
        return place.bottom() + 1 + _PICTURE_GAP

    def _paint_quote(
        self, painter: QPainter, room: QRect, theme: Theme, card: Card, lines: Lines
    ) -> int:
        """Paint the quote at the top of `room` and return where it ends."""
        text = card.quote[:_LONGEST]
        laid = lay_out(text, self._quote_font, room.width(), lines.quote, leading=_QUOTE_LINE)
        laid.paint(painter, QPointF(room.topLeft()), QColor(theme.text), QColor(theme.hit))
        return room.top() + lines.quote * _QUOTE_LINE

    def _paint_note(
        self, painter: QPainter, room: QRect, card: Card, lines: Lines, ground: QColor
    ) -> int:
        """Paint the note in its soft box and return where that ends."""
        height = lines.note * _NOTE_LINE + 2 * _NOTE_PAD_Y
        box = QRectF(room.left(), room.top() + _NOTE_GAP, room.width(), height)
        painter.setPen(Qt.PenStyle.NoPen)
        theme = active_theme()
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 4, 4)
        width = box.width() - 2 * _NOTE_PAD_X
        text = card.note[:_LONGEST]
        laid = lay_out(text, self._note_font, width, lines.note, leading=_NOTE_LINE)
        at = box.topLeft() + QPointF(_NOTE_PAD_X, _NOTE_PAD_Y)
        laid.paint(painter, at, QColor(theme.text), QColor(theme.hit))
        return round(box.bottom())


def _paint_box(painter: QPainter, box: QRect, theme: Theme, state: QStyle.StateFlag) -> None:
    selected = bool(state & QStyle.StateFlag.State_Selected)
    focused = bool(state & QStyle.StateFlag.State_HasFocus)
    hovered = bool(state & QStyle.StateFlag.State_MouseOver)
    strong = theme.accent if selected or focused else theme.muted if hovered else theme.line
    width = 2 if focused else 1
    inset = width / 2
    painter.setPen(QPen(QColor(strong), width))
    painter.setBrush(QColor(theme.accent_soft if selected else theme.page))
    painter.drawRoundedRect(QRectF(box).adjusted(inset, inset, -inset, -inset), _RADIUS, _RADIUS)


def _paint_edge(painter: QPainter, box: QRect, colours: tuple[str, ...]) -> None:
    """Paint the left edge in the topics' colours, one below the other."""
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    part = box.height() / len(colours)
    for number, colour in enumerate(colours):
        painter.setClipRect(QRectF(box.left(), box.top() + number * part, _EDGE, part))
        painter.setBrush(QColor(colour))
        painter.drawRoundedRect(box, _RADIUS, _RADIUS)
    painter.restore()


def _paint_meta(painter: QPainter, room: QRect, theme: Theme, card: Card, locator: str) -> None:
    """Paint the topics, below them the document's title, and the locator at the right end."""
    painter.setPen(QColor(theme.muted))
    font = count_font(_META_PIXELS)
    line = QRect(room.left(), room.top(), room.width(), _META_LINE)
    if card.title:
        _paint_elided(painter, line, font, card.topics)
        line.translate(0, _META_LINE)
    painter.setFont(font)
    painter.drawText(line, _RIGHT, locator)
    line.setWidth(line.width() - QFontMetrics(font).horizontalAdvance(locator) - GAP)
    _paint_elided(painter, line, font, card.title or card.topics)


def _paint_elided(painter: QPainter, line: QRect, font: QFont, text: str) -> None:
    painter.setFont(font)
    shown = QFontMetrics(font).elidedText(text, Qt.TextElideMode.ElideRight, line.width())
    painter.drawText(line, _LEFT, at_word_end(shown, text))
