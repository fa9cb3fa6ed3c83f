"""Text that a page hands to its program as data, to be shown by it: looked for, never run.

Programs of pages keep what they show in a script: as JSON ("__NEXT_DATA__", "__NUXT_DATA__"),
as JSON that is assigned to a name ("window.__APOLLO_STATE__ = {"), or as text in their code.
"""

import html
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from leader_reader.adapters.importers.html.tree import Element

_LEAST = 200
_MOST_VALUES = 200_000
_MOST_LITERALS, _MOST_ASSIGNED = 5000, 300
_MOST_DEPTH = 60
_PARTS = ("data", "children", "content", "items", "body", "props")
_SAID = ("text", "html", "value", "content", "body", "paragraph", "caption")
_KINDS = ("type", "nodeType", "_type", "style", "tag", "name", "__typename", "kind")
_ASIDE = re.compile(
    r"relat|recommend|latest|popular|trending|teaser|sidebar|comment|footer|header|^nav|menu|cookie"
    r"|consent|translat|i18n|locale|messages|config|seo|meta|privacy|^ads?$",
    re.IGNORECASE,
)
_ASSIGNED = re.compile(
    r"(?:__?[A-Za-z]\w{2,40}|\b\w{0,40}?(?:[sS]tate|STATE|[dD]ata|DATA)\w{0,40})[\"'\]]{0,2}\s*=\s*"
    r"(?P<parsed>JSON\.parse\()?(?=[{\[\"])"
)
_LITERAL = re.compile(r'"(?:[^"\\\n]|\\.)*+"?')  # takes an open one too: each sign is read once
_HEXADECIMAL = re.compile(r"\\x([0-9a-fA-F]{2})")
_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_PARAGRAPH_TAG = re.compile(r"<(?:p|div|h[1-6]|br|li|blockquote)\b", re.IGNORECASE)
_WORDS = re.compile(r"[^\W\d_]{2,}[,;:]?\s+(?=[^\W_])")
_LEVEL = re.compile(r"h(?:eader|eading)?[-_ ]?([1-6]|one|two|three|four|five|six)", re.IGNORECASE)
_HEADING = re.compile(r"h[1-6]|head(?:er|ing|line)[-_ ]?\w*|sub-?title", re.IGNORECASE)
_LEVELS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
_CODE = re.compile(r"function\s*\(|=>\s*[{(]|\}\s*;|[{;]\s*[\w-]+\s*:\s*[\w#]+\s*;")


@dataclass(slots=True)
class _Best:
    """The longest text so far, as HTML."""

    size: int = _LEAST - 1
    markup: str = ""

    def offer(self, size: int, markup: str) -> None:
        if size > self.size:
            self.size, self.markup = size, markup


def handed_text(root: Element) -> str:
    """Return the text, as HTML, that is the body of what a page's scripts hold; "" for none."""
    scripts = [script for script in root.iter("script") if len(script.text or "") >= _LEAST]
    for values in (_values, _literals):
        best, left = _Best(), _MOST_VALUES
        for script in scripts:
            for value in values(script):
                left = _look(value, best, left)
        if best.markup:
            return best.markup
    return ""


def _values(script: Element) -> Iterator[object]:
    """Yield what a script holds as JSON, as a whole or where it is assigned to a name."""
    text, kind = script.text or "", (script.get("type") or "").lower()
    if "ld+json" in kind:
        return
    if "json" in kind:
        yield _loaded(text.strip().removeprefix("<!--").removesuffix("-->"))
    else:
        yield from _assigned(text)


def _literals(script: Element) -> Iterator[object]:
    """Yield the long texts that stand in a script between quotation marks."""
    code = "" if "json" in (script.get("type") or "") else script.text or ""
    found = (match.group() for match in _LITERAL.finditer(code))
    for literal in islice((text for text in found if len(text) > _LEAST), _MOST_LITERALS):
        yield _loaded(_HEXADECIMAL.sub(r"\\u00\1", literal))


