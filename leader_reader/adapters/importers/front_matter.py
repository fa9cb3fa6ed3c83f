"""The front matter of a Markdown file: the simple YAML that people write there, and no more."""

import re
from collections.abc import Iterator

_FENCE = re.compile(r"\A---[ \t]*\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S)
_PAIR = re.compile(r"(?P<key>[A-Za-z][\w .-]*?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)$")
_NAMED = re.compile(r"(?:-\s+)?name\s*:\s*(?P<value>.+)$")
_FOLDED = frozenset((">", "|", ">-", "|-", ">+", "|+"))
_LONGEST = 65_536


def split_front_matter(text: str) -> tuple[dict[str, list[str]], str]:
    """Return the front matter's values by lower-case key, and the text without it.

    A value is a list: of one where the file has one, of its items where it has a list.
    """
    match = _FENCE.match(text[:_LONGEST])
    if not match or not any(_PAIR.match(line) for line in match.group("matter").splitlines()):
        return {}, text
    return dict(_pairs(match.group("matter").splitlines())), text[match.end() :]


def _pairs(lines: list[str]) -> Iterator[tuple[str, list[str]]]:
    key, values = "", list[str]()
    for line in lines:
        pair = _PAIR.match(line)
        if pair:
            if key:
                yield key, values
            key, values = pair.group("key").lower(), _values(pair.group("value") or "")
        elif key and line.strip() and not line.lstrip().startswith("#"):
            _add(values, line)
    if key:
        yield key, values


def _values(text: str) -> list[str]:
    text = text.strip()
    if not text or text in _FOLDED:
        return []
    if text.startswith("[") and text.endswith("]"):
        return [part for part in map(_bare, text[1:-1].split(",")) if part]
    return [_bare(text)]


def _add(values: list[str], line: str) -> None:
    """Take up a line below a key: an item, the name in an item, or more of a long value."""
    named, item = _NAMED.match(line.strip()), _ITEM.match(line)
    if named:
        values.append(_bare(named.group("value")))
    elif item:
        values.append(_bare(item.group("value")))
    elif values and not _PAIR.match(line.strip()):
        values[-1] += f" {line.strip()}"
    elif not values:
        values.append(_bare(line))


def _bare(text: str) -> str:
    text = text.strip()
    quoted = len(text) > 1 and text[0] == text[-1] and text[0] in "\"'"
    return text[1:-1] if quoted else text
