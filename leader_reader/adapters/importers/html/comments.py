"""Readers' comments on a page: where each begins, who wrote it, and when.

Known are the forms of WordPress, Drupal, Blogger, Disqus and static pages with plain lists.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date, only_date, without_date
from leader_reader.adapters.importers.html.tree import (
    Element,
    classes_of,
    set_of,
    short_text_of,
    tag_of,
    text_of,
    words_of,
)

_ITEM_TAGS = frozenset(("li", "div", "article", "section", "dd", "tr"))
_ITEM_CLASSES = frozenset(
    ("comment", "comment-item", "comment_item", "comment-entry", "comment__item", "commententry")
)
_ITEM_ID = re.compile(r"(?:li-|div-)*comments?[-_]?(\d+)")
_LIST_WORDS = frozenset(("commentlist", "comments", "responses", "kommentare"))
_LIST_CLASSES = frozenset(("comment-list", "comments-list", "comment_list", "commentslist"))
_REPLIES = frozenset(("children", "replies", "comment-replies", "nested-comments"))
_AUTHOR_RANKS = (
    set_of(
        "fn author-name commenter comment-author-name comment-author-link comment__author "
        "comment-username user-name"
    ),
    set_of("author user username p-author u-url"),
    set_of("comment-author comment_author commentauthor comment-by"),
)
_DATE_CLASSES = set_of(
    "comment-date comment_date date datetime timestamp comment-timestamp comment-time "
    "published comment__date dt-published comment-permalink time-ago comment-meta "
    "comment-metadata commentmetadata comment-footer submitted comment__submitted"
)
_ROLE_CLASSES = set_of(
    "role job-title author-title author-role comment-author-role comment__role "
    "comment-author-organisation organisation comment__organisation"
)
_TOOLS = set_of(
    "reply comment-reply comment-reply-link comment-util comment-actions comment-tools says "
    "avatar comment-edit-link comment-links comment-vote comment-menu"
)
_FILLER = re.compile(
    r"(?:says?|said|wrote|writes|schreibt|sagte?|posted|replied|commented|submitted|by|on|at|am|um"
    r"|pm|uhr|the|permalink|link|reply|edit|\d{1,2}[:.]\d\d|comment|\W|#\s?\d+)*",
    re.IGNORECASE,
)
_SAYS = re.compile(r"\s*(?:says?|said|wrote|writes|schreibt|sagt|replied)?\s*(?:on|at)?[\s:,.…]*$")
_LONGEST_NAME = 120
_LONGEST_HEADER = 3 * _LONGEST_NAME
_NO_RANK = 9


@dataclass(frozen=True, slots=True)
class Commenter:
    """Who wrote a comment and when; `depth` counts from 0.

    `key` is the number in the id of the comment's element, `tag` that element's name.
    """

    author: str = ""
    role: str = ""
    date: str = ""
    depth: int = 0
    key: str = ""
    tag: str = ""


@dataclass(slots=True)
class _Found:
    """The elements of a comment that tell about it, the best so far."""

    ranks: dict[str, int] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    tools: list[Element] = field(default_factory=list)

    def offer(self, what: str, element: Element, rank: int, text: str) -> None:
        if text and rank < self.ranks.get(what, _NO_RANK):
            self.ranks[what], self.elements[what], self.texts[what] = rank, element, text


def begins_comment(
    element: Element, tag: str, shielded: frozenset[Element], outer: Commenter | None
) -> bool:
    """Tell whether `element` is one comment with all it holds; `outer` is the one around it."""
    if tag not in _ITEM_TAGS or element in shielded:
        return False
    key = _key(element)
    if outer and (key == outer.key if key else not _is_reply(element, tag, outer)):
        return False
    if key and tag != "dd":
        return True
    return _is_named_comment(element, tag) or _is_in_list(element, tag)


def _key(element: Element) -> str:
    match = _ITEM_ID.fullmatch((element.get("id") or "").lower())
    return match.group(1) if match else ""


def _is_reply(element: Element, tag: str, outer: Commenter) -> bool:
    """Tell whether an element without a number, inside a comment, is another one."""
    above = element.getparent()
    if above is not None and not _REPLIES.isdisjoint(classes_of(above)):
        return True
    return tag == outer.tag and (tag == "li" or not _ITEM_CLASSES.isdisjoint(classes_of(element)))


def _is_named_comment(element: Element, tag: str) -> bool:
    classes = classes_of(element)
    if tag == "dd":
        return "comment-body" in classes
    itemtype = element.get("itemtype") or ""
    if itemtype.endswith(("/Comment", "/UserComments")):
        return True
    if "post" in classes and tag == "li":  # Disqus
        return any("post-message" in classes_of(inside) for inside in element.iter("div"))
    return not _ITEM_CLASSES.isdisjoint(classes)


def _is_in_list(element: Element, tag: str) -> bool:
    parent = element.getparent()
    if tag != "li" or parent is None:
        return False
    above = parent.getparent()
    for around in (parent, above):
        if around is None or tag_of(around) in ("form", "nav", "fieldset"):
            return False
        named = not _LIST_WORDS.isdisjoint(words_of(around))
        if named or not _LIST_CLASSES.isdisjoint(classes_of(around)):
            return True
    return False


def commenter_of(element: Element, outer: Commenter | None) -> tuple[Commenter, frozenset[Element]]:
    """Return who wrote the comment `element`, and the elements in it that only say so."""
    found = _Found()
    for inside in _own_elements(element):
        _look_at(inside, found)
    if "author" not in found.texts:
        _look_around(element, found)
    if "date" not in found.texts:
        _look_beside_author(element, found)
    commenter = Commenter(
        author=_name(found.texts.get("author", "")),
        role=clean_text(found.texts.get("role", "")),
        date=found.texts.get("date", ""),
        depth=outer.depth + 1 if outer else 0,
        key=_key(element),
        tag=tag_of(element),
    )
    said = [_short_text(about) for about in found.elements.values()]
    headers = {_header(about, element, said) for about in found.elements.values()}
    return commenter, frozenset(headers.union(found.tools))


def _name(text: str) -> str:
    return _SAYS.sub("", clean_text(text)).strip(" ,:·|")


def _own_elements(item: Element) -> Iterator[Element]:
    """Walk the comment without the replies to it."""
    walk = etree.iterwalk(item, events=("start",))
    own = Commenter(key=_key(item), tag=tag_of(item))
    for _, element in walk:
        if element is item:
            continue
        if _holds_replies(element, own):
            walk.skip_subtree()
        else:
            yield element


def _holds_replies(element: Element, own: Commenter) -> bool:
    if not _REPLIES.isdisjoint(classes_of(element)):
        return True
    key = _key(element)
    if key or _ITEM_CLASSES.isdisjoint(classes_of(element)):
        return bool(key) and key != own.key
    return _is_reply(element, tag_of(element), own)


def _look_at(element: Element, found: _Found) -> None:
    classes, prop = classes_of(element), element.get("itemprop") or ""
    tag = tag_of(element)
    if not _TOOLS.isdisjoint(classes):
        found.tools.append(element)
    rank = _author_rank(tag, classes, prop)
    if rank < _NO_RANK:
        found.offer("author", element, rank, _short_text(element))
    rank = _date_rank(tag, classes, prop, element)
    if rank < _NO_RANK:
        found.offer("date", element, rank, _date_in(element))
    if not _ROLE_CLASSES.isdisjoint(classes):
        found.offer("role", element, 0, _short_text(element))


def _author_rank(tag: str, classes: frozenset[str], prop: str) -> int:
    for rank, names in enumerate(_AUTHOR_RANKS):
        if not names.isdisjoint(classes):
            return rank
    if prop in ("author", "creator", "name"):
        return 1
    if tag == "cite":
        return 3
    return 4 if tag == "a" and "url" in classes else _NO_RANK


def _date_rank(tag: str, classes: frozenset[str], prop: str, element: Element) -> int:
    if tag == "time" or prop in ("datePublished", "dateCreated", "commentTime"):
        return 0
    if not _DATE_CLASSES.isdisjoint(classes):
        return 1 if tag in ("abbr", "span", "a") else 2
    if tag == "a" and "#comment" in (element.get("href") or ""):
        return 3
    return 4 if not len(element) and only_date(element.text or "") else _NO_RANK


def _short_text(element: Element) -> str:
    return short_text_of(element, _LONGEST_NAME)


def _date_in(element: Element) -> str:
    for name in ("datetime", "content", "title"):
        date = iso_date(element.get(name) or "")
        if date:
            return date
    return iso_date(_short_text(element))


def _look_around(element: Element, found: _Found) -> None:
    """Find the author where no class says so: Blogger's list of dt and dd, or a bold name."""
    if tag_of(element) == "dd":
        before, after = element.getprevious(), element.getnext()
        if before is not None and tag_of(before) == "dt":
            found.offer("author", before, 0, _short_text(before))
        if after is not None and "comment-footer" in classes_of(after):
            found.offer("date", after, 0, _date_in(after))
        return
    bold = next(element.iter("b", "strong", "cite"), None)
    text = text_of(element)
    if bold is not None and text.startswith(text_of(bold)):
        found.offer("author", bold, 0, _short_text(bold))
        found.texts.setdefault("date", iso_date(text[:_LONGEST_NAME]))


def _look_beside_author(item: Element, found: _Found) -> None:
    """Find the date in the words right after the name: "said, on August 3, 2019"."""
    author = found.elements.get("author")
    beside = author.getparent() if author is not None and author is not item else None
    if beside is not None and beside is not item:
        found.texts["date"] = iso_date(_short_text(beside))


def _header(about: Element, item: Element, said: list[str]) -> Element:
    """Return the largest element around `about` that holds nothing else worth reading."""
    largest = about
    parent = about.getparent()
    while parent is not None and parent is not item and largest is not item:
        rest = short_text_of(parent, _LONGEST_HEADER)
        if not rest:
            break
        for words in said:
            rest = rest.replace(words, " ")
        if not _FILLER.fullmatch(without_date(rest)):
            break
        largest, parent = parent, parent.getparent()
    return largest
