"""A document as a QTextDocument: one block of ours is one text block of Qt's.

Then a position in the QTextDocument is the UTF-16 offset in `Document.text`, and nothing that is
drawn besides the text (markers, headers, lines) is ever inserted into it. The QTextDocument has
the bare text; how a block is set is found out when it is laid out, so that a very long document
opens as a short one does, and another look needs no other text.
"""

import re
from collections.abc import Hashable
from dataclasses import dataclass, field, replace
from functools import cached_property

from PySide6.QtCore import QObject
from PySide6.QtGui import QFont, QFontMetricsF, QTextDocument

from leader_reader.domain.document import Block, BlockKind, Document
from leader_reader.ui.reader.byline import byline_blocks
from leader_reader.ui.reader.groups import (
    Group,
    comments_heading,
    furniture,
    groups_of,
    sections_raised,
    title_block,
)
from leader_reader.ui.reader.tables import Columns, columns_of
from leader_reader.ui.reader.typography import (
    CARD_GAP,
    CARD_HEAD,
    CARD_PAD,
    META_LINE,
    Look,
    Setting,
    byline_setting,
    heading_setting,
    setting_of,
    title_setting,
)

PAGE_TOP, PAGE_BOTTOM, PAGE_SIDE = 40, 120, 12
"""White space around the text column, inside the view's viewport."""

_UNSAFE = {0x0A: " ", 0x0D: " ", 0x2029: " ", 0xFDD0: " ", 0xFDD1: " ", 0x00: "\ufffd"}
_UNSAFE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_ODD = re.compile("[\\x00\\n\\r\u2029\ufdd0\ufdd1\ud800-\udfff]")
_MARKED = {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}


@dataclass(frozen=True)
class Rendering:
    """What the text view shows and what is drawn around it.

    `title` is the number of the title's block, None when the title is painted over the text;
    `byline` has the blocks under it that name authors and date; `raised` is by how much the levels
    of headings go down; `comments` the block that counts them and the length of its count;
    `furniture` what stands around the text. `groups` are by block number. What was found out
    about blocks in this look is kept.
    """

    source: Document
    text: QTextDocument
    look: Look
    title: int | None
    byline: range
    raised: int
    comments: tuple[int, int] | None
    furniture: list[range]
    groups: dict[int, Group]
    _columns: dict[Group, Columns] = field(default_factory=dict)
    _rooms: dict[Group, float] = field(default_factory=dict)
    _settings: dict[int, Setting] = field(default_factory=dict)

    @property
    def width(self) -> float:
        """The width that text has at present, in pixels."""
        return max(1.0, self.text.textWidth() - 2 * PAGE_SIDE)

    def in_look(self, look: Look) -> "Rendering":
        """Return the same text in another look."""
        return replace(self, look=look, _columns={}, _rooms={}, _settings={})

    def setting(self, number: int) -> Setting:
        """Return how a block is set among its neighbours."""
        if number not in self._settings:
            self._settings[number] = _in_place(self, number, self.source.blocks[number])
        return self._settings[number]

    def columns(self, number: int) -> Columns | None:
        """Return the columns of the table that a block is a row of, or None."""
        group = self.groups.get(number)
        if group is None or group.kind is not BlockKind.TABLE:
            return None
        if group not in self._columns:
            rows = [block.text for block in self._blocks(group)]
            font = QFont(setting_of(self.source.blocks[group.first], self.look).font)
            self._columns[group] = columns_of(rows, font, self.look.column)
        return self._columns[group]

    def marker_room(self, number: int) -> float:
        """Return how much further right an item of a list stands, for the longest marker."""
        group = self.groups.get(number)
        if group is None or group.kind is not BlockKind.LIST_ITEM:
            return 0.0
        if group not in self._rooms:
            longest = max((block.marker for block in self._blocks(group)), key=len)
            wide = QFontMetricsF(self.look.body).horizontalAdvance(longest)
            self._rooms[group] = max(0.0, round(wide - self.look.scaled(14)))
        return self._rooms[group]

    def alike(self, number: int, block: Block) -> Hashable:
        """Return what blocks have in common that are set alike, but for columns and markers."""
        if number in self._alone:
            return number
        group = self.groups.get(number)
        ends = (number == group.first, number == group.last) if group else None
        return block.kind, block.level, block.depth, block.main, ends

    @cached_property
    def _alone(self) -> frozenset[int | None]:
        """The blocks that are set like no other: title, byline, the count of comments."""
        return frozenset([self.title, *self.byline, *(self.comments or ())[:1]])

    def _blocks(self, group: Group) -> tuple[Block, ...]:
        return self.source.blocks[group.first : group.last + 1]


