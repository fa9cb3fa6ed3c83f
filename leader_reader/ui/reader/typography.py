"""How each kind of block is set: font, line height, the space around it and its colour."""

from dataclasses import dataclass

from PySide6.QtGui import QFont, QFontMetricsF

from leader_reader.domain.document import Block, BlockKind
from leader_reader.ui.fonts import READING_PIXELS, code_font, line_height, reading_font, ui_font
from leader_reader.ui.theme import Theme

COLUMN_SAMPLE = "On the wards that kept their gains for two years, leadership moved between peop"
"""Seventy-eight characters: ragged lines of at most this length hold 68 to 70 on average."""

CARD_PAD = 14
CARD_GAP = 14
CARD_HEAD = 26
META_LINE = 22

_TITLE_TYPE = 30, 38
_HEADINGS = {1: (24, 32), 2: (21, 28), 3: (18, 26)}
_SMALL_HEADING = (17, 25)
_LONG_TITLE, _LONG_TITLE_TYPE = 90, (26, 34)


@dataclass(frozen=True, slots=True)
class Look:
    """A theme and a zoom; `zoom` is 1.0 for reading text of 18 px."""

    theme: Theme
    zoom: float = 1.0

    def scaled(self, pixels: float) -> float:
        return round(pixels * self.zoom)

    @property
    def body(self) -> QFont:
        return reading_font(READING_PIXELS * self.zoom)

    @property
    def column(self) -> int:
        """The width of the text column in pixels, without its margins."""
        return round(QFontMetricsF(self.body).horizontalAdvance(COLUMN_SAMPLE) * 0.96)

    def sans(self, pixels: float, *, strong: bool = False) -> QFont:
        """Return the program's font at `pixels`, zoomed."""
        weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        return ui_font(round(pixels * self.zoom), weight)


@dataclass(frozen=True, slots=True)
class Setting:
    """How one block is set; all lengths in pixels, `above` and `below` collapse like margins."""

    font: QFont
    line: float
    above: float = 0
    below: float = 14
    left: float = 0
    right: float = 0
    hanging: float = 0
    muted: bool = False


def setting_of(block: Block, look: Look) -> Setting:
    """Return how `block` is set, as if it stood alone."""
    if not block.main:
        return Setting(look.sans(13), look.scaled(20), below=look.scaled(5), muted=True)
    if block.kind is BlockKind.HEADING:
        return heading_setting(block.level, look)
    return _KINDS.get(block.kind, _paragraph)(block, look)


def byline_setting(look: Look, *, last: bool) -> Setting:
    """Return how a line under the title is set that names authors and date."""
    below = look.scaled(26 if last else 2)
    return Setting(look.sans(15), look.scaled(META_LINE), below=below, muted=True)


def title_setting(title: str, look: Look, *, byline: bool = False) -> Setting:
    """Return how a document's title is set: large, and smaller when it is very long.

    Without a `byline` in the text there is room below for the line that is painted there.
    """
    pixels, line = _LONG_TITLE_TYPE if len(title) > _LONG_TITLE else _TITLE_TYPE
    font = reading_font(pixels * look.zoom)
    font.setWeight(QFont.Weight.DemiBold)
    below = look.scaled(6 if byline else META_LINE + 34)
    return Setting(font, look.scaled(line), above=look.scaled(34), below=below)


def heading_setting(level: int, look: Look) -> Setting:
    """Return how a heading of `level` is set, 1 being above the sections."""
    pixels, line = _HEADINGS.get(level, _SMALL_HEADING)
    font = reading_font(pixels * look.zoom)
    font.setWeight(QFont.Weight.DemiBold)
    above, below = (
        (look.scaled(26), look.scaled(5)) if level > 1 else (look.scaled(32), look.scaled(8))
    )
    return Setting(font, look.scaled(line), above=above, below=below)


def _paragraph(_block: Block, look: Look) -> Setting:
    size = READING_PIXELS * look.zoom
    return Setting(look.body, line_height(size), below=look.scaled(14))


def _list_item(block: Block, look: Look) -> Setting:
    left = look.scaled(22 * max(1, block.level))
    size = READING_PIXELS * look.zoom
    return Setting(look.body, line_height(size), below=look.scaled(3), left=left)


def _quote(block: Block, look: Look) -> Setting:
    plain = _paragraph(block, look)
    return Setting(plain.font, plain.line, below=plain.below, left=look.scaled(22), right=22)


def _comment(block: Block, look: Look) -> Setting:
    left = look.scaled(CARD_PAD + 4 + 24 * block.depth)
    font = reading_font(17 * look.zoom)
    return Setting(font, look.scaled(27), below=look.scaled(10), left=left, right=look.scaled(18))


def _table(_block: Block, look: Look) -> Setting:
    return Setting(look.sans(14.5), look.scaled(21), below=look.scaled(13))


def _caption(_block: Block, look: Look) -> Setting:
    return Setting(look.sans(14), look.scaled(21), below=look.scaled(18), muted=True)


def _footnote(_block: Block, look: Look) -> Setting:
    font = reading_font(15 * look.zoom)
    return Setting(font, look.scaled(23), below=look.scaled(6), left=look.scaled(22), muted=True)


def _code(_block: Block, look: Look) -> Setting:
    side = look.scaled(14)
    return Setting(code_font(14 * look.zoom), look.scaled(22), below=0, left=side, right=side)


_KINDS = {
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.QUOTE: _quote,
    BlockKind.COMMENT: _comment,
    BlockKind.TABLE: _table,
    BlockKind.CAPTION: _caption,
    BlockKind.FOOTNOTE: _footnote,
    BlockKind.CODE: _code,
}
