"""The words of passages: forms and stems by number, and the order they are written in."""

from array import array

import numpy as np

from leader_reader.adapters.whoosh_index.arrays import Array


class Vocabulary:
    """Numbers forms and stems in the order they are met; `stem_of` has a stem for each form."""

    def __init__(self) -> None:
        self.forms: list[str] = []
        self.stems: list[str] = []
        self.stem_of = array("I")
        self._forms: dict[str, int] = {}
        self._stems: dict[str, int] = {}
        self._form_order: list[int] = []
        self._stem_order: list[int] = []

    def number(self, form: str) -> int | None:
        """Return the number of a form, None where it was not met."""
        return self._forms.get(form)

    def add(self, form: str, stem: str) -> int:
        """Give a new form a number, and return it."""
        number = self._forms[form] = len(self.forms)
        self.forms.append(form)
        root = self._stems.setdefault(stem, len(self.stems))
        if root == len(self.stems):
            self.stems.append(stem)
        self.stem_of.append(root)
        return number

    def sorted_forms(self) -> Array:
        """Return the numbers of all forms, sorted by code point (which is by UTF-8 bytes too)."""
        return _sorted(self._form_order, self.forms)

    def sorted_stems(self) -> Array:
        """Return the numbers of all stems, sorted likewise."""
        return _sorted(self._stem_order, self.stems)


def _sorted(order: list[int], strings: list[str]) -> Array:
    """Bring `order` up to date; what was sorted before stays so, which makes this quick."""
    order.extend(range(len(order), len(strings)))
    order.sort(key=strings.__getitem__)
    return np.array(order, np.intp)
