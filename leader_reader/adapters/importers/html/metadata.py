"""What a page says about itself: meta tags, JSON-LD, <title>, lines that name an author."""

import re
from collections.abc import Iterator, Sequence

from leader_reader.adapters.importers.dates import iso_date, iso_date_or_year
from leader_reader.adapters.importers.html.linked import LinkedData
from leader_reader.adapters.importers.html.people import author_in, people
from leader_reader.adapters.importers.html.published import article_facts
from leader_reader.adapters.importers.html.tags import Tags
from leader_reader.adapters.importers.html.titles import title_of
from leader_reader.adapters.importers.html.tree import (
    Element,
    classes_of,
    short_text_of,
    tag_of,
    text_start,
)
from leader_reader.domain.document import Metadata

_TITLES = ("citation_title", "dc.title", "dcterms.title", "eprints.title")
_SHARED_TITLES = ("og:title", "twitter:title", "headline", "parsely-title", "sailthru.title")
_AUTHORS = (
    *(
        "citation_author",
        "citation_authors",
        "dc.creator",
        "dcterms.creator",
        "eprints.creators_name",
    ),
    *("dc.contributor.author", "dc.creator.personalname", "bepress_citation_author", "ld.author"),
    *("article:author", "author", "parsely-author", "sailthru.author", "byl", "dc.contributor"),
    *("article.author", "og:article:author", "book:author"),
)
_DATES = (
    *("citation_publication_date", "citation_date", "citation_cover_date", "citation_online_date"),
    *("article:published_time", "ld.date", "dc.date", "dc.date.issued", "dcterms.issued"),
    *("dcterms.date", "dcterms.created", "dc.date.created", "prism.publicationdate"),
    *("eprints.date", "datepublished", "date", "pubdate", "publishdate", "publish-date"),
    *("publication_date", "og:published_time", "parsely-pub-date", "sailthru.date", "datecreated"),
    *("og:article:published_time", "citation_year", "article:modified_time", "dcterms.modified"),
)
_DATED_NAME = re.compile(
    r"(?:pub(?:lish(?:ed)?|lication)?|issued?|created?|post(?:ed)?|release|article)[._:-]?"
    r"(?:date|time|on)(?:_?original)?"
)
_DATED_ADDRESS = re.compile(r"/((?:19|20)\d\d)/(\d\d)/(\d\d)(?:/|$)")
_POSTED_BY = re.compile(r"\b(?:by|von) (\S.{0,60}?)(?= (?:on|am|at|in)\b| ?\||$)")
_META = frozenset(("meta", "entry-meta", "post-meta", "postmetadata", "submitted", "byline"))
_SHOWN = frozenset(
    ("entry-date", "post-date", "published", "date-header", "dt-published", "pubdate", "posted-on")
)
_PLATFORMS = frozenset(("blogger", "wordpress", "wordpress.com", "tumblr", "website", "home"))
_LANGUAGE = re.compile(r"[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*", re.IGNORECASE)
_LONGEST_NAME = 120


def metadata_of(root: Element, linked: LinkedData, opening: Sequence[str] = ()) -> Metadata:
    """Return the page's title, authors, date and so on, as far as it tells them.

    `opening` are the lines before the text that may name its author and date.
    """
    tags = Tags(root)
    sites, source = _sites(tags, linked), _source(root, tags)
    told = tags.first(*_TITLES) or linked.first_text("headline")
    known = article_facts(tags, linked)
    organisations = [*linked.first_names("publisher"), *sites]
    return Metadata(
        title=title_of(root, told or tags.first(*_SHARED_TITLES), sites, source),
        authors=_authors(root, tags, linked, frozenset(map(str.lower, organisations)))
        or author_in(opening),
        organisation=known.organisation or next(iter(organisations), ""),
        date=_date(root, tags, linked, source) or next(filter(None, map(iso_date, opening)), ""),
        doi=known.doi,
        isbn=known.isbn,
        publisher=known.publisher,
        source=source,
        language=_language(root, tags, linked),
        pmid=known.pmid,
        container=known.container or next(iter(sites), ""),
        volume=known.volume,
        issue=known.issue,
        page_range=known.page_range,
    )


