"""One-line references: author, year, title and where in the document, as a clinician cites it."""

import re
from collections.abc import Sequence

from leader_reader.domain.document import Block, Metadata

MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)

MOST_AUTHORS = 6
"""More authors than this are cut to the first three and "et al."."""

_ISO_DATE = re.compile(r"(\d{4})-(\d{2})(?:-(\d{2}))?(?:T.*)?", re.ASCII)
_RANGE = re.compile(r"(?<=\w)\s*[-–—]+\s*(?=\w)")
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)


def cite(metadata: Metadata, title: str, locator: str, *, comment: Block | None = None) -> str:
    """Return a plain author-date reference on one line.

    "West, M.; Eckert, R. (2014) Developing collective leadership, BMJ, 348(7), pp. 233–241, at
    p. 235, doi:10.1136/bmj.g1234". What is not known is left out; without authors the organisation
    stands for them, and without either the title comes first. `comment` is the block of a reader's
    comment, which is then what is cited, with its own author and date. `locator` may be "".
    """
    named = _one_line(title) or "Untitled document"
    if comment is not None:
        return ", ".join(part for part in (_comment(comment), f"on {named}", locator) if part)
    who = _authors(metadata.authors) or _one_line(metadata.organisation)
    when = year(metadata.date)
    anonymous = f"{named} ({when})" if when else named
    work = f"{who} ({when or 'n.d.'}) {named}" if who else anonymous
    pages, place, doi = _pages(metadata), _one_line(locator), _one_line(metadata.doi)
    where = f"at {place}" if pages and place else place
    parts = (work, *_published(metadata, {who, named}), pages, where, doi and f"doi:{doi}")
    return ", ".join(part for part in parts if part)


def area_named(locator: str) -> str:
    """Return what an area of a page is called: "Area on p. 12"."""
    return f"Area on {locator}" if locator else "Area of a page"


def long_date(date: str) -> str:
    """Return an ISO 8601 date or time as people write it: "22 May 2014"; else `date` itself."""
    found = _ISO_DATE.fullmatch(date.strip())
    if not found or not 1 <= int(found[2]) <= len(MONTHS):
        return _one_line(date)
    day = f"{int(found[3])} " if found[3] else ""
    return f"{day}{MONTHS[int(found[2]) - 1]} {found[1]}"


def year(date: str) -> str:
    """Return the year named in `date`, or the whole of it where there is none."""
    found = _YEAR.search(date)
    return found[0] if found else _one_line(date)


def _published(metadata: Metadata, said: set[str]) -> list[str]:
    """Return where a work came out: journal with volume and issue, else book and publisher."""
    container, publisher = _one_line(metadata.container), _one_line(metadata.publisher)
    number, issue = _one_line(metadata.volume), _one_line(metadata.issue)
    if issue:
        number = f"{number}({issue})" if number else f"no. {issue}"
    house = "" if container and number else publisher
    parts = dict.fromkeys((container, number if container else "", house))
    return [part for part in parts if part and part not in said]


def _pages(metadata: Metadata) -> str:
    """Return "pp. 233–241" for the pages in a larger work, "" where it is not known."""
    pages = _one_line(metadata.page_range) if metadata.container else ""
    several = bool(_RANGE.search(pages))
    return f"{'pp.' if several else 'p.'} {_RANGE.sub('–', pages)}" if pages else ""


def _authors(authors: Sequence[str]) -> str:
    names = [name for name in map(_one_line, authors) if name]
    if len(names) > MOST_AUTHORS:
        return "; ".join(names[:3]) + " et al."
    return "; ".join(names)


def _comment(comment: Block) -> str:
    author = _one_line(comment.author) or "an unnamed reader"
    role = _one_line(comment.role).rstrip(",;. ")
    by = f"Comment by {author} ({role})" if role else f"Comment by {author}"
    return ", ".join(part for part in (by, long_date(comment.date)) if part)


def _one_line(text: str) -> str:
    return " ".join(text.split())
