"""How the user likes to search: order, grouping, and the last searches."""

from dataclasses import dataclass, replace

from leader_reader.domain.search import SortOrder

MOST_RECENT = 12


@dataclass(frozen=True, slots=True)
class Habits:
    """What the search keeps from one start to the next; `recent` has the latest first."""

    order: SortOrder = SortOrder.RELEVANCE
    grouped: bool = True
    recent: tuple[str, ...] = ()


def with_recent(habits: Habits, words: str) -> Habits:
    """Return the habits with `words` as the latest search; only the last 12 are kept."""
    words = " ".join(words.split())
    if not words:
        return habits
    others = (each for each in habits.recent if each.casefold() != words.casefold())
    return replace(habits, recent=(words, *others)[:MOST_RECENT])


def order_of(name: str) -> SortOrder:
    """Return the order of this name; the best first where there is none."""
    return SortOrder(name) if name in set(SortOrder) else SortOrder.RELEVANCE
