"""What the names of styles tell, in many languages: headings, lists, quotes, captions, code."""

import re

from leader_reader.domain.document import BlockKind

MAX_HEADING = 6
DEEPEST = 50
"""How many styles may be based on each other; Word allows eleven."""
_HEADING = re.compile(
    r"(?:heading|überschrift|titre|título|titulo|titolo|kop|rubrik|overskrift|otsikko|nagłówek|nadpis"
    r"|заголовок|başlık|címsor|titlu|标题|標題|見出し|제목) ?([1-9])(?![\d])"
)
"""Word itself stores the English name; other programs store that of their own language."""
TITLES = frozenset(("title", "titel", "titre", "título", "titulo", "titolo", "tittel", "otsikko"))
_QUOTES = ("quote", "quotation", "zitat", "citation", "citazione", "citaat")
_CAPTIONS = ("caption", "beschriftung", "légende", "didascalia", "bijschrift", "epígrafe")
_LIST = re.compile(r"list (?:bullet|number)(?: (\d))?$")
_CODE = re.compile(r"(source code|code|html preformatted|preformatted text|macro text|verbatim)")


def heading_by_name(name: str) -> int | None:
    """Return the heading level 1-6 that a style's name in lower case tells, or None."""
    match = _HEADING.match(name)
    if match:
        return min(max(int(match.group(1)), 1), MAX_HEADING)
    return 1 if name in TITLES else None


def nesting_by_name(name: str) -> int | None:
    """Return the list nesting from 1 that a style's name tells ("list bullet 2"), or None."""
    match = _LIST.match(name)
    return int(match.group(1) or 1) if match else None


def kind_by_name(name: str) -> BlockKind | None:
    """Return what a style's name tells of its paragraphs, lists and headings apart, or None."""
    if any(word in name for word in _QUOTES) or name == "block text":
        return BlockKind.QUOTE
    if name.endswith(_CAPTIONS):
        return BlockKind.CAPTION
    return BlockKind.CODE if _CODE.match(name) else None
