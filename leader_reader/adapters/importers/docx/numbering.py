"""The numbers and bullets that Word prints before list items, computed from numbering.xml."""

import re
from dataclasses import dataclass, replace

from lxml import etree

from leader_reader.adapters.importers.docx.package import W, number, value
from leader_reader.adapters.importers.docx.styles import ListPlace
from leader_reader.adapters.importers.numerals import formatted
from leader_reader.adapters.importers.symbols import bullet_character

_PLACE = re.compile(r"%([1-9])")


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list is numbered: w:numFmt, w:lvlText and where it starts.

    `restarts` is w:lvlRestart: 0 never, n only after an item of level n or above, -1 after any.
    """

    form: str = "decimal"
    text: str = ""
    start: int = 1
    font: str = ""
    legal: bool = False
    restarts: int = -1


Levels = dict[int, Level]


class Numbering:
    """Counts the items of every list while a document is read from its beginning to its end."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, tuple[str, Levels]] = {}
        self._restarts: set[tuple[str, int]] = set()
        self._counts: dict[str, dict[int, int]] = {}
        if root is not None:
            self._read(root)

    def marker(self, place: ListPlace) -> str:
        """Count one more item at `place` and return what is printed before it."""
        abstract, levels = self._lists.get(place.list_id, ("", {}))
        level = levels.get(place.level, Level("bullet"))
        counts = self._counts.setdefault(abstract, {})
        if (place.list_id, place.level) in self._restarts:
            self._restarts.discard((place.list_id, place.level))
            counts.pop(place.level, None)
        counts[place.level] = counts.get(place.level, level.start - 1) + 1
        for deeper in [key for key in counts if key > place.level]:
            after = levels.get(deeper, level).restarts
            if after < 0 or place.level < after:
                del counts[deeper]
        if level.form == "bullet":
            return bullet_character(level.text, level.font)
        return _printed(level, levels, counts)

    def _read(self, root: etree._Element) -> None:
        abstracts = {a.get(f"{W}abstractNumId", ""): a for a in root.iter(f"{W}abstractNum")}
        linked = {value(a, "styleLink"): key for key, a in abstracts.items()}
        shapes = {key: _levels(element) for key, element in abstracts.items()}
        for item in root.iter(f"{W}num"):
            key = value(item, "abstractNumId")
            link = value(abstracts.get(key), "numStyleLink")
            key = linked.get(link, key) if link else key
            list_id = item.get(f"{W}numId", "")
            self._lists[list_id] = (key, self._overridden(item, list_id, shapes.get(key, {})))

    def _overridden(self, item: etree._Element, list_id: str, levels: Levels) -> Levels:
        levels = dict(levels)
        for override in item.iter(f"{W}lvlOverride"):
            at = number(override.get(f"{W}ilvl"))
            own = override.find(f"{W}lvl")
            if own is not None:
                levels[at] = _level(own)
            start = value(override, "startOverride")
            if start:
                levels[at] = replace(levels.get(at, Level()), start=number(start, 1))
                self._restarts.add((list_id, at))
        return levels


def _levels(element: etree._Element) -> Levels:
    return {number(level.get(f"{W}ilvl")): _level(level) for level in element.iter(f"{W}lvl")}


def _level(element: etree._Element) -> Level:
    fonts = element.find(f"{W}rPr/{W}rFonts")
    return Level(
        form=value(element, "numFmt", "decimal"),
        text=value(element, "lvlText"),
        start=number(value(element, "start"), 1),
        font=fonts.get(f"{W}ascii", "") if fonts is not None else "",
        legal=element.find(f"{W}isLgl") is not None,
        restarts=number(value(element, "lvlRestart"), -1),
    )


def _printed(level: Level, levels: Levels, counts: dict[int, int]) -> str:
    def counted(match: re.Match[str]) -> str:
        at = int(match.group(1)) - 1
        shape = levels.get(at, Level())
        return formatted(counts.get(at, shape.start), "decimal" if level.legal else shape.form)

    return _PLACE.sub(counted, level.text).strip()
