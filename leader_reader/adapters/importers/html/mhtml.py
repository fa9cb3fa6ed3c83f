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
from leader_reader.adapters.importers.html.tree import declared_encoding
from leader_reader.domain.errors import UnreadableFile
from leader_reader.services.ports import Extract

_PAGE_TYPES = ("text/html", "application/xhtml+xml")
_ADDRESSES = ("Snapshot-Content-Location", "Content-Location")


class Mhtml:
    """Reads .mhtml and .mht pages; pictures and style sheets in them are left alone."""

    format: str = "mhtml"
    endings: tuple[str, ...] = (".mhtml", ".mht")

    def read(self, path: Path) -> Extract:
        message = _message(read_bytes(path), path)
        page = _page(message)
        if page is None:
            raise UnreadableFile(path, "it is damaged (the page in it is missing)")
        extract = extract_page(_text(page), path)
        known = extract.metadata
        source = next((str(message[name]) for name in _ADDRESSES if message[name]), "")
        metadata = replace(
            known, source=known.source or source.strip(), title=known.title or _subject(message)
        )
        return replace(extract, metadata=metadata)


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
    payload = page.get_payload(decode=True)
    data = payload if isinstance(payload, bytes) else b""
    return decode(data, page.get_content_charset("") or declared_encoding(data)).text


def _subject(message: Message) -> str:
    subject = str(message.get("Subject", ""))
    try:
        return clean_text(str(make_header(decode_header(subject))))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return clean_text(subject)
