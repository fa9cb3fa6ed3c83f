"""Passages like others: those that share their telling words, with the words that they share.

A word tells the more the oftener it stands in the texts given and the rarer it is elsewhere; the
most telling ones make a query, scored as any other (Rocchio's classical expansion without the
negative part; Manning, Raghavan and Schuetze, 2008, chapter 9).
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

import numpy as np

from leader_reader.adapters.whoosh_index.analysis import Words
from leader_reader.adapters.whoosh_index.arrays import Array
from leader_reader.adapters.whoosh_index.columns import KINDS
from leader_reader.adapters.whoosh_index.counting import of_word, stem_word
from leader_reader.adapters.whoosh_index.live import Live
from leader_reader.adapters.whoosh_index.ranking import Place
from leader_reader.adapters.whoosh_index.segment import Postings
from leader_reader.adapters.whoosh_index.snapshot import K1, Part, Snapshot
from leader_reader.domain.document import DocumentId
from leader_reader.domain.search import HitKind

_MOST_WORDS = 25
_EVERYDAY = frozenset(
    word.stem
    for word in Words()(
        "about after again all also although always among and another any are asked because been "
        "before being below best better between both but came can cannot case come could day did "
        "different does done down each early either enough even ever every few find first five "
        "for four found from full further gave get give given gives goes going good got had half "
        "has have having help her here him his how however into its itself just keep kept kind "
        "know known large last least less let like little long look made make makes making many "
        "may might more most much must need needs never new next not nothing now number off "
        "often old once one only onto other others our out over own part people perhaps place "
        "put quite rather said same saw say says second see seen several shall she should show "
        "since some something still such take taken than that the their them themselves then "
        "there these they thing things this those though three through thus time times together "
        "too took two under until upon use used using very want was way ways well went were what "
        "when where whether which while who whole whom whose why will with within without would "
        "year years yet you your"
    )
)
"""Words that say nothing about what a text is about, however few passages hold them."""

_COMMON = 0.2  # words in more than this part of all passages tell nothing
_LEAST_LETTERS = 3
_LEAST_SHARED = 2
_LEAST_LENGTH = 8  # words of a passage worth offering
_REASONS = 4
_TEXTS = (HitKind.PASSAGE, HitKind.COMMENT)

Stretch = tuple[DocumentId, int, int]
"""Code points of a document."""


@dataclass(frozen=True, slots=True)
class _Telling:
    """A word of the query: how it is shown, its weight, and where it stands in each part."""

    shown: str
    weight: float
    postings: tuple[Postings, ...]


def similar(
    live: Live, texts: Iterable[str], without: Sequence[Stretch], limit: int
) -> list[tuple[Place, tuple[str, ...]]]:
    """Return the passages most like `texts` that touch no stretch of `without`, with reasons."""
    words = _telling(live.snapshot, texts)
    found: list[Place] = []
    for number, part in enumerate(live.snapshot.parts):
        found += _best(live, number, part, words, _barred(part, without), limit)
    found.sort(key=lambda place: (-place[2], place[0], place[1]))
    return [(place, _reasons(words, place)) for place in found[:limit]]


def _telling(snapshot: Snapshot, texts: Iterable[str]) -> list[_Telling]:
    """Return the words that tell most about some texts, the most telling first."""
    analysed = [word for text in texts for word in _words(text)]
    counts = Counter(stem for _, stem in analysed)
    forms: dict[str, Counter[str]] = {}
    for form, stem in analysed:
        forms.setdefault(stem, Counter())[form] += 1
    found = []
    for stem, count in counts.items():
        postings = tuple(
            part.alive(of_word(part.segment, stem_word(part.segment, stem)))
            for part in snapshot.parts
        )
        holding = sum(map(len, postings))
        if 0 < holding <= max(_LEAST_LENGTH, snapshot.passages * _COMMON):
            weight = (1 + log(count)) * snapshot.rarity(holding)
            found.append(_Telling(forms[stem].most_common(1)[0][0], weight, postings))
    found.sort(key=lambda word: (-word.weight, word.shown))
    return found[:_MOST_WORDS]


def _words(text: str) -> list[tuple[str, str]]:
    analysed = ((word.form, word.stem) for word in Words()(text))
    return [
        (form, stem)
        for form, stem in analysed
        if len(form) >= _LEAST_LETTERS and not form.isdecimal() and stem not in _EVERYDAY
    ]


def _best(
    live: Live, number: int, part: Part, words: Sequence[_Telling], barred: Array, limit: int
) -> list[Place]:
    """Return the best passages of a part."""
    total = np.zeros(len(part.segment), np.float32)
    shared = np.zeros(len(part.segment), np.uint8)
    norms = live.snapshot.norms[number]
    for word in words:
        found = word.postings[number]
        counts = found.frequencies.astype(np.float32)
        scores = counts * np.float32(word.weight * (K1 + 1)) / (counts + norms[found.passages])
        total[found.passages] += scores
        shared[found.passages] += 1
    total[barred | (shared < min(_LEAST_SHARED, len(words)))] = 0
    known = live.known[number]
    if known is not None:
        total[~known] = 0
    rows = np.flatnonzero(total)
    order = rows[np.argsort(-total[rows], kind="stable")[:limit]]
    return [(number, row, float(total[row])) for row in order.tolist()]


def _barred(part: Part, without: Sequence[Stretch]) -> Array:
    """Return which passages of a part are not to be offered."""
    columns = part.segment.columns
    fits = [number for number, kind in enumerate(KINDS) if kind in _TEXTS]
    barred = ~np.isin(columns.kind, fits) | (part.segment.lengths < _LEAST_LENGTH)
    here = [(columns.documents[d], s, e) for d, s, e in without if d in columns.documents]
    if here:
        documents, starts, ends = np.array(here, np.int64).T
        barred[columns.rows_within(documents, starts, ends)[0]] = True
    return np.asarray(barred)


def _reasons(words: Sequence[_Telling], place: Place) -> tuple[str, ...]:
    """Return the most telling words that a passage shares, in the order of their weight."""
    number, row, _ = place
    held = (word.shown for word in words if _holds(word.postings[number], row))
    return tuple(shown for shown, _ in zip(held, range(_REASONS), strict=False))


def _holds(found: Postings, row: int) -> bool:
    at = int(np.searchsorted(found.passages, row))
    return at < len(found) and int(found.passages[at]) == row
