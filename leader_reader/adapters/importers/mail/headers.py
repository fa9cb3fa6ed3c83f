"""The head of a message: who wrote it, when and about what (RFC 5322, RFC 2047)."""

import email
import re
from dataclasses import dataclass
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parsedate_to_datetime
from pathlib import Path

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.dates import iso_date
from leader_reader.domain.document import Metadata
from leader_reader.domain.errors import UnreadableFile

_LONGEST = 2_000
_MOST_AUTHORS = 20
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*")


@dataclass(frozen=True, slots=True)
class Sender:
    """Who wrote a message, by name or else by address, and on which day (ISO 8601, or "")."""

    name: str
    date: str


def message_of(data: bytes, path: Path) -> Message:
    """Return the message. Raises UnreadableFile where its parts cannot be told apart."""
    try:
        return email.message_from_bytes(data)
    except (MessageError, ValueError, LookupError, RecursionError) as error:
        raise UnreadableFile(path, "it is damaged (its parts cannot be told apart)") from error


def metadata_of(message: Message) -> Metadata:
    """Return what the head says: the subject as title, those it is from as authors, the day."""
    language = header(message, "Content-Language").partition(",")[0].strip()
    return Metadata(
        title=header(message, "Subject"),
        authors=_people(header(message, "From")),
        organisation=header(message, "Organization") or header(message, "Organisation"),
        date=_day(header(message, "Date")),
        language=language if _LANGUAGE.fullmatch(language) else "",
    )


def sender_of(message: Message) -> Sender:
    """Return who wrote a message, and when."""
    people = _people(header(message, "From"))
    return Sender(people[0] if people else "", _day(header(message, "Date")))


def header(message: Message, name: str) -> str:
    """Return a header's text with its encoded words read; "" where there is none."""
    try:
        raw = str(message.get(name, ""))[:_LONGEST]
    except (MessageError, ValueError, LookupError, IndexError):
        return ""
    return decoded(raw)


def decoded(raw: str) -> str:
    """Return the text of a header or a file's name; left as it is where it cannot be read."""
    try:
        return clean_text(str(make_header(decode_header(raw))))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return clean_text(raw)


def _people(line: str) -> tuple[str, ...]:
    """Return the people in a From line by name, or by address where there is no name."""
    try:
        pairs = getaddresses([line])[:_MOST_AUTHORS]
    except (ValueError, IndexError, TypeError, AttributeError):
        pairs = []
    names = (clean_text(name).strip("'\" ") or address for name, address in pairs)
    found = tuple(dict.fromkeys(name for name in names if name))
    bare = re.sub(r"<[^<>]*>", "", line).strip(" '\"")
    return found or ((bare,) if bare else ())


def _day(line: str) -> str:
    """Return the day as the sender's clock had it."""
    try:
        return parsedate_to_datetime(line).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        return iso_date(line)
