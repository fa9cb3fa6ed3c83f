"""Comments that only their place tells: lists and repeated boxes where readers discuss a page."""

import re
from bisect import bisect_left
from collections.abc import Iterator

from leader_reader.adapters.importers.dates import iso_date
from leader_reader.adapters.importers.html.comments import is_named_comment, key_of
from leader_reader.adapters.importers.html.furniture import is_beside
from leader_reader.adapters.importers.html.survey import Survey
from leader_reader.adapters.importers.html.tree import (
    Element,
    classes_of,
    set_of,
    short_text_of,
    tag_of,
    text_start,
    words_of,
)
from leader_reader.adapters.importers.plain_comments import is_counter

_AREA_WORDS = set_of(
    "comments commentlist responses kommentare commentaires comentarios commenti reacties "
    "disqus discussion reactions commentslist"
)
_HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_BOXES = set_of("div article section")
_NEVER = set_of("nav form fieldset footer aside header")
_NOT_ITEMS = set_of(
    "pagination pager nav navigation share social tabs links reply form respond sort options"
)
_SIGNS = set_of("author commenter username user fn vcard date time timestamp posted byline name")
_SPOKEN = re.compile(
    r"\S.{1,60}?\s(?:says?|said|wrote|writes|replied|commented|schreibt|sagte?|schrieb|dit|dice)\b"
)
_POSTS = set_of("topic-post message--post postcontainer post_wrapper")
_POST_ID = re.compile(r"p\d+")
_LONGEST_HEADING = 60
_LEAST_ITEM = 12
_OPENING = 160
_MOST_LINKED = 0.6
_LOOK = 60
_OUTWARD = 3


def comment_items(survey: Survey) -> frozenset[Element]:
    """Return the elements that are comments by where they stand on the page."""
    found = set(_answering_posts(survey))
    threads = _threads(survey)
    end = 0
    for start, stop in _areas(survey):
        found.update(_items(survey, threads, max(start, end), stop))
        end = max(end, stop)
    return frozenset(found)


def _answering_posts(survey: Survey) -> Iterator[Element]:
    """Yield the posts of a forum's thread that answer the first one, which is the text."""
    first, end = True, 0
    for number, element in enumerate(survey.elements):
        if number < end or not _is_post(element):
            continue
        end = survey.ends[number]
        if not first:
            yield element
        first = False


def _is_post(element: Element) -> bool:
    """Tell whether an element is a post as phpBB, Discourse, XenForo, vBulletin or SMF write it."""
    classes = classes_of(element)
    if not _POSTS.isdisjoint(classes):
        return True
    return "post" in classes and _POST_ID.fullmatch(element.get("id") or "") is not None


def _threads(survey: Survey) -> frozenset[int]:
    """Return the elements that have comments known by their names inside of them."""
    found: set[int] = set()
    for number, element in enumerate(survey.elements):
        if key_of(element) or is_named_comment(element, survey.tags[number]):
            above = survey.parents[number]
            while above and above not in found:
                found.add(above)
                above = survey.parents[above]
    return frozenset(found)


def _areas(survey: Survey) -> Iterator[tuple[int, int]]:
    """Yield the stretches of elements where comments may stand: those named so, or headed so."""
    headings = [[n for n, tag in enumerate(survey.tags) if tag == level] for level in _HEADINGS]
    for number, element in enumerate(survey.elements):
        tag = survey.tags[number]
        if tag in _NEVER or tag in ("html", "body") or element in survey.shielded:
            continue
        if tag not in _HEADINGS and not _AREA_WORDS.isdisjoint(words_of(element)):
            if not is_beside(element):
                yield number, survey.ends[number]
        elif 0 < survey.mass[number] <= _LONGEST_HEADING and _heads(survey, number):
            yield from _below(survey, number, headings)


def _heads(survey: Survey, number: int) -> bool:
    """Tell whether a heading, or a short line alone, says that comments follow.

    A line that is a link leads to comments elsewhere on the page.
    """
    tag = survey.tags[number]
    alone = survey.ends[number] == number + 1 and not survey.linked[number] and tag != "li"
    if tag not in _HEADINGS and not alone:
        return False
    return is_counter(short_text_of(survey.elements[number], _LONGEST_HEADING + 20))


def _below(survey: Survey, number: int, headings: list[list[int]]) -> Iterator[tuple[int, int]]:
    """Yield what follows a heading, up to the next of its rank, in the element around it.

    A heading that stands alone in its element heads what follows on that.
    """
    tag = survey.tags[number]
    rank = _HEADINGS.index(tag) if tag in _HEADINGS else len(_HEADINGS) - 1
    for _ in range(_OUTWARD):
        parent, end = survey.parents[number], survey.ends[number]
        if end < survey.ends[parent]:
            later = [
                row[at] for row in headings[: rank + 1] if (at := bisect_left(row, end)) < len(row)
            ]
            yield end, min([survey.ends[parent], *later])
            return
        number = parent


def _items(survey: Survey, threads: frozenset[int], start: int, stop: int) -> Iterator[Element]:
    """Yield the comments in a stretch; inside of one only a list's entry can be another."""
    number, inside = start, start
    while number < stop:
        element, tag = survey.elements[number], survey.tags[number]
        if tag in _NEVER or key_of(element) or is_named_comment(element, tag):
            number = survey.ends[number]
            continue
        nested = number < inside
        if (
            number not in threads
            and _is_item(survey, number)
            and (not nested or (tag == "li" and _is_dated(element)))
        ):
            yield element
            inside = max(inside, survey.ends[number])
        number += 1


def _is_item(survey: Survey, number: int) -> bool:
    element, tag = survey.elements[number], survey.tags[number]
    if survey.mass[number] < _LEAST_ITEM or element in survey.shielded:
        return False
    if tag not in ("li", "dd") and tag not in _BOXES:
        return False
    linked = survey.linked[number] > _MOST_LINKED * survey.mass[number]
    if linked or not _NOT_ITEMS.isdisjoint(words_of(element)):
        return False
    if tag == "dd":
        term = element.getprevious()
        return term is not None and tag_of(term) == "dt"
    return _has_peer(element, tag) and _is_signed(element)


def _has_peer(element: Element, tag: str) -> bool:
    """Tell whether the element is one of a row of its kind; an only item of a list is one too."""
    if tag == "li":
        return True
    names = classes_of(element)
    beside = (element.getprevious(), element.getnext())
    return any(
        each is not None and tag_of(each) == tag and classes_of(each) == names for each in beside
    )


def _is_dated(element: Element) -> bool:
    opening = text_start(element, _OPENING)
    return bool(iso_date(opening)) or _SPOKEN.match(opening) is not None


def _is_signed(element: Element) -> bool:
    """Tell whether something in the element says who wrote it or when."""
    if _is_dated(element):
        return True
    for count, inside in enumerate(element.iter()):
        if count > _LOOK:
            break
        names = words_of(inside)
        if tag_of(inside) in ("time", "cite") or not _SIGNS.isdisjoint(names):
            return True
    return False
