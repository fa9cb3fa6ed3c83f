"""Which parts of a message are its text, and which are only attached (RFC 2046, RFC 2183)."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from email.errors import MessageError
from email.message import Message
from pathlib import Path

from leader_reader.adapters.importers.encoding import decode
from leader_reader.adapters.importers.html.tree import declared_encoding
from leader_reader.adapters.importers.mail.headers import decoded
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.importing import TOO_DEEP

TOO_MANY = "it has more than 5,000 parts, which no real message does"

_HTML = ("text/html", "application/xhtml+xml")
_PLAIN = ("text/plain", "text/markdown", "text/x-markdown")
_DEEPEST = 30
_MOST_PARTS = 5_000
_UNNAMED = "a file without a name"
_PLACEHOLDER = re.compile(r"\bHTML\b", re.IGNORECASE)
_LONGEST_PLACEHOLDER = 300
_TIMES_LONGER = 5


@dataclass(frozen=True, slots=True)
class Body:
    """A text of a message; `depth` counts the messages around that one."""

    text: str
    is_html: bool
    message: Message
    depth: int


@dataclass(frozen=True, slots=True)
class Attached:
    """A file that came with a message."""

    name: str


@dataclass(frozen=True, slots=True)
class _Place:
    """A part on the way: the message that it belongs to, and how deep it lies."""

    part: Message
    message: Message
    depth: int
    nesting: int

    def inside(self, part: Message) -> "_Place":
        return _Place(part, self.message, self.depth, self.nesting + 1)


def bodies_of(message: Message, path: Path) -> Iterator[Body | Attached]:
    """Yield the texts of a message and of those inside it, in order, and what is attached.

    Raises UnreadableFile where there are too many parts, or too deep ones, to read them all.
    """
    waiting = [_Place(message, message, 0, 0)]
    seen = 0
    while waiting:
        place = waiting.pop()
        seen += 1
        if seen > _MOST_PARTS or place.nesting > _DEEPEST:
            raise UnreadableFile(path, TOO_MANY if seen > _MOST_PARTS else TOO_DEEP)
        kind = place.part.get_content_type()
        if kind == "message/rfc822":
            waiting += [_Place(m, m, place.depth + 1, place.nesting + 1) for m in _parts(place)]
        elif place.part.is_multipart():
            waiting += reversed([place.inside(part) for part in _chosen(place, kind)])
        else:
            yield _leaf(place, kind)


def _parts(place: _Place) -> list[Message]:
    payload = place.part.get_payload()
    return [part for part in payload if isinstance(part, Message)] if _listed(payload) else []


def _listed(payload: object) -> bool:
    return isinstance(payload, list)


def _chosen(place: _Place, kind: str) -> list[Message]:
    """Return the parts to look at: of alternatives the plain text, unless it says nothing."""
    parts = _parts(place)
    if kind != "multipart/alternative":
        return parts
    plain = [part for part in parts if part.get_content_type() == "text/plain"]
    other = [part for part in parts if part.get_content_type() != "text/plain"]
    shown = [part for part in other if _is_shown(part)]
    extra = [part for part in other if not _is_shown(part)]  # a calendar, perhaps
    if plain and _says_something(plain[0], shown):
        return [plain[0], *extra]
    return [*shown[-1:], *extra] or plain[:1]


def _is_shown(part: Message) -> bool:
    return part.get_content_type() in _HTML or part.is_multipart()


def _says_something(plain: Message, shown: list[Message]) -> bool:
    text = _text(plain).strip()
    if not text or not shown:
        return bool(text)
    if len(text) > _LONGEST_PLACEHOLDER or not _PLACEHOLDER.search(text):
        return True
    longest = max(len(_payload(part)) for part in shown[-1].walk())
    return longest < _TIMES_LONGER * len(text)


def _leaf(place: _Place, kind: str) -> Body | Attached:
    part = place.part
    name = _file_name(part)
    is_text = kind in _PLAIN or kind in _HTML
    attached = "attachment" in str(part.get("Content-Disposition", "")).lower()
    if not is_text or attached or (name and place.nesting and kind not in _PLAIN):
        return Attached(name or _UNNAMED)
    text = _flowed(part, _text(part)) if kind in _PLAIN else _text(part)
    return Body(text, kind in _HTML, place.message, place.depth)


def _file_name(part: Message) -> str:
    try:
        name = part.get_filename("")
    except (MessageError, ValueError, LookupError, TypeError):
        return ""
    return decoded(str(name)).rpartition("/")[2].rpartition("\\")[2][:200]


def _text(part: Message) -> str:
    data = _payload(part)
    try:
        named = part.get_content_charset("") or ""
    except (ValueError, LookupError, TypeError):
        named = ""
    html = part.get_content_type() in _HTML
    return decode(data, str(named) or (declared_encoding(data) if html else "")).text


def _payload(part: Message) -> bytes:
    try:
        payload = part.get_payload(decode=True)
    except (MessageError, ValueError, LookupError, AssertionError):
        return b""
    return payload if isinstance(payload, bytes) else b""


def _flowed(part: Message, text: str) -> str:
    """Join the soft line ends of format=flowed; with DelSp their space is not kept (RFC 3676)."""
    told = str(part.get("Content-Type", "")).lower()
    if "flowed" not in told:
        return text
    kept = -1 if re.search(r"\bdelsp\s*=\s*\"?yes", told) else None
    joined: list[str] = []
    for line in text.splitlines():
        quotes = _quotes(line)
        goes_on = joined and joined[-1].endswith(" ") and joined[-1].strip() not in ("--", ">")
        if goes_on and line.strip(" >") and _quotes(joined[-1]) == quotes and line.strip() != "--":
            joined[-1] = joined[-1][:kept] + line[quotes:].removeprefix(" ")
        else:
            joined.append(line)
    return "\n".join(joined)


def _quotes(line: str) -> int:
    return len(line) - len(line.lstrip(">"))
