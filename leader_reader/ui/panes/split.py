"""How the view was split: what lies open beside the current document, and what part it has."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace


@dataclass(frozen=True, slots=True)
class Split:
    """The pane beside the current one, as it was left; `on` tells whether there is one.

    `document` is "" where none is open in it, `offset` the code point at its top, `pages` whether
    its pages are shown, `zoom` the size of its text in percent; `first` tells whether it stands
    before the current one, `share` what part the first of the two has, in thousandths.
    """

    on: bool = False
    document: str = ""
    offset: int = 0
    pages: bool = False
    zoom: int = 100
    first: bool = False
    share: int = 500


WHOLE = Split()
"""The view in one piece."""


def split_of(kept: Mapping[str, object]) -> Split:
    """Return the split that was kept by name; what is missing or unfit is as it is by default."""
    defaults = {each.name: each.default for each in fields(Split)}
    fitting = {n: v for n, v in kept.items() if n in defaults and type(v) is type(defaults[n])}
    found = replace(WHOLE, **fitting)  # type: ignore[arg-type]
    return replace(found, offset=max(0, found.offset), share=max(100, min(900, found.share)))
