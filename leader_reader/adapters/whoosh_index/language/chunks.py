"""What stands between spaces: plain words, a pattern with * and ?, or a fuzzy word."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from leader_reader.adapters.whoosh_index.analysis import Word, Words
from leader_reader.adapters.whoosh_index.language.ledger import is_ideograph

_HYPHENS = "-‐‑‒–−"
_TIGHT = f"{_HYPHENS}.:@_&'’"
_STARS = re.compile(r"\*+")


@dataclass(frozen=True, slots=True)
class Atom:
    """Words written as one: a single one, or several as in A&E, 10:30 and runs of ideographs.

    `compound`: they are parts of a hyphenated word.
    """

    words: tuple[Word, ...]
    compound: bool = False


@dataclass(frozen=True, slots=True)
class Plain:
    """Words; none where there are only signs."""

    atoms: tuple[Atom, ...]


@dataclass(frozen=True, slots=True)
class Pattern:
    """Folded words with * and ? in them, and whole words beside them; none for a mere *."""

    pieces: tuple[str | Word, ...]


@dataclass(frozen=True, slots=True)
class Fuzzy:
    """What stands before ~, and the digits after it."""

    body: Plain | Pattern
    digits: str


def read(text: str, start: int, words: Words) -> Plain | Pattern | Fuzzy:
    """Return what a text without spaces is; `start` is its place in the query.

    A question mark with no letter after it ends a question.
    """
    found = shifted(text, start, words)
    head, tilde, digits = text.rstrip("?!.,;:").rpartition("~")
    if not (tilde and head and (digits == "" or (digits.isascii() and digits.isdigit()))):
        return _exactly(text, start, found)
    before = [word for word in found if word.end <= start + len(head)]
    return Fuzzy(_exactly(head, start, before), digits)


def shifted(text: str, start: int, words: Words) -> list[Word]:
    """Return the words of a part of the query that begins at `start`."""
    return [Word(w.start + start, w.end + start, w.form, w.stem) for w in words(text)]


def _exactly(text: str, start: int, found: Sequence[Word]) -> Plain | Pattern:
    if not found:
        return Pattern(()) if text and not text.strip("*") else Plain(())
    pieces = _pieces(text, start, found) if "*" in text or "?" in text else ()
    if any(isinstance(piece, str) for piece in pieces):
        return Pattern(pieces)
    return Plain(tuple(_atoms(text, start, found)))


# Patterns


def _pieces(text: str, start: int, found: Sequence[Word]) -> tuple[str | Word, ...]:
    """Return words and signs that touch as one piece; signs that touch no word are left out."""
    last = max(found[-1].end - start, text.rfind("*"))
    signs = (
        Word(start + at, start + at + 1, char, "")
        for at, char in enumerate(text)
        if char == "*" or (char == "?" and at < last)
    )
    pieces: list[list[Word]] = []
    for unit in sorted((*found, *signs), key=lambda word: word.start):
        if pieces and _touch(pieces[-1][-1], unit):
            pieces[-1].append(unit)
        else:
            pieces.append([unit])
    return tuple(_piece(units) for units in pieces if any(unit.stem for unit in units))


def _touch(one: Word, other: Word) -> bool:
    return one.end == other.start and not is_ideograph(one) and not is_ideograph(other)


def _piece(units: Sequence[Word]) -> str | Word:
    if len(units) == 1:
        return units[0]
    return _STARS.sub("*", "".join(unit.form for unit in units))


# Plain words


def _atoms(text: str, start: int, found: Sequence[Word]) -> Iterable[Atom]:
    address = "://" in text or text.startswith("www.")
    group, gaps = [found[0]], ""
    for before, word in pairwise(found):
        gap = text[before.end - start : word.start - start]
        if address or _joins(gap, before, word):
            gaps += gap
        else:
            yield _atom(group, gaps)
            group, gaps = [], ""
        group.append(word)
    yield _atom(group, gaps)


def _joins(gap: str, before: Word, word: Word) -> bool:
    if len(gap) != 1:
        return not gap
    return gap in _TIGHT or (before.form[-1].isdigit() and word.form[0].isdigit())


def _atom(group: Sequence[Word], gaps: str) -> Atom:
    hyphened = len(gaps) == len(group) - 1 and bool(gaps) and not gaps.strip(_HYPHENS)
    return Atom(tuple(group), hyphened and not all(word.form.isdigit() for word in group))
