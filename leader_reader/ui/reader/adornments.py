"""Paints what stands around the text and is no part of it: title line, markers, cards, lines."""

from PySide6.QtCore import QCoreApplication, QLineF, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen, QTextBlock

from leader_reader.domain.document import Block, BlockKind, Document
from leader_reader.ui.reader.column_layout import x_of
from leader_reader.ui.reader.groups import Group
from leader_reader.ui.reader.rendering import (
    PAGE_SIDE,
    PAGE_TOP,
    Rendering,
    title_lines,
)
from leader_reader.ui.reader.typography import (
    CARD_HEAD,
    CARD_PAD,
    META_LINE,
    Look,
    title_setting,
)
from leader_reader.ui.text_lines import lay_out
from leader_reader.ui.words import counted, joined, long_date

_BULLETS = frozenset("•·-*–—‣▪●○◦oO§\uf0b7\uf0a7")
_FEW_AUTHORS = 3


def paint_page_head(painter: QPainter, rendering: Rendering) -> None:
    """Paint title and the line under it at the top of the page, when the text has no title."""
    lines = title_lines(rendering)
    if not lines:
        return
    look = rendering.look
    setting = title_setting(rendering.source.title, look)
    pitch = setting.line
    laid = lay_out(rendering.source.title, setting.font, rendering.width, lines, leading=pitch)
    ink = QColor(look.theme.text)
    laid.paint(painter, QPointF(PAGE_SIDE, PAGE_TOP), ink, ink)
    if not rendering.byline:
        _paint_meta(painter, rendering, QPointF(PAGE_SIDE, PAGE_TOP + lines * pitch))


def paint_under(painter: QPainter, rendering: Rendering, group: Group, rect: QRectF) -> None:
    """Paint the ground of a whole group; `rect` spans its blocks' text."""
    if group.kind is BlockKind.COMMENT:
        _paint_card(painter, rendering, group, rect)
    elif group.kind is BlockKind.CODE:
        _paint_code_ground(painter, rendering.look, rect)


def paint_beside(painter: QPainter, rendering: Rendering, block: QTextBlock, rect: QRectF) -> None:
    """Paint what belongs to one block: its marker, side line, hairline, or the title's line."""
    number = block.blockNumber()
    ours = rendering.source.blocks[number]
    if number == rendering.title and not rendering.byline:
        place = QPointF(rect.left(), rect.bottom() + rendering.look.scaled(5))
        _paint_meta(painter, rendering, place)
    elif not ours.main:
        _paint_page_word(painter, rendering.look, block, rect)
    elif ours.kind is BlockKind.TABLE:
        _paint_row(painter, rendering, block, rect)
    elif ours.kind is BlockKind.LIST_ITEM or ours.marker:
        _paint_marker(painter, rendering, block, rect)
    if ours.kind is BlockKind.QUOTE and ours.main:
        _paint_side_line(painter, rendering, number, rect)


def meta_line(source: Document, metrics: QFontMetricsF, width: float) -> str:
    """Return "A. Nurse · 22 May 2014 · 18 pages", as far as known; names are cut to fit."""
    record = source.record
    people = ", ".join(record.metadata.authors[:_FEW_AUTHORS])
    if len(record.metadata.authors) > _FEW_AUTHORS:
        people += _tr(" and others")
    pages, words = record.pages, record.words
    length = (
        counted(pages, _tr("1 page"), _tr("{} pages"))
        if pages
        else counted(words, _tr("1 word"), _tr("{} words"))
    )
    rest = joined(long_date(record.metadata.date), length)
    room = width - metrics.horizontalAdvance(f" · {rest}")
    people = people or record.metadata.organisation
    return joined(metrics.elidedText(people, Qt.TextElideMode.ElideRight, room), rest)


def _tr(text: str) -> str:
    return QCoreApplication.translate("reader", text)


def _paint_meta(painter: QPainter, rendering: Rendering, at: QPointF) -> None:
    look = rendering.look
    font = look.sans(15)
    text = meta_line(rendering.source, QFontMetricsF(font), rendering.width)
    painter.setFont(font)
    painter.setPen(QColor(look.theme.muted))
    box = QRectF(at.x(), at.y(), rendering.width, look.scaled(META_LINE))
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, text)


def _paint_card(painter: QPainter, rendering: Rendering, group: Group, rect: QRectF) -> None:
    look, first = rendering.look, rendering.source.blocks[group.first]
    pad, head = look.scaled(CARD_PAD), look.scaled(CARD_HEAD)
    shift = look.scaled(24 * first.depth)
    card = rect.adjusted(shift, -pad - head, 0, pad - 4)
    painter.setPen(QPen(QColor(look.theme.line), 1))
    painter.setBrush(QColor(look.theme.panel))
    painter.drawRoundedRect(card, 8, 8)
    inner = card.adjusted(pad + 4, pad - 3, -pad - 4, 0)
    inner.setHeight(head)
    _paint_card_head(painter, first, look, inner)


