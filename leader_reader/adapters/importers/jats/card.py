"""The front matter of an article as a document's card."""

from collections.abc import Callable, Iterator

from leader_reader.adapters.importers.jats.runs import Element, text_of
from leader_reader.domain import identifiers
from leader_reader.domain.document import Metadata
from leader_reader.domain.written_dates import valid_date

_DATES = ("pub", "epub", "ppub", "collection", "epub-ppub", "pub-electronic", "")
"""Which kind of date counts first; the one of the electronic edition is the whole one."""
_NOTED = frozenset(("xref", "fn"))


def metadata_of(article: Element) -> Metadata:
    """Return what an article's front matter says of it."""
    front = article.find("{*}front")
    if front is None:
        return Metadata()

    def said(path: str) -> str:
        steps = "/".join(f"{{*}}{step}" for step in path.split("/"))
        return text_of(front.find(steps), _NOTED)

    numbers = {each.get("pub-id-type"): text_of(each) for each in front.iter("{*}article-id")}
    return Metadata(
        title=said("article-meta/title-group/article-title"),
        authors=tuple(_authors(front)),
        organisation=_organisation(front),
        date=_date(front),
        doi=identifiers.doi(numbers.get("doi", "")),
        pmid=identifiers.pmid(numbers.get("pmid", "")),
        publisher=said("journal-meta/publisher/publisher-name"),
        container=said("journal-meta/journal-title-group/journal-title")
        or said("journal-meta/journal-title"),
        volume=said("article-meta/volume"),
        issue=said("article-meta/issue"),
        page_range=_pages(said),
        language=article.get("{http://www.w3.org/XML/1998/namespace}lang", ""),
    )


def _authors(front: Element) -> Iterator[str]:
    for each in front.iterfind("{*}article-meta/{*}contrib-group/{*}contrib"):
        if each.get("contrib-type", "author") == "author":
            others = (
                text_of(each.find(f"{{*}}{tag}"), _NOTED) for tag in ("string-name", "collab")
            )
            yield from filter(None, [_name(each) or next(filter(None, others), "")])


def _name(contributor: Element) -> str:
    name = contributor.find("{*}name")
    if name is None:
        name = contributor.find("{*}name-alternatives/{*}name")
    if name is None:
        return ""
    parts = (name.find(f"{{*}}{part}") for part in ("given-names", "surname", "suffix"))
    return " ".join(filter(None, map(text_of, parts)))


def _organisation(front: Element) -> str:
    collabs = front.iterfind("{*}article-meta/{*}contrib-group/{*}contrib/{*}collab")
    return next((text_of(each, _NOTED) for each in collabs), "")


def _date(front: Element) -> str:
    found = {
        each.get("pub-type") or each.get("date-type") or "": _iso(each)
        for each in front.iterfind("{*}article-meta/{*}pub-date")
    }
    whole = sorted((at for at in _DATES if found.get(at)), key=lambda at: -len(found[at]))
    return found[whole[0]] if whole else ""


def _iso(element: Element) -> str:
    """Return a date as ISO 8601 as far as it is told; a month may be told by its name."""
    year, month, day = (text_of(element.find(f"{{*}}{part}")) for part in ("year", "month", "day"))
    told = (f"{year}-{month}-{day}", f"{day} {month} {year}", f"{year}-{month}", f"{month} {year}")
    return next(filter(None, map(valid_date, (*told, year))), "")


def _pages(said: Callable[[str], str]) -> str:
    first, last = said("article-meta/fpage"), said("article-meta/lpage")
    return "-".join(filter(None, (first, last if last != first else ""))) or said(
        "article-meta/elocation-id"
    )
