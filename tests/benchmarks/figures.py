"""Figures and how they are shown: what was measured, the target, and whether it is met."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil


@dataclass(frozen=True)
class Figure:
    """One measurement. `target` is the most it may be, None where there is nothing to meet."""

    name: str
    value: float
    unit: str
    target: float | None = None

    @property
    def met(self) -> bool:
        return self.target is None or self.value <= self.target

    def line(self) -> str:
        """Return the figure as a row of the table."""
        wanted = "" if self.target is None else f"≤ {self.target:g} {self.unit}"
        verdict = "" if self.target is None else ("met" if self.met else "MISSED")
        return f"{self.name:<58} {self.value:>9.2f} {self.unit:<4} {wanted:<12} {verdict}".rstrip()


def percentile(values: Sequence[float], share: float) -> float:
    """Return the value that `share` (0 to 1) of `values` do not exceed: the nearest rank."""
    ranked = sorted(values)
    return ranked[max(0, ceil(share * len(ranked)) - 1)]
