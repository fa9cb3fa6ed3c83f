"""Comfort: how text is set for one reader's eyes, from the fonts to the width of the column."""

from collections.abc import Mapping
from dataclasses import dataclass, fields, replace

SERIF, SANS, SYSTEM = "serif", "sans", "system"
"""Families by what they are; any other family is the name of an installed one."""

LIMITS: dict[str, tuple[float, float, float]] = {
    "line": (1.2, 2.6, 0.1),
    "letters": (0.0, 0.24, 0.02),
    "words": (0.0, 0.48, 0.04),
    "paragraph": (0.0, 3.0, 0.2),
    "column": (45, 100, 5),
    "margin": (16, 160, 24),
}
"""The least and the most that each length may be, and a step of it."""

_LONGEST_NAME = 120


@dataclass(frozen=True, slots=True)
class Comfort:
    """The font's family, and distances as multiples of its size.

    `line` is from line to line, `paragraph` what parts paragraphs, `letters` and `words` are added
    to what the font has; `column` is the width of the text in characters, `margin` the least that
    is left beside it in pixels. The ranges hold what WCAG 2.2 asks for: line 1.5, paragraph 2,
    letters 0.12, words 0.16 (https://www.w3.org/TR/WCAG22/#text-spacing).
    """

    family: str = SERIF
    line: float = 1.6
    letters: float = 0.0
    words: float = 0.0
    paragraph: float = 0.8
    column: int = 68
    margin: int = 40
    justified: bool = False


PLAIN = Comfort()
"""As it is until somebody changes it."""


def comfort_of(kept: Mapping[str, object]) -> Comfort:
    """Return the comfort that was kept by name; what is missing or unfit is as it is by default."""
    fitting = {each.name: _fitting(each.name, kept.get(each.name)) for each in fields(Comfort)}
    return replace(PLAIN, **{name: value for name, value in fitting.items() if value is not None})  # type: ignore[arg-type]


def stepped(comfort: Comfort, name: str, by: int) -> Comfort:
    """Return `comfort` with the length `name` larger or smaller by so many steps, in its limits.

    A value between two steps goes to the next one.
    """
    least, _, step = LIMITS[name]
    steps = (getattr(comfort, name) - least) / step
    whole = round(steps)
    between = abs(steps - whole) > 0.01  # noqa: PLR2004 - only what rounding leaves
    start = (int(steps) + (by < 0)) if between else whole
    return replace(comfort, **{name: _within(name, least + (start + by) * step)})  # type: ignore[arg-type]


def can_step(comfort: Comfort, name: str, by: int) -> bool:
    """Tell whether the length `name` can still go that way."""
    least, most, _ = LIMITS[name]
    return bool(getattr(comfort, name) < most if by > 0 else getattr(comfort, name) > least)


def _fitting(name: str, value: object) -> str | float | bool | None:
    if name == "family":
        is_name = isinstance(value, str) and 0 < len(value) <= _LONGEST_NAME
        return value if is_name and isinstance(value, str) else None
    if name == "justified":
        return value if isinstance(value, bool) else None
    if isinstance(value, bool) or not isinstance(value, int | float) or value != value:  # noqa: PLR0124 - NaN
        return None
    return _within(name, value)


def _within(name: str, value: float) -> float:
    least, most, _ = LIMITS[name]
    kept = round(max(least, min(most, value)), 2)
    return int(kept) if isinstance(getattr(PLAIN, name), int) else kept
