"""BibTeX and BibLaTeX files: entries, macros, and what their fields are in our terms."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from leader_reader.adapters.references import latex
from leader_reader.adapters.references.fields import (
    address_in,
    date_of,
    first_doi,
    first_isbn,
    first_pmid,
    language_of,
    page_range,
    tidied,
)
from leader_reader.domain.document import Metadata
from leader_reader.domain.identifiers import pmid
from leader_reader.domain.reference import Reference

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_START = re.compile(r"@[ \t]*([A-Za-z]+)\s{0,9}([{(])")
_FIRM_START = re.compile(r"^[ \t]*@[ \t]*[A-Za-z]+\s{0,9}[{(]", re.MULTILINE)
_KEY = re.compile(r"\s*([^\s,=\"#{}()]*)\s*(,|(?=[})]))")
_NAME = re.compile(r"[\s,]*([A-Za-z][\w:.+/-]*)\s*=\s*")
_WORD = re.compile(r"[^\s,#{}\"()=]+")
_JOIN = re.compile(r"\s*#\s*")
_BRACES = re.compile(r"(?<!\\)[{}]")
_QUOTED = re.compile(r"(?<!\\)[{}\"]")
_AND = re.compile(r"(?<!\s)\s+and\s+", re.IGNORECASE)
_UNREAD = ("comment", "preamble")
_INSIDE = frozenset(("incollection", "inbook", "inproceedings", "conference", "inreference"))
_NUMBERED = frozenset(("article", "suppperiodical", "periodical"))
_NEEDED = frozenset(("title", "doi"))
_NAME_PARTS = 3


@dataclass(slots=True)
class _Entry:
    kind: str
    key: str
    fields: dict[str, str] = field(default_factory=dict)


def bibtex_entries(text: str) -> Iterator[Reference]:
    """Yield the entries of a file; one that is broken costs only what it holds itself.

    Fields named twice keep the first. What a `crossref` points to lends what is missing.
    """
    entries = list(_entries(text))
    by_key = {entry.key.casefold(): entry for entry in entries if entry.key}
    for entry in entries:
        fields = _inherited(entry, by_key)
        metadata = tidied(_metadata(entry.kind, fields)) if _NEEDED & fields.keys() else None
        if metadata is not None and (metadata.title or metadata.doi):
            yield Reference(metadata, entry.key)


def _entries(text: str) -> Iterator[_Entry]:
    """Parse entry by entry. None reaches over a line that begins another, so the cost is linear."""
    firm = [found.start() for found in _FIRM_START.finditer(text)]
    macros = dict(zip(_MONTHS, _MONTHS, strict=True))
    at = 0
    while found := _START.search(text, at):
        after = bisect_right(firm, found.start())
        limit = firm[after] if after < len(firm) else len(text)
        kind = found[1].lower()
        scan = _Scan(text, found.end(), limit, macros)
        at = found.end()
        if kind == "string":
            macros |= {name.lower(): value for name, value in scan.fields()}
            at = scan.at
        elif kind not in _UNREAD:
            yield _Entry(kind, scan.key(), scan.all_fields())
            at = scan.at


class _Scan:
    """Reads one entry from `at`, never past `limit`."""

    def __init__(self, text: str, at: int, limit: int, macros: Mapping[str, str]) -> None:
        self._text, self._limit, self._macros = text, limit, macros
        self.at = at

    def key(self) -> str:
        found = _KEY.match(self._text, self.at, self._limit)
        self.at = found.end() if found else self.at
        return found[1] if found else ""

    def all_fields(self) -> dict[str, str]:
        fields: dict[str, str] = {}
        for name, value in self.fields():
            fields.setdefault(name.lower(), value)
        return fields

    def fields(self) -> Iterator[tuple[str, str]]:
        """Yield (name, value) until something else than a field comes."""
        while found := _NAME.match(self._text, self.at, self._limit):
            self.at = found.end()
            yield found[1], self._value()

    def _value(self) -> str:
        """Read parts joined by "#"."""
        parts = [self._part()]
        while join := _JOIN.match(self._text, self.at, self._limit):
            self.at = join.end()
            parts.append(self._part())
        return "".join(parts)

    def _part(self) -> str:
        opener = self._text[self.at : min(self.at + 1, self._limit)]
        if opener == "{":
            return self._delimited(_BRACES, "}")
        if opener == '"':
            return self._delimited(_QUOTED, '"')
        word = _WORD.match(self._text, self.at, self._limit)
        self.at = word.end() if word else self.at
        return self._macros.get(word[0].lower(), word[0]) if word else ""

    def _delimited(self, marks: re.Pattern[str], closer: str) -> str:
        """Read up to the `closer` outside of inner braces; without one, to the limit."""
        begin, depth = self.at + 1, 0
        for mark in marks.finditer(self._text, begin, self._limit):
            if mark[0] == closer and not depth:
                self.at = mark.end()
                return self._text[begin : mark.start()]
            depth += {"{": 1, "}": -1}.get(mark[0], 0)
        self.at = self._limit
        return self._text[begin : self._limit]


def _inherited(entry: _Entry, by_key: Mapping[str, _Entry]) -> dict[str, str]:
    """Return an entry's fields, with those of what it is a part of where it has none."""
    parent = by_key.get(entry.fields.get("crossref", "").strip().casefold())
    if parent is None or parent is entry:
        return entry.fields
    lent = {name: value for name, value in parent.fields.items() if name not in ("doi", "crossref")}
    whole = lent.pop("title", "")
    if entry.kind in _INSIDE:
        lent.setdefault("booktitle", whole)
    return lent | {name: value for name, value in entry.fields.items() if value.strip()}


