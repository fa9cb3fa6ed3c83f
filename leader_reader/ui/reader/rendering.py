"""A document as a QTextDocument: one block of ours is one text block of Qt's.

Then a position in the QTextDocument is the UTF-16 offset in `Document.text`, and nothing that is
drawn besides the text (markers, headers, lines) is ever inserted into it.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import (
    QBrush,
    QColor,
    QFont,
    QFontMetricsF,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextOption,
)

from leader_reader.domain.document import Block, BlockKind, Document, Span, SpanStyle
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
from leader_reader.ui.words import plain_tip

PAGE_TOP, PAGE_BOTTOM, PAGE_SIDE = 40, 120, 12
"""White space around the text column, inside the view's viewport."""

_UNSAFE = {0x0A: " ", 0x0D: " ", 0x2029: " ", 0xFDD0: " ", 0xFDD1: " ", 0x00: "\ufffd"}
_UNSAFE |= dict.fromkeys(range(0xD800, 0xE000), "\ufffd")
_MARKED = {BlockKind.LIST_ITEM, BlockKind.FOOTNOTE}
_FIXED = QTextBlockFormat.LineHeightTypes.FixedHeight.value


@dataclass(frozen=True)
class Rendering:
    """What the text view shows and what is drawn around it.

    `title` is the number of the title's block, None when the title is painted over the text;
    `byline` has the blocks under it that name authors and date; `raised` is by how much the levels
    of headings go down; `comments` the block that counts them and the length of its count;
    `furniture` what stands around the text. `groups`, `columns` and `marker_room` (what long list
    numbers need) are by block number.
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
    columns: dict[int, Columns]
    marker_room: dict[int, float]

    @property
    def width(self) -> float:
        """The width that text has at present, in pixels."""
        return self.text.textWidth() - 2 * PAGE_SIDE


def render(source: Document, look: Look, parent: QObject | None = None) -> Rendering:
    """Return `source` set in `look`; the QTextDocument belongs to `parent`."""
    groups = groups_of(source.blocks)
    columns = _table_columns(source, groups, look)
    title = title_block(source)
    rendering = Rendering(
        source=source,
        text=_blank(look, parent),
        look=look,
        title=title,
        byline=byline_blocks(source, title),
        raised=sections_raised(source, title),
        comments=comments_heading(source.blocks),
        furniture=furniture(source, title),
        groups=groups,
        columns=columns,
        marker_room=_marker_room(source, groups, look),
    )
    _set_top(rendering)
    cursor = QTextCursor(rendering.text)
    cursor.beginEditBlock()
    for number, block in enumerate(source.blocks):
        _insert(cursor, rendering, number, block)
    cursor.endEditBlock()
    return rendering


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


def _blank(look: Look, parent: QObject | None) -> QTextDocument:
    text = QTextDocument(parent)
    text.setUndoRedoEnabled(False)
    text.setDocumentMargin(0)
    text.setDefaultFont(look.body)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTabStopDistance(look.scaled(40))
    text.setDefaultTextOption(option)
    return text


def _set_top(rendering: Rendering) -> None:
    frame = rendering.text.rootFrame()
    form = frame.frameFormat()
    form.setTopMargin(PAGE_TOP + title_height(rendering) + _first_card(rendering))
    form.setBottomMargin(PAGE_BOTTOM)
    form.setLeftMargin(PAGE_SIDE)
    form.setRightMargin(PAGE_SIDE)
    frame.setFrameFormat(form)


def _first_card(rendering: Rendering) -> float:
    """Return the room for a comment's header at the very top, where Qt knows no top margin."""
    first = rendering.groups.get(0)
    is_comment = first is not None and first.kind is BlockKind.COMMENT
    return rendering.look.scaled(CARD_PAD + CARD_HEAD) if is_comment else 0


def _table_columns(source: Document, groups: dict[int, Group], look: Look) -> dict[int, Columns]:
    found: dict[int, Columns] = {}
    for group in set(groups.values()):
        if group.kind is BlockKind.TABLE:
            numbers = range(group.first, group.last + 1)
            rows = [source.blocks[number].text for number in numbers]
            font = QFont(setting_of(source.blocks[group.first], look).font)
            found.update(dict.fromkeys(numbers, columns_of(rows, font, look.column)))
    return found


