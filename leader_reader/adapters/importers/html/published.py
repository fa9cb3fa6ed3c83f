"""Where a page's article was published: journal, volume, issue, pages and numbers."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from leader_reader.adapters.importers.html.linked import Item, LinkedData, plain
from leader_reader.adapters.importers.html.tags import Tags
from leader_reader.adapters.importers.properties import first_doi
from leader_reader.domain import identifiers

_MOST_OUTWARD = 5
_CONTAINERS = (
    *("citation_journal_title", "citation_conference_title", "citation_inbook_title"),
    *("citation_book_title", "prism.publicationname", "eprints.publication", "dc.source"),
    *("dcterms.ispartof", "dc.relation.ispartof", "bepress_citation_journal_title"),
)

_DOIS = (
    *("citation_doi", "bepress_citation_doi", "prism.doi", "doi", "evt-doi_page"),
    *("publication_doi", "dc.identifier", "dcterms.identifier", "dc.identifier.doi", "dc.relation"),
)


@dataclass(frozen=True, slots=True)
class Published:
    """What is known of the publication; empty where the page does not say."""

    organisation: str = ""
    publisher: str = ""
    container: str = ""
    volume: str = ""
    issue: str = ""
    page_range: str = ""
    doi: str = ""
    isbn: str = ""
    pmid: str = ""


def article_facts(tags: Tags, linked: LinkedData) -> Published:
    """Return what meta tags say of the publication, and JSON-LD where they do not."""
    around = list(_around(linked))
    first, last = _pages(tags, linked)
    return Published(
        organisation=tags.first(
            "citation_technical_report_institution", "citation_dissertation_institution"
        ),
        publisher=tags.first("citation_publisher", "dc.publisher", "dcterms.publisher"),
        container=_container(tags) or _of(around, "name", but="PublicationIssue"),
        volume=tags.first("citation_volume", "prism.volume") or _of(around, "volumeNumber"),
        issue=tags.first("citation_issue", "prism.number", "prism.issueidentifier")
        or _of(around, "issueNumber"),
        page_range=f"{first}-{last}" if last and last != first else first,
        doi=_doi(tags, linked),
        isbn=identifiers.isbn(
            tags.first("citation_isbn", "book:isbn", "prism.isbn") or linked.first_text("isbn")
        ),
        pmid=_pmid(tags),
    )


def _container(tags: Tags) -> str:
    told = (text for name in _CONTAINERS for text in tags.all(name))
    return next((text for text in told if "://" not in text), "")


def _around(linked: LinkedData) -> Iterator[Item]:
    """Yield what an article is part of, from inside out: issue, volume, journal."""
    for item in linked.items:
        part: object = item
        for _ in range(_MOST_OUTWARD):
            part = linked.parts(part.get("isPartOf"))[:1] if isinstance(part, dict) else []
            part = part[0] if part else None
            if not isinstance(part, dict):
                break
            if not re.search(r"WebPage|WebSite|CollectionPage", str(part.get("@type"))):
                yield part


def _of(around: list[Item], key: str, but: str = "WebPage") -> str:
    told = (plain(item.get(key)) for item in around if but not in str(item.get("@type")))
    return next(filter(None, told), "")


def _pages(tags: Tags, linked: LinkedData) -> tuple[str, str]:
    first = tags.first("citation_firstpage", "prism.startingpage")
    last = tags.first("citation_lastpage", "prism.endingpage")
    if first or last:
        return first or last, last
    whole = tags.first("prism.pagerange", "citation_pages") or linked.first_text("pagination")
    if whole:
        return whole.replace("–", "-"), ""
    return linked.first_text("pageStart"), linked.first_text("pageEnd")


def _doi(tags: Tags, linked: LinkedData) -> str:
    told = [text for name in _DOIS for text in tags.all(name)]
    told += [linked.first_text("doi", "sameAs", "identifier"), *_identifiers(linked)]
    return first_doi(told)


def _identifiers(linked: LinkedData) -> Iterator[str]:
    for item in linked.items:
        for part in (*linked.parts(item.get("identifier")), *linked.parts(item.get("sameAs"))):
            yield plain(part.get("value") if isinstance(part, dict) else part)


def _pmid(tags: Tags) -> str:
    names = ("citation_pmid", "ncbi_uid", "pmid", "dc.identifier.pmid")
    return next(filter(None, (identifiers.pmid(tags.first(name)) for name in names)), "")
