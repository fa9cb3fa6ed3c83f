"""Lines joined to running text: words that a line's end parted are made whole again."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from leader_reader.adapters.importers.pdf.characters import SOFT_HYPHEN
from leader_reader.adapters.importers.pdf.lines import Line
from leader_reader.adapters.importers.pdf.placed import PlacedText, joined_by, nowhere

_HYPHENS = f"-\u2010{SOFT_HYPHEN}"
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_LAST_PART = re.compile(rf"([^\W_]+)[{_HYPHENS}]$")
_FIRST_PART = re.compile(r"[^\W\d_]+")
_INNER = re.compile("[^\\W_]\u2010[^\\W_]")
_RANGE = re.compile(r"\d[–—]$")
_SHORTEST = 3
_BETWEEN = frozenset(("and", "or", "und", "oder", "et", "ou"))
"""What stands behind the hyphen of a word whose other half comes later: "first- and second-"."""
_PREFIXES = frozenset(("self", "non", "well"))
"""What is written with a hyphen before most words."""


@dataclass(frozen=True, slots=True)
class JoinedText:
    """The text of a group of lines; `breaks` are (offset, page) where a later page begins."""

    placed: PlacedText
    breaks: tuple[tuple[int, int], ...] = ()

    @property
    def text(self) -> str:
        return self.placed.text


class Words:
    """How often each word stands whole in the document: tells real hyphens from others."""

    def __init__(self, texts: Iterable[str]) -> None:
        self._counts: Counter[str] = Counter()
        self._parts: Counter[str] = Counter()
        self._typographic = False
        parted = False
        for text in texts:
            stripped = text.rstrip()
            tail = _LAST_PART.search(stripped)
            whole = stripped[: tail.start()] if tail else stripped
            if parted:
                whole = _FIRST_PART.sub("", whole, count=1)
            parted = tail is not None
            self._typographic = self._typographic or bool(_INNER.search(whole))
            found = [word.lower() for word in _WORD.findall(whole)]
            self._counts.update(found)
            self._parts.update(part for word in found if "-" in word for part in word.split("-"))

    def keeps_hyphen(self, first: str, second: str) -> bool:
        """Tell whether `first`, which ends with a hyphen, keeps it when `second` joins it.

        U+2010 that stands at the ends of lines only is what a program parted words with.
        """
        program = first.endswith("\u2010") and not self._typographic
        return not program and self.is_compound(first[:-1], second)

    def is_compound(self, first: str, second: str) -> bool:
        """Tell whether `first-second` keeps its hyphen when the two are joined."""
        counts, first_low, second_low = self._counts, first.lower(), second.lower()
        if counts[first_low + second_low] or self._parts[first_low + second_low]:
            return False
        if counts[f"{first_low}-{second_low}"] or any(c.isdigit() for c in first):
            return True
        both = bool(counts[first_low] and counts[second_low])
        long = min(len(first), len(second)) >= _SHORTEST
        return (both and long) or first_low in _PREFIXES or second[0].isupper()


def join_lines(lines: Sequence[Line], words: Words) -> JoinedText:
    """Return the text of `lines`, hyphens at line ends undone where no word needs them."""
    pieces: list[PlacedText] = []
    breaks: list[tuple[int, int]] = []
    length, page, stem = 0, lines[0].page, ""
    for line in lines:
        piece = _cleaned(line.placed)
        if not piece.text:
            continue
        if pieces:
            end = _end(pieces[-1], piece.text, words, stem)
            length += len(end.text) - len(pieces[-1].text)
            stem = _last_word(stem + end.text)
            pieces[-1] = end
        if line.page != page:
            page = line.page
            if length:
                breaks.append((length, page))
        pieces.append(piece)
        length += len(piece.text)
    if pieces:
        pieces[-1] = _unsoftened(pieces[-1])
    return JoinedText(joined_by("", pieces), tuple(breaks))


def _last_word(text: str) -> str:
    """Return the beginning of a word that goes on in the next line, or ""."""
    return text[text.rfind(" ") + 1 :]


def plain(line: PlacedText) -> PlacedText:
    """Return the text of one line, or a part of it, as a block may hold it."""
    return _unsoftened(_cleaned(line))


def _cleaned(line: PlacedText) -> PlacedText:
    """Return `line` clean, with a soft hyphen only where it is the last character."""
    clean = line.cleaned()
    if SOFT_HYPHEN not in clean.text[:-1]:
        return clean
    return clean.part(0, -1).without(SOFT_HYPHEN) + clean.part(-1)


def _unsoftened(line: PlacedText) -> PlacedText:
    return line.ending("-") if line.text.endswith(SOFT_HYPHEN) else line


def _end(line: PlacedText, following: str, words: Words, stem: str) -> PlacedText:
    """Return what becomes of `line` when the line `following` is put behind it.

    `stem` is the beginning of its first word, where that stands in the line before.
    """
    parted = _LAST_PART.search(stem + line.text)
    first = _FIRST_PART.match(following)
    if parted and first and first.group().lower() in _BETWEEN:
        return _unsoftened(line) + nowhere(" ")
    if parted and first:
        kept = words.keeps_hyphen(parted.group(), first.group())
        return _unsoftened(line) if kept else line.part(0, -1)
    if parted or (_RANGE.search(line.text) and following[0].isdigit()):
        return _unsoftened(line)
    return _unsoftened(line) + nowhere(" ")
