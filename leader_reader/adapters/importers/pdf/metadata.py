"""What a PDF says of itself, in its information and on its first page."""

import re
from collections.abc import Iterable

import pypdfium2 as pdfium

from leader_reader.adapters.importers.dates import iso_date_or_year as printed_date
from leader_reader.adapters.importers.pdf.layout import Layout
from leader_reader.adapters.importers.properties import (
    author_names,
    first_doi,
    first_isbn,
    first_pmid,
    iso_date,
    opening_authors,
    real_title,
)
from leader_reader.domain.document import Metadata

_DOI_PAGES = 2
_MADE_UP = re.compile(
    r"(?:layout|slide|presentation|print|blank|scan|scanned document|page|book|binder|draft"
    r"|report|cover|new document|powerpoint presentation|pdf|file)[\s\d._-]*",
    re.IGNORECASE,
)
"""Titles that programs give: "Layout 1", "Slide 1", "Scan0001"."""
_PUBLISHED = re.compile(
    r"\b(?:published|publication date|issued)\b(?: online)?:?\s*(.{4,40})", re.I
)
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*((?:19|20)\d\d)\b", re.I)
_ET_AL = re.compile(r"[\s,]*\{?\bet al\b\.?\}?", re.IGNORECASE)
_MANY_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")


def read_metadata(document: pdfium.PdfDocument, layout: Layout) -> Metadata:
    """Return what is known about the document."""
    info = document.get_metadata_dict(skip_empty=True)
    opening = [block.text for block in layout.blocks if (block.page or 0) <= _DOI_PAGES]
    stated = [info.get("Subject", ""), info.get("Title", ""), info.get("Keywords", "")]
    title = real_title(info.get("Title", ""))
    return Metadata(
        title=layout.title if not title or _MADE_UP.fullmatch(title) else title,
        authors=_authors(info.get("Author", ""), layout),
        date=_date(info.get("CreationDate", ""), layout),
        doi=first_doi([*opening, *stated]) or _closing_doi(layout),
        isbn=first_isbn(opening),
        pmid=first_pmid([*opening, *stated]),
    )


def _date(created: str, layout: Layout) -> str:
    """Return the day that the print says it was published on, or when the file was made.

    Where neither is known it is the year of the copyright.
    """
    pages = {page.number: page for page in (*layout.pages[:_DOI_PAGES], *layout.pages[-1:])}
    lines = [
        line.text for page in pages.values() for line in (*page.above, *page.main, *page.below)
    ]
    published = _first_date(_PUBLISHED, lines)
    if published.count("-"):
        return published
    return iso_date(created) or published or _first_date(_COPYRIGHT, lines)


def _first_date(said: re.Pattern[str], lines: Iterable[str]) -> str:
    found = (said.search(text) for text in lines)
    dates = (printed_date(match.group(1)) for match in found if match)
    return next(filter(None, dates), "")


def _authors(stated: str, layout: Layout) -> tuple[str, ...]:
    """Return the authors as stated, or as the first page names them.

    Names that commas part are told from "Surname, First name".
    """
    whole = _ET_AL.sub("", stated)
    names = author_names(whole)
    if not names or whole != stated:
        return opening_authors(layout.blocks) or names
    if len(names) > 1:
        return names
    parts = [part for part in _MANY_NAMES.split(names[0]) if part]
    full = all(" " in part.strip() and not any(c.isdigit() for c in part) for part in parts)
    return tuple(parts) if full else names


def _closing_doi(layout: Layout) -> str:
    """Return the DOI that some journals print on the last page, above how to cite the article."""
    lines = [line.text for page in layout.pages[-_DOI_PAGES:] for line in page.main]
    for at, text in enumerate(lines[1:], 1):
        if text.lower().startswith("cite this article"):
            return first_doi(lines[max(0, at - 2) : at + 6])
    return ""