def _paint_card_head(painter: QPainter, block: Block, look: Look, box: QRectF) -> None:
    """Write who said it, in which role and when, in one line over the comment."""
    theme, plain = look.theme, look.sans(13)
    date = long_date(block.date)
    painter.setFont(plain)
    painter.setPen(QColor(theme.muted))
    middle = Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, middle | Qt.AlignmentFlag.AlignRight, date)
    room = box.width() - QFontMetricsF(plain).horizontalAdvance(date) - 16
    name = QFontMetricsF(look.sans(14, strong=True)).elidedText(
        block.author, Qt.TextElideMode.ElideRight, room
    )
    used = QFontMetricsF(look.sans(14, strong=True)).horizontalAdvance(name) + 8
    role = QFontMetricsF(plain).elidedText(
        block.role, Qt.TextElideMode.ElideRight, max(0.0, room - used)
    )
    painter.drawText(box.adjusted(used, 0, 0, 0), middle, role)
    painter.setFont(look.sans(14, strong=True))
    painter.setPen(QColor(theme.text))
    painter.drawText(box, middle, name)


def _paint_code_ground(painter: QPainter, look: Look, rect: QRectF) -> None:
    pad = look.scaled(10)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(look.theme.chip))
    painter.drawRoundedRect(rect.adjusted(0, -pad, 0, pad), 6, 6)


def _paint_marker(painter: QPainter, rendering: Rendering, block: QTextBlock, rect: QRectF) -> None:
    """Paint a bullet or number in the margin, level with the item's first line."""
    look, number = rendering.look, block.blockNumber()
    ours, setting = rendering.source.blocks[number], rendering.setting(number)
    right = rect.left() + setting.left - look.scaled(8)
    line = block.layout().lineAt(0)
    first = QRectF(0, rect.top() + line.y(), right, line.height())
    painter.setPen(QColor(look.theme.muted if setting.muted else look.theme.text))
    if not ours.marker or ours.marker in _BULLETS:
        _paint_bullet(
            painter, ours.level, look, QPointF(right - look.scaled(3), first.center().y())
        )
        return
    font = QFont(setting.font)
    font.setFeature(QFont.Tag("tnum"), 1)
    painter.setFont(font)
    where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(first, where | Qt.TextFlag.TextDontClip, ours.marker)


def _paint_bullet(painter: QPainter, level: int, look: Look, at: QPointF) -> None:
    ink = QColor(look.theme.text)
    hollow = level > 1 and level % 2 == 0
    painter.setPen(QPen(ink, 1.25))
    painter.setBrush(Qt.BrushStyle.NoBrush if hollow else ink)
    radius = 2.5 * look.zoom
    painter.drawEllipse(at, radius, radius)


def _paint_side_line(painter: QPainter, rendering: Rendering, number: int, rect: QRectF) -> None:
    """Paint the line beside a quote; it goes on through the gap to the quote's next paragraph."""
    look = rendering.look
    blocks = rendering.source.blocks
    goes_on = number + 1 < len(blocks) and blocks[number + 1].kind is BlockKind.QUOTE
    below = rendering.setting(number).below + 4 if goes_on else -2
    line = QRectF(rect.left() + 2, rect.top() + 4, 3, rect.height() + below)
    painter.fillRect(line, QColor(look.theme.scroll))


def _paint_page_word(painter: QPainter, look: Look, block: QTextBlock, rect: QRectF) -> None:
    """Write "p." before a page's number, which would be a bare figure beside the text."""
    line = block.layout().lineAt(0)
    if not block.text().strip().isdecimal() or not line.isValid():
        return
    painter.setFont(look.sans(13))
    painter.setPen(QColor(look.theme.muted))
    box = QRectF(rect.left(), rect.top() + line.y(), x_of(line, 0) - look.scaled(3), line.height())
    where = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
    painter.drawText(box, where | Qt.TextFlag.TextDontClip, _tr("p."))


def _paint_row(painter: QPainter, rendering: Rendering, block: QTextBlock, rect: QRectF) -> None:
    """Paint the hairline under a table row, and one over the first; part cells that flow."""
    number = block.blockNumber()
    group, look = rendering.groups[number], rendering.look
    half = look.scaled(6.5)
    bottom = rect.bottom() + half
    painter.setPen(QPen(QColor(look.theme.line), 1))
    if number == group.first:
        painter.drawLine(_across(rendering, rect.top() - half))
        painter.setPen(QPen(QColor(look.theme.scroll), 1))
    painter.drawLine(_across(rendering, bottom))
    columns = rendering.columns(number)
    if columns is not None and columns.flowing:
        _part_cells(painter, look, block, rect)


def _part_cells(painter: QPainter, look: Look, block: QTextBlock, rect: QRectF) -> None:
    painter.setPen(QPen(QColor(look.theme.scroll), 1))
    for place, character in enumerate(block.text()):
        line = block.layout().lineForTextPosition(place)
        if character == "\t" and line.isValid():
            end = x_of(line, place + 1)
            middle = (x_of(line, place) + end) / 2 if end > x_of(line, place) else end
            x, y = rect.left() + middle, rect.top() + line.y()
            painter.drawLine(QPointF(x, y + 3), QPointF(x, y + line.height() - 3))


def _across(rendering: Rendering, y: float) -> QLineF:
    return QLineF(PAGE_SIDE, y, PAGE_SIDE + rendering.width, y)