def _marker_room(source: Document, groups: dict[int, Group], look: Look) -> dict[int, float]:
    """Return how much further right the items of a list stand, for its longest marker."""
    metrics, found = QFontMetricsF(look.body), dict[int, float]()
    for group in set(groups.values()):
        if group.kind is BlockKind.LIST_ITEM:
            numbers = range(group.first, group.last + 1)
            longest = max((source.blocks[n].marker for n in numbers), key=len)
            room = metrics.horizontalAdvance(longest) - look.scaled(14)
            found.update(dict.fromkeys(numbers, max(0.0, round(room))))
    return found


def _insert(cursor: QTextCursor, rendering: Rendering, number: int, block: Block) -> None:
    setting = _in_place(rendering, number, block)
    form = _block_format(setting, rendering.columns.get(number), block)
    plain = _char_format(setting, rendering.look)
    if number == 0:
        cursor.setBlockFormat(form)
        cursor.setBlockCharFormat(plain)
    else:
        cursor.insertBlock(form, plain)
    text = block.text.translate(_UNSAFE)
    if rendering.comments and number == rendering.comments[0]:
        _insert_count(cursor, rendering, text, plain)
        return
    for start, end, spans in _stretches(block):
        cursor.insertText(text[start:end], _styled(plain, spans, rendering.look))


def _insert_count(
    cursor: QTextCursor, rendering: Rendering, text: str, plain: QTextCharFormat
) -> None:
    """Insert "8 comments" as the heading that it is, and what follows in a quiet hand."""
    length, look = rendering.comments[1] if rendering.comments else 0, rendering.look
    quiet = _char_format(Setting(look.sans(15), 0, muted=True), look)
    cursor.insertText(text[:length], plain)
    cursor.insertText(text[length:], quiet)


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
    group = rendering.groups.get(number)
    if group is not None:
        setting = _grouped(setting, group, number, look)
    if group is not None and group.kind is BlockKind.TABLE:
        return _row(setting, group, number, rendering.columns[number])
    if block.marker and block.kind not in _MARKED:
        setting = replace(setting, left=setting.left + look.scaled(22))
    return replace(setting, left=setting.left + rendering.marker_room.get(number, 0))


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
        below = look.scaled(14)
    return replace(setting, above=above, below=below)


def _block_format(setting: Setting, columns: Columns | None, block: Block) -> QTextBlockFormat:
    form = QTextBlockFormat()
    form.setLineHeight(setting.line, _FIXED)
    form.setTopMargin(setting.above)
    form.setBottomMargin(setting.below)
    form.setLeftMargin(setting.left)
    form.setRightMargin(setting.right)
    form.setTextIndent(-setting.hanging)
    if not block.main and block.text.strip().isdecimal():
        form.setAlignment(Qt.AlignmentFlag.AlignRight)  # a page number, out of the way
    if block.kind is BlockKind.HEADING:
        form.setHeadingLevel(block.level)
    if columns and columns.stops:
        left = QTextOption.TabType.LeftTab
        form.setTabPositions([QTextOption.Tab(stop, left) for stop in columns.stops])
    return form


def _char_format(setting: Setting, look: Look) -> QTextCharFormat:
    form = QTextCharFormat()
    form.setFont(setting.font)
    if setting.muted:
        form.setForeground(QBrush(QColor(look.theme.muted)))
    return form


def _stretches(block: Block) -> Iterator[tuple[int, int, list[Span]]]:
    """Cut the block's text where a span begins or ends; yield each piece with its spans."""
    if not block.spans:
        yield 0, len(block.text), []
        return
    length = len(block.text)
    ends = {point for span in block.spans for point in (span.start, span.end)}
    cuts = sorted({0, length} | {point for point in ends if 0 < point < length})
    for start, end in pairwise(cuts):
        yield start, end, [s for s in block.spans if s.start < end and s.end > start]


def _styled(plain: QTextCharFormat, spans: list[Span], look: Look) -> QTextCharFormat:
    if not spans:
        return plain
    form = QTextCharFormat(plain)
    for span in spans:
        if span.style is SpanStyle.BOLD:
            strong = plain.fontWeight() >= QFont.Weight.DemiBold
            form.setFontWeight(plain.fontWeight() if strong else QFont.Weight.Bold)
        elif span.style is SpanStyle.ITALIC:
            form.setFontItalic(True)
        elif span.style is SpanStyle.SUPERSCRIPT:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSuperScript)
        elif span.style is SpanStyle.SUBSCRIPT:
            form.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignSubScript)
        else:
            form.setForeground(QBrush(QColor(look.theme.accent_text)))
            form.setToolTip(plain_tip(span.href))
    return form
