"""Several segments' words as one segment's: run after run put in its place, nothing sorted again.

In the whole a stem's passages are those of the first segment, then those of the second, and so on:
each run is copied as it stands, its passages numbered anew, those that are deleted left out. Only
a stretch of stems is in hand at a time, so that memory is bounded by what is written.
"""

from collections.abc import Iterable, Iterator, Sequence

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array, small
from leader_reader.adapters.whoosh_index.building import (
    begins,
    numbered_within,
    packed_passages,
    packed_positions,
    packed_strings,
)
from leader_reader.adapters.whoosh_index.segment import Runs, Segment

_STRETCH = 1 << 20
"""Words that are in hand at a time, but for a stem that has more."""


class Source:
    """A segment to be fused; `kept` masks the passages that are not deleted.

    `passages` and `words` count those of each stem, `forms` tells which forms still occur.
    """

    def __init__(self, segment: Segment, kept: Array) -> None:
        self.segment = segment
        self.kept = kept
        self.passages = np.zeros(len(segment.stems), np.int64)
        self.words = np.zeros(len(segment.stems), np.int64)
        self.forms = np.zeros(len(segment.forms), bool)
        for runs in self.stretches():
            self.passages[: runs.last] += np.bincount(runs.stem_of_passage, minlength=runs.last)
            self.words[: runs.last] += np.bincount(runs.stem_of_word, minlength=runs.last)
            self.forms[runs.forms] = True

    def stretches(self) -> Iterator[Runs]:
        """Yield all runs, some stems at a time."""
        first = 0
        while first < len(self.segment.stems):
            last = self.segment.reaching(first, _STRETCH)
            runs = self.segment.runs(first, last)
            yield runs if self._whole else runs.only(self.kept)
            first = last

    @property
    def _whole(self) -> bool:
        return bool(self.kept.all())


def fused(sources: Sequence[Source]) -> dict[str, Array]:
    """Return the arrays of the words of several segments as those of one."""
    lexicon = _Lexicon(sources)
    written = _Written(lexicon)
    first = 0
    for number, source in enumerate(sources):
        rows = first + np.cumsum(source.kept) - 1
        written.take(number, source, rows.astype(np.uint32))
        first += int(source.kept.sum())
    lengths = np.concatenate([each.segment.lengths[each.kept] for each in sources])
    return {**lexicon.arrays(), **written.arrays(), "lengths": small(lengths)}


class _Lexicon:
    """The stems and forms of the whole, and the numbers that those of each source have in it."""

    def __init__(self, sources: Sequence[Source]) -> None:
        self.sources = sources
        stems = [_held(each.segment.stems, each.words > 0) for each in sources]
        forms = [_held(each.segment.forms, each.forms) for each in sources]
        self._stems, self.stem_numbers = _united(stems)
        self._forms, self.form_numbers = _united(forms)
        self.form_stem = np.zeros(len(self._forms), np.uint32)
        for source, stem_of, form_of in zip(
            sources, self.stem_numbers, self.form_numbers, strict=True
        ):
            held = source.forms
            self.form_stem[form_of[held]] = stem_of[source.segment.form_stem[held]]
        self.form_sub = numbered_within(self.form_stem)
        self.several = np.bincount(self.form_stem, minlength=len(self._stems)) > 1

    def __len__(self) -> int:
        return len(self._stems)

    def total(self, counts: Iterable[Array]) -> list[Array]:
        """Return what each source counts for its stems as counts for those of the whole."""
        totals = []
        for numbers, each in zip(self.stem_numbers, counts, strict=True):
            total = np.zeros(len(self), np.int64)
            held = each > 0
            total[numbers[held]] = each[held]
            totals.append(total)
        return totals

    def arrays(self) -> dict[str, Array]:
        return {
            **packed_strings("stems", self._stems),
            **packed_strings("forms", self._forms),
            "form_stem": small(self.form_stem),
            "form_sub": small(self.form_sub),
        }


