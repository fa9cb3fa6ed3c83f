"""The tables at the head of an RTF file: fonts with their code pages, and styles."""

import codecs
from dataclasses import dataclass

from leader_reader.adapters.importers.style_names import (
    MAX_HEADING,
    heading_by_name,
    kind_by_name,
    nesting_by_name,
)
from leader_reader.adapters.importers.symbols import symbol_character
from leader_reader.domain.document import BlockKind

DEFAULT_CODE_PAGE = "cp1252"
SYMBOL_CHARSET = 2
_CHARSETS = (
    {77: "mac_roman", 128: "cp932", 129: "cp949", 130: "johab", 134: "gbk", 136: "cp950"}
    | {161: "cp1253", 162: "cp1254", 163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257"}
    | {204: "cp1251", 222: "cp874", 238: "cp1250", 254: "cp437", 255: "cp850"}
)
_CODE_PAGES = {10000: "mac_roman", 936: "gbk", 65001: "utf-8", 1361: "johab"}
_PLATFORMS = {"mac": "mac_roman", "pc": "cp437", "pca": "cp850"}
_NO_OUTLINE = 9


@dataclass(slots=True)
class Font:
    r"""A font of \fonttbl; `code_page` is "" where it is the document's."""

    name: str = ""
    code_page: str = ""
    symbol: bool = False


@dataclass(slots=True)
class Style:
    r"""A paragraph style of \stylesheet."""

    name: str = ""
    outline: int | None = None

    def heading(self) -> int | None:
        """Return the heading level 1-6 of paragraphs in this style, or None."""
        if self.outline is not None and 0 <= self.outline < _NO_OUTLINE:
            return min(self.outline + 1, MAX_HEADING)
        return heading_by_name(self.plain_name)

    @property
    def plain_name(self) -> str:
        return self.name.strip().rstrip(";").strip().lower()

    def kind(self) -> BlockKind:
        """Return what paragraphs in this style are, lists and headings apart."""
        return kind_by_name(self.plain_name) or BlockKind.PARAGRAPH

    def nesting(self) -> int | None:
        """Return the list nesting from 1 that the style's name tells, or None."""
        return nesting_by_name(self.plain_name)


class HeadReader:
    """Keeps the font table and the style sheet, and decodes bytes by them."""

    def __init__(self) -> None:
        self.fonts: dict[int, Font] = {}
        self.styles: dict[int, Style] = {}
        self._code_page = DEFAULT_CODE_PAGE
        self._default_font: int | None = None
        self._current: Font | Style | None = None

    def decode(self, data: bytes, font_number: int | None, *, plain: bool = False) -> str:
        """Return the text that `data` is in the font, or in the document's code page if `plain`.

        Wrong bytes become U+FFFD.
        """
        number = self._default_font if font_number is None and not plain else font_number
        font = self.fonts.get(number) if number is not None else None
        if font is not None and font.symbol:
            return "".join(symbol_character(code, font.name) for code in data)
        name = (font.code_page if font is not None else "") or self._code_page
        return data.decode(name, "replace")

    def set_default(self, word: str, number: int | None) -> None:
        """Take a control word that sets the document's code page or font; leave any other."""
        if word == "ansicpg":
            self._code_page = code_page_name(number or 0)
        elif word in _PLATFORMS:
            self._code_page = _PLATFORMS[word]
        elif word == "deff":
            self._default_font = number

    def open_group(self) -> None:
        """Begin another entry; a style without number is the normal one."""
        self._current = None

    def define(self, table: str, word: str, number: int | None) -> None:
        """Take a control word inside the table."""
        current = self._current
        if table == "fonttbl" and word == "f":
            self._current = self.fonts.setdefault(number or 0, Font())
        elif table == "stylesheet" and word == "s":
            self._current = self.styles.setdefault(number or 0, Style())
        elif isinstance(current, Style) and word == "outlinelevel":
            current.outline = number
        elif isinstance(current, Font) and word == "fcharset":
            current.code_page = charset_code_page(number or 0)
            current.symbol = number == SYMBOL_CHARSET
        elif isinstance(current, Font) and word == "cpg":
            current.code_page = code_page_name(number or 0)

    def add_name(self, text: str) -> None:
        """Add to the name of the entry that is being read."""
        if self._current is not None:
            self._current.name += text.strip().rstrip(";")


def charset_code_page(charset: int) -> str:
    """Return the Python name of a Windows charset's code page, "" for the document's own."""
    return _CHARSETS.get(charset, "")


def code_page_name(number: int) -> str:
    """Return the Python name of the Windows code page `number`."""
    name = _CODE_PAGES.get(number, f"cp{number}")
    try:
        codecs.lookup(name)  # to decode nothing does not look
    except LookupError:
        return DEFAULT_CODE_PAGE
    return name
