"""What a tree finds, marked in a text: words, phrases and patterns, in one pass over its words."""

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from whoosh import query as wq

from leader_reader.adapters.whoosh_index.analysis import Word, Words, fold
from leader_reader.adapters.whoosh_index.patterns import pattern
from leader_reader.adapters.whoosh_index.tree import Near
from leader_reader.services.ports import Highlighter

_REMEMBERED = 1 << 14  # forms
_SHORT = 3
_APOSTROPHES = ("'", "’")
_LATIN = [chr(code) for code in range(0xA0, 0x250)]
_FOLDED = {ord(char): fold(char) for char in _LATIN if char.isalnum() and len(fold(char)) == 1}
"""Letters beyond ASCII that are folded to one letter."""

_SIGNS = "".join(char for char in _LATIN if not char.isalnum() and char != "\xad")
_ODD = re.compile(f"[^\x00-\x7f‘’“”–—…•€{_SIGNS}{''.join(map(chr, _FOLDED))}]")
"""What may be folded to none or to several letters; other texts stay as long as they are."""

Rows = Mapping[str, Sequence[tuple[str, ...]]]
"""Phrases by their first word."""


@dataclass(slots=True)
class _Wanted:
    """What to mark."""

    stems: set[str] = field(default_factory=set)
    forms: set[str] = field(default_factory=set)
    phrases: dict[str, set[tuple[str, ...]]] = field(
        default_factory=lambda: {"text": set(), "words": set()}
    )
    begins: set[str] = field(default_factory=set)
    fits: list[Callable[[str], object]] = field(default_factory=list)


def highlighter(tree: wq.Query, words: Words | None = None) -> Highlighter:
    """Return what marks the words of `tree` in a text, leaving out those under NOT.

    A phrase is one mark, words near each other are single ones. What the library knows (titles,
    years, topics) is not in the text and is not marked. `words` remember what they have met.
    """
    wanted = _Wanted()
    for leaf in _leaves(tree):
        _want(wanted, leaf)
    words, is_single, begins = words or Words(), _single(wanted), _beginnings(wanted)
    by_stem, by_form = (_by_first(wanted.phrases[name]) for name in ("text", "words"))

    def mark(text: str) -> tuple[tuple[int, int], ...]:
        if begins and (text.isascii() or not _ODD.search(text)):
            return tuple(_singles(text, begins, words, is_single))
        found = list(words(text))
        spans = [(word.start, word.end) for word in found if is_single(word.form, word.stem)]
        if by_stem:
            spans += _runs(found, [word.stem for word in found], by_stem)
        if by_form:
            spans += _runs(found, [word.form for word in found], by_form)
        return _merged(sorted(spans))

    return mark


def _leaves(tree: wq.Query) -> Iterator[wq.Query]:
    if tree.is_leaf():
        if tree.field() in ("text", "words"):
            yield tree
    elif not isinstance(tree, wq.Not):
        for child in tree.children():
            yield from _leaves(child)


def _want(wanted: _Wanted, leaf: wq.Query) -> None:
    if isinstance(leaf, Near):
        wanted.stems.update(leaf.words)
    elif isinstance(leaf, wq.Phrase):
        wanted.phrases[leaf.fieldname].add(tuple(leaf.words))
    elif isinstance(leaf, wq.Prefix):
        wanted.begins.add(leaf.text)
    elif isinstance(leaf, wq.Wildcard):
        wanted.fits.append(pattern(leaf.text).fullmatch)
    elif isinstance(leaf, wq.FuzzyTerm):
        wanted.fits.append(_is_within(leaf.text, leaf.maxdist))
    elif isinstance(leaf, wq.Term):
        (wanted.stems if leaf.fieldname == "text" else wanted.forms).add(leaf.text)


def _single(wanted: _Wanted) -> Callable[[str, str], bool]:
    """Return what tells by form and stem whether a word is marked by itself.

    A pattern sees each form once.
    """
    stems, forms = wanted.stems, wanted.forms
    begins, fits = tuple(wanted.begins), wanted.fits
    if not begins and not fits:
        return lambda form, stem: stem in stems or form in forms

    @lru_cache(_REMEMBERED)
    def is_like(form: str) -> bool:
        return form.startswith(begins) or any(fit(form) for fit in fits)

    return lambda form, stem: stem in stems or form in forms or is_like(form)


def _beginnings(wanted: _Wanted) -> list[str]:
    """Return how wanted words may begin; nothing where all words must be looked at.

    A stem is as its forms are but for its last letter, or, if it is short, all but the first.
    """
    if wanted.fits or any(wanted.phrases.values()):
        return []
    stems = {stem[:-1] if len(stem) > _SHORT else stem[:1] for stem in wanted.stems}
    begins = stems | wanted.forms | wanted.begins
    return sorted(begins) if all(begins) else []


def _singles(
    text: str, begins: Sequence[str], words: Words, is_single: Callable[[str, str], bool]
) -> Iterator[tuple[int, int]]:
    """Yield the wanted words of a text, looking only where one may begin."""
    lower = text.lower() if text.isascii() else text.translate(_FOLDED).lower()
    for place in sorted({at for begin in begins for at in _places(lower, begin)}):
        end, form, stem = words.at(text, place)
        if end > place and is_single(form, stem):
            yield place, end


def _places(lower: str, begin: str) -> Iterator[int]:
    """Yield where a word of a text may begin so."""
    at = lower.find(begin)
    while at >= 0:
        before = lower[max(0, at - 2) : at]
        joined = before[-1:] in _APOSTROPHES and before[:-1].isalnum()
        if not (before[-1:].isalnum() or joined):
            yield at
        at = lower.find(begin, at + 1)


def _by_first(phrases: set[tuple[str, ...]]) -> Rows:
    rows = defaultdict(list)
    for phrase in phrases:
        rows[phrase[0]].append(phrase)
    return dict(rows)


def _runs(found: Sequence[Word], names: Sequence[str], rows: Rows) -> Iterator[tuple[int, int]]:
    for at, name in enumerate(names):
        for phrase in rows.get(name, ()):
            if tuple(names[at : at + len(phrase)]) == phrase:
                yield found[at].start, found[at + len(phrase) - 1].end


def _is_within(word: str, most: int) -> Callable[[str], bool]:
    """Return what tells whether a form is at most so many letters away (bytes, as the index)."""
    wanted = word.encode()

    def fits(form: str) -> bool:
        letters = form.encode()
        return abs(len(letters) - len(wanted)) <= most and _distance(wanted, letters) <= most

    return fits


def _distance(one: bytes, other: bytes) -> int:
    """Return Levenshtein's distance."""
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        before, row[0] = row[0], at
        for place, against in enumerate(other, 1):
            cost = before + (letter != against)
            before = row[place]
            row[place] = min(cost, before + 1, row[place - 1] + 1)
    return row[-1]


def _merged(spans: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    merged: list[tuple[int, int]] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)
