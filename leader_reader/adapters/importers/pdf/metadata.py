"""What a PDF says of itself, in its information and on its first page."""

import re

import pypdfium2 as pdfium

from leader_reader.adapters.importers.pdf.layout import Layout
from leader_reader.adapters.importers.properties import (
    author_names,
    find_doi,
    iso_date,
    opening_authors,
    real_title,
)
from leader_reader.domain.document import Metadata

_DOI_PAGES = 2
_ET_AL = re.compile(r"[\s,]*\{?\bet al\b\.?\}?", re.IGNORECASE)
_MANY_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+and\s+|\s*&\s*")


def read_metadata(document: pdfium.PdfDocument, layout: Layout) -> Metadata:
    """Return what is known about the document."""
    info = document.get_metadata_dict(skip_empty=True)
    opening = (block.text for block in layout.blocks if (block.page or 0) <= _DOI_PAGES)
    stated = [info.get("Subject", ""), info.get("Title", ""), info.get("Keywords", "")]
    return Metadata(
        title=real_title(info.get("Title", "")) or layout.title,
        authors=_authors(info.get("Author", ""), layout),
        date=iso_date(info.get("CreationDate", "")),
        doi=find_doi([*opening, *stated]) or _closing_doi(layout),
    )


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
            return find_doi(lines[max(0, at - 2) : at + 6])
    return ""
