"""Reference files of tagged lines: RIS, and PubMed's own format (.nbib)."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from leader_reader.adapters.references.fields import (
    address_in,
    date_of,
    finer_date,
    first_doi,
    first_isbn,
    first_pmid,
    language_of,
    page_range,
    pages_between,
    tidied,
    turned,
)
from leader_reader.domain.document import Metadata
from leader_reader.domain.identifiers import pmid
from leader_reader.domain.reference import Reference

Fields = Mapping[str, Sequence[str]]
"""The texts of each tag of one entry, in order."""

_RIS = re.compile(r"[ \t]{0,3}([A-Z][A-Z0-9])[ \t]{1,2}-(?:[ \t](.*)|[ \t]*)$")
_PUBMED = re.compile(r"([A-Z]{2,4}) {0,2}- ?(.*)$")
_MOST_LINES = 5000
"""Lines of one entry that are read; the abstract and such are long, but not so long."""

_WHOLE = frozenset(("BOOK", "EBOOK", "RPRT", "THES", "GOVDOC", "STAND", "PAMP", "EDBOOK", "UNPB"))
"""Types of RIS that are works by themselves: T2 is their series, SP how many pages they have."""

_TITLES = ("TI", "T1", "CT", "BT")
_CONTAINERS = ("JF", "T2", "JO", "BT", "JA", "J2", "J1")
_PUBMED_DATABASES = ("pubmed", "medline", "ncbi", "nlm")


def ris_entries(text: str) -> Iterator[Reference]:
    """Yield the entries of a RIS file; one without its "ER" ends where the next begins.

    Unknown tags are passed over. Tags as in the RIS format of 2011 and its older form.
    """
    for fields in _records(text, _RIS, starts="TY", ends="ER"):
        metadata = tidied(_of_ris(fields)) if len(fields) > 1 else Metadata()
        if metadata.title or metadata.doi:
            yield Reference(metadata, _first(fields, "ID"))


def pubmed_entries(text: str) -> Iterator[Reference]:
    """Yield the entries of a file that PubMed exports for reference managers.

    Tags as in https://pubmed.ncbi.nlm.nih.gov/help/#pubmed-format.
    """
    for fields in _records(text, _PUBMED, starts="PMID", ends=""):
        metadata = tidied(_of_pubmed(fields))
        if metadata.title:
            yield Reference(metadata, metadata.pmid)


def _records(text: str, line_of: re.Pattern[str], starts: str, ends: str) -> Iterator[Fields]:
    """Yield the fields of each entry; a line without a tag goes on with the one before."""
    fields: defaultdict[str, list[str]] = defaultdict(list)
    tag, lines = "", 0
    for line in text.splitlines():
        found = line_of.match(line)
        if found and (found[1] in (starts, ends)) and fields:
            yield fields
            fields, tag, lines = defaultdict(list), "", 0
        lines += 1
        if found and found[1] != ends and lines <= _MOST_LINES:
            tag = found[1]
            fields[tag].append(found[2] or "")
        elif not found and tag and line.strip() and lines <= _MOST_LINES:
            fields[tag].append(f"{fields[tag].pop()} {line.strip()}")
    if fields:
        yield fields


def _of_ris(fields: Fields) -> Metadata:
    kind = _first(fields, "TY").upper()
    whole = kind in _WHOLE
    notes = _all(fields, "N1", "M1", "M2", "C2", "ID", "UR", "L2")
    return Metadata(
        title=_first(fields, *_TITLES) or (_first(fields, "T2") if whole else ""),
        authors=_people(fields, ("AU", "A1"), ("ED", "A2", "A3")),
        date=finer_date(date_of(text) for text in _all(fields, "PY", "Y1", "DA")),
        doi=first_doi([*_all(fields, "DO"), *_all(fields, "UR", "M3", "L3", "N1", "ID")]),
        isbn=first_isbn(_all(fields, "SN")),
        publisher=_first(fields, "PB"),
        source=address_in(_all(fields, "UR", "L2", "LK")),
        language=language_of(_first(fields, "LA")),
        pmid=_accession(fields) or first_pmid(notes),
        container="" if whole else _first(fields, *_CONTAINERS),
        volume=_first(fields, "VL"),
        issue=_first(fields, "IS") or _first(fields, "CP"),
        page_range="" if whole else pages_between(_first(fields, "SP"), _first(fields, "EP")),
    )


def _accession(fields: Fields) -> str:
    """Return the PMID in AN, where the database that numbers so is PubMed."""
    bases = " ".join(_all(fields, "DB", "DP")).lower()
    known = any(name in bases for name in _PUBMED_DATABASES)
    return next(filter(None, map(pmid, _all(fields, "AN"))), "") if known else ""


def _of_pubmed(fields: Fields) -> Metadata:
    numbers = _all(fields, "LID", "AID")
    return Metadata(
        title=_first(fields, "TI", "BTI").rstrip(".").strip("[]"),
        authors=_people(fields, ("FAU",), ("AU",), ("FED", "ED")),
        organisation=_first(fields, "CN"),
        date=date_of(_first(fields, "DP", "DEP")),
        doi=first_doi(number for number in numbers if "[doi]" in number.lower()),
        isbn=first_isbn(_all(fields, "ISBN")),
        publisher=_first(fields, "PB"),
        language=language_of(_first(fields, "LA")),
        pmid=pmid(_first(fields, "PMID")),
        container=_first(fields, "JT", "TA", "CTI"),
        volume=_first(fields, "VI"),
        issue=_first(fields, "IP"),
        page_range=page_range(_first(fields, "PG")),
    )


def _people(fields: Fields, *choices: tuple[str, ...]) -> tuple[str, ...]:
    """Return the names under the first of the tags that has any: authors, or else editors."""
    found = (_all(fields, *tags) for tags in choices)
    return tuple(turned(name) for name in next(filter(None, found), []))


def _first(fields: Fields, *tags: str) -> str:
    return next(iter(_all(fields, *tags)), "")


def _all(fields: Fields, *tags: str) -> list[str]:
    return [text for tag in tags for text in fields.get(tag, ()) if text.strip()]
