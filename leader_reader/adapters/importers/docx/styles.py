"""What a DOCX file's styles mean: headings, lists, quotes, captions, bold and italic."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from leader_reader.adapters.importers.docx.package import W, number, switched_on, value
from leader_reader.adapters.importers.style_names import (
    DEEPEST,
    MAX_HEADING,
    TITLES,
    heading_by_name,
    kind_by_name,
    nesting_by_name,
)
from leader_reader.domain.document import BlockKind

_NO_OUTLINE = 9
_DEEPEST_LIST = 8
_CONTENTS = re.compile(
    r"toc (?:\d|heading)|contents (?:\d|heading)|table of figures|(?:inhalts)?verzeichnis ?\d|tm \d"
    r"|tdc \d|sommario \d|inhopg \d|innehåll \d"
)


@dataclass(frozen=True, slots=True)
class ListPlace:
    """Where a paragraph stands in which list: w:numId and w:ilvl."""

    list_id: str
    level: int


@dataclass(frozen=True, slots=True)
class Style:
    """One style as the file defines it; None where it leaves a matter to its base."""

    name: str
    base: str
    outline: int | None
    list_id: str | None
    list_level: int | None
    bold: bool | None
    italic: bool | None
    hidden: bool | None = None


class Styles:
    """All styles of a file, asked by id; a style inherits from those it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        elements = root.iter(f"{W}style") if root is not None else iter(())
        self._styles = {element.get(f"{W}styleId", ""): _style(element) for element in elements}
        self.language = _language(root)

    def heading(self, style_id: str) -> int | None:
        """Return the heading level 1-6 of a paragraph style, or None."""
        for style in self._chain(style_id):
            if style.outline is not None:
                return min(style.outline + 1, MAX_HEADING) if style.outline < _NO_OUTLINE else None
            level = heading_by_name(style.name)
            if level is not None:
                return level
        return None

    def is_title(self, style_id: str) -> bool:
        return any(style.name in TITLES for style in self._chain(style_id))

    def is_contents(self, style_id: str) -> bool:
        """Tell whether the style is for lines of a table of contents."""
        return any(_CONTENTS.match(style.name) for style in self._chain(style_id))

    def kind(self, style_id: str) -> BlockKind:
        """Return what a paragraph of this style is, lists and headings apart."""
        for style in self._chain(style_id):
            kind = kind_by_name(style.name)
            if kind is not None:
                return kind
        return BlockKind.PARAGRAPH

    def list_place(self, style_id: str) -> ListPlace | None:
        """Return the list that paragraphs of this style belong to, or None."""
        level: int | None = None
        for style in self._chain(style_id):
            level = style.list_level if level is None else level
            if style.list_id is not None:
                return ListPlace(style.list_id, level or 0) if style.list_id != "0" else None
        return None

    def named_list(self, style_id: str) -> int | None:
        """Return the nesting from 1 that a style's name tells ("List Bullet 2"), or None."""
        for style in self._chain(style_id):
            nesting = nesting_by_name(style.name)
            if nesting is not None:
                return nesting
        return None

    def bold(self, style_id: str) -> bool:
        return next((s.bold for s in self._chain(style_id) if s.bold is not None), False)

    def italic(self, style_id: str) -> bool:
        return next((s.italic for s in self._chain(style_id) if s.italic is not None), False)

    def hidden(self, style_id: str) -> bool:
        """Tell whether text in this style is not shown."""
        return next((s.hidden for s in self._chain(style_id) if s.hidden is not None), False)

    def is_named(self, style_id: str, name: str) -> bool:
        """Tell whether a style is, or is based on, the one called `name` (lower case)."""
        return any(style.name == name for style in self._chain(style_id))

    def _chain(self, style_id: str) -> Iterator[Style]:
        seen: set[str] = set()
        if style_id and style_id not in self._styles:
            yield _undefined(style_id)
        while style_id in self._styles and style_id not in seen and len(seen) < DEEPEST:
            seen.add(style_id)
            yield self._styles[style_id]
            style_id = self._styles[style_id].base


def _undefined(style_id: str) -> Style:
    """Return a style that the file names without defining it: its id is all there is."""
    name = re.sub(r"(?<=[a-z])(?=[A-Z\d])", " ", style_id).lower()
    return Style(name, "", None, None, None, None, None)


def list_level(text: str | None) -> int:
    """Return w:ilvl as a number from 0 to 8, as deep as Word's lists go."""
    return min(max(0, number(text)), _DEEPEST_LIST)


def _style(element: etree._Element) -> Style:
    outline = value(element, "pPr/outlineLvl")
    list_id = value(element, "pPr/numPr/numId")
    level = value(element, "pPr/numPr/ilvl")
    run = element.find(f"{W}rPr")
    return Style(
        name=value(element, "name").lower(),
        base=value(element, "basedOn"),
        outline=number(outline, _NO_OUTLINE) if outline else None,
        list_id=list_id or None,
        list_level=list_level(level) if level else None,
        bold=switched_on(run, "b"),
        italic=switched_on(run, "i"),
        hidden=switched_on(run, "vanish"),
    )


def _language(root: etree._Element | None) -> str:
    found = root.find(f"{W}docDefaults//{W}lang") if root is not None else None
    return found.get(f"{W}val", "") if found is not None else ""