def render(source: Document, look: Look, parent: QObject | None = None) -> Rendering:
    """Return `source` in `look`; the QTextDocument belongs to `parent`."""
    title = title_block(source)
    return Rendering(
        source=source,
        text=_bare_text(source, parent),
        look=look,
        title=title,
        byline=byline_blocks(source, title),
        raised=sections_raised(source, title),
        comments=comments_heading(source.blocks),
        furniture=furniture(source, title),
        groups=groups_of(source.blocks),
    )


def head_height(rendering: Rendering) -> float:
    """Return how much room there is over the first line of the text."""
    return PAGE_TOP + title_height(rendering) + _first_card(rendering)


def title_height(rendering: Rendering) -> float:
    """Return how much room the painted title and the line under it take over the text."""
    look = rendering.look
    lines = title_lines(rendering)
    setting = title_setting(rendering.source.title, look)
    below = 8 if rendering.byline else META_LINE + 30
    return lines * setting.line + look.scaled(below) if lines else 0


def title_lines(rendering: Rendering) -> int:
    """Return how many lines a painted title has; 0 when the text brings its own."""
    if rendering.title is not None:
        return 0
    title, look = rendering.source.title, rendering.look
    wide = QFontMetricsF(title_setting(title, look).font).horizontalAdvance(title)
    return min(4, 1 + int(wide * 1.08 / look.column))


def safe(text: str) -> str:
    """Return a block's text with nothing in it that Qt would take for the end of a block."""
    return text.translate(_UNSAFE) if _ODD.search(text) else text


def _bare_text(source: Document, parent: QObject | None) -> QTextDocument:
    text = QTextDocument(parent)
    text.setUndoRedoEnabled(False)
    text.setDocumentMargin(0)
    text.setPlainText("\n".join(safe(block.text) for block in source.blocks))
    return text


def _first_card(rendering: Rendering) -> float:
    """Return the room for a comment's header at the very top, where there is no gap above."""
    first = rendering.groups.get(0)
    is_comment = first is not None and first.kind is BlockKind.COMMENT
    return rendering.look.scaled(CARD_PAD + CARD_HEAD) if is_comment else 0


def _in_place(rendering: Rendering, number: int, block: Block) -> Setting:
    """Return the block's setting among its neighbours: the ends of a group stand apart."""
    look = rendering.look
    setting = setting_of(block, look)
    if number == rendering.title:
        return title_setting(block.text, look, byline=bool(rendering.byline))
    if number in rendering.byline:
        return byline_setting(look, last=number == rendering.byline[-1])
    if rendering.comments and number == rendering.comments[0]:
        return heading_setting(2, look)
    if block.kind is BlockKind.HEADING and block.main:
        return heading_setting(block.level + rendering.raised, look)
    group, columns = rendering.groups.get(number), rendering.columns(number)
    if group is not None:
        setting = _grouped(setting, group, number, look)
    if group is not None and columns is not None:
        return _row(setting, group, number, columns)
    if block.marker and block.kind not in _MARKED:
        setting = replace(setting, left=setting.left + look.scaled(22))
    return replace(setting, left=setting.left + rendering.marker_room(number))


def _row(setting: Setting, group: Group, number: int, columns: Columns) -> Setting:
    """Return a table row's setting: the first is strong, and what wraps hangs."""
    font = QFont(setting.font)
    if number == group.first != group.last:
        font.setWeight(QFont.Weight.DemiBold)
    return replace(setting, font=font, left=columns.hanging, hanging=columns.hanging)


def _grouped(setting: Setting, group: Group, number: int, look: Look) -> Setting:
    first, last = number == group.first, number == group.last
    above, below = setting.above, setting.below
    if group.kind is BlockKind.COMMENT:
        above = look.scaled(2 * CARD_PAD + CARD_GAP + CARD_HEAD) if first else above
        below = look.scaled(CARD_PAD + 22) if last else below
    elif group.kind is BlockKind.CODE:
        above = look.scaled(26) if first else 0
        below = look.scaled(30) if last else 0
    elif group.kind is BlockKind.TABLE:
        above = look.scaled(20) if first else above
        below = look.scaled(24) if last else below
    elif last:
        below = look.parted(14)
    return replace(setting, above=above, below=below)
