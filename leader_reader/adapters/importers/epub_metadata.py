"""What an EPUB's package file says of the book: EPUB 3.3 section 5.5, OPF 2.0.1 section 2.2."""

from collections.abc import Iterator

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date_or_year
from leader_reader.adapters.importers.html.tree import Element, tag_of, text_of
from leader_reader.domain.document import Metadata
from leader_reader.domain.identifiers import doi, isbn

_WRITERS = ("aut", "")
_FIRST_DATES = ("original-publication", "publication", "issued", "creation")
_LONGEST = 1_000


def elements_named(root: Element, *names: str) -> Iterator[Element]:
    """Yield the elements below `root` of these names, whatever their namespace and case."""
    return (element for element in root.iter() if tag_of(element) in names)


def metadata_of(package: Element) -> Metadata:
    """Return the book's card, from Dublin Core, what refines it, and calibre's series."""
    refined = _refinements(package)
    identifiers = [_bare(text) for text in _values(package, "identifier")]
    printed = [_bare(text) for text in _values(package, "source")]
    series, number = _series(package, refined)
    return Metadata(
        title=_title(package, refined),
        authors=_authors(package, refined),
        date=_date(package),
        doi=next(filter(None, map(doi, identifiers)), ""),
        isbn=next(filter(None, map(isbn, (*identifiers, *printed))), ""),
        publisher=next(iter(_values(package, "publisher")), ""),
        source=next((text for text in (*identifiers, *printed) if text.startswith("http")), ""),
        language=next(iter(_values(package, "language")), ""),
        container=series,
        volume=number,
    )


def _values(package: Element, name: str) -> list[str]:
    texts = (clean_text(text_of(element)) for element in elements_named(package, name))
    return [text for text in texts if text]


def _bare(identifier: str) -> str:
    return identifier.removeprefix("urn:").removeprefix("URN:")


def _refinements(package: Element) -> dict[tuple[str, str], str]:
    """Return what <meta refines="#id" property="p"> says, by id and property."""
    return {
        ((meta.get("refines") or "").removeprefix("#"), meta.get("property") or ""): text_of(meta)
        for meta in elements_named(package, "meta")
        if meta.get("refines")
    }


def _attribute(element: Element, name: str) -> str:
    """Return an attribute whatever its namespace: opf:role and role alike."""
    found = (str(value) for key, value in element.attrib.items() if _local(key) == name)
    return next(found, "")


def _local(key: object) -> str:
    return str(key).rpartition("}")[2].rpartition(":")[2]


def _title(package: Element, refined: dict[tuple[str, str], str]) -> str:
    """Return the main title: the one called so, else the first."""
    told = [
        (clean_text(text_of(title)), refined.get((title.get("id") or "", "title-type"), ""))
        for title in elements_named(package, "title")
    ]
    main = next((text for text, kind in told if text and kind == "main"), "")
    return main or next((text for text, _ in told if text), "")


def _authors(package: Element, refined: dict[tuple[str, str], str]) -> tuple[str, ...]:
    """Return the creators who wrote the book; whoever else made it where none is called so."""
    creators = list(elements_named(package, "creator"))
    names = [clean_text(text_of(creator)) for creator in creators]
    roles = [
        _attribute(creator, "role") or refined.get((creator.get("id") or "", "role"), "")
        for creator in creators
    ]
    wrote = [name for name, role in zip(names, roles, strict=True) if role.strip() in _WRITERS]
    return tuple(dict.fromkeys(name for name in wrote or names if name))


def _date(package: Element) -> str:
    """Return the date of publication, or else the first date given that is no modification."""
    dates = [*elements_named(package, "date"), *_issued(package)]
    dates.sort(key=_rank)
    return next(filter(None, (iso_date_or_year(text_of(element)) for element in dates)), "")


def _issued(package: Element) -> Iterator[Element]:
    metas = elements_named(package, "meta")
    return (meta for meta in metas if meta.get("property") in ("dcterms:issued", "dcterms:date"))


def _rank(date: Element) -> int:
    event = _attribute(date, "event") or _local((date.get("property") or "").replace("dcterms", ""))
    if event in _FIRST_DATES:
        return _FIRST_DATES.index(event)
    return len(_FIRST_DATES) + (event == "modification")


def _series(package: Element, refined: dict[tuple[str, str], str]) -> tuple[str, str]:
    """Return the series or set that the book belongs to, and its number there."""
    for meta in elements_named(package, "meta"):
        if meta.get("property") == "belongs-to-collection" and text_of(meta):
            number = refined.get((meta.get("id") or "", "group-position"), "")
            return text_of(meta)[:_LONGEST], number
    named = {
        meta.get("name"): clean_text(meta.get("content") or "")
        for meta in elements_named(package, "meta")
    }
    number = named.get("calibre:series_index", "").removesuffix(".0")
    series = named.get("calibre:series", "")
    return series, number if series else ""
