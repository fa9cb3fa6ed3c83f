"""What the window remembers from one start to the next: one dataclass, kept as JSON."""

import json
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from leader_reader.ui.own_theme import FIRST, OwnColours, own_colours_of
from leader_reader.ui.panes.split import WHOLE, Split, split_of
from leader_reader.ui.reader.comfort import PLAIN, Comfort, comfort_of
from leader_reader.ui.search.habits import Habits, order_of


@dataclass(frozen=True, slots=True)
class Settings:
    """The window as it was left. Widths and sizes are in pixels.

    `zoom` is the size of text used last, in percent: a document not read before begins with it.
    `comfort` is how text is set, `ruler` whether the line that is read is set apart, `own` the
    colours of the user's own theme, `split` what is read beside the document that is open,
    `editions_offered` the documents of which it is not answered yet whether they are new editions.
    """

    theme: str = "light"
    zoom: int = 100
    width: int = 1440
    height: int = 900
    maximised: bool = False
    left_width: int = 304
    right_width: int = 328
    passages_height: int = 400
    left_shown: bool = True
    right_shown: bool = True
    swapped: bool = False
    order: str = ""
    reverse: bool = False
    starter_dismissed: bool = False
    document: str = ""
    tour_seen: bool = False
    search_order: str = "relevance"
    search_grouped: bool = True
    recent_searches: tuple[str, ...] = ()
    comfort: Comfort = PLAIN
    ruler: bool = False
    own: OwnColours = FIRST
    aloud_speed: int = 100
    split: Split = WHOLE
    editions_offered: tuple[str, ...] = ()


def habits_of(settings: Settings) -> Habits:
    """Return how the user likes to search."""
    order = order_of(settings.search_order)
    return Habits(order, settings.search_grouped, settings.recent_searches)


def with_habits(settings: Settings, habits: Habits) -> Settings:
    """Return `settings` with how the user likes to search."""
    return replace(
        settings,
        search_order=habits.order.value,
        search_grouped=habits.grouped,
        recent_searches=habits.recent,
    )


def load(path: Path) -> Settings:
    """Return the settings kept at `path`; what is missing or unfit is as it is by default."""
    with suppress(OSError, ValueError):
        kept = json.loads(path.read_text("utf-8"))
        if isinstance(kept, dict):
            shaped: dict[str, Any] = {name: _shaped(name, value) for name, value in kept.items()}
            return replace(Settings(), **{n: v for n, v in shaped.items() if _fits(n, v)})
    return Settings()


def save(path: Path, settings: Settings) -> None:
    """Keep the settings, whole or not at all; a full disk is no reason to stop anyone."""
    partial = path.with_suffix(".part")
    with suppress(OSError):
        partial.write_text(json.dumps(asdict(settings), indent=2), "utf-8")
        partial.replace(path)


def _shaped(name: str, value: object) -> object:
    """Return what JSON made of a value as what it was: a tuple of words, a part of its own."""
    if isinstance(value, dict) and name in _PARTS:
        return _PARTS[name](value)
    words = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return tuple(value) if words and isinstance(value, list) else value


def _fits(name: str, value: object) -> bool:
    defaults = {each.name: each.default for each in fields(Settings)}
    return name in defaults and type(value) is type(defaults[name])


_PARTS: dict[str, Callable[[dict[str, object]], object]] = {
    "comfort": comfort_of,
    "own": own_colours_of,
    "split": split_of,
}
