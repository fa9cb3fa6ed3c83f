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
_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)", re.ASCII)


def cite(metadata: Metadata, title: str, locator: str, *, comment: Block | None = None) -> str:
    """Return a plain author-date reference on one line.

    "West, M.; Eckert, R. (2014) Developing collective leadership for health care, p. 12". What
    is not known is left out; without authors the organisation stands for them, and without
    either the title comes first. `comment` is the block of a reader's comment, which is then
    what is cited, with its own author and date. `locator` may be "".
    """
    named = _one_line(title) or "Untitled document"
    if comment is not None:
        return ", ".join(part for part in (_comment(comment), f"on {named}", locator) if part)
    who = _authors(metadata.authors) or _one_line(metadata.organisation)
    when = year(metadata.date)
    anonymous = f"{named} ({when})" if when else named
    work = f"{who} ({when or 'n.d.'}) {named}" if who else anonymous
    return ", ".join(part for part in (work, _one_line(locator)) if part)


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
