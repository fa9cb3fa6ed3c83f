"""How one wording became another: what stayed, what was left out and what was put in."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from enum import StrEnum
from typing import NamedTuple

_PIECE = re.compile(r"\s+|[^\W_]+(?:['’-][^\W_]+)*|[\W_]")
_LONGEST = 6_000
"""Pieces beyond which two wordings are not compared one by one."""


class Kind(StrEnum):
    """What became of some words."""

    KEPT = "kept"
    LEFT_OUT = "left out"
    PUT_IN = "put in"


class Piece(NamedTuple):
    """Some words and what became of them."""

    kind: Kind
    words: str


def rewording(old: str, new: str) -> tuple[Piece, ...]:
    """Return the pieces that make `old` without what was put in, and `new` without the left out.

    White space counts as one space.
    """
    before, after = (_PIECE.findall(" ".join(each.split())) for each in (old, new))
    if len(before) + len(after) > _LONGEST:
        return Piece(Kind.LEFT_OUT, "".join(before)), Piece(Kind.PUT_IN, "".join(after))
    return tuple(_joined(_pieces(before, after)))


def _pieces(before: list[str], after: list[str]) -> Iterator[Piece]:
    """Yield the pieces in order, those left out before those put in in their place."""
    match = SequenceMatcher(str.isspace, before, after, autojunk=False)
    for what, a, b, c, d in match.get_opcodes():
        if what == "equal":
            yield Piece(Kind.KEPT, "".join(before[a:b]))
            continue
        yield Piece(Kind.LEFT_OUT, "".join(before[a:b]))
        yield Piece(Kind.PUT_IN, "".join(after[c:d]))


def _joined(pieces: Iterator[Piece]) -> Iterator[Piece]:
    """Join changes that only a space parts, so that "two words" becomes "other words" at once."""
    out = put = ""
    for kind, words in pieces:
        if kind is Kind.LEFT_OUT:
            out += words
        elif kind is Kind.PUT_IN:
            put += words
        elif (out or put) and words.isspace():
            out, put = out + words, put + words
        else:
            yield from _change(out, put)
            out = put = ""
            yield Piece(kind, words)
    yield from _change(out, put)


def _change(out: str, put: str) -> Iterator[Piece]:
    """Yield a change; a space that both end with stays."""
    tail = " " if out.endswith(" ") and put.endswith(" ") else ""
    out, put = (out[:-1], put[:-1]) if tail else (out, put)
    if out:
        yield Piece(Kind.LEFT_OUT, out)
    if put:
        yield Piece(Kind.PUT_IN, put)
    if tail:
        yield Piece(Kind.KEPT, tail)
