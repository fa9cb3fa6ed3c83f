"""What the fields of every reference format have in common, brought into our terms."""

import re
from collections.abc import Iterable
from dataclasses import replace

from leader_reader.domain.document import Metadata
from leader_reader.domain.identifiers import doi_in, isbn, isbn_in, pmid_in
from leader_reader.domain.languages import language_code
from leader_reader.domain.written_dates import valid_date

LONGEST = 2000
"""Characters that a field keeps; more is no title, name or address."""

MOST_AUTHORS = 1000

_SPACES = re.compile(r"\s+")
_DASHES = re.compile(r"\s*(?:--+|[\u2010-\u2015\u2212]|-)\s*")
_YEAR = re.compile(r"(?<!\d)[12]\d{3}(?!\d)")
_SLASHED = re.compile(r"([12]\d{3})/(\d{0,2})/?(\d{0,2})(?:/.*)?")
_ADDRESS = re.compile(r"https?://[^\s<>\"{}|\\^]+", re.IGNORECASE)
_BETWEEN_NUMBERS = re.compile(r"(?<![\s,;])[\s,;]+(?=\d)|\s{2,}")
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")


def tidy(text: str) -> str:
    """Return a field's text on one line, cut to a bearable length."""
    if not text:
        return ""
    return _SPACES.sub(" ", _CONTROLS.sub("", text[: 4 * LONGEST])).strip()[:LONGEST]


def tidied(metadata: Metadata) -> Metadata:
    """Return `metadata` with every field on one line."""
    people = (tidy(author).strip(" ,;") for author in metadata.authors[:MOST_AUTHORS])
    names = [name for name in Metadata.__slots__ if name != "authors"]
    lines = {name: tidy(getattr(metadata, name)) for name in names}
    return replace(metadata, authors=tuple(dict.fromkeys(filter(None, people))), **lines)


def date_of(text: str) -> str:
    """Return the date in a field, or else its year: "2014/05/22/", "2014 May-Jun", "c2014"."""
    plain = tidy(text)
    slashed = _SLASHED.fullmatch(plain)
    if slashed:
        plain = "-".join(filter(None, slashed.groups()))
    year = _YEAR.search(plain)
    first = valid_date(plain.split("/")[0])  # an interval: 2014-05/2014-06
    return valid_date(plain) or first or (year.group() if year else "")


def finer_date(dates: Iterable[str]) -> str:
    """Return the first date, or a finer one that begins with it."""
    known = [date for date in dates if date]
    first = known[0] if known else ""
    return max((date for date in known if date.startswith(first)), key=len, default="")


def page_range(text: str) -> str:
    """Return pages as "233-241"; S12 and e1234 stay as they are."""
    return _DASHES.sub("-", tidy(text)).strip("- .")


def pages_between(first: str, last: str) -> str:
    """Return a range of a first and a last page; the last may be short, or there already."""
    first, last = page_range(first), page_range(last)
    if not first or not last or "-" in first or first == last:
        return first or last
    return f"{first}-{last}"


def first_doi(texts: Iterable[str]) -> str:
    """Return the first DOI in any of `texts`."""
    return next(filter(None, map(doi_in, texts)), "")


def first_isbn(texts: Iterable[str]) -> str:
    """Return the first ISBN in fields that hold numbers, perhaps several ("978… 0-306…")."""
    parts = (part for text in map(tidy, texts) for part in (text, *_BETWEEN_NUMBERS.split(text)))
    return next(filter(None, (isbn(part) or isbn_in(part) for part in parts)), "")


def first_pmid(texts: Iterable[str]) -> str:
    """Return the first PMID in any of `texts`, where it is called one."""
    return next(filter(None, map(pmid_in, texts)), "")


def address_in(texts: Iterable[str]) -> str:
    """Return the first web address that is not just the DOI once more."""
    found = (match.group().rstrip(".,;)") for text in texts for match in _ADDRESS.finditer(text))
    return next((address for address in found if "doi.org/" not in address.lower()), "")


def language_of(text: str) -> str:
    """Return the code of the first language named in a field."""
    return language_code(re.split(r"[;,/]", text, maxsplit=1)[0])


def turned(name: str) -> str:
    """Return "West, Michael A." for "West,Michael A."."""
    return re.sub(r"\s*,\s*", ", ", tidy(name)).strip(" ,")
