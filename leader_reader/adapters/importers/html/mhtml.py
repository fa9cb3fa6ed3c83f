"""Web pages saved as MHTML: a mail message whose first HTML part is the page."""

import email
from dataclasses import replace
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from pathlib import Path

from leader_reader.adapters.importers.blocks import clean_text
from leader_reader.adapters.importers.encoding import decode
from leader_reader.adapters.importers.files import read_bytes
from leader_reader.adapters.importers.html.page import extract_page
from leader_reader.adapters.importers.html.pictures import Show, held_pictures, joined_to
from leader_reader.adapters.importers.html.tree import declared_encoding
from leader_reader.adapters.importers.image_header import HEAD
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


class Mhtml:
    """Reads .mhtml and .mht pages; the pictures in them are only told of."""

    format: str = "mhtml"
    endings: tuple[str, ...] = (".mhtml", ".mht")

    def read(self, path: Path) -> Extract:
        message = _message(read_bytes(path), path)
        page = _page(message)
        if page is None:
            raise UnreadableFile(path, "it is damaged (the page in it is missing)")
        source = _source(message)
        extract = extract_page(_text(page), path, _shown(message, page))
        known = extract.metadata
        metadata = replace(
            known, source=known.source or source, title=known.title or _subject(message)
        )
        return replace(extract, metadata=metadata)


def picture_in(data: bytes, path: Path, address: str) -> bytes:
    """Return the bytes of the picture at an address in a saved page, b"" where there is none."""
    message = _message(data, path)
    page = _page(message)
    part = _pictures(message, _base(message, page)).get(address) if page is not None else None
    return _payload(part) if part is not None else b""


def _shown(message: Message, page: Message) -> Show:
    base = _base(message, page)
    parts = _pictures(message, base)

    def head(address: str) -> bytes:
        part = parts.get(address)
        return _payload(part)[:HEAD] if part is not None else b""

    return held_pictures(head, base)


def _base(message: Message, page: Message) -> str:
    """Return the page's own address, which others in it may be relative to."""
    return str(page.get("Content-Location") or _source(message)).strip()


def _source(message: Message) -> str:
    return next((str(message[name]).strip() for name in _ADDRESSES if message[name]), "")


def _pictures(message: Message, base: str) -> dict[str, Message]:
    """Return the parts that are pictures by the addresses under which the page shows them."""
    found: dict[str, Message] = {}
    try:
        parts = [part for part in message.walk() if part.get_content_maintype() == "image"]
    except RecursionError:
        return found
    for part in parts:
        number = str(part.get("Content-ID") or "").strip().strip("<>")
        place = str(part.get("Content-Location") or "").strip()
        for address in (f"cid:{number}" if number else "", joined_to(base, place)):
            if address:
                found.setdefault(address, part)
    return found


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _message(data: bytes, path: Path) -> Message:
    try:
        return email.message_from_bytes(data)
    except (MessageError, ValueError, RecursionError) as error:
        raise UnreadableFile(path, "it is damaged (its parts cannot be told apart)") from error


def _page(message: Message) -> Message | None:
    try:
        parts = [part for part in message.walk() if part.get_content_type() in _PAGE_TYPES]
    except RecursionError:
        return None
    return parts[0] if parts else None


def _text(page: Message) -> str:
    data = _payload(page)
    return decode(data, page.get_content_charset("") or declared_encoding(data)).text


def _subject(message: Message) -> str:
    subject = str(message.get("Subject", ""))
    try:
        return clean_text(str(make_header(decode_header(subject))))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return clean_text(subject)
