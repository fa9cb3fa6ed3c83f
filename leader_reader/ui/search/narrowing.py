"""The values of facets that a search is narrowed to, and how a choice changes them."""

Narrowed = tuple[tuple[str, str], ...]
"""(facet, value) pairs; the values of one facet are alternatives."""


def values_of(narrowed: Narrowed, name: str) -> tuple[str, ...]:
    """Return the values that are chosen of one facet."""
    return tuple(value for facet, value in narrowed if facet == name)


def toggled(narrowed: Narrowed, name: str, value: str) -> Narrowed:
    """Return `narrowed` with a value taken off where it was on, and on where it was not."""
    pair = (name, value)
    left = tuple(each for each in narrowed if each != pair)
    return left if len(left) < len(narrowed) else (*narrowed, pair)


def goes_on(before: str, after: str) -> bool:
    """Tell whether words are a search typed on or shortened, and not another one."""
    before, after = before.casefold().strip(), after.casefold().strip()
    if not before or not after:
        return False
    same_begin = before.startswith(after) or after.startswith(before)
    return same_begin or before.split()[0] == after.split()[0]