def _assigned(text: str) -> Iterator[object]:
    """Yield what is assigned to names like __INITIAL_STATE__, where that is plain JSON."""
    decoder, end = json.JSONDecoder(strict=False), 0
    for match in islice(_ASSIGNED.finditer(text), _MOST_ASSIGNED):
        if match.start() < end:
            continue
        try:
            value, end = decoder.raw_decode(text, match.end())
        except (ValueError, RecursionError):
            continue
        yield _loaded(value) if match.group("parsed") and isinstance(value, str) else value


def _loaded(text: str) -> object:
    try:
        return json.loads(text, strict=False)
    except (ValueError, RecursionError):
        return None


def _look(value: object, best: _Best, left: int) -> int:
    """Look through a value for a long text or a row of blocks; return how many may follow."""
    waiting = [(value, 0)]
    while waiting and left:
        current, depth = waiting.pop()
        left -= 1
        if isinstance(current, str):
            _look_at_text(current, best)
        elif depth > _MOST_DEPTH:
            continue
        elif isinstance(current, list):
            _look_at_row(current, best)
            waiting += [(part, depth + 1) for part in reversed(current)]
        elif isinstance(current, dict):
            _look_at_row(list(current.values()), best)
            kept = (key for key in reversed(current) if not _ASIDE.search(key))
            waiting += [(current[key], depth + 1) for key in kept]
    return left


def _look_at_text(text: str, best: _Best) -> None:
    if len(text) < _LEAST:
        return
    if _PARAGRAPH_TAG.search(text):
        best.offer(_prose(_TAG.sub(" ", text)), text)
    else:
        best.offer(_prose(text), _as_paragraphs(text))


def _prose(text: str) -> int:
    """Return how much running text there is, 0 where it is code, an address or the like."""
    words = len(_WORDS.findall(text)) or sum("\u3040" <= sign <= "\u9fff" for sign in text) // 4
    return 0 if words * 12 < len(text.strip()) or _CODE.search(text) else len(text)


def _as_paragraphs(text: str) -> str:
    if not _TAG.search(text):
        text = html.escape(text, quote=False)
    return "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n|\r\n|\n", text))


def _look_at_row(row: list[object], best: _Best) -> None:
    """Offer a row of blocks, as editors of rich text keep a text: each with its own words."""
    blocks = [item for item in row if isinstance(item, dict)]
    if len(blocks) < 2 or not any(_kind(block) for block in blocks):  # noqa: PLR2004
        return
    said = [(_kind(block), _said(block)) for block in blocks]
    prose = [text for kind, text in said if text and not _HEADING.fullmatch(kind)]
    if prose and _prose(" ".join(_TAG.sub(" ", text) for text in prose)):
        best.offer(sum(map(len, prose)), "".join(_marked(kind, text) for kind, text in said))


def _kind(block: dict[str, object]) -> str:
    return next((str(block[key]) for key in _KINDS if isinstance(block.get(key), str)), "")


def _said(block: dict[str, object], depth: int = 0) -> str:
    """Return the words of a block, those of the parts in it joined."""
    told = next((str(block[key]) for key in _SAID if isinstance(block.get(key), str)), "")
    if told or depth > _MOST_DEPTH // 4:
        return told if _TAG.search(told) else html.escape(told, quote=False)
    inside = next((block[key] for key in _PARTS if isinstance(block.get(key), list | dict)), ())
    parts = inside if isinstance(inside, list) else [inside]
    return "".join(_said(part, depth + 1) if isinstance(part, dict) else "" for part in parts)


def _marked(kind: str, text: str) -> str:
    if not text or _PARAGRAPH_TAG.match(text):
        return text
    if _HEADING.fullmatch(kind):
        level = _LEVEL.match(kind)
        told = level.group(1) if level else "2"
        return f"<h{_LEVELS.get(told.lower(), told)}>{text}</h{_LEVELS.get(told.lower(), told)}>"
    tag = "li" if "list-item" in kind else "blockquote" if "quote" in kind.lower() else "p"
    return f"<{tag}>{text}</{tag}>"
