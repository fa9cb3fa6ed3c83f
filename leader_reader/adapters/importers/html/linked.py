"""What a page says of itself in JSON-LD (https://schema.org/Article), its comments and text too."""

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date
from leader_reader.adapters.importers.html.tree import Element
from leader_reader.domain.document import Block, BlockKind

_ARTICLE = re.compile(r"Article|BlogPosting|Report|CreativeWork|Book|Posting|Review|Thesis|QAPage")
_PAGE = re.compile(r"WebPage|ItemPage|AboutPage|MedicalWebPage|FAQPage")
_WRAPPERS = ("@graph", "mainEntity", "mainEntityOfPage", "hasPart")
_COMMENT_KEYS = ("comment", "comments", "suggestedAnswer", "acceptedAnswer")
_MOST_DEPTH = 12
_MOST_ITEMS = 2000
_TAG = re.compile(r"<[^<>]*>")
_ENDS = re.compile(r"</p>|<br\s*/?>|\n\s*\n|\r\n?", re.IGNORECASE)

Item = dict[str, Any]


class LinkedData:
    """The JSON-LD of a page: its articles, what it is part of, and who is referred to by @id."""

    def __init__(self, root: Element) -> None:
        self._named: dict[str, Item] = {}
        found = [item for value in _values(root) for item in self._items(value)]
        pages = [item for item in found if _PAGE.search(_type(item))]
        self.sites = [item for item in found if "WebSite" in _type(item)]
        articles = [item for item in found if _ARTICLE.search(_type(item))]
        self.items = [*articles, *(page for page in pages if page not in articles)]

    def _items(self, value: object) -> Iterator[Item]:
        """Yield what a value is about, whatever it is wrapped in; note what has an @id."""
        waiting, seen = [(value, 0)], 0
        while waiting and seen < _MOST_ITEMS:
            current, depth = waiting.pop()
            seen += 1
            if depth > _MOST_DEPTH:
                continue
            if isinstance(current, list):
                waiting += [(part, depth + 1) for part in reversed(current)]
            elif isinstance(current, dict):
                if len(current) > 1 and isinstance(current.get("@id"), str):
                    self._named.setdefault(current["@id"], current)
                yield current
                waiting += [(current[key], depth + 1) for key in _WRAPPERS if current.get(key)]

    def resolved(self, value: object) -> object:
        """Return the item that a value refers to by @id, or the value itself."""
        if isinstance(value, dict) and set(value) <= {"@id", "@type"}:
            return self._named.get(str(value.get("@id")), value)
        return value

    def parts(self, value: object) -> list[object]:
        """Return the parts of a value that may be a list, each resolved."""
        return [self.resolved(part) for part in (value if isinstance(value, list) else [value])]

    def names(self, value: object) -> list[str]:
        """Return the names of the people, organisations or works in a value."""
        return [name for name in map(_name, self.parts(value)) if name]

    def first_names(self, key: str) -> list[str]:
        """Return the names under a key of the first item that has any."""
        return next((names for item in self.items if (names := self.names(item.get(key)))), [])

    def first_text(self, *keys: str) -> str:
        """Return the first text under one of `keys` in any item, the articles' first."""
        told = (plain(item.get(key)) for item in self.items for key in keys)
        return next(filter(None, told), "")


def _values(root: Element) -> Iterator[object]:
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->")
        try:
            yield json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue


def _type(item: Item) -> str:
    return str(item.get("@type", ""))


def _name(value: object) -> str:
    if isinstance(value, dict):
        whole = plain(value.get("name"))
        return whole or f"{plain(value.get('givenName'))} {plain(value.get('familyName'))}".strip()
    return plain(value)


def plain(value: object) -> str:
    """Return a value that is text or a number as clean text without markup, "" for another."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return clean_text(html.unescape(_TAG.sub(" ", str(value))))


def linked_paragraphs(text: object) -> list[str]:
    """Return the paragraphs of a text in JSON-LD, which may hold markup."""
    if not isinstance(text, str):
        return []
    return [part for part in map(plain, _ENDS.split(html.unescape(text))) if part]


def linked_text(data: LinkedData) -> list[str]:
    """Return the paragraphs of the page's text as JSON-LD gives them, none where it does not."""
    told = (linked_paragraphs(item.get("articleBody") or item.get("text")) for item in data.items)
    return max(told, key=lambda paragraphs: sum(map(len, paragraphs)), default=[])


def linked_comments(data: LinkedData) -> Iterator[Block]:
    """Yield the paragraphs of the comments in JSON-LD, replies after what they answer."""
    waiting = [(comment, 0) for item in reversed(data.items) for comment in _comments(data, item)]
    seen = 0
    while waiting and seen < _MOST_ITEMS:
        comment, depth = waiting.pop()
        seen += 1
        yield from _comment_blocks(data, comment, depth)
        if depth < _MOST_DEPTH:
            waiting += [(reply, depth + 1) for reply in _comments(data, comment)]


def _comments(data: LinkedData, item: Item) -> list[Item]:
    """Return the comments right on an item, the last first."""
    found = [part for key in _COMMENT_KEYS for part in data.parts(item.get(key))]
    return [part for part in reversed(found) if isinstance(part, dict) and part.get("text")]


def _comment_blocks(data: LinkedData, comment: Item, depth: int) -> Iterator[Block]:
    author = next(iter(data.names(comment.get("author") or comment.get("creator"))), "")
    date = iso_date(plain(comment.get("dateCreated") or comment.get("datePublished")))
    for text in linked_paragraphs(comment.get("text")):
        yield Block(BlockKind.COMMENT, text, author=author, date=date, depth=depth)
