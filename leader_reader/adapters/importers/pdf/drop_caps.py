"""Large first letters that stand beside the first lines of a paragraph: made part of their word."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.placed import nowhere
from leader_reader.adapters.importers.pdf.printed import PrintedPage

LARGE = 1.8
"""Of the size of the lines beside it."""
_LONGEST = 2
_BESIDE = 1.5
_DEEPEST = 6
_MOST = 20
"""Large letters of one page that are looked at, the largest first."""
_WORD = re.compile(r"[^\W\d_]+")
_WORDS_OF_ONE = frozenset("AIO")


def is_drop_cap(line: Line, beside: Line) -> bool:
    """Tell whether `line` may be a large first letter of the line `beside` it."""
    text = line.text.strip()
    letter = 0 < len(text) <= _LONGEST and text[-1].isalpha() and text[-1].isupper()
    return letter and line.size > LARGE * beside.size and line.left <= beside.left


def with_drop_caps(pages: Sequence[PrintedPage]) -> list[PrintedPage]:
    """Return `pages`; large first letters have joined the line that they begin."""
    if not any(_may_be(line) for page in pages for line in page.main):
        return list(pages)
    words = Counter(
        word for page in pages for line in page.main for word in _WORD.findall(line.text.lower())
    )
    return [replace(page, main=tuple(_joined(page.main, words))) for page in pages]


def _may_be(line: Line) -> bool:
    return len(line.text.strip()) <= _LONGEST


def _joined(lines: Sequence[Line], words: Counter[str]) -> list[Line]:
    found = list(lines)
    caps = sorted((line for line in lines if _may_be(line)), key=lambda line: -line.size)
    for cap in caps[:_MOST]:
        beside = sorted(_lines_beside(cap, found), key=lambda line: line.base)[:_DEEPEST]
        if not beside:
            continue
        first = beside[0]
        for line in beside:
            found[_at(found, line)] = (
                _with_letter(cap, line, words) if line is first else replace(line, left=cap.left)
            )
        del found[_at(found, cap)]
    return found


def _at(lines: Sequence[Line], wanted: Line) -> int:
    return next(at for at, line in enumerate(lines) if line is wanted)


def _lines_beside(cap: Line, lines: Iterable[Line]) -> list[Line]:
    return [
        line
        for line in lines
        if is_drop_cap(cap, line)
        and cap.right - 2 <= line.left < cap.right + _BESIDE * line.size
        and cap.top - line.size < line.base < cap.bottom + 1
    ]


def _with_letter(cap: Line, line: Line, words: Counter[str]) -> Line:
    """Return `line` with the letter before it, as a word of its own where that is one."""
    letter, rest = cap.placed.cleaned(), line.placed.cleaned()
    start = _WORD.match(rest.text)
    after = start.group().lower() if start else ""
    single = letter.text[-1:] in _WORDS_OF_ONE and words[after]
    apart = single and not words[letter.text[-1:].lower() + after]
    whole = letter + nowhere(" " if apart or not start else "") + rest
    return replace(line, text=whole.text, places=whole.places, left=cap.left)
