"""The meta tags of a page by name: citation_*, Dublin Core, OpenGraph, PRISM and plain ones."""

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.html.tree import Element

_ATTRIBUTES = ("property", "name", "itemprop", "http-equiv")
_MOST_TAGS = 5000
_LONGEST = 4000


class Tags:
    """What a page's meta tags say, by lower-case name; "DC:title" and "DC.Title" are one."""

    def __init__(self, root: Element) -> None:
        self._told: dict[str, list[str]] = {}
        by_attribute: dict[str, dict[str, list[str]]] = {name: {} for name in _ATTRIBUTES}
        for count, meta in enumerate(root.iter("meta", "{*}meta")):
            content = clean_text((meta.get("content") or "")[:_LONGEST])
            if count > _MOST_TAGS or not content:
                continue
            for attribute, told in by_attribute.items():
                for name in (meta.get(attribute) or "").lower().split():
                    told.setdefault(_folded(name), []).append(content)
        for told in by_attribute.values():
            for name, contents in told.items():
                self._told.setdefault(name, contents)

    def names(self) -> list[str]:
        """Return the names of all tags, in lower case."""
        return list(self._told)

    def all(self, name: str) -> list[str]:
        """Return all that tags of one name say."""
        return self._told.get(name, [])

    def first(self, *names: str) -> str:
        """Return the first that any tag of these names says, in the order of the names."""
        return next((self._told[name][0] for name in names if name in self._told), "")


def _folded(name: str) -> str:
    prefix, colon, rest = name.partition(":")
    if colon and prefix in ("dc", "dcterms", "dct", "prism"):
        return f"{'dcterms' if prefix == 'dct' else prefix}.{rest}"
    return name.removeprefix("schema:")
