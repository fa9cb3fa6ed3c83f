"""What a page says about itself: JSON-LD, citation_* tags, Dublin Core, OpenGraph, <title>."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date, iso_date_or_year
from leader_reader.adapters.importers.html.tree import (
    Element,
    classes_of,
    short_text_of,
    tag_of,
    text_of,
)
from leader_reader.domain.document import Metadata

_TITLES = ("citation_title", "dc.title", "dcterms.title", "ld.title", "og:title", "twitter:title")
_AUTHORS = (
    "citation_author",
    "dc.creator",
    "dcterms.creator",
    "dc.contributor.author",
    "ld.author",
    "article:author",
    "author",
    "parsely-author",
    "sailthru.author",
)
_DATES = (
    "citation_publication_date",
    "citation_date",
    "citation_online_date",
    "article:published_time",
    "ld.date",
    "dc.date",
    "dc.date.issued",
    "dcterms.issued",
    "dcterms.date",
    "datepublished",
    "date",
    "pubdate",
    "og:published_time",
    "parsely-pub-date",
    "sailthru.date",
)
_SITES = ("ld.site", "og:site_name", "application-name")
_PUBLISHERS = ("citation_publisher", "dc.publisher", "dcterms.publisher")
_SEPARATOR = re.compile(r"\s+[|·•–—»«:✩★-]+\s+|:\s+")
_DOI = re.compile(r"10\.\d{4,9}/[^\s\"<>]+")
_DATED_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)")
_ARTICLE_TYPES = re.compile(r"Article|BlogPosting|Report|WebPage|CreativeWork|Book|Posting")
_BY = re.compile(r"^(?:by|von|posted by|written by)\b:?\s*", re.I)
_POSTED_BY = re.compile(r"\b(?:by|von) (\S.{0,60}?)(?= (?:on|am|at|in)\b| ?\||$)")
_META = frozenset(("meta", "entry-meta", "post-meta", "postmetadata", "submitted", "byline"))
_MOST_DEPTH = 12
_LONGEST_NAME = 120

Tags = Mapping[str, list[str]]


def metadata_of(root: Element) -> Metadata:
    """Return the page's title, authors, date and so on, as far as it tells them."""
    tags = _tags(root)
    return Metadata(
        title=_title(root, tags),
        authors=_authors(root, tags),
        organisation=_first(tags, _SITES),
        date=_date(root, tags),
        doi=_doi(tags),
        isbn=_first(tags, ("citation_isbn", "book:isbn")),
        publisher=_first(tags, _PUBLISHERS),
        source=_source(root, tags),
        language=_language(root),
    )


def _tags(root: Element) -> dict[str, list[str]]:
    """Collect the page's meta tags and JSON-LD by lower-case name, property tags first."""
    by_property: dict[str, list[str]] = {}
    by_name: dict[str, list[str]] = {}
    for meta in root.iter("meta", "{*}meta"):
        content = clean_text(meta.get("content") or "")
        for attribute, tags in (("property", by_property), ("name", by_name)):
            for name in (meta.get(attribute) or "").lower().replace("dc:", "dc.").split():
                if content:
                    tags.setdefault(name, []).append(content)
    for name, contents in by_name.items():
        by_property.setdefault(name, contents)
    for name, text in _linked_data(root):
        by_property.setdefault(name, []).append(text)
    return by_property


def _linked_data(root: Element) -> Iterator[tuple[str, str]]:
    """Yield (name, text) from the page's JSON-LD (https://schema.org/Article)."""
    for script in root.iter("script"):
        if "ld+json" not in (script.get("type") or ""):
            continue
        try:
            value = json.loads(script.text or "")
        except (ValueError, RecursionError):
            continue
        for item in _items(value):
            yield from _facts(item)


def _items(value: object) -> Iterator[dict[str, Any]]:
    """Yield the articles in a JSON-LD value, whatever they are wrapped in."""
    waiting = [(value, 0)]
    while waiting:
        current, depth = waiting.pop()
        if depth > _MOST_DEPTH:
            continue
        if isinstance(current, list):
            waiting += [(part, depth + 1) for part in reversed(current)]
        elif isinstance(current, dict):
            if _ARTICLE_TYPES.search(str(current.get("@type", ""))):
                yield current
            wrapped = (current.get("@graph"), current.get("mainEntity"))
            waiting += [(part, depth + 1) for part in wrapped if part]


def _facts(item: dict[str, Any]) -> Iterator[tuple[str, str]]:
    is_site = str(item.get("@type")) == "WebPage"
    for name, key in (("ld.title", "headline"), ("ld.date", "datePublished")):
        if isinstance(item.get(key), str) and not (is_site and key == "headline"):
            yield name, clean_text(item[key])
    for name, key in (("ld.author", "author"), ("ld.site", "publisher")):
        for text in _names(item.get(key)):
            yield name, text


def _names(value: object) -> list[str]:
    values = value if isinstance(value, list) else [value]
    named = (part.get("name") if isinstance(part, dict) else part for part in values)
    return [clean_text(name) for name in named if isinstance(name, str) and clean_text(name)]


def _first(tags: Tags, names: tuple[str, ...]) -> str:
    return next((tags[name][0] for name in names if tags.get(name)), "")


