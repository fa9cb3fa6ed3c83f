"""Paragraphs of a PDF: which lines go together, over lines, columns and pages."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.standing import (
    Place,
    alike,
    flows,
    is_above,
    is_below,
    parted,
    places_of,
)

MARKER = re.compile(
    r"\s*([•‣▪●○◦·■□➢❑◆❖⬥➔✓–—*-]|\(?\d{1,3}[.)]|"
    r"\[\d{1,3}\]|\(?[a-z][.)]|\([A-Z]\)|\(?[ivx]{2,4}[.)])"
    r"\s+"
)
_BULLET = re.compile(r"\s*[^\w\s(\[§]\s")
CAPTION = re.compile(
    r"(fig(ure|\.)?|table|box|chart|exhibit|appendix (table|figure)|abb(ildung|\.)|tab(elle|\.))"
    r"\s*[A-Z]?\d+(?:\.\d+)*[a-z]?(?!\w)(?!\s+(?-i:[a-z]))",
    re.IGNORECASE,
)
_RUNS_ON = re.compile(r"[.;,”\"\u00ad-]\s*$")
_HEAD_SCALE = 1.08
_SMALL_HEAD = 0.78
_TABLE_PAGES = 4
_LISTING = re.compile(r"[;,]\s*$")
_SHORT_HEAD = 100
_HEADER_CELLS = 6
_MISTAKEN = 1.5
_NUMBERED = re.compile(r"(?:§+\s*)?\d+(?:[.-]\d+)+\s+\S")
_CONTENTS = re.compile(r"(?:(?:[.…·_]\s?){4,}|(?:\s[.…·]){2,})\s*[\divxlc]+\s*$")
"""How a line of a table of contents ends."""
NOTE = re.compile(r"(\d{1,3}|[*†‡§¶]+)\s*[^\W\d_]")
NOTE_SCALE = 0.92
"""Of the size of the text: what is set smaller may be a note at the foot."""


@dataclass(slots=True)
class Group:
    """The lines of one paragraph, heading, list item or row of a table, in reading order."""

    lines: list[Line]
    head: bool = False
    item: bool = False
    cells: bool = False
    indent: float = 0.0


class Grouper:
    """Collects lines page after page into groups; what a page leaves open the next may end."""

    def __init__(self, body: float, *, bold_counts: bool, rare_fonts: frozenset[str]) -> None:
        self._body = body
        self._bold_counts = bold_counts
        self._rare_fonts = rare_fonts
        self._previous: Place | None = None
        self._current: Group | None = None
        self._open: dict[int, tuple[Group, Place]] = {}
        self.groups: list[Group] = []

    def add_page(self, lines: Sequence[Line]) -> None:
        """Take the main lines of the next page, in reading order."""
        self._previous = None
        for place in places_of(lines, self._body):
            self._add(place, cells=bool(place.line.cells))

    def finish(self) -> list[Group]:
        """Return the groups; what stands in heading type just above a table is its header."""
        for at, group in enumerate(self.groups):
            if group.cells and at and not self.groups[at - 1].cells:
                self._demote_header(at)
        return self.groups

    def _demote_header(self, at: int) -> None:
        row = self.groups[at].lines[0]
        for group in reversed(self.groups[max(0, at - _HEADER_CELLS) : at]):
            line = group.lines[-1]
            plain = not line.entry and line.size <= self._body * _HEAD_SCALE
            if not group.head or line.page != row.page or not plain:
                return
            group.head = False

    def _add(self, place: Place, *, cells: bool) -> None:
        group = None if cells else self._group_for(place)
        if group is None:
            group = Group([place.line], cells=True) if cells else self._new_group(place)
            self.groups.append(group)
        else:
            group.lines.append(place.line)
        self._previous, self._current = place, group
        if cells or CAPTION.match(group.lines[0].text):
            return
        if group.head:
            self._open.clear()
        else:
            self._open[round(place.line.size)] = group, place

    def _group_for(self, place: Place) -> Group | None:
        """Return the group that the line goes on with, or None where it begins one."""
        previous, current = self._previous, self._current
        if previous is not None and current is not None and flows(previous, place):
            return None if self._begins(current, previous, place) else current
        size = round(place.line.size)
        for near in (size, size - 1, size + 1):
            if near in self._open and self._resumes(self._open[near][1], place):
                return self._open[near][0]
        return None

    def _new_group(self, place: Place) -> Group:
        line = place.line
        return Group(
            [line], self._is_head(line), bool(MARKER.match(line.text)), indent=place.indent
        )

    def _is_head(self, line: Line) -> bool:
        if line.entry:
            return True
        if sum(character.isalpha() for character in line.text) < 2 or _CONTENTS.search(line.text):  # noqa: PLR2004
            return False
        if line.size > self._body * _HEAD_SCALE:
            return True
        large_enough = line.size >= self._body * _SMALL_HEAD and self._stands_out(line)
        runs_on = _RUNS_ON.search(line.text) and not _NUMBERED.match(line.text)
        if not large_enough or len(line.text) >= _SHORT_HEAD or runs_on:
            return False
        start = MARKER.sub("", line.text, count=1).lstrip()[:1]
        if line.bold:
            return line.size >= self._body * 0.9 or start.isupper()
        return line.size >= self._body * 0.9 and (start.isupper() and not _BULLET.match(line.text))

    def _stands_out(self, line: Line) -> bool:
        """Tell whether the line is bold, or in a font that little else is set in."""
        return (line.bold and self._bold_counts) or line.font in self._rare_fonts

    def _begins(self, group: Group, before: Place, place: Place) -> bool:
        """Tell whether `place`, the line below `before`, begins a new paragraph."""
        last, line = before.line, place.line
        if line.entry or last.entry:
            return line.entry != last.entry
        if group.cells or not (alike(last.size, line.size) or _goes_on(group, before, place)):
            return True
        if group.head:
            other = last.bold != line.bold or last.font != line.font
            apart = line.base - last.base
            return other or apart > max(1.6 * last.size, 1.3 * place.leading)
        if before.hyphenated:
            return False
        if _CONTENTS.search(last.text):
            return True
        closed = before.short or before.ended
        return (
            (closed and self._is_head(line))
            or (bool(MARKER.match(line.text)) and (closed or group.item))
            or (bool(CAPTION.match(line.text)) and closed)
            or bool(_NUMBERED.match(line.text) and _NUMBERED.match(group.lines[0].text))
            or (line.size < NOTE_SCALE * self._body and closed and _is_note(group, before, line))
            or _indented(group, before, place)
            or (before.breaks_off_before(line) and before.ended and not _hangs(group, place))
            or parted(before, place)
        )

    def _is_far(self, end: Place, line: Line) -> bool:
        """Tell whether too many pages part two lines; some may hold nothing but tables."""
        pages = line.page - end.line.page
        goes_on = not end.ended and line.text[:1].islower()
        return pages > 1 and not (goes_on and pages <= _TABLE_PAGES)

    def _resumes(self, end: Place, place: Place) -> bool:
        """Tell whether the line takes up a paragraph that a column or page broke off."""
        line = place.line
        same = alike(end.line.size, line.size) and end.line.bold == line.bold
        if not same or self._is_far(end, line) or is_above(end, place):
            return False
        if self._is_head(line) or CAPTION.match(line.text) or _CONTENTS.search(end.line.text):
            return False
        if end.hyphenated:
            return line.text[:1].isalpha()
        if MARKER.match(line.text):
            return False
        first = line.text.lstrip()[:1]
        below, whole = is_below(end, place), end.breaks_off_before(line)
        if below or whole:
            return first.islower() and not end.ended and not (below and whole)
        return first.islower() or place.indent < 0.7 * line.size


def _is_note(group: Group, before: Place, line: Line) -> bool:
    """Tell whether a line begins a note: "5 mg a day" goes on with the sentence before it."""
    match = NOTE.match(line.text)
    if match is None:
        return False
    goes_on = line.text[match.end() - 1].islower() and not before.ended
    listed = _LISTING.search(before.line.text) is not None
    return _is_next(group.lines[0], match.group(1)) or not (goes_on or listed)


def _is_next(line: Line, mark: str) -> bool:
    """Tell whether a note's mark is the number after that of the note which `line` begins."""
    match = NOTE.match(line.text)
    number = match.group(1) if match else ""
    return number.isdecimal() and mark.isdecimal() and int(mark) == int(number) + 1


def _goes_on(group: Group, before: Place, place: Place) -> bool:
    """Tell whether a sentence goes on in type that text recognition took for another size."""
    small, large = sorted((before.line.size, place.line.size))
    same = before.line.bold == place.line.bold and large < _MISTAKEN * small
    return same and not group.head and not before.ended and place.line.text[:1].islower()


def _hangs(group: Group, place: Place) -> bool:
    """Tell whether the line stands below the text of a list item, right of its marker."""
    return group.item and place.indent > group.indent + 0.5 * place.line.size


def _indented(group: Group, before: Place, place: Place) -> bool:
    """Tell whether the line is set in or out as the first of a paragraph is."""
    size = place.line.size
    if group.item:
        hanging = len(group.lines) > 1 and before.indent > group.indent + 0.5 * size
        back = place.indent < group.indent + 0.3 * size
        return (hanging and back and (before.ended or before.short)) or (
            place.indent < group.indent - 0.5 * size and (before.ended or before.short)
        )
    steps_in = place.indent > 0.7 * size and place.indent - before.indent > 0.6 * size
    return steps_in and (before.ended or before.short)
