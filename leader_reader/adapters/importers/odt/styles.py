"""What an ODT file's styles mean: headings, quotes, captions, bold and italic, list numbers."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lxml import etree

from leader_reader.adapters.importers.numerals import formatted
from leader_reader.adapters.importers.style_names import (
    DEEPEST,
    heading_by_name,
    kind_by_name,
)
from leader_reader.adapters.importers.symbols import BULLET, bullet_character
from leader_reader.domain.document import BlockKind, SpanStyle

OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
XLINK = "{http://www.w3.org/1999/xlink}"
DC = "{http://purl.org/dc/elements/1.1/}"
META = "{urn:oasis:names:tc:opendocument:xmlns:meta:1.0}"
LOEXT = "{urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0}"

_FORMS = {
    "1": "decimal",
    "a": "lowerLetter",
    "A": "upperLetter",
    "i": "lowerRoman",
    "I": "upperRoman",
}
_HEAVY = ("bold", "600", "700", "800", "900")


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file defines it; None where it leaves a matter to its parent."""

    name: str
    parent: str
    bold: bool | None
    italic: bool | None
    raised: SpanStyle | None
    hidden: bool


@dataclass(frozen=True, slots=True)
class ListLevel:
    """How one level of a list style is marked: a bullet, or a number in `form`."""

    bullet: str = ""
    form: str = "none"
    prefix: str = ""
    suffix: str = ""
    start: int = 1
    shown: int = 1


class Styles:
    """All styles of a file, its automatic ones included, asked by family and name."""

    def __init__(self, roots: Iterable[etree._Element | None]) -> None:
        self._styles: dict[tuple[str, str], Style] = {}
        self._lists: dict[str, dict[int, ListLevel]] = {}
        self._outline: dict[int, ListLevel] = {}
        self.language = ""
        for root in roots:
            if root is not None:
                self._read(root)

    def heading(self, name: str) -> int | None:
        """Return the level that a paragraph style gives ("Title" is 1), or None."""
        for style in self._chain("paragraph", name):
            level = heading_by_name(style.name)
            if level is not None:
                return level
        return None

    def is_title(self, name: str) -> bool:
        return any(style.name == "title" for style in self._chain("paragraph", name))

    def kind(self, name: str) -> BlockKind:
        """Return what a paragraph of this style is, lists and headings apart."""
        for style in self._chain("paragraph", name):
            kind = kind_by_name(style.name)
            if kind is not None:
                return kind
        return BlockKind.PARAGRAPH

    def spans(self, name: str) -> frozenset[SpanStyle]:
        """Return the span styles of a text style."""
        bold = italic = None
        raised = None
        for style in self._chain("text", name):
            bold = style.bold if bold is None else bold
            italic = style.italic if italic is None else italic
            raised = raised or style.raised
        found = {SpanStyle.BOLD} if bold else set()
        found |= {SpanStyle.ITALIC} if italic else set()
        return frozenset(found | {raised} if raised else found)

    def hidden(self, name: str) -> bool:
        return any(style.hidden for style in self._chain("text", name))

    def list_level(self, name: str, level: int) -> ListLevel:
        """Return how items at `level` (from 1) of a list style are marked."""
        return self._lists.get(name, {}).get(level, ListLevel(BULLET))

    def outline_level(self, level: int) -> ListLevel:
        """Return how headings at `level` (from 1) are numbered."""
        return self._outline.get(level, ListLevel())

    def _chain(self, family: str, name: str) -> Iterator[Style]:
        seen: set[str] = set()
        if name and (family, name) not in self._styles:  # named without being defined
            yield Style(_plain_name(name), "", None, None, None, hidden=False)
        while len(seen) < DEEPEST and name not in seen and (family, name) in self._styles:
            seen.add(name)
            yield self._styles[family, name]
            name = self._styles[family, name].parent

    def _read(self, root: etree._Element) -> None:
        for element in root.iter(f"{STYLE}style"):
            key = element.get(f"{STYLE}family", ""), element.get(f"{STYLE}name", "")
            self._styles[key] = _style(element)
        for element in root.iter(f"{TEXT}list-style"):
            levels = [child for child in element if child.get(f"{TEXT}level")]
            self._lists[element.get(f"{STYLE}name", "")] = {
                whole(child.get(f"{TEXT}level"), 1): _list_level(child) for child in levels
            }
        for child in root.iter(f"{TEXT}outline-level-style"):
            self._outline[whole(child.get(f"{TEXT}level"), 1)] = _numbered_level(child)
        self.language = self.language or _language(root)


def marker(levels: list[tuple[ListLevel, int]]) -> str:
    """Return what is printed before an item, given each level's shape and count from the top."""
    shape, _ = levels[-1]
    if shape.bullet:
        return shape.bullet
    shown = levels[-max(1, shape.shown) :]
    numbers = [formatted(count, level.form) for level, count in shown]
    return f"{shape.prefix}{'.'.join(n for n in numbers if n)}{shape.suffix}".strip()


def whole(text: str | None, default: int) -> int:
    """Return `text` as a whole number, or `default` where it is none."""
    try:
        return int(text or "")
    except ValueError:
        return default


def _plain_name(name: str) -> str:
    return name.replace("_20_", " ").lower()


def _style(element: etree._Element) -> Style:
    name = element.get(f"{STYLE}display-name") or element.get(f"{STYLE}name") or ""
    text = element.find(f"{STYLE}text-properties")
    weight = text.get(f"{FO}font-weight") if text is not None else None
    slant = text.get(f"{FO}font-style") if text is not None else None
    position = text.get(f"{STYLE}text-position", "") if text is not None else ""
    return Style(
        name=_plain_name(name),
        parent=element.get(f"{STYLE}parent-style-name", ""),
        bold=weight in _HEAVY if weight else None,
        italic=slant in ("italic", "oblique") if slant else None,
        raised=_raised(position),
        hidden=text is not None and text.get(f"{TEXT}display") == "none",
    )


def _raised(position: str) -> SpanStyle | None:
    place = position.partition(" ")[0]
    if place == "super" or (place.endswith("%") and place[0].isdigit() and place != "0%"):
        return SpanStyle.SUPERSCRIPT
    return SpanStyle.SUBSCRIPT if place == "sub" or place.startswith("-") else None


def _list_level(element: etree._Element) -> ListLevel:
    if element.tag == f"{TEXT}list-level-style-number":
        return _numbered_level(element)
    return ListLevel(bullet_character(element.get(f"{TEXT}bullet-char", "")))


def _numbered_level(element: etree._Element) -> ListLevel:
    return ListLevel(
        form=_FORMS.get(element.get(f"{STYLE}num-format", ""), "none"),
        prefix=element.get(f"{STYLE}num-prefix", ""),
        suffix=element.get(f"{STYLE}num-suffix", ""),
        start=whole(element.get(f"{TEXT}start-value"), 1),
        shown=whole(element.get(f"{TEXT}display-levels"), 1),
    )


def _language(root: etree._Element) -> str:
    """Return the language that the default style of paragraphs sets ("en-GB"), or ""."""
    for style in root.iter(f"{STYLE}default-style"):
        text = style.find(f"{STYLE}text-properties")
        if style.get(f"{STYLE}family") == "paragraph" and text is not None:
            parts = [text.get(f"{FO}{name}", "none") for name in ("language", "country")]
            return "-".join(part for part in parts if part != "none")
    return ""
