"""The lines of a plain text: hard-wrapped ones joined again, with the gaps between them.

A form feed begins a page; lines quoted as in e-mail (> ...) and rows of tables keep what they are.
"""

import re
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.ruled_tables import ruled_tables

BULLET = re.compile(r"([•‣◦▪▫●○■□∙·–—*+-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-=_*~#+.—–]\s?){3,}\s*")
_TAB = 4
_NARROWEST, _WIDEST = 45, 100
_SLACK = 12
_LONGEST = 20_000
_NEAR = 12
_QUOTED = re.compile(r"\s{0,3}((?:>[ \t]?){1,40})")
_CITATION = re.compile(r"\[\d[\d,;\s–-]{0,40}\](?P<next>.?)", re.DOTALL)
_BEFORE_NUMBER = re.compile(
    r"\b(?:figures?|figs?\.?|tables?|sections?|eqs?\.?|equations?|refs?\.?|additional files?)$",
    re.IGNORECASE,
)
_GLUED = re.compile(r"((?:Table|Figure|Fig\.|Box) ?\d{1,2})(?=[A-Z][a-z])")
"""A label that a program ran into the words after it: "Table 2Beds of each ward"."""
_SENTENCE_ENDS = (".", "!", "?", ":", "…")


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its marks off: `gap` counts the empty lines before it.

    `marker` is a bullet or number that stood before the text, `indent` the columns before
    everything. `ruled` tells that a line of dashes or the like stood right under it. `row` is
    one of a table, its cells parted by tabs. `quoted` counts the signs > before it. `page` is 0
    in a text without form feeds; `breaks` say where in the text later pages begin.
    """

    text: str
    gap: int = 0
    indent: int = 0
    marker: str = ""
    ruled: bool = False
    row: bool = False
    quoted: int = 0
    page: int = 0
    breaks: tuple[tuple[int, int], ...] = ()

    @property
    def last_page(self) -> int:
        return self.breaks[-1][1] if self.breaks else self.page


def lines_of(text: str, width: int = 0) -> list[Line]:
    """Return the text's lines, empty ones and rules left out, wrapped paragraphs joined.

    `width` is the column at which it is wrapped, where that is known of a text too short to tell.
    """
    lines = _rejoined(_unwrapped(_raw_lines(text), width))
    numbers = [_number(line) for line in lines]
    listed = (
        _with_marker_as_text(line) if _is_lone(numbers, at) else line
        for at, line in enumerate(lines)
    )
    return [part for line in listed for part in _in_portions(line)]


def _number(line: Line) -> int | None:
    figures = line.marker.strip("().")
    return int(figures) if figures.isdecimal() else None


def _is_lone(numbers: Sequence[int | None], at: int) -> bool:
    """Tell whether a number stands before a line without the next one near: no list at all."""
    number = numbers[at]
    if number is None:
        return False
    near = numbers[max(0, at - _NEAR) : at + _NEAR + 1]
    return number - 1 not in near and number + 1 not in near


def _with_marker_as_text(line: Line) -> Line:
    return replace(line, text=f"{line.marker} {line.text}", marker="")


def _raw_lines(text: str) -> list[Line]:
    raws, pages = _paged(text.replace("\ufeff", ""))
    tables = {table.start: table for table in ruled_tables(raws)}
    lines: list[Line] = []
    gap, at = 1, 0
    while at < len(raws):
        table = tables.get(at)
        if table is not None:
            rows = ("\t".join(map(clean_text, row)) for row in table.rows)
            lines += [Line(row, 1, row=True, page=pages[at]) for row in rows]
            gap, at = 1, table.end
            continue
        if _RULE.fullmatch(raws[at]):
            if lines and not gap:
                lines[-1] = replace(lines[-1], ruled=True)
            gap += 1
        else:
            line = _line(raws[at], gap, pages[at])
            gap = 0 if line.text else gap + 1
            lines += [line] if line.text else []
        at += 1
    return lines


def _paged(text: str) -> tuple[list[str], list[int]]:
    """Return the text's lines, and the page that each stands on; 0 where there are no pages."""
    whole = text.strip("\f")
    if "\f" not in whole:
        lines = whole.splitlines()
        return lines, [0] * len(lines)
    pages = [page.splitlines() for page in whole.split("\f")]
    numbers = [number for number, lines in enumerate(pages, 1) for _ in lines]
    return [line for lines in pages for line in lines], numbers


def _line(raw: str, gap: int, page: int) -> Line:
    quoted = _QUOTED.match(raw)
    inside = raw[quoted.end() :] if quoted else raw
    stripped = (
        _GLUED.sub(r"\1 ", inside.strip(), count=1) if inside[:1].isupper() else inside.strip()
    )
    before = inside[: len(inside) - len(inside.lstrip())]
    line = Line(
        stripped,
        gap,
        len(before.expandtabs(_TAB)),
        quoted=quoted.group(1).count(">") if quoted else 0,
        page=page,
        row=_is_tabbed(stripped),
    )
    match = None if line.row else BULLET.match(stripped)
    return replace(line, text=stripped[match.end() :], marker=match.group(1)) if match else line