class _Written:
    """The runs of the whole, filled source by source."""

    def __init__(self, lexicon: _Lexicon) -> None:
        self._lexicon = lexicon
        sources = lexicon.sources
        self._passage_rows = _Rows(lexicon, [each.passages for each in sources])
        self._word_rows = _Rows(lexicon, [each.words for each in sources])
        self._sub_rows = _Rows(lexicon, [each.words for each in sources], lexicon.several)
        longest = max((int(each.segment.lengths.max(initial=0)) for each in sources), default=0)
        frequent = max((each.segment.most_frequent for each in sources), default=0)
        self._passages = np.zeros(self._passage_rows.total, np.uint32)
        self._frequencies = np.zeros(self._passage_rows.total, np.min_scalar_type(frequent))
        self._positions = np.zeros(self._word_rows.total, np.min_scalar_type(longest))
        most = int(lexicon.form_sub.max(initial=0))
        self._subs = np.zeros(self._sub_rows.total, np.min_scalar_type(most))

    def take(self, number: int, source: Source, rows: Array) -> None:
        """Put the runs of a source in their places; its passages are `rows` of the whole."""
        stems, forms = self._lexicon.stem_numbers[number], self._lexicon.form_numbers[number]
        passages, words, subs = (
            each.of_source(number) for each in (self._passage_rows, self._word_rows, self._sub_rows)
        )
        for runs in source.stretches():
            at = passages(stems[runs.stem_of_passage])
            self._passages[at] = rows[runs.passages]
            self._frequencies[at] = runs.frequencies
            of_word = stems[runs.stem_of_word]
            self._positions[words(of_word)] = runs.positions
            several = self._lexicon.several[of_word]
            sub = self._lexicon.form_sub[forms[runs.forms[several]]]
            self._subs[subs(of_word[several])] = sub

    def arrays(self) -> dict[str, Array]:
        return {
            **packed_passages(self._passages),
            "frequencies": self._frequencies,
            "postings": self._passage_rows.places,
            **packed_positions(self._positions),
            "position_places": self._word_rows.places,
            "subs": self._subs,
            "sub_places": self._sub_rows.places,
        }


class _Rows:
    """Where the run of each stem stands in the whole, and in it the run of each source."""

    def __init__(
        self, lexicon: _Lexicon, counts: Sequence[Array], held: Array | None = None
    ) -> None:
        self._counts = lexicon.total(counts)
        if held is not None:
            self._counts = [np.where(held, each, 0) for each in self._counts]
        self.places = begins(sum(self._counts, np.zeros(len(lexicon), np.int64)))
        self.total = int(self.places[-1])

    def of_source(self, number: int) -> "_Places":
        before = sum(self._counts[:number], self.places[:-1].astype(np.int64))
        counts = self._counts[number]
        return _Places(before - (np.cumsum(counts) - counts))


class _Places:
    """Gives the members of a source's runs their places, as they come."""

    def __init__(self, shift: Array) -> None:
        self._shift = shift
        self._next = 0

    def __call__(self, stems: Array) -> Array:
        """Return the places of the next members; `stems` are theirs in the whole."""
        first, self._next = self._next, self._next + len(stems)
        return np.asarray(np.arange(first, self._next) + self._shift[stems])


def _held(strings: Iterable[str], held: Array) -> list[str | None]:
    return [string if each else None for string, each in zip(strings, held.tolist(), strict=True)]


def _united(rows: Sequence[Sequence[str | None]]) -> tuple[list[str], list[Array]]:
    """Return all strings sorted, and the number of each; 0 for what is not held."""
    united = sorted({string for row in rows for string in row if string is not None})
    numbers: dict[str | None, int] = {string: at for at, string in enumerate(united)}
    found = [np.array([numbers.get(string, 0) for string in row], np.uint32) for row in rows]
    return united, found
