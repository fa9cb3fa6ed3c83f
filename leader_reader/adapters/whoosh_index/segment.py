"""One segment of the index, opened: its words and the passages that hold them, never changed."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array, Arrays, ArraysDamaged, read_arrays
from leader_reader.adapters.whoosh_index.columns import PassageColumns
from leader_reader.adapters.whoosh_index.gleaning import Gleaned, Gleanings, gleaned
from leader_reader.adapters.whoosh_index.string_table import StringTable
from leader_reader.adapters.whoosh_index.tokens import ranges

ENDING = ".lrx"

_LOW = 16  # bits of a passage that are kept with each posting

_GUIDES = (
    *("stems.places", "forms.places", "form_stem", "form_sub"),
    *("postings", "position_places", "sub_places", "lengths", "turn_at", "turn_to"),
    *("key", "document", "annotation", "strings.blob", "strings.places", "gleaned.places"),
)


@dataclass(frozen=True, slots=True)
class Postings:
    """The passages that hold something, ascending, and how often each does."""

    passages: Array
    frequencies: Array

    def __len__(self) -> int:
        return len(self.passages)


@dataclass(frozen=True, slots=True)
class Runs:
    """All that is kept of some stems, up to `last`: stem after stem, passage after passage.

    `positions` and `forms` say where each word stands and as which form.
    """

    last: int
    passages: Array
    frequencies: Array
    positions: Array
    forms: Array
    stem_of_passage: Array
    stem_of_word: Array

    def only(self, kept: Array) -> "Runs":
        """Return what is in the passages of a mask."""
        held = kept[self.passages]
        word = np.repeat(held, self.frequencies)
        return Runs(
            self.last,
            self.passages[held],
            self.frequencies[held],
            self.positions[word],
            self.forms[word],
            self.stem_of_passage[held],
            self.stem_of_word[word],
        )


class Segment:
    """The arrays of a segment by meaning; everything is a view of the mapped file.

    Stems and forms are numbered in the order of their bytes. See building.py for the arrays.
    """

    def __init__(self, arrays: Arrays) -> None:
        self._arrays = arrays
        self.name = arrays.path.stem
        self.stems = StringTable(arrays["stems.blob"], arrays["stems.places"])
        self.forms = StringTable(arrays["forms.blob"], arrays["forms.places"])
        self.form_stem = arrays["form_stem"]
        self.form_sub = arrays["form_sub"]
        self.lengths = arrays["lengths"]
        self.columns = PassageColumns(arrays)
        self.gleaned = StringTable(arrays["gleaned.blob"], arrays["gleaned.places"])
        self._passages = arrays["passages"]
        self._turn_at, self._turn_to = arrays["turn_at"], arrays["turn_to"].astype(np.uint32)
        self._frequencies = arrays["frequencies"]
        self._postings = arrays["postings"]
        self._positions = arrays["positions"]
        self._high_at, self._high = arrays["high_at"], arrays["high"]
        self._position_places = arrays["position_places"]
        self._subs = arrays["subs"]
        self._sub_places = arrays["sub_places"]

    def __len__(self) -> int:
        return len(self.lengths)

    @property
    def arrays(self) -> Arrays:
        return self._arrays

    @cached_property
    def forms_of_stem(self) -> Array:
        """How many forms each stem has."""
        return np.bincount(self.form_stem, minlength=len(self.stems))

    def stem_of(self, form: str) -> str:
        """Return the stem of a form, "" where the form does not occur."""
        number = self.forms.find(form)
        return self.stems[self.form_stem[number]] if number >= 0 else ""

    def postings(self, first: int, last: int | None = None) -> Postings:
        """Return the postings of a stem; of stems `first..last`, one after the other."""
        begin, end = self._postings[first], self._postings[first + 1 if last is None else last]
        return Postings(self._rows(begin, end), self._frequencies[begin:end])

    def postings_of(self, stems: Array) -> Postings:
        """Return the postings of some stems, one after the other."""
        begins = self._postings[stems].astype(np.int64)
        at = ranges(begins, self._postings[stems + 1] - begins)
        passages = self._passages[at]
        if len(self._turn_at):
            turns = self._turn_at.searchsorted(at.astype(np.uint32), "right") - 1
            passages = passages | self._turn_to[turns] << np.uint32(_LOW)
        return Postings(passages, self._frequencies[at])

    def _rows(self, begin: Array, end: Array) -> Array:
        """Return the passages of postings with the bits beyond the lower ones."""
        low = self._passages[begin:end]
        if not len(self._turn_at):
            return low
        rows = low.astype(np.uint32)
        if not len(rows):
            return rows
        first = self._turn_at.searchsorted(begin, "right") - 1
        last = self._turn_at.searchsorted(end)
        high = self._turn_to[first:last] << np.uint32(_LOW)
        if len(high) > 1:
            turns = [int(begin), *self._turn_at[first + 1 : last].tolist(), int(end)]
            high = high.repeat([till - turn for turn, till in pairwise(turns)])
        rows += high
        return rows

    def forms_standing(self, stems: Array) -> Array:
        """Return the form at each position of some stems, all of which have several forms."""
        begins = self._sub_places[stems].astype(np.int64)
        counts = self._sub_places[stems + 1] - begins
        subs = self._subs[ranges(begins, counts)]
        return np.asarray(self._form_order[np.repeat(self._first_form[stems], counts) + subs])

    @cached_property
    def _form_order(self) -> Array:
        """The forms stem after stem, those of each in the order of their own numbers."""
        return np.argsort(self.form_stem, kind="stable")

    @cached_property
    def _first_form(self) -> Array:
        """Where the forms of each stem begin in `_form_order`."""
        return np.cumsum(self.forms_of_stem) - self.forms_of_stem

    @cached_property
    def starts(self) -> Array:
        """The number of each passage's first word, and where another passage would begin.

        A number is left out between passages, so that words of two are not neighbours.
        """
        return np.concatenate(([0], np.cumsum(self.lengths + np.uint32(1)))).astype(np.uint32)

    def passages_at(self, numbers: Array) -> Array:
        """Return in which passages words of some numbers stand."""
        return self.starts.searchsorted(numbers.astype(np.uint32), "right") - 1

    def count(self, stem: int) -> int:
        """Return in how many passages a stem stands."""
        return int(self._postings[stem + 1]) - int(self._postings[stem])

    def positions(self, stem: int) -> Array:
        """Return the positions of a stem, passage by passage in the order of its postings."""
        begin, end = int(self._position_places[stem]), int(self._position_places[stem + 1])
        first, last = self._postings[stem], self._postings[stem + 1]
        if self._frequencies[first:last].sum(dtype=np.int64) != end - begin:
            raise ArraysDamaged(self.name)
        return self._whole(begin, end)

    def standing(self, stem: int, subs: Array | None) -> Array | None:
        """Return of each position of a stem whether one of these of its forms stands there.

        None stands for all: also where there is but one form.
        """
        if subs is None or self.forms_of_stem[stem] == len(subs):
            return None
        stand = self._subs[self._sub_places[stem] : self._sub_places[stem + 1]]
        return np.asarray(stand == subs[0] if len(subs) == 1 else np.isin(stand, subs))

    # All of it, for merging

    @property
    def most_frequent(self) -> int:
        """The most often that a stem stands in a passage."""
        return int(self._frequencies.max(initial=0))

    def reaching(self, first: int, words: int) -> int:
        """Return how far stems go from `first` on that have about so many words; one at least."""
        places = self._position_places
        reach = min(int(places[first]) + words, int(places[-1]))
        return max(first + 1, int(places.searchsorted(np.uint32(reach), "right")) - 1)

    def runs(self, first: int, last: int) -> Runs:
        """Return the runs of stems `first..last`."""
        found = self.postings(first, last)
        begin, end = int(self._position_places[first]), int(self._position_places[last])
        if found.frequencies.sum(dtype=np.int64) != end - begin:
            raise ArraysDamaged(self.name)
        stems = np.arange(first, last)
        stem_of_word = np.repeat(stems, np.diff(self._position_places[first : last + 1]))
        subs = np.zeros(end - begin, np.uint32)
        subs[(self.forms_of_stem > 1)[stem_of_word]] = self._subs[
            self._sub_places[first] : self._sub_places[last]
        ]
        return Runs(
            last,
            found.passages,
            found.frequencies,
            self._whole(begin, end),
            self._form_order[self._first_form[stem_of_word] + subs],
            np.repeat(stems, np.diff(self._postings[first : last + 1])),
            stem_of_word,
        )

    def _whole(self, begin: int, end: int) -> Array:
        """Return positions with the high parts of those beyond one byte."""
        low = self._positions[begin:end]
        first, last = self._high_at.searchsorted(np.array((begin, end), np.uint32))
        if first == last:
            return low
        whole = low.astype(np.uint32)
        whole[self._high_at[first:last] - np.uint32(begin)] += self._high[first:last].astype(
            np.uint32
        ) << np.uint32(8)
        return whole

    @cached_property
    def acronyms(self) -> dict[tuple[str, str], int]:
        """How often the passages explain each acronym, in capitals, by which words."""
        return dict(Gleanings(self.gleaned).acronyms)

    def gleaned_of(self, words: str) -> Iterator[Gleaned]:
        """Yield what was gleaned about a folded word, or words with a space between."""
        yield from gleaned(self.gleaned.from_on(f"{words}\t"))


def open_segment(folder: Path, name: str) -> Segment:
    """Open a segment by its name. Raises ArraysDamaged or OSError.

    What says where things stand is read whole and checked, for a wrong number there could ask for
    any amount of memory; it is a small part of the file.
    """
    arrays = read_arrays(folder / f"{name}{ENDING}")
    if arrays.kept.get("name") != name:
        raise ArraysDamaged(arrays.path.name)
    arrays.verify(_GUIDES)
    return Segment(arrays)
