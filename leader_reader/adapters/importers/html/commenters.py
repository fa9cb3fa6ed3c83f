"""Who wrote a reader's comment, as what and when, and which of its elements only say so."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import islice

from lxml import etree

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date, only_date, without_date
from leader_reader.adapters.importers.html.comments import (
    Commenter,
    holds_replies,
    key_of,
    ranked_depth,
)
from leader_reader.adapters.importers.html.tree import (
    Element,
    classes_of,
    set_of,
    short_text_of,
    tag_of,
    text_start,
)

_AUTHOR_RANKS = (
    set_of(
        "fn author-name commenter commenter-name comment-author-name comment-author-link "
        "comment__author comment-username user-name wp-block-comment-author-name display-name "
        "comments-post-meta__name comment__author-name comment-user-name commenter_name "
        "comment-user hnuser"
    ),
    set_of("author user username p-author u-url commentauthor names creator nickname"),
    set_of("comment-author comment_author comment-by comment-byline byline posted-by asset-meta"),
)
_NAMED_AUTHOR = re.compile(r"(?:author(?:-?link)?|name|commenter|poster|writer|nick)$")
_DATE_CLASSES = set_of(
    "comment-date comment_date date datetime timestamp comment-timestamp comment-time "
    "published comment__date dt-published comment-permalink time-ago comment-meta post-date "
    "comment-metadata commentmetadata comment-footer submitted comment__submitted relative-date "
    "age wp-block-comment-date comment__time comment__meta comments-post comment-info"
)
_NAMED_DATE = re.compile(r"(?:date|time|timestamp|ago|posted|published|created)$")
_NAMED_ROLE = re.compile(
    r"(?:^|[-_])(?:role|job-?title|(?:author|user)-title|headline|affiliation|occupation"
    r"|organi[sz]ation|institution|credentials|badge|flair|position|company|employer)s?$"
)
_ROLE_PROPERTIES = set_of("jobTitle affiliation worksFor")
_NAMED_TOOL = re.compile(
    r"(?:^|[-_])(?:reply|replies-link|reply-link|actions?|tools?|toolbar|util|buttons?|votes?|voting"
    r"|likes?|share|report|flag|edit-link|menu|avatar|gravatar|controls|links|says|rating|karma"
    r"|score|expand|numchildren|userattrs|navs|togg|postprofile|signature|moderation|awaiting-moderation|user-pic|separator|bullet)$"
)
_FILLER = re.compile(
    r"(?:says?|said|wrote|writes|schreibt|sagte?|posted|replied|commented|submitted|added|from|by"
    r"|comment date|date posted|date|name|role|job title|organisation|on"
    r"|author|at|am|um|pm|uhr|the|permalink|link|reply|edit|comment|(?:a )?guest|anonymous|ago"
    r"|dit|dice|a écrit|le|à|el|\d+|\W)*+",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"\s*(?:says?|said|wrote|writes|replied|commented|schreibt|sagte?|schrieb|dit|a dit|a écrit"
    r"|dice|dijo|ha detto|zegt|schreef)?\s*(?:on|at)?[\s:,.…|·•–—-]*$",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^\W*(?:(?:comment\s+)?(?:posted|written|submitted|left|added|comment|von|par|por)\s+)?"
    r"(?:by|from|author|name|von|par|por)\b\s*:?\s*",
    re.IGNORECASE,
)
_SIGNED = re.compile(
    r"\W*(?:comment\s+)?(?:posted|written|submitted|left|added|comment)\s*(?:by\s*:?|:)\s*(?P<name>\S.{0,60}?)"
    r"\s*(?:[|,·•–—]|\bon\b|\bat\b|\()\s*(?P<date>.{4,50})",
    re.IGNORECASE,
)
_PLAIN_NAME = re.compile(r"[^\W\d_a-z][\w.'’-]*(?: [\w.'’-]+){0,4}")
_OF_PERSON = re.compile(
    r"(?:^|/)(?:users?|u|profiles?|members?|people|author)/[\w%.-]+/?$|/@[\w.-]+$"
)
_LONGEST_NAME = 120
_LONGEST_HEADER = 3 * _LONGEST_NAME
_LONGEST_TOOL = 80
_NO_RANK = 9
_OUTWARD = 12
_STAMPS = ("data-time", "data-timestamp", "data-utime", "data-epoch", "data-date")
_MILLISECONDS = 11


@dataclass(slots=True)
class _Found:
    """The elements of a comment that tell about it, the best so far."""

    ranks: dict[str, int] = field(default_factory=dict)
    elements: dict[str, Element] = field(default_factory=dict)
    texts: dict[str, str] = field(default_factory=dict)
    roles: dict[Element, str] = field(default_factory=dict)
    tools: list[Element] = field(default_factory=list)

    def offer(self, what: str, element: Element, rank: int, text: str) -> None:
        best = self.elements.get(what)
        inner = best is not None and best is element.getparent() and rank == self.ranks[what]
        if text and (inner or rank < self.ranks.get(what, _NO_RANK)):
            self.ranks[what], self.elements[what], self.texts[what] = rank, element, text


def commenter_of(element: Element, outer: Commenter | None) -> tuple[Commenter, frozenset[Element]]:
    """Return who wrote the comment `element`, and the elements in it that only say so."""
    found = _Found()
    for inside in _own_elements(element):
        _look_at(inside, found)
    _look_at_attributes(element, found)
    if "author" not in found.texts:
        _look_around(element, found)
    if "date" not in found.texts:
        _look_beside_author(element, found)
    commenter = Commenter(
        author=_name(found.texts.get("author", "")),
        role=_role(element, found),
        date=found.texts.get("date", ""),
        depth=outer.depth + 1 if outer else ranked_depth(element),
        key=key_of(element),
        tag=tag_of(element),
    )
    about = [*found.elements.values(), *found.roles]
    said = [_short_text(each) for each in about]
    headers = {_header(each, element, said) for each in about if _short_text(each)}
    return commenter, frozenset(headers.union(found.tools) - {element})


def _look_at_attributes(element: Element, found: _Found) -> None:
    """Take what a comment's own element says of it, as those of programs' parts do."""
    author = clean_text(element.get("author") or "")[:_LONGEST_NAME]
    date = iso_date((element.get("created") or "")[:_LONGEST_NAME])
    told = {"author": author, "date": date}
    found.texts.update({what: text for what, text in told.items() if text})


def _name(text: str) -> str:
    text = clean_text(text).strip(" »").partition(" » ")[0]
    name = without_date(_BY.sub("", text)) if text else ""
    return _SAYS.sub("", " ".join(name.split())).strip(" ,:;·|–—-()")


def _role(element: Element, found: _Found) -> str:
    told = (clean_text(text).strip(" ,;·|–—-()") for text in found.roles.values())
    roles = list(dict.fromkeys(role for role in told if role and role != found.texts.get("author")))
    kept = [role for role in roles if not any(role != other and role in other for other in roles)]
    return ", ".join(kept) or ("Author" if "bypostauthor" in classes_of(element) else "")


def _own_elements(item: Element) -> Iterator[Element]:
    """Walk the comment without the replies to it."""
    walk = etree.iterwalk(item, events=("start",))
    own = Commenter(key=key_of(item), tag=tag_of(item))
    for _, element in walk:
        if element is item:
            continue
        if holds_replies(element, own):
            walk.skip_subtree()
        else:
            yield element


def _look_at(element: Element, found: _Found) -> None:
    classes, prop = classes_of(element), element.get("itemprop") or element.get("property") or ""
    prop = prop.rpartition(":")[2]
    tag = tag_of(element)
    if any(map(_NAMED_TOOL.search, classes)) and _is_short(element):
        found.tools.append(element)
        return
    rank = min(_author_rank(tag, classes, prop), 5 if _links_to_person(element) else _NO_RANK)
    if rank < _NO_RANK:
        text = _short_text(element)
        found.offer("author", element, rank, text or _told(element))
        found.offer("date", element, 5, iso_date(text))
    rank = _date_rank(element, tag, classes, prop)
    if rank < _NO_RANK:
        found.offer("date", element, rank, _date_in(element))
    if prop in _ROLE_PROPERTIES or any(map(_NAMED_ROLE.search, classes)):
        found.roles[element] = _short_text(element)


def _is_short(element: Element) -> bool:
    return bool(short_text_of(element, _LONGEST_TOOL)) or not text_start(element, 1)


def _told(element: Element) -> str:
    return (
        clean_text(element.get("content") or "")[:_LONGEST_NAME]
        if tag_of(element) == "meta"
        else ""
    )


def _author_rank(tag: str, classes: frozenset[str], prop: str) -> int:
    for rank, names in enumerate(_AUTHOR_RANKS):
        if not names.isdisjoint(classes):
            return rank
    if prop in ("author", "creator", "name"):
        return 1
    if tag == "cite":
        return 3
    if tag != "time" and any(map(_NAMED_AUTHOR.search, classes)):
        return 4
    return 5 if tag == "a" and "url" in classes else _NO_RANK


def _links_to_person(element: Element) -> bool:
    return tag_of(element) == "a" and _OF_PERSON.search(element.get("href") or "") is not None


def _date_rank(element: Element, tag: str, classes: frozenset[str], prop: str) -> int:
    if tag in ("time", "relative-time") or prop in (
        "datePublished",
        "dateCreated",
        "commentTime",
        "created",
        "date",
    ):
        return 0
    if any(name in element.attrib for name in _STAMPS):
        return 1
    if not _DATE_CLASSES.isdisjoint(classes):
        return 1 if tag in ("abbr", "span", "a") else 2
    if tag == "a" and "#comment" in (element.get("href") or ""):
        return 3
    if any(map(_NAMED_DATE.search, classes)):
        return 3
    return 4 if not len(element) and only_date(element.text or "") else _NO_RANK


def _short_text(element: Element) -> str:
    return short_text_of(element, _LONGEST_NAME)


def _date_in(element: Element) -> str:
    for name in ("datetime", "content", "title", "aria-label"):
        date = iso_date(element.get(name) or "")
        if date:
            return date
    return _stamped(element) or iso_date(_short_text(element))


def _stamped(element: Element) -> str:
    """Return the date of an attribute that counts seconds since 1970, or thousandths."""
    for name in _STAMPS:
        stamp = element.get(name) or ""
        if stamp.isdecimal() and 9 <= len(stamp) <= 13:  # noqa: PLR2004 - 1973 to 2286
            seconds = int(stamp) // (1000 if len(stamp) > _MILLISECONDS else 1)
            return datetime.fromtimestamp(seconds, UTC).date().isoformat()
    return ""


def _look_around(element: Element, found: _Found) -> None:
    """Find the author where no class says so: a list of dt and dd, a signature, a bold name."""
    if tag_of(element) == "dd":
        _look_in_list(element, found)
        return
    for inside in islice(element.iter("p", "span", "div", "small", "em"), 60):
        match = _SIGNED.fullmatch(_short_text(inside))
        if match and iso_date(match.group("date")):
            found.offer("author", inside, 0, match.group("name"))
            found.texts.setdefault("date", iso_date(match.group("date")))
            return
    _look_at_opening(element, found)


def _look_at_opening(element: Element, found: _Found) -> None:
    """Find a name that the comment begins with, in bold or on a line of its own."""
    opening = text_start(element, _LONGEST_NAME)
    bold = next(element.iter("b", "strong", "cite", "h3", "h4", "h5", "h6"), None)
    line = next((each for each in islice(element.iter(), 1, 12) if _has_name(each)), None)
    for about in (bold, line):
        name = _short_text(about) if about is not None else ""
        if about is not None and name and opening.startswith(name):
            is_title = name.lower().startswith("re:")
            found.offer("author", about, 0, "" if is_title else name)
            found.texts.setdefault("date", iso_date(opening[:_LONGEST_NAME]))


def _has_name(element: Element) -> bool:
    """Tell whether an element holds nothing but what may be a name."""
    text = clean_text(element.text or "") if not len(element) else ""
    return _PLAIN_NAME.fullmatch(text) is not None


def _look_in_list(element: Element, found: _Found) -> None:
    before, after = element.getprevious(), element.getnext()
    if before is not None and tag_of(before) == "dt":
        found.offer("author", before, 0, _short_text(before))
        found.texts.setdefault("date", iso_date(_short_text(before)))
    if after is not None and "comment-footer" in classes_of(after):
        found.offer("date", after, 0, _date_in(after))


def _look_beside_author(item: Element, found: _Found) -> None:
    """Find the date in the words right after the name: "said, on August 3, 2019"."""
    author = found.elements.get("author")
    beside = author.getparent() if author is not None and author is not item else None
    if beside is not None and beside is not item:
        found.texts["date"] = iso_date(_short_text(beside))


def _header(about: Element, item: Element, said: list[str]) -> Element:
    """Return the largest element around `about` that holds nothing else worth reading."""
    largest = about
    for parent in islice(about.iterancestors(), _OUTWARD):
        if parent is item or largest is item:
            break
        rest = short_text_of(parent, _LONGEST_HEADER)
        if not rest:
            break
        for words in said:
            rest = rest.replace(words, " ")
        if not _FILLER.fullmatch(without_date(rest)):
            break
        largest = parent
    return largest