def _title(root: Element, tags: Tags) -> str:
    """Return the title; of <title> without the site's name where a heading shows which part."""
    element = next(root.iter("title", "{*}title"), None)
    whole = clean_text(text_of(element)) if element is not None else ""
    told = _first(tags, _TITLES)
    headings = [clean_text(text_of(heading)) for heading in root.iter("h1", "h2", "{*}h1")]
    for candidate in headings:
        if candidate and candidate in (told, whole):
            return candidate
        if len(candidate) > 3 and candidate in whole.replace("\xa0", " "):  # noqa: PLR2004
            return candidate if not told or candidate in told else told
    return told or _without_site(whole, tags) or next(filter(None, headings), "")


def _without_site(whole: str, tags: Tags) -> str:
    """Cut the site's own name off a page's <title>, where the page names its site."""
    site = _first(tags, _SITES)
    parts = _SEPARATOR.split(whole)
    if site and len(parts) > 1:
        if parts[-1] == site:
            return whole[: whole.rindex(parts[-1])].rstrip(" |·•–—»«:✩★-")
        if parts[0] == site:
            return whole[len(site) :].lstrip(" |·•–—»«:✩★-")
    return whole


def _authors(root: Element, tags: Tags) -> tuple[str, ...]:
    for name in _AUTHORS:
        told = [text for text in tags.get(name, []) if "://" not in text]
        if told:
            return _people(told)
    return _people(_bylines(root))


def _people(names: list[str]) -> tuple[str, ...]:
    """Return each person once; "A, B and C" in one tag are three."""
    listed: list[str] = []
    for name in names:
        parts = re.split(r"\s*;\s*|\s+(?:and|&)\s+", name) if len(names) == 1 else [name]
        listed += [_turned(part.strip(" ,")) for part in parts]
    return tuple(dict.fromkeys(name for name in listed if name))


def _turned(name: str) -> str:
    """Turn "Ham, Chris" round."""
    family, comma, given = name.partition(", ")
    return f"{given} {family}" if comma and " " not in family and "," not in given else name


def _bylines(root: Element) -> list[str]:
    """Return the names that the page itself shows as its author's, outside of any comment."""
    for element in root.iter("a", "span", "address", "p", "div", "cite"):
        if not _is_byline(element) or _in_comment(element):
            continue
        name = _BY.sub("", short_text_of(element, _LONGEST_NAME))
        if name:
            return [name]
    lines = (e for e in root.iter("p", "div", "span") if not _META.isdisjoint(classes_of(e)))
    for element in lines:
        match = _POSTED_BY.search(short_text_of(element, 2 * _LONGEST_NAME))
        if match and not _in_comment(element):
            return [match.group(1)]
    return []


def _is_byline(element: Element) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") == "author":
        return True
    names = classes_of(element)
    if not names.isdisjoint(("byline", "p-author", "byline-name", "post-author", "entry-author")):
        return True
    return "author" in names and not names.isdisjoint(("vcard", "fn", "url"))


def _in_comment(element: Element) -> bool:
    return any("comment" in (above.get("class") or "") for above in element.iterancestors())


def _date(root: Element, tags: Tags) -> str:
    for name in _DATES:
        for text in tags.get(name, []):
            date = iso_date_or_year(text)
            if date:
                return date
    return _shown_date(root) or _date_in_address(root, tags)


def _date_in_address(root: Element, tags: Tags) -> str:
    """Return the date that a blog puts into its addresses: "/2014/05/18/title"."""
    own = (link for link in root.iter("a") if "bookmark" in (link.get("rel") or ""))
    first = next((link.get("href") or "" for link in own), "")
    for address in (_source(root, tags), first):
        match = _DATED_ADDRESS.search(address)
        if match:
            return iso_date("-".join(match.groups()))
    return ""


def _shown_date(root: Element) -> str:
    """Return the date that the page shows for its text, outside of any comment."""
    for element in root.iter("time", "abbr", "span", "p", "div", "a", "h2"):
        if not _is_dated(element) or _in_comment(element):
            continue
        told = element.get("datetime") or element.get("title") or text_of(element)[:_LONGEST_NAME]
        date = iso_date_or_year(told) if tag_of(element) == "time" else ""
        if date or iso_date_or_year(told):
            return date or iso_date_or_year(told)
    return ""


def _is_dated(element: Element) -> bool:
    if tag_of(element) == "time" or element.get("itemprop") == "datePublished":
        return True
    names = classes_of(element)
    wanted = ("entry-date", "post-date", "published", "date-header", "dt-published", "pubdate")
    return not names.isdisjoint(wanted)


def _doi(tags: Tags) -> str:
    names = ("citation_doi", "dc.identifier", "dcterms.identifier", "prism.doi", "doi")
    for name in names:
        for text in tags.get(name, []):
            match = _DOI.search(text)
            if match:
                return match.group().rstrip(".,;)")
    return ""


def _source(root: Element, tags: Tags) -> str:
    """Return the address that the page says it came from."""
    for link in root.iter("link", "{*}link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return _first(tags, ("og:url", "citation_public_url", "citation_fulltext_html_url"))


def _language(root: Element) -> str:
    told = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    return told.strip().replace("_", "-")