def _sites(tags: Tags, linked: LinkedData) -> list[str]:
    """Return the names of the web site, as it says them itself."""
    told = tags.first("og:site_name", "application-name", "apple-mobile-web-app-title")
    named = [name for site in linked.sites for name in linked.names(site)]
    return [*dict.fromkeys(name for name in (told, *named) if _is_site(name))]


def _is_site(name: str) -> bool:
    return bool(name) and "://" not in name and name.lower() not in _PLATFORMS


def _authors(
    root: Element, tags: Tags, linked: LinkedData, organisations: frozenset[str]
) -> tuple[str, ...]:
    for name in _AUTHORS:
        told = linked.first_names("author") if name == "ld.author" else tags.all(name)
        found = people(told, organisations)
        if found:
            return found
    return people(_bylines(root), organisations) or people(tags.all("author"))


def _bylines(root: Element) -> list[str]:
    """Return the names that the page itself shows as its author's, outside of any comment."""
    for element in root.iter("a", "span", "address", "p", "div", "cite", "li"):
        name = short_text_of(element, _LONGEST_NAME) if _is_byline(element) else ""
        if name and not _in_comment(element):
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


def _date(root: Element, tags: Tags, linked: LinkedData, source: str) -> str:
    told = (text for name in _DATES for text in _dates_under(name, tags, linked))
    named = (
        text for name in tags.names() if _DATED_NAME.fullmatch(name) for text in tags.all(name)
    )
    for text in (*told, *named):
        date = iso_date_or_year(text)
        if date:
            return date
    return _shown_date(root) or _date_in_address(root, source)


def _dates_under(name: str, tags: Tags, linked: LinkedData) -> list[str]:
    if name == "ld.date":
        return [linked.first_text("datePublished", "dateCreated", "uploadDate")]
    return tags.all(name)


def _date_in_address(root: Element, source: str) -> str:
    """Return the date that a blog puts into its addresses: "/2014/05/18/title"."""
    own = (link for link in root.iter("a") if "bookmark" in (link.get("rel") or ""))
    first = next((link.get("href") or "" for link in own), "")
    for address in (source, first):
        match = _DATED_ADDRESS.search(address)
        if match:
            return iso_date("-".join(match.groups()))
    return ""


def _shown_date(root: Element) -> str:
    """Return the date that the page shows for its text, outside of any comment."""
    for element in _dated(root):
        told = element.get("datetime") or element.get("content") or element.get("title")
        date = iso_date_or_year(told or text_start(element, _LONGEST_NAME)[:_LONGEST_NAME])
        if date and not _in_comment(element):
            return date
    return ""


def _dated(root: Element) -> Iterator[Element]:
    for element in root.iter("time", "abbr", "span", "p", "div", "a", "h2", "li"):
        named = element.get("itemprop") == "datePublished"
        if named or tag_of(element) == "time" or not classes_of(element).isdisjoint(_SHOWN):
            yield element


def _source(root: Element, tags: Tags) -> str:
    """Return the address that the page says it came from."""
    for link in root.iter("link", "{*}link"):
        if (link.get("rel") or "").lower() == "canonical" and link.get("href"):
            return str(link.get("href")).strip()
    return tags.first("og:url", "citation_public_url", "citation_fulltext_html_url")


def _language(root: Element, tags: Tags, linked: LinkedData) -> str:
    own = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang") or ""
    told = ("citation_language", "dc.language", "dcterms.language", "content-language", "og:locale")
    for text in (own, *map(tags.first, told), linked.first_text("inLanguage")):
        language = text.strip().replace("_", "-")
        if _LANGUAGE.fullmatch(language) and len(language) < 12:  # noqa: PLR2004 - "zh-Hant-TW"
            return language
    return ""
