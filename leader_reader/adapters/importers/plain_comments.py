"""Readers' comments in text saved from web pages: who wrote each, as what, and when.

Two shapes are known. A page may print a name, a role, the words "Comment date", a date and the
comment; or a name with "says:" and a date beside or below it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from leader_reader.adapters.importers.dates import iso_date, only_date
from leader_reader.adapters.importers.plain_lines import Line

_DATE_LABELS = frozenset(("comment date", "date of comment", "date posted", "posted on"))
_SAYS = re.compile(
    r"(?P<name>\S.{0,58}?)\s+(?:says|said|writes|wrote|replied|commented|schreibt|sagt|schrieb)"
    r"(?P<date>\s.{6,40})?\s*:?"
)
_BY = re.compile(
    r"(?:posted|submitted|comment|written|left)\s+by:?\s+(?P<name>.{2,60}?)"
    r"(?:\s+(?:on|at)\s+|\s*[,–—|-]\s*|\s+(?=\d))(?P<date>\S.{5,40})",
    re.IGNORECASE,
)
_COUNTER = re.compile(
    r"(?:comments?|responses?|replies|kommentare?|commentaires?|comentarios?|commenti|reacties)"
    r"\s*[:(\[]\s*\d+\s*[)\]]?"
    r"|(?:\d+|no|one)\s+(?:comments?|responses?|replies|thoughts?|kommentare?|antworten"
    r"|commentaires?|réponses?|comentarios?|respuestas?|commenti|risposte|reacties)\b.{0,120}"
    r"|(?:(?:readers?[’']? |your |user )?comments|rapid responses|kommentare|commentaires"
    r"|comentarios|commenti|reacties):?",
    re.IGNORECASE,
)
_AFTER = frozenset(
    (
        "add your comment",
        "add a comment",
        "add new comment",
        "post a comment",
        "post your comment",
        "leave a comment",
        "leave a reply",
        "write a comment",
        "join the discussion",
        "related content",
        "related articles",
        "related posts",
    )
)
_NAME_WORDS = 6
_ROLE_LINES = 4


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment's place among the lines: header `first..start`, words `start..end`."""

    first: int
    start: int
    end: int
    author: str
    role: str
    date: str


@dataclass(frozen=True, slots=True)
class _Header:
    first: int
    start: int
    author: str
    role: str
    date: str


def is_counter(text: str) -> bool:
    """Tell whether a line only heads or counts the comments: "Comments: 8"."""
    return _COUNTER.fullmatch(text) is not None


def ends_comments(text: str) -> bool:
    """Tell whether a line begins what follows the comments: "Add your comment"."""
    return text.rstrip(":.").casefold() in _AFTER


def comments_in(lines: Sequence[Line]) -> list[Comment]:
    """Return the comments among `lines`, in order."""
    headers = list(_headers(lines))
    ends = [*(header.first for header in headers[1:]), len(lines)]
    return [_comment(lines, header, end) for header, end in zip(headers, ends, strict=False)]


def _comment(lines: Sequence[Line], header: _Header, end: int) -> Comment:
    closing = (at for at in range(header.start, end) if ends_comments(lines[at].text))
    return Comment(
        first=header.first,
        start=header.start,
        end=next(closing, end),
        author=header.author,
        role=header.role,
        date=header.date,
    )


def _headers(lines: Sequence[Line]) -> Iterator[_Header]:
    labelled = [at for at, line in enumerate(lines) if line.text.casefold() in _DATE_LABELS]
    if labelled:
        for at in labelled:
            header = _labelled(lines, at)
            if header:
                yield header
        return
    yield from _spoken(lines)


def _labelled(lines: Sequence[Line], label: int) -> _Header | None:
    """Read the header around a line "Comment date"."""
    date = only_date(lines[label + 1].text) if label + 1 < len(lines) else ""
    if not date:
        return None
    top = label
    while top > 0 and label - top < _ROLE_LINES and not lines[top].gap:
        top -= 1
    parted = top > 0 and _is_name(lines[top - 1]) and _stands_alone(lines, top - 1)
    first = top - 1 if parted else top
    roles = [line.text for line in lines[first + 1 : label]]
    author = lines[first].text if first < label else ""
    return _Header(first, label + 2, author, " ".join(roles).rstrip(" ,;"), date)


def _is_name(line: Line) -> bool:
    words = line.text.split()
    plain = not line.marker and line.text[-1] not in ".!?:;…" and line.text[:1].isalnum()
    return plain and len(words) <= _NAME_WORDS and len(line.text) <= 60  # noqa: PLR2004


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    return bool(lines[at].gap) and (at + 1 == len(lines) or bool(lines[at + 1].gap))


def _spoken(lines: Sequence[Line]) -> Iterator[_Header]:
    """Find headers such as "Jane Doe says:" with a date, and below "Comments" bare names too."""
    counted = next((at for at, line in enumerate(lines) if is_counter(line.text)), len(lines))
    at = 1
    while at < len(lines):
        header = _spoken_at(lines, at, below_counter=at > counted)
        if header:
            yield header
        at = header.start if header else at + 1


def _spoken_at(lines: Sequence[Line], at: int, *, below_counter: bool) -> _Header | None:
    text = lines[at].text
    found = (_SAYS if " by" not in text[:14].lower() else _BY).fullmatch(text)
    below = only_date(lines[at + 1].text) if at + 1 < len(lines) else ""
    if found:
        beside = iso_date(found.group("date") or "")
        if beside or below:
            start = at + 1 if beside else at + 2
            return _Header(at, start, found.group("name").strip(), "", beside or below)
        if below_counter and text.endswith(":") and not found.group("date"):
            return _Header(at, at + 1, found.group("name").strip(), "", "")
    if below_counter and below and _is_name(lines[at]) and lines[at].gap:
        return _Header(at, at + 2, text.rstrip(" ,"), "", below)
    return None
