"""Letterspaced words of a PDF: the gaps between their letters are no spaces."""

import statistics
from collections.abc import Sequence
from itertools import pairwise

from leader_reader.adapters.importers.pdf.characters import Box

_SPACES = (32, 160)
_NOTHING = 0
_LEAST_LETTERS = 5
_LONGEST_PART = 3
_MOSTLY = 0.7
_TIGHT = 0.2
"""Of the height: a narrower gap is none between words."""
_WIDER, _APART = 1.8, 0.12
_WORD_SPACE = 0.6
_LEAST_STEPS = 0.5


def unspaced(codes: list[int], boxes: Sequence[Box | None]) -> list[int]:
    """Return the codes of a stretch of a line, the spaces inside letterspaced words as nothing.

    Where its words are, the gaps of the stretch itself show: those between words are wider.
    """
    parts = _parts(codes)
    if not _is_letterspaced(codes, parts):
        return codes
    shown = [at for part in parts for at in part if boxes[at] is not None]
    gaps = [_gap(boxes[first], boxes[second]) for first, second in pairwise(shown)]
    if not gaps:
        return codes
    high = statistics.median(_height(boxes[at]) for at in shown)
    usual = statistics.median(gaps)
    if usual > _WORD_SPACE * high or (usual > _TIGHT * high and not _is_word(codes, shown)):
        return codes
    widest = max(_WIDER * usual, usual + _APART * high)
    found = list(codes)
    for (first, second), gap in zip(pairwise(shown), gaps, strict=True):
        if gap <= widest:
            found[first + 1 : second] = [_NOTHING] * (second - first - 1)
    return found


def _parts(codes: Sequence[int]) -> list[list[int]]:
    """Return where the characters of each word stand, as the file's spaces part them."""
    parts: list[list[int]] = [[]]
    for at, code in enumerate(codes):
        if code in _SPACES:
            parts.append([])
        elif code > _SPACES[0]:
            parts[-1].append(at)
    return [part for part in parts if part]


def _is_letterspaced(codes: Sequence[int], parts: Sequence[Sequence[int]]) -> bool:
    """Tell whether most letters stand alone or in pairs, as in no words of a language."""
    short = [part for part in parts if len(part) <= _LONGEST_PART]
    letters = sum(len(part) for part in parts)
    alone = sum(1 for part in parts if len(part) == 1 and chr(codes[part[0]]).isalpha())
    return (
        sum(len(part) for part in short) >= max(_LEAST_LETTERS, _MOSTLY * letters)
        and alone >= _LEAST_STEPS * len(parts)
        and all(chr(codes[at]).isalpha() or len(part) > 1 for part in short for at in part)
    )


def _is_word(codes: Sequence[int], shown: Sequence[int]) -> bool:
    """Tell whether letters with whole spaces between them are a word: not "A B C D E"."""
    said = "".join(chr(codes[at]) for at in shown)
    steps = [ord(b) - ord(a) for a, b in pairwise(said)]
    rising = sum(1 for step in steps if 0 <= step <= 1)
    case = said.isupper() or said.islower()
    return case and said.isalpha() and rising < _LEAST_STEPS * len(steps)


def _gap(first: Box | None, second: Box | None) -> float:
    return max(0.0, second[0] - first[2]) if first and second else 0.0


def _height(box: Box | None) -> float:
    return box[3] - box[1] if box else 0.0
