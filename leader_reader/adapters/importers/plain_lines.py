"""The lines of a plain text: hard-wrapped ones joined again, with the gaps between them."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

BULLET = re.compile(r"([•‣◦▪▫●○■□∙·–—*+-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,4})[.)])\s+(?=\S)")
_RULE = re.compile(r"\s*(?:[-=_*~#+.—–]\s?){3,}\s*")
_TAB = 4
_NARROWEST, _WIDEST = 45, 100
_SLACK = 12
_LONGEST = 20_000
_NEAR = 12


@dataclass(frozen=True, slots=True)
class Line:
    """A line with its marks off: `gap` counts the empty lines before it.

    `marker` is a bullet or number that stood before the text, `indent` the columns before
    everything. `ruled` tells that a line of dashes or the like stood right under it.
    """

    text: str
    gap: int = 0
    indent: int = 0
    marker: str = ""
    ruled: bool = False


def lines_of(text: str) -> list[Line]:
    """Return the text's lines, empty ones and rules left out, wrapped paragraphs joined."""
    lines = _unwrapped(_raw_lines(text))
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
    lines: list[Line] = []
    gap = 1
    for raw in text.replace("\ufeff", "").splitlines():
        stripped = raw.strip()
        if not stripped:
            gap += 1
        elif _RULE.fullmatch(raw):
            if lines and not gap:
                lines[-1] = replace(lines[-1], ruled=True)
            gap += 1
        else:
            lines.append(_line(raw, stripped, gap))
            gap = 0
    return lines


def _line(raw: str, stripped: str, gap: int) -> Line:
    before = raw[: len(raw) - len(raw.lstrip())]
    indent = len(before.expandtabs(_TAB))
    match = BULLET.match(stripped)
    if not match:
        return Line(stripped, gap, indent)
    return Line(stripped[match.end() :], gap, indent, match.group(1))


def _unwrapped(lines: Sequence[Line]) -> list[Line]:
    width = _wrap_width(lines)
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
    if line.gap or line.marker or last.ruled or line.text.startswith(">"):
        return False
    if not first.marker and line.indent > last.indent and last.text.endswith((".", "?", "!", "”")):
        return False
    return _is_full(last, line, width - _SLACK)


def _paragraph(parts: Sequence[Line]) -> Line:
    text = parts[0].text
    for part in parts[1:]:
        hyphened = text[-2:-1].isalpha() and text.endswith("-")
        text += part.text if hyphened else f" {part.text}"
    return replace(parts[0], text=text, ruled=parts[-1].ruled)


def _in_portions(line: Line) -> list[Line]:
    """Cut a line of enormous length at the ends of sentences, for the reader's sake."""
    if len(line.text) <= _LONGEST:
        return [line]
    portions: list[Line] = []
    start = 0
    while start < len(line.text):
        end = _cut(line.text, start)
        portions.append(Line(line.text[start:end], 1 if portions else line.gap, line.indent))
        start = end
    return portions


def _cut(text: str, start: int) -> int:
    end = start + _LONGEST
    if end >= len(text):
        return len(text)
    found = text.rfind(". ", start + _LONGEST // 2, end)
    found = found + 1 if found > 0 else text.rfind(" ", start + 1, end)
    return found if found > start else end
