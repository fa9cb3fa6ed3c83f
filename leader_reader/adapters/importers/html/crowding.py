"""Tags with thousands of attributes cut short: libxml2 compares each with all those before it."""

import re

MOST_ATTRIBUTES = 1000
"""How many attributes a tag keeps; real ones have a few dozen at most."""

_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{5000,}")
_ATTRIBUTE = re.compile(r"""[^\s=]+(?:\s*=\s*(?:"[^"]*"|'[^']*'|\S*))?""")


def thinned(text: str) -> str:
    """Return the page without the attributes that no tag needs."""
    return _LONG_TAG.sub(_cut, text)


def _cut(tag: re.Match[str]) -> str:
    for number, attribute in enumerate(_ATTRIBUTE.finditer(tag.group())):
        if number > MOST_ATTRIBUTES:
            return tag.group()[: attribute.start()]
    return tag.group()