def _metadata(kind: str, fields: Mapping[str, str]) -> Metadata:
    def text(*names: str) -> str:
        return next(filter(None, (latex.plain(fields.get(name, "")) for name in names)), "")

    addresses = [latex.address(fields.get(name, "")) for name in ("url", "howpublished", "note")]
    numbers = [fields.get("doi", ""), *addresses]
    return Metadata(
        title=_title(text("title"), text("subtitle")),
        authors=_people(fields.get("author", "")) or _people(fields.get("editor", "")),
        organisation=text("institution", "organization", "school"),
        date=_date(text("date"), text("year"), text("month"), text("day")),
        doi=first_doi(latex.address(number) for number in numbers),
        isbn=first_isbn([text("isbn")]),
        publisher=text("publisher"),
        source=address_in(addresses),
        language=language_of(text("langid", "language")),
        pmid=_pmid(text("pmid"), text("eprint"), text("eprinttype"), addresses),
        container=text(*_containers(kind)),
        volume=text("volume"),
        issue=text("number", "issue") if kind in _NUMBERED else "",
        page_range=page_range(text("pages", "eid")) if kind not in ("book", "thesis") else "",
    )


def _containers(kind: str) -> tuple[str, ...]:
    return ("booktitle",) if kind in _INSIDE else ("journal", "journaltitle", "booktitle")


def _title(title: str, subtitle: str) -> str:
    return f"{title.rstrip(':. ')}: {subtitle}" if title and subtitle else title


def _date(whole: str, year: str, month: str, day: str) -> str:
    """Return the date of BibLaTeX, or year, month and day of BibTeX; `month` may hold a day."""
    if whole:
        return date_of(whole)
    first = re.split(r"[-–/]", month)[0].strip()
    forms = (f"{year}-{first}-{day}", f"{day} {first} {year}", f"{first} {year}", f"{year}-{first}")
    exact = (date_of(form.strip("- ")) for form in forms if first)
    return max(exact, key=len, default="") or date_of(year)


def _pmid(own: str, eprint: str, of: str, addresses: list[str]) -> str:
    number = own or (eprint if "pubmed" in of.lower() or "pmid" in of.lower() else "")
    return pmid(number) or first_pmid(addresses)


def _people(text: str) -> tuple[str, ...]:
    """Return the names in an author field, parted by "and" outside of braces."""
    names = (_person(name) for name in _outside_braces(text))
    return tuple(name for name in names if name and name.lower() != "others")


def _outside_braces(text: str) -> Iterator[str]:
    begin, depth, marks = 0, 0, iter([*_BRACES.finditer(text), None])
    mark = next(marks)
    for found in _AND.finditer(text):
        while mark is not None and mark.start() < found.start():
            depth += 1 if mark[0] == "{" else -1
            mark = next(marks)
        if depth <= 0:
            yield text[begin : found.start()]
            begin = found.end()
    yield text[begin:]


def _person(name: str) -> str:
    """Return "von Last, First" or "First von Last" as written, "Last, First, Jr" in our order."""
    if name.strip().startswith("{") and "," not in name.rpartition("}")[2]:
        return latex.plain(name)
    parts = [part for part in (latex.plain(part) for part in name.split(",")) if part]
    if len(parts) == _NAME_PARTS:
        family, suffix, given = parts
        return f"{family}, {given}, {suffix}"
    return ", ".join(parts)
