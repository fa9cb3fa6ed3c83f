"""Fields of Word: computed text such as page references, links and forms (ECMA-376 17.16)."""

import re
from dataclasses import dataclass, field

from lxml import etree

from leader_reader.adapters.importers.docx.package import W, number, switched_on, value

_LINK = re.compile(r"\s*HYPERLINK\s+(?:\\[a-z]\s+)*\"([^\"]{1,2000})\"", re.IGNORECASE)
_MOST_OPEN = 100


@dataclass(slots=True)
class _Field:
    """An open field: its instruction so far, and whether its result has begun."""

    instruction: str = ""
    shows: bool = False
    href: str = ""


@dataclass(slots=True)
class Fields:
    """Follows the fields of a text from run to run; they may go on over paragraphs."""

    _open: list[_Field] = field(default_factory=list)

    @property
    def hides(self) -> bool:
        """Tell whether text that comes now is part of an instruction, not of a result."""
        return any(not each.shows for each in self._open)

    @property
    def href(self) -> str:
        """Return the address of the innermost open link, "" where there is none."""
        return next((each.href for each in reversed(self._open) if each.href), "")

    @property
    def lists_contents(self) -> bool:
        """Tell whether the result of a table of contents or of figures is open."""
        return any(each.instruction.lstrip().upper().startswith("TOC ") for each in self._open)

    def take(self, element: etree._Element) -> str:
        """Take a w:fldChar or w:instrText; return what a form's field shows by itself."""
        if element.tag == f"{W}instrText":
            if self._open and not self._open[-1].shows:
                self._open[-1].instruction += element.text or ""
            return ""
        kind = element.get(f"{W}fldCharType")
        if kind == "begin" and len(self._open) < _MOST_OPEN:
            self._open.append(_Field())
            return _form(element)
        if kind == "separate" and self._open:
            self._open[-1].shows = True
            self._open[-1].href = link_in(self._open[-1].instruction)
        elif kind == "end" and self._open:
            self._open.pop()
        return ""

    def end_paragraph(self) -> None:
        """Close what only a damaged file leaves open: an instruction ends in its paragraph."""
        while self._open and not self._open[-1].shows:
            self._open.pop()


def link_in(instruction: str) -> str:
    """Return the address that a field's instruction links to, "" where it is no link."""
    link = _LINK.match(instruction)
    return link.group(1) if link else ""


def _form(begin: etree._Element) -> str:
    """Return the sign of a form's box to tick, or what is chosen in its list; else ""."""
    box = begin.find(f"{W}ffData/{W}checkBox")
    if box is not None:
        stated = switched_on(box, "checked")
        ticked = switched_on(box, "default") if stated is None else stated
        return "☒" if ticked else "☐"
    choices = begin.find(f"{W}ffData/{W}ddList")
    if choices is None:
        return ""
    entries = [entry.get(f"{W}val", "") for entry in choices.iterfind(f"{W}listEntry")]
    at = number(value(choices, "result") or value(choices, "default"))
    return entries[at] if 0 <= at < len(entries) else ""
