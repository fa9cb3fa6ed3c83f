"""The words of passages: forms and stems by number, and the order they are written in."""

from array import array
from collections.abc import Callable, Iterable, Sequence

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array

_FEW = 4
"""One in so many words used is few."""


class Vocabulary:
    """Numbers forms and stems in the order they are met; `stem_of` has a stem for each form.

    `numbers` are those of the forms.
    """

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.stems: list[str] = []
        self.stem_of = array("I")
        self.numbers: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._form_order: list[int] = []
        self._stem_order: list[int] = []

    def add(self, forms: Iterable[str], stems: Callable[[list[str]], Sequence[str]]) -> None:
        """Give numbers to the forms that were not met yet; `stems` gives the stems of some."""
        numbers = self.numbers
        new = [form for form in dict.fromkeys(forms) if form not in numbers]
        if not new:
            return
        first = len(self.forms)
        numbers.update(zip(new, range(first, first + len(new)), strict=True))
        self.forms += new
        for stem in stems(new):
            root = self._stems.setdefault(stem, len(self.stems))
            if root == len(self.stems):
                self.stems.append(stem)
            self.stem_of.append(root)

    def sorted_forms(self, used: Array) -> Array:
        """Return numbers of forms sorted by code point (which is by UTF-8 bytes too)."""
        return _sorted(used, self.forms, self._form_order)

    def sorted_stems(self, used: Array) -> Array:
        """Return numbers of stems sorted likewise."""
        return _sorted(used, self.stems, self._stem_order)


def _sorted(used: Array, strings: list[str], order: list[int]) -> Array:
    """Sort the numbers that are used: few by themselves, many by the `order` of all.

    The order is brought up to date; what was sorted before stays so, which makes this quick.
    """
    if len(used) * _FEW < len(strings):
        return np.array(sorted(used.tolist(), key=strings.__getitem__), np.intp)
    order.extend(range(len(order), len(strings)))
    order.sort(key=strings.__getitem__)
    in_use = np.zeros(len(strings), bool)
    in_use[used] = True
    numbers = np.array(order, np.intp)
    return np.asarray(numbers[in_use[numbers]])
