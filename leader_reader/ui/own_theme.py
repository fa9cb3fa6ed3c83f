"""The user's own theme: a paper, an ink and an accent, from which all other colours follow."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import product
from typing import Any

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QColor

from leader_reader.domain.codebook import COLOURS
from leader_reader.ui.theme import Theme, blend

OWN = "own"
"""The name of the theme."""

LEAST = 4.5
"""The least contrast of words (https://www.w3.org/TR/WCAG22/#contrast-minimum)."""
_LEAST_EDGE = 3.0
_LEAST_ON_MARKS = 6.0
"""More than must be: what is selected lies over the marks."""
_STEP = 0.05
_UNDER_WORDS = ("window", "panel", "page", "raised", "chip")

PAPERS: Mapping[str, str] = {
    "Snow": "#fcfcfa",
    "Ivory": "#faf4e3",
    "Blush": "#faeeec",
    "Mist": "#ecf1f5",
    "Sage": "#e8f0e4",
    "Slate": "#2a3038",
    "Moss": "#1b2620",
    "Night": "#14171d",
}
INKS: Mapping[str, str] = {
    "Charcoal": "#24272c",
    "Umber": "#43301f",
    "Navy": "#1c2e52",
    "Forest": "#1e3b2b",
    "Cream": "#efe6d2",
    "Pearl": "#dbe1e8",
    "Mint": "#cfe6d7",
}
ACCENTS: Mapping[str, str] = {
    "Blue": "#1f6feb",
    "Teal": "#0c7d79",
    "Green": "#2f7d3b",
    "Amber": "#b2660f",
    "Rose": "#c2385f",
    "Plum": "#8a3fa0",
}

_PARTNERS = {
    "Snow": "Charcoal",
    "Ivory": "Umber",
    "Blush": "Umber",
    "Mist": "Navy",
    "Sage": "Forest",
    "Slate": "Pearl",
    "Moss": "Mint",
    "Night": "Cream",
}


@dataclass(frozen=True, slots=True)
class OwnColours:
    """Names of a paper, an ink and an accent."""

    paper: str = "Ivory"
    ink: str = "Umber"
    accent: str = "Teal"


FIRST = OwnColours()
"""The colours until somebody chooses others."""


def own_colours_of(kept: Mapping[str, object]) -> OwnColours:
    """Return the colours that were kept; what is unknown, or cannot be read, is not taken."""
    chosen = FIRST
    for name, known in (("paper", PAPERS), ("ink", INKS), ("accent", ACCENTS)):
        wanted = kept.get(name)
        if isinstance(wanted, str) and wanted in known:
            chosen = replace(chosen, **{name: wanted})
    readable = contrast(PAPERS[chosen.paper], INKS[chosen.ink]) >= LEAST
    return chosen if readable else replace(FIRST, accent=chosen.accent)


def with_paper(colours: OwnColours, paper: str) -> tuple[OwnColours, str]:
    """Return the colours on another paper, and a sentence if that needs another ink too."""
    wanted = replace(colours, paper=paper)
    if _reads(wanted) >= LEAST:
        return wanted, ""
    said = QCoreApplication.translate(
        "OwnTheme", "{ink} could hardly be read on {paper} ({found} to 1), so the ink is {other}."
    )
    other = _PARTNERS[paper]
    words = said.format(ink=colours.ink, paper=paper, found=f"{_reads(wanted):.1f}", other=other)
    return replace(wanted, ink=other), words


def with_ink(colours: OwnColours, ink: str) -> tuple[OwnColours, str]:
    """Return the colours with another ink, or as they are with a sentence if it is too faint."""
    wanted = replace(colours, ink=ink)
    if _reads(wanted) >= LEAST:
        return wanted, ""
    said = QCoreApplication.translate(
        "OwnTheme", "{ink} on {paper} has a contrast of {found} to 1; words need 4.5 to 1."
    )
    return colours, said.format(ink=ink, paper=colours.paper, found=f"{_reads(wanted):.1f}")


def own_theme(colours: OwnColours, themes: Mapping[str, Theme]) -> Theme:
    """Return the theme; what no colour is chosen for comes from light or dark of `themes`."""
    paper, ink = PAPERS[colours.paper], INKS[colours.ink]
    dark = luminance(ink) > luminance(paper)
    base = themes["dark" if dark else "light"]
    grounds = _grounds(paper, ink, dark=dark)
    accent = _towards(ACCENTS[colours.accent], ink, [paper], _LEAST_EDGE)
    soft = _readable_ground(accent, paper, [ink], 0.2)
    under = [soft, *(grounds[name] for name in _UNDER_WORDS)]
    inks = {
        name: _towards(getattr(base, name), ink, under, LEAST)
        for name in ("danger", "success", "warning")
    }
    found: dict[str, Any] = {
        "name": OWN,
        "dark": dark,
        "text": ink,
        "selection_text": ink,
        "accent": accent,
        "accent_soft": soft,
        "accent_text": _towards(accent, ink, under, LEAST),
        "on_accent": max("#ffffff", "#000000", key=lambda each: contrast(each, accent)),
        "muted": _towards(blend(ink, paper, 0.6).name(), ink, under, LEAST),
        "danger_soft": _readable_ground(inks["danger"], paper, [ink, inks["danger"]], 0.12),
    }
    return replace(base, **found | grounds | inks | _marked(base, paper, ink, accent))


def luminance(colour: str) -> float:
    """Return the relative luminance (https://www.w3.org/TR/WCAG22/#dfn-relative-luminance)."""
    shade = QColor(colour)
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4  # noqa: PLR2004 - sRGB
        for part in (shade.redF(), shade.greenF(), shade.blueF())
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, 1 to 21."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def _reads(colours: OwnColours) -> float:
    return contrast(PAPERS[colours.paper], INKS[colours.ink])


def _grounds(paper: str, ink: str, *, dark: bool) -> dict[str, str]:
    """Return the page and the grounds around it, on each of which `ink` can be read."""
    shades = {"window": 0.04, "panel": 0.02, "chip": 0.08, "line": 0.14, "scroll": 0.3}
    found = {name: blend(ink, paper, amount).name() for name, amount in shades.items()}
    raised = blend(ink, paper, 0.07) if dark else blend("#ffffff", paper, 0.5)
    found |= {"page": paper, "raised": raised.name(), "edge": blend(ink, paper, 0.2).name()}
    return found


def _marked(base: Theme, paper: str, ink: str, accent: str) -> dict[str, str | float]:
    """Return how marks, words found and selected words look, all with `ink` on them."""
    tint = _most(base.tint, COLOURS.values(), [paper], ink, _LEAST_ON_MARKS)
    under = [paper, *(blend(colour, paper, tint).name() for colour in COLOURS.values())]
    opacity = _most(base.selection_opacity, [accent], under, ink)
    return {
        "tint": tint,
        "selection_opacity": opacity,
        "hit": _readable_ground(base.hit, paper, [ink], 1.0),
        "found": _readable_ground(base.found, paper, [ink], 1.0),
        "found_current": _readable_ground(base.found_current, paper, [ink], 1.0),
        "found_edge": _towards(base.found_edge, ink, [paper], _LEAST_EDGE),
    }


def _towards(colour: str, ink: str, grounds: Iterable[str], least: float) -> str:
    """Return `colour`, as much nearer to `ink` as it must be to be seen on all of `grounds`."""
    under = list(grounds)
    shades = (blend(ink, colour, step * _STEP).name() for step in range(round(1 / _STEP)))
    fitting = (each for each in shades if min(contrast(each, on) for on in under) >= least)
    return next(fitting, ink)


def _readable_ground(colour: str, paper: str, inks: Iterable[str], most: float) -> str:
    """Return `paper` with at most so much of `colour` in it, and no more than lets inks be read."""
    over = list(inks)
    shades = (blend(colour, paper, amount).name() for amount in _down_from(most))
    fitting = (each for each in shades if min(contrast(ink, each) for ink in over) >= LEAST)
    return next(fitting, paper)


def _most(
    most: float,
    colours: Iterable[str],
    grounds: Iterable[str],
    ink: str,
    least: float = LEAST,
) -> float:
    """Return how much of `colours` may lie over `grounds` so that `ink` is read on each."""
    pairs = list(product(colours, grounds))
    for amount in _down_from(most):
        if all(contrast(ink, blend(over, on, amount).name()) >= least for over, on in pairs):
            return amount
    return 0.0


def _down_from(most: float) -> Iterator[float]:
    return (most * (1 - step * _STEP) for step in range(round(1 / _STEP)))
