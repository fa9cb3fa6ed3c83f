"""A passage made longer or shorter at either edge, a word at a time."""

import re
from dataclasses import replace
from enum import StrEnum

from leader_reader.domain.anchoring import describe, trim
from leader_reader.domain.annotation import AnnotationId
from leader_reader.domain.document import Document
from leader_reader.domain.edit import Change, Edit
from leader_reader.domain.errors import NotFound, Refused
from leader_reader.services.library import Library

_WORD = re.compile(r"\S+")
_LONGEST = 40
"""Code points: what is longer stands without spaces, as Chinese does, and has no words to keep."""


class EdgeOf(StrEnum):
    """Which edge of a passage is moved."""

    START = "start"
    END = "end"


def stepped(text: str, place: tuple[int, int], edge: EdgeOf, by: int) -> tuple[int, int]:
    """Return a passage with one edge moved by one word, back (-1) or on (1).

    It stays as it is where it would lose its last word, or where the text ends.
    """
    start, end = place
    if edge is EdgeOf.START:
        moved = _word_before(text, start) if by < 0 else _word_after(text, start, end)
        return (start if moved is None else moved), end
    if by > 0:
        following = _WORD.search(text, end)
        return start, following.end() if following else end
    words = [found.end() for found in _WORD.finditer(text, start, end)]
    return start, words[-2] if len(words) > 1 else end


def _word_before(text: str, start: int) -> int | None:
    before = text[:start].rstrip()
    return max(before.rfind(sign) for sign in " \t\n") + 1 if before else None


def _word_after(text: str, start: int, end: int) -> int | None:
    words = [found.start() for found in _WORD.finditer(text, start, end)]
    return words[1] if len(words) > 1 else None


def dragged(
    text: str, place: tuple[int, int], edge: EdgeOf, to: int, *, by_word: bool = True
) -> tuple[int, int]:
    """Return a passage with one edge drawn to boundary `to`; neither edge is on white space.

    `by_word` it goes to the nearest beginning (or end) of a word, or back to where it was. It
    keeps one character at least, or one word: the edge never passes the other.
    """
    start, end = place
    if edge is EdgeOf.START:
        most = start + len(text[start:end].rstrip()) - 1
        wanted = min(max(to, 0), most)
        near = [each for each in _words_near(text, wanted, 0) if each <= most] if by_word else []
        return trim(text, _nearest(wanted, near, start), end)
    least = end - len(text[start:end].lstrip()) + 1
    wanted = max(min(to, len(text)), least)
    near = [each for each in _words_near(text, wanted, 1) if each >= least] if by_word else []
    return trim(text, start, _nearest(wanted, near, end))


def _words_near(text: str, place: int, side: int) -> list[int]:
    """Return where the words around a place begin (`side` 0) or end (1)."""
    first, last = max(0, place - _LONGEST), min(len(text), place + _LONGEST)
    found = [word.span()[side] for word in _WORD.finditer(text, first, last)]
    cut = (first if first > 0 else -1, last if last < len(text) else -1)[side]
    return [each for each in found if each != cut]


def _nearest(wanted: int, near: list[int], before: int) -> int:
    """Return the one of `near`, or `before` if it is closer, that is next to a place."""
    return min([*near, before], key=lambda each: abs(each - wanted)) if near else wanted


def move(
    library: Library, document: Document, annotation: AnnotationId, place: tuple[int, int]
) -> Edit:
    """Give a passage other code points of its document; topics and note stay.

    Raises NotFound, and Refused for an area, and where there are no words or another passage has
    just these.
    """
    old = library.annotations.get(annotation)
    if old is None:
        raise NotFound("This passage is no longer in the library.")
    if old.area is not None:
        raise Refused("This passage is an area of a page; it has no first or last word to move.")
    start, end = trim(document.text, *place)
    if start >= end:
        raise Refused("There are no words there; a passage needs one at least.")
    others = (each for each in library.annotations_in(document.id) if each.id != annotation)
    if any((each.start, each.end) == (start, end) for each in others):
        raise Refused("Another passage has exactly these words already.")
    if (old.start, old.end) == (start, end):
        return Edit("Change passage", ())
    new = replace(old, target=describe(document, start, end), modified=library.stamp().now)
    return Edit("Change passage", (Change(old, new),))
