"""Readers' comments on a page: where each begins, and how deep it stands among the replies.

Known are the forms of WordPress, Drupal, Blogger, Disqus, Movable Type, TypePad, Discourse,
Substack, LinkedIn, Reddit, Hacker News and schema.org; what else is a comment, its place in a
discussion tells.
"""

import re
from dataclasses import dataclass
from itertools import islice

from leader_reader.adapters.importers.html.tree import Element, classes_of, set_of, tag_of

_ITEM_TAGS = frozenset(("li", "div", "article", "section", "dd", "tr", "details"))
_ITEM_CLASSES = set_of(
    "comment comment-item comment_item comment-entry comment__item commententry commentitem "
    "comments-comment-item comments-comment-entity single-comment comment-single comment-node "
    "comments__item comments-item discussion-comment rapid-response crawler-post-comment "
    "comtr react-issue-comment uficommentcontent"
)
_ITEM_ID = re.compile(r"(?:li-|div-|dsq-|art-)*comments?[-_]?(\d+|[0-9a-f]{8,40})")
_TYPES = re.compile(r"(?:^|[/:\s])(?:User)?Comments?(?:\s|$)")
_REPLIES = set_of(
    "children replies comment-replies nested-comments comment-children comment__replies "
    "reply-list replies-list child-comments sub-comments"
)
_NO_COMMENT = set_of("pingback trackback comment-respond comment-form no-comments")
_AROUND = set_of("comments comment-list commentlist comments-list")
_DEPTH = re.compile(r"(?:^|-)(?:depth|comment-depth)-(\d{1,2})$")
_DEPTHS = ("data-depth", "data-level", "depth")
_OUTWARD = 40
_LOOK = 40


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


def begins_comment(
    element: Element, tag: str, items: frozenset[Element], outer: Commenter | None
) -> bool:
    """Tell whether `element` is one comment with all it holds.

    `outer` is the comment around it, `items` those that their place in a discussion makes one.
    """
    if tag not in _ITEM_TAGS:
        return False
    key = key_of(element)
    if outer and (key == outer.key if key else not _is_reply(element, tag, outer)):
        return False
    if not _NO_COMMENT.isdisjoint(classes_of(element)):
        return False
    return (bool(key) and tag != "dd") or is_named_comment(element, tag) or element in items


def key_of(element: Element) -> str:
    """Return the number in a comment's id, "" for another element."""
    match = _ITEM_ID.fullmatch((element.get("id") or "").lower())
    return match.group(1) if match and not _AROUND.intersection(classes_of(element)) else ""


def _is_reply(element: Element, tag: str, outer: Commenter) -> bool:
    """Tell whether an element without a number, inside a comment, is another one."""
    above = element.getparent()
    if above is not None and not _REPLIES.isdisjoint(classes_of(above)):
        return True
    if is_marked_comment(element):
        return True
    return tag == outer.tag and (tag == "li" or not _ITEM_CLASSES.isdisjoint(classes_of(element)))


def is_marked_comment(element: Element) -> bool:
    """Tell whether microdata or RDFa call the element a comment (https://schema.org/Comment)."""
    types = f"{element.get('itemtype') or ''} {element.get('typeof') or ''}"
    return types != " " and _TYPES.search(types) is not None


def is_named_comment(element: Element, tag: str) -> bool:
    """Tell whether the element's classes, or what is in it, make it a comment."""
    classes = classes_of(element)
    if tag == "dd":
        return "comment-body" in classes
    if is_marked_comment(element) or not _ITEM_CLASSES.isdisjoint(classes):
        return True
    if "post" in classes and tag == "li":  # Disqus
        inside = islice(element.iter("div"), _LOOK)
        return any("post-message" in classes_of(each) for each in inside)
    return False


def holds_replies(element: Element, own: Commenter) -> bool:
    """Tell whether an element inside the comment `own` holds replies to it."""
    if not _REPLIES.isdisjoint(classes_of(element)):
        return True
    key = key_of(element)
    if key or not (is_marked_comment(element) or not _ITEM_CLASSES.isdisjoint(classes_of(element))):
        return bool(key) and key != own.key
    return _is_reply(element, tag_of(element), own)


def ranked_depth(element: Element) -> int:
    """Return how deep a comment stands that is in no other: by its class, or its indentation."""
    for name in classes_of(element):
        match = _DEPTH.search(name)
        if match:
            return max(0, int(match.group(1)) - 1)
    told = next(filter(None, map(element.get, _DEPTHS)), "") or _indent_of(element)
    if told.isdecimal() and len(told) < 3:  # noqa: PLR2004 - no discussion is a hundred deep
        return int(told)
    above = islice(element.iterancestors(), _OUTWARD)
    return sum("indented" in classes_of(each) for each in above)


def _indent_of(element: Element) -> str:
    """Return the steps by which an empty cell before the comment pushes it in, "" for none."""
    inside = islice(element.iter("td"), _LOOK)
    return next((cell.get("indent") or "" for cell in inside if "ind" in classes_of(cell)), "")
