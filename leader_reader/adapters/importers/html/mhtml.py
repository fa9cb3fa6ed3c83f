"""Web pages saved as MHTML: a mail message whose first HTML part is the page."""

import email
import html
import re
from contextlib import suppress
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
_FRAMES = re.compile(r"<frameset\b", re.IGNORECASE)
_FRAME_SOURCE = re.compile(r"<frame\b[^>]{0,500}?\bsrc\s*=\s*[\"']?([^\s\"'>]+)", re.IGNORECASE)
_MOST_NULLS, _ASCII = 5, 127
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
        extract = _extract(message, page, path)
        known = extract.metadata
        metadata = replace(
            known,
            source=known.source or _source(message),
            title=known.title or _subject(message),
        )
        return replace(extract, metadata=metadata)


def _extract(message: Message, page: Message, path: Path) -> Extract:
    """Return what the page holds, and what is in its frames where it consists of those."""
    text = _text(page)
    frames = _frames(message, page) if _FRAMES.search(text) else []
    if not frames:
        return _with_inner(message, page, path, text)
    pieces = [page, *frames]
    found = [_tried(_text(each), path, _shown(message, each)) for each in pieces]
    extracts = [each for each in found if each is not None]
    if not extracts:
        raise UnreadableFile(path, "it holds no text")
    blocks = tuple(block for each in extracts for block in each.blocks)
    return replace(extracts[0], blocks=blocks)


def _with_inner(message: Message, page: Message, path: Path, text: str) -> Extract:
    """Return what the page holds; one without any text may have it in a part of its own."""
    extract = _tried(text, path, _shown(message, page))
    if extract is not None:
        return extract
    for inner in _others(message, page):
        found = _tried(_text(inner), path, _shown(message, inner))
        if found is not None:
            return found
    raise UnreadableFile(path, "it holds no text")


def _tried(text: str, path: Path, show: Show) -> Extract | None:
    with suppress(UnreadableFile):
        return extract_page(text, path, show)
    return None


def _others(message: Message, page: Message) -> list[Message]:
    return [part for part in _pages(message) if part is not page]


def _frames(message: Message, page: Message) -> list[Message]:
    """Return the pages in the frames of `page`, in the order in which it names them."""
    base = _base(message, page)
    parts = {address: part for part in _others(message, page) for address in _places(part, base)}
    sources = (html.unescape(match.group(1)) for match in _FRAME_SOURCE.finditer(_text(page)))
    named = (joined_to(base, source) for source in sources)
    return list(dict.fromkeys(parts[address] for address in named if address in parts))


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
    for part in _parts(message):
        if part.get_content_maintype() == "image":
            for address in _places(part, base):
                found.setdefault(address, part)
    return found


def _places(part: Message, base: str) -> list[str]:
    """Return the addresses of a part: that of its own, and by its number."""
    number = str(part.get("Content-ID") or "").strip().strip("<>")
    place = str(part.get("Content-Location") or "").strip()
    return [each for each in (f"cid:{number}" if number else "", joined_to(base, place)) if each]


def _parts(message: Message) -> list[Message]:
    try:
        return list(message.walk())
    except RecursionError:
        return []


def _payload(part: Message) -> bytes:
    payload = part.get_payload(decode=True)
    return payload if isinstance(payload, bytes) else b""


def _message(data: bytes, path: Path) -> Message:
    try:
        return email.message_from_bytes(_as_mail(data))
    except (MessageError, ValueError, RecursionError, LookupError) as error:
        raise UnreadableFile(path, "it is damaged (its parts cannot be told apart)") from error


def _as_mail(data: bytes) -> bytes:
    """Return the file as mail is written: without a mark before it, in bytes of ASCII's kind."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[1:20:2].count(0) > _MOST_NULLS:
        data = data.decode("utf-16" if data[0] > _ASCII else "utf-16-le", "replace").encode()
    return data.removeprefix(b"\xef\xbb\xbf").lstrip()


def _page(message: Message) -> Message | None:
    """Return the part that is the page: what `start` names, what lies at its address, the first."""
    pages = _pages(message)
    start = str(message.get_param("start") or "").strip("<> ")
    for part in pages:
        if start and str(part.get("Content-ID") or "").strip("<> ") == start:
            return part
    address = _source(message)
    own = (part for part in pages if address and _place(part) == address)
    return next(own, pages[0] if pages else None)


def _place(part: Message) -> str:
    return str(part.get("Content-Location") or "").strip()


def _pages(message: Message) -> list[Message]:
    return [part for part in _parts(message) if part.get_content_type() in _PAGE_TYPES]


def _text(page: Message) -> str:
    data = _payload(page)
    return decode(data, _charset(page) or declared_encoding(data)).text


def _charset(page: Message) -> str:
    """Return the encoding that a part names; "unicode" is what Internet Explorer calls UTF-16."""
    try:
        named = page.get_content_charset("")
    except (UnicodeError, LookupError, ValueError):
        return ""
    return "utf-16" if named == "unicode" else named


def _subject(message: Message) -> str:
    subject = str(message.get("Subject", ""))
    try:
        return clean_text(str(make_header(decode_header(subject))))
    except (HeaderParseError, UnicodeError, LookupError, ValueError):
        return clean_text(subject)
