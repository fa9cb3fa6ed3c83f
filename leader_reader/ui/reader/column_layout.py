"""Lays out a text block by block, only as far as it is looked at.

Qt's own layout sets everything above a place before it can show the place: over a second in a
book. Here a block's height is estimated from its length until it is laid out.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator
from math import ceil, floor
from time import perf_counter

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QPainter,
    QPalette,
    QTextBlock,
    QTextFrame,
    QTextLayout,
    QTextLine,
    QTextOption,
)

from leader_reader.domain.document import Block
from leader_reader.domain.picture import Picture
from leader_reader.ui.reader.characters import formats_of
from leader_reader.ui.reader.estimates import Estimates
from leader_reader.ui.reader.heights import Heights
from leader_reader.ui.reader.picture_rooms import APART, Room, room_of
from leader_reader.ui.reader.rendering import PAGE_BOTTOM, PAGE_SIDE, Rendering, head_height
from leader_reader.ui.reader.typography import Setting

_BASELINE = 0.8
"""Where on its line text stands, as Qt has it for lines of fixed height."""
_MOST_KEPT = 400_000
"""Characters whose layout is kept: some hundred screens."""
_TURNS = 6
_TALLEST, _LEAST_TALL, _STEP = 560.0, 160.0, 40.0
_OF_VIEW = 0.8
"""The part of the view's height that a picture may take, in steps of some pixels."""
_NO_ROOM = Room()
_LEFTWARDS = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_OVERHANG = 40.0
"""Letters reach out of their line: what is painted is looked for so much further."""


