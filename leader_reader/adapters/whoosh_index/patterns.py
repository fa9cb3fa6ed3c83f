"""Which forms of a segment a prefix, a pattern or a fuzzy word stands for."""

import re

import numpy as np
from whoosh import query as wq

from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.segment import Segment
from leader_reader.adapters.whoosh_index.string_table import encoded

_BEGIN = re.compile(r"^[^*?]*")
_END = re.compile(r"[^*?]*\Z")


def forms_of(segment: Segment, tree: wq.Query) -> Array:
    """Return the numbers of the forms that a leaf stands for, ascending."""
    if isinstance(tree, wq.Prefix):
        return np.arange(*segment.forms.beginning_with(tree.text))
    if isinstance(tree, wq.Wildcard):
        return _matching(segment, tree.text)
    if isinstance(tree, wq.FuzzyTerm):
        return within(segment, tree.text, tree.maxdist)
    raise TypeError(type(tree).__name__)


def pattern(text: str) -> re.Pattern[str]:
    """Return the regular expression for a word with * (any letters) and ? (one letter).

    A star takes the shortest way to what follows it and never goes back on it, for what follows
    the last star is sought from the end: so a long word cannot take long.
    """
    first, *rest = (re.escape(part).replace(r"\?", ".") for part in text.split("*"))
    if not rest:
        return re.compile(first)
    between = "".join(f"(?>.*?{part})" for part in rest[:-1] if part)
    return re.compile(f"{first}{between}.*{rest[-1]}", re.DOTALL)


def _matching(segment: Segment, text: str) -> Array:
    begin, end = _BEGIN.findall(text)[0], _END.findall(text)[0]
    numbers = np.arange(*segment.forms.beginning_with(begin))
    numbers = segment.forms.ending_with(numbers, encoded(end))
    if text == f"*{end}":
        return numbers
    fits = pattern(text).fullmatch
    names = map(segment.forms.__getitem__, numbers.tolist())
    return np.asarray(numbers[np.fromiter((bool(fits(name)) for name in names), bool)])


def within(segment: Segment, word: str, most: int) -> Array:
    """Return the forms at most `most` letters (put in, left out, changed) away from a word.

    Letters are bytes here: accents are folded, and other scripts count what they take in UTF-8.
    """
    raw = encoded(word)
    widths = segment.forms.widths().astype(np.int64)
    near = np.abs(widths - len(raw)) <= most
    if most == 1:
        numbers = _half_alike(segment, raw, near)
        names = map(segment.forms.raw, numbers.tolist())
        fits = np.fromiter((_one_apart(name, raw) for name in names), bool, len(numbers))
        return np.asarray(numbers[fits])
    numbers = np.flatnonzero(near)
    letters = segment.forms.letters(numbers, len(raw) + most)
    wanted = np.frombuffer(raw, np.uint8)
    return numbers[_distances(letters, widths[numbers], wanted, most) <= most]


def _one_apart(one: bytes, other: bytes) -> bool:
    """Tell whether two words are the same but for one letter put in, left out or changed."""
    at = 0
    for a, b in zip(one, other, strict=False):
        if a != b:
            break
        at += 1
    rest = one[at:], other[at:]
    return rest[0][1:] in (rest[1][1:], rest[1]) or rest[0] == rest[1][1:]


def _half_alike(segment: Segment, word: bytes, near: Array) -> Array:
    """Return the forms among `near` that begin as the word does, or end so, up to its middle.

    One letter changed leaves one of the halves as it was.
    """
    half = len(word) // 2
    first, last = segment.forms.first_from(word[:half]), segment.forms.after(word[:half])
    begun = np.zeros(len(near), bool)
    begun[first:last] = near[first:last]
    ended = segment.forms.ending_with(np.flatnonzero(near), word[half:])
    begun[ended] = True
    return np.flatnonzero(begun)


def _distances(letters: Array, widths: Array, wanted: Array, most: int) -> Array:
    """Return Levenshtein's distance of many words from one; beyond `most` any larger number.

    The table of the usual algorithm, a column of it for all the words at once, and only the
    band of it around the diagonal that can stay within `most`.
    """
    count, reach = letters.shape
    first = np.minimum(np.arange(len(wanted) + 1), most + 1).astype(np.int16)
    row = np.tile(first, (count, 1))
    answer = np.where(widths == 0, row[:, -1], np.int16(most + 1)).astype(np.int16)
    for at in range(reach):
        low, high = max(0, at - most), min(len(wanted), at + most + 1)
        fresh = np.full_like(row, most + 1)
        if at < most:
            fresh[:, 0] = at + 1
        changed = letters[:, at : at + 1] != wanted[None, low:high]
        best = np.minimum(row[:, low:high] + changed, row[:, low + 1 : high + 1] + 1)
        for place in range(low, high):
            fresh[:, place + 1] = np.minimum(best[:, place - low], fresh[:, place] + 1)
        row = fresh
        done = widths == at + 1
        answer[done] = row[done, -1]
    return answer