def _is_tabbed(text: str) -> bool:
    """Tell whether a line holds cells that are parted by tabs, as copied from a spreadsheet."""
    cells = text.split("\t")
    return len(cells) > 2 and sum(1 for cell in cells if cell.strip()) > 2  # noqa: PLR2004


def _unwrapped(lines: Sequence[Line], known: int) -> list[Line]:
    width = _wrap_width(lines) or known
    if not width:
        return list(lines)
    joined: list[list[Line]] = []
    for line in lines:
        if joined and _continues(joined[-1], line, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return [_paragraph(parts) for parts in joined]


def _wrap_width(lines: Sequence[Line]) -> int:
    """Return the column at which the text is wrapped by hand, or 0 where it is not.

    In a wrapped paragraph the next line's first word would not have fitted on this one.
    """
    pairs = [(line, after) for line, after in pairwise(lines) if not after.gap]
    lengths = sorted(_length(line) for line, _ in pairs)
    width = lengths[int(len(lengths) * 0.95)] if lengths else 0
    if not _NARROWEST <= width <= _WIDEST:
        return 0
    full = sum(_is_full(line, after, width - _SLACK // 2) for line, after in pairs)
    enough = 2 if len(pairs) < 10 else 0.7 * len(pairs)  # noqa: PLR2004
    return width if full >= max(2, enough) and full >= 0.6 * len(pairs) else 0


def _length(line: Line) -> int:
    return line.indent + len(line.text) + (len(line.marker) + 1 if line.marker else 0)


def _is_full(line: Line, after: Line, width: int) -> bool:
    return _length(line) + 1 + len(after.text.split(maxsplit=1)[0]) > width


def _continues(parts: Sequence[Line], line: Line, width: int) -> bool:
    """Tell whether `line` belongs to the paragraph that `parts` began."""
    last, first = parts[-1], parts[0]
    if line.gap or line.marker or last.ruled or line.row or last.row or line.quoted != last.quoted:
        return False
    if not first.marker and line.indent > last.indent and last.text.endswith((".", "?", "!", "”")):
        return False
    return _is_full(last, line, width - _SLACK)


def _paragraph(parts: Sequence[Line]) -> Line:
    """Join lines to one; what stands on a page before the last one is cleaned, to be counted."""
    text, counted = parts[0].text, 0
    pages: list[str] = []
    breaks = list(parts[0].breaks)
    for part in parts[1:]:
        between = "" if text.endswith("-") and text[-2:-1].isalpha() else " "
        words = f"{part.marker} {part.text}" if part.marker else part.text
        if part.page == (breaks[-1][1] if breaks else parts[0].page):
            text += between + words
            continue
        pages.append(clean_text(text) + between)
        counted += len(pages[-1])
        breaks.append((counted, part.page))
        text = words
    whole = "".join((*pages, text))
    return replace(parts[0], text=whole, ruled=parts[-1].ruled, breaks=tuple(breaks))


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """Join lines that were parted before the number of a reference ("[12]", "Table" "2")."""
    joined: list[Line] = []
    for line in lines:
        if joined and _resumes(joined[-1], line):
            joined[-1] = _paragraph((joined[-1], line))
        else:
            joined.append(line)
    return joined


def _resumes(last: Line, line: Line) -> bool:
    if line.gap or line.row or last.row or last.ruled or line.quoted != last.quoted:
        return False
    number = (line.marker or line.text)[:1].isdigit()
    if number and _BEFORE_NUMBER.search(last.text[-20:]):
        return True
    cited = None if line.marker else _CITATION.match(line.text)
    if not cited:
        return False
    after = cited["next"]
    return after in (".", ",", ";", ":", ")") or not last.text.endswith(_SENTENCE_ENDS)


def _in_portions(line: Line) -> list[Line]:
    """Cut a line of enormous length at the ends of sentences, for the reader's sake."""
    if len(line.text) <= _LONGEST or line.row:
        return [line]
    portions: list[Line] = []
    start, page = 0, line.page
    breaks = deque(line.breaks)
    while start < len(line.text):
        end = _cut(line.text, start)
        while breaks and breaks[0][0] <= start:
            page = breaks.popleft()[1]
        within = takewhile(lambda each: each[0] < end, breaks)  # noqa: B023 - used up at once
        inside = tuple((at - start, number) for at, number in within)
        gap = 1 if portions else line.gap
        text = line.text[start:end]
        portions.append(Line(text, gap, line.indent, page=page, breaks=inside))
        start = end + (line.text[end : end + 1] == " ")
    return portions


def _cut(text: str, start: int) -> int:
    end = start + _LONGEST
    if end >= len(text):
        return len(text)
    found = text.rfind(". ", start + _LONGEST // 2, end)
    found = found + 1 if found > 0 else text.rfind(" ", start + 1, end)
    return found if found > start else end