class ColumnLayout(QAbstractTextDocumentLayout):
    """The layout of a rendering's text.

    `grown(block, pixels)` when a block turns out to have another height than it seemed to have,
    so that what stands below it has moved.
    """

    grown = Signal(int, float)

    def __init__(self, rendering: Rendering) -> None:
        super().__init__(rendering.text)
        self._rendering = rendering
        self._text = rendering.text
        self._heights = Heights()
        self._gaps: list[float] = []
        self._rooms: dict[int, Room] = {}
        self._pictured: list[int] = []
        self._tallest = _TALLEST
        self._head = 0.0
        self._width = -1.0
        self._laid: dict[int, int] = {}
        self._kept = 0
        self._next = 0
        self._text.setDocumentLayout(self)
        self.estimate()

    # What it is asked

    def setting(self, number: int) -> Setting:
        return self._rendering.setting(number)

    def rect(self, number: int) -> QRectF:
        """Return where a block's lines are on the page; it is laid out for that."""
        self.lay(number)
        top = self.top(number)
        height = self._heights[number] - self._gaps[number] - self._room(number).height_below
        return QRectF(PAGE_SIDE, top, self._rendering.width, max(0.0, height))

    def top(self, number: int) -> float:
        """Return the height of a block's first line, as far as is known."""
        return self._head + self._heights.top(number) + self._gaps[number]

    def bottom(self, number: int) -> float:
        """Return the height of a block's end, as far as is known."""
        return self._head + self._heights.top(number) + self._heights[number]

    def fraction(self, number: int, share: float) -> float:
        """Return how far down the page a `share` (0 to 1) of a block is, from 0 to 1."""
        below = self._room(number).height_below
        inside = share * (self._heights[number] - self._gaps[number] - below)
        return (self.top(number) + inside) / max(1.0, self.documentSize().height())

    def pictures_between(self, top: float, bottom: float) -> Iterator[tuple[int, Picture, QRectF]]:
        """Yield (block, picture, rectangle on the page) of what is between two heights."""
        for number in self._pictured[bisect_left(self._pictured, self.number_at(top)) :]:
            if self._head + self._heights.top(number) > bottom:
                return
            for picture, rect in self.pictures(number):
                if rect.bottom() >= top and rect.top() <= bottom:
                    yield number, picture, rect

    def pictures(self, number: int) -> Iterator[tuple[Picture, QRectF]]:
        """Yield the pictures of a block and where they are on the page, in their order."""
        room, start = self._room(number), self.top(number)
        end = self.bottom(number) - room.height_below
        for picture, rect in room.above:
            yield picture, rect.translated(PAGE_SIDE, start)
        for picture, rect in room.below:
            yield picture, rect.translated(PAGE_SIDE, end)

    def start(self, number: int) -> float:
        """Return the height of a block's first picture, or else of its first line."""
        room = self._room(number)
        return self.top(number) + (room.above[0][1].top() if room.above else 0.0)

    def number_at(self, y: float) -> int:
        """Return the block at a height of the page, the one below where there is a gap."""
        number = self._heights.at(max(0.0, y - self._head))
        while number and not self._block(number).isVisible():
            number -= 1
        return number

    # What it does

    def set_rendering(self, rendering: Rendering) -> None:
        """Set the same text in another look."""
        before, self._rendering = self._rendering.look, rendering
        after = rendering.look
        if (before.zoom, before.comfort) == (after.zoom, after.comfort):
            self._forget()
        else:
            self.estimate()

    def set_room(self, height: float) -> None:
        """Let pictures be as high as fits a view of this height."""
        tallest = max(_LEAST_TALL, _OF_VIEW * height // _STEP * _STEP)
        if tallest != self._tallest:
            self._tallest = tallest
            if self._pictured:
                self.estimate()

    def estimate(self) -> None:
        """Forget what was laid out, and estimate all heights from the text's length."""
        self._forget()
        self._width = self._text.textWidth()
        self._head = head_height(self._rendering)
        self._next = 0
        estimates, hidden = Estimates(self._rendering), self._hidden()
        heights, self._gaps, below = [], [], 0.0
        self._rooms = {}
        for number, block in enumerate(self._rendering.source.blocks):
            if number in hidden:
                gap = height = 0.0
            else:
                above, height, after = estimates.of(number, block)
                gap, below = max(above, below) if number else 0.0, after
                if block.pictures:
                    gap, height = self._with_pictures(number, block, gap, height)
            self._gaps.append(gap)
            heights.append(gap + height)
        if not heights:  # a text without blocks, which has one all the same for Qt
            heights, self._gaps = [0.0], [0.0]
        self._pictured = list(self._rooms)
        self._heights = Heights(heights)
        self.documentSizeChanged.emit(self.documentSize())

    def _with_pictures(
        self, number: int, block: Block, gap: float, height: float
    ) -> tuple[float, float]:
        """Return the gap above a block and its height with the room that its pictures take."""
        above, look, width = self.setting(number).above, self._rendering.look, self._rendering.width
        room = self._rooms[number] = room_of(block, look, width, self._tallest, above)
        if room.above:
            before = max(look.scaled(APART), gap - above) if number else 0.0
            gap = before + room.height_above
        return gap, height + room.height_below

    def _room(self, number: int) -> Room:
        return self._rooms.get(number, _NO_ROOM)

    def settle(self, top: float, bottom: float) -> None:
        """Lay out what is between two heights of the page."""
        for _ in range(_TURNS):
            number, last, before = self.number_at(top), len(self._gaps), self._heights.total
            while number < last and self.top(number) <= bottom:
                self.lay(number)
                number += 1
            if self._heights.total == before:
                break
        if self._kept > _MOST_KEPT:
            self._forget_but(range(self.number_at(top), self.number_at(bottom) + 1))

    def go_on(self, seconds: float) -> bool:
        """Lay out more of the text for so long; tell whether all of it is laid out."""
        end, count = perf_counter() + seconds, len(self._gaps)
        while self._next < count and perf_counter() < end:
            self.lay(self._next)
            self._next += 1
        return self._next >= count

    def lay(self, number: int) -> None:
        """Lay out a block, if that is still to be done."""
        if number in self._laid or number >= len(self._rendering.source.blocks):
            return
        block = self._block(number)
        self._laid[number] = block.length()
        self._kept += block.length()
        lines = self._set_lines(number, block)
        height = self._gaps[number] + lines * self.setting(number).line if block.isVisible() else 0
        height += self._room(number).height_below
        grown = self._heights.change(number, height)
        if grown:
            self.documentSizeChanged.emit(self.documentSize())
            self.grown.emit(number, grown)

    def _set_lines(self, number: int, block: QTextBlock) -> int:
        setting, layout = self.setting(number), block.layout()
        layout.setTextOption(self._option(number, setting, block))
        layout.setFormats(formats_of(self._rendering, number))
        left, room = setting.left - setting.hanging, self._rendering.width - setting.right
        count = 0
        layout.beginLayout()
        line = layout.createLine()
        while line.isValid():
            line.setLineWidth(max(1.0, room - left))
            line.setPosition(QPointF(left, _line_top(line, count, setting.line)))
            left, count = setting.left, count + 1
            line = layout.createLine()
        layout.endLayout()
        return count

    def _option(self, number: int, setting: Setting, block: QTextBlock) -> QTextOption:
        option = QTextOption()
        option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
        option.setTabStopDistance(self._rendering.look.scaled(40))
        option.setTextDirection(block.textDirection())
        to_right = block.textDirection() is Qt.LayoutDirection.RightToLeft
        if setting.flush:
            option.setAlignment(Qt.AlignmentFlag.AlignJustify)
        elif to_right != self._at_end(number):
            option.setAlignment(Qt.AlignmentFlag.AlignRight)
        columns = self._rendering.columns(number)
        if columns and columns.stops:
            kind = QTextOption.TabType.LeftTab
            option.setTabs([QTextOption.Tab(stop, kind) for stop in columns.stops])
        return option

    def _at_end(self, number: int) -> bool:
        """Tell whether a block is a page number, which stands out of the way."""
        block = self._rendering.source.blocks[number]
        return not block.main and block.text.strip().isdecimal()

    def _forget(self) -> None:
        self._forget_but(range(0))

    def _forget_but(self, kept: range) -> None:
        """Let go of the lines of all blocks but `kept`; their heights stay."""
        for number in [each for each in self._laid if each not in kept]:
            self._kept -= self._laid.pop(number)
            layout = self._block(number).layout()
            layout.clearLayout()
            layout.setFormats([])

    def _hidden(self) -> set[int]:
        """Return the blocks that are folded away, which can only be furniture."""
        around = (number for run in self._rendering.furniture for number in run)
        return {number for number in around if not self._block(number).isVisible()}

    def _block(self, number: int) -> QTextBlock:
        return self._text.findBlockByNumber(number)

    # What Qt asks

    def blockBoundingRect(self, block: QTextBlock) -> QRectF:
        """Return where a block is; its layout is there too, as Qt and screen readers expect."""
        rect = self.rect(block.blockNumber())
        block.layout().setPosition(rect.topLeft())
        return rect

    def documentSize(self) -> QSizeF:
        height = self._head + self._heights.total + PAGE_BOTTOM
        return QSizeF(max(0.0, self._text.textWidth()), ceil(height))

    def documentChanged(self, _start: int, _removed: int, _added: int) -> None:
        """Set the text anew if it has another width; it never changes itself."""
        if self._text.textWidth() != self._width:
            self.estimate()

    def frameBoundingRect(self, _frame: QTextFrame) -> QRectF:
        return QRectF(QPointF(), self.documentSize())

    def pageCount(self) -> int:
        return 1

    def hitTest(  # type: ignore[override]  # nothing but QPointF comes here
        self, point: QPointF, accuracy: Qt.HitTestAccuracy
    ) -> int:
        number = self.number_at(point.y())
        rect, block = self.rect(number), self._block(number)
        if accuracy is Qt.HitTestAccuracy.ExactHit and not rect.contains(point):
            return -1
        layout, inside = block.layout(), point - rect.topLeft()
        lines = layout.lineCount()
        if not lines:
            return block.position()
        wanted = floor(inside.y() / max(1.0, self.setting(number).line))
        line = layout.lineAt(max(0, min(lines - 1, wanted)))
        exact = accuracy is Qt.HitTestAccuracy.ExactHit
        if exact and not line.x() <= inside.x() <= line.x() + line.naturalTextWidth():
            return -1
        return block.position() + _boundary(block, line, inside.x())

    def draw(self, painter: QPainter, context: QAbstractTextDocumentLayout.PaintContext) -> None:
        painter.setPen(context.palette.color(QPalette.ColorRole.Text))
        clip: QRectF = context.clip.adjusted(0, -_OVERHANG, 0, _OVERHANG)
        number, count = self.number_at(clip.top()), len(self._gaps)
        while number < count and self.top(number) <= clip.bottom():
            block = self._block(number)
            if block.isVisible():
                self.blockBoundingRect(block)
                block.layout().draw(painter, QPointF(), _selected(block, context), clip)
            number += 1


def _boundary(block: QTextBlock, line: QTextLine, x: float) -> int:
    """Return the place of the caret on a line nearest to `x`, in UTF-16 units of the block.

    In text that runs to the left, or in both ways, Qt often gives the one beside it, and so it
    does at the end of a line with tabs that is set in.
    """
    found: int = line.xToCursor(x)
    if "\t" not in block.text() and not _LEFTWARDS.search(block.text()):
        return found
    end = line.textStart() + line.textLength()
    layout = block.layout()
    is_last = line.lineNumber() == layout.lineCount() - 1
    places = range(line.textStart(), end + is_last)  # else its end is where the next one begins
    valid = [place for place in places if layout.isValidCursorPosition(place)] or [found]
    return min(valid, key=lambda place: (abs(x_of(line, place) - x), abs(place - found)))


def x_of(line: QTextLine, position: int) -> float:
    """Return the x of a cursor position on its line."""
    place: tuple[float, int] = line.cursorToX(position)  # type: ignore[assignment]
    return place[0]


def _line_top(line: QTextLine, count: int, pitch: float) -> float:
    return count * pitch + _BASELINE * pitch - line.ascent() - max(0.0, line.leading())


def _selected(
    block: QTextBlock, context: QAbstractTextDocumentLayout.PaintContext
) -> list[QTextLayout.FormatRange]:
    """Return the formats of what is selected in a block."""
    found, start = [], block.position()
    for selection in context.selections:
        first = max(0, selection.cursor.selectionStart() - start)
        last = min(block.length(), selection.cursor.selectionEnd() - start)
        if first < last:
            part = QTextLayout.FormatRange()
            part.start, part.length = first, last - first
            part.format = selection.format
            found.append(part)
    return found
