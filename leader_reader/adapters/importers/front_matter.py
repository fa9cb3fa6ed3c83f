"""The front matter of a Markdown file: the simple YAML that people write there, and TOML."""

import re
import textwrap
import tomllib
from collections.abc import Iterator

_FENCE = re.compile(r"\A---[ \t]*\n(?P<matter>.*?)^(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.M | re.S)
_TOML = re.compile(r"\A\+\+\+[ \t]*\n(?P<matter>.*?)^\+\+\+[ \t]*(?:\n|\Z)", re.M | re.S)
_BLOCK = re.compile(
    r"^(?P<key>[A-Za-z][\w-]*):[ \t]*[|>][-+]?[ \t]*\n(?P<lines>(?:[ \t]+\S.*\n|[ \t]*\n)+)", re.M
)
_PAIR = re.compile(r"(?P<key>[A-Za-z](?:[\w .-]*[\w.-])?)\s*:(?:\s+(?P<value>.*))?$")
_ITEM = re.compile(r"\s*-\s+(?P<value>.*)$")
_NAMED = re.compile(r"(?:-\s+)?name\s*:\s*(?P<value>.+)$")
_FOLDED = frozenset((">", "|", ">-", "|-", ">+", "|+"))
_LONGEST = 1_000_000
"""Characters among which the end of front matter is looked for; it may hold many references."""


def split_front_matter(text: str) -> tuple[dict[str, list[str]], str]:
    """Return the front matter's values by lower-case key, and the text without it.

    A value is a list: of one where the file has one, of its items where it has a list.
    """
    match = _TOML.match(text[:_LONGEST])
    if match:
        return _from_toml(match.group("matter")), text[match.end() :]
    match = _FENCE.match(text[:_LONGEST])
    if not match or not any(_PAIR.match(line) for line in match.group("matter").splitlines()):
        return {}, text
    return dict(_pairs(match.group("matter").splitlines())), text[match.end() :]


def literal_blocks(text: str) -> dict[str, str]:
    """Return the front matter's values that are texts of several lines, as they are written."""
    match = _FENCE.match(text[:_LONGEST])
    found = _BLOCK.finditer(match.group("matter")) if match else ()
    return {block["key"].lower(): textwrap.dedent(block["lines"]).strip() for block in found}


def _from_toml(text: str) -> dict[str, list[str]]:
    """Return the values of TOML by key, those of its tables too; none where it is not sound."""
    try:
        table = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return {}
    inner = [value for value in table.values() if isinstance(value, dict)]
    return {
        key.lower(): _listed(value)
        for known in (*inner, table)
        for key, value in known.items()
        if not isinstance(value, dict)
    }


def _listed(value: object) -> list[str]:
    items = value if isinstance(value, list) else [value]
    named = (item.get("name", "") if isinstance(item, dict) else item for item in items)
    return [text for text in map(str, named) if text]


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
