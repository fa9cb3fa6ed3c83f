"""How each kind of block is set: font, line height, the space around it and its colour."""

from dataclasses import dataclass, replace
from functools import cache
from math import ceil

from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF

from leader_reader.domain.document import Block, BlockKind
from leader_reader.ui.fonts import READING_PIXELS, SANS, SERIF, code_font, ui_font
from leader_reader.ui.reader import comfort as comforts
from leader_reader.ui.reader.comfort import PLAIN, Comfort
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
_BODY_LINE, _BODY_GAP = 29, 14.4
_CLOSEST = 1.15
"""Lines are never closer, as a multiple of the font's size: what is above must not touch."""


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a zoom and the reader's comfort; `zoom` is 1.0 for reading text of 18 px."""

    theme: Theme
    zoom: float = 1.0
    comfort: Comfort = PLAIN

    def scaled(self, pixels: float) -> float:
        return round(pixels * self.zoom)

    def line(self, pixels: float, line: float) -> float:
        """Return the distance of lines that is `line` by default, for a font of `pixels`."""
        wanted = line * self.comfort.line / PLAIN.line
        return max(self.scaled(wanted), ceil(pixels * self.zoom * _CLOSEST))

    def parted(self, pixels: float) -> float:
        """Return the distance of paragraphs that is `pixels` by default."""
        return self.scaled(pixels * self.comfort.paragraph / PLAIN.paragraph)

    @property
    def body(self) -> QFont:
        return self.reading(READING_PIXELS)

    @property
    def column(self) -> int:
        """The width of the text column in pixels, without its margins."""
        sample = QFontMetricsF(self.body).horizontalAdvance(COLUMN_SAMPLE) * 0.96
        return round(sample * self.comfort.column / PLAIN.column)

    def reading(self, pixels: float, *, strong: bool = False) -> QFont:
        """Return the font of the text at `pixels`, zoomed and spaced."""
        size = round(pixels * self.zoom)
        return self._spaced(QFont(_reading_font(self.comfort.family, size, _weight(strong=strong))))

    def plain(self, pixels: float, *, strong: bool = False) -> QFont:
        """Return the font of tables, captions and the like at `pixels`, zoomed and spaced."""
        return self._spaced(self.sans(pixels, strong=strong))

    def code(self, pixels: float) -> QFont:
        """Return the font of code at `pixels`, zoomed and spaced."""
        return self._spaced(code_font(pixels * self.zoom))

    def sans(self, pixels: float, *, strong: bool = False) -> QFont:
        """Return the program's font at `pixels`, zoomed: for what is no part of the text."""
        return ui_font(round(pixels * self.zoom), _weight(strong=strong))

    def _spaced(self, font: QFont) -> QFont:
        if self.comfort.letters:
            apart = self.comfort.letters * font.pixelSize()
            font.setLetterSpacing(QFont.SpacingType.AbsoluteSpacing, apart)
        if self.comfort.words:
            font.setWordSpacing(self.comfort.words * font.pixelSize())
        return font


@dataclass(frozen=True, slots=True)
class Setting:
    """How one block is set; all lengths in pixels, `above` and `below` collapse like margins.

    The first line begins `hanging` left of `left`; `flush` lines end at the same place.
    """

    font: QFont
    line: float
    above: float = 0
    below: float = 14
    left: float = 0
    right: float = 0
    hanging: float = 0
    muted: bool = False
    flush: bool = False


def setting_of(block: Block, look: Look) -> Setting:
    """Return how `block` is set, as if it stood alone."""
    if not block.main:
        return Setting(look.plain(13), look.line(13, 20), below=look.scaled(5), muted=True)
    if block.kind is BlockKind.HEADING:
        return heading_setting(block.level, look)
    return _KINDS.get(block.kind, _paragraph)(block, look)


def byline_setting(look: Look, *, last: bool) -> Setting:
    """Return how a line under the title is set that names authors and date."""
    below = look.scaled(26 if last else 2)
    return Setting(look.plain(15), look.line(15, META_LINE), below=below, muted=True)


def title_setting(title: str, look: Look, *, byline: bool = False) -> Setting:
    """Return how a document's title is set: large, and smaller when it is very long.

    Without a `byline` in the text there is room below for the line that is painted there.
    """
    pixels, line = _LONG_TITLE_TYPE if len(title) > _LONG_TITLE else _TITLE_TYPE
    font = look.reading(pixels, strong=True)
    below = look.scaled(6 if byline else META_LINE + 34)
    return Setting(font, look.line(pixels, line), above=look.scaled(34), below=below)


def heading_setting(level: int, look: Look) -> Setting:
    """Return how a heading of `level` is set, 1 being above the sections."""
    pixels, line = _HEADINGS.get(level, _SMALL_HEADING)
    above, below = (
        (look.scaled(26), look.scaled(5)) if level > 1 else (look.scaled(32), look.scaled(8))
    )
    font = look.reading(pixels, strong=True)
    return Setting(font, look.line(pixels, line), above=above, below=below)


def _paragraph(_block: Block, look: Look) -> Setting:
    line, below = look.line(READING_PIXELS, _BODY_LINE), look.parted(_BODY_GAP)
    return Setting(look.body, line, below=below, flush=look.comfort.justified)


def _list_item(block: Block, look: Look) -> Setting:
    left = look.scaled(22 * max(1, block.level))
    return replace(_paragraph(block, look), below=look.parted(3), left=left)


def _quote(block: Block, look: Look) -> Setting:
    return replace(_paragraph(block, look), left=look.scaled(22), right=22)


def _comment(block: Block, look: Look) -> Setting:
    left, right = look.scaled(CARD_PAD + 4 + 24 * block.depth), look.scaled(18)
    line, below = look.line(17, 27), look.parted(10)
    flush = look.comfort.justified
    return Setting(look.reading(17), line, below=below, left=left, right=right, flush=flush)


def _table(_block: Block, look: Look) -> Setting:
    return Setting(look.plain(14.5), look.line(14.5, 21), below=look.scaled(13))


def _caption(_block: Block, look: Look) -> Setting:
    return Setting(look.plain(14), look.line(14, 21), below=look.parted(18), muted=True)


def _footnote(_block: Block, look: Look) -> Setting:
    line, below, left = look.line(15, 23), look.parted(6), look.scaled(22)
    return Setting(look.reading(15), line, below=below, left=left, muted=True)


def _code(_block: Block, look: Look) -> Setting:
    side = look.scaled(14)
    return Setting(look.code(14), look.line(14, 22), below=0, left=side, right=side)


def _weight(*, strong: bool) -> QFont.Weight:
    return QFont.Weight.DemiBold if strong else QFont.Weight.Normal


@cache
def _reading_font(family: str, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(_families(family))
    font.setPixelSize(max(1, pixels))
    font.setWeight(weight)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def _families(family: str) -> list[str]:
    """Return the fonts to try for a family of `Comfort`; the serif where one is gone."""
    if family == comforts.SANS:
        return list(SANS)
    if family == comforts.SYSTEM:
        general = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)
        return [*general.families(), *SANS]
    return list(SERIF) if family == comforts.SERIF else [family, *SERIF]


_KINDS = {
    BlockKind.LIST_ITEM: _list_item,
    BlockKind.QUOTE: _quote,
    BlockKind.COMMENT: _comment,
    BlockKind.TABLE: _table,
    BlockKind.CAPTION: _caption,
    BlockKind.FOOTNOTE: _footnote,
    BlockKind.CODE: _code,
}
